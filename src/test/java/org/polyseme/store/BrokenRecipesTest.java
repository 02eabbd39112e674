package org.polyseme.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Files that no one should send: each is one sentence, soon, and never an exception of another kind. */
class BrokenRecipesTest {
    @TempDir
    private Path folder;

    static List<Arguments> notJson() {
        return List.of(
                Arguments.of("", "expected JSON, found nothing: the file is empty."),
                Arguments.of("  \n\t ", "expected JSON, found nothing: the file is empty."),
                Arguments.of("[]", "expected an object with the fields of a recipe, found a list of 0."),
                Arguments.of("null", "expected an object with the fields of a recipe, found null."),
                Arguments.of("12", "expected an object with the fields of a recipe, found 12."),
                Arguments.of("{", "line 1, column 2: expected valid JSON, found unexpected end-of-input."),
                Arguments.of(
                        "{\"features\": 8,}",
                        "line 1, column 16: expected valid JSON, found unexpected character ('}'): was expecting double-quote to start field name."),
                Arguments.of(
                        "{\"features\": 8\n \"neurons\": 3}",
                        "line 2, column 2: expected valid JSON, found unexpected character ('\"'): was expecting comma to separate Object entries."),
                Arguments.of(
                        "{'features': 8}",
                        "line 1, column 2: expected valid JSON, found unexpected character ('''): was expecting double-quote to start field name."),
                Arguments.of(
                        "{\"features\": 8} {}", "line 1, column 17: expected one JSON value, found more after it."),
                Arguments.of(
                        "{\"features\": 8} // eight",
                        "line 1, column 17: expected valid JSON, found unexpected character ('/')."),
                Arguments.of(
                        "{\"features\": 08}", "line 1, column 15: expected valid JSON, found invalid numeric value."),
                Arguments.of(
                        "{\"l1\": .5}", "line 1, column 8: expected valid JSON, found unexpected character ('.')."),
                Arguments.of(
                        "{\"l1\": NaN}", "line 1, column 11: expected valid JSON, found non-standard token 'NaN'."),
                Arguments.of(
                        "{\"l1\": -Infinity}",
                        "line 1, column 17: expected valid JSON, found non-standard token '-Infinity'."),
                Arguments.of("{\"l1\": 1e400}", "l1: expected a number from 0 to 100, found 1e400."),
                Arguments.of(
                        "{\"features\": 1e99999999999}",
                        "features: expected a whole number from 1 to 16,384, found 1e99999999999."));
    }

    static List<Arguments> notValues() {
        return List.of(
                Arguments.of(
                        "{\"seed\": 9007199254740993}",
                        "seed: expected a whole number from 0 to 9,007,199,254,740,991, found 9007199254740993."),
                Arguments.of(
                        "{\"seed\": 99999999999999999999999}",
                        "seed: expected a whole number from 0 to 9,007,199,254,740,991, found 99999999999999999999999."),
                Arguments.of(
                        "{\"seed\": " + "9".repeat(1_000_000) + "}",
                        "line 1, column 10: expected a number of at most 1,000 characters, found 1,000,000."),
                Arguments.of(
                        "{\"features\": \"8\"}", "features: expected a whole number from 1 to 16,384, found \"8\"."),
                Arguments.of("{\"features\": 8.5}", "features: expected a whole number from 1 to 16,384, found 8.5."),
                Arguments.of("{\"features\": null}", "features: expected a whole number from 1 to 16,384, found null."),
                Arguments.of(
                        "{\"features\": {\"n\": 8}}",
                        "features: expected a whole number from 1 to 16,384, found an object."),
                Arguments.of("{\"relu\": \"yes\"}", "relu: expected true or false, found \"yes\"."),
                Arguments.of("{\"relu\": 1}", "relu: expected true or false, found 1."),
                Arguments.of("{\"overlap\": -1.01}", "overlap: expected a number from -1 to 1, found -1.01."),
                Arguments.of(
                        "{\"overlp\": 0}",
                        "overlp: expected the name of a field (did you mean overlap?), found one that no recipe has."),
                Arguments.of(
                        "{\"name\": \"package\", \"version\": \"1.0\"}",
                        "name: expected the name of a field, found one that no recipe has."),
                Arguments.of(
                        "{\"features\": 8, \"features\": 9}",
                        "features: expected each name once in an object, found a second one, line 1, column 17."),
                Arguments.of(
                        "{\"optimiser\": \"sgd\"}",
                        "optimiser: expected one of gradient-descent, momentum, adam, adamw, found \"sgd\"."),
                Arguments.of(
                        "{\"optimiser\": \"adam\\nw\\u001b[2J\"}",
                        "optimiser: expected one of gradient-descent, momentum, adam, adamw, found \"adam\uFFFDw\uFFFD[2J\"."));
    }

