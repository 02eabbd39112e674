package org.polyseme.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that lie: each is one sentence that says where, and never an exception of another kind. */
class HostileTensorsTest {
    private static final Path FOLDER = Path.of("src/test/resources/weights");

    @TempDir
    private Path folder;

    private Path written(String name, byte[] bytes) throws IOException {
        return Files.write(folder.resolve(name), bytes);
    }

    /** What is said of the file when all its tensors are read, without the file's name. */
    private static String complaint(Path file) {
        FileProblem problem = assertThrows(FileProblem.class, () -> readAll(file));
        return problem.getMessage().replace(file + ": ", "");
    }

    private static void readAll(Path path) throws FileProblem {
        for (Tensor tensor : TensorFile.open(path).tensors()) {
            tensor.matrix(0);
        }
    }

    private static byte[] npy(String dictionary, int payload) {
        byte[] text = (dictionary + "\n").getBytes(StandardCharsets.ISO_8859_1);
        return ByteBuffer.allocate(10 + text.length + payload)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put("\u0093NUMPY\1\0".getBytes(StandardCharsets.ISO_8859_1))
                .putShort((short) text.length)
                .put(text)
                .array();
    }

    static List<Arguments> arrays() {
        return List.of(
                Arguments.of(
                        "{'descr': '<f4', 'fortran_order': False, 'shape': (2, 3), }",
                        23,
                        "x: expected 24 bytes of float32 for shape [2, 3], found 23."),
                Arguments.of(
                        "{'descr': '<f4', 'fortran_order': False, 'shape': (2, 3), }",
                        25,
                        "x: expected 24 bytes of float32 for shape [2, 3], found 25."),
                Arguments.of(
                        "{'descr': '<f8', 'fortran_order': False, 'shape': (4294967296, 4294967296), }",
                        0,
                        "x: expected 147,573,952,589,676,412,928 bytes of float64 for shape [4294967296, 4294967296],"
                                + " found 0."),
                Arguments.of(
                        "{'descr': '<f4', 'fortran_order': False, 'shape': (-1, 3), }",
                        24,
                        "x: expected a shape of whole numbers, none below 0, found (-1, 3)."),
                Arguments.of(
                        "{'descr': '<f4', 'fortran_order': False, 'shape': (2L 2, 3), }",
                        24,
                        "x: expected a shape of whole numbers, none below 0, found (2L 2, 3)."),
                Arguments.of(
                        "{'descr': '<f4', 'fortran_order': False, 'shape': (9223372036854775807, 4), }",
                        24,
                        "x: expected a shape of numbers with at most 18 digits, found (9223372036854775807, 4)."),
                Arguments.of(
                        "{'descr': '<f4', 'fortran_order': 'no', 'shape': (2, 3), }",
                        24,
                        "x: expected a header {'descr': …, 'fortran_order': …, 'shape': …}, found "
                                + "{'descr': '<f4', 'fortran_order': 'no', 'shape': (2, 3), }."),
                Arguments.of(
                        "{'descr': '<f4', 'descr': '<f8', 'shape': (2, 3), }",
                        24,
                        "x: expected a header {'descr': …, 'fortran_order': …, 'shape': …}, found "
                                + "{'descr': '<f4', 'descr': '<f8', 'shape': (2, 3), }."),
                Arguments.of(
                        "{'descr': '<f4', 'fortran_order': False}",
                        24,
                        "x: expected a header {'descr': …, 'fortran_order': …, 'shape': …}, found "
                                + "{'descr': '<f4', 'fortran_order': False}."),
                Arguments.of(
                        "__import__('os').system('true')",
                        24,
                        "x: expected a header {'descr': …, 'fortran_order': …, 'shape': …}, found __import__('os').system('true')."),
                Arguments.of(
                        "{'descr': '|O', 'fortran_order': False, 'shape': (2, 3), }",
                        24,
                        "x: expected real numbers or integers, found |O."));
    }

