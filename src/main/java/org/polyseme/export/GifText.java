package org.polyseme.export;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.Optional;
import org.polyseme.store.Provenance;

/** The comment of a GIF that holds the recipe. */
final class GifText {
    private static final int HEADER = 10;
    private static final int EXTENSION = 0x21;
    private static final int COMMENT = 0xFE;
    private static final int IMAGE = 0x2C;
    private static final int TRAILER = 0x3B;

    private GifText() {}

    /** The first comment that is JSON, if there is one. */
    static Optional<byte[]> find(DataInputStream in) throws IOException {
        in.skipNBytes(HEADER);
        int flags = in.readUnsignedByte();
        in.skipNBytes(2 + colours(flags));
        while (true) {
            switch (in.readUnsignedByte()) {
                case EXTENSION -> {
                    if (in.readUnsignedByte() == COMMENT) {
                        byte[] text = blocks(in);
                        if (text.length > 0 && text[0] == '{') {
                            return Optional.of(text);
                        }
                    } else {
                        skipBlocks(in);
                    }
                }
                case IMAGE -> {
                    in.skipNBytes(8);
                    in.skipNBytes(colours(in.readUnsignedByte()) + 1L);
                    skipBlocks(in);
                }
                case TRAILER -> {
                    return Optional.empty();
                }
                default -> throw new IOException("one that is damaged");
            }
        }
    }

    /** Bytes of the table of colours that these flags announce. */
    private static int colours(int flags) {
        return (flags & 0x80) == 0 ? 0 : 3 * (2 << (flags & 7));
    }

    private static void skipBlocks(DataInputStream in) throws IOException {
        for (int length = in.readUnsignedByte(); length > 0; length = in.readUnsignedByte()) {
            in.skipNBytes(length);
        }
    }

    private static byte[] blocks(DataInputStream in) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int length = in.readUnsignedByte(); length > 0; length = in.readUnsignedByte()) {
            byte[] block = new byte[length];
            in.readFully(block);
            bytes.writeBytes(block);
            if (bytes.size() > Provenance.MOST_BYTES) {
                throw new IOException("one whose comment is too long");
            }
        }
        return bytes.toByteArray();
    }
}
