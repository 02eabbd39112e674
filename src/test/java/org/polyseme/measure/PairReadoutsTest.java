package org.polyseme.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.polyseme.theory.PairReadout;

class PairReadoutsTest {

    /** 20,000 networks: the error of a root mean square of them is some tenths of a percent. */
    @Test
    void drawnNetworksErrAsTheBinomialFormulasSay() {
        for (int active : new int[] {2, 4}) {
            for (double share : new double[] {0.2, 0.5}) {
                double predicted = PairReadout.worst(active, share, 40);
                assertEquals(predicted, PairReadouts.worst(12, active, share, 40, 20_000, 7), 0.03 * predicted);
            }
        }
    }

    @Test
    void tooFewFeaturesAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> PairReadouts.worst(4, 3, 0.5, 10, 1, 0));
    }
}
