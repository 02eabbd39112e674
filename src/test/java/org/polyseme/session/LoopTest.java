package org.polyseme.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.polyseme.state.Mark;
import org.polyseme.state.RunStatus;
import org.polyseme.support.Waiting;

class LoopTest {
    @TempDir
    Path disk;

    @Test
    void aLoopIsPlayedOverAndOverAndNothingBeyondIt() {
        try (Playback playback = Playback.of(Playback.RECIPE, disk)) {
            playback.step(900);
            playback.session.loop(Optional.of(new Loop(200, 260)));
            playback.seek(200);
            long jumps = playback.now().timeline().jumps();
            playback.session.play();
            Frame third = Waiting.forFrame(playback.session.slot(), frame -> {
                long step = frame.snapshot().step();
                assertTrue(step >= 200 && step <= 260, () -> "step " + step);
                return frame.timeline().jumps() >= jumps + 3;
            });
            assertTrue(third.snapshot().status().isTraining());
            assertEquals(900, third.timeline().branch().orElseThrow().head());
        }
    }

    @Test
    void aLoopThatReachesBeyondTheRecordTrainsOnOnce() {
        try (Playback playback = Playback.of(Playback.RECIPE, disk)) {
            playback.step(100);
            playback.session.loop(Optional.of(new Loop(50, 180)));
            playback.session.play();
            Frame later = Waiting.forFrame(
                    playback.session.slot(), frame -> frame.timeline().jumps() >= 2);
            assertEquals(180, later.timeline().branch().orElseThrow().head());
            assertEquals(1, later.timeline().branches().size());
        }
    }

    @Test
    void aRunThatEndsWithinTheLoopIsPlayedAgainFromTheLoopsBeginning() {
        try (Playback playback = Playback.of(Playback.RECIPE, disk)) {
            playback.step(3001);
            playback.session.loop(Optional.of(new Loop(2990, 5000)));
            playback.session.play();
            Frame later = Waiting.forFrame(
                    playback.session.slot(), frame -> frame.timeline().jumps() >= 3);
            assertTrue(later.snapshot().step() >= 2990);
            assertTrue(later.snapshot().status().isTraining());
            playback.session.loop(Optional.empty());
            Frame end = Waiting.forFrame(
                    playback.session.slot(), frame -> frame.snapshot().status() instanceof RunStatus.Finished);
            assertEquals(3001, end.snapshot().step());
        }
    }

    @Test
    void playAtAFinishedHeadRepeatsTheRecordAndAddsNothingToIt() {
        try (Playback playback = Playback.of(Playback.RECIPE, disk)) {
            Frame first = playback.step(3001);
            playback.session.play();
            Frame again = Waiting.forFrame(
                    playback.session.slot(),
                    frame -> frame.timeline().jumps() > first.timeline().jumps()
                            && frame.snapshot().status() instanceof RunStatus.Finished);
            assertEquals(first.snapshot().events(), again.snapshot().events());
            assertEquals(
                    Playback.sha(first.snapshot().weights()),
                    Playback.sha(again.snapshot().weights()));
            assertEquals(
                    first.timeline().branches().get(0).marks(),
                    again.timeline().branches().get(0).marks());
            assertEquals(1, again.timeline().branches().size());
        }
    }

    @Test
    void theVeryStepsOfAMarkAreThoseAtWhichItsEventsAreFirstSeen() {
        try (Playback playback = Playback.of(Playback.RECIPE, disk)) {
            Frame end = playback.step(3001);
            Mark late = end.timeline().branch().orElseThrow().marks().stream()
                    .filter(mark -> mark.step() > 64 && mark.kind() == Mark.Kind.COLLISION_FORMED)
                    .findFirst()
                    .orElseThrow();
            var exact = playback.session.exactly(late).join();
            assertTrue(exact.stream().allMatch(mark -> mark.kind() == late.kind() && mark.step() <= late.step()));
            long expected = end.snapshot().events().stream()
                    .filter(event -> event.step() == late.step() && late.says().contains(event.sentence()))
                    .mapToLong(event -> playback.session.exactStepOf(event).join())
                    .min()
                    .orElseThrow();
            assertEquals(expected, exact.get(0).step());
            Mark fork = new Mark(12, Mark.Kind.FORK, "Branch 9");
            assertEquals(java.util.List.of(fork), playback.session.exactly(fork).join());
        }
    }

    @Test
    void aLoopIsAStretchOfAtLeastOneStep() {
        assertEquals(new Loop(3, 9), Loop.between(9, 3));
        assertEquals(new Loop(4, 5), Loop.between(4, 4));
        assertThrows(IllegalArgumentException.class, () -> new Loop(5, 5));
        assertThrows(IllegalArgumentException.class, () -> new Loop(-1, 5));
    }
}
