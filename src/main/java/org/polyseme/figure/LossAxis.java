package org.polyseme.figure;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.jfree.chart.axis.LogAxis;
import org.jfree.chart.axis.NumberTick;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.TextAnchor;

/**
 * A logarithmic axis with round numbers (1, 2, 5, 10, ...) as far as they fit, where the library's own has
 * powers of ten only and so none at all for a loss between 2 and 9. Confined to the thread of its chart.
 */
final class LossAxis extends LogAxis {
    private static final long serialVersionUID = 1;

    private static final double LABEL_HEIGHT = 20;
    private static final double LABEL_WIDTH = 72;

    @Override
    protected List<NumberTick> refreshTicksVertical(Graphics2D g, Rectangle2D area, RectangleEdge edge) {
        TextAnchor anchor = edge.equals(RectangleEdge.LEFT) ? TextAnchor.CENTER_RIGHT : TextAnchor.CENTER_LEFT;
        List<NumberTick> ticks = new ArrayList<>();
        for (double value : ticks(
                getRange().getLowerBound(), getRange().getUpperBound(), (int) (area.getHeight() / LABEL_HEIGHT))) {
            ticks.add(new NumberTick(value, label(value), anchor, anchor, 0));
        }
        return ticks;
    }

    @Override
    protected List<NumberTick> refreshTicksHorizontal(Graphics2D g, Rectangle2D area, RectangleEdge edge) {
        List<NumberTick> ticks = new ArrayList<>();
        for (double value :
                ticks(getRange().getLowerBound(), getRange().getUpperBound(), (int) (area.getWidth() / LABEL_WIDTH))) {
            ticks.add(new NumberTick(value, Numerals.tick(value), TextAnchor.TOP_CENTER, TextAnchor.TOP_CENTER, 0));
        }
        return ticks;
    }

    /** Plain up to what the margin holds, else as 1e7: a loss that is about to diverge knows no bounds. */
    static String label(double value) {
        if (value >= 0.99e-4 && value < 1e5) {
            return Numerals.tick(value);
        }
        int exponent = (int) Math.floor(Math.log10(value) + 1e-9);
        return Math.round(value / Math.pow(10, exponent)) + "e" + exponent;
    }

    /**
     * Round numbers from {@code low} to {@code high}, both positive, about {@code most} of them at most; two at least,
     * where there are two between them.
     */
    static List<Double> ticks(double low, double high, int most) {
        List<Double> fine = round(low, high, new double[] {1, 2, 5});
        if (fine.size() <= Math.max(2, most)) {
            return fine;
        }
        List<Double> powers = round(low, high, new double[] {1});
        if (powers.size() < 2) {
            return List.of(fine.get(0), fine.get(fine.size() - 1));
        }
        int every = (int) Math.ceil(powers.size() / (double) Math.max(1, most));
        List<Double> sparse = new ArrayList<>();
        for (int i = 0; i < powers.size(); i += every) {
            sparse.add(powers.get(i));
        }
        return sparse.size() < 2 ? List.of(powers.get(0), powers.get(powers.size() - 1)) : sparse;
    }

    /** These digits times powers of ten. */
    private static List<Double> round(double low, double high, double[] digits) {
        List<Double> round = new ArrayList<>();
        for (int exponent = (int) Math.floor(Math.log10(low)); Math.pow(10, exponent) <= high; exponent++) {
            for (double digit : digits) {
                double value = digit * Math.pow(10, exponent);
                if (value >= low * (1 - 1e-9) && value <= high * (1 + 1e-9)) {
                    round.add(value);
                }
            }
        }
        return round;
    }
}
