package org.polyseme.view.figures;

import javafx.geometry.Point2D;
import org.jspecify.annotations.Nullable;
import org.polyseme.figure.Figure;
import org.polyseme.figure.Perspective;
import org.polyseme.figure.Selection;
import org.polyseme.state.Snapshot;

/**
 * Everything that a picture depends on. Immutable.
 *
 * @param scale pixels of the screen for one of the figure's
 * @param pointer where something is to be found; null if nowhere
 * @param clicks how often the figure was clicked, for a click must be answered though nothing else changed
 */
record Wish(
        Snapshot snapshot,
        Perspective perspective,
        Figure.Size size,
        double scale,
        @Nullable Point2D pointer,
        Selection pinned,
        long clicks) {

    int pixelsWide() {
        return (int) Math.round(size.width() * scale);
    }

    int pixelsHigh() {
        return (int) Math.round(size.height() * scale);
    }

    /** True where both need a sheet of the same size. */
    boolean fits(Wish other) {
        return size.equals(other.size) && scale == other.scale;
    }

    /** True where {@code newest} is a later moment of the same run, which trains on. */
    boolean isGoneOnWith(@Nullable Snapshot newest) {
        return newest != null
                && newest.status().isTraining()
                && newest.step() >= snapshot.step()
                && newest.experiment().equals(snapshot.experiment());
    }
}
