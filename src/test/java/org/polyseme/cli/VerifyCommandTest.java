package org.polyseme.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** The oracle: numbers of PyTorch's autograd in float64, by the script that lies beside them. */
class VerifyCommandTest {
    private static final Path FOLDER = Path.of("src/test/resources/reference");

    @TempDir
    Path folder;

    private record Answer(int exitCode, String out) {}

    private static Answer verify(Object... words) {
        StringWriter out = new StringWriter();
        CommandLine line = new CommandLine(new VerifyCommand()).setOut(new PrintWriter(out));
        line.setErr(new PrintWriter(new StringWriter()));
        int exitCode = line.execute(Stream.of(words).map(String::valueOf).toArray(String[]::new));
        return new Answer(exitCode, out.toString());
    }

    static List<Path> references() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(f -> f.toString().endsWith(".json")).sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("references")
    void theHostKernelAgreesWithPyTorch(Path file) {
        Answer answer = verify(file);
        assertEquals(0, answer.exitCode(), answer.out());
    }

    @ParameterizedTest
    @MethodSource("references")
    void theNd4jKernelAgreesWithPyTorch(Path file) {
        Answer answer = verify("--backend", "nd4j", file);
        assertEquals(0, answer.exitCode(), answer.out());
    }

    @Test
    void allSixteenReferencesAreThere() throws IOException {
        assertEquals(16, references().size());
    }

    @Test
    void printsOneLineAFile() {
        Answer answer = verify(FOLDER.resolve("tms-relu-sgd.json"), FOLDER.resolve("measures.json"));
        assertEquals(2, answer.out().lines().count());
    }

    @Test
    void aWrongNumberIsFound() throws IOException {
        String text = Files.readString(FOLDER.resolve("incidental-l1-sgd.json"));
        Path wrong = folder.resolve("wrong.json");
        Files.writeString(wrong, text.replace("\"loss\": 9.5258", "\"loss\": 9.5358"));
        Answer answer = verify(wrong);
        assertTrue(answer.exitCode() == 1 && answer.out().contains("\"ok\":false"), answer.out());
    }

    @Test
    void aWrongLossAfterTheStepsIsFound() throws IOException {
        String text = Files.readString(FOLDER.resolve("incidental-l1-sgd.json"));
        Path wrong = folder.resolve("wrong-after.json");
        Files.writeString(wrong, text.replaceAll("\"lossAfter\": [0-9.e-]+", "\"lossAfter\": 0.3"));
        Answer answer = verify(wrong);
        assertTrue(answer.exitCode() == 1 && answer.out().contains("\"ok\":false"), answer.out());
    }

    @Test
    void anUnknownModelSaysThatItIsNotBuilt() throws IOException {
        Path file = folder.resolve("other.json");
        Files.writeString(file, "{\"model\": \"transformer\"}");
        Answer answer = verify(file);
        assertEquals(
                "{\"case\":\"other\",\"ok\":false,\"problem\":\"model: \\\"transformer\\\" is not built.\"}",
                answer.out().strip());
    }

    @Test
    void aBrokenFileSaysWhatIsWrong() throws IOException {
        Path file = folder.resolve("broken.json");
        Files.writeString(file, "{\"model\": \"incidental\", \"W\": [[1, 2], [3]]}");
        Answer answer = verify(file);
        assertTrue(answer.exitCode() == 1 && answer.out().contains("W[1]: expected"), answer.out());
    }

    @Test
    void aModelThatNeedsBatchesSaysThatThereAreNone() throws IOException {
        String text = Files.readString(FOLDER.resolve("tms-relu-sgd.json"));
        Path file = folder.resolve("none.json");
        Files.writeString(file, text.replace("\"batches\": [", "\"batches\": [], \"unused\": ["));
        Answer answer = verify(file);
        assertTrue(
                answer.exitCode() == 1 && answer.out().contains("batches: expected at least one batch, found none"),
                answer.out());
    }

    @Test
    void shapesThatDisagreeAreRefusedBeforeNativeCodeSeesThem() throws IOException {
        String text = Files.readString(FOLDER.resolve("absolute-value-adam.json"));
        Path file = folder.resolve("shapes.json");
        Files.writeString(file, text.replaceAll("W2(After)?\": \\[\\[[^\\]]*\\], ", "W2$1\": ["));
        Answer answer = verify(file);
        assertTrue(answer.exitCode() == 1 && answer.out().contains("problem"), answer.out());
    }

    @ParameterizedTest
    @CsvSource({
        "tms-relu-sgd.json, n, features, rows",
        "hidden-bias-sgd.json, m, neurons, columns",
        "measures.json, n, features, rows"
    })
    void aStatedSizeThatContradictsTheWeightsIsRefused(String name, String size, String what, String side)
            throws IOException {
        String text = Files.readString(FOLDER.resolve(name));
        Path file = folder.resolve("sizes.json");
        Files.writeString(file, text.replaceFirst("\"" + size + "\": [0-9]+", "\"" + size + "\": 99"));
        Answer answer = verify(file);
        assertTrue(
                answer.exitCode() == 1
                        && answer.out()
                                .matches("(?s).*" + size + ": expected [0-9]+ " + what + ", the " + side
                                        + " of the first weights, found 99\\..*"),
                answer.out());
    }

    @Test
    void noFileIsWrongUsage() {
        assertEquals(2, verify().exitCode());
    }

    @Test
    void anUnknownBackendIsWrongUsage() {
        assertEquals(
                2,
                verify("--backend", "abacus", FOLDER.resolve("measures.json")).exitCode());
    }
}
