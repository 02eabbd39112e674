package org.polyseme.export;

import java.io.IOException;

/** Takes the frames of a film one after the other and keeps none of them. Confined to the thread that uses it. */
interface FilmEncoder extends AutoCloseable {

    /**
     * Adds a frame.
     *
     * @param pixels {@code 0x??RRGGBB}, row after row; the caller may reuse it afterwards
     */
    void add(int[] pixels) throws IOException;

    /** Writes what a player needs after the last frame. */
    void finish() throws IOException;

    /** Frees what it holds, whether or not it has finished. */
    @Override
    void close() throws IOException;
}
