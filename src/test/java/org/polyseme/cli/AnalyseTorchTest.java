package org.polyseme.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A small PyTorch network as its state dict is saved, in float32, bfloat16 and float16. The oracle: NumPy in float64, by the
 * script beside the files, run with torch 1.13.0, safetensors 0.8.0 and NumPy 1.24.2.
 */
class AnalyseTorchTest {
    private static final Path FOLDER = Path.of("src/test/resources/weights/torch");
    private static final double FLOAT32 = 1e-5;

    /** A tensor, which way round it is read, and what NumPy says of it. */
    record Case(String file, String tensor, boolean transpose, JsonNode measures) {
        @Override
        public String toString() {
            return file + ": " + tensor + (transpose ? " transposed" : "");
        }
    }

    static Stream<Case> cases() throws IOException {
        JsonNode cases =
                new ObjectMapper().readTree(FOLDER.resolve("measures.json").toFile());
        return StreamSupport.stream(cases.spliterator(), false)
                .map(c -> new Case(
                        c.get("file").asText(),
                        c.get("tensor").asText(),
                        c.get("transpose").asBoolean(),
                        c.get("measures")));
    }

    private static String file(String name) {
        return FOLDER.resolve(name).toString();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void measuresOfAStateDictAreNumpys(Case read) throws IOException {
        String[] command = {"analyse", file(read.file()), "--json", "--tensor", read.tensor()};
        CommandRun run = CommandRun.of(
                read.transpose()
                        ? Stream.concat(Stream.of(command), Stream.of("--transpose"))
                                .toArray(String[]::new)
                        : command);
        assertEquals(0, run.exit(), run.err());
        JsonNode found = new ObjectMapper().readTree(run.out());
        read.measures().properties().forEach(measure -> {
            double value = measure.getValue().asDouble();
            assertEquals(value, found.get(measure.getKey()).asDouble(), FLOAT32 * Math.abs(value), measure.getKey());
        });
    }

    @Test
    void whatIsNoMatrixIsListedAsSuch() {
        CommandRun run = CommandRun.of("analyse", file("net.safetensors"), "--list");
        assertEquals(0, run.exit(), run.err());
        assertTrue(run.out().lines().anyMatch(l -> l.matches("one +float32 +one number +not weights")), run.out());
        assertTrue(run.out().lines().anyMatch(l -> l.matches("none +float32 +0 x 4 +not weights")), run.out());
    }

    @ParameterizedTest
    @ValueSource(strings = {"net.pt", "net-before-1.6.pth"})
    void whatTorchSavesIsRefusedWithTheWayOut(String name) {
        CommandRun run = CommandRun.of("analyse", file(name));
        assertEquals(1, run.exit());
        assertEquals(
                file(name)
                        + ": expected a .npy, .npz, .safetensors or .csv file, found Python's pickle, as torch.save"
                        + " writes it; in Python, safetensors.torch.save_file(model.state_dict(), \"weights.safetensors\")"
                        + " writes one that can be read.",
                run.err().strip());
    }
}
