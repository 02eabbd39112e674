package org.polyseme.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.Layer;
import org.jfree.data.xy.XYDataset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.polyseme.state.Field;
import org.polyseme.state.History;
import org.polyseme.state.Matrix;
import org.polyseme.state.Series;
import org.polyseme.state.Snapshot;

class CurvesFigureTest {
    private static final Figure.Size SIZE = new Figure.Size(800, 200);
    private static final Matrix WEIGHTS = Matrix.of(4, 8, new float[32]);

    private final CurvesFigure figure = new CurvesFigure();
    private final JFreeChart chart = figure.create(Look.LIGHT);

    private static Snapshot with(History history) {
        return Snapshots.with(Snapshots.of(WEIGHTS, WEIGHTS, history), Field.L1, 0.001);
    }

    private static Snapshot falling() {
        return with(
                Snapshots.history(new long[] {0, 100, 200, 300}, new float[] {8, 4, 2, 1}, new float[] {0, 0, 1, 3}));
    }

    @Test
    void anUpdateNotifiesOnce() {
        AtomicInteger notifications = new AtomicInteger();
        chart.addChangeListener(event -> notifications.incrementAndGet());
        figure.update(chart, falling());
        assertEquals(1, notifications.get());
    }

    @Test
    void theCountIsAStaircase() {
        figure.update(chart, falling());
        XYDataset count = chart.getXYPlot().getDataset(2);
        assertEquals(List.of("0.0,0.0", "200.0,0.0", "200.0,1.0", "300.0,1.0", "300.0,3.0"), points(count));
    }

    private static List<String> points(XYDataset dataset) {
        return IntStream.range(0, dataset.getItemCount(0))
                .mapToObj(i -> dataset.getXValue(0, i) + "," + dataset.getYValue(0, i))
                .toList();
    }

    @Test
    void longHistoriesAreThinnedAndKeepTheirExtremes() {
        long[] steps = new long[History.CAPACITY];
        float[] losses = new float[History.CAPACITY];
        float[] counts = new float[History.CAPACITY];
        Arrays.setAll(steps, i -> 7L * i);
        for (int i = 0; i < losses.length; i++) {
            losses[i] = 2 + (float) Math.sin(i);
            counts[i] = i % 9;
        }
        losses[1001] = 40;
        losses[1500] = 0.001f;
        History history = Snapshots.history(steps, losses, counts);
        Curve loss = Curve.line(history, Series.LOSS);
        Curve count = Curve.steps(history, Series.POLYSEMANTIC_NEURONS);
        assertTrue(loss.size() <= Curve.MOST, () -> loss.size() + " points");
        assertTrue(count.size() <= Curve.MOST, () -> count.size() + " points");
        assertEquals(40, loss.largest());
        assertEquals(0.001, loss.least(), 1e-9);
        assertEquals(8, count.largest());
        assertEquals(counts[counts.length - 1], count.last());
    }

    @Test
    void theChanceLawIsADashedLineOnTheAxisOfTheCounts() {
        figure.update(chart, falling());
        // n = 4, m = 8: n²/4m = 0.5.
        XYPlot plot = chart.getXYPlot();
        assertEquals(1, plot.getRangeMarkers(2, Layer.FOREGROUND).size());
        Painted painted = Painted.of(figure, falling(), Look.LIGHT, SIZE, 2);
        double top = plot.getRangeAxis(1).getUpperBound();
        assertEquals(5, top);
        double bottom = SIZE.height() - 4 - 20;
        // Somewhere in the lower fifth there is a row with dashes, beyond the right end of the area.
        assertTrue(rowWithDashes(painted, bottom) > 0);
    }

    @Test
    void withoutAPenaltyChanceHasNoLaw() {
        figure.update(chart, Snapshots.with(falling(), Field.L1, 0.0));
        assertNull(chart.getXYPlot().getRangeMarkers(2, Layer.FOREGROUND));
        for (int item = 0; item < chart.getXYPlot().getFixedLegendItems().getItemCount(); item++) {
            String label = chart.getXYPlot().getFixedLegendItems().get(item).getLabel();
            assertFalse(label.contains("chance"), label);
        }
    }

