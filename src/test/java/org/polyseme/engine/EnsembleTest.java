package org.polyseme.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.polyseme.state.Experiment;
import org.polyseme.state.Field;
import org.polyseme.state.Parameters;
import org.polyseme.state.RefusedValueException;

class EnsembleTest {
    private static List<Experiment> members(int count) {
        return IntStream.range(0, count)
                .mapToObj(seed ->
                        Experiment.of(Map.of(Field.MODEL, "tied-autoencoder", Field.STEPS, 300, Field.SEED, seed)))
                .toList();
    }

    @Test
    void membersEqualTheSameSeedsRunAlone() {
        List<Experiment> members = members(6);
        List<Parameters> together = Ensemble.run(members, 3, Trainer::parameters, Progress.SILENT);
        List<Parameters> alone = members.stream()
                .map(m -> Ensemble.run(List.of(m), 1, Trainer::parameters, Progress.SILENT)
                        .get(0))
                .toList();
        assertEquals(alone, together);
    }

    @Test
    void everyMemberTakesItsSteps() {
        assertEquals(List.of(300L, 300L), Ensemble.run(members(2), 2, Trainer::steps, Progress.SILENT));
    }

    @Test
    void progressEndsAtOne() {
        AtomicReference<Double> last = new AtomicReference<>(0.0);
        Ensemble.run(members(3), 1, Trainer::steps, last::set);
        assertEquals(1.0, last.get());
    }

    @Test
    void aRefusalComesThrough() {
        Experiment cramped =
                Experiment.of(Map.of(Field.MODEL, "incidental", Field.NEURONS, 1, Field.PAIRS, 1, Field.OVERLAP, 0.5));
        assertThrows(
                RefusedValueException.class, () -> Ensemble.run(List.of(cramped), 1, Trainer::steps, Progress.SILENT));
    }
}
