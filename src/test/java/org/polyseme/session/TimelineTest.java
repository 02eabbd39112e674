package org.polyseme.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.polyseme.measure.Band;
import org.polyseme.state.Branch;
import org.polyseme.state.Change;
import org.polyseme.state.DataKind;
import org.polyseme.state.Event;
import org.polyseme.state.Experiment;
import org.polyseme.state.Field;
import org.polyseme.state.History;
import org.polyseme.state.ModelKind;
import org.polyseme.state.Parameters;
import org.polyseme.state.RunStatus;
import org.polyseme.state.Script;
import org.polyseme.state.Series;
import org.polyseme.state.Snapshot;
import org.polyseme.support.Waiting;

/** Going back in time, on the real engine, against runs that nobody watched. */
class TimelineTest {
    private static final Experiment RECIPE = Playback.RECIPE;

    @TempDir
    private Path disk;

    private final List<Playback> open = new ArrayList<>();

    @AfterEach
    void close() {
        open.forEach(Playback::close);
    }

    private Playback begin(Experiment recipe) {
        Playback playback = Playback.of(recipe, disk);
        open.add(playback);
        return playback;
    }

    /** A run to its end that was changed at steps 700 and 1500, the second time by hand. */
    private Playback changedRun() {
        Playback playback = begin(RECIPE);
        playback.step(700);
        playback.session.set(RECIPE.with(Field.L1, 0.02));
        playback.step(800);
        playback.session.apply(new Change.Weights(0, List.of(new Change.Cell(3, 4, 0.9f))));
        playback.session.apply(new Change.Freeze(0, List.of(2)));
        playback.session.play();
        Waiting.forSnapshot(playback.session.slot(), s -> s.status() instanceof RunStatus.Finished);
        return playback;
    }

    private static Script script(Frame frame) {
        return frame.timeline().branch().orElseThrow().script();
    }

    private static void assertSameCurve(History expected, History found) {
        assertEquals(expected.size(), found.size());
        for (int i = 0; i < expected.size(); i++) {
            assertEquals(expected.stepAt(i), found.stepAt(i));
            for (Series series : Series.values()) {
                assertEquals(expected.at(series, i), found.at(series, i), series + " at " + expected.stepAt(i));
            }
        }
    }

    @Test
    void everyStepIsThatOfAFreshRunBitForBit() {
        Playback playback = changedRun();
        Script script = script(playback.now());
        assertEquals(3, script.changes().size());
        long[] steps = new SplittableRandom(1).longs(60, 0, 3002).toArray();
        Map<Long, Parameters> truth = Playback.truth(script, LongStream.of(steps));
        for (long step : steps) {
            Snapshot shown = playback.seek(step).snapshot();
            assertEquals(step, shown.step());
            assertEquals(truth.get(step), shown.parameters(), () -> "at step " + step);
            assertEquals(script.recipeAt(step), shown.experiment());
        }
    }

    @Test
    void randomDrawsAreRepeatedToo() {
        Experiment sparse = Experiment.defaults(ModelKind.TIED_AUTOENCODER)
                .with(Field.DATA, DataKind.SPARSE_UNIFORM)
                .with(Field.FEATURES, 8)
                .with(Field.NEURONS, 4)
                .with(Field.STEPS, 600);
        Playback playback = begin(sparse);
        playback.step(600);
        long[] steps = {599, 1, 128, 127, 400, 0, 600};
        Map<Long, Parameters> truth = Playback.truth(Script.of(sparse), LongStream.of(steps));
        for (long step : steps) {
            assertEquals(truth.get(step), playback.seek(step).snapshot().parameters(), () -> "at step " + step);
        }
    }

    @Test
    void curvesAndEventsAtAStepAreThoseOfARunThatIsThere() {
        Playback playback = changedRun();
        Script script = script(playback.now());
        for (long step : new long[] {0, 1, 63, 64, 65, 700, 703, 1500, 1601, 2999, 3001}) {
            Snapshot shown = playback.seek(step).snapshot();
            Playback fresh = Playback.of(script.upTo(step), false, Playback.limits(1 << 30, 1 << 30, disk));
            open.add(fresh);
            Snapshot there = fresh.jump(s -> s.reach(step)).snapshot();
            assertEquals(step, there.step());
            assertEquals(there.parameters(), shown.parameters());
            assertEquals(there.initial(), shown.initial());
            assertEquals(there.loss(), shown.loss());
            assertEquals(there.events(), shown.events(), () -> "at step " + step);
            assertSameCurve(there.history(), shown.history());
        }
    }

