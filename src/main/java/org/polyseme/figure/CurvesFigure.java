package org.polyseme.figure;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.LegendItem;
import org.jfree.chart.LegendItemCollection;
import org.jfree.chart.axis.AxisLocation;
import org.jfree.chart.axis.AxisSpace;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.DatasetRenderingOrder;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.SamplingXYLineRenderer;
import org.jfree.chart.renderer.xy.XYAreaRenderer;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.title.LegendTitle;
import org.jfree.chart.ui.HorizontalAlignment;
import org.jfree.chart.ui.Layer;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;
import org.polyseme.measure.Forecast;
import org.polyseme.state.History;
import org.polyseme.state.Series;
import org.polyseme.state.Snapshot;

/**
 * Loss (left, logarithmic) and polysemantic neurons (right, an area of steps) over training, and what chance alone would
 * give. Stateless; a chart that it has made belongs to the thread that made it.
 */
public final class CurvesFigure implements Figure {
    /** Datasets and their renderers, painted in this order. */
    private static final int COUNT_AREA = 0;

    private static final int LOSS = 1;
    private static final int COUNT_LINE = 2;
    private static final int LEFT = 56;
    private static final int RIGHT = 48;
    private static final BasicStroke LOSS_STROKE = new BasicStroke(1.75f);
    private static final BasicStroke COUNT_STROKE = new BasicStroke(2);
    private static final BasicStroke CHANCE_STROKE =
            new BasicStroke(1.25f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10, new float[] {5, 4}, 0);

    @Override
    public String id() {
        return "curves";
    }

    @Override
    public String title() {
        return "Curves";
    }

    /** An empty chart in this look, to be filled by {@link #update}. */
    public JFreeChart create(Look look) {
        XYPlot plot = new XYPlot();
        plot.setDomainAxis(new RoundAxis());
        plot.setRangeAxis(0, new LossAxis());
        plot.setRangeAxis(1, new RoundAxis());
        plot.setRangeAxisLocation(1, AxisLocation.BOTTOM_OR_RIGHT);
        plot.setRenderer(LOSS, new SamplingXYLineRenderer());
        plot.setRenderer(COUNT_AREA, new XYAreaRenderer(XYAreaRenderer.AREA));
        XYLineAndShapeRenderer corners = new XYLineAndShapeRenderer(true, false); // sampling would cut them
        corners.setDrawSeriesLineAsPath(true);
        plot.setRenderer(COUNT_LINE, corners);
        plot.mapDatasetToRangeAxis(LOSS, 0);
        plot.mapDatasetToRangeAxis(COUNT_AREA, 1);
        plot.mapDatasetToRangeAxis(COUNT_LINE, 1);
        plot.setDatasetRenderingOrder(DatasetRenderingOrder.FORWARD);
        plot.setFixedRangeAxisSpace(space(LEFT, RIGHT, 0));
        plot.setFixedDomainAxisSpace(space(0, 0, 20));
        plot.setDomainGridlinesVisible(false);
        plot.setOutlineVisible(false);
        plot.setInsets(RectangleInsets.ZERO_INSETS);
        plot.setAxisOffset(new RectangleInsets(0, 8, 0, 8));
        JFreeChart chart = new JFreeChart(null, look.titleFont(), plot, false);
        LegendTitle legend = new LegendTitle(plot);
        legend.setPosition(RectangleEdge.TOP);
        legend.setHorizontalAlignment(HorizontalAlignment.LEFT);
        legend.setMargin(0, LEFT - 4, 4, 0);
        legend.setLegendItemGraphicPadding(new RectangleInsets(0, 4, 0, 4));
        legend.setItemLabelPadding(new RectangleInsets(0, 0, 0, 16));
        chart.addLegend(legend);
        chart.setPadding(new RectangleInsets(8, 0, 4, 0));
        restyle(chart, look);
        return chart;
    }

    private static AxisSpace space(double left, double right, double bottom) {
        AxisSpace space = new AxisSpace();
        space.setLeft(left);
        space.setRight(right);
        space.setBottom(bottom);
        return space;
    }

