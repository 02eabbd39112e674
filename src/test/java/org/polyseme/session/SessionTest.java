package org.polyseme.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.polyseme.state.Experiment;
import org.polyseme.state.Field;
import org.polyseme.state.ModelKind;
import org.polyseme.state.RefusedValueException;
import org.polyseme.state.RunStatus;
import org.polyseme.state.Snapshot;
import org.polyseme.support.FakeTraining;
import org.polyseme.support.Waiting;

class SessionTest {
    /** Ends in no test's time unless the test says so. */
    private static final Experiment RECIPE = Experiment.defaults(ModelKind.INCIDENTAL)
            .with(Field.FEATURES, 2)
            .with(Field.NEURONS, 2)
            .with(Field.STEPS, 1_000_000_000L);

    private final FakeTraining.Plan plan = new FakeTraining.Plan();
    private Session session;

    private Session begin(Experiment recipe, boolean play) {
        session = new Session(recipe, play, plan, failure -> "CODE");
        session.pace(Pace.MAXIMUM);
        return session;
    }

    private Snapshot next(Class<? extends RunStatus> status) {
        return Waiting.forSnapshot(session.slot(), s -> status.isInstance(s.status()));
    }

    private Snapshot at(long step) {
        return Waiting.forSnapshot(session.slot(), s -> s.step() == step);
    }

    private static float weight(Snapshot snapshot) {
        return snapshot.weights().at(0, 0);
    }

    @AfterEach
    void end() {
        if (session != null) {
            plan.allow(1_000_000);
            session.close();
        }
    }

    @Test
    void theFirstPictureIsTheInitialisation() {
        begin(RECIPE, false);
        Snapshot first = next(RunStatus.Paused.class);
        assertEquals(0, first.step());
    }

    @Test
    void pausePublishesTheLastStep() throws InterruptedException {
        begin(RECIPE, true);
        FakeTraining training = plan.made.poll(20, TimeUnit.SECONDS);
        Waiting.forSnapshot(session.slot(), s -> s.step() > 100);
        session.pause();
        Snapshot paused = next(RunStatus.Paused.class);
        assertEquals(training.steps(), paused.step());
    }

    @Test
    void stepTakesExactlyAsManyAsAsked() {
        begin(RECIPE, false).step(7);
        assertEquals(7, weight(at(7)));
    }

    @Test
    void aRestartShowsItsFirstPictureBeforeAnyStep() {
        plan.closed();
        begin(RECIPE, true);
        Snapshot first = next(RunStatus.Training.class);
        assertEquals(0, first.step());
    }

    @Test
    void aRecipeIsAwaitedUntilItsFirstPictureRings() throws InterruptedException {
        plan.closed();
        begin(RECIPE, true);
        Waiting.until(plan::isWaiting);
        CountDownLatch bell = new CountDownLatch(1);
        session.slot().whenAwaited(bell::countDown);

        session.restart(RECIPE.with(Field.SEED, 5), true);
        assertTrue(session.isAwaited());
        plan.allow(1);

        assertTrue(bell.await(20, TimeUnit.SECONDS));
        assertFalse(session.isAwaited());
        assertEquals(
                5, session.slot().take().orElseThrow().snapshot().experiment().seed());
    }

    @Test
    void theEndOfARunRings() throws InterruptedException {
        CountDownLatch bell = new CountDownLatch(1);
        begin(RECIPE.with(Field.STEPS, 20L), false);
        next(RunStatus.Paused.class);
        session.slot().whenAwaited(bell::countDown);
        session.play();
        assertTrue(bell.await(20, TimeUnit.SECONDS));
    }

    @Test
    void ofManyRestartsInARowOnlyTheNewestIsMade() {
        plan.closed();
        begin(RECIPE, true);
        Waiting.until(plan::isWaiting);
        for (int seed = 1; seed <= 50; seed++) {
            session.restart(RECIPE.with(Field.SEED, seed), true);
        }
        plan.allow(1);
        Waiting.forSnapshot(session.slot(), s -> s.experiment().seed() == 50);
        assertEquals(2, plan.made.size());
    }

