package org.polyseme.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.polyseme.state.Matrix;

/**
 * How a tensor's numbers lie in its bytes. Immutable.
 *
 * @param name in messages
 * @param fortran whether the first axis runs fastest, rather than the last
 * @param bytes the numbers and nothing else
 */
record StoredNumbers(
        Path path, String name, NumberType type, ByteOrder order, boolean fortran, List<Long> shape, ByteSource bytes)
        implements Tensor.Loader {
    private static final long MOST_BYTES = 1L << 30;

    StoredNumbers {
        shape = List.copyOf(shape);
    }

    /** How far a step along each axis goes, in numbers, and where the matrix begins. */
    private record Steps(int start, int row, int column) {}

    @Override
    public Matrix load(int instance) throws FileProblem {
        try {
            return read(instance);
        } catch (IOException unreadable) {
            throw FileProblem.of(path, "a readable file", unreadable);
        } catch (InternalError gone) { // how Java says that a mapped file has become shorter
            throw new FileProblem(path.toString(), name, "a file that stays while it is read", "one that was cut");
        }
    }

    private Matrix read(int instance) throws IOException, FileProblem {
        int axes = shape.size();
        int rows = Math.toIntExact(shape.get(axes - 2));
        int columns = Math.toIntExact(shape.get(axes - 1));
        boolean woven = fortran && axes == 3; // the instances' numbers alternate
        long numbers = (long) rows * columns * (woven ? shape.get(0) : 1);
        if (numbers > MOST_BYTES / type.bytes()) {
            throw new FileProblem(
                    path.toString(),
                    name,
                    String.format(Locale.ROOT, "at most %,d bytes in Fortran order", MOST_BYTES),
                    String.format(Locale.ROOT, "%,d numbers of %d bytes", numbers, type.bytes()));
        }
        int length = (int) numbers * type.bytes();
        ByteBuffer piece =
                bytes.bytes(woven ? 0 : (long) instance * length, length).order(order);
        int weave = woven ? Math.toIntExact(shape.get(0)) : 1;
        Steps steps = fortran ? new Steps(woven ? instance : 0, weave, weave * rows) : new Steps(0, columns, 1);
        return matrix(piece, rows, columns, steps);
    }

    private Matrix matrix(ByteBuffer piece, int rows, int columns, Steps steps) throws FileProblem {
        float[] values = new float[rows * columns];
        for (int i = 0; i < rows; i++) {
            for (int k = 0; k < columns; k++) {
                int position = (steps.start() + i * steps.row() + k * steps.column()) * type.bytes();
                float value = type.at(piece, position);
                if (!Float.isFinite(value)) {
                    throw new FileProblem(
                            path.toString(),
                            name + "[" + i + ", " + k + "]",
                            "a finite number within float32's range",
                            String.valueOf(value));
                }
                values[i * columns + k] = value;
            }
        }
        return Matrix.of(rows, columns, values);
    }
}
