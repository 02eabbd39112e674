package org.polyseme.view.timeline;

import java.util.Optional;
import java.util.OptionalLong;
import javafx.scene.input.MouseEvent;
import org.polyseme.session.Loop;
import org.polyseme.view.model.LoopModel;

/**
 * Sets the loop on the track: Shift and a drag make one, either end can be dragged, Shift and a click end it. FX thread
 * only.
 */
final class LoopHand {
    private static final double REACH = 5;
    private static final double HEIGHT = 9;

    private final LoopModel loop;
    /** The end that stays; empty while no hand is on the loop. */
    private OptionalLong fixed = OptionalLong.empty();

    LoopHand(LoopModel loop) {
        this.loop = loop;
    }

    /** True if the press is for the loop. */
    boolean press(TrackLayout layout, MouseEvent event) {
        if (event.isShiftDown()) {
            loop.clear();
            fixed = OptionalLong.of(layout.scale().step(event.getX()));
        } else {
            fixed = otherEnd(layout, event);
        }
        return fixed.isPresent();
    }

    /** True if the drag is for the loop. */
    boolean drag(TrackLayout layout, MouseEvent event) {
        fixed.ifPresent(end -> loop.set(end, layout.scale().step(event.getX())));
        return fixed.isPresent();
    }

    void release() {
        fixed = OptionalLong.empty();
    }

    /** True over an end that can be dragged. */
    boolean isOnEnd(TrackLayout layout, MouseEvent event) {
        return otherEnd(layout, event).isPresent();
    }

    private OptionalLong otherEnd(TrackLayout layout, MouseEvent event) {
        Optional<Loop> range = loop.range();
        boolean isNear = Math.abs(event.getY() - layout.trackY()) <= HEIGHT * layout.unit();
        if (range.isEmpty() || !isNear) {
            return OptionalLong.empty();
        }
        double toFrom = Math.abs(event.getX() - layout.scale().x(range.get().from()));
        double toTo = Math.abs(event.getX() - layout.scale().x(range.get().to()));
        if (Math.min(toFrom, toTo) > REACH * layout.unit()) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(toFrom < toTo ? range.get().to() : range.get().from());
    }
}
