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
        int every = woven ? Math.toIntExact(shape.get(0)) : 1;
        float[] values = values(piece, rows * columns, woven ? instance : 0, every);
        int odd = firstNotFinite(values);
        if (odd >= 0) {
            int position = ((woven ? instance : 0) + odd * every) * type.bytes();
            throw notFinite(odd, rows, columns, type.text(piece, position));
        }
        return fortran ? Matrix.of(columns, rows, values).transposed() : Matrix.of(rows, columns, values);
    }

    /** {@code count} numbers in the order in which they lie, one in {@code every} from {@code first} on. */
    private float[] values(ByteBuffer piece, int count, int first, int every) {
        float[] values = new float[count];
        if (type == NumberType.FLOAT32 && every == 1) {
            piece.asFloatBuffer().get(values);
            return values;
        }
        for (int k = 0; k < count; k++) {
            values[k] = type.at(piece, (first + k * every) * type.bytes());
        }
        return values;
    }

    private static int firstNotFinite(float[] values) {
        for (int at = 0; at < values.length; at++) {
            if (!Float.isFinite(values[at])) {
                return at;
            }
        }
        return -1;
    }

    private FileProblem notFinite(int at, int rows, int columns, String found) {
        int row = fortran ? at % rows : at / columns;
        int column = fortran ? at / rows : at % columns;
        return new FileProblem(
                path.toString(),
                name + "[" + row + ", " + column + "]",
                "a finite number within float32's range",
                found);
    }
}
