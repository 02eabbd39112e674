package org.polyseme.state;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The values that a field of a recipe may take. {@link #accept} turns what a JSON reader gives (String, Boolean,
 * Number, List) into the field's own type, or refuses it in words. Immutable.
 */
public sealed interface Domain {

    /** What may stand here, to follow the word "expected". */
    String expected();

    /**
     * The typed value for {@code raw}.
     *
     * @throws RefusedValueException if {@code raw} is not in this domain
     */
    Object accept(String field, @Nullable Object raw);

    /** An integer in [min, max]; typed as Long. */
    record Whole(long min, long max) implements Domain {
        @Override
        public String expected() {
            return String.format(Locale.ROOT, "a whole number from %,d to %,d", min, max);
        }

        @Override
        public Object accept(String field, @Nullable Object raw) {
            if (raw instanceof Number number) {
                try {
                    long value = new BigDecimal(number.toString()).longValueExact();
                    if (value >= min && value <= max) {
                        return value;
                    }
                } catch (NumberFormatException | ArithmeticException notWhole) {
                    throw refusal(this, field, raw);
                }
            }
            throw refusal(this, field, raw);
        }
    }

    /** A finite number in [min, max]; typed as Double. */
    record Real(double min, double max) implements Domain {
        @Override
        public String expected() {
            return "a number from " + plain(min) + " to " + plain(max);
        }

        @Override
        public Object accept(String field, @Nullable Object raw) {
            if (raw instanceof Number number) {
                double value = number.doubleValue();
                if (value >= min && value <= max) {
                    return value + 0.0; // -0.0 and 0.0 are one value
                }
            }
            throw refusal(this, field, raw);
        }
    }

    /** True or false; typed as Boolean. */
    record Flag() implements Domain {
        @Override
        public String expected() {
            return "true or false";
        }

        @Override
        public Object accept(String field, @Nullable Object raw) {
            if (raw instanceof Boolean) {
                return raw;
            }
            throw refusal(this, field, raw);
        }
    }

    /** One of a list of words; typed as the {@link Choice} constant. */
    record OneOf(List<? extends Choice> choices) implements Domain {
        @Override
        public String expected() {
            return "one of " + choices.stream().map(Choice::key).collect(Collectors.joining(", "));
        }

        @Override
        public Object accept(String field, @Nullable Object raw) {
            for (Choice choice : choices) {
                if (choice == raw || choice.key().equals(raw)) {
                    return choice;
                }
            }
            throw refusal(this, field, raw);
        }
    }

    /** One number, or up to {@code most} of them, each in [min, max]; typed as {@link Numbers}. */
    record RealOrList(double min, double max, int most) implements Domain {
        @Override
        public String expected() {
            return "a number from " + plain(min) + " to " + plain(max) + ", or a list with one such number a feature";
        }

        @Override
        public Object accept(String field, @Nullable Object raw) {
            if (raw instanceof Numbers numbers) {
                return accept(field, numbers.isSingle() ? numbers.first() : numbers.values());
            }
            Real single = new Real(min, max);
            if (!(raw instanceof List<?> list)) {
                return Numbers.of((Double) single.accept(field, raw instanceof Number ? raw : failed(field, raw)));
            }
            if (list.isEmpty() || list.size() > most) {
                throw new RefusedValueException(field, expected(), "a list of " + list.size());
            }
            List<Double> values = new ArrayList<>(list.size());
            for (int i = 0; i < list.size(); i++) {
                values.add((Double) single.accept(field + "[" + i + "]", list.get(i)));
            }
            return new Numbers(values);
        }

        private Object failed(String field, @Nullable Object raw) {
            throw refusal(this, field, raw);
        }
    }

    /** Up to {@code most} integers in [1, max]; typed as a List of Long. May be empty. */
    record Widths(int most, long max) implements Domain {
        @Override
        public String expected() {
            return String.format(Locale.ROOT, "a list of at most %d whole numbers from 1 to %,d", most, max);
        }

        @Override
        public Object accept(String field, @Nullable Object raw) {
            if (!(raw instanceof List<?> list) || list.size() > most) {
                throw refusal(this, field, raw);
            }
            Whole width = new Whole(1, max);
            List<Long> values = new ArrayList<>(list.size());
            for (int i = 0; i < list.size(); i++) {
                values.add((Long) width.accept(field + "[" + i + "]", list.get(i)));
            }
            return List.copyOf(values);
        }
    }

    /** A rectangle of finite numbers, row by row; typed as {@link Matrix}. May be empty ({@code []}). */
    record Table(long most) implements Domain {
        private static final Real CELL = new Real(-1e6, 1e6);

        @Override
        public String expected() {
            return "a list of rows of equally many finite numbers";
        }

        @Override
        public Object accept(String field, @Nullable Object raw) {
            if (raw instanceof Matrix matrix) {
                return checked(field, matrix);
            }
            if (!(raw instanceof List<?> rows)) {
                throw refusal(this, field, raw);
            }
            int columns = rows.isEmpty() || !(rows.get(0) instanceof List<?> first) ? 0 : first.size();
            if ((long) rows.size() * columns > most) {
                throw new RefusedValueException(field, "at most " + most + " numbers", rows.size() + " x " + columns);
            }
            double[][] values = new double[rows.size()][columns];
            for (int i = 0; i < rows.size(); i++) {
                if (!(rows.get(i) instanceof List<?> row) || row.size() != columns || columns == 0) {
                    throw new RefusedValueException(field + "[" + i + "]", expected(), describe(rows.get(i)));
                }
                for (int k = 0; k < columns; k++) {
                    Object cell = row.get(k);
                    CELL.accept(field + "[" + i + "][" + k + "]", cell);
                    values[i][k] = ((Number) cell).doubleValue(); // as written, -0.0 included
                }
            }
            return Matrix.of(values);
        }

        /** Holds a matrix that the program made to what a file could say. */
        private Matrix checked(String field, Matrix matrix) {
            if (matrix.size() > most || (matrix.rows() > 0 && matrix.columns() == 0)) {
                throw new RefusedValueException(
                        field, expected() + ", at most " + most, matrix.rows() + " x " + matrix.columns());
            }
            for (int i = 0; i < matrix.rows(); i++) {
                for (int k = 0; k < matrix.columns(); k++) {
                    if (!(Math.abs(matrix.at(i, k)) <= CELL.max())) {
                        CELL.accept(field + "[" + i + "][" + k + "]", matrix.at(i, k));
                    }
                }
            }
            return matrix;
        }
    }

    private static RefusedValueException refusal(Domain domain, String field, @Nullable Object raw) {
        return new RefusedValueException(field, domain.expected(), describe(raw));
    }

    /** The value in a few words: a long text or list is cut, so that a message stays a sentence. */
    static String describe(@Nullable Object raw) {
        if (raw == null) {
            return "null";
        }
        if (raw instanceof List<?> list) {
            return "a list of " + list.size();
        }
        if (raw instanceof java.util.Map<?, ?>) {
            return "an object";
        }
        String text = String.valueOf(raw instanceof Choice choice ? choice.key() : raw);
        String cut = text.length() > 40 ? text.substring(0, 40) + "…" : text;
        return raw instanceof Number || raw instanceof Boolean ? cut : "\"" + cut + "\"";
    }

    private static String plain(double value) {
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }
}