    private static int rowWithDashes(Painted painted, double bottom) {
        int changes = 0;
        for (double y = bottom - 24; y < bottom - 4; y += 0.5) {
            int previous = painted.at(80, y);
            int here = 0;
            for (double x = 80; x < 400; x += 0.5) {
                int colour = painted.at(x, y);
                here += colour != previous ? 1 : 0;
                previous = colour;
            }
            changes = Math.max(changes, here > 40 ? here : 0);
        }
        return changes;
    }

    @Test
    void aModelWithoutTheLawHasNoChanceLine() {
        Matrix weights = Matrix.of(5, 2, new float[10]);
        figure.update(chart, Snapshots.of(weights, weights));
        assertNull(chart.getXYPlot().getRangeMarkers(2, Layer.FOREGROUND));
    }

    @Test
    void aLossThatIsNotPositiveGetsALinearAxis() {
        figure.update(chart, with(Snapshots.history(new long[] {0, 9}, new float[] {1, -1}, new float[2])));
        assertInstanceOf(NumberAxis.class, chart.getXYPlot().getRangeAxis(0));
        figure.update(chart, falling());
        assertInstanceOf(LossAxis.class, chart.getXYPlot().getRangeAxis(0));
    }

    @Test
    void whatIsNotFiniteIsLeftOut() {
        figure.update(chart, with(Snapshots.history(new long[] {0, 1, 2}, new float[] {1, Float.NaN, 2}, new float[] {
            0, 0, 0
        })));
        assertEquals(2, chart.getXYPlot().getDataset(1).getItemCount(0));
    }

    @Test
    void restylingChangesThePaperAndKeepsTheCurves() {
        figure.update(chart, falling());
        figure.restyle(chart, Look.DARK);
        assertEquals(Look.DARK.ground(), chart.getBackgroundPaint());
        assertEquals(Look.DARK.ground(), chart.getXYPlot().getBackgroundPaint());
        assertFalse(points(chart.getXYPlot().getDataset(1)).isEmpty());
    }

    @Test
    void pointingNamesTheNearestRecordedStep() {
        // Of the run's 10,000 steps 300 are over: 0.02 of the axis is step 200.
        double left = 64;
        double right = SIZE.width() - 56;
        assertEquals(
                "step 300: loss 1.000, 3 polysemantic neurons",
                figure.at(left + 0.035 * (right - left), 100, falling(), Perspective.PLAIN, SIZE)
                        .orElseThrow()
                        .text());
        assertEquals(
                "step 0: loss 8.000, 0 polysemantic neurons",
                figure.at(left + 1, 100, falling(), Perspective.PLAIN, SIZE)
                        .orElseThrow()
                        .text());
    }

    /** A loss, its reconstruction far below, and how many polysemantic neurons. */
    private static Snapshot recorded(float[] losses, float[] rest, float[] counts) {
        Map<Series, float[]> values = new EnumMap<>(Series.class);
        values.put(Series.LOSS, losses);
        values.put(Series.POLYSEMANTIC_NEURONS, counts);
        values.put(Series.PENALTY, rest);
        return with(History.copyOf(new long[] {0, 100}, values, 2));
    }

