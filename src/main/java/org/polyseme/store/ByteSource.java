package org.polyseme.store;

import java.io.IOException;
import java.nio.ByteBuffer;

/** A run of bytes in a file, read in pieces when they are asked for. */
@FunctionalInterface
interface ByteSource {

    /**
     * A piece, its first byte at position 0, big-endian until told otherwise.
     *
     * @param offset from the start of the run, 0 or more
     * @throws FileProblem if the file does not hold what it said
     */
    ByteBuffer bytes(long offset, int length) throws IOException, FileProblem;

    /** The same without its first bytes. */
    default ByteSource from(long start) {
        return (offset, length) -> bytes(start + offset, length);
    }
}
