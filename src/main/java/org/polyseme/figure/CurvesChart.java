package org.polyseme.figure;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.LegendItemCollection;
import org.jfree.chart.axis.AxisLocation;
import org.jfree.chart.axis.AxisSpace;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.DatasetRenderingOrder;
import org.jfree.chart.plot.IntervalMarker;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.SamplingXYLineRenderer;
import org.jfree.chart.renderer.xy.XYAreaRenderer;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.title.LegendTitle;
import org.jfree.chart.ui.HorizontalAlignment;
import org.jfree.chart.ui.Layer;
import org.jfree.chart.ui.RectangleAnchor;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.chart.ui.TextAnchor;
import org.jfree.data.xy.XYDataset;
import org.polyseme.state.Series;
import org.polyseme.theory.CollisionLaw;

/** The chart of {@link CurvesFigure}: made, dressed and filled. A chart belongs to the thread that made it. */
final class CurvesChart {
    /** Datasets and their renderers, painted in this order. */
    static final int AREA = 0;

    static final int LOSS = 1;
    static final int RIGHT = 2;
    static final int LAW = 3;
    static final int RECONSTRUCTION = 4;
    /** Of the other parts of the loss, {@link #MOST_PARTS} of them with the reconstruction. */
    static final int PENALTIES = 5;

    private static final int MOST_PARTS = 5;

    /** Room for the numbers at both sides, in logical pixels. */
    static final int LEFT_ROOM = 56;

    static final int RIGHT_ROOM = 48;
    static final int GAP = 8;

    /** Room for so many polysemantic neurons at least. */
    private static final double FEWEST = 5;
    /** A part that is smaller than this share of the largest loss leaves a logarithmic axis through its floor. */
    private static final double SMALLEST = 1e-15;
    /** A loss that is as good as none. */
    private static final double LEAST_LOSS = 1e-30;

    static final BasicStroke LOSS_STROKE = new BasicStroke(1.75f);
    static final BasicStroke RIGHT_STROKE = new BasicStroke(2);
    private static final BasicStroke PART_STROKE = new BasicStroke(1.25f);
    static final BasicStroke CHANCE_STROKE = dashes(5, 4);
    private static final BasicStroke CURSOR_STROKE = new BasicStroke(1);

    private CurvesChart() {}

    private static BasicStroke dashes(float on, float off) {
        return new BasicStroke(1.25f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10, new float[] {on, off}, 0);
    }

    /** An empty chart, not dressed yet. */
    static JFreeChart create(Font titles) {
        XYPlot plot = new XYPlot();
        plot.setDomainAxis(new RoundAxis());
        plot.setRangeAxis(0, new LossAxis());
        plot.setRangeAxis(1, new RoundAxis());
        plot.setRangeAxisLocation(1, AxisLocation.BOTTOM_OR_RIGHT);
        plot.setRenderer(AREA, new XYAreaRenderer(XYAreaRenderer.AREA));
        plot.setRenderer(LOSS, new SamplingXYLineRenderer());
        XYLineAndShapeRenderer corners = new XYLineAndShapeRenderer(true, false); // sampling would cut them
        corners.setDrawSeriesLineAsPath(true);
        plot.setRenderer(RIGHT, corners);
        plot.setRenderer(LAW, new SamplingXYLineRenderer());
        plot.mapDatasetToRangeAxis(LOSS, 0);
        for (int dataset = RECONSTRUCTION; dataset < RECONSTRUCTION + MOST_PARTS; dataset++) {
            plot.setRenderer(dataset, new SamplingXYLineRenderer());
            plot.mapDatasetToRangeAxis(dataset, 0);
        }
        for (int dataset : new int[] {AREA, RIGHT, LAW}) {
            plot.mapDatasetToRangeAxis(dataset, 1);
        }
        plot.setDatasetRenderingOrder(DatasetRenderingOrder.FORWARD);
        plot.setDomainGridlinesVisible(false);
        plot.setOutlineVisible(false);
        plot.setInsets(RectangleInsets.ZERO_INSETS);
        plot.setAxisOffset(new RectangleInsets(0, GAP, 0, GAP));
        JFreeChart chart = new JFreeChart(null, titles, plot, false);
        LegendTitle legend = new LegendTitle(plot);
        legend.setPosition(RectangleEdge.TOP);
        legend.setHorizontalAlignment(HorizontalAlignment.LEFT);
        legend.setLegendItemGraphicPadding(new RectangleInsets(0, 4, 0, 4));
        legend.setItemLabelPadding(new RectangleInsets(0, 0, 0, 14));
        chart.addLegend(legend);
        chart.setPadding(new RectangleInsets(8, 0, 4, 0));
        return chart;
    }

