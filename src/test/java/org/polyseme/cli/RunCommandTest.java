package org.polyseme.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.polyseme.state.Experiment;
import org.polyseme.state.Field;
import org.polyseme.state.Matrix;
import org.polyseme.state.ModelKind;
import org.polyseme.store.FileProblem;
import org.polyseme.store.NpzReading;
import org.polyseme.store.RecipeFile;

class RunCommandTest {
    private static final List<String> PROMISED = List.of(
            "step", "loss", "polysemanticNeurons", "featuresOn", "meanNorm", "sumDimensionality", "stepsPerSecond");

    @TempDir
    private Path folder;

    @Test
    void jsonHasThePromisedMeasuresAndNothingElseIsPrinted() throws IOException {
        CommandRun run = CommandRun.of("run", "incidental-overlap", "--steps", "50", "--json");
        assertEquals(0, run.exit(), run.err());
        assertEquals("", run.err());
        assertEquals(1, run.out().lines().count());
        JsonNode json = json(run);
        PROMISED.forEach(measure -> assertTrue(json.get(measure).isNumber(), measure));
        assertEquals(50, json.get("step").asInt());
        assertEquals("incidental-overlap", json.get("preset").asText());
        assertTrue(json.get("stepsPerSecond").asDouble() > 0);
    }

    @Test
    void aFieldThatTheModelDoesNotUseIsTold() {
        CommandRun run =
                CommandRun.of("run", "incidental-overlap", "--steps", "5", "--set", "bias=true", "--set", "l1=0.02");
        assertEquals(0, run.exit(), run.err());
        assertEquals(
                "--set: bias has no effect on this recipe (model incidental); the command `fields` says what it is for.",
                run.err().strip());
        assertEquals(
                "",
                CommandRun.of("run", "incidental-overlap", "--steps", "5", "--set", "bias=false")
                        .err());
    }

    @Test
    void seedsAreOneRunEachAndSummedUp() throws IOException {
        double[] alone = new double[3];
        for (int k = 0; k < 3; k++) {
            alone[k] = json(small("--seed", "" + (5 + k))).get("loss").asDouble();
        }
        JsonNode over = json(small("--seed", "5", "--seeds", "3", "--threads", "2"));
        double mean = (alone[0] + alone[1] + alone[2]) / 3;
        double squares = Math.pow(alone[0] - mean, 2) + Math.pow(alone[1] - mean, 2) + Math.pow(alone[2] - mean, 2);
        assertEquals(3, over.get("seeds").asInt());
        assertEquals(mean, over.get("loss").get("mean").asDouble(), 1e-12);
        assertEquals(Math.sqrt(squares / 2), over.get("loss").get("sd").asDouble(), 1e-12);
        assertTrue(over.get("stepsPerSecond").isNumber());
    }

    @Test
    void bothBackEndsTrainTheSameRun() throws IOException {
        JsonNode host = json(small("--backend", "host"));
        JsonNode nd4j = json(small("--backend", "nd4j"));
        assertFalse(host.get("backend").asText().equals(nd4j.get("backend").asText()));
        assertEquals(host.get("loss").asDouble(), nd4j.get("loss").asDouble(), 1e-4);
    }

    @Test
    void oneSeedHasNoDeviation() throws IOException {
        assertTrue(json(small("--seeds", "1")).get("loss").get("sd").isNull());
    }

    @Test
    void theTableHasTheSameMeasures() {
        CommandRun run = CommandRun.of("run", "incidental-overlap", "--steps", "1000", "--seeds", "2");
        PROMISED.forEach(measure -> assertTrue(run.out().contains(measure), run.out()));
        assertTrue(run.out().startsWith("incidental-overlap, seeds 0 to 1, "), run.out());
        assertTrue(run.out().contains("1,000"), run.out());
    }

