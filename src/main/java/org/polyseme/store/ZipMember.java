package org.polyseme.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * A member of a zip archive. Immutable.
 *
 * @param name as the archive has it: a label, never a path
 * @param deflated whether its bytes are packed, by the only method that numpy knows
 * @param packed bytes in the archive
 * @param size bytes once unpacked
 * @param checksum CRC-32 of the unpacked bytes
 * @param header where its own header begins
 */
record ZipMember(String name, boolean deflated, long packed, long size, long checksum, long header) {
    static final int HEADER_BYTES = 30;

    private static final int SIGNATURE = 0x04034b50;
    private static final long MOST_UNPACKED = 1L << 30;

    /** Deflate's own bound: 258 bytes from two bits. A size beyond it is a lie, known before anything is allocated. */
    private static final int MOST_RATIO = 1032;

    /** Unpacking is all or nothing, so that the first bytes of a large member cost no more than a piece of this size. */
    private static final int PIECE = 1 << 16;

    /** Its unpacked bytes. */
    ByteSource in(Path path) throws IOException, FileProblem {
        if (deflated && size > MOST_UNPACKED) {
            throw problem(
                    path,
                    String.format(Locale.ROOT, "at most %,d bytes once unpacked", MOST_UNPACKED),
                    String.format(Locale.ROOT, "%,d", size));
        }
        if (deflated && size / MOST_RATIO > packed) {
            throw problem(
                    path,
                    String.format(Locale.ROOT, "at most %,d times the %,d bytes once unpacked", MOST_RATIO, packed),
                    String.format(Locale.ROOT, "%,d", size));
        }
        MappedBytes stored = new MappedBytes(path, start(path));
        return (offset, length) -> {
            if (offset < 0 || offset + length > size) {
                throw problem(path, "at least " + (offset + length) + " bytes", String.valueOf(size));
            }
            return deflated ? unpacked(path, stored, offset, length) : checked(path, stored, offset, length);
        };
    }

    /** Where its bytes begin: after its own header, whose variable parts need not be those of the directory. */
    private long start(Path path) throws IOException, FileProblem {
        ByteBuffer own = new MappedBytes(path, header).bytes(0, HEADER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
        if (own.getInt(0) != SIGNATURE) {
            throw problem(path, "a member where the archive's directory says", "other bytes");
        }
        return header + HEADER_BYTES + (own.getShort(26) & 0xFFFF) + (own.getShort(28) & 0xFFFF);
    }

    /** A piece of stored bytes; a whole array's are checked for damage, its first bytes are not worth the reading. */
    private ByteBuffer checked(Path path, ByteSource stored, long offset, int length) throws IOException, FileProblem {
        if (offset + length == size && size <= MOST_UNPACKED) {
            CRC32 found = new CRC32();
            found.update(stored.bytes(0, (int) size));
            compare(path, found);
        }
        return stored.bytes(offset, length);
    }

    private ByteBuffer unpacked(Path path, ByteSource stored, long offset, int length) throws IOException, FileProblem {
        byte[] wanted = new byte[length];
        byte[] piece = new byte[PIECE];
        CRC32 found = new CRC32();
        boolean toTheEnd = offset + length == size;
        Inflater inflater = new Inflater(true);
        try {
            long read = 0;
            long given = 0;
            while (read < offset + length || (toTheEnd && !inflater.finished())) {
                int count = inflater.inflate(piece);
                if (count == 0) {
                    if (inflater.finished() || inflater.needsDictionary() || given == packed) {
                        break;
                    }
                    int more = (int) Math.min(PIECE, packed - given);
                    inflater.setInput(stored.bytes(given, more));
                    given += more;
                }
                found.update(piece, 0, count);
                copy(piece, count, read - offset, wanted);
                read += count;
                if (read > size) {
                    break;
                }
            }
            if (read < offset + length || read > size) {
                String unpacked = read > size ? "more" : String.format(Locale.ROOT, "%,d", read);
                throw problem(path, String.format(Locale.ROOT, "%,d bytes once unpacked", size), unpacked);
            }
        } catch (DataFormatException damaged) {
            throw problem(path, "deflated bytes", "damaged ones");
        } finally {
            inflater.end();
        }
        if (toTheEnd) {
            compare(path, found);
        }
        return ByteBuffer.wrap(wanted);
    }

    /** Copies what of the piece lies in the wanted bytes, {@code at} being where it begins in them. */
    private static void copy(byte[] piece, int count, long at, byte[] wanted) {
        long from = Math.max(0, at);
        long to = Math.min(wanted.length, at + count);
        if (from < to) {
            System.arraycopy(piece, (int) (from - at), wanted, (int) from, (int) (to - from));
        }
    }

    private void compare(Path path, CRC32 found) throws FileProblem {
        if (found.getValue() != checksum) {
            throw problem(
                    path,
                    String.format(Locale.ROOT, "bytes with checksum %08x", checksum),
                    String.format(Locale.ROOT, "%08x: they are damaged", found.getValue()));
        }
    }

    private FileProblem problem(Path path, String expected, String found) {
        return new FileProblem(path.toString(), name, expected, found);
    }
}