    private static AxisSpace space(double left, double right, double bottom) {
        AxisSpace space = new AxisSpace();
        space.setLeft(left);
        space.setRight(right);
        space.setBottom(bottom);
        return space;
    }

    /** @param size of type and of the room that it needs; 1 as in print */
    static void dress(JFreeChart chart, Look look, double size) {
        XYPlot plot = chart.getXYPlot();
        Font labels = look.labelFont().deriveFont((float) (look.labelFont().getSize2D() * size));
        chart.setBackgroundPaint(look.ground());
        plot.setBackgroundPaint(look.ground());
        plot.setRangeGridlinePaint(look.grid());
        plot.setRangeGridlineStroke(new BasicStroke(1));
        plot.setFixedRangeAxisSpace(space(LEFT_ROOM * size, RIGHT_ROOM * size, 0));
        plot.setFixedDomainAxisSpace(space(0, 0, 20 * size));
        for (ValueAxis axis : new ValueAxis[] {plot.getDomainAxis(), plot.getRangeAxis(0), plot.getRangeAxis(1)}) {
            dress(axis, labels, look.muted());
        }
        plot.getRangeAxis(1).setTickLabelPaint(look.polysemantic());
        dress(plot, LOSS, look.text(), LOSS_STROKE);
        dress(plot, AREA, look.polysemanticGround(), RIGHT_STROKE);
        dress(plot, RIGHT, look.polysemantic(), RIGHT_STROKE);
        for (int dataset = RECONSTRUCTION; dataset < RECONSTRUCTION + MOST_PARTS; dataset++) {
            dress(plot, dataset, dataset == RECONSTRUCTION ? look.accent() : look.muted(), PART_STROKE);
        }
        dress(plot, LAW, look.polysemantic(), CHANCE_STROKE);
        plot.getRenderer(LAW).setSeriesPaint(1, look.outside());
        LegendTitle legend = chart.getLegend();
        legend.setMargin(0, LEFT_ROOM * size - 4, 4, 0);
        legend.setItemFont(labels);
        legend.setItemPaint(look.muted());
        legend.setBackgroundPaint(look.ground());
    }

    private static void dress(ValueAxis axis, Font labels, Color ink) {
        axis.setTickLabelFont(labels);
        axis.setTickLabelPaint(ink);
        axis.setAxisLineVisible(false);
        axis.setTickMarksVisible(false);
    }

    private static void dress(XYPlot plot, int dataset, Color ink, BasicStroke stroke) {
        plot.getRenderer(dataset).setSeriesPaint(0, ink);
        plot.getRenderer(dataset).setSeriesStroke(0, stroke);
    }

    /** What a number outside its band is written in; kept with the law's line, which has one series. */
    static Color outside(XYPlot plot) {
        return (Color) plot.getRenderer(LAW).getSeriesPaint(1);
    }

    static Color ink(XYPlot plot, int dataset) {
        return (Color) plot.getRenderer(dataset).getSeriesPaint(0);
    }

    /**
     * Replaces all that it shows.
     *
     * @param room for the legend: it takes a line, or two where the chart is high
     */
    static void fill(JFreeChart chart, CurvesData whole, Figure.Size room) {
        XYPlot plot = chart.getXYPlot();
        boolean isRatio = whole.options().isOn(Option.CURVES_LOG_LOSS)
                && (whole.loss().isEmpty() || whole.loss().least() > 0);
        Font font = chart.getLegend().getItemFont();
        CurvesData data = named(plot, whole, isRatio, font, room);
        boolean isLogSteps = CurvesData.isLogarithmic(data.options());
        replace(plot, Side.STEPS, isLogSteps ? new LossAxis() : new RoundAxis());
        replace(plot, Side.LOSS, isRatio ? new LossAxis() : new NumberAxis());
        replace(plot, Side.RIGHT, rightAxis(data.what()));
        plot.getDomainAxis().setRange(data.first(), data.last());
        setLossRange(plot.getRangeAxis(0), data, isRatio);
        setRightRange(plot.getRangeAxis(1), data);
        double least = isLogSteps ? 1 : 0;
        plot.setDataset(LOSS, data.loss().dataset(Series.LOSS.label(), least));
        plot.setDataset(RIGHT, data.right().dataset(data.what().label(), least));
        plot.setDataset(AREA, isArea(data) ? data.right().dataset(data.what().label(), least) : null);
        fillParts(plot, data, least, isRatio);
        plot.setDataset(LAW, data.law().isEmpty() ? null : data.law().dataset("law", least));
        mark(plot, data);
        markEnd(plot, data, font);
        plot.setFixedLegendItems(CurvesLegend.fitting(CurvesLegend.of(plot, data, isRatio), font, room));
    }

