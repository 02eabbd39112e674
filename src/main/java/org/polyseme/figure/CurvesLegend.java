package org.polyseme.figure;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Polygon;
import java.awt.Shape;
import java.awt.geom.Area;
import java.awt.geom.Line2D;
import java.util.ArrayList;
import java.util.List;
import org.jfree.chart.LegendItem;
import org.jfree.chart.LegendItemCollection;
import org.jfree.chart.plot.XYPlot;
import org.polyseme.theory.CollisionLaw;
import org.polyseme.theory.Comparison;

/** The words above the chart of {@link CurvesFigure}: each line's name and newest value. */
final class CurvesLegend {
    /** Of an item beside its words. */
    private static final double ITEM = 40;

    private static final double TWO_LINES = 170;
    private static final double MANY_LINES = 320;

    private CurvesLegend() {}

    static LegendItemCollection of(XYPlot plot, CurvesData data, boolean isRatio) {
        LegendItemCollection items = new LegendItemCollection();
        String scale = isRatio ? " (logarithmic)" : "";
        String ours = Double.isNaN(data.newestLoss()) ? "" : " " + Numerals.significant(data.newestLoss());
        add(items, plot, CurvesChart.LOSS, "loss" + ours + scale, CurvesChart.LOSS_STROKE);
        String now = data.right().isEmpty() ? "" : " " + value(data.what(), shown(data, data.right()));
        add(items, plot, CurvesChart.RIGHT, name(data.what()) + now, CurvesChart.RIGHT_STROKE);
        data.chance()
                .ifPresent(chance -> add(
                        items,
                        plot,
                        CurvesChart.LAW,
                        "by chance under L1, random start: n²/4m = " + Numerals.fixed(chance, 1),
                        CurvesChart.CHANCE_STROKE));
        data.verdict().ifPresent(verdict -> items.add(verdict(plot, verdict)));
        if (!data.law().isEmpty()) {
            add(items, plot, CurvesChart.LAW, "as foretold", CurvesChart.CHANCE_STROKE);
        }
        for (int part = 0; part < data.parts().size(); part++) {
            Curve curve = data.parts().get(part).curve();
            if (CurvesChart.part(data, part, 0, isRatio) != null && !curve.isEmpty()) {
                String value = " " + Numerals.significant(shown(data, curve));
                add(
                        items,
                        plot,
                        CurvesChart.dataset(data, part),
                        data.parts().get(part).name() + value,
                        CurvesChart.stroke(data, part));
            }
        }
        return items;
    }

    /** The loss and the curve at the right, and what follows them as far as there is room. */
    static LegendItemCollection fitting(LegendItemCollection all, Font font, Figure.Size room) {
        double free = (room.width() - CurvesChart.LEFT_ROOM)
                * (room.height() < TWO_LINES ? 1 : room.height() < MANY_LINES ? 2 : 5);
        List<LegendItem> kept = new ArrayList<>();
        for (int item = 0; item < all.getItemCount(); item++) {
            kept.add(all.get(item));
        }
        while (kept.size() > 2 && width(kept, font) > free) {
            kept.remove(kept.size() - 1);
        }
        LegendItemCollection fitting = new LegendItemCollection();
        kept.forEach(fitting::add);
        return fitting;
    }

    private static double width(List<LegendItem> items, Font font) {
        double width = 0;
        for (LegendItem item : items) {
            width += ITEM + Text.width(item.getLabel(), font);
        }
        return width;
    }

    /** The value at the step that is looked at, as the loss is told, where the curve goes on after it. */
    private static double shown(CurvesData data, Curve curve) {
        return data.cursor().isPresent() ? curve.until((double) data.cursor().getAsLong()) : curve.last();
    }

    private static String name(CurvesData.Right what) {
        return switch (what) {
            case POLYSEMANTIC -> "polysemantic neurons";
            case DIMENSIONALITY -> "dimensionality in all";
            case SURVIVORS -> "live weights m′";
            case FOURTH_NORM -> "mean fourth norm";
        };
    }

    /** As it stands in the legend and in tips. */
    static String value(CurvesData.Right what, double value) {
        return switch (what) {
            case POLYSEMANTIC -> Numerals.count(Math.round(value));
            case SURVIVORS -> Numerals.fixed(value, 1);
            case DIMENSIONALITY -> Numerals.fixed(value, 2);
            case FOURTH_NORM -> Numerals.fixed(value, 3);
        };
    }

    /** Amber and a sign where one run's count lies outside the band about the mean. */
    private static LegendItem verdict(XYPlot plot, Comparison verdict) {
        String words = "one run, measured/predicted " + Numerals.fixed(verdict.ratio(), 2)
                + (verdict.agrees() ? ", within" : ", outside") + " ± "
                + Numerals.percent(CollisionLaw.BAND);
        Shape sign = new Polygon(new int[] {-6, 6, 0}, new int[] {5, 5, -6}, 3);
        Color ink = verdict.agrees() ? CurvesChart.ink(plot, CurvesChart.LOSS) : CurvesChart.outside(plot);
        LegendItem item = new LegendItem(words, null, null, null, verdict.agrees() ? new Area() : sign, ink);
        item.setLabelPaint(ink);
        return item;
    }

    private static void add(LegendItemCollection items, XYPlot plot, int dataset, String label, BasicStroke stroke) {
        Shape line = new Line2D.Double(-8, 0, 8, 0);
        items.add(new LegendItem(label, null, null, null, line, stroke, CurvesChart.ink(plot, dataset)));
    }
}
