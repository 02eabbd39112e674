package org.polyseme.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.polyseme.store.JsonText;
import org.polyseme.store.Tensor;
import org.polyseme.store.TensorFile;

/** The tensors in a file, and what each would be as weights, both ways round. */
final class TensorList {
    private static final int WIDEST_NAME = 48;

    private TensorList() {}

    /** A line a tensor, for people. */
    static String table(TensorFile file) {
        List<Tensor> tensors = file.tensors();
        int width = Math.min(
                WIDEST_NAME,
                tensors.stream().mapToInt(t -> t.name().length()).max().orElse(1));
        return tensors.stream().map(tensor -> line(tensor, width)).collect(Collectors.joining(System.lineSeparator()));
    }

    private static String line(Tensor tensor, int width) {
        String kind = String.format("%-" + width + "s  %-9s  %-14s", tensor.name(), tensor.type(), tensor.sizes());
        return (kind + "  " + readings(tensor)).stripTrailing();
    }

    private static String readings(Tensor tensor) {
        if (!tensor.isMatrix()) {
            return "not weights";
        }
        String instances = tensor.instances() > 1
                ? String.format(Locale.ROOT, "--instance 0 to %,d, each ", tensor.instances() - 1)
                : "";
        return instances + sizes(tensor.rows(), tensor.columns()) + "; with --transpose "
                + sizes(tensor.columns(), tensor.rows());
    }

    private static String sizes(long features, long neurons) {
        return String.format(Locale.ROOT, "%,d features x %,d neurons", features, neurons);
    }

    /** A line of JSON a tensor. */
    static String json(TensorFile file) {
        return file.tensors().stream().map(TensorList::entry).collect(Collectors.joining(System.lineSeparator()));
    }

    private static String entry(Tensor tensor) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("tensor", tensor.name());
        entry.put("type", tensor.type());
        entry.put("shape", tensor.shape());
        entry.put("weights", tensor.isMatrix());
        return JsonText.of(entry);
    }
}
