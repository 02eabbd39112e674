package org.polyseme.engine.kernel;

import java.nio.FloatBuffer;
import org.bytedeco.javacpp.FloatPointer;

/**
 * A row-major matrix outside the Java heap, where OpenBLAS reads and writes it. Loops work on heap arrays, which the
 * compiler vectorises, and copy here and back in bulk. Confined to one thread; {@link #close} frees the memory.
 */
final class NativeMatrix implements AutoCloseable {
    final int rows;
    int columns;
    private final FloatPointer pointer;
    private final FloatBuffer buffer;

    /** {@code rows × columns} zeros. */
    NativeMatrix(int rows, int columns) {
        this.rows = rows;
        this.columns = columns;
        pointer = new FloatPointer((long) rows * columns);
        pointer.zero();
        buffer = pointer.asBuffer();
    }

    FloatPointer pointer() {
        return pointer;
    }

    /** Goes on as a matrix of fewer columns, or as many as at first, in the same memory; the numbers lose their meaning. */
    void reshape(int newColumns) {
        columns = newColumns;
    }

    /** Sets everything to 0. */
    void clear() {
        pointer.zero();
    }

    /** Copies {@code count} floats from {@code source} at {@code from} to here at {@code at}. */
    void put(int at, float[] source, int from, int count) {
        buffer.put(at, source, from, count);
    }

    /** Copies {@code count} floats from here at {@code at} to {@code target} at {@code from}. */
    void get(int at, float[] target, int from, int count) {
        buffer.get(at, target, from, count);
    }

    @Override
    public void close() {
        pointer.close();
    }
}
