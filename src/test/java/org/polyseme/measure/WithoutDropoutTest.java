package org.polyseme.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.polyseme.state.Experiment;
import org.polyseme.state.Field;
import org.polyseme.state.Matrix;
import org.polyseme.state.ModelKind;
import org.polyseme.state.Parameters;
import org.polyseme.state.RunPlan;
import org.polyseme.state.RunSet;
import org.polyseme.state.RunStatus;

class WithoutDropoutTest {
    private static final Experiment PLAIN = Experiment.defaults(ModelKind.TIED_AUTOENCODER)
            .with(Map.of(Field.FEATURES, 3L, Field.NEURONS, 2L, Field.STEPS, 10L, Field.SEED, 7L));
    private static final Parameters PARAMETERS =
            new Parameters(List.of(new Parameters.Named("W", Matrix.of(3, 2, 1, 0, 0, 1, 0.5f, 0.25f))));

    @Test
    void itIsTheSameRecipeWithoutDropoutAndOnlyForThoseThatHaveIt() {
        WithoutDropout plan =
                WithoutDropout.of(PLAIN.with(Field.DROPOUT, 0.4), 50, 3).orElseThrow();
        assertEquals(1, plan.runs());
        assertEquals(PLAIN.with(Field.DROPOUT, 0.0), plan.recipe(0));
        assertTrue(WithoutDropout.of(PLAIN.with(Field.DROPOUT, 0.0), 50, 3).isEmpty());
    }

    @Test
    void whatIsReadOfARunComesBackFromItsNumbers() {
        WithoutDropout plan =
                WithoutDropout.of(PLAIN.with(Field.DROPOUT, 0.4), 50, 3).orElseThrow();
        List<Double> numbers = plan.read(new RunPlan.Reached(plan.recipe(0), 10, 0.5, PARAMETERS));
        RunSet none = RunSet.of(plan);
        assertTrue(WithoutDropout.found(none).isEmpty());
        RunSet one = none.with(new RunSet.Member(
                plan.recipe(0),
                10,
                0.5,
                PARAMETERS.weights(),
                new RunStatus.Finished(10, ""),
                List.of(new RunSet.Reading(10, 0.5, numbers))));
        WithoutDropout.Found expected =
                WithoutDropout.read(Network.of(plan.recipe(0), PARAMETERS), plan.recipe(0), 50, 3);
        assertEquals(expected, WithoutDropout.found(one).orElseThrow());
        assertEquals(3, expected.redundancy().levels().size());
    }
}