    @Test
    void aScrubbedRunTellsEveryEventOnce() {
        Playback scrubbed = begin(RECIPE);
        scrubbed.step(1000);
        scrubbed.seek(300);
        scrubbed.step(900);
        scrubbed.seek(20);
        scrubbed.jump(Session::followLive);
        Frame there = scrubbed.step(1800);
        assertEquals(3000, there.snapshot().step());
        Playback straight = begin(RECIPE);
        Frame never = straight.step(3000);
        assertFalse(never.snapshot().events().isEmpty());
        assertEquals(never.snapshot().events(), there.snapshot().events());
        assertEquals(never.snapshot().parameters(), there.snapshot().parameters());
        assertSameCurve(never.snapshot().history(), there.snapshot().history());
    }

    @Test
    void aForkLeavesItsParentUntouched() {
        Playback playback = begin(RECIPE);
        playback.step(1000);
        long[] steps = LongStream.rangeClosed(0, 40).map(k -> 25 * k).toArray();
        Map<Long, String> before = hashes(playback, 0, steps);
        playback.seek(500);
        playback.session.fork();
        Frame forked = playback.now();
        Branch child = forked.timeline().branch().orElseThrow();
        assertEquals(500, child.forkStep());
        assertTrue(forked.timeline().isLive());
        playback.session.set(RECIPE.with(Field.L1, 0.2));
        Frame grown = playback.step(700);
        assertEquals(1200, grown.timeline().branch(child.id()).orElseThrow().head());
        assertEquals(1000, grown.timeline().branch(0).orElseThrow().head());
        Map<Long, String> own = hashes(playback, child.id(), steps);
        assertEquals(before.get(500L), own.get(500L));
        assertNotEquals(before.get(525L), own.get(525L));
        assertEquals(before, hashes(playback, 0, steps));
    }

    private static Map<Long, String> hashes(Playback playback, int branch, long[] steps) {
        Map<Long, String> hashes = new TreeMap<>();
        for (long step : steps) {
            Frame frame = playback.jump(s -> s.seek(branch, step));
            assertEquals(branch, frame.timeline().current());
            assertEquals(step, frame.snapshot().step());
            hashes.put(step, Playback.sha(frame.snapshot().weights()));
        }
        return hashes;
    }

    @Test
    void aForkIsTheRunOfItsScript() {
        Playback playback = begin(RECIPE);
        playback.step(1000);
        playback.seek(333);
        playback.session.set(RECIPE.with(Field.L1, 0.002));
        playback.step(600);
        Frame forked = playback.seek(900);
        Script script = script(forked);
        assertEquals(List.of(new Change.Settings(333, RECIPE.with(Field.L1, 0.002))), script.changes());
        assertEquals(
                Playback.truth(script, LongStream.of(900)).get(900L),
                forked.snapshot().parameters());
        Playback fresh = Playback.of(script, false, Playback.limits(1 << 30, 1 << 30, disk));
        open.add(fresh);
        Snapshot there = fresh.jump(s -> s.reach(900)).snapshot();
        assertEquals(there.events(), forked.snapshot().events());
        assertSameCurve(there.history(), forked.snapshot().history());
    }

    @Test
    void aChangeAtTheHeadIsPartOfTheRecord() {
        Playback playback = begin(RECIPE);
        playback.step(50);
        playback.session.set(RECIPE.with(Field.L1, 0.02));
        Frame changed = playback.step(50);
        assertEquals(1, changed.timeline().branches().size());
        assertEquals(1, script(changed).changes().size());
        assertEquals(0.01, playback.seek(49).snapshot().experiment().l1());
        assertEquals(0.02, playback.seek(50).snapshot().experiment().l1());
    }