    static List<Arguments> notFitting() {
        return List.of(
                Arguments.of(
                        "{\"features\": 16384, \"neurons\": 65536}",
                        "features × neurons: expected at most 16,777,216 numbers, to fit in memory, found 16,384 × 65,536 = 1,073,741,824."),
                Arguments.of(
                        "{\"features\": 16384, \"neurons\": 1}",
                        "features × features: expected at most 16,777,216 numbers, to fit in memory, found 16,384 × 16,384 = 268,435,456."),
                Arguments.of(
                        "{\"features\": 4, \"pairs\": 3}", "pairs: expected at most half of the 4 features, found 3."),
                Arguments.of(
                        "{\"model\": \"mlp\", \"layers\": [1, 2, 0]}",
                        "layers[2]: expected a whole number from 1 to 1,024, found 0."),
                Arguments.of(
                        "{\"model\": \"tied-autoencoder\", \"importance\": [1, 2]}",
                        "importance: expected one number, or a list of 5, found a list of 2."),
                Arguments.of(
                        "{\"importance\": [1, \"x\"]}",
                        "importance[1]: expected a number from 0 to 1000, found \"x\"."),
                Arguments.of(
                        "{\"given\": [[1, 2], [3]]}",
                        "given[1]: expected a list of rows of equally many finite numbers, found a list of 1."),
                Arguments.of(
                        "{\"given\": [[1, 2], [3, null]]}",
                        "given[1][1]: expected a number from -1000000 to 1000000, found null."),
                Arguments.of(
                        "{\"initialisation\": \"given\", \"given\": [[1, 2], [3, 4]]}",
                        "given: expected 32 rows of 128 numbers, found 2 rows of 2."),
                Arguments.of(
                        "{\"given\": " + "[".repeat(100_000),
                        "line 1, column 27: expected lists and objects at most 16 deep, found deeper ones."),
                Arguments.of(
                        "{\"given\": [[" + "0,".repeat(5_000_000) + "0]]}",
                        "line 1, column 8388615: expected at most 4,194,304 values, found more."),
                Arguments.of(
                        "{\"" + "a".repeat(200_000) + "\": 1}",
                        "line 1, column 2: expected a name of at most 10,000 characters, found 200,000."),
                Arguments.of(
                        "{\"model\": \"" + "a".repeat(200_000) + "\"}",
                        "line 1, column 11: expected a text of at most 10,000 characters, found 200,000."));
    }

