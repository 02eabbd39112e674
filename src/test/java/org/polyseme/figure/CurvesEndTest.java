package org.polyseme.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.Layer;
import org.junit.jupiter.api.Test;
import org.polyseme.state.Field;
import org.polyseme.state.Matrix;
import org.polyseme.state.RunStatus;
import org.polyseme.state.Snapshot;

/** Curves of a run that broke off. */
class CurvesEndTest {
    private static final Matrix WEIGHTS = Matrix.of(4, 8, new float[32]);
    private static final Snapshot RUN = Snapshots.with(
            Snapshots.of(
                    WEIGHTS,
                    WEIGHTS,
                    Snapshots.history(new long[] {0, 100, 200, 300}, new float[] {8, 4, 2, 1}, new float[4])),
            Field.STEPS,
            5000);

    @Test
    void theStepsStayThoseThatWerePlannedAndAMarkSaysWhereItDiverged() {
        CurvesFigure figure = new CurvesFigure();
        JFreeChart chart = figure.create(Look.LIGHT);
        XYPlot plot = chart.getXYPlot();
        figure.update(chart, RUN.with(new RunStatus.Diverged(301), 0));
        assertEquals(5000, plot.getDomainAxis().getUpperBound());
        assertEquals(List.of("301.0 diverged at step 301"), named(plot));
        figure.update(chart, RUN);
        assertEquals(5000, plot.getDomainAxis().getUpperBound());
        assertEquals(List.of(), named(plot));
    }

    private static List<String> named(XYPlot plot) {
        List<String> named = new ArrayList<>();
        for (Object marker : (Collection<?>) plot.getDomainMarkers(Layer.FOREGROUND)) {
            if (marker instanceof ValueMarker at && at.getLabel() != null) {
                named.add(at.getValue() + " " + at.getLabel());
            }
        }
        return named;
    }
}
