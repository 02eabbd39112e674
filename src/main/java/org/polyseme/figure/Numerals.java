package org.polyseme.figure;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/** Numbers as they stand on screen: a true minus sign (U+2212), thousands with a comma, the same in every locale. */
public final class Numerals {
    /** The minus sign, as wide as a plus; a hyphen is not. */
    public static final char MINUS = '\u2212';

    private Numerals() {}

    /** With its sign, {@code +0.982} or {@code −0.982}; zero, also after rounding, has none. */
    public static String signed(double value, int decimals) {
        String text = fixed(value, decimals);
        boolean isZero = text.chars().noneMatch(c -> c >= '1' && c <= '9');
        return value > 0 && !isZero ? "+" + text : text;
    }

    /** With so many decimals; {@code −} only where something negative is left after rounding. */
    public static String fixed(double value, int decimals) {
        String text = String.format(Locale.ROOT, "%." + decimals + "f", Math.abs(value));
        boolean isZero = text.chars().noneMatch(c -> c >= '1' && c <= '9');
        return value < 0 && !isZero ? MINUS + text : text;
    }

    /** A count, {@code 10,000}. */
    public static String count(long value) {
        // By hand: figures write hundreds of counts a second, and a formatter takes its time over each.
        StringBuilder text = new StringBuilder(Long.toString(value));
        int first = value < 0 ? 1 : 0;
        for (int k = text.length() - 3; k > first; k -= 3) {
            text.insert(k, ',');
        }
        if (value < 0) {
            text.setCharAt(0, MINUS);
        }
        return text.toString();
    }

    /** A share in [0, 1] as a whole percentage, {@code 38 %} with a narrow no-break space. */
    public static String percent(double share) {
        return Math.round(100 * share) + "\u202f%";
    }

    /** With four significant digits, in plain notation where that is short: {@code 1.534}, {@code 0.01200}, {@code 3.1e−9}. */
    public static String significant(double value) {
        double size = Math.abs(value);
        if (size != 0 && (size < 1e-4 || size >= 1e7)) {
            return String.format(Locale.ROOT, "%.3e", value).replace('-', MINUS);
        }
        int magnitude = size == 0 ? 0 : (int) Math.floor(Math.log10(size));
        return fixed(value, Math.max(0, 3 - magnitude));
    }

    /** As {@link #tick}, or as {@code 1.5e12} where that would be longer than a margin is wide. */
    public static String brief(double value) {
        double size = Math.abs(value);
        if (size == 0 || (size >= 0.99e-4 && size < 1e5)) {
            return tick(value);
        }
        int exponent = (int) Math.floor(Math.log10(size) + 1e-9);
        String text = fixed(size / Math.pow(10, exponent), 2).replaceAll("\\.?0+$", "") + "e" + exponent;
        return (value < 0 ? MINUS + text : text).replace('-', MINUS);
    }

    /** The shortest text for a number on an axis: {@code 10,000}, {@code 0.5}, {@code 0.02}. */
    public static String tick(double value) {
        if (value == Math.rint(value) && Math.abs(value) < 1e15) {
            return count((long) value);
        }
        String text = BigDecimal.valueOf(Math.abs(value))
                .round(new MathContext(6))
                .stripTrailingZeros()
                .toPlainString();
        return value < 0 ? MINUS + text : text;
    }
}
