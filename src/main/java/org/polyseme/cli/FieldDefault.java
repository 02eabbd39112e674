package org.polyseme.cli;

import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.polyseme.state.Experiment;
import org.polyseme.state.Field;
import org.polyseme.state.ModelKind;
import org.polyseme.store.JsonText;

/** What a field holds where a recipe is silent, in words. */
final class FieldDefault {
    private FieldDefault() {}

    /** The value of most models first, then the exceptions: {@code 5 (incidental: 32)}. */
    static String of(Field field) {
        if (field == Field.MODEL) {
            return Experiment.of(Map.of()).model().key();
        }
        Map<String, List<ModelKind>> models = Arrays.stream(ModelKind.values())
                .collect(Collectors.groupingBy(
                        model -> plain(Experiment.defaults(model).get(field)),
                        LinkedHashMap::new,
                        Collectors.toList()));
        List<Map.Entry<String, List<ModelKind>>> byUse = models.entrySet().stream()
                .sorted(Comparator.comparingInt(entry -> -entry.getValue().size()))
                .toList();
        String exceptions = byUse.stream()
                .skip(1)
                .map(e -> keys(e.getValue()) + ": " + e.getKey())
                .collect(Collectors.joining("; "));
        return byUse.get(0).getKey() + (exceptions.isEmpty() ? "" : " (" + exceptions + ")");
    }

    private static String keys(List<ModelKind> models) {
        return models.stream().map(ModelKind::key).collect(Collectors.joining(", "));
    }

    private static String plain(Object value) {
        return JsonText.of(value).replace("\"", "");
    }
}