    @SuppressWarnings("NullAway") // the library takes null for no dataset
    private static void fillParts(XYPlot plot, CurvesData data, double least, boolean isRatio) {
        for (int dataset = RECONSTRUCTION; dataset < RECONSTRUCTION + MOST_PARTS; dataset++) {
            plot.setDataset(dataset, null);
        }
        for (int part = 0; part < data.parts().size(); part++) {
            plot.setDataset(dataset(data, part), part(data, part, least, isRatio));
            plot.getRenderer(dataset(data, part)).setSeriesStroke(0, stroke(data, part));
        }
    }

    /** The reconstruction has its own colour; it is there unless nothing but the decay is. */
    static int dataset(CurvesData data, int part) {
        boolean isSplit = data.parts().get(0).series() == Series.LOSS;
        return isSplit ? RECONSTRUCTION + part : PENALTIES + part;
    }

    /** Without the parts of the loss where there is no room to name them. */
    private static CurvesData named(XYPlot plot, CurvesData data, boolean isRatio, Font font, Figure.Size room) {
        LegendItemCollection all = CurvesLegend.of(plot, data, isRatio);
        boolean isNamed = CurvesLegend.fitting(all, font, room).getItemCount() == all.getItemCount();
        return isNamed ? data : data.withoutParts();
    }

    private static boolean isArea(CurvesData data) {
        return data.what() == CurvesData.Right.POLYSEMANTIC;
    }

    /** By ratio what is positive, for the most part; else all but a decay that would leave nothing to see of the loss. */
    private static boolean isSeen(CurvesData data, int part, boolean isRatio) {
        Curve curve = data.parts().get(part).curve();
        return isRatio
                ? 2 * curve.positive().size() > curve.size()
                : data.parts().get(part).series() != Series.WEIGHT_DECAY
                        || curve.largest() <= data.loss().largest();
    }

    @SuppressWarnings("NullAway") // the library takes null for no dataset
    static XYDataset part(CurvesData data, int part, double least, boolean isRatio) {
        Curve curve = data.parts().get(part).curve();
        return isSeen(data, part, isRatio)
                ? (isRatio ? curve.positive() : curve)
                        .dataset(data.parts().get(part).name(), least)
                : null;
    }

    /** Each part has its own dashes, whichever others there are. */
    static BasicStroke stroke(CurvesData data, int part) {
        return switch (data.parts().get(part).series()) {
            case L1, PENALTY -> dashes(2, 2);
            case FOURTH_POWERS -> dashes(6, 3);
            case NOISE -> dashes(1, 4);
            case WEIGHT_DECAY -> dashes(9, 2);
            case LOSS, POLYSEMANTIC_NEURONS -> PART_STROKE;
        };
    }

    private enum Side {
        STEPS,
        LOSS,
        RIGHT
    }

    private static ValueAxis rightAxis(CurvesData.Right what) {
        return switch (what) {
            case POLYSEMANTIC -> new RoundAxis();
            case SURVIVORS -> new LossAxis();
            case DIMENSIONALITY, FOURTH_NORM -> new RoundAxis(0);
        };
    }

    /** Another kind of axis in the dress of the one before; one of the same kind stays. */
    private static void replace(XYPlot plot, Side side, ValueAxis wanted) {
        ValueAxis before = side == Side.STEPS ? plot.getDomainAxis() : plot.getRangeAxis(side == Side.LOSS ? 0 : 1);
        if (before.getClass() == wanted.getClass() && !(wanted instanceof RoundAxis && side == Side.RIGHT)) {
            return;
        }
        dress(wanted, before.getTickLabelFont(), (Color) before.getTickLabelPaint());
        if (side == Side.STEPS) {
            plot.setDomainAxis(wanted);
        } else {
            plot.setRangeAxis(side == Side.LOSS ? 0 : 1, wanted);
        }
    }

