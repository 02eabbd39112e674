package org.polyseme.store;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Files that were damaged at random, by fixed seeds: nothing but a sentence comes of them. */
class DamagedTensorsTest {
    private static final Path FOLDER = Path.of("src/test/resources/weights");
    private static final int MUTATIONS = 400;

    @TempDir
    private Path folder;

    static Stream<String> files() {
        return Stream.of(
                "c.npy",
                "half-big-fortran.npy",
                "stack-fortran.npy",
                "integers.npz",
                "integers-deflated.npz",
                "several.npz",
                "model.safetensors",
                "by-hand.safetensors",
                "header.csv",
                "blank.txt");
    }

    /** 4,000 damaged files in all: what can be read is read, what cannot is said. */
    @ParameterizedTest
    @MethodSource("files")
    void damageIsSaidInOneSentence(String name) throws IOException {
        byte[] whole = Files.readAllBytes(FOLDER.resolve(name));
        SplittableRandom random = new SplittableRandom(name.hashCode());
        int refused = 0;
        for (int mutation = 0; mutation < MUTATIONS; mutation++) {
            Path file = Files.write(folder.resolve(name), mutated(whole, random));
            try {
                TensorFile read = TensorFile.open(file);
                for (Tensor tensor : read.matrices()) {
                    tensor.matrix(0);
                }
            } catch (FileProblem problem) {
                refused++;
                String sentence = problem.getMessage();
                assertTrue(
                        sentence.endsWith(".") && sentence.lines().count() == 1 && sentence.length() < 1000, sentence);
            }
        }
        assertTrue(refused > MUTATIONS / 10, refused + " refused");
    }

    /** The file with a few bytes changed, most of them where headers and directories are; or cut, or longer. */
    private static byte[] mutated(byte[] whole, SplittableRandom random) {
        byte[] bytes = whole.clone();
        int edge = Math.min(whole.length, 256);
        for (int change = random.nextInt(1, 9); change > 0; change--) {
            int place = switch (random.nextInt(3)) {
                case 0 -> random.nextInt(edge);
                case 1 -> whole.length - 1 - random.nextInt(edge);
                default -> random.nextInt(whole.length);
            };
            bytes[place] = switch (random.nextInt(4)) {
                case 0 -> 0;
                case 1 -> (byte) 0xFF;
                case 2 -> (byte) (bytes[place] + 1);
                default -> (byte) random.nextInt(256);
            };
        }
        return switch (random.nextInt(8)) {
            case 0 -> Arrays.copyOf(bytes, random.nextInt(bytes.length));
            case 1 -> Arrays.copyOf(bytes, bytes.length + random.nextInt(1, 100));
            default -> bytes;
        };
    }
}
