package org.polyseme.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever a session file holds, it is read correctly or refused in one sentence. */
class HostileSessionsTest {
    private static final String TEXT = "session.json";

    @TempDir
    private Path folder;

    private final SavedSession session = new RandomSessions(2).next();
    private Path file = Path.of("");

    @BeforeEach
    void write() throws FileProblem {
        file = folder.resolve("a.polyseme");
        SessionFile.write(file, session, Optional.empty());
    }

    private Map<String, byte[]> members() throws IOException {
        Map<String, byte[]> members = new LinkedHashMap<>();
        try (ZipFile zip = new ZipFile(file.toFile())) {
            for (ZipEntry entry : zip.stream().toList()) {
                members.put(entry.getName(), zip.getInputStream(entry).readAllBytes());
            }
        }
        return members;
    }

    private Path zipped(Map<String, byte[]> members) throws IOException {
        Path other = folder.resolve("other.polyseme");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(other))) {
            for (Map.Entry<String, byte[]> member : members.entrySet()) {
                zip.putNextEntry(new ZipEntry(member.getKey()));
                zip.write(member.getValue());
                zip.closeEntry();
            }
        }
        return other;
    }

    private String text() throws IOException {
        return new String(members().get(TEXT), StandardCharsets.UTF_8);
    }

    private Path withText(String text) throws IOException {
        Map<String, byte[]> members = members();
        members.put(TEXT, text.getBytes(StandardCharsets.UTF_8));
        return zipped(members);
    }

    private static String refusal(Path path) {
        String message = String.valueOf(
                assertThrows(FileProblem.class, () -> SessionFile.read(path)).getMessage());
        assertTrue(message.startsWith(path.toString()) && !message.contains("\n"), message);
        return message.substring(path.toString().length() + 2);
    }

    private static void mutate(byte[] bytes, SplittableRandom random) {
        for (int changes = 1 + random.nextInt(4); changes > 0; changes--) {
            int at = random.nextInt(bytes.length);
            bytes[at] = (byte) (random.nextBoolean() ? random.nextInt() : bytes[at] ^ (1 << random.nextInt(8)));
        }
    }

    @Test
    void aDamagedFileIsRefusedOrWasDamagedWhereItDoesNotMatter() throws IOException {
        byte[] whole = Files.readAllBytes(file);
        Path other = folder.resolve("other.polyseme");
        int refused = 0;
        for (int seed = 0; seed < 2500; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            byte[] bytes = random.nextInt(4) == 0 ? Arrays.copyOf(whole, random.nextInt(whole.length)) : whole.clone();
            if (bytes.length > 0) {
                mutate(bytes, random);
            }
            Files.write(other, bytes);
            try {
                SessionFileTest.assertSameSession(
                        session, SessionFile.read(other).session());
            } catch (FileProblem problem) {
                refused++;
            }
        }
        assertTrue(refused > 1250);
    }

    /** With the right checksums, so that it is our own reader that has to see it. */
    @Test
    void aForgedMemberIsRefusedOrIsASession() throws IOException {
        Map<String, byte[]> members = members();
        String[] names = members.keySet().toArray(new String[0]);
        int read = 0;
        for (int seed = 0; seed < 2500; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            Map<String, byte[]> forged = new LinkedHashMap<>(members);
            String name = names[random.nextInt(names.length)];
            byte[] bytes = members.get(name).clone();
            mutate(bytes, random);
            if (random.nextInt(8) == 0) {
                bytes = Arrays.copyOf(bytes, random.nextInt(2 * bytes.length));
            }
            forged.put(name, bytes);
            try {
                SavedSession found = SessionFile.read(zipped(forged)).session();
                Path again = folder.resolve("again.polyseme");
                SessionFile.write(again, found, Optional.empty());
                SessionFileTest.assertSameSession(found, SessionFile.read(again).session());
                read++;
            } catch (FileProblem problem) {
                assertTrue(String.valueOf(problem.getMessage()).endsWith("."));
            }
        }
        int unharmed = read;
        assertTrue(unharmed > 50 && unharmed < 2450, () -> "" + unharmed);
    }

    @Test
    void aMemberThatWouldLeaveTheFolderIsRefused() throws IOException {
        Map<String, byte[]> members = members();
        members.put("../../escape.bin", new byte[1]);
        assertEquals(
                "../../escape.bin: expected members named without a path out of the file, found this one.",
                refusal(zipped(members)));
    }

    @Test
    void aBombIsRefusedByWhatItSaysOrByWhatItIs() throws IOException {
        Map<String, byte[]> members = members();
        members.put(TEXT, new byte[65 << 20]);
        assertEquals("session.json: expected at most 67,108,864 bytes, found 68,157,440.", refusal(zipped(members)));
        Map<String, byte[]> many = members();
        for (int k = 0; k < 4096; k++) {
            many.put("m" + k, new byte[0]);
        }
        assertTrue(refusal(zipped(many)).startsWith("expected at most 4,096 members"));
    }

    @Test
    void aCheckpointThatClaimsMoreThanItHasIsRefusedBeforeRoomIsMadeForIt() throws IOException {
        Map<String, byte[]> members = members();
        byte[] bytes = members.get("checkpoints/0.bin").clone();
        bytes[17] = 0; // rows of W: after the step, the count and the name
        bytes[18] = 16;
        members.put("checkpoints/0.bin", bytes);
        assertTrue(refusal(zipped(members)).startsWith("checkpoints/0.bin: expected"));
    }

    @Test
    void textThatIsTooDeepIsRefused() throws IOException {
        assertTrue(refusal(withText("[".repeat(100_000))).contains("at most 16 deep"));
    }

    @Test
    void somethingElseIsNoSession() throws IOException {
        assertEquals(
                "session.json: expected a Polyseme session, found something else.", refusal(withText("{\"a\": 1}")));
        Path picture = folder.resolve("b.polyseme");
        Files.write(picture, new byte[] {1, 2, 3});
        assertEquals("expected a zip archive, found one without its end: cut short, or no archive.", refusal(picture));
        assertEquals("expected a readable file, found no such file or folder.", refusal(folder.resolve("c.polyseme")));
    }

    @Test
    void aFieldThatIsWrongIsNamed() throws IOException {
        assertEquals(
                "session.json.current: expected a branch of the session, found 5.",
                refusal(withText(text().replace("\"current\":7", "\"current\":5"))));
        assertEquals(
                "tracks[1]: expected an id of its own and a parent before it, found another.",
                refusal(withText(text().replace("\"parent\":0", "\"parent\":3"))));
        assertEquals(
                "tracks[1].end.kind: expected finished, diverged or failed, found \"done\".",
                refusal(withText(text().replaceAll("\"kind\":\"\\w+\"", "\"kind\":\"done\""))));
    }

    @Test
    void ofALaterVersionWhatIsUnderstoodIsShownAndNeverWrittenOver() throws IOException, FileProblem {
        Path later = withText(text().replace("\"session\":1", "\"session\":2,\"hologram\":{}"));
        SessionFile.Opened opened = SessionFile.read(later);
        assertTrue(opened.isReadOnly());
        assertEquals(later + " was saved by a newer Polyseme (0.1) and is opened read-only.", opened.newer());
        SessionFileTest.assertSameSession(session, opened.session());
        Path nameless = withText(
                text().replace("\"session\":1", "\"session\":2").replace("\"program\":\"0.1\"", "\"program\":\"\""));
        assertEquals(
                nameless + " was saved by a newer Polyseme and is opened read-only.",
                SessionFile.read(nameless).newer());
    }

    @Test
    void ofALaterVersionABranchThatIsNotUnderstoodIsLeftOut() throws IOException, FileProblem {
        Path later = withText(text().replace("\"session\":1", "\"session\":2")
                .replaceAll("\"kind\":\"\\w+\"", "\"kind\":\"dreaming\""));
        SessionFile.Opened opened = SessionFile.read(later);
        assertEquals(1, opened.session().recording().tracks().size());
        assertTrue(opened.newer().endsWith("; what this version does not know is left out."), opened.newer());
    }
}
