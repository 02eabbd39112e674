package org.polyseme.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.polyseme.state.Checkpoint;
import org.polyseme.state.Experiment;
import org.polyseme.state.Field;
import org.polyseme.state.Parameters;
import org.polyseme.state.Recording;
import org.polyseme.store.SavedSession;

/** What a window has trained is there again after the program was killed, and nowhere after it was closed. */
class AutosaveTest {
    static final Experiment LONG = Playback.RECIPE.with(Field.STEPS, 1_000_000);
    private static final long NEVER = 1_000_000;

    private static final Autosave.Heard QUIET = new Autosave.Heard(step -> {}, sentence -> {});

    @TempDir
    private Path disk;

    private static CompletableFuture<SavedSession> nothing() {
        return CompletableFuture.failedFuture(new IllegalStateException("no run"));
    }

    /** What a window that starts now is told, if it is told anything. */
    private List<SavedSession> found(boolean discard) {
        List<SavedSession> found = new ArrayList<>();
        Autosave next = Autosave.begin(
                disk,
                AutosaveTest::nothing,
                left -> {
                    found.add(left.session());
                    if (discard) {
                        left.discard();
                    }
                },
                NEVER,
                QUIET);
        settle(next);
        next.close();
        return found;
    }

    private static void settle(Autosave autosave) {
        try {
            autosave.settle();
        } catch (InterruptedException | ExecutionException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private long kill(long seed) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledProgram.class.getName(),
                        disk.toString(),
                        disk.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        long saved = -1;
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            SplittableRandom random = new SplittableRandom(seed);
            for (int more = 1 + random.nextInt(12); more > 0; more--) {
                saved = Long.parseLong(lines.readLine());
            }
            for (int spins = random.nextInt(2_000_000); spins > 0; spins--) {
                Thread.onSpinWait();
            }
            process.destroyForcibly();
            process.waitFor();
        } finally {
            process.destroyForcibly();
        }
        return saved;
    }

    private void checkKilled(long seed) throws IOException, InterruptedException {
        long saved = kill(seed);
        List<SavedSession> found = found(false);
        assertEquals(1, found.size());
        Recording recording = found.get(0).recording();
        assertTrue(recording.cursor() >= saved, () -> recording.cursor() + " after " + saved);
        assertEquals(Map.of("selection", "f1"), found.get(0).view());
        Recording.Track track = recording.tracks().get(0);
        long[] steps = track.keyframes().stream()
                .mapToLong(keyframe -> keyframe.checkpoint().step())
                .filter(step -> step > 0 && step <= 3000)
                .toArray();
        Map<Long, Parameters> truth = Playback.truth(track.branch().script(), LongStream.of(steps));
        for (Recording.Keyframe keyframe : track.keyframes()) {
            Checkpoint checkpoint = keyframe.checkpoint();
            if (truth.containsKey(checkpoint.step())) {
                assertEquals(truth.get(checkpoint.step()), checkpoint.parameters());
            }
        }
        assertEquals(1, found(true).size()); // whoever did not answer is asked again
        assertEquals(0, found(false).size()); // whoever said no is not
        Spill.sweep(disk);
        try (Stream<Path> left = Files.list(disk)) {
            assertEquals(List.of(), left.toList());
        }
    }

    @Test
    void aPlaceThatCannotBeWrittenIsToldOnceAndTriedAgain() throws IOException, InterruptedException {
        Path taken = Files.writeString(disk.resolve("taken"), "not a folder");
        BlockingQueue<String> told = new LinkedBlockingQueue<>();
        BlockingQueue<Long> saves = new LinkedBlockingQueue<>();
        try (Playback playback = Playback.of(Playback.RECIPE, disk.resolve("spill"));
                Autosave autosave = Autosave.begin(
                        taken,
                        () -> playback.session
                                .recording(1 << 20)
                                .thenApply(recording -> new SavedSession("0.1", recording, Map.of())),
                        left -> {},
                        1,
                        new Autosave.Heard(saves::add, told::add))) {
            assertNotNull(autosave);
            String sentence = Objects.requireNonNull(told.poll(1, TimeUnit.MINUTES));
            assertTrue(sentence.startsWith("No copy of the session can be kept for now: " + taken), sentence);
            Files.delete(taken);
            assertNotNull(saves.poll(1, TimeUnit.MINUTES));
            assertEquals(0, told.size());
        }
    }

    @Test
    void aFolderThatSomebodyTookAwayIsMadeAgain() throws IOException, InterruptedException {
        BlockingQueue<Long> saves = new LinkedBlockingQueue<>();
        try (Playback playback = Playback.of(LONG, disk.resolve("spill"))) {
            playback.step(100);
            try (Autosave running = running(playback, saves)) {
                assertNotNull(running);
                assertEquals(100, saves.poll(1, TimeUnit.MINUTES));
                takeAwayCopies();
                assertEquals(100, saves.poll(1, TimeUnit.MINUTES), "the copy is gone, though the run has not moved");
            }
        }
    }

