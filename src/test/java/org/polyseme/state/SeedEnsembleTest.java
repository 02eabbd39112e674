package org.polyseme.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SeedEnsembleTest {
    private static Experiment recipe(long seed) {
        return Experiment.of(Map.of(Field.SEED, seed));
    }

    @ParameterizedTest
    @CsvSource({"0, 9, 0", "8, 9, 0", "9, 9, 9", "5003, 4, 5000", "17, 16, 16"})
    void itsSeedsAreTheBlockAroundTheRecipesOwn(long seed, int wanted, long first) {
        SeedEnsemble around = SeedEnsemble.around(recipe(seed), wanted);
        assertEquals(first, around.seed(0));
        assertEquals(first + wanted - 1, around.seed(wanted - 1));
    }

    @Test
    void noSeedIsTooLarge() {
        long most = ((Domain.Whole) Field.SEED.domain()).max();
        assertEquals(most, SeedEnsemble.around(recipe(most), 9).seed(8));
    }

    @Test
    void eachOfItsSeedsAsksForTheSame() {
        assertTrue(SeedEnsemble.around(recipe(9), 9).isOf(SeedEnsemble.around(recipe(17), 9)));
        assertFalse(SeedEnsemble.around(recipe(9), 9).isOf(SeedEnsemble.around(recipe(18), 9)));
        assertFalse(SeedEnsemble.around(recipe(0), 4).isOf(SeedEnsemble.around(recipe(0), 9)));
    }

    @Test
    void itIsDoneOnceAllAreTrainedOrSomethingStandsInTheWay() {
        SeedEnsemble ensemble = SeedEnsemble.around(recipe(0), 4);
        assertTrue(ensemble.failing("No.").isDone());
        for (int k = 0; k < 4; k++) {
            assertFalse(ensemble.isDone());
            ensemble = ensemble.at(0.5)
                    .with(new SeedEnsemble.Member(
                            ensemble.seed(k), 10, 1, Matrix.of(1, 1, 0), new RunStatus.Finished(10, "")));
            assertEquals(0, ensemble.share());
        }
        assertTrue(ensemble.isDone());
    }
}