    @Test
    void ofManySettingsAtOneStepOnlyTheLastIsRecorded() {
        Playback playback = begin(RECIPE.with(Field.TOLERANCE, 1e-9));
        playback.step(200);
        for (int i = 1; i <= 20; i++) {
            playback.session.set(RECIPE.with(Field.TOLERANCE, 1e-9).with(Field.L1, i / 1000.0));
            playback.now();
        }
        Frame there = playback.step(300);
        assertEquals(1, script(there).changes().size());
        assertEquals(
                Playback.truth(script(there), LongStream.of(500)).get(500L),
                there.snapshot().parameters());
    }

    @Test
    void anEditOfTheInitialisationIsAChangeAtStepZero() {
        Playback playback = begin(RECIPE);
        playback.session.apply(new Change.Weights(99, List.of(new Change.Cell(0, 1, 2f))));
        Frame edited = playback.step(10);
        assertEquals(2f, edited.snapshot().initialWeights().at(0, 1));
        assertEquals(2f, playback.seek(0).snapshot().weights().at(0, 1));
        assertEquals(
                Playback.truth(script(edited), LongStream.of(10)).get(10L),
                playback.seek(10).snapshot().parameters());
    }

    @Test
    void whatLiesOutsideTheNetworkIsNotDone() {
        Playback playback = begin(RECIPE);
        playback.session.apply(new Change.Weights(0, List.of(new Change.Cell(0, 24, 2f))));
        playback.session.apply(new Change.Freeze(0, List.of(16)));
        playback.session.set(RECIPE.with(Field.SEED, 99));
        Frame there = playback.step(1);
        assertEquals(List.of(), script(there).changes());
        assertInstanceOf(RunStatus.Paused.class, there.snapshot().status());
    }

    @Test
    void playedBehindTheHeadItRepeatsTheRecordAndGoesOn() {
        Playback playback = begin(RECIPE);
        playback.step(500);
        playback.seek(100);
        Frame behind = playback.step(300);
        assertFalse(behind.timeline().isLive());
        assertEquals(500, behind.timeline().branch().orElseThrow().head());
        Frame beyond = playback.step(300);
        assertTrue(beyond.timeline().isLive());
        assertEquals(700, beyond.timeline().branch().orElseThrow().head());
        assertEquals(
                Playback.truth(Script.of(RECIPE), LongStream.of(700)).get(700L),
                beyond.snapshot().parameters());
    }

    @Test
    void behindTheHeadCurvesAndEventsAreCutAndTheTimelineIsWhole() {
        Playback playback = begin(RECIPE);
        playback.step(2000);
        Frame behind = playback.seek(777);
        Snapshot shown = behind.snapshot();
        assertEquals(777, shown.history().stepAt(shown.history().size() - 1));
        assertTrue(shown.events().stream().allMatch(event -> event.step() <= 777));
        assertEquals(
                777,
                shown.trace().points().get(shown.trace().points().size() - 1).step());
        assertEquals(0, shown.trace().points().get(0).step());
        History whole = behind.timeline().whole();
        assertEquals(2000, whole.stepAt(whole.size() - 1));
    }

    @Test
    void aFinishedRunIsScrubbedAndPlayedAgainToItsEnd() {
        Playback playback = changedRun();
        Frame behind = playback.seek(2900);
        assertInstanceOf(RunStatus.Paused.class, behind.snapshot().status());
        playback.session.play();
        Snapshot end = Waiting.forSnapshot(playback.session.slot(), s -> s.status() instanceof RunStatus.Finished);
        assertEquals(3001, end.step());
        Frame there = playback.jump(Session::followLive);
        assertInstanceOf(RunStatus.Finished.class, there.snapshot().status());
    }