    @Test
    void ofManyLiveChangesInARowOnlyTheNewestIsMade() throws InterruptedException {
        plan.closed();
        begin(RECIPE, true);
        Waiting.until(plan::isWaiting);
        for (int i = 1; i <= 50; i++) {
            session.set(RECIPE.with(Field.L1, i / 100.0));
        }
        plan.allow(1);
        Waiting.forSnapshot(session.slot(), s -> s.experiment().l1() == 0.5);
        assertEquals(1, plan.made.take().changes.size());
    }

    @Test
    void aLiveChangeKeepsTheSteps() {
        begin(RECIPE, false).step(5);
        session.set(RECIPE.with(Field.L1, 0.5));
        Snapshot changed =
                Waiting.forSnapshot(session.slot(), s -> s.experiment().l1() == 0.5);
        assertEquals(5, changed.step());
    }

    @Test
    void theEndIsPublishedExactly() {
        begin(RECIPE.with(Field.STEPS, 12_345), true);
        Snapshot end = next(RunStatus.Finished.class);
        assertEquals(12_345, end.step());
    }

    @Test
    void theCurveReachesFromTheFirstStepToTheEnd() {
        begin(RECIPE.with(Field.STEPS, 12_345), true);
        Snapshot end = next(RunStatus.Finished.class);
        assertEquals(0, end.history().stepAt(0));
        assertEquals(12_345, end.history().stepAt(end.history().size() - 1));
    }

    @Test
    void playAtTheEndBeginsAgain() {
        begin(RECIPE.with(Field.STEPS, 10), true);
        next(RunStatus.Finished.class);
        plan.closed();
        session.play();
        assertEquals(0, next(RunStatus.Training.class).step());
    }

    @Test
    void aStepAtTheEndStaysThere() {
        begin(RECIPE.with(Field.STEPS, 10), true);
        next(RunStatus.Finished.class);
        session.step(1);
        assertEquals(10, next(RunStatus.Finished.class).step());
        session.seek(8);
        assertEquals(8, next(RunStatus.Paused.class).step());
        session.step(5);
        assertEquals(10, next(RunStatus.Finished.class).step());
    }

    @Test
    void aStepOfARunThatFailedBeginsAgain() {
        plan.throwsAt(1);
        begin(RECIPE, true);
        next(RunStatus.Failed.class);
        plan.throwsAt(Long.MAX_VALUE);
        session.step(1);
        assertTrue(at(1).status() instanceof RunStatus.Paused);
    }

    @Test
    void moreStepsMakeAFinishedRunUnfinished() {
        begin(RECIPE.with(Field.STEPS, 10), true);
        next(RunStatus.Finished.class);
        session.set(RECIPE.with(Field.STEPS, 20));
        assertEquals(10, next(RunStatus.Paused.class).step());
    }

    @Test
    void divergenceNamesItsStep() {
        plan.divergesAt(5);
        begin(RECIPE, true);
        assertEquals(new RunStatus.Diverged(5), next(RunStatus.Diverged.class).status());
    }

    @Test
    void divergenceKeepsTheLastGoodPicture() {
        plan.divergesAt(5);
        begin(RECIPE, true);
        assertEquals(4, weight(next(RunStatus.Diverged.class)));
    }

    @Test
    void aFailureIsToldWithItsCode() {
        plan.throwsAt(5);
        begin(RECIPE, true);
        RunStatus.Failed failed = assertInstanceOf(
                RunStatus.Failed.class, next(RunStatus.Failed.class).status());
        assertEquals("CODE", failed.code());
    }

    @Test
    void aFailureKeepsTheLastPicture() {
        plan.throwsAt(5);
        begin(RECIPE, false).step(3);
        at(3);
        session.step(2);
        assertEquals(3, weight(next(RunStatus.Failed.class)));
    }

