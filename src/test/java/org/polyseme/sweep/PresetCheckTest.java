package org.polyseme.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.polyseme.engine.Ensemble;
import org.polyseme.engine.Progress;
import org.polyseme.measure.Measure;
import org.polyseme.state.Experiment;
import org.polyseme.state.Field;
import org.polyseme.state.RefusedValueException;
import org.polyseme.store.Claim;
import org.polyseme.store.Preset;

class PresetCheckTest {
    private final Experiment small =
            Experiment.of(Map.of(Field.FEATURES, 6, Field.NEURONS, 8, Field.STEPS, 40, Field.SEED, 11));

    @Test
    void aClaimIsMeasuredOnItsOwnRecipeFromThePresetsSeedOn() {
        Claim claim = claim("meanNorm", Map.of(Field.L1, 0.5), 3);
        List<Outcome> alone = Ensemble.run(Seeds.from(small.with(Field.L1, 0.5), 3), 1, Outcome::of, Progress.SILENT);
        assertEquals(
                Outcome.over(alone, Measure.MEAN_NORM),
                check(claim("loss", Map.of(), 2), claim).get(1).measured());
        assertEquals(
                List.of(11L, 12L, 13L),
                alone.stream().map(run -> run.experiment().seed()).toList());
    }

    @Test
    void aDivergedRunKeepsNoPromise() {
        Claim claim = claim("polysemanticNeurons", Map.of(Field.LEARNING_RATE, 90, Field.STEPS, 600), 2);
        assertFalse(check(claim).get(0).holds());
    }

    @Test
    void anUnknownMeasureIsRefusedByName() {
        RefusedValueException refused =
                assertThrows(RefusedValueException.class, () -> check(claim("polysemanticity", Map.of(), 1)));
        assertEquals("\"polysemanticity\"", refused.found());
    }

    private List<Verdict> check(Claim... claims) {
        return PresetCheck.of(new Preset("id", "t", "l", "s", small, List.of(claims)), 2, Progress.SILENT);
    }

    private static Claim claim(String measure, Map<Field, Object> set, int seeds) {
        return new Claim("says", set, seeds, measure, Claim.Statistic.MEAN, -1e9, 1e9);
    }
}
