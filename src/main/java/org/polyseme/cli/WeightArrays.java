package org.polyseme.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.polyseme.state.Experiment;
import org.polyseme.state.Matrix;
import org.polyseme.state.Parameters;
import org.polyseme.state.RefusedValueException;
import org.polyseme.state.Snapshot;
import org.polyseme.store.NpyArray;

/**
 * The weights of finished runs as arrays for numpy: {@code W [n, m]}, {@code b [n]} (zeros where the model has none),
 * {@code W0 [n, m]}, then whatever else the model trains. Several runs are stacked along a further axis in front.
 */
final class WeightArrays {
    /** Together with the weights at step 0, half a gigabyte. */
    private static final long MOST_NUMBERS = 1L << 26;

    private WeightArrays() {}

    /**
     * Refuses, before the work, what would not fit in memory after it.
     *
     * @throws RefusedValueException if the runs have too many weights together
     */
    static void check(List<Experiment> members) {
        Experiment first = members.get(0);
        long numbers = (long) first.features() * first.neurons() * members.size();
        if (numbers > MOST_NUMBERS) {
            throw new RefusedValueException(
                    "seeds × features × neurons",
                    String.format(Locale.ROOT, "at most %,d numbers in one file", MOST_NUMBERS),
                    String.format(Locale.ROOT, "%,d", numbers));
        }
    }

    /** @param stacked whether the runs get an axis of their own, though there may be only one */
    static Map<String, NpyArray> of(List<Snapshot> runs, boolean stacked) {
        Map<String, NpyArray> arrays = new LinkedHashMap<>();
        arrays.put("W", array(runs, stacked, Snapshot::weights));
        NpyArray bias = array(runs, stacked, WeightArrays::bias);
        arrays.put("b", bias.without(bias.shape().size() - 2));
        arrays.put("W0", array(runs, stacked, Snapshot::initialWeights));
        List<Parameters.Named> tensors = runs.get(0).parameters().tensors();
        for (Parameters.Named tensor : tensors.subList(1, tensors.size())) {
            if (!tensor.name().equals("b")) {
                arrays.put(
                        tensor.name(),
                        array(
                                runs,
                                stacked,
                                run -> run.parameters().named(tensor.name()).orElseThrow()));
            }
        }
        return arrays;
    }

    private static NpyArray array(List<Snapshot> runs, boolean stacked, Function<Snapshot, Matrix> part) {
        List<Matrix> parts = runs.stream().map(part).toList();
        return stacked ? NpyArray.stacked(parts) : NpyArray.of(parts.get(0));
    }

    private static Matrix bias(Snapshot run) {
        int features = run.experiment().features();
        return run.parameters().bias().orElseGet(() -> Matrix.of(1, features, new float[features]));
    }
}
