package org.polyseme.export;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.InflaterInputStream;
import org.polyseme.store.Provenance;

/** The text chunk of a PNG that holds the recipe. */
final class PngText {
    private static final String KEYWORD = "polyseme\0";
    private static final int CHECKSUM = 4;

    private PngText() {}

    /** The text, if the picture has one. */
    static Optional<byte[]> find(DataInputStream in) throws IOException {
        in.skipNBytes(PngWriter.SIGNATURE.length);
        while (true) {
            long length = Integer.toUnsignedLong(in.readInt());
            byte[] type = in.readNBytes(4);
            String name = new String(type, StandardCharsets.US_ASCII);
            if (name.equals("IEND")) {
                return Optional.empty();
            }
            if (name.equals("iTXt") && length <= Provenance.MOST_BYTES) {
                byte[] bytes = in.readNBytes((int) length);
                Optional<byte[]> text = text(bytes);
                check(type, bytes, in.readInt());
                if (text.isPresent()) {
                    return text;
                }
            } else {
                in.skipNBytes(length + CHECKSUM);
            }
        }
    }

    private static void check(byte[] type, byte[] bytes, int expected) throws IOException {
        CRC32 checksum = new CRC32();
        checksum.update(type);
        checksum.update(bytes);
        if ((int) checksum.getValue() != expected) {
            throw new IOException("one whose text is damaged");
        }
    }

    /** Keyword, 0, whether it is deflated, method, language, 0, keyword in that language, 0, text. */
    private static Optional<byte[]> text(byte[] chunk) throws IOException {
        int start = KEYWORD.length();
        if (chunk.length < start + 4 || !new String(chunk, 0, start, StandardCharsets.ISO_8859_1).equals(KEYWORD)) {
            return Optional.empty();
        }
        boolean isDeflated = chunk[start] != 0;
        int text = afterZero(chunk, afterZero(chunk, start + 2));
        ByteArrayInputStream rest = new ByteArrayInputStream(chunk, text, chunk.length - text);
        if (!isDeflated) {
            return Optional.of(rest.readAllBytes());
        }
        byte[] inflated = new InflaterInputStream(rest).readNBytes(Provenance.MOST_BYTES + 1);
        if (inflated.length > Provenance.MOST_BYTES) {
            throw new IOException("one whose text is too long");
        }
        return Optional.of(inflated);
    }

    private static int afterZero(byte[] bytes, int from) throws EOFException {
        for (int at = from; at < bytes.length; at++) {
            if (bytes[at] == 0) {
                return at + 1;
            }
        }
        throw new EOFException();
    }
}
