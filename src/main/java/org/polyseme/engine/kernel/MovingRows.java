package org.polyseme.engine.kernel;

import java.util.Arrays;
import java.util.List;

/** Which rows of a tensor a step moves: all but the frozen ones. Pure functions. */
final class MovingRows {
    private MovingRows() {}

    /**
     * The rows that move, as few spans as hold them: first row, row after the last, first row, and so on.
     *
     * @param frozen rows in {@code 0 … rows - 1} that do not move, ascending
     */
    static int[] spans(int rows, List<Integer> frozen) {
        int[] spans = new int[2 * (frozen.size() + 1)];
        int size = 0;
        int next = 0;
        for (int row : frozen) {
            if (row > next) {
                spans[size++] = next;
                spans[size++] = row;
            }
            next = row + 1;
        }
        if (next < rows) {
            spans[size++] = next;
            spans[size++] = rows;
        }
        return Arrays.copyOf(spans, size);
    }
}