    /** Gives the chart the colours and type of this look. */
    public void restyle(JFreeChart chart, Look look) {
        boolean wasNotifying = chart.isNotify();
        chart.setNotify(false);
        XYPlot plot = chart.getXYPlot();
        chart.setBackgroundPaint(look.ground());
        plot.setBackgroundPaint(look.ground());
        plot.setRangeGridlinePaint(look.hairline());
        plot.setRangeGridlineStroke(new BasicStroke(1));
        for (ValueAxis axis : new ValueAxis[] {plot.getDomainAxis(), plot.getRangeAxis(0), plot.getRangeAxis(1)}) {
            axis.setTickLabelFont(look.labelFont());
            axis.setTickLabelPaint(look.muted());
            axis.setTickLabelsVisible(look.shows(Part.AXES));
            axis.setAxisLineVisible(false);
            axis.setTickMarksVisible(false);
        }
        plot.getRangeAxis(1).setTickLabelPaint(look.polysemantic());
        plot.getRenderer(LOSS).setSeriesPaint(0, look.text());
        plot.getRenderer(LOSS).setSeriesStroke(0, LOSS_STROKE);
        plot.getRenderer(COUNT_AREA).setSeriesPaint(0, look.polysemanticGround());
        plot.getRenderer(COUNT_LINE).setSeriesPaint(0, look.polysemantic());
        plot.getRenderer(COUNT_LINE).setSeriesStroke(0, COUNT_STROKE);
        LegendTitle legend = chart.getLegend();
        legend.setVisible(look.shows(Part.LEGEND));
        legend.setItemFont(look.labelFont());
        legend.setItemPaint(look.muted());
        legend.setBackgroundPaint(look.ground());
        chart.setNotify(wasNotifying);
    }

    /** Shows this snapshot's history: everything swapped without a notification, then one. */
    public void update(JFreeChart chart, Snapshot snapshot) {
        boolean wasNotifying = chart.isNotify();
        chart.setNotify(false);
        XYPlot plot = chart.getXYPlot();
        History history = snapshot.history();
        Curve loss = Curve.line(history, Series.LOSS);
        Curve count = Curve.steps(history, Series.POLYSEMANTIC_NEURONS);
        OptionalDouble chance = Forecast.byChance(snapshot.experiment());
        boolean isLogarithmic = loss.isEmpty() || loss.least() > 0;
        setLossAxis(plot, loss, isLogarithmic);
        setCountAxis(plot, Math.max(count.largest(), chance.orElse(0.0)));
        plot.getDomainAxis().setRange(0, lastStep(snapshot));
        plot.setDataset(LOSS, loss.dataset(Series.LOSS.label()));
        plot.setDataset(COUNT_AREA, count.dataset(Series.POLYSEMANTIC_NEURONS.label()));
        plot.setDataset(COUNT_LINE, count.dataset(Series.POLYSEMANTIC_NEURONS.label()));
        plot.clearRangeMarkers(COUNT_LINE);
        Color ink = (Color) plot.getRenderer(COUNT_LINE).getSeriesPaint(0);
        chance.ifPresent(value ->
                plot.addRangeMarker(COUNT_LINE, new ValueMarker(value, ink, CHANCE_STROKE), Layer.FOREGROUND, false));
        plot.setFixedLegendItems(legend(plot, snapshot, count, chance, isLogarithmic));
        chart.setNotify(wasNotifying);
    }

    private static void setLossAxis(XYPlot plot, Curve loss, boolean isLogarithmic) {
        ValueAxis axis = plot.getRangeAxis(0);
        if (isLogarithmic != axis instanceof LossAxis) {
            ValueAxis other = isLogarithmic ? new LossAxis() : new NumberAxis();
            other.setTickLabelFont(axis.getTickLabelFont());
            other.setTickLabelPaint(axis.getTickLabelPaint());
            other.setTickLabelsVisible(axis.isTickLabelsVisible());
            other.setAxisLineVisible(false);
            other.setTickMarksVisible(false);
            plot.setRangeAxis(0, other);
            axis = other;
        }
        if (loss.isEmpty()) {
            axis.setRange(0.1, 1);
        } else if (isLogarithmic) {
            double low = Math.max(1e-12, Ticks.roundDown(Math.max(1e-12, loss.least())));
            axis.setRange(low, Math.max(2 * low, Ticks.roundUp(Math.max(1e-12, loss.largest()))));
        } else {
            double span = Math.max(1e-9, loss.largest() - loss.least());
            axis.setRange(loss.least() - 0.05 * span, loss.largest() + 0.05 * span);
        }
    }

