package org.polyseme.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.polyseme.state.History;
import org.polyseme.state.Recording;
import org.polyseme.state.RunStatus;
import org.polyseme.state.Series;

class SessionFileTest {
    private static final Path OLDER = Path.of("src/test/resources/sessions/without-loop.polyseme");

    @TempDir
    private Path folder;

    /** A history has no equality of its own: two with the same numbers are told apart on purpose. */
    static void assertSameSession(SavedSession expected, SavedSession found) {
        assertEquals(expected.program(), found.program());
        assertEquals(expected.view(), found.view());
        assertEquals(expected.recording().current(), found.recording().current());
        assertEquals(expected.recording().cursor(), found.recording().cursor());
        List<Recording.Track> tracks = expected.recording().tracks();
        assertEquals(tracks.size(), found.recording().tracks().size());
        for (int t = 0; t < tracks.size(); t++) {
            Recording.Track one = tracks.get(t);
            Recording.Track other = found.recording().tracks().get(t);
            assertEquals(one.branch(), other.branch());
            assertEquals(one.events(), other.events());
            assertEquals(one.end(), other.end());
            assertEquals(one.keyframes(), other.keyframes());
            assertSameHistory(one.history(), other.history());
        }
    }

    private static void assertSameHistory(History expected, History found) {
        assertEquals(expected.size(), found.size());
        for (int p = 0; p < expected.size(); p++) {
            assertEquals(expected.stepAt(p), found.stepAt(p));
            for (Series series : Series.values()) {
                assertEquals(
                        Float.floatToRawIntBits(expected.at(series, p)), Float.floatToRawIntBits(found.at(series, p)));
            }
        }
    }

    @RepeatedTest(40)
    void everythingReadsBackBitForBit(RepetitionInfo repetition) throws FileProblem {
        SavedSession session = new RandomSessions(repetition.getCurrentRepetition()).next();
        Path file = folder.resolve("a.polyseme");
        SessionFile.write(file, session, Optional.empty());
        SessionFile.Opened read = SessionFile.read(file);
        assertFalse(read.isReadOnly());
        assertSameSession(session, read.session());
    }

    /** Saved by a window from before the loop, the theme and the layout were in the file. */
    @Test
    void anOlderFileOpensWithAllThatItHas() throws FileProblem {
        SessionFile.Opened opened = SessionFile.read(OLDER);
        assertFalse(opened.isReadOnly());
        assertEquals(
                Map.of("theme", "light", "feature", "0", "neuron", "0"),
                opened.session().view());
        Recording recording = opened.session().recording();
        assertEquals(1, recording.current());
        assertEquals(1608, recording.cursor());
        List<Recording.Track> tracks = recording.tracks();
        assertEquals(
                List.of("Run 1", "Branch 2"),
                tracks.stream().map(track -> track.branch().name()).toList());
        assertEquals(
                List.of(5000L, 1608L),
                tracks.stream().map(track -> track.branch().head()).toList());
        assertEquals(
                Optional.of(new RunStatus.Finished(5000, "all steps taken")),
                tracks.get(0).end());
        assertEquals(87, tracks.get(1).branch().forkStep());
        assertEquals(
                List.of(4, 5),
                tracks.stream().map(track -> track.keyframes().size()).toList());
        assertTrue(tracks.get(0).events().size() >= 5, () -> "" + tracks.get(0).events());
        assertTrue(tracks.get(0).history().size() > 50);
    }

    @Test
    void whatTwoBranchesShareIsStoredAndReadOnce() throws FileProblem {
        Path file = folder.resolve("a.polyseme");
        SessionFile.write(file, new RandomSessions(1).next(), Optional.empty());
        List<Recording.Track> tracks =
                SessionFile.read(file).session().recording().tracks();
        assertSame(
                tracks.get(0).keyframes().get(0).checkpoint(),
                tracks.get(1).keyframes().get(0).checkpoint());
    }

    @Test
    void theFormerFileIsTheOneBackup() throws IOException, FileProblem {
        Path file = folder.resolve("a.polyseme");
        for (int seed = 1; seed <= 3; seed++) {
            SessionFile.write(file, new RandomSessions(seed).next(), SessionFile.stamp(file));
        }
        assertSameSession(new RandomSessions(3).next(), SessionFile.read(file).session());
        assertSameSession(
                new RandomSessions(2).next(),
                SessionFile.read(folder.resolve("a.polyseme~")).session());
        try (Stream<Path> all = Files.list(folder)) {
            assertEquals(2, all.count());
        }
    }

    @Test
    void aFileThatSomebodyElseChangedStaysAsItIs() throws IOException, FileProblem {
        Path file = folder.resolve("a.polyseme");
        SessionFile.write(file, new RandomSessions(1).next(), Optional.empty());
        Optional<SessionFile.Stamp> stamp = SessionFile.stamp(file);
        Files.setLastModifiedTime(file, FileTime.fromMillis(1_000_000));
        byte[] before = Files.readAllBytes(file);
        SavedSession other = new RandomSessions(2).next();
        FileProblem problem = assertThrows(FileProblem.class, () -> SessionFile.write(file, other, stamp));
        assertEquals(
                file + ": expected the file as it was opened or saved last, found one that was changed since.",
                problem.getMessage());
        assertArrayEquals(before, Files.readAllBytes(file));
        SessionFile.write(file, other, Optional.empty());
        assertSameSession(other, SessionFile.read(file).session());
    }

    @Test
    void aFolderThatIsGoneIsOneSentence() {
        Path file = folder.resolve("gone/a.polyseme");
        SavedSession session = new RandomSessions(1).next();
        FileProblem problem = assertThrows(FileProblem.class, () -> SessionFile.write(file, session, Optional.empty()));
        assertEquals(file + ": expected a place to write a file, found no such file or folder.", problem.getMessage());
    }

    /** In a program that may write no larger files: a disk fills up half-way through a file just so. */
    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aDiskThatFillsUpLeavesTheFormerFileAndNothingElse() throws IOException, FileProblem, InterruptedException {
        Path file = folder.resolve("a.polyseme");
        SessionFile.write(file, new RandomSessions(1).next(), Optional.empty());
        byte[] former = Files.readAllBytes(file);
        Process program = new ProcessBuilder(
                        "sh",
                        "-c",
                        "ulimit -f 4; exec \"$0\" \"$@\"",
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:-UsePerfData",
                        "-cp",
                        System.getProperty("java.class.path"),
                        FullDisk.class.getName(),
                        file.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        List<String> lines = program.inputReader(StandardCharsets.UTF_8).lines().toList();
        assertEquals(0, program.waitFor());
        assertEquals(2, lines.size(), lines::toString);
        for (String line : lines) {
            assertTrue(line.startsWith(file + ": expected a place to write a file, found "), line);
        }
        assertArrayEquals(former, Files.readAllBytes(file));
        try (Stream<Path> left = Files.list(folder)) {
            assertEquals(List.of(file), left.toList());
        }
    }

    @Test
    void aDiskThatIsFullLeavesNothingBehind() {
        Path full = Path.of("/dev/full");
        SavedSession session = new RandomSessions(1).next();
        assertThrows(FileProblem.class, () -> SessionFile.write(full, session, Optional.empty()));
        assertTrue(Files.notExists(Path.of("/dev/full~")));
    }
}
