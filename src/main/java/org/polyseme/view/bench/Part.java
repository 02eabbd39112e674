package org.polyseme.view.bench;

import java.util.Map;

/** Something that the window is made to do, and what is measured meanwhile. FX thread only. */
interface Part {
    /** What its results are called. */
    String name();

    void begin();

    /**
     * A pulse of the window's clock, a beat or between two of them; after the figures'.
     *
     * @param now by {@link System#nanoTime}
     * @return false once there is nothing left to do
     */
    boolean goesOn(long now);

    /** What was measured, in the order in which it is told. Called once, at the end. */
    Map<String, Object> results();
}