    @ParameterizedTest
    @CsvSource({
        "8, 1, 0.99999",
        "218, 240, 0.5",
        "1e30, 2e38, 0.1",
        "1e-7, 2e-9, 0.99",
        "3, 3, 0",
        "1, 2e38, 0.9",
        "1, 1, 0.9999999"
    })
    void theAxisOfTheLossHoldsAllThatIsDrawnAndHasTwoLabels(float first, float last, float share) {
        figure.update(
                chart, recorded(new float[] {first, last}, new float[] {share * first, share * last}, new float[2]));
        XYPlot plot = chart.getXYPlot();
        LossAxis axis = assertInstanceOf(LossAxis.class, plot.getRangeAxis(0));
        double largest = Math.max(first, last);
        for (int dataset : new int[] {CurvesChart.LOSS, CurvesChart.RECONSTRUCTION, CurvesChart.PENALTIES}) {
            XYDataset curve = plot.getDataset(dataset);
            for (int k = 0; curve != null && k < curve.getItemCount(0); k++) {
                double value = curve.getYValue(0, k);
                assertTrue(value <= axis.getUpperBound(), () -> value + " above " + axis.getRange());
                assertTrue(
                        value >= axis.getLowerBound() || (value < 1e-15 * largest && value < Math.min(first, last)),
                        () -> value + " below " + axis.getRange());
            }
        }
        for (int most = 0; most < 20; most++) {
            assertTrue(LossAxis.ticks(axis.getLowerBound(), axis.getUpperBound(), most)
                            .size()
                    >= 2);
        }
    }

    @Test
    void theStepsSpanTheRunFromItsBeginning() {
        for (boolean isLogarithmic : new boolean[] {false, true}) {
            Options options = Options.FIRST.with(Option.CURVES_LOG_STEPS, isLogarithmic);
            figure.update(chart, figure.prepare(Snapshots.of(WEIGHTS, WEIGHTS), options), SIZE);
            assertEquals(
                    isLogarithmic ? 1 : 0, chart.getXYPlot().getDomainAxis().getLowerBound());
            assertEquals(10_000, chart.getXYPlot().getDomainAxis().getUpperBound());
        }
    }

