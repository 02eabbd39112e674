package org.polyseme.view.model;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.polyseme.state.Choice;
import org.polyseme.state.Domain;
import org.polyseme.state.Experiment;
import org.polyseme.state.Field;
import org.polyseme.state.Matrix;
import org.polyseme.state.Numbers;

/** The values of fields as people read and type them, lists and matrices included. Pure functions. */
public final class FieldText {
    /** Below this a decimal fraction has more zeros than can be counted at a glance. */
    private static final double SMALL = 0.001;

    private FieldText() {}

    /** The value in a word or two. */
    public static String of(Object value) {
        if (value instanceof Choice choice) {
            return choice.label();
        }
        if (value instanceof Boolean on) {
            return on ? "on" : "off";
        }
        if (value instanceof List<?> list) {
            return list.isEmpty() ? "none" : list.stream().map(NumberText::of).collect(Collectors.joining(", "));
        }
        if (value instanceof Matrix matrix) {
            return matrix.size() == 0 ? "none" : matrix.rows() + " × " + matrix.columns();
        }
        return NumberText.of(value);
    }

    /** The value to the last digit, as it can be typed again; a large matrix in the words of {@link #of}. */
    public static String full(Object value) {
        if (value instanceof Double real) {
            return digits(real);
        }
        if (value instanceof Numbers numbers) {
            return numbers.values().stream().map(FieldText::digits).collect(Collectors.joining(", "));
        }
        if (value instanceof Matrix matrix && matrix.size() > 0 && matrix.size() <= 64) {
            return IntStream.range(0, matrix.rows())
                    .mapToObj(i -> IntStream.range(0, matrix.columns())
                            .mapToObj(k -> digits(matrix.at(i, k)))
                            .collect(Collectors.joining(", ")))
                    .collect(Collectors.joining("; "));
        }
        return of(value);
    }

    private static String digits(double value) {
        BigDecimal digits = BigDecimal.valueOf(value).stripTrailingZeros();
        String text = value != 0 && Math.abs(value) < SMALL
                ? digits.toString().toLowerCase(Locale.ROOT)
                : digits.toPlainString();
        return text.replace('-', '−');
    }

    /**
     * What was typed into a field: a number, a list of numbers, rows of them parted by semicolons; or the text itself
     * where it is none of what the field can hold, for the field to refuse in its own words.
     */
    public static Object parse(Field field, String text) {
        Domain domain = field.domain();
        if (domain instanceof Domain.Table) {
            List<Object> rows = new ArrayList<>();
            for (String row : unbracketed(text).split(";", -1)) {
                rows.add(list(row));
            }
            return rows;
        }
        if (domain instanceof Domain.Widths) {
            return list(unbracketed(text));
        }
        Object number = NumberText.parse(text);
        if (domain instanceof Domain.RealOrList && !(number instanceof BigDecimal) && text.matches(".*[,;\\s].*")) {
            return list(unbracketed(text));
        }
        return number;
    }

    private static String unbracketed(String text) {
        return text.replaceAll("[\\[\\]]", " ").strip();
    }

    /** Numbers parted by commas, semicolons or spaces; what is none stays text. */
    private static List<Object> list(String text) {
        List<Object> numbers = new ArrayList<>();
        for (String word : text.strip().split("[,;\\s]+", -1)) {
            if (!word.isEmpty()) {
                numbers.add(NumberText.parse(word));
            }
        }
        return numbers;
    }

    /** What changed from one recipe to another in a few words: "learning rate 0.02 → 0.05"; empty for no difference. */
    static String change(Experiment before, Experiment after) {
        return before.differences(after).stream()
                .findFirst()
                .map(field -> inSentence(field.label()) + " " + of(before.get(field)) + " → " + of(after.get(field)))
                .orElse("");
    }

    /** A label within a sentence: small unless its first word is a name of its own, such as ReLU. */
    public static String inSentence(String label) {
        String first = label.split(" ", 2)[0];
        boolean ordinary = first.length() > 1 && first.substring(1).chars().allMatch(Character::isLowerCase);
        return ordinary ? Character.toLowerCase(label.charAt(0)) + label.substring(1) : label;
    }
}
