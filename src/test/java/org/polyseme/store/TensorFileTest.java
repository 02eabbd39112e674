package org.polyseme.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.polyseme.state.Matrix;
import org.polyseme.state.Snapshot;

/** The oracle: numpy's astype(float32) of what numpy, safetensors and ml_dtypes wrote, by the script beside the files. */
class TensorFileTest {
    private static final Path FOLDER = Path.of("src/test/resources/weights");

    @TempDir
    private Path folder;

    /** One tensor and what numpy reads in it. */
    record Case(String file, String tensor, int instance, JsonNode expected) {
        @Override
        public String toString() {
            return file + ": " + tensor + " " + instance;
        }
    }

    static Stream<Case> cases() throws IOException {
        JsonNode cases =
                new ObjectMapper().readTree(FOLDER.resolve("expected.json").toFile());
        return StreamSupport.stream(cases.spliterator(), false)
                .map(c -> new Case(
                        c.get("file").asText(),
                        c.get("tensor").asText(),
                        c.get("instance").asInt(),
                        c));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void numbersAreNumpysToTheBit(Case read) throws FileProblem {
        Matrix matrix = tensor(read).matrix(read.instance());
        JsonNode bits = read.expected().get("bits");
        if (bits == null) {
            assertEquals(read.expected().get("crc32").asLong(), checksum(matrix));
            return;
        }
        assertEquals(bits.toString(), bits(matrix).toString().replace(" ", ""));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void shapeAndTypeAreNumpys(Case read) throws FileProblem {
        Tensor tensor = tensor(read);
        String header = read.file().equals("header.csv") ? ", first line taken as header" : "";
        assertEquals(read.expected().get("type").asText() + header, tensor.type());
        assertEquals(
                read.expected().get("shape").toString(),
                tensor.shape().toString().replace(" ", ""));
    }

    private static Tensor tensor(Case read) throws FileProblem {
        return TensorFile.open(FOLDER.resolve(read.file())).named(read.tensor());
    }

    private static List<List<Integer>> bits(Matrix matrix) {
        return IntStream.range(0, matrix.rows())
                .mapToObj(i -> IntStream.range(0, matrix.columns())
                        .map(k -> Float.floatToRawIntBits(matrix.at(i, k)))
                        .boxed()
                        .toList())
                .toList();
    }

    private static long checksum(Matrix matrix) {
        float[] values = new float[matrix.size()];
        matrix.copyTo(values, 0);
        ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES * values.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(values);
        CRC32 checksum = new CRC32();
        checksum.update(bytes);
        return checksum.getValue();
    }

    /** IEEE 754-2008, 3.4: (-1)^s 2^(e-15) (1 + f/1024), and (-1)^s 2^-14 f/1024 where e is 0. */
    @Test
    void everyHalfIsTheFloatOfItsFormula() {
        ByteBuffer bytes = ByteBuffer.allocate(2);
        for (int bits = 0; bits < 1 << 16; bits++) {
            int e = (bits >> 10) & 31;
            int f = bits & 1023;
            double size = e == 0 ? Math.pow(2, -14) * f / 1024 : Math.pow(2, e - 15) * (1 + f / 1024.0);
            double expected = e == 31 ? (f == 0 ? Double.POSITIVE_INFINITY : Double.NaN) : size;
            bytes.putShort(0, (short) bits);
            assertEquals((float) (bits >> 15 == 0 ? expected : -expected), NumberType.FLOAT16.at(bytes, 0));
        }
    }

    @Test
    void tensorsAreListedInTheFilesOrder() throws FileProblem {
        List<String> names = TensorFile.open(FOLDER.resolve("several.npz")).tensors().stream()
                .map(Tensor::name)
                .toList();
        assertEquals(
                List.of("W", "b", "stack", "wide", "four", "complex", "words", "none", "scalar", "structure"), names);
    }

    @Test
    void onlyMatricesOfNumbersCanBeWeights() throws FileProblem {
        List<String> names = TensorFile.open(FOLDER.resolve("several.npz")).matrices().stream()
                .map(Tensor::name)
                .toList();
        assertEquals(List.of("W", "stack", "wide"), names);
    }

    static Map<String, String> obstacles() {
        Map<String, String> obstacles = new LinkedHashMap<>();
        obstacles.put("b", "expected two axes, or three with instances first, found one axis of 5.");
        obstacles.put("four", "expected two axes, or three with instances first, found 4 axes, 2 x 2 x 2 x 2.");
        obstacles.put("complex", "expected real numbers or integers, found <c8.");
        obstacles.put("words", "expected real numbers or integers, found <U2.");
        obstacles.put("none", "expected at least one number, found shape 0 x 4.");
        obstacles.put("scalar", "expected two axes, or three with instances first, found one number.");
        return obstacles;
    }

    @ParameterizedTest
    @MethodSource("obstacleEntries")
    void whatIsNoMatrixSaysWhy(Map.Entry<String, String> obstacle) throws FileProblem {
        Path file = FOLDER.resolve("several.npz");
        Tensor tensor = TensorFile.open(file).named(obstacle.getKey());
        String sentence = file + ": " + obstacle.getKey() + ": " + obstacle.getValue();
        assertEquals(sentence, tensor.obstacle().orElseThrow());
        assertEquals(
                sentence,
                assertThrows(FileProblem.class, () -> tensor.matrix(0)).getMessage());
    }

    static Stream<Map.Entry<String, String>> obstacleEntries() {
        return obstacles().entrySet().stream();
    }

    @Test
    void anInstanceThatIsNotThereIsRefused() throws FileProblem {
        Path file = FOLDER.resolve("stack.npy");
        Tensor tensor = TensorFile.open(file).tensors().get(0);
        assertEquals(
                file + ": stack: expected an instance from 0 to 2, found 3.",
                assertThrows(FileProblem.class, () -> tensor.matrix(3)).getMessage());
    }

    @Test
    void aMisspelledNameIsHelped() throws FileProblem {
        TensorFile file = TensorFile.open(FOLDER.resolve("model.safetensors"));
        String sentence = assertThrows(FileProblem.class, () -> file.named("encoder.weights"))
                .getMessage();
        assertTrue(sentence.contains("did you mean encoder.weight?"), sentence);
    }

    @Test
    void whatTheProgramWritesItReads() throws FileProblem {
        Matrix weights = Matrix.of(2, 3, 1, -2, Float.MIN_VALUE, 0.1f, -0.0f, 1e30f);
        Path file = folder.resolve("own.npz");
        NpzFile.write(file, Map.of("W", NpyArray.of(weights)));
        assertEquals(weights, TensorFile.open(file).named("W").matrix(0));
    }

    /** A header alone, of a matrix far larger than memory: listed, and refused before anything is allocated. */
    @Test
    void aHugeTensorIsListedByItsHeader() throws IOException, FileProblem {
        Path file = folder.resolve("huge.npy");
        byte[] header = Files.readAllBytes(FOLDER.resolve("c.npy"));
        String text = new String(header, 0, 128, StandardCharsets.ISO_8859_1);
        String huge = text.replace("(5, 7), }" + " ".repeat(10), "(100000, 20000), }  ");
        try (SeekableByteChannel channel =
                Files.newByteChannel(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(huge.getBytes(StandardCharsets.ISO_8859_1)));
            channel.position(128 + 8_000_000_000L - 1); // a hole, which takes no place on the disk
            channel.write(ByteBuffer.allocate(1));
        }
        Tensor tensor = TensorFile.open(file).tensors().get(0);
        assertEquals(List.of(100_000L, 20_000L), tensor.shape());
        assertEquals(
                file + ": huge: expected at most 16,777,216 numbers, to fit in memory, found 100,000 x 20,000.",
                assertThrows(FileProblem.class, () -> tensor.matrix(0)).getMessage());
    }

    @Test
    void weightsAreReadBothWaysRound() throws FileProblem {
        TensorFile file = TensorFile.open(FOLDER.resolve("model.safetensors"));
        Tensor in = file.named("encoder.weight");
        Optional<Tensor> out = Optional.of(file.named("decoder.weight"));
        Snapshot columns = new WeightsReading(in, out, 0, WeightsReading.Axis.COLUMNS).snapshot(file);
        Snapshot rows = new WeightsReading(in, out, 0, WeightsReading.Axis.ROWS).snapshot(file);
        assertEquals(
                List.of(5, 7),
                List.of(columns.experiment().features(), columns.experiment().neurons()));
        assertEquals(
                List.of(7, 5),
                List.of(rows.experiment().features(), rows.experiment().neurons()));
        assertEquals(in.matrix(0), rows.weights().transposed());
        assertEquals(
                in.matrix(0), columns.parameters().named("W2").orElseThrow().transposed());
        assertTrue(columns.status().isGiven());
    }

    @Test
    void activationsComeWithTheWeightsOrAreRefused() throws FileProblem {
        TensorFile file = TensorFile.open(FOLDER.resolve("model.safetensors"));
        Tensor in = file.named("encoder.weight");
        WeightsReading.Responses fit = new WeightsReading.Responses(file, file.named("double"));
        WeightsReading columns =
                new WeightsReading(in, Optional.empty(), 0, WeightsReading.Axis.COLUMNS, Optional.of(fit));
        assertEquals(
                Optional.of(file.named("double").matrix(0)),
                columns.snapshot(file).status().givenActivations());
        WeightsReading rows = new WeightsReading(in, Optional.empty(), 0, WeightsReading.Axis.ROWS, Optional.of(fit));
        assertEquals(
                file.path() + ": double: expected activations, samples x 5 neurons, found 5 x 7.",
                assertThrows(FileProblem.class, () -> rows.snapshot(file)).getMessage());
    }

    @Test
    void aPairThatDoesNotFitIsRefused() throws FileProblem {
        TensorFile file = TensorFile.open(FOLDER.resolve("model.safetensors"));
        WeightsReading reading = new WeightsReading(
                file.named("encoder.weight"), Optional.of(file.named("double")), 0, WeightsReading.Axis.COLUMNS);
        assertEquals(
                file.path() + ": double: expected 7 x 5, to follow encoder.weight (float32, 5 x 7), found 5 x 7.",
                assertThrows(FileProblem.class, () -> reading.snapshot(file)).getMessage());
    }
}
