package org.polyseme.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.polyseme.state.Experiment;
import org.polyseme.state.Field;
import org.polyseme.state.Parameters;
import org.polyseme.state.Script;
import org.polyseme.support.Waiting;

/** What is kept of the past, where, and for how long. */
class KeyframesTest {
    private static final Script SCRIPT = Script.of(Playback.RECIPE);
    /** Of the recipe: weights and two moments of 16 x 24 numbers, and some words. */
    private static final long KEYFRAME = 3 * 16 * 24 * 4;

    @TempDir
    private Path disk;

    private final List<Playback> open = new ArrayList<>();

    @AfterEach
    void close() throws InterruptedException {
        for (Playback playback : open) {
            playback.close();
            playback.session.awaitEnd(20_000);
        }
    }

    private Playback begin(long budget, long memory) {
        Playback playback = Playback.of(SCRIPT, false, Playback.limits(budget, memory, disk));
        open.add(playback);
        return playback;
    }

    private static void assertExact(Playback playback) {
        long[] steps = new SplittableRandom(2).longs(25, 0, 3001).toArray();
        Map<Long, Parameters> truth = Playback.truth(SCRIPT, LongStream.of(steps));
        for (long step : steps) {
            assertEquals(truth.get(step), playback.seek(step).snapshot().parameters(), () -> "at step " + step);
        }
    }

    private List<Path> files() {
        try (Stream<Path> all = Files.walk(disk)) {
            return all.filter(path -> !path.equals(disk)).toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Test
    void aRunKeepsKeyframesEvenly() {
        Playback playback = begin(1 << 30, 1 << 30);
        List<Long> kept = playback.step(3000).timeline().keyframes();
        assertTrue(kept.contains(0L));
        assertTrue(kept.size() >= 3000 / 128, () -> kept.toString());
        for (int i = 1; i < kept.size(); i++) {
            assertTrue(kept.get(i) - kept.get(i - 1) <= 128, () -> kept.toString());
        }
    }

    @Test
    void whatDoesNotFitInMemoryIsOnDiskAndExact() {
        Playback playback = begin(1 << 30, 4 * KEYFRAME);
        playback.step(3001);
        Waiting.until(() -> playback.now().timeline().diskBytes() > 10 * KEYFRAME);
        assertExact(playback);
    }

    @Test
    void closingDeletesWhatWasOnDisk() throws InterruptedException {
        Playback playback = begin(1 << 30, 4 * KEYFRAME);
        playback.step(3001);
        Waiting.until(() -> playback.now().timeline().diskBytes() > 0);
        assertFalse(files().isEmpty());
        playback.close();
        assertTrue(playback.session.awaitEnd(20_000));
        assertEquals(List.of(), files());
    }

    @Test
    void aFileThatIsGoneCostsNothingButTime() {
        Playback playback = begin(1 << 30, 4 * KEYFRAME);
        playback.step(3001);
        Waiting.until(() -> playback.now().timeline().diskBytes() > 10 * KEYFRAME);
        for (Path file : files()) {
            if (Files.isRegularFile(file)) {
                assertTrue(file.toFile().delete());
            }
        }
        assertExact(playback);
    }

    @Test
    void withoutADiskKeyframesStayWithinTheMemory() throws IOException {
        Files.delete(disk);
        Files.writeString(disk, "a file where the folder should be");
        Playback playback = begin(1 << 30, 8 * KEYFRAME);
        playback.step(3001);
        assertEquals(0, playback.now().timeline().diskBytes());
        assertExact(playback);
        Files.delete(disk);
    }

    @Test
    void theBudgetIsKeptByThinning() {
        long budget = 400_000;
        Playback playback = begin(budget, budget);
        Frame end = playback.step(3001);
        assertTrue(
                end.timeline().memoryBytes() <= budget + KEYFRAME,
                () -> "" + end.timeline().memoryBytes());
        assertTrue(end.timeline().keyframes().contains(0L));
        assertExact(playback);
    }

    @Test
    void aSmallerBudgetIsKeptAtOnce() {
        Playback playback = begin(1 << 30, 1 << 30);
        int before = playback.step(3001).timeline().keyframes().size();
        playback.session.budget(350_000);
        Frame after = playback.now();
        assertEquals(350_000, after.timeline().budgetBytes());
        assertTrue(after.timeline().keyframes().size() < before);
        assertExact(playback);
    }

    @Test
    void theOldestRunGoesWhereThereIsNoRoom() {
        Playback playback = begin(1 << 30, 1 << 30);
        playback.step(3001);
        for (int seed = 6; seed < 9; seed++) {
            playback.session.restart(Playback.RECIPE.with(Field.SEED, seed), false);
            playback.step(3001);
        }
        assertEquals(4, playback.now().timeline().branches().size());
        playback.session.budget(700_000);
        Frame after = playback.now();
        assertTrue(after.timeline().branches().size() < 4);
        assertEquals(3, after.timeline().current());
        assertTrue(after.timeline().branch(0).isEmpty());
    }

    @Test
    void ofTheRunsOfOneDragOnlyTheLastStaysHoweverFarTheyWent() {
        Experiment recipe = Playback.RECIPE.with(Field.STEPS, 50);
        Playback playback = begin(1 << 30, 1 << 30);
        playback.session.restart(recipe, false);
        playback.step(50);
        for (long drag = 1; drag <= 2; drag++) {
            playback.session.dragging(true);
            for (int seed = 6; seed < 9; seed++) {
                playback.session.restart(recipe.with(Field.SEED, 10 * drag + seed), false);
                playback.step(50);
            }
            playback.session.dragging(false);
        }
        Frame last = playback.now();
        assertEquals(
                List.of(5L, 18L, 28L),
                last.timeline().branches().stream()
                        .map(branch -> branch.script().start().seed())
                        .toList());
    }

    @Test
    void costlyCheckpointsAreKeptLessOften() {
        long[] clock = {0, 1_000_000, 2_000_000, 52_000_000};
        int[] next = {0};
        Costs costs = new Costs(() -> clock[next[0]++]);
        assertEquals(64, costs.spacing());
        Training training = EngineTraining.of(Playback.RECIPE);
        for (int i = 0; i < 64; i++) {
            costs.step(training);
        }
        training.close();
        assertEquals(16, costs.spacing(), "10 ms of steps of 1 ms each");
        costs.checkpointTaken(costs.now());
        assertEquals(4096, costs.spacing(), "50 ms are at most 1.5 % of 4096 ms");
    }

    @Test
    void aCheckpointThatTookLongIsForgottenOnceOneDidNot() {
        long[] clock = {0, 1_000_000, 0, 900_000_000, 0, 300_000, 0, 700_000};
        int[] next = {0};
        Costs costs = new Costs(() -> clock[next[0]++]);
        Training training = EngineTraining.of(Playback.RECIPE);
        for (int i = 0; i < 64; i++) {
            costs.step(training);
        }
        training.close();
        costs.checkpointTaken(costs.now());
        assertEquals(65_536, costs.spacing(), "900 ms are at most 1.5 % of 65,536 ms");
        costs.checkpointTaken(costs.now());
        assertEquals(32, costs.spacing(), "0.3 ms are at most 1.5 % of 20 ms");
        costs.checkpointTaken(costs.now());
        assertEquals(32, costs.spacing(), "0.4 ms, a quarter of the way to 0.7, are at most 1.5 % of 27 ms");
    }
}
