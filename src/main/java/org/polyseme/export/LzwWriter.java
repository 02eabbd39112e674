package org.polyseme.export;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;

/** GIF's compression (GIF89a, appendix F): LZW with codes of growing width, in blocks of at most 255 bytes. */
final class LzwWriter {
    private static final int WIDEST = 12;
    private static final int MOST_CODES = 1 << WIDEST;
    /** Slots of the hash table, a prime well above the number of codes. */
    private static final int SLOTS = 9973;

    private final OutputStream out;
    private final int symbolBits;
    private final int[] keys = new int[SLOTS];
    private final short[] codes = new short[SLOTS];
    private final byte[] block = new byte[255];
    private int filled;
    private int bits;
    private int bitCount;
    private int width;
    private int next;

    LzwWriter(OutputStream out, int symbolBits) {
        this.out = out;
        this.symbolBits = Math.max(2, symbolBits);
    }

    /** Writes {@code length} symbols and all that is around them. */
    void write(byte[] symbols, int length) throws IOException {
        int clear = 1 << symbolBits;
        out.write(symbolBits);
        reset();
        emit(clear);
        int prefix = symbols[0] & 0xFF;
        for (int s = 1; s < length; s++) {
            int symbol = symbols[s] & 0xFF;
            int key = prefix << 8 | symbol;
            int slot = slot(key);
            if (keys[slot] == key) {
                prefix = codes[slot];
                continue;
            }
            emit(prefix);
            if (next < MOST_CODES) {
                keys[slot] = key;
                codes[slot] = (short) next++;
                if (next - 1 == 1 << width && width < WIDEST) {
                    width++;
                }
            } else {
                emit(clear);
                reset();
            }
            prefix = symbol;
        }
        emit(prefix);
        emit(clear + 1);
        finish();
    }

    private void reset() {
        Arrays.fill(keys, -1);
        width = symbolBits + 1;
        next = (1 << symbolBits) + 2;
    }

    private int slot(int key) {
        int slot = Math.floorMod(key * 0x9E3779B1, SLOTS);
        while (keys[slot] != -1 && keys[slot] != key) {
            slot = slot == SLOTS - 1 ? 0 : slot + 1;
        }
        return slot;
    }

    private void emit(int code) throws IOException {
        bits |= code << bitCount;
        bitCount += width;
        while (bitCount >= 8) {
            put(bits);
            bits >>>= 8;
            bitCount -= 8;
        }
    }

    private void put(int value) throws IOException {
        block[filled++] = (byte) value;
        if (filled == block.length) {
            flush();
        }
    }

    private void flush() throws IOException {
        out.write(filled);
        out.write(block, 0, filled);
        filled = 0;
    }

    private void finish() throws IOException {
        if (bitCount > 0) {
            put(bits);
        }
        if (filled > 0) {
            flush();
        }
        out.write(0);
    }
}