    static List<Arguments> notPresets() {
        return List.of(
                Arguments.of(
                        "{\"polyseme\": 2, \"recipe\": {}}",
                        "polyseme: expected 1, the format that this version reads, found 2."),
                Arguments.of("{\"polyseme\": 1}", "recipe: expected an object, found none."),
                Arguments.of("{\"recipe\": []}", "recipe: expected an object, found a list of 0."),
                Arguments.of(
                        "{\"recipe\": {}, \"titel\": \"x\"}",
                        "titel: expected one of polyseme, title, lookFor, source, paper, url, recipe, claims (did you mean title?), found an unknown name."),
                Arguments.of(
                        "{\"recipe\": {}, \"title\": 7}", "title: expected a text of at most 400 characters, found 7."),
                Arguments.of(
                        "{\"recipe\": {}, \"claims\": {}}",
                        "claims: expected a list of at most 100 claims, found an object."),
                Arguments.of("{\"recipe\": {}, \"claims\": [1]}", "claims[0]: expected an object, found 1."),
                Arguments.of(
                        "{\"recipe\": {}, \"claims\": [{}]}",
                        "claims[0].says: expected a text of at most 400 characters, found null."),
                Arguments.of(
                        claim("\"set\": {\"overlap\": 2}, \"from\": 0, \"to\": 1"),
                        "claims[0].set.overlap: expected a number from -1 to 1, found 2."),
                Arguments.of(
                        claim("\"set\": {\"features\": 8, \"pairs\": 5}, \"from\": 0, \"to\": 1"),
                        "claims[0].set.pairs: expected at most half of the 8 features, found 5."),
                Arguments.of(
                        claim("\"from\": 2, \"to\": 1"), "claims[0].to: expected at least 2, the lower end, found 1."),
                Arguments.of(
                        claim("\"from\": 2"),
                        "claims[0].to: expected a number from -1000000000 to 1000000000, found null."));
    }

    private static String claim(String rest) {
        return "{\"recipe\": {}, \"claims\": [{\"says\": \"s\", \"seeds\": 2, \"measure\": \"loss\","
                + " \"statistic\": \"mean\", " + rest + "}]}";
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource({"notJson", "notValues", "notFitting", "notPresets"})
    void whatIsWrongIsOneSentence(String json, String sentence) {
        assertEquals("bad.json: " + sentence, message(json.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void aFileThatIsNotUtf8IsRefused() {
        assertEquals(
                "bad.json: expected text in UTF-8, found bytes that are not.",
                message(new byte[] {'{', '"', (byte) 0xE9, '"', ':', '1', '}'}));
    }

    @Test
    void utf16IsRefused() {
        assertEquals(
                "bad.json: expected text in UTF-8, found bytes that are not.",
                message("{\"features\": 8}".getBytes(StandardCharsets.UTF_16)));
    }

    @Test
    void aMissingFileIsRefused() {
        assertEquals(
                folder.resolve("none.json") + ": expected a readable file, found no such file or folder.",
                read(folder.resolve("none.json")));
    }

    @Test
    void aFolderIsRefused() {
        assertEquals(folder + ": expected a file, found a folder.", read(folder));
    }

    @Test
    void anUnreadableFileIsRefused() throws IOException {
        Path file = Files.writeString(folder.resolve("secret.json"), "{}");
        assumeTrue(file.toFile().setReadable(false) && !Files.isReadable(file), "root reads everything");
        assertEquals(file + ": expected a readable file, found permission denied.", read(file));
    }

    @Test
    void aHugeFileIsRefusedUnread() throws IOException {
        Path file = folder.resolve("huge.json");
        try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength(1L << 30);
        }
        assertEquals(file + ": expected at most 67,108,864 bytes, found 1,073,741,824 or more.", read(file));
    }

    @Test
    void aDeviceWithoutEndIsRefused() {
        Path zeros = Path.of("/dev/zero");
        assumeTrue(Files.exists(zeros), "only Unix has one");
        assertEquals("/dev/zero: expected a file, found a device or a pipe.", read(zeros));
    }

    @Test
    void aPipeThatNobodyFillsIsRefused() throws IOException, InterruptedException {
        Path pipe = folder.resolve("pipe.json");
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/mkfifo")), "only Unix has them");
        new ProcessBuilder("/usr/bin/mkfifo", pipe.toString()).start().waitFor();
        assertEquals(pipe + ": expected a file, found a device or a pipe.", read(pipe));
    }

    private static String read(Path file) {
        return assertTimeoutPreemptively(
                Duration.ofSeconds(10),
                () -> assertThrows(FileProblem.class, () -> RecipeFile.read(file))
                        .getMessage());
    }

    private static String message(byte[] bytes) {
        return assertTimeoutPreemptively(
                Duration.ofSeconds(10),
                () -> assertThrows(FileProblem.class, () -> RecipeFile.parse("bad.json", "bad", bytes))
                        .getMessage());
    }
}
