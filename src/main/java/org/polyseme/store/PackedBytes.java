package org.polyseme.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Reads the numbers of one member of a session file in their order, big-endian, and allocates no more than the member
 * has bytes. Confined to the thread that reads.
 */
final class PackedBytes {
    private static final int LONGEST_NAME = 100;

    private final String file;
    private final String member;
    private final ByteBuffer bytes;

    PackedBytes(String file, String member, ByteBuffer bytes) {
        this.file = file;
        this.member = member;
        this.bytes = bytes;
    }

    /** A whole number of 32 bits within these bounds. */
    int whole(String what, int least, int most) throws FileProblem {
        need(Integer.BYTES);
        int value = bytes.getInt();
        checkRange(what, least, most, value);
        return value;
    }

    /** A whole number of 64 bits within these bounds. */
    long large(String what, long least, long most) throws FileProblem {
        long value = word();
        checkRange(what, least, most, value);
        return value;
    }

    private void checkRange(String what, long least, long most, long value) throws FileProblem {
        if (value < least || value > most) {
            throw problem(what + " from " + least + " to " + most, String.valueOf(value));
        }
    }

    /** Any 64 bits. */
    long word() throws FileProblem {
        need(Long.BYTES);
        return bytes.getLong();
    }

    String name() throws FileProblem {
        return text(LONGEST_NAME);
    }

    /** Text of at most so many bytes in UTF-8. */
    String text(int most) throws FileProblem {
        int length = whole("a text's length", 0, Math.min(most, bytes.remaining()));
        byte[] text = new byte[length];
        need(text.length);
        bytes.get(text);
        return new String(text, StandardCharsets.UTF_8);
    }

    /** So many floats, bit for bit. */
    float[] floats(long count) throws FileProblem {
        need(Math.multiplyExact(count, Float.BYTES));
        float[] values = new float[(int) count];
        bytes.asFloatBuffer().get(values);
        bytes.position(bytes.position() + values.length * Float.BYTES);
        return values;
    }

    /** So many whole numbers of 64 bits. */
    long[] words(int count) throws FileProblem {
        need((long) count * Long.BYTES);
        long[] values = new long[count];
        for (int k = 0; k < count; k++) {
            values[k] = bytes.getLong();
        }
        return values;
    }

    /** So many whole numbers of 32 bits. */
    int[] wholes(int count) throws FileProblem {
        need((long) count * Integer.BYTES);
        int[] values = new int[count];
        for (int k = 0; k < count; k++) {
            values[k] = bytes.getInt();
        }
        return values;
    }

    /** Makes sure that nothing is left. */
    void end() throws FileProblem {
        if (bytes.hasRemaining()) {
            throw problem("its end", bytes.remaining() + " bytes more");
        }
    }

    private void need(long count) throws FileProblem {
        if (count > bytes.remaining()) {
            throw problem(count + " bytes more", String.valueOf(bytes.remaining()));
        }
    }

    FileProblem problem(String expected, String found) {
        return new FileProblem(file, member, expected, found);
    }
}
