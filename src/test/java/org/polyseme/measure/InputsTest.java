package org.polyseme.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.polyseme.state.Experiment;
import org.polyseme.state.Field;
import org.polyseme.state.ModelKind;

class InputsTest {
    private static final Experiment ONE_ACTIVE = Experiment.defaults(ModelKind.TIED_AUTOENCODER)
            .with(Map.of(
                    Field.FEATURES,
                    5L,
                    Field.FEATURE_PROBABILITY,
                    1.0,
                    Field.GROUPS,
                    "anticorrelated",
                    Field.GROUP_SIZE,
                    5L));

    /** Mean 1/2 and mean square 1/3 of an active value, each a fifth of the time; never two at once. */
    @Test
    void evenInputsHaveTheLawsMoments() {
        Activations even = Inputs.even(ONE_ACTIVE, 32).orElseThrow();
        assertEquals(160, even.samples());
        for (int i = 0; i < 5; i++) {
            for (int j = 0; j < 5; j++) {
                double sum = 0;
                double product = 0;
                for (int t = 0; t < even.samples(); t++) {
                    sum += even.at(t, i) / even.samples();
                    product += even.at(t, i) * even.at(t, j) / even.samples();
                }
                assertEquals(0.1, sum, 1e-12);
                assertEquals(i == j ? 1.0 / 15 : 0, product, 1e-4);
            }
        }
    }

    @Test
    void otherLawsHaveNoEvenInputs() {
        assertTrue(
                Inputs.even(ONE_ACTIVE.with(Field.FEATURE_PROBABILITY, 0.9), 4).isEmpty());
        assertTrue(Inputs.even(ONE_ACTIVE.with(Field.GROUP_SIZE, 2L), 4).isEmpty());
        assertTrue(Inputs.even(ONE_ACTIVE.with(Field.GROUPS, "correlated"), 4).isEmpty());
        assertTrue(Inputs.even(ONE_ACTIVE.with(Field.DATA, "sparse-signed"), 4).isEmpty());
    }
}