    @Test
    void settingsChangeTheRun() throws IOException {
        JsonNode json = json(CommandRun.of(
                "run",
                "incidental-overlap",
                "--set",
                "pairs=2",
                "--set",
                "features=4",
                "--set",
                "relu=false",
                "--json",
                "--set",
                "optimiser=adam",
                "--steps",
                "7"));
        assertEquals(7, json.get("step").asInt());
        assertTrue(json.get("featuresOn").asInt() <= 4);
    }

    @Test
    void aRecipeFileIsRunByItsPath() throws IOException, FileProblem {
        Path file = folder.resolve("mine.json");
        RecipeFile.write(file, Experiment.defaults(ModelKind.INCIDENTAL).with(Field.STEPS, 3));
        JsonNode json = json(CommandRun.of("run", file.toString(), "--json"));
        assertEquals(3, json.get("step").asInt());
        assertEquals(file.toString(), json.get("preset").asText());
    }

    @Test
    void theArraysAreTheWeights() throws IOException, FileProblem {
        Matrix given = Matrix.of(2, 3, 0.5f, -0.25f, 0, 0, 0.125f, 1);
        Path recipe = folder.resolve("given.json");
        RecipeFile.write(
                recipe,
                Experiment.of(java.util.Map.of(
                        Field.FEATURES, 2,
                        Field.NEURONS, 3,
                        Field.STEPS, 1,
                        Field.LEARNING_RATE, 0,
                        Field.INITIALISATION, "given",
                        Field.GIVEN, given)));
        Path npz = folder.resolve("w.npz");
        assertEquals(
                0,
                CommandRun.of("run", recipe.toString(), "--npz", npz.toString()).exit());
        assertEquals(List.of("W.npy", "b.npy", "W0.npy"), NpzReading.names(npz));
        List<Float> values = List.of(0.5f, -0.25f, 0f, 0f, 0.125f, 1f);
        assertEquals(new NpzReading.Read(List.of(2, 3), values), NpzReading.array(npz, "W0"));
        assertEquals(new NpzReading.Read(List.of(2, 3), values), NpzReading.array(npz, "W"));
        assertEquals(new NpzReading.Read(List.of(2), List.of(0f, 0f)), NpzReading.array(npz, "b"));
    }

    @Test
    void seedsAreStackedInTheOrderOfTheSeeds() throws IOException {
        Path both = folder.resolve("both.npz");
        Path second = folder.resolve("second.npz");
        tied("--seeds", "2", "--npz", both.toString());
        tied("--seed", "1", "--npz", second.toString());
        NpzReading.Read stacked = NpzReading.array(both, "W");
        assertEquals(List.of(2, 5, 2), stacked.shape());
        assertEquals(NpzReading.array(second, "W").values(), stacked.values().subList(10, 20));
        assertEquals(List.of(2, 5), NpzReading.array(both, "b").shape());
        assertEquals(
                NpzReading.array(second, "b").values(),
                NpzReading.array(both, "b").values().subList(5, 10));
        assertFalse(NpzReading.array(second, "b").values().equals(List.of(0f, 0f, 0f, 0f, 0f)));
    }

    @Test
    void oneSeedTwiceGivesTheSameBytes() throws IOException {
        Path one = folder.resolve("one.npz");
        Path other = folder.resolve("other.npz");
        tied("--seeds", "3", "--threads", "1", "--npz", one.toString());
        tied("--seeds", "3", "--threads", "3", "--npz", other.toString());
        assertArrayEquals(Files.readAllBytes(one), Files.readAllBytes(other));
    }

    @Test
    void anUnwritablePlaceIsSaidBeforeTraining() throws IOException {
        Path nowhere = folder.resolve("none").resolve("w.npz");
        CommandRun run = CommandRun.of(
                "run",
                "incidental-overlap",
                "--steps",
                "1000000000",
                "--npz",
                nowhere.toString()); // days, if it trained
        assertEquals(1, run.exit());
        assertEquals("", run.out());
        assertEquals(
                nowhere + ": expected a place to write a file, found no such file or folder.",
                run.err().strip());
        try (Stream<Path> left = Files.list(folder)) {
            assertEquals(List.of(), left.toList());
        }
    }