    /** All that is drawn between the first step and the last is on it, except parts that are tiny beside the loss. */
    private static void setLossRange(ValueAxis axis, CurvesData data, boolean isRatio) {
        if (data.loss().isEmpty()) {
            axis.setRange(0.1, 1);
            return;
        }
        Curve seen = data.loss().between(data.first(), data.last());
        double least = seen.isEmpty() ? data.loss().least() : seen.least();
        double largest = seen.isEmpty() ? data.loss().largest() : seen.largest();
        for (int k = 0; k < data.parts().size(); k++) {
            Curve part = data.parts().get(k).curve().between(data.first(), data.last());
            if (!part.isEmpty() && isSeen(data, k, isRatio)) {
                double tiny = isRatio ? SMALLEST * data.loss().largest() : Double.NEGATIVE_INFINITY;
                boolean crosses = isRatio && part.least() <= 0; // on the way to 0 it passes all numbers, however small
                least = crosses ? least : Math.min(least, Math.max(tiny, part.least()));
                largest = Math.max(largest, part.largest());
            }
        }
        if (isRatio) {
            double low = Ticks.roundDown(Math.max(LEAST_LOSS, least));
            axis.setRange(low, Math.max(2 * low, Ticks.roundUp(Math.max(LEAST_LOSS, largest))));
        } else {
            double span = Math.max(1e-9, largest - least);
            axis.setRange(least - 0.05 * span, largest + 0.05 * span);
        }
    }

    private static void setRightRange(ValueAxis axis, CurvesData data) {
        double largest = data.right().isEmpty() ? 0 : data.right().largest();
        switch (data.what()) {
            case POLYSEMANTIC -> {
                // Room for the law and its band from the beginning, then in steps of two: the line seldom moves.
                double law = data.chance().orElse(0.0) * (1 + CollisionLaw.BAND);
                double top = Ticks.roundUp(Math.max(FEWEST, Math.max(1.1 * law, data.plantedPairs())));
                while (top < largest) {
                    top *= 2;
                }
                axis.setRange(0, top);
            }
            case SURVIVORS -> {
                double least =
                        Math.max(0.5, data.right().isEmpty() ? 1 : data.right().least());
                axis.setRange(Math.max(0.5, Ticks.roundDown(least)), Math.max(2, Ticks.roundUp(largest)));
            }
            case DIMENSIONALITY, FOURTH_NORM ->
                axis.setRange(0, largest > 1e-12 && largest < 1e12 ? roundUp(largest) : 1);
        }
    }

    /** In tenths of a round number: nearer than the next one. */
    private static double roundUp(double largest) {
        double tenth = Ticks.roundUp(largest) / 10;
        return tenth * Math.ceil(largest / tenth - 1e-9);
    }

    private static void mark(XYPlot plot, CurvesData data) {
        plot.clearRangeMarkers(RIGHT);
        plot.clearDomainMarkers();
        Color ink = ink(plot, RIGHT);
        Color ground = (Color) plot.getBackgroundPaint();
        data.chance().ifPresent(chance -> {
            Color band = Look.mix(opaque(ground), ink, 0.09);
            plot.addRangeMarker(
                    RIGHT,
                    new IntervalMarker(chance * (1 - CollisionLaw.BAND), chance * (1 + CollisionLaw.BAND), band),
                    Layer.BACKGROUND,
                    false);
            plot.addRangeMarker(RIGHT, new ValueMarker(chance, ink, CHANCE_STROKE), Layer.FOREGROUND, false);
        });
        data.cursor().ifPresent(step -> {
            Color veil = new Color(ground.getRed(), ground.getGreen(), ground.getBlue(), 170);
            plot.addDomainMarker(new IntervalMarker(step, Math.max(step + 1e-6, data.last()), veil), Layer.FOREGROUND);
            plot.addDomainMarker(new ValueMarker(step, ink(plot, LOSS), CURSOR_STROKE), Layer.FOREGROUND);
        });
    }

    /** Says where the run broke off, on the side with more room. */
    private static void markEnd(XYPlot plot, CurvesData data, Font font) {
        data.diverged().ifPresent(step -> {
            ValueMarker end = new ValueMarker((double) step, ink(plot, LOSS), CHANCE_STROKE);
            boolean isLeft = data.share((double) step) < 0.5;
            end.setLabel("diverged at step " + Numerals.count(step));
            end.setLabelFont(font);
            end.setLabelPaint(ink(plot, LOSS));
            end.setLabelBackgroundColor(opaque((Color) plot.getBackgroundPaint()));
            end.setLabelAnchor(isLeft ? RectangleAnchor.RIGHT : RectangleAnchor.LEFT);
            end.setLabelTextAnchor(isLeft ? TextAnchor.CENTER_LEFT : TextAnchor.CENTER_RIGHT);
            end.setLabelOffset(new RectangleInsets(0, 6, 0, 6));
            plot.addDomainMarker(end, Layer.FOREGROUND);
        });
    }

    private static Color opaque(Color colour) {
        return new Color(colour.getRGB() | 0xFF000000);
    }
}
