package org.polyseme.figure;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.plot.XYPlot;
import org.junit.jupiter.api.Test;
import org.polyseme.state.Field;
import org.polyseme.state.History;
import org.polyseme.state.Matrix;
import org.polyseme.state.Series;

class CurvesLegendTest {
    private static final Matrix WEIGHTS = Matrix.of(4, 8, new float[32]);

    private final CurvesFigure figure = new CurvesFigure();
    private final JFreeChart chart = figure.create(Look.LIGHT);

    @Test
    void atAStepOfThePastEveryNumberIsThatStepsOwn() {
        Map<Series, float[]> values = new EnumMap<>(Series.class);
        values.put(Series.LOSS, new float[] {8, 4, 2, 1});
        values.put(Series.POLYSEMANTIC_NEURONS, new float[] {0, 2, 1, 3});
        values.put(Series.PENALTY, new float[] {2, 1.5f, 1, 0.25f});
        figure.update(
                chart,
                Snapshots.with(
                        Snapshots.of(WEIGHTS, WEIGHTS, History.copyOf(new long[] {0, 100, 200, 300}, values, 4)),
                        Field.L1,
                        0.001)); // looked at: step 100
        List<String> labels = new ArrayList<>();
        XYPlot plot = chart.getXYPlot();
        for (int item = 0; item < plot.getFixedLegendItems().getItemCount(); item++) {
            labels.add(plot.getFixedLegendItems().get(item).getLabel());
        }
        assertTrue(labels.contains("polysemantic neurons 2"), labels::toString);
        assertTrue(labels.contains("reconstruction 2.500"), labels::toString);
        assertTrue(labels.stream().anyMatch(label -> label.startsWith("loss 0.5000")), labels::toString);
    }
}
