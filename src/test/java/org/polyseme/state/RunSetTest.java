package org.polyseme.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunSetTest {
    private static Experiment recipe(long seed) {
        return Experiment.of(Map.of(Field.SEED, seed));
    }

    @ParameterizedTest
    @CsvSource({"0, 9, 0", "8, 9, 0", "9, 9, 9", "5003, 4, 5000", "17, 16, 16"})
    void itsSeedsAreTheBlockAroundTheRecipesOwn(long seed, int wanted, long first) {
        SeedPlan around = SeedPlan.around(recipe(seed), wanted);
        assertEquals(first, around.seed(0));
        assertEquals(first + wanted - 1, around.seed(wanted - 1));
    }

    @Test
    void noSeedIsTooLarge() {
        long most = ((Domain.Whole) Field.SEED.domain()).max();
        assertEquals(most, SeedPlan.around(recipe(most), 9).seed(8));
    }

    @Test
    void eachOfItsSeedsAsksForTheSame() {
        assertEquals(SeedPlan.around(recipe(9), 9), SeedPlan.around(recipe(17), 9));
        assertNotEquals(SeedPlan.around(recipe(9), 9), SeedPlan.around(recipe(18), 9));
        assertNotEquals(SeedPlan.around(recipe(0), 4), SeedPlan.around(recipe(0), 9));
    }

    @Test
    void itIsDoneOnceAllAreTrainedOrSomethingStandsInTheWay() {
        RunSet ensemble = RunSet.of(SeedPlan.around(recipe(0), 4));
        assertTrue(ensemble.failing("No.").isDone());
        for (int k = 0; k < 4; k++) {
            assertFalse(ensemble.isDone());
            ensemble = ensemble.at(0.5)
                    .with(new RunSet.Member(
                            ensemble.plan().recipe(k),
                            10,
                            1,
                            Matrix.of(1, 1, 0),
                            new RunStatus.Finished(10, ""),
                            List.of()));
            assertEquals(0, ensemble.share());
        }
        assertTrue(ensemble.isDone());
    }

    private record OtherPlan(int runs) implements RunPlan {
        @Override
        public Experiment recipe(int run) {
            return RunSetTest.recipe(run);
        }
    }

    @Test
    void besideARunStandsOneSetOfEachKind() {
        RunSet four = RunSet.of(SeedPlan.around(recipe(0), 4));
        RunSet nine = RunSet.of(SeedPlan.around(recipe(0), 9));
        RunSet other = RunSet.of(new OtherPlan(2));
        Beside beside = new Beside(List.of(four)).with(other).with(nine);
        assertEquals(2, beside.sets().size());
        assertEquals(Optional.of(nine), beside.of(SeedPlan.class));
        assertEquals(Optional.of(other), beside.of(OtherPlan.class));
    }
}
