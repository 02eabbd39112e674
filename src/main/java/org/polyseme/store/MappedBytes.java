package org.polyseme.store;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Bytes of a file, mapped into memory: only what is looked at is read. Immutable. */
record MappedBytes(Path path, long start) implements ByteSource {
    /** A mapping lasts until the collector finds it, so that thousands of small ones would exhaust the system's. */
    private static final int SMALL = 1 << 16;

    @Override
    public ByteBuffer bytes(long offset, int length) throws IOException, FileProblem {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            long end = Math.addExact(start + offset, length);
            if (end > channel.size()) { // mapping beyond the end would be answered by a signal
                throw new FileProblem(path.toString(), "", end + " bytes or more", String.valueOf(channel.size()));
            }
            if (length <= SMALL) {
                return read(channel, start + offset, length);
            }
            return channel.map(FileChannel.MapMode.READ_ONLY, start + offset, length);
        }
    }

    private static ByteBuffer read(FileChannel channel, long from, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length);
        while (bytes.hasRemaining()) {
            if (channel.read(bytes, from + bytes.position()) < 0) {
                throw new EOFException("the file became shorter");
            }
        }
        return bytes.flip();
    }
}
