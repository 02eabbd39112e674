package org.polyseme.figure;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTick;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.TextAnchor;

/**
 * An axis of counts, training steps or neurons: whole round numbers, few enough to read, where the library's own sets
 * them as close as they fit. Confined to the thread of its chart.
 */
final class RoundAxis extends NumberAxis {
    private static final long serialVersionUID = 1;

    private static final double LABEL_WIDTH = 96;
    private static final double LABEL_HEIGHT = 20;

    private final double least;

    /** Of counts. */
    RoundAxis() {
        this(1);
    }

    /** @param least the closest that two ticks may be: 1 for counts, 0 for shares */
    RoundAxis(double least) {
        this.least = least;
    }

    @Override
    protected List<NumberTick> refreshTicksHorizontal(Graphics2D g, Rectangle2D area, RectangleEdge edge) {
        return ticks(area.getWidth() / LABEL_WIDTH, TextAnchor.TOP_CENTER);
    }

    @Override
    protected List<NumberTick> refreshTicksVertical(Graphics2D g, Rectangle2D area, RectangleEdge edge) {
        boolean isLeft = edge.equals(RectangleEdge.LEFT);
        return ticks(area.getHeight() / LABEL_HEIGHT, isLeft ? TextAnchor.CENTER_RIGHT : TextAnchor.CENTER_LEFT);
    }

    private List<NumberTick> ticks(double most, TextAnchor anchor) {
        double low = getRange().getLowerBound();
        double high = getRange().getUpperBound();
        double every = Math.max(least, Ticks.roundUp((high - low) / Math.max(1, most)));
        List<NumberTick> ticks = new ArrayList<>();
        for (double value = every * Math.ceil(low / every); value <= high * (1 + 1e-9); value += every) {
            ticks.add(
                    new NumberTick(value, least > 0 ? Numerals.tick(value) : Numerals.brief(value), anchor, anchor, 0));
        }
        if (ticks.size() == 1 && most >= 1 && high > ticks.get(0).getValue()) {
            ticks.add(new NumberTick(high, Numerals.brief(high), anchor, anchor, 0));
        }
        return ticks;
    }
}
