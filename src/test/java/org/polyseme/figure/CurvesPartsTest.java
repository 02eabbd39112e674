package org.polyseme.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.LegendItem;
import org.jfree.chart.plot.XYPlot;
import org.junit.jupiter.api.Test;
import org.polyseme.state.Field;
import org.polyseme.state.History;
import org.polyseme.state.Matrix;
import org.polyseme.state.Series;
import org.polyseme.state.Snapshot;

/** What Curves makes of noise, and of the law of chance at the end of a run. */
class CurvesPartsTest {
    private static final Matrix WEIGHTS = Snapshots.random(8, 8, 0.1, 1);

    private final CurvesFigure figure = new CurvesFigure();
    private final JFreeChart chart = figure.create(Look.LIGHT);

    private List<LegendItem> legend(Snapshot snapshot) {
        figure.update(chart, snapshot);
        XYPlot plot = chart.getXYPlot();
        return IntStream.range(0, plot.getLegendItems().getItemCount())
                .mapToObj(plot.getLegendItems()::get)
                .toList();
    }

    private static Snapshot noisy(Object kind, double dropout) {
        Map<Series, float[]> values = new EnumMap<>(Series.class);
        values.put(Series.LOSS, new float[] {8, 4, 3, 2});
        values.put(Series.POLYSEMANTIC_NEURONS, new float[] {0, 0, 0, 0});
        values.put(Series.L1, new float[] {0, 0, 0, 0});
        values.put(Series.FOURTH_POWERS, new float[] {0, 0, 0, 0});
        values.put(Series.WEIGHT_DECAY, new float[] {0, 0, 0, 0});
        values.put(Series.NOISE, new float[] {1, -0.25f, 0.5f, 0.5f}); // one draw of it helped
        Snapshot run = Snapshots.of(WEIGHTS, WEIGHTS, History.copyOf(new long[] {0, 30, 60, 100}, values, 4));
        return Snapshots.with(
                Snapshots.with(Snapshots.with(run, Field.NOISE, kind), Field.NOISE_SD, 0.15), Field.DROPOUT, dropout);
    }

    @Test
    void noiseIsDrawnThoughItHelpsNowAndThen() {
        List<String> names = legend(noisy("by-kurtosis", 0)).stream()
                .map(LegendItem::getLabel)
                .toList();
        assertTrue(names.contains("noise 0.5000"), names::toString);
        XYPlot plot = chart.getXYPlot();
        assertNotNull(plot.getDataset(CurvesChart.PENALTIES));
        assertEquals(3, plot.getDataset(CurvesChart.PENALTIES).getItemCount(0), "what is above 0");
        assertTrue(plot.getRangeAxis(0).getLowerBound() > 0.1);
    }

    @Test
    void whatDisturbsIsCalledByItsName() {
        assertTrue(legend(noisy("gaussian", 0)).stream()
                .anyMatch(item -> item.getLabel().startsWith("noise 0")));
        assertTrue(legend(noisy("none", 0.5)).stream()
                .anyMatch(item -> item.getLabel().startsWith("dropout 0")));
        assertTrue(legend(noisy("gaussian", 0.5)).stream()
                .anyMatch(item -> item.getLabel().startsWith("noise and dropout 0")));
    }

    /** 8 features on 8 neurons: n²/4m = 2. */
    private static Snapshot ended(float count, long steps) {
        History history = Snapshots.history(new long[] {0, 100}, new float[] {8, 1}, new float[] {0, count});
        Snapshot run = Snapshots.of(WEIGHTS, WEIGHTS, history);
        return Snapshots.with(Snapshots.with(run, Field.L1, 0.001), Field.STEPS, steps);
    }

    @Test
    void theCountAtTheEndIsHeldAgainstChance() {
        LegendItem near = legend(ended(2, 1)).get(3);
        assertEquals("one run, measured/predicted 1.00, within ± 35\u202f%", near.getLabel());
        LegendItem far = legend(ended(5, 1)).get(3);
        assertEquals("one run, measured/predicted 2.50, outside ± 35\u202f%", far.getLabel());
        assertEquals(Look.LIGHT.outside(), far.getLabelPaint());
    }

    @Test
    void aRunThatGoesOnIsNotHeldAgainstChance() {
        assertFalse(legend(ended(5, 1_000_000)).stream()
                .anyMatch(item -> item.getLabel().contains("measured/predicted")));
    }
}
