package org.polyseme.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.polyseme.state.Change;
import org.polyseme.state.Field;
import org.polyseme.state.Matrix;
import org.polyseme.state.Parameters;
import org.polyseme.state.Script;

class TwinsTest {
    private static final Change LATER = new Change.Settings(20, Playback.RECIPE.with(Field.L1, 0.02));
    private static final Script SCRIPT = Script.of(Playback.RECIPE)
            .with(new Change.Weights(0, List.of(new Change.Cell(3, 5, 0.7f))))
            .with(LATER);

    @TempDir
    private Path disk;

    private Playback begun(Script script) {
        return Playback.of(script, false, Playback.limits(1 << 30, 1 << 30, disk));
    }

    @Test
    void onlyTheFlippedFeatureBeginsElsewhere() {
        try (Playback original = begun(SCRIPT)) {
            Parameters initial = original.now().snapshot().initial();
            assertEquals(0.7f, initial.weights().at(3, 5));
            try (Playback twin = begun(Twins.flipped(SCRIPT, initial, 3))) {
                Matrix flipped = twin.now().snapshot().weights();
                for (int i = 0; i < flipped.rows(); i++) {
                    for (int k = 0; k < flipped.columns(); k++) {
                        float before = initial.weights().at(i, k);
                        assertEquals(i == 3 ? -before : before, flipped.at(i, k));
                    }
                }
            }
        }
    }

    /** The parameters of a run at its start and after 300 steps. */
    private List<Parameters> ends(Script script) {
        try (Playback run = begun(script)) {
            return List.of(
                    run.now().snapshot().initial(),
                    run.jump(s -> s.reach(300)).snapshot().parameters());
        }
    }

    @Test
    void flippedTwiceItIsTheOriginalBitForBit() {
        Parameters initial = ends(SCRIPT).get(0);
        Script twin = Twins.flipped(SCRIPT, initial, 3);
        Script same = Twins.flipped(twin, ends(twin).get(0), 3);
        assertEquals(ends(SCRIPT).get(1), ends(same).get(1));
        assertNotEquals(ends(same).get(1).weights(), ends(twin).get(1).weights());
    }

    @Test
    void whatAHandDidLaterIsDoneToTheTwinToo() {
        Parameters initial = new Parameters(List.of(new Parameters.Named("W", Matrix.of(2, 2, 1, -2, 3, 4))));
        List<Change> changes = Twins.flipped(SCRIPT, initial, 1).changes();
        assertEquals(SCRIPT.changes().get(0), changes.get(0));
        assertEquals(
                new Change.Weights(0, List.of(new Change.Cell(1, 0, -3), new Change.Cell(1, 1, -4))), changes.get(1));
        assertEquals(LATER, changes.get(2));
        assertEquals(3, changes.size());
    }

    @Test
    void aFeatureThatIsNotThereHasNoTwin() {
        Parameters initial = new Parameters(List.of(new Parameters.Named("W", Matrix.of(1, 1, 1f))));
        assertThrows(IndexOutOfBoundsException.class, () -> Twins.flipped(SCRIPT, initial, 1));
    }

    @Test
    void aFollowerTakesTheChangesOfItsScriptAtTheirSteps() {
        try (Playback follower = begun(SCRIPT)) {
            assertEquals(
                    0.01,
                    follower.jump(s -> s.reach(19)).snapshot().experiment().l1());
            assertEquals(
                    0.02,
                    follower.jump(s -> s.reach(20)).snapshot().experiment().l1());
            assertEquals(250, follower.jump(s -> s.reach(250)).snapshot().step());
            assertEquals(60, follower.jump(s -> s.reach(60)).snapshot().step());
        }
    }
}
