package org.polyseme.export;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.polyseme.store.Provenance;

/**
 * The comment of an MP4 that holds the recipe: the box {@code moov/udta/meta/ilst/©cmt/data} (QuickTime File Format,
 * "Metadata"). Boxes are walked in the file's order, each within the bounds of the one around it.
 */
final class Mp4Text {
    private static final int SMALL_HEADER = 8;
    private static final int LARGE_HEADER = 16;
    /** Of {@code data}: what type the value has and in which language it is. */
    private static final int TYPE_AND_LOCALE = 8;

    private final DataInputStream in;

    private Mp4Text(DataInputStream in) {
        this.in = in;
    }

    /** The comment that is JSON, if there is one. */
    static Optional<byte[]> find(DataInputStream in) throws IOException {
        return new Mp4Text(in).in("", Long.MAX_VALUE);
    }

    /** Looks in the boxes of the next so many bytes. */
    private Optional<byte[]> in(String path, long length) throws IOException {
        long left = length;
        while (left >= SMALL_HEADER) {
            boolean isFile = path.isEmpty();
            if (isFile && !hasMore()) {
                return Optional.empty();
            }
            long size = Integer.toUnsignedLong(in.readInt());
            byte[] type = new byte[4];
            in.readFully(type);
            long header = SMALL_HEADER;
            if (size == 1) {
                size = in.readLong();
                header = LARGE_HEADER;
            } else if (size == 0 && isFile) {
                return Optional.empty(); // to the end of the file: the frames
            }
            if (size < header || size > left) {
                throw new EOFException();
            }
            Optional<byte[]> found = box(path + "/" + new String(type, StandardCharsets.ISO_8859_1), size - header);
            if (found.isPresent()) {
                return found;
            }
            left -= size;
        }
        in.skipNBytes(left);
        return Optional.empty();
    }

    private boolean hasMore() throws IOException {
        in.mark(1);
        boolean hasMore = in.read() >= 0;
        if (hasMore) {
            in.reset();
        }
        return hasMore;
    }

    private Optional<byte[]> box(String path, long length) throws IOException {
        switch (path) {
            case "/moov", "/moov/udta", "/moov/udta/meta/ilst", "/moov/udta/meta/ilst/\u00A9cmt" -> {
                return in(path, length);
            }
            case "/moov/udta/meta" -> {
                if (length < 4) {
                    throw new EOFException();
                }
                in.skipNBytes(4); // its version
                return in(path, length - 4);
            }
            case "/moov/udta/meta/ilst/\u00A9cmt/data" -> {
                return text(length);
            }
            default -> {
                in.skipNBytes(length);
                return Optional.empty();
            }
        }
    }

    private Optional<byte[]> text(long length) throws IOException {
        if (length < TYPE_AND_LOCALE || length > Provenance.MOST_BYTES) {
            in.skipNBytes(length);
            return Optional.empty();
        }
        in.skipNBytes(TYPE_AND_LOCALE);
        byte[] text = in.readNBytes((int) length - TYPE_AND_LOCALE);
        if (text.length < length - TYPE_AND_LOCALE) {
            throw new EOFException();
        }
        return text.length > 0 && text[0] == '{' ? Optional.of(text) : Optional.empty();
    }
}