    private static void setCountAxis(XYPlot plot, double largest) {
        plot.getRangeAxis(1).setRange(0, Math.max(5, Ticks.roundUp(1.1 * Math.max(1, largest))));
    }

    /** The right end of the steps: the recipe's stop as soon as a good part of it is done, else a round number. */
    private static double lastStep(Snapshot snapshot) {
        History history = snapshot.history();
        long recorded = history.size() == 0 ? 0 : history.stepAt(history.size() - 1);
        double last = Math.max(10, Math.max(recorded, snapshot.step()));
        double round = Ticks.roundUp(last);
        long stop = snapshot.experiment().steps();
        return last <= stop && round >= stop / 2.0 ? Math.max(10, stop) : round;
    }

    private static LegendItemCollection legend(
            XYPlot plot, Snapshot snapshot, Curve count, OptionalDouble chance, boolean isLogarithmic) {
        Shape line = new Line2D.Double(-8, 0, 8, 0);
        LegendItemCollection items = new LegendItemCollection();
        String scale = isLogarithmic ? " (logarithmic)" : "";
        Color lossInk = (Color) plot.getRenderer(LOSS).getSeriesPaint(0);
        Color countInk = (Color) plot.getRenderer(COUNT_LINE).getSeriesPaint(0);
        items.add(item("loss " + Numerals.significant(snapshot.loss()) + scale, line, LOSS_STROKE, lossInk));
        String counted = count.isEmpty() ? "" : " " + Numerals.count(Math.round(count.last()));
        items.add(item("polysemantic neurons" + counted, line, COUNT_STROKE, countInk));
        chance.ifPresent(value ->
                items.add(item("by chance about n²/4m = " + Numerals.fixed(value, 1), line, CHANCE_STROKE, countInk)));
        return items;
    }

    private static LegendItem item(String label, Shape line, BasicStroke stroke, Color ink) {
        return new LegendItem(label, null, null, null, line, stroke, ink);
    }

    @Override
    public void paint(Graphics2D graphics, Snapshot snapshot, Perspective perspective, Size size) {
        Look look = perspective.look();
        try (Sheet sheet = new Sheet(graphics, look, size)) {
            sheet.title(title(), "at step " + Numerals.count(snapshot.step()));
            Rectangle2D area = Sheet.plot(size, 0, 0, 0);
            if (area.getHeight() < 64 || area.getWidth() < LEFT + RIGHT + 32) {
                return;
            }
            JFreeChart chart = create(look);
            update(chart, snapshot);
            chart.draw(sheet.graphics(), area);
        }
    }

    /** The recorded point nearest in steps. */
    @Override
    public Optional<Hit> at(double x, double y, Snapshot snapshot, Perspective perspective, Size size) {
        History history = snapshot.history();
        double width = size.width() - LEFT - RIGHT - 16;
        double share = (x - LEFT - 8) / width;
        if (history.size() == 0 || width < 32 || y < Look.TITLE_HEIGHT || !(share >= 0 && share <= 1)) {
            return Optional.empty();
        }
        double step = share * lastStep(snapshot);
        int nearest = 0;
        for (int i = 1; i < history.size(); i++) {
            if (Math.abs(history.stepAt(i) - step) < Math.abs(history.stepAt(nearest) - step)) {
                nearest = i;
            }
        }
        long count = Math.round(history.at(Series.POLYSEMANTIC_NEURONS, nearest));
        String text = "step " + Numerals.count(history.stepAt(nearest)) + ": loss "
                + Numerals.significant(history.at(Series.LOSS, nearest)) + ", " + Numerals.count(count)
                + (count == 1 ? " polysemantic neuron" : " polysemantic neurons");
        return Optional.of(new Hit(Selection.NONE, text));
    }
}