    private void takeAwayCopies() throws IOException {
        try (Stream<Path> all = Files.list(disk)) {
            for (Path path : all.filter(
                            path -> String.valueOf(path.getFileName()).startsWith("window-"))
                    .toList()) {
                Files.move(path, disk.resolve("taken away"));
            }
        }
    }

    /** Nothing that comes after the end of a run is needed for the copy to hold its last step. */
    @Test
    void aRunThatIsOverIsInTheCopyToItsLastStep() throws InterruptedException {
        BlockingQueue<Long> saves = new LinkedBlockingQueue<>();
        List<SavedSession> copies = new CopyOnWriteArrayList<>();
        try (Playback playback = Playback.of(Playback.RECIPE.with(Field.STEPS, 700), disk.resolve("spill"));
                Autosave running = Autosave.begin(
                        disk,
                        () -> playback.session.recording(1 << 20).thenApply(recording -> {
                            SavedSession copy = new SavedSession("0.1", recording, Map.of());
                            copies.add(copy);
                            return copy;
                        }),
                        left -> {},
                        1,
                        new Autosave.Heard(saves::add, sentence -> {}))) {
            assertNotNull(running);
            playback.session.step(900);
            long saved;
            do {
                saved = Objects.requireNonNull(saves.poll(1, TimeUnit.MINUTES));
            } while (saved < 700);
            Recording.Track track =
                    copies.get(copies.size() - 1).recording().tracks().get(0);
            assertEquals(700, track.branch().head());
            assertTrue(track.end().isPresent());
        }
    }

    @Test
    void aKilledProgramIsOfferedOnceAndHasLostNothingThatWasSaved() throws IOException, InterruptedException {
        for (long seed = 1; seed <= 2; seed++) {
            checkKilled(seed);
        }
    }

    @Test
    @Tag("slow")
    void soIsOneKilledAtTwentyMoments() throws IOException, InterruptedException {
        for (long seed = 101; seed <= 120; seed++) {
            checkKilled(seed);
        }
    }

    private Autosave running(Playback playback, BlockingQueue<Long> saves) {
        return Autosave.begin(
                disk,
                () -> playback.session
                        .recording(1 << 20)
                        .thenApply(recording -> new SavedSession("0.1", recording, Map.of())),
                left -> {},
                1,
                new Autosave.Heard(saves::add, sentence -> {}));
    }

    @Test
    void nobodyIsOfferedWhatAnotherWindowUsesAndAClosedOneLeavesNothing() throws IOException, InterruptedException {
        BlockingQueue<Long> saves = new LinkedBlockingQueue<>();
        try (Playback playback = Playback.of(LONG, disk)) {
            playback.step(100);
            try (Autosave running = running(playback, saves)) {
                assertNotNull(running);
                assertEquals(100, saves.poll(1, TimeUnit.MINUTES));
                assertEquals(List.of(), found(true));
                playback.step(50);
                assertEquals(150, saves.poll(1, TimeUnit.MINUTES));
            }
        }
        try (Stream<Path> left = Files.list(disk)) {
            assertEquals(List.of(), left.toList());
        }
    }

    @Test
    void whatIsGoneOnWithIsTheNewWindowsOwn() throws IOException, InterruptedException {
        kill(7);
        BlockingQueue<Autosave.Left> told = new LinkedBlockingQueue<>();
        Autosave next = Autosave.begin(disk, AutosaveTest::nothing, told::add, NEVER, QUIET);
        Autosave.Left left = told.poll(1, TimeUnit.MINUTES);
        assertEquals(List.of(), found(true));
        left.goOn();
        next.close();
        assertEquals(List.of(), found(true));
    }

    @Test
    void aCopyIsNeverOlderThanThirtySeconds() {
        assertTrue(2 * Autosave.PERIOD_MILLIS <= 30_000);
        assertFalse(Autosave.MOST_BYTES > 64L << 20);
    }

    @Test
    void everySystemHasItsPlace() {
        Path home = Path.of("home");
        assertEquals(
                Path.of("state", "polyseme", "autosave"),
                Autosave.folderOfUser(Map.of("XDG_STATE_HOME", "state"), "Linux", home));
        assertEquals(home.resolve(".local/state/polyseme/autosave"), Autosave.folderOfUser(Map.of(), "Linux", home));
        assertEquals(
                home.resolve("Library/Application Support/Polyseme/autosave"),
                Autosave.folderOfUser(Map.of(), "Mac OS X", home));
        assertEquals(
                home.resolve("AppData/Local/Polyseme/autosave"), Autosave.folderOfUser(Map.of(), "Windows 11", home));
    }
}
