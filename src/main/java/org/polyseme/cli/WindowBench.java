package org.polyseme.cli;

import java.util.Map;

/** Opens windows and measures them, for {@code bench}; the command line itself knows no window. */
public interface WindowBench {
    /**
     * The window's frames while it trains at full speed, its FX thread, its painters, and how soon pictures follow a
     * slider.
     *
     * @param seconds how long the default preset is watched training
     * @return for each part what was measured; maps within maps of numbers
     * @throws NoWindowException where none can be opened
     */
    Map<String, Object> frames(double seconds);

    /**
     * Milliseconds from the start of a process to its first painted window and to its first picture of a trained step.
     *
     * @param starts how many processes are started, one after the other; the median counts
     * @return for each way of starting what was measured
     * @throws NoWindowException where none can be opened
     */
    Map<String, Object> firstFrame(int starts);

    /** No window can be opened here; the message says why, and what to do. */
    final class NoWindowException extends RuntimeException {
        private static final long serialVersionUID = 1;

        public NoWindowException(String line) {
            super(line);
        }
    }
}
