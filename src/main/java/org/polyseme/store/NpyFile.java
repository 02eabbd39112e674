package org.polyseme.store;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import org.polyseme.state.Matrix;

/**
 * numpy's file of one array: float32, little-endian, C order, format 1.0.
 *
 * <p>Source: numpy.lib.format, the NPY format specification.
 */
final class NpyFile {
    private static final int ALIGNMENT = 64;
    private static final int PREFIX = 10;

    private NpyFile() {}

    /** Bytes that {@link #writeTo} writes. */
    static long size(NpyArray array) {
        long values = array.blocks().stream().mapToLong(Matrix::size).sum();
        return header(array).length + Float.BYTES * values;
    }

    static void writeTo(OutputStream out, NpyArray array) throws IOException {
        out.write(header(array));
        for (Matrix block : array.blocks()) {
            float[] row = new float[block.columns()];
            ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES * row.length).order(ByteOrder.LITTLE_ENDIAN);
            for (int i = 0; i < block.rows(); i++) {
                block.copyRowTo(i, row);
                bytes.asFloatBuffer().put(row);
                out.write(bytes.array());
            }
        }
    }

    /** Magic, version, length and the dictionary, filled up with blanks so that the values start aligned. */
    private static byte[] header(NpyArray array) {
        String shape = array.shape().stream().map(n -> n + ",").collect(Collectors.joining(" "));
        if (array.shape().size() > 1) {
            shape = shape.substring(0, shape.length() - 1); // Python's comma is for tuples of one
        }
        String dictionary = "{'descr': '<f4', 'fortran_order': False, 'shape': (" + shape + "), }";
        int blanks = Math.floorMod(-(PREFIX + dictionary.length() + 1), ALIGNMENT);
        byte[] text = (dictionary + " ".repeat(blanks) + "\n").getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocate(PREFIX + text.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put((byte) 0x93)
                .put("NUMPY".getBytes(StandardCharsets.US_ASCII))
                .put((byte) 1)
                .put((byte) 0)
                .putShort((short) text.length)
                .put(text)
                .array();
    }
}
