package org.polyseme.figure;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;

/** Training steps along the bottom of a plot, from the initialisation to the newest step. Immutable. */
record TimeAxis(Rectangle2D plot, long last) {
    private static final double LABEL_WIDTH = 72;

    /** @param last the newest step; a run that has not begun is drawn as if it were at step 1 */
    static TimeAxis of(Rectangle2D plot, long last) {
        return new TimeAxis(plot, Math.max(1, last));
    }

    double x(long step) {
        return plot.getX() + plot.getWidth() * ((double) step / last);
    }

    /** The step at this place, at most the last and at least 0. */
    double stepAt(double x) {
        return Math.max(0, Math.min((double) last, (x - plot.getX()) / plot.getWidth() * (double) last));
    }

    boolean spans(double x) {
        return x >= plot.getX() && x <= plot.getMaxX();
    }

    /** Round steps below the plot, and the word what they are. */
    void paint(Graphics2D g, Look look) {
        if (!look.shows(Part.AXES)) {
            return;
        }
        g.setFont(look.labelFont());
        long every = Math.max(
                1, Math.round(Ticks.roundUp((double) last * LABEL_WIDTH / Math.max(LABEL_WIDTH, plot.getWidth()))));
        double taken = Double.NEGATIVE_INFINITY;
        for (long step = 0; step <= last; step += every) {
            g.setColor(look.hairline());
            g.fill(new Rectangle2D.Double(x(step) - 0.5, plot.getMaxY(), 1, 4));
            g.setColor(look.muted());
            String text = step == 0 ? "step 0" : Numerals.count(step);
            double width = Text.width(text, look.labelFont());
            double middle = Math.max(plot.getX() - 4 + width / 2, Math.min(plot.getMaxX() + 12 - width / 2, x(step)));
            if (middle - width / 2 >= taken) {
                Text.centre(g, text, middle, plot.getMaxY() + 16);
                taken = middle + width / 2 + 8;
            }
        }
    }
}