    @Test
    void theAxisOfTheCountsDoublesAndThatSeldom() {
        List<Double> tops = new ArrayList<>();
        for (int count = 0; count <= 64; count++) {
            figure.update(
                    chart, with(Snapshots.history(new long[] {0, 9}, new float[] {2, 1}, new float[] {0, count})));
            double top = chart.getXYPlot().getRangeAxis(1).getUpperBound();
            assertTrue(top >= count);
            if (!tops.contains(top)) {
                tops.add(top);
            }
        }
        assertEquals(List.of(5.0, 10.0, 20.0, 40.0, 80.0), tops);
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "1.01, 2", "3, 5", "51, 100", "0.03, 0.05"})
    void roundingUpGivesOneTwoOrFive(double value, double expected) {
        assertEquals(expected, Ticks.roundUp(value), 1e-9 * expected);
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "1.99, 1", "3, 2", "51, 50", "0.09, 0.05"})
    void roundingDownGivesOneTwoOrFive(double value, double expected) {
        assertEquals(expected, Ticks.roundDown(value), 1e-9 * expected);
    }

    private static Snapshot priced() {
        Map<Series, float[]> values = new EnumMap<>(Series.class);
        values.put(Series.LOSS, new float[] {8, 4, 2, 1});
        values.put(Series.POLYSEMANTIC_NEURONS, new float[] {0, 0, 1, 3});
        values.put(Series.PENALTY, new float[] {2, Float.NaN, 1, 0.25f});
        return with(History.copyOf(new long[] {0, 100, 200, 300}, values, 4));
    }

    @Test
    void theLossIsSplitWhereTheWeightsCostSomething() {
        figure.update(chart, priced());
        XYPlot plot = chart.getXYPlot();
        assertEquals(
                List.of("0.0,6.0", "200.0,1.0", "300.0,0.75"), points(plot.getDataset(CurvesChart.RECONSTRUCTION)));
        assertEquals(List.of("0.0,2.0", "200.0,1.0", "300.0,0.25"), points(plot.getDataset(CurvesChart.PENALTIES)));
        figure.update(chart, figure.prepare(priced(), Options.FIRST.with(Option.CURVES_SPLIT, false)), SIZE);
        assertNull(plot.getDataset(CurvesChart.PENALTIES));
        figure.update(chart, falling());
        assertNull(plot.getDataset(CurvesChart.RECONSTRUCTION));
    }

    @Test
    void eachPenaltyOfTheRecipeHasALineAndANameOfItsOwn() {
        Map<Series, float[]> values = new EnumMap<>(Series.class);
        values.put(Series.LOSS, new float[] {8, 4});
        values.put(Series.POLYSEMANTIC_NEURONS, new float[] {0, 1});
        values.put(Series.PENALTY, new float[] {2, 1});
        values.put(Series.L1, new float[] {2, 1});
        values.put(Series.FOURTH_POWERS, new float[] {0, 0});
        values.put(Series.NOISE, new float[] {1, 0.5f});
        values.put(Series.WEIGHT_DECAY, new float[] {4, 3});
        Snapshot snapshot = with(History.copyOf(new long[] {0, 100}, values, 2));
        figure.update(chart, snapshot);
        XYPlot plot = chart.getXYPlot();
        // The decay is beside the loss: what is left of it is 8 − 2 − 1 and 4 − 1 − 0.5.
        assertEquals(List.of("0.0,5.0", "100.0,2.5"), points(plot.getDataset(CurvesChart.RECONSTRUCTION)));
        assertEquals(List.of("0.0,2.0", "100.0,1.0"), points(plot.getDataset(CurvesChart.PENALTIES)));
        assertEquals(List.of("0.0,1.0", "100.0,0.5"), points(plot.getDataset(CurvesChart.PENALTIES + 1)));
        assertEquals(List.of("0.0,4.0", "100.0,3.0"), points(plot.getDataset(CurvesChart.PENALTIES + 2)));
        assertNull(plot.getDataset(CurvesChart.PENALTIES + 3));
        List<String> names = new ArrayList<>();
        for (int item = 2; item < plot.getLegendItems().getItemCount(); item++) {
            names.add(plot.getLegendItems().get(item).getLabel());
        }
        assertEquals(
                List.of(
                        "reconstruction 2.500",
                        "L1 1.000",
                        "noise and dropout 0.5000",
                        "weight decay, beside the loss 3.000"),
                names.subList(names.size() - 4, names.size()));
    }

    @Test
    void stepZeroStandsAtTheLeftEndOfLogarithmicSteps() {
        figure.update(chart, figure.prepare(falling(), Options.FIRST.with(Option.CURVES_LOG_STEPS, true)), SIZE);
        XYPlot plot = chart.getXYPlot();
        assertInstanceOf(LossAxis.class, plot.getDomainAxis());
        assertEquals(1, plot.getDomainAxis().getLowerBound());
        assertEquals("1.0,8.0", points(plot.getDataset(CurvesChart.LOSS)).get(0));
    }

    @Test
    void draggingOverARangeZoomsToItAndHomeIsTheWholeRun() {
        CurvesFigure.Prepared prepared = figure.prepare(falling(), Options.FIRST);
        // 10,000 steps on 800 - 64 - 56 = 680 pixels from 64 on.
        Options zoomed = figure.ranged(Options.FIRST, prepared, 64 + 0.03 * 680, 64 + 0.01 * 680, 800);
        assertEquals(100, zoomed.number(Option.CURVES_FROM), 1e-6);
        assertEquals(300, zoomed.number(Option.CURVES_TO), 1e-6);
        assertTrue(figure.isMoved(zoomed));
        figure.update(chart, figure.prepare(falling(), zoomed), SIZE);
        assertEquals(100, chart.getXYPlot().getDomainAxis().getLowerBound(), 1e-6);
        assertEquals(300, chart.getXYPlot().getDomainAxis().getUpperBound(), 1e-6);
        assertEquals(Options.FIRST, figure.home(zoomed));
        assertEquals(Options.FIRST, figure.ranged(Options.FIRST, prepared, 100, 100.1, 800));
    }

    @Test
    void theWheelZoomsAboutThePointerAndOutAgain() {
        Perspective plain = Perspective.PLAIN;
        Options in = figure.zoomed(2, 64 + 0.25 * 680, 100, falling(), plain, SIZE);
        assertEquals(1250, in.number(Option.CURVES_FROM), 1e-6);
        assertEquals(6250, in.number(Option.CURVES_TO), 1e-6);
        assertEquals(Options.FIRST, figure.zoomed(0.2, 300, 100, falling(), plain.with(in), SIZE));
        Options right = figure.dragged(-68, 0, falling(), plain.with(in), SIZE);
        assertEquals(1750, right.number(Option.CURVES_FROM), 1e-6);
        assertEquals(in, figure.dragged(680, 0, falling(), plain.with(in), SIZE));
    }

    @Test
    void thePresentIsMarkedWhereTheCurvesGoOnAfterIt() {
        figure.update(chart, falling());
        assertEquals(2, chart.getXYPlot().getDomainMarkers(Layer.FOREGROUND).size());
        figure.update(chart, with(Snapshots.history(new long[] {0, 100}, new float[] {8, 4}, new float[2])));
        assertNull(chart.getXYPlot().getDomainMarkers(Layer.FOREGROUND));
    }

    @ParameterizedTest
    @CsvSource({"fourthNorm, 0.25", "survivors, 2", "dimensionality, 2"})
    void theRightAxisMeasuresTheWeightsOnTheWay(String what, double expected) {
        // Two orthogonal features, each on two neurons with ±√½.
        float h = (float) Math.sqrt(0.5);
        Matrix now = Matrix.of(2, 4, h, h, 0, 0, 0, 0, h, -h);
        Matrix start = Matrix.of(2, 4, 1, 0, 0, 0, 0, 0, 0, 0.25f);
        Snapshot traced = RaceFigureTest.traced(now, start, List.of(RaceFigureTest.point(0, start)));
        figure.update(chart, figure.prepare(traced, Options.FIRST.with(Option.CURVES_RIGHT, what)), SIZE);
        XYDataset right = chart.getXYPlot().getDataset(CurvesChart.RIGHT);
        assertEquals(2, right.getItemCount(0));
        assertEquals(100, right.getXValue(0, 1));
        double twice = what.equals("fourthNorm") ? 2 : 1;
        assertEquals(twice * expected, right.getYValue(0, 1), 1e-6);
    }

    @Test
    void aPartOfTheLossThatTheLegendCannotNameIsNotDrawn() {
        CurvesFigure.Prepared prepared = figure.prepare(priced(), Options.FIRST);
        XYPlot plot = chart.getXYPlot();
        figure.update(chart, prepared, new Figure.Size(300, 120));
        assertNull(plot.getDataset(CurvesChart.RECONSTRUCTION));
        assertEquals(2, plot.getFixedLegendItems().getItemCount());
        figure.update(chart, prepared, SIZE);
        assertEquals(5, plot.getFixedLegendItems().getItemCount());
        assertEquals(3, plot.getDataset(CurvesChart.RECONSTRUCTION).getItemCount(0));
    }

    @Test
    void theDecayAloneIsSeenThoughItLiesFarAboveTheLoss() {
        Map<Series, float[]> values = new EnumMap<>(Series.class);
        values.put(Series.LOSS, new float[] {0.01f, 0.004f});
        values.put(Series.POLYSEMANTIC_NEURONS, new float[] {0, 1});
        values.put(Series.WEIGHT_DECAY, new float[] {0.25f, 0.2f});
        figure.update(chart, with(History.copyOf(new long[] {0, 100}, values, 2)));
        XYPlot plot = chart.getXYPlot();
        assertNull(plot.getDataset(CurvesChart.RECONSTRUCTION));
        assertEquals(2, plot.getDataset(CurvesChart.PENALTIES).getItemCount(0));
        assertTrue(
                plot.getRangeAxis(0).getUpperBound() >= 0.25,
                "axis to " + plot.getRangeAxis(0).getUpperBound());
        assertTrue(plot.getRangeAxis(0).getLowerBound() <= 0.004);
    }
}
