package org.polyseme.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.polyseme.state.Matrix;
import org.polyseme.state.Snapshot;

class SpotTest {
    /** Two rows of 132 and four columns of 96.5 pixels. */
    private static final Figure.Size SIZE = new Figure.Size(450, 320);

    private static final Snapshot SNAPSHOT = Snapshots.of(Matrix.of(2, 4, new float[8]), Matrix.of(2, 4, new float[8]));
    private static final Perspective TRAINED =
            Perspective.PLAIN.with(Options.FIRST.with(Option.WEIGHTS_ORDER, "trained"));

    private static List<Spot> along(double fromX, double fromY, double toX, double toY) {
        return Spot.along(new WeightsFigure(), new Spot.Line(fromX, fromY, toX, toY), SNAPSHOT, TRAINED, SIZE);
    }

    @Test
    void aFastHandMissesNoCell() {
        assertEquals(List.of(new Spot(0, 0), new Spot(0, 1), new Spot(0, 2), new Spot(0, 3)), along(60, 90, 425, 90));
    }

    @Test
    void cellsComeInTheOrderOfTheHandAndOnlyOnce() {
        assertEquals(List.of(new Spot(1, 1), new Spot(0, 1)), along(160, 290, 170, 40));
        assertEquals(List.of(new Spot(1, 0)), along(60, 290, 60, 290));
    }

    @Test
    void beyondTheMatrixIsNoCell() {
        assertEquals(List.of(), along(10, 10, 440, 10));
    }
}