    @ParameterizedTest
    @MethodSource("arrays")
    void anArrayThatLies(String dictionary, int payload, String sentence) throws IOException {
        assertEquals(sentence, complaint(written("x.npy", npy(dictionary, payload))));
    }

    @Test
    void aHeaderLongerThanTheFileIsRefused() throws IOException {
        byte[] bytes = npy("{}", 0);
        bytes[9] = (byte) 0xFF;
        assertEquals("x: expected a header of at most 3 bytes, found 65,283.", complaint(written("x.npy", bytes)));
    }

    @ParameterizedTest
    @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY})
    void aWeightThatIsNotFiniteIsRefusedByPlace(float value) throws IOException {
        byte[] bytes = Files.readAllBytes(FOLDER.resolve("c.npy"));
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putFloat(128 + Float.BYTES * (3 * 7 + 2), value);
        assertEquals(
                "x[3, 2]: expected a finite number within float32's range, found " + value + ".",
                complaint(written("x.npy", bytes)));
    }

    /** Instance 1 of a stack in Fortran order, whose numbers alternate with those of instance 0. */
    @Test
    void aWeightBeyondFloatIsNamedInItsPlaceWhateverTheOrder() throws IOException, FileProblem {
        byte[] bytes = npy("{'descr': '<f8', 'fortran_order': True, 'shape': (2, 2, 3), }", 8 * 12);
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putDouble(bytes.length - 8 * 12 + 8 * 7, -2e40);
        Path file = written("x.npy", bytes);
        Tensor stack = TensorFile.open(file).tensors().get(0);
        assertEquals(0, stack.matrix(0).at(1, 1));
        FileProblem problem = assertThrows(FileProblem.class, () -> stack.matrix(1));
        assertEquals("-2.0E40", problem.found());
        assertEquals("x[1, 1]", problem.field());
    }

    @Test
    void aWeightBeyondFloatIsRefused() throws IOException {
        byte[] bytes = npy("{'descr': '<f8', 'fortran_order': False, 'shape': (1, 1), }", 8);
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putDouble(bytes.length - 8, 1e300);
        assertEquals(
                "x[0, 0]: expected a finite number within float32's range, found 1.0E300.",
                complaint(written("x.npy", bytes)));
    }

    private static byte[] safetensors(String header, int payload) {
        byte[] text = header.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(8 + text.length + payload)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(text.length)
                .put(text)
                .array();
    }

    private static String entry(String name, String type, String shape, long begin, long end) {
        return "\"" + name + "\": {\"dtype\": \"" + type + "\", \"shape\": " + shape + ", \"data_offsets\": [" + begin
                + ", " + end + "]}";
    }

    static List<Arguments> headers() {
        return List.of(
                Arguments.of("{}", 0, "header: expected at least one tensor, found none."),
                Arguments.of("[]", 0, "header: expected an object, found []."),
                Arguments.of("{\"W\": 3}", 0, "W: expected an object, found 3."),
                Arguments.of("{\"W\": {}}", 0, "W.dtype: expected the kind of number, such as F32, found none."),
                Arguments.of(
                        "{" + entry("W", "F32", "[2, 2]", 0, 16) + ", " + entry("V", "F32", "[2, 2]", 8, 24) + "}",
                        24,
                        "V.data_offsets: expected bytes from 16 on, where the tensor before ends, found 8."),
                Arguments.of(
                        "{" + entry("W", "F32", "[2, 2]", 0, 16) + ", " + entry("V", "F32", "[2, 2]", 20, 36) + "}",
                        36,
                        "V.data_offsets: expected bytes from 16 on, where the tensor before ends, found 20."),
                Arguments.of(
                        "{" + entry("W", "F32", "[2, 2]", 0, 12) + "}",
                        12,
                        "W: expected 16 bytes of float32 for shape [2, 2], found 12."),
                Arguments.of(
                        "{" + entry("W", "F32", "[2, 2]", 0, 16) + "}",
                        12,
                        "W: expected 16 bytes after the header, found 12."),
                Arguments.of(
                        "{" + entry("W", "F32", "[2, 2]", 0, 16) + "}",
                        20,
                        "expected 16 bytes after the header, found 20."),
                Arguments.of(
                        "{" + entry("W", "F32", "[1152921504606846975, 1152921504606846975]", 0, 16) + "}",
                        16,
                        "W: expected 5,316,911,983,139,663,482,391,856,204,266,602,500 bytes of float32"),
                Arguments.of(
                        "{" + entry("W", "F32", "[2, -2]", 0, 16) + "}",
                        16,
                        "W.shape: expected a list of whole numbers from 0 to 2^60 − 1, found [2, -2]."),
                Arguments.of(
                        "{" + entry("W", "F32", "24.5", 0, 16) + "}",
                        16,
                        "W.shape: expected a list of whole numbers from 0 to 2^60 − 1, found 24.5."),
                Arguments.of(
                        "{" + entry("W", "F32", "[1" + ", 1".repeat(64) + "]", 0, 16) + "}",
                        16,
                        "W.shape: expected at most 64 whole numbers, found 65."),
                Arguments.of(
                        "{\"W\": {\"dtype\": 32}}", 0, "W.dtype: expected the kind of number, such as F32, found 32."),
                Arguments.of(
                        "{" + entry("W", "F32", "[2, 2]", 16, 0) + "}",
                        16,
                        "W.data_offsets: expected where the tensor begins and ends, found [16, 0]."),
                Arguments.of(
                        "{" + entry("W", "F32", "[2, 2]", 0, 16) + ", " + entry("W", "F32", "[2, 2]", 0, 16) + "}",
                        16,
                        "W: expected each name once in an object, found a second one, line 1, column 67."),
                Arguments.of(
                        "{" + entry("W\\u001b[2J", "F32", "[2, 2]", 0, 12) + "}",
                        12,
                        "W\uFFFD[2J: expected 16 bytes of float32 for shape [2, 2], found 12."));
    }

    @ParameterizedTest
    @MethodSource("headers")
    void aHeaderThatLies(String header, int payload, String sentence) throws IOException {
        String complaint = complaint(written("x.safetensors", safetensors(header, payload)));
        assertTrue(complaint.startsWith(sentence), complaint);
    }

    @Test
    void aHeaderOfAnImpossibleLengthIsNotAllocated() throws IOException {
        byte[] bytes = safetensors("{}", 0);
        Arrays.fill(bytes, 0, 8, (byte) 0xFF);
        assertEquals(
                "header: expected at most 2 bytes, found a length of 18446744073709551615.",
                complaint(written("x.safetensors", bytes)));
    }

    @Test
    void aHugeHeaderIsRefusedByItsLength() throws IOException {
        byte[] bytes = safetensors("{" + " ".repeat(5 << 20) + "}", 0);
        assertEquals(
                "header: expected at most 4,194,304 bytes, found a length of 5242882.",
                complaint(written("x.safetensors", bytes)));
    }

    @Test
    void aHeaderOfNestedListsIsRefused() throws IOException {
        assertTrue(complaint(written("x.safetensors", safetensors("{\"W\":" + "[".repeat(1 << 20), 0)))
                .contains("at most 16 deep"));
    }

    private static byte[] zip(int method, String... namesAndTexts) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (int i = 0; i < namesAndTexts.length; i += 2) {
                ZipEntry entry = new ZipEntry(namesAndTexts[i]);
                byte[] bytes = namesAndTexts[i + 1].getBytes(StandardCharsets.ISO_8859_1);
                CRC32 checksum = new CRC32();
                checksum.update(bytes);
                entry.setMethod(method);
                entry.setSize(bytes.length);
                entry.setCrc(checksum.getValue());
                zip.putNextEntry(entry);
                zip.write(bytes);
            }
        }
        return out.toByteArray();
    }

    private static String array(int rows, int columns) {
        byte[] bytes = npy(
                "{'descr': '<f4', 'fortran_order': False, 'shape': (" + rows + ", " + columns + "), }",
                4 * rows * columns);
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    /** Puts {@code value} where the directory tells the unpacked size of its first member. */
    private static byte[] withSize(byte[] zip, int value) {
        ByteBuffer bytes = ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN);
        int directory = bytes.getInt(zip.length - 6);
        bytes.putInt(directory + 24, value);
        return zip;
    }

    @Test
    void aNameThatClimbsOutIsOnlyAName() throws IOException, FileProblem {
        Path file = written("x.npz", zip(ZipEntry.STORED, "../../etc/W.npy", array(2, 2)));
        assertEquals("../../etc/W", TensorFile.open(file).tensors().get(0).name());
        assertFalse(Files.exists(folder.resolve("../../etc/W.npy")));
    }

    @Test
    void anArchiveWithoutArraysIsRefused() throws IOException {
        assertEquals(
                "expected arrays (members that end in .npy) in the archive, found none.",
                complaint(written("x.npz", zip(ZipEntry.DEFLATED, "archive/data.txt", "x"))));
    }

    @Test
    void aSizeBeyondWhatDeflateCanPackIsRefused() throws IOException {
        String complaint = complaint(written("x.npz", withSize(zip(ZipEntry.DEFLATED, "W.npy", array(2, 2)), 1 << 29)));
        assertTrue(complaint.startsWith("W.npy: expected at most 1,032 times the "), complaint);
    }

    @Test
    void aMemberThatUnpacksToMoreThanItSaysIsRefused() throws IOException {
        byte[] bomb = withSize(
                zip(ZipEntry.DEFLATED, "W.npy", array(1000, 1000)), array(2, 2).length());
        assertEquals("W.npy: expected 86 bytes once unpacked, found more.", complaint(written("x.npz", bomb)));
    }

    @Test
    void membersThatShareBytesAreRefused() throws IOException {
        byte[] zip = zip(ZipEntry.STORED, "V.npy", array(2, 2), "W.npy", array(2, 2));
        ByteBuffer bytes = ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN);
        int directory = bytes.getInt(zip.length - 6);
        bytes.putInt(directory + 46 + "V.npy".length() + 42, 0); // the second one's place
        String complaint = complaint(written("x.npz", zip));
        assertTrue(complaint.contains("expected bytes of its own, found some that another member has too"), complaint);
    }

    @Test
    void damagedNumbersAreFoundByTheirChecksum() throws IOException {
        byte[] zip = zip(ZipEntry.STORED, "W.npy", array(2, 2));
        int directory = ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN).getInt(zip.length - 6);
        zip[directory - 3] ^= 1;
        String complaint = complaint(written("x.npz", zip));
        assertTrue(complaint.startsWith("W.npy: expected bytes with checksum "), complaint);
    }

    @Test
    void anArchiveCutShortIsRefused() throws IOException {
        byte[] zip = zip(ZipEntry.STORED, "W.npy", array(2, 2));
        assertEquals(
                "expected a zip archive, found one without its end: cut short, or no archive.",
                complaint(written("x.npz", Arrays.copyOf(zip, zip.length - 30))));
    }

    @Test
    void aFileOfAnotherKindIsRefused() throws IOException {
        assertEquals(
                "expected a .npy, .npz, .safetensors or .csv file, found one that begins otherwise.",
                complaint(written("x.png", new byte[] {(byte) 0x89, 'P', 'N', 'G'})));
    }

    @ParameterizedTest
    @ValueSource(strings = {"x.npy", "x.npz", "x"})
    void anEmptyFileIsCalledEmpty(String name) throws IOException {
        assertEquals(
                "expected a .npy, .npz, .safetensors or .csv file, found nothing: the file is empty.",
                complaint(written(name, new byte[0])));
    }

    @Test
    void aFolderIsRefused() {
        assertEquals("expected a file, found a folder.", complaint(folder));
    }

    @Test
    void aMissingFileIsRefused() {
        assertEquals("expected a readable file, found no such file or folder.", complaint(folder.resolve("none.npy")));
    }
}