    @Test
    void aDivergedRunIsScrubbedUpToItsLastGoodStep() {
        Experiment absurd = RECIPE.with(Field.OPTIMISER, "gradient-descent").with(Field.LEARNING_RATE, 50);
        Playback playback = begin(absurd);
        playback.session.play();
        Snapshot last = Waiting.forSnapshot(playback.session.slot(), s -> s.status() instanceof RunStatus.Diverged);
        assertEquals(0, playback.seek(0).snapshot().step());
        Frame back = playback.jump(Session::followLive);
        assertInstanceOf(RunStatus.Diverged.class, back.snapshot().status());
        assertEquals(last.parameters(), back.snapshot().parameters());
        playback.session.set(absurd.with(Field.LEARNING_RATE, 0.001));
        Frame mended = playback.now();
        assertInstanceOf(RunStatus.Paused.class, mended.snapshot().status());
        assertEquals(last.step(), mended.snapshot().step());
    }

    @Test
    void aDeletedBranchComesBackAsItWas() {
        Playback playback = begin(RECIPE);
        playback.step(300);
        playback.seek(100);
        playback.session.fork();
        playback.session.rename(1, "Less penalty");
        playback.session.recolour(1, 7);
        playback.session.set(RECIPE.with(Field.L1, 0.001));
        Frame before = playback.step(400);
        Frame without = playback.jump(s -> s.delete(1));
        assertEquals(1, without.timeline().branches().size());
        assertEquals(0, without.timeline().current());
        assertEquals(300, without.snapshot().step());
        assertEquals(1, without.timeline().undeletable().orElseThrow());
        playback.session.undelete(1);
        assertEquals(before.timeline().branch(1), playback.now().timeline().branch(1));
        Frame back = playback.jump(s -> s.seek(1, 500));
        assertEquals(before.snapshot().parameters(), back.snapshot().parameters());
        assertEquals("Less penalty", back.timeline().branch().orElseThrow().name());
    }

    @Test
    void theLastRunCannotBeDeleted() {
        Playback playback = begin(RECIPE);
        playback.step(10);
        playback.session.delete(0);
        assertEquals(1, playback.now().timeline().branches().size());
    }

    @Test
    void aRestartLeavesTheRunBeforeAmongTheBranches() {
        Playback playback = begin(RECIPE.with(Field.STEPS, 100));
        playback.step(100);
        playback.session.restart(RECIPE.with(Field.STEPS, 100).with(Field.SEED, 6), false);
        Frame second = playback.step(30);
        assertEquals(2, second.timeline().branches().size());
        assertEquals(1, second.timeline().current());
        Frame first = playback.jump(s -> s.seek(0, 50));
        assertEquals(5, first.snapshot().experiment().seed());
        assertEquals(
                Playback.truth(Script.of(RECIPE.with(Field.STEPS, 100)), LongStream.of(50))
                        .get(50L),
                first.snapshot().parameters());
    }

    @Test
    void theSameRunAgainTakesThePlaceOfTheOneBefore() {
        Playback playback = begin(RECIPE.with(Field.STEPS, 100));
        playback.step(100);
        playback.session.restart(RECIPE.with(Field.STEPS, 100), false);
        Frame again = playback.now();
        assertEquals(1, again.timeline().branches().size());
        assertEquals(0, again.snapshot().step());
    }

    @Test
    void theVeryStepOfAnEventIsFoundAndTheCursorStays() {
        Playback playback = begin(RECIPE);
        Frame there = playback.step(3000);
        List<Event.SettledOn> settled = there.snapshot().events().stream()
                .filter(Event.SettledOn.class::isInstance)
                .map(Event.SettledOn.class::cast)
                .toList();
        assertFalse(settled.isEmpty());
        for (Event.SettledOn event : settled) {
            long exact = playback.session.exactStepOf(event).join();
            assertTrue(exact <= event.step() && exact > event.step() - 16, () -> exact + " of " + event);
            Map<Long, Parameters> truth = Playback.truth(Script.of(RECIPE), LongStream.of(exact - 1, exact));
            assertFalse(isOn(truth.get(exact - 1), event), () -> exact + " of " + event);
            assertTrue(isOn(truth.get(exact), event), () -> exact + " of " + event);
        }
        assertEquals(3000, playback.now().snapshot().step());
    }

    private static boolean isOn(Parameters parameters, Event.SettledOn event) {
        return Band.DEFAULT.contains(parameters.weights().at(event.feature(), event.neuron()));
    }
}
