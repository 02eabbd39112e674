package org.polyseme.export;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import org.polyseme.state.Experiment;
import org.polyseme.state.Field;
import org.polyseme.state.Matrix;
import org.polyseme.store.JsonText;

/** The recipe in words, for under a picture. */
public final class Caption {
    private static final Set<Field> ALWAYS = EnumSet.of(Field.MODEL, Field.FEATURES, Field.NEURONS, Field.SEED);

    private Caption() {}

    /** What the recipe has of its own: the model, its shape, the seed, and every field that is not at its default. */
    public static String of(Experiment experiment, String program) {
        Experiment silent = Experiment.defaults(experiment.model());
        StringJoiner words = new StringJoiner(" · ");
        for (Map.Entry<Field, Object> entry : experiment.telling()) {
            Field field = entry.getKey();
            if (ALWAYS.contains(field) || !entry.getValue().equals(silent.get(field))) {
                words.add(field.label() + "\u00A0" + value(entry.getValue()));
            }
        }
        return words.add("Polyseme\u00A0" + program).toString();
    }

    private static String value(Object value) {
        if (value instanceof Matrix matrix) {
            return matrix.rows() + "\u00A0×\u00A0" + matrix.columns() + " numbers";
        }
        return JsonText.of(value).replace("\"", "").replace('-', '\u2212');
    }
}
