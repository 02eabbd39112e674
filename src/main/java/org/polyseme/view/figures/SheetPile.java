package org.polyseme.view.figures;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The sheets that one pane takes turns with: one is shown, the one before may still be on its way to the screen, a
 * third is painted on. FX thread only.
 */
final class SheetPile {
    private static final int TURNS = 3;

    private final Deque<Sheet> resting = new ArrayDeque<>();

    /** A sheet that nothing reads any more. */
    Sheet take(int width, int height) {
        if (resting.size() >= TURNS) {
            Sheet oldest = resting.removeFirst();
            if (oldest.hasSize(width, height)) {
                return oldest;
            }
        }
        return new Sheet(width, height);
    }

    /** Gives back a sheet that has just been shown; it is not painted on again before another took its place. */
    void rest(Sheet sheet) {
        resting.addLast(sheet);
    }
}
