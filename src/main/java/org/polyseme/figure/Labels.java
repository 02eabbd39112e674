package org.polyseme.figure;

import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds room for labels: first come, first served, no two overlap, none leaves the area. Confined to one painting. */
final class Labels {
    private final Rectangle2D area;
    private final List<Rectangle2D> taken = new ArrayList<>();

    Labels(Rectangle2D area) {
        this.area = area;
    }

    /** Keeps labels off this rectangle. */
    void block(Rectangle2D rectangle) {
        taken.add(rectangle);
    }

    /** True where no label is and nothing is kept off. */
    boolean isFree(Rectangle2D rectangle) {
        return taken.stream().noneMatch(rectangle::intersects);
    }

    /** The first of the candidates that is free, now taken; empty if none is. */
    Optional<Rectangle2D> place(List<Rectangle2D> candidates) {
        for (Rectangle2D candidate : candidates) {
            if (area.contains(candidate) && isFree(candidate)) {
                taken.add(candidate);
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }
}
