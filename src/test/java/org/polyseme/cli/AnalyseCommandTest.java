package org.polyseme.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.polyseme.store.NpzReading;

/** The oracle: numpy in float64, by the script beside the files. */
class AnalyseCommandTest {
    private static final Path FOLDER = Path.of("src/test/resources/weights");
    private static final double FLOAT32 = 1e-5;

    @TempDir
    private Path folder;

    private final JsonNode expected = json(read(FOLDER.resolve("measures.json")));

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new IllegalStateException("cannot read the reference", e);
        }
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (IOException e) {
            throw new IllegalStateException("not JSON: " + text, e);
        }
    }

    private static String file(String name) {
        return FOLDER.resolve(name).toString();
    }

    private static void assertMeasures(JsonNode oracle, JsonNode found) {
        oracle.properties().forEach(measure -> {
            double value = measure.getValue().asDouble();
            assertEquals(value, found.get(measure.getKey()).asDouble(), FLOAT32 * Math.abs(value), measure.getKey());
        });
    }

    @ParameterizedTest
    @CsvSource({"rows, ''", "transposed, --transpose"})
    void measuresAreNumpysBothWaysRound(String reading, String option) {
        CommandRun run = option.isEmpty()
                ? CommandRun.of("analyse", file("weights.npy"), "--json")
                : CommandRun.of("analyse", file("weights.npy"), "--json", option);
        assertEquals(0, run.exit(), run.err());
        assertMeasures(expected.get(reading), json(run.out()));
    }

    @Test
    void whatOnlyARunHasIsLeftOut() {
        JsonNode report =
                json(CommandRun.of("analyse", file("weights.npy"), "--json").out());
        assertFalse(report.has("step") || report.has("loss") || report.has("exactLoss"), report.toString());
    }

    @Test
    void inputsThatAreAssumedAreNamedWithWhatRestsOnThem() {
        JsonNode report =
                json(CommandRun.of("analyse", file("weights.npy"), "--json").out());
        JsonNode inputs = report.get("inputs");
        assertEquals("sparse-uniform", inputs.get("data").asText());
        assertEquals("independent", inputs.get("groups").asText());
        assertEquals(0.05, inputs.get("featureProbability").asDouble());
        assertEquals(
                "[\"participationRatio\",\"silencedLoss\",\"silencedAccuracy\"]",
                inputs.get("assumedFor").toString());
        List<String> lines =
                CommandRun.of("analyse", file("weights.npy")).out().lines().toList();
        assertEquals(
                "participationRatio, silencedLoss, silencedAccuracy: of inputs that are assumed, for the file says nothing of them:"
                        + " sparse-uniform, independent, each feature active with probability 0.05",
                lines.get(lines.size() - 1));
    }

    @Test
    void nothingIsTrainedWhateverTheSize() throws IOException {
        Path small = Files.writeString(folder.resolve("small.csv"), "a,b,c\n1,0,0\n0,1,0\n0,0,1\n");
        CommandRun run = CommandRun.of("analyse", small.toString());
        assertEquals(0, run.exit(), run.err());
        assertFalse(run.out().contains("foundByAutoencoder"), run.out());
        assertTrue(run.out().contains(": small (text, first line taken as header), 3 features x 3 neurons"), run.out());
    }

    @Test
    void theSpectrumOfActivationsIsNumpys() {
        CommandRun run =
                CommandRun.of("analyse", file("weights.npy"), "--activations", file("activations.npy"), "--json");
        JsonNode report = json(run.out());
        double ratio = expected.get("participationRatio").asDouble();
        assertEquals(ratio, report.get("activationDimensions").asDouble(), FLOAT32 * ratio);
        for (int k = 0; k < 7; k++) {
            double value = expected.get("eigenvalues").get(k).asDouble();
            assertEquals(value, report.get("activationEigenvalues").get(k).asDouble(), FLOAT32 * value);
        }
        double alpha = expected.get("alpha").asDouble();
        assertEquals(alpha, report.get("activationAlpha").asDouble(), 1e-4 * alpha);
    }

    @Test
    void activationsOfOtherNeuronsAreRefused() {
        CommandRun run =
                CommandRun.of("analyse", file("weights.npy"), "--transpose", "--activations", file("activations.npy"));
        assertEquals(1, run.exit());
        assertEquals(
                file("activations.npy") + ": activations: expected activations, samples x 5 neurons, found 50 x 7.",
                run.err().strip());
    }

    @Test
    void peopleGetATable() {
        CommandRun run = CommandRun.of("analyse", file("weights.npy"));
        List<String> lines = run.out().lines().toList();
        assertEquals(file("weights.npy") + ": weights (float32), 5 features x 7 neurons", lines.get(0));
        assertTrue(lines.contains("frobeniusSquared                      19.89"), run.out());
    }

    @Test
    void aFileOfSeveralAsksWhichAndSaysWhatEachWouldBe() {
        CommandRun run = CommandRun.of("analyse", file("several.npz"));
        assertEquals(2, run.exit());
        String line =
                run.err().lines().filter(l -> l.startsWith("stack")).findFirst().orElseThrow();
        assertEquals(
                "stack      float32    3 x 4 x 2       --instance 0 to 2, each 4 features x 2 neurons;"
                        + " with --transpose 2 features x 4 neurons",
                line);
    }

    @Test
    void tensorsAreListedWithoutReadingThem() {
        CommandRun run = CommandRun.of("analyse", file("model.safetensors"), "--list", "--json");
        assertEquals(0, run.exit());
        assertEquals(10, run.out().lines().count());
        JsonNode first = json(run.out().lines().findFirst().orElseThrow());
        assertEquals(2, first.get("shape").size());
    }

    @Test
    void anUntiedPairIsReadFromOneFile() {
        CommandRun run = CommandRun.of(
                "analyse", file("model.safetensors"), "--tensor", "encoder.weight,decoder.weight", "--json");
        assertEquals(0, run.exit(), run.err());
        assertEquals(
                "encoder.weight, decoder.weight", json(run.out()).get("tensor").asText());
    }

    @Test
    void anInstanceOfAStackIsMeasured() {
        CommandRun run =
                CommandRun.of("analyse", file("several.npz"), "--tensor", "stack", "--instance", "2", "--json");
        assertEquals("stack [2]", json(run.out()).get("tensor").asText());
    }

    @Test
    void aTensorThatIsNoMatrixIsOneSentence() {
        CommandRun run = CommandRun.of("analyse", file("several.npz"), "--tensor", "b");
        assertEquals(1, run.exit());
        assertEquals(
                file("several.npz") + ": b: expected two axes, or three with instances first, found one axis of 5.",
                run.err().strip());
    }

    @Test
    void theNumbersOfEachFeatureAreWrittenForNumpy() throws IOException {
        Path out = folder.resolve("out.npz");
        CommandRun run = CommandRun.of("analyse", file("weights.npy"), "--npz", out.toString());
        assertEquals(0, run.exit(), run.err());
        assertEquals(
                List.of(
                        "W.npy",
                        "norm.npy",
                        "dimensionality.npy",
                        "interference.npy",
                        "strongestNeuron.npy",
                        "featuresOnNeuron.npy"),
                NpzReading.names(out));
        List<Float> norms = NpzReading.array(out, "norm").values();
        for (int i = 0; i < norms.size(); i++) {
            double value = expected.get("norms").get(i).asDouble();
            assertEquals(value, norms.get(i), FLOAT32 * value);
        }
    }

    @Test
    void anUnwritablePlaceIsSaidBeforeTheWork() {
        Path nowhere = folder.resolve("none").resolve("out.npz");
        CommandRun run = CommandRun.of("analyse", file("weights.npy"), "--npz", nowhere.toString());
        assertEquals(1, run.exit());
        assertTrue(run.out().isEmpty() && run.err().contains("expected a place to write a file"), run.err());
    }

    @Test
    void noFileIsWrongUsage() {
        assertEquals(2, CommandRun.of("analyse").exit());
    }
}
