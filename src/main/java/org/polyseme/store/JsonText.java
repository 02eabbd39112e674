package org.polyseme.store;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.polyseme.state.Choice;
import org.polyseme.state.Matrix;
import org.polyseme.state.Numbers;

/** Writes the typed values of fields, and the numbers that commands print, as JSON that reads back as the same value. */
public final class JsonText {
    private static final double WHOLE_BELOW = 1e9;

    private JsonText() {}

    /**
     * The value as JSON, on one line unless it is a matrix.
     *
     * @param value typed as {@link org.polyseme.state.Experiment#get} has it, or a Map or List of such values; numbers
     *     that are not finite become null
     */
    public static String of(Object value) {
        StringBuilder text = new StringBuilder();
        append(text, value);
        return text.toString();
    }

    /**
     * The one value that a text says: Map in the text's order, List, String, Boolean, null, or a Number.
     *
     * @param name what to call the text in messages
     * @throws FileProblem saying in one sentence what is wrong where
     */
    public static @Nullable Object read(String name, String text) throws FileProblem {
        return Json.read(name, text.getBytes(StandardCharsets.UTF_8));
    }

    static void append(StringBuilder text, Object value) {
        if (value instanceof Choice choice) {
            append(text, choice.key());
        } else if (value instanceof Numbers numbers) {
            append(text, numbers.isSingle() ? (Object) numbers.first() : numbers.values());
        } else if (value instanceof List<?> list) {
            appendList(text, list);
        } else if (value instanceof Map<?, ?> map) {
            appendMap(text, map);
        } else if (value instanceof Matrix matrix) {
            appendRows(text, matrix);
        } else if (value instanceof Double number) {
            text.append(number(number));
        } else if (value instanceof Long || value instanceof Integer || value instanceof Boolean) {
            text.append(value);
        } else if (value instanceof String words) {
            text.append('"')
                    .append(JsonStringEncoder.getInstance().quoteAsString(words))
                    .append('"');
        } else {
            throw new IllegalArgumentException("no JSON for " + value.getClass());
        }
    }

    private static void appendList(StringBuilder text, List<?> list) {
        String separator = "[";
        for (Object entry : list) {
            text.append(separator);
            append(text, entry);
            separator = ", ";
        }
        text.append(list.isEmpty() ? "[]" : "]");
    }

    private static void appendMap(StringBuilder text, Map<?, ?> map) {
        String separator = "{";
        for (Map.Entry<?, ?> member : map.entrySet()) {
            text.append(separator);
            append(text, String.valueOf(member.getKey()));
            append(text.append(":"), member.getValue());
            separator = ",";
        }
        text.append(map.isEmpty() ? "{}" : "}");
    }

    private static void appendRows(StringBuilder text, Matrix matrix) {
        for (int i = 0; i < matrix.rows(); i++) {
            text.append(i == 0 ? "[\n" : ",\n");
            for (int k = 0; k < matrix.columns(); k++) {
                text.append(k == 0 ? "      [" : ", ").append(number(matrix.at(i, k)));
            }
            text.append(']');
        }
        text.append(matrix.rows() == 0 ? "[]" : "\n    ]");
    }

    /** The shortest spelling that reads back as this double; null where JSON has none. */
    private static String number(double value) {
        if (!Double.isFinite(value)) {
            return "null";
        }
        if (value == Math.rint(value) && Math.abs(value) < WHOLE_BELOW) {
            return value == 0 && 1 / value < 0 ? "-0.0" : Long.toString((long) value);
        }
        return new BigDecimal(Double.toString(value)).stripTrailingZeros().toString();
    }
}
