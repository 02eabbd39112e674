package org.polyseme.store;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.polyseme.state.Matrix;

/**
 * numpy's file of one array. Written as float32, little-endian, C order, format 1.0; read as whatever numpy writes that
 * is numbers.
 *
 * <p>Source: numpy.lib.format, the NPY format specification.
 */
final class NpyFile {
    private static final int ALIGNMENT = 64;
    private static final int PREFIX = 10;

    private static final Map<String, NumberType> TYPES = Map.ofEntries(
            Map.entry("f2", NumberType.FLOAT16),
            Map.entry("V2", NumberType.BFLOAT16), // which numpy has no letter for: JAX's and ml_dtypes' come so
            Map.entry("f4", NumberType.FLOAT32),
            Map.entry("f8", NumberType.FLOAT64),
            Map.entry("b1", NumberType.BOOL),
            Map.entry("i1", NumberType.INT8),
            Map.entry("u1", NumberType.UINT8),
            Map.entry("i2", NumberType.INT16),
            Map.entry("u2", NumberType.UINT16),
            Map.entry("i4", NumberType.INT32),
            Map.entry("u4", NumberType.UINT32),
            Map.entry("i8", NumberType.INT64),
            Map.entry("u8", NumberType.UINT64));

    private NpyFile() {}

    /**
     * The array in these bytes, by its header.
     *
     * @param name the array's
     * @param bytes a whole file of numpy's, which may lie in another
     * @param size how many bytes that is
     */
    static Tensor tensor(Path path, String name, ByteSource bytes, long size) throws IOException, FileProblem {
        String file = path.toString();
        int start = (int) Math.min(size, NpyHeader.MOST_BYTES);
        NpyHeader header = NpyHeader.read(file, name, bytes.bytes(0, start));
        String letters = header.type();
        NumberType type = letters.isEmpty() ? null : TYPES.get(letters.substring(1));
        if (type == null || "<>|=".indexOf(letters.charAt(0)) < 0) {
            String words = letters.length() <= 40 ? letters : "a structure";
            return new Tensor(file, name, words, false, header.shape(), instance -> {
                throw new IllegalStateException("not numbers");
            });
        }
        checkSize(file, name, header, type, size);
        ByteOrder order = letters.charAt(0) == '>' ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        StoredNumbers numbers = new StoredNumbers(
                path, name, type, order, header.fortran(), header.shape(), bytes.from(header.length()));
        return new Tensor(file, name, type.label(), true, header.shape(), numbers);
    }

    private static void checkSize(String file, String name, NpyHeader header, NumberType type, long size)
            throws FileProblem {
        BigInteger expected = header.shape().stream()
                .map(BigInteger::valueOf)
                .reduce(BigInteger.valueOf(type.bytes()), BigInteger::multiply);
        long found = size - header.length();
        if (!expected.equals(BigInteger.valueOf(found))) {
            throw new FileProblem(
                    file,
                    name,
                    String.format(Locale.ROOT, "%,d bytes of %s for shape %s", expected, type.label(), header.shape()),
                    String.format(Locale.ROOT, "%,d", found));
        }
    }

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
