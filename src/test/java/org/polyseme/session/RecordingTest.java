package org.polyseme.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.polyseme.state.Change;
import org.polyseme.state.Checkpoint;
import org.polyseme.state.Field;
import org.polyseme.state.Parameters;
import org.polyseme.state.Recording;
import org.polyseme.state.RefusedValueException;
import org.polyseme.state.RunStatus;
import org.polyseme.state.Script;
import org.polyseme.support.FakeTraining;

/** A session that is saved and gone on with is the same session. */
class RecordingTest {
    @TempDir
    private Path disk;

    private Playback begun(long memory) {
        Playback playback = Playback.of(Script.of(Playback.RECIPE), false, Playback.limits(1 << 30, memory, disk));
        playback.session.apply(new Change.Weights(0, List.of(new Change.Cell(1, 1, 0.5f))));
        playback.step(1300);
        playback.seek(700);
        playback.session.set(Playback.RECIPE.with(Field.L1, 0.02));
        playback.step(800);
        playback.session.rename(1, "More penalty");
        playback.seek(901);
        return playback;
    }

    private Playback resumed(Recording recording) {
        return new Playback(new Session(
                Playback.RECIPE,
                new Command.Resume(recording, false),
                EngineTraining::of,
                Throwable::toString,
                Playback.limits(1 << 30, 1 << 30, disk)));
    }

    @Test
    void everythingIsWhereItWas() {
        try (Playback first = begun(1 << 30)) {
            Recording recording = first.session.recording(1 << 20).join();
            Frame before = first.now();
            try (Playback second = resumed(recording)) {
                Frame after = second.now();
                assertEquals(before.timeline().branches(), after.timeline().branches());
                assertEquals(before.timeline().current(), after.timeline().current());
                assertEquals(901, after.timeline().cursor());
                assertEquals(before.snapshot().parameters(), after.snapshot().parameters());
                assertEquals(before.snapshot().initial(), after.snapshot().initial());
                assertEquals(before.snapshot().events(), after.snapshot().events());
                assertEquals(before.snapshot().loss(), after.snapshot().loss());
                assertEquals(
                        before.snapshot().history().size(),
                        after.snapshot().history().size());
            }
        }
    }

    @Test
    void itGoesOnAsIfItHadNeverStopped() {
        try (Playback first = begun(1 << 30)) {
            Recording recording = first.session.recording(1 << 20).join();
            try (Playback second = resumed(recording)) {
                first.jump(Session::followLive);
                second.jump(Session::followLive);
                Frame one = first.step(600);
                Frame other = second.step(600);
                assertEquals(one.snapshot().parameters(), other.snapshot().parameters());
                assertEquals(one.snapshot().events(), other.snapshot().events());
                Parameters parent = first.jump(s -> s.seek(0, 1111)).snapshot().parameters();
                assertEquals(
                        parent, second.jump(s -> s.seek(0, 1111)).snapshot().parameters());
            }
        }
    }

    @Test
    void keyframesOnDiskAreSavedToo() {
        try (Playback first = begun(8000)) {
            Recording recording = first.session.recording(1 << 20).join();
            Recording.Track track = recording.tracks().get(0);
            assertTrue(
                    track.keyframes().size() > 5, () -> "" + track.keyframes().size());
            long[] steps = track.keyframes().stream()
                    .mapToLong(keyframe -> keyframe.checkpoint().step())
                    .toArray();
            Map<Long, Parameters> truth = Playback.truth(track.branch().script(), LongStream.of(steps));
            for (Recording.Keyframe keyframe : track.keyframes()) {
                Checkpoint checkpoint = keyframe.checkpoint();
                if (checkpoint.step() > 0) {
                    assertEquals(truth.get(checkpoint.step()), checkpoint.parameters());
                }
            }
        }
    }

    @Test
    void ofEveryBranchTheFirstAndTheLastStepAreThereHoweverLittleRoomThereIs() {
        try (Playback first = begun(1 << 30)) {
            Recording recording = first.session.recording(0).join();
            assertEquals(2, recording.tracks().size());
            for (Recording.Track track : recording.tracks()) {
                assertEquals(2, track.keyframes().size());
                assertEquals(0, track.keyframes().get(0).checkpoint().step());
                assertEquals(
                        track.branch().head(),
                        track.keyframes().get(1).checkpoint().step());
            }
        }
    }

    @Test
    void aFinishedRunIsStillFinished() {
        try (Playback first = Playback.of(Playback.RECIPE.with(Field.STEPS, 90), disk)) {
            first.step(90);
            try (Playback second = resumed(first.session.recording(0).join())) {
                assertTrue(second.now().snapshot().status() instanceof RunStatus.Finished);
            }
        }
    }

    @Test
    void beforeAnyRunThereIsNothingToRecord() {
        FakeTraining.Plan plan =
                new FakeTraining.Plan().refuses(new RefusedValueException("noise", "none", "gaussian"));
        try (Session session = new Session(Playback.RECIPE, false, plan, failure -> "CODE")) {
            assertThrows(CompletionException.class, () -> session.recording(0).join());
        }
    }

    @Test
    void nobodyWaitsForTheAnswerOfASessionThatIsClosed() {
        Playback playback = begun(1 << 30);
        playback.close();
        assertThrows(
                CancellationException.class, () -> playback.session.recording(0).join());
    }
}