    @Test
    void divergenceIsOneSentenceWithTheStep() {
        CommandRun run = CommandRun.of("run", "incidental-overlap", "--set", "learningRate=90", "--json");
        assertEquals(1, run.exit());
        assertEquals("", run.out());
        assertTrue(
                run.err()
                        .matches(
                                "The run with seed 0 diverged: .* at step [\\d,]+; a smaller learningRate may help\\.\\R"),
                run.err());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    overlap=2     | incidental-overlap: overlap: expected a number from -1 to 1, found 2.
                    overlap=wide  | incidental-overlap: overlap: expected a number from -1 to 1, found "wide".
                    overlap=      | incidental-overlap: overlap: expected a number from -1 to 1, found "".
                    overlap=null  | incidental-overlap: overlap: expected a number from -1 to 1, found null.
                    overlp=0      | --set: overlp: expected the name of a field (did you mean overlap?), found one that no recipe has.
                    relu=vrai     | incidental-overlap: relu: expected true or false, found "vrai".
                    features=8    | incidental-overlap: pairs: expected at most half of the 8 features, found 16.
                    neurons=1e9   | incidental-overlap: neurons: expected a whole number from 1 to 65,536, found 1.0E9.
                    """)
    void aValueThatDoesNotFitIsOneSentence(String setting, String sentence) {
        CommandRun run = CommandRun.of("run", "incidental-overlap", "--set", setting);
        assertEquals(1, run.exit());
        assertEquals("", run.out());
        assertEquals(sentence, run.err().strip());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    run
                    run incidental-overlap --set overlap
                    run incidental-overlap --set =1
                    run incidental-overlap --seed one
                    run incidental-overlap --seeds 0
                    run incidental-overlap --seeds 10001
                    run incidental-overlap --threads 0
                    run incidental-overlap --backend tpu
                    run incidental-overlap --npz
                    run incidental-overlap --nonsense
                    run incidental-overlap overlap-without-relu
                    walk incidental-overlap
                    """)
    void aCommandLineWithoutSenseExitsWithTwo(String line) {
        CommandRun run = CommandRun.of(line.split(" "));
        assertEquals(2, run.exit());
        assertEquals("", run.out());
        assertTrue(run.err().startsWith("polyseme: "), run.err());
        assertTrue(run.err().lines().count() <= 2, run.err());
    }

    @Test
    void anUnknownPresetIsMetWithTheNearest() {
        CommandRun run = CommandRun.of("run", "incidental-ovrlap");
        assertEquals(1, run.exit());
        assertTrue(run.err().contains("(did you mean incidental-overlap?)"), run.err());
    }

    private static CommandRun small(String... more) {
        return with(List.of("run", "incidental-overlap", "--steps", "20", "--json"), more);
    }

    private static void tied(String... more) {
        CommandRun run = with(List.of("run", "five-features-two-dimensions", "--steps", "30"), more);
        assertEquals(0, run.exit(), run.err());
    }

    private static CommandRun with(List<String> args, String... more) {
        return CommandRun.of(Stream.concat(args.stream(), Stream.of(more)).toArray(String[]::new));
    }

    private static JsonNode json(CommandRun run) throws IOException {
        assertEquals(0, run.exit(), run.err());
        return new ObjectMapper().readTree(run.out());
    }

    @Test
    void itSaysOverWhichInputsTheLossIs() throws IOException {
        assertEquals(
                "all 32 inputs",
                json(CommandRun.of("run", "incidental-overlap", "--steps", "2", "--json"))
                        .get("lossOver")
                        .asText());
        // 2^18 numbers in rows of 5 would be more than the most, 2^14.
        CommandRun sampled = CommandRun.of("run", "five-features-two-dimensions", "--steps", "2");
        assertTrue(sampled.out().contains("loss over a fixed sample of 16,384 inputs"), sampled.out());
    }
}
