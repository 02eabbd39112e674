package org.polyseme.view.model;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import org.polyseme.state.Numbers;

/** Numbers as people read and type them. Pure functions. */
public final class NumberText {
    /** Below this a decimal fraction has more zeros than can be counted at a glance. */
    private static final double SMALL = 0.001;

    private NumberText() {}

    /** The value of a field: whole numbers with separators, others with three significant digits, a true minus sign. */
    public static String of(Object value) {
        if (value instanceof Long whole) {
            return String.format(Locale.ROOT, "%,d", whole).replace('-', '−');
        }
        if (value instanceof Double real) {
            return real(real);
        }
        if (value instanceof Numbers numbers) {
            return numbers.isSingle()
                    ? real(numbers.first())
                    : "list of " + numbers.values().size();
        }
        return String.valueOf(value);
    }

    private static String real(double value) {
        if (value == 0) {
            return "0";
        }
        BigDecimal rounded = new BigDecimal(value).round(new MathContext(3));
        String text = Math.abs(value) < SMALL
                ? scientific(rounded)
                : rounded.stripTrailingZeros().toPlainString();
        return text.replace('-', '−');
    }

    private static String scientific(BigDecimal value) {
        BigDecimal digits = value.stripTrailingZeros();
        int exponent = digits.precision() - digits.scale() - 1;
        return digits.movePointLeft(exponent).toPlainString() + "e" + exponent;
    }

    /**
     * The number that was typed, or the text itself where it is none, for the field to refuse in its own words.
     *
     * @param text with any minus sign, thin spaces and thousands separators
     */
    public static Object parse(String text) {
        String plain = text.strip().replace('−', '-').replace("\u202F", "").replace("\u00A0", "");
        // 0,001 is a decimal comma; taken for a separator it would silently become 1.
        if (plain.matches("[+-]?[1-9]\\d{0,2}(,\\d{3})+")) {
            plain = plain.replace(",", "");
        }
        if (!plain.matches("[+-]?(\\d{1,30}(\\.\\d{0,30})?|\\.\\d{1,30})([eE][+-]?\\d{1,3})?")) {
            return text.strip();
        }
        return new BigDecimal(plain);
    }
}
