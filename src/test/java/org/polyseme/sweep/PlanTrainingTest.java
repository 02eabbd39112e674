package org.polyseme.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.polyseme.engine.Trainer;
import org.polyseme.state.Experiment;
import org.polyseme.state.Field;
import org.polyseme.state.RunSet;
import org.polyseme.state.RunStatus;
import org.polyseme.state.SeedPlan;

class PlanTrainingTest {
    private static final Experiment RECIPE =
            Experiment.of(Map.of(Field.FEATURES, 6L, Field.NEURONS, 12L, Field.STEPS, 40L, Field.SEED, 6L));

    @Test
    void everyMemberIsThatRunAloneBitForBit() {
        RunSet trained = PlanTraining.train(RunSet.of(SeedPlan.around(RECIPE, 4)), now -> true);
        assertEquals(4, trained.members().size());
        for (RunSet.Member member : trained.members()) {
            try (Trainer alone = Trainer.of(RECIPE.with(Field.SEED, member.seed()))) {
                while (!alone.isOver()) {
                    alone.step();
                }
                assertEquals(alone.parameters().weights(), member.weights());
                assertEquals(alone.loss(), member.loss());
                assertEquals(alone.steps(), member.step());
            }
        }
        assertEquals(
                List.of(4L, 5L, 6L, 7L),
                trained.members().stream().map(RunSet.Member::seed).toList());
    }

    @Test
    void itGoesOnFromTheMembersThatThereAre() {
        List<RunSet> heard = new ArrayList<>();
        RunSet first = PlanTraining.train(RunSet.of(SeedPlan.around(RECIPE, 4)), now -> {
            heard.add(now);
            return now.members().size() < 2;
        });
        assertEquals(2, first.members().size());
        assertFalse(first.isDone());
        RunSet all = PlanTraining.train(first, now -> true);
        assertEquals(first.members(), all.members().subList(0, 2));
        assertTrue(all.isDone());
        assertEquals(0, heard.get(0).members().size());
    }

    @Test
    void aRunThatDivergesIsToldAndTheOthersGoOn() {
        RunSet trained =
                PlanTraining.train(RunSet.of(SeedPlan.around(RECIPE.with(Field.LEARNING_RATE, 50.0), 4)), now -> true);
        assertEquals(4, trained.members().size());
        assertTrue(trained.members().stream().allMatch(member -> member.end() instanceof RunStatus.Diverged));
        assertFalse(trained.members().get(0).isSound());
    }

    @Test
    void whatWouldFillTheMemoryIsRefusedInWords() {
        Experiment large = Experiment.of(Map.of(Field.FEATURES, 4096L, Field.NEURONS, 4096L));
        List<RunSet> heard = new ArrayList<>();
        RunSet refused = PlanTraining.train(RunSet.of(SeedPlan.around(large, 16)), heard::add);
        assertTrue(refused.trouble().contains("4,096 × 4,096"), refused::trouble);
        assertEquals(List.of(refused), heard);
    }
}