    @Test
    void afterAFailureARestartTrainsAgain() {
        plan.throwsAt(5);
        begin(RECIPE, true);
        next(RunStatus.Failed.class);
        plan.throwsAt(Long.MAX_VALUE);
        session.restart(RECIPE.with(Field.SEED, 1), true);
        assertTrue(
                Waiting.forSnapshot(session.slot(), s -> s.step() > 5).status().isTraining());
    }

    @Test
    void aFailedTrainingIsClosed() throws InterruptedException {
        plan.throwsAt(5);
        begin(RECIPE, true);
        next(RunStatus.Failed.class);
        assertTrue(plan.made.take().closed.tryAcquire(20, TimeUnit.SECONDS));
    }

    @Test
    void aRefusedRecipeIsToldInItsOwnWords() {
        plan.refuses(new RefusedValueException("noise", "none", "gaussian"));
        begin(RECIPE, true);
        assertEquals(
                new RunStatus.Failed("noise: expected none, found gaussian.", ""),
                next(RunStatus.Failed.class).status());
    }

    @Test
    void closeEndsTheThreadAndTheTraining() throws InterruptedException {
        begin(RECIPE, true);
        next(RunStatus.Training.class);
        session.close();
        assertTrue(session.awaitEnd(20_000));
        assertTrue(plan.made.take().closed.tryAcquire());
    }

    @Test
    void theNormalPaceHoldsWhileTraining() {
        begin(RECIPE, false).pace(Pace.NORMAL);
        session.play();
        long before = System.nanoTime();
        long first = next(RunStatus.Training.class).step();
        Snapshot later = Waiting.forSnapshot(session.slot(), s -> s.step() >= first + 300);
        double seconds = (System.nanoTime() - before) / 1e9;
        assertTrue(seconds >= 0.2, "300 steps took " + seconds + " s, step " + later.step());
    }

    @Test
    void ofManyStepsToGoToInARowOnlyTheNewestIsGoneTo() {
        begin(RECIPE, false).step(100);
        at(100);
        plan.closed();
        session.play();
        Waiting.until(plan::isWaiting);
        for (int step = 1; step <= 50; step++) {
            session.seek(step);
        }
        plan.allow(1000);
        Frame there = Waiting.forFrame(session.slot(), f -> f.timeline().jumps() > 0);
        assertEquals(1, there.timeline().jumps());
    }

    @Test
    void aLiveChangeBehindTheHeadForks() {
        begin(RECIPE, false).step(100);
        session.seek(40);
        session.set(RECIPE.with(Field.L1, 0.5));
        Frame forked =
                Waiting.forFrame(session.slot(), f -> f.snapshot().experiment().l1() == 0.5);
        assertEquals(2, forked.timeline().branches().size());
        assertEquals(100, forked.timeline().branches().get(0).head());
        assertEquals(40, forked.timeline().branch().orElseThrow().head());
        assertEquals(40, forked.snapshot().step());
    }

    @Test
    void goingBackWhilePlayingPlaysOnFromThere() {
        begin(RECIPE, true);
        Waiting.forSnapshot(session.slot(), s -> s.step() > 1000);
        session.seek(10);
        Frame there = Waiting.forFrame(session.slot(), f -> f.timeline().jumps() == 1);
        assertTrue(there.snapshot().status().isTraining());
        Waiting.forFrame(
                session.slot(), f -> f.timeline().isLive() && f.snapshot().step() > 1000);
    }

    @Test
    void afterAFailureThePastCanStillBeSeen() {
        plan.throwsAt(50);
        begin(RECIPE, true);
        next(RunStatus.Failed.class);
        session.seek(20);
        Frame there = Waiting.forFrame(session.slot(), f -> f.timeline().jumps() == 1);
        assertEquals(20, weight(there.snapshot()));
    }
}
