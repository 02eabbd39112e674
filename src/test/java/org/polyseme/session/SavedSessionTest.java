package org.polyseme.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.polyseme.state.Change;
import org.polyseme.state.Checkpoint;
import org.polyseme.state.Field;
import org.polyseme.state.Parameters;
import org.polyseme.state.Recording;
import org.polyseme.state.Script;
import org.polyseme.store.FileProblem;
import org.polyseme.store.SavedSession;
import org.polyseme.store.SessionFile;

/** A session that went through a file is the same session, and takes the same steps. */
class SavedSessionTest {
    @TempDir
    private Path disk;

    private Playback begun() {
        Playback playback = Playback.of(Script.of(Playback.RECIPE), false, Playback.limits(1 << 30, 1 << 30, disk));
        playback.session.apply(new Change.Weights(0, List.of(new Change.Cell(1, 1, 0.5f))));
        playback.step(1300);
        playback.seek(700);
        playback.session.set(Playback.RECIPE.with(Field.L1, 0.02));
        playback.step(800);
        playback.session.apply(new Change.Freeze(0, List.of(2, 3)));
        playback.step(50);
        playback.session.rename(1, "More penalty");
        playback.seek(901);
        return playback;
    }

    private Recording throughAFile(Recording recording) throws FileProblem {
        Path file = disk.resolve("a.polyseme");
        SessionFile.write(file, new SavedSession("0.1", recording, Map.of()), Optional.empty());
        return SessionFile.read(file).session().recording();
    }

    private Playback resumed(Recording recording) {
        return new Playback(new Session(
                Playback.RECIPE,
                new Command.Resume(recording, false),
                EngineTraining::of,
                Throwable::toString,
                Playback.limits(1 << 30, 1 << 30, disk)));
    }

    private static List<String> hashes(Recording recording) {
        List<String> hashes = new ArrayList<>();
        for (Recording.Track track : recording.tracks()) {
            for (Recording.Keyframe keyframe : track.keyframes()) {
                Checkpoint checkpoint = keyframe.checkpoint();
                hashes.add(track.branch().id() + " " + checkpoint.step() + " "
                        + Playback.sha(checkpoint.parameters().weights()));
            }
        }
        return hashes;
    }

    @Test
    void theWeightsOfEveryKeyframeAreThoseOfARunThatNobodyWatched() throws FileProblem {
        try (Playback first = begun()) {
            Recording recording = first.session.recording(1 << 20).join();
            Recording read = throughAFile(recording);
            List<String> hashes = hashes(read);
            assertTrue(hashes.size() > 10, () -> "" + hashes.size());
            assertEquals(hashes(recording), hashes);
            Recording.Track track = read.tracks().get(1);
            long[] steps = track.keyframes().stream()
                    .mapToLong(keyframe -> keyframe.checkpoint().step())
                    .filter(step -> step > 0)
                    .toArray();
            Map<Long, Parameters> truth = Playback.truth(track.branch().script(), LongStream.of(steps));
            for (Recording.Keyframe keyframe : track.keyframes()) {
                long step = keyframe.checkpoint().step();
                if (step > 0) {
                    assertEquals(truth.get(step), keyframe.checkpoint().parameters());
                }
            }
        }
    }

    @Test
    void itGoesOnAsIfItHadNeverStopped() throws FileProblem {
        try (Playback first = begun()) {
            Recording read = throughAFile(first.session.recording(1 << 20).join());
            Session.check(read);
            try (Playback second = resumed(read)) {
                Frame before = first.now();
                Frame after = second.now();
                assertEquals(before.timeline().branches(), after.timeline().branches());
                assertEquals(901, after.timeline().cursor());
                assertEquals(before.snapshot().parameters(), after.snapshot().parameters());
                assertEquals(before.snapshot().loss(), after.snapshot().loss());
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
    void anotherSessionTakesThePlaceOfTheOneThatRan() throws FileProblem {
        try (Playback first = begun();
                Playback second = Playback.of(Playback.RECIPE.with(Field.SEED, 77), disk)) {
            Recording read = throughAFile(first.session.recording(1 << 20).join());
            second.step(300);
            second.session.fork();
            Frame frame = second.jump(session -> session.resume(read, false));
            Frame before = first.now();
            assertEquals(before.timeline().branches(), frame.timeline().branches());
            assertEquals(before.timeline().cursor(), frame.timeline().cursor());
            assertEquals(before.snapshot().parameters(), frame.snapshot().parameters());
        }
    }

    @Test
    void aCheckpointThatNoTrainingCouldHaveWrittenIsRefused() {
        try (Playback first = begun()) {
            Recording recording = first.session.recording(0).join();
            Recording.Track track = recording.tracks().get(0);
            Recording.Keyframe last = track.keyframes().get(1);
            Checkpoint whole = last.checkpoint();
            Checkpoint forged = new Checkpoint(
                    whole.experiment(), whole.step(), whole.parameters(), List.of(), whole.frozen(), whole.words());
            Recording other = new Recording(
                    List.of(new Recording.Track(
                            track.branch(),
                            track.history(),
                            track.events(),
                            track.end(),
                            List.of(new Recording.Keyframe(last.changes(), forged)))),
                    0,
                    0);
            assertThrows(IllegalArgumentException.class, () -> Session.check(other));
        }
    }
}
