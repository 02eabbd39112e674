package org.polyseme.store;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.polyseme.state.Matrix;

/**
 * A tensor in a file, known by what the file says of it: its numbers are read only when they are asked for. Immutable.
 *
 * <p>One with two axes is a matrix; one with three is a stack of them, instances first.
 */
public final class Tensor {
    /** What fits in memory beside its copies: as many as a recipe may have weights. */
    static final long MOST_NUMBERS = 1L << 24;

    /** Reads one matrix; {@code instance} is 0 where there is but one. */
    @FunctionalInterface
    interface Loader {
        Matrix load(int instance) throws FileProblem;
    }

    private static final int LONGEST_NAME = 500;

    private final String file;
    private final String name;
    private final String type;
    private final boolean numeric;
    private final List<Long> shape;
    private final Loader loader;

    /**
     * @param file its name in messages
     * @param shape each axis 0 or more
     * @throws FileProblem if the name is too long to be shown
     */
    Tensor(String file, String name, String type, boolean numeric, List<Long> shape, Loader loader) throws FileProblem {
        if (name.length() > LONGEST_NAME) {
            throw new FileProblem(
                    file,
                    name.substring(0, LONGEST_NAME / 10) + "…",
                    "a tensor's name of at most " + LONGEST_NAME + " characters",
                    String.format(Locale.ROOT, "%,d", name.length()));
        }
        this.file = file;
        this.name = name.replaceAll("[\\p{Cc}\\p{Cf}]", "\uFFFD"); // it is shown, and may not move the cursor
        this.type = type;
        this.numeric = numeric;
        this.shape = List.copyOf(shape);
        this.loader = loader;
    }

    /** Its name in the file; the file's own where the file holds only one. */
    public String name() {
        return name;
    }

    /** numpy's word for its kind of number. */
    public String type() {
        return type;
    }

    public List<Long> shape() {
        return shape;
    }

    /** {@code 512 x 2,048}. */
    public String sizes() {
        return shape.isEmpty()
                ? "one number"
                : shape.stream().map(n -> String.format(Locale.ROOT, "%,d", n)).collect(Collectors.joining(" x "));
    }

    /** How many matrices it holds: 1 with two axes. */
    public long instances() {
        return shape.size() > 2 ? shape.get(0) : 1;
    }

    /** Rows of each matrix. */
    public long rows() {
        return shape.get(shape.size() - 2);
    }

    /** Columns of each matrix. */
    public long columns() {
        return shape.get(shape.size() - 1);
    }

    /** Why no matrix can be read from it, in one sentence; empty if one can, as far as the file says. */
    public Optional<String> obstacle() {
        return Optional.ofNullable(unreadable()).map(FileProblem::getMessage);
    }

    /** True if a matrix can be read from it, as far as the file says. */
    public boolean isMatrix() {
        return unreadable() == null;
    }

    /**
     * One matrix as the file has it, each number the nearest float32.
     *
     * @param instance which, where there are three axes; 0 else
     * @throws FileProblem naming the tensor, what was expected and what was found: no matrix, too large, no such
     *     instance, numbers that are not finite, or a file that does not hold what it said
     */
    public Matrix matrix(int instance) throws FileProblem {
        FileProblem unreadable = unreadable();
        if (unreadable != null) {
            throw unreadable;
        }
        if (instance < 0 || instance >= instances()) {
            String last = String.format(Locale.ROOT, "%,d", instances() - 1);
            throw problem("an instance from 0 to " + last, String.valueOf(instance));
        }
        return loader.load(instance);
    }

    private @Nullable FileProblem unreadable() {
        if (!numeric) {
            return problem("real numbers or integers", type);
        }
        if (shape.size() != 2 && shape.size() != 3) {
            return problem("two axes, or three with instances first", axes());
        }
        if (shape.contains(0L)) {
            return problem("at least one number", "shape " + sizes());
        }
        if (rows() > MOST_NUMBERS / columns()) {
            return problem(
                    String.format(Locale.ROOT, "at most %,d numbers, to fit in memory", MOST_NUMBERS),
                    String.format(Locale.ROOT, "%,d x %,d", rows(), columns()));
        }
        return null;
    }

    private String axes() {
        return switch (shape.size()) {
            case 0 -> "one number";
            case 1 -> "one axis of " + sizes();
            default -> shape.size() + " axes, " + sizes();
        };
    }

    private FileProblem problem(String expected, String found) {
        return new FileProblem(file, name, expected, found);
    }

    @Override
    public String toString() {
        return name + " (" + type + ", " + sizes() + ")";
    }
}
