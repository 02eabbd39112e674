package org.polyseme.figure;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.block.LengthConstraintType;
import org.jfree.chart.block.RectangleConstraint;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.Range;

/** The parts of {@link CurvesFigure} that a picture may do without. Confined to one painting. */
final class CurvesParts {
    private CurvesParts() {}

    /** Takes out what a look leaves out; the rest stays where it is. For print: a chart cannot be put back. */
    static void leaveOut(JFreeChart chart, Look look, Graphics2D g, Rectangle2D area) {
        if (!look.shows(Part.AXES)) {
            XYPlot plot = chart.getXYPlot();
            plot.setRangeGridlinesVisible(false);
            for (ValueAxis axis : new ValueAxis[] {plot.getDomainAxis(), plot.getRangeAxis(0), plot.getRangeAxis(1)}) {
                axis.setTickLabelsVisible(false);
            }
        }
        if (!look.shows(Part.LEGEND)) {
            RectangleInsets padding = chart.getPadding();
            double height = legendHeight(chart, g, area);
            chart.removeLegend();
            chart.setPadding(new RectangleInsets(
                    padding.getTop() + height, padding.getLeft(), padding.getBottom(), padding.getRight()));
        }
    }

    /** As the chart itself will reckon it. */
    private static double legendHeight(JFreeChart chart, Graphics2D g, Rectangle2D area) {
        RectangleInsets padding = chart.getPadding();
        double width = area.getWidth() - padding.getLeft() - padding.getRight();
        double height = area.getHeight() - padding.getTop() - padding.getBottom();
        RectangleConstraint room = new RectangleConstraint(
                width,
                new Range(0, width),
                LengthConstraintType.RANGE,
                height,
                new Range(0, height),
                LengthConstraintType.RANGE);
        return chart.getLegend().arrange(g, room).getHeight();
    }
}
