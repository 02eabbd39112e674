package org.polyseme.store;

import java.nio.ByteBuffer;

/** The kinds of number that a tensor in a file may hold, and how each becomes the nearest float32. */
enum NumberType {
    FLOAT16("float16", 2) {
        @Override
        float at(ByteBuffer bytes, int position) {
            return half(bytes.getShort(position));
        }
    },
    BFLOAT16("bfloat16", 2) {
        @Override
        float at(ByteBuffer bytes, int position) {
            return Float.intBitsToFloat(bytes.getShort(position) << 16);
        }
    },
    FLOAT32("float32", 4) {
        @Override
        float at(ByteBuffer bytes, int position) {
            return bytes.getFloat(position);
        }
    },
    FLOAT64("float64", 8) {
        @Override
        float at(ByteBuffer bytes, int position) {
            return (float) bytes.getDouble(position);
        }

        @Override
        String text(ByteBuffer bytes, int position) {
            return String.valueOf(bytes.getDouble(position));
        }
    },
    BOOL("bool", 1) {
        @Override
        float at(ByteBuffer bytes, int position) {
            return bytes.get(position) == 0 ? 0 : 1;
        }
    },
    INT8("int8", 1) {
        @Override
        float at(ByteBuffer bytes, int position) {
            return bytes.get(position);
        }
    },
    UINT8("uint8", 1) {
        @Override
        float at(ByteBuffer bytes, int position) {
            return bytes.get(position) & 0xFF;
        }
    },
    INT16("int16", 2) {
        @Override
        float at(ByteBuffer bytes, int position) {
            return bytes.getShort(position);
        }
    },
    UINT16("uint16", 2) {
        @Override
        float at(ByteBuffer bytes, int position) {
            return bytes.getShort(position) & 0xFFFF;
        }
    },
    INT32("int32", 4) {
        @Override
        float at(ByteBuffer bytes, int position) {
            return bytes.getInt(position);
        }
    },
    UINT32("uint32", 4) {
        @Override
        float at(ByteBuffer bytes, int position) {
            return Integer.toUnsignedLong(bytes.getInt(position));
        }
    },
    INT64("int64", 8) {
        @Override
        float at(ByteBuffer bytes, int position) {
            return bytes.getLong(position);
        }
    },
    UINT64("uint64", 8) {
        @Override
        float at(ByteBuffer bytes, int position) {
            long value = bytes.getLong(position);
            // Java knows signed ones only: halved, the lost bit kept so that rounding sees it, and doubled again.
            return value >= 0 ? value : 2 * (float) ((value >>> 1) | (value & 1));
        }
    };

    private static final int FRACTION_BITS = 10;
    private static final int LEAST_EXPONENT = -24;

    private final String label;
    private final int bytes;

    NumberType(String label, int bytes) {
        this.label = label;
        this.bytes = bytes;
    }

    /** numpy's word for it. */
    String label() {
        return label;
    }

    /** Bytes a number. */
    int bytes() {
        return bytes;
    }

    /** The number at this position as the nearest float; infinite where it is beyond float's range. */
    abstract float at(ByteBuffer bytes, int position);

    /** The number at this position as the file has it. */
    String text(ByteBuffer bytes, int position) {
        return String.valueOf(at(bytes, position));
    }

    /** IEEE 754 binary16: every one is a float exactly. */
    private static float half(short bits) {
        int exponent = (bits >>> FRACTION_BITS) & 0x1F;
        int fraction = bits & 0x3FF;
        float size;
        if (exponent == 0x1F) {
            size = fraction == 0 ? Float.POSITIVE_INFINITY : Float.NaN;
        } else if (exponent == 0) {
            size = Math.scalb((float) fraction, LEAST_EXPONENT);
        } else {
            size = Math.scalb((float) ((1 << FRACTION_BITS) | fraction), exponent - 1 + LEAST_EXPONENT);
        }
        return bits < 0 ? -size : size;
    }
}
