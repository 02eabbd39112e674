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

    /** The first of the candidates that is free, else the first moved into the area; now taken. */
    Rectangle2D insist(List<Rectangle2D> candidates) {
        return place(candidates).orElseGet(() -> {
            Rectangle2D first = candidates.get(0);
            double x = Math.max(area.getX(), Math.min(area.getMaxX() - first.getWidth(), first.getX()));
            double y = Math.max(area.getY(), Math.min(area.getMaxY() - first.getHeight(), first.getY()));
            Rectangle2D moved = new Rectangle2D.Double(x, y, first.getWidth(), first.getHeight());
            taken.add(moved);
            return moved;
        });
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
