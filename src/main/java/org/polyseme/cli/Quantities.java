package org.polyseme.cli;

import java.util.Locale;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the numbers of options, and says in words what was expected: picocli's own answer names a Java type. */
final class Quantities {
    private static final String WHOLE = "a whole number";
    private static final String REAL = "a number";

    private Quantities() {}

    /** To be called once all commands are known. */
    static CommandLine readBy(CommandLine commandLine) {
        ITypeConverter<Integer> smallWhole = converter(within(Integer.MIN_VALUE, Integer.MAX_VALUE), Integer::valueOf);
        ITypeConverter<Long> whole = converter(within(Long.MIN_VALUE, Long.MAX_VALUE), Long::valueOf);
        ITypeConverter<Double> real = converter(REAL, Double::valueOf);
        return commandLine
                .registerConverter(int.class, smallWhole)
                .registerConverter(Integer.class, smallWhole)
                .registerConverter(long.class, whole)
                .registerConverter(Long.class, whole)
                .registerConverter(double.class, real)
                .registerConverter(Double.class, real);
    }

    private static String within(long least, long most) {
        return String.format(Locale.ROOT, "%s from %,d to %,d", WHOLE, least, most);
    }

    private static <T> ITypeConverter<T> converter(String expected, Function<String, T> read) {
        return text -> {
            try {
                return read.apply(text);
            } catch (NumberFormatException nonsense) {
                boolean isTooLarge = expected.startsWith(WHOLE) && text.matches("[+-]?[0-9]{1,1000}");
                String range = expected.startsWith(WHOLE) && !isTooLarge ? WHOLE : expected;
                throw new TypeConversionException("expected " + range + ", found \"" + text + "\"");
            }
        };
    }
}
