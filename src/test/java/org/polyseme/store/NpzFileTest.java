package org.polyseme.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.polyseme.state.Matrix;

class NpzFileTest {
    private static final Matrix WEIGHTS = Matrix.of(2, 3, 1, -2, Float.MIN_VALUE, 0.1f, -0.0f, 1e30f);
    private static final Matrix BIAS = Matrix.of(1, 2, 0.5f, -0.5f);

    @TempDir
    private Path folder;

    @Test
    void aMatrixIsReadRowAfterRow() throws IOException, FileProblem {
        NpzReading.Read read = NpzReading.array(written("a.npz"), "W");
        assertEquals(List.of(2, 3), read.shape());
        assertEquals(List.of(1f, -2f, Float.MIN_VALUE, 0.1f, -0.0f, 1e30f), read.values());
    }

    @Test
    void aBiasHasOneAxis() throws IOException, FileProblem {
        NpzReading.Read read = NpzReading.array(written("a.npz"), "b");
        assertEquals(List.of(2), read.shape());
        assertEquals(List.of(0.5f, -0.5f), read.values());
    }

    @Test
    void seedsAreStackedInFront() throws IOException, FileProblem {
        NpzReading.Read read = NpzReading.array(written("a.npz"), "stacked");
        assertEquals(List.of(2, 1, 2), read.shape());
        assertEquals(List.of(0.5f, -0.5f, 0.5f, -0.5f), read.values());
    }

    @Test
    void arraysKeepTheirOrder() throws IOException, FileProblem {
        assertEquals(List.of("W.npy", "b.npy", "stacked.npy"), NpzReading.names(written("a.npz")));
    }

    @Test
    void theBytesDependOnNeitherTimeNorPlace() throws IOException, FileProblem {
        TimeZone here = TimeZone.getDefault();
        byte[] first = Files.readAllBytes(written("a.npz"));
        try {
            TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
            assertArrayEquals(first, Files.readAllBytes(written("b.npz")));
        } finally {
            TimeZone.setDefault(here);
        }
    }

    @Test
    void aMissingFolderIsSaidBeforeAndAfterTheWork() {
        Path nowhere = folder.resolve("none").resolve("a.npz");
        String sentence = nowhere + ": expected a place to write a file, found no such file or folder.";
        assertEquals(
                sentence,
                assertThrows(FileProblem.class, () -> WholeFile.check(nowhere)).getMessage());
        assertEquals(
                sentence,
                assertThrows(FileProblem.class, () -> NpzFile.write(nowhere, Map.of()))
                        .getMessage());
    }

    @Test
    void aFolderIsNotOverwritten() {
        assertEquals(
                folder + ": expected a place to write a file, found a folder.",
                assertThrows(FileProblem.class, () -> NpzFile.write(folder, Map.of()))
                        .getMessage());
    }

    @Test
    void checkingLeavesNothing() throws IOException, FileProblem {
        WholeFile.check(folder.resolve("later.npz"));
        try (Stream<Path> left = Files.list(folder)) {
            assertEquals(List.of(), left.toList());
        }
    }

    @Test
    void valuesThatDoNotFillTheShapeAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> new NpyArray(List.of(2, 2), List.of(WEIGHTS)));
    }

    private Path written(String name) throws FileProblem {
        Map<String, NpyArray> arrays = new LinkedHashMap<>();
        arrays.put("W", NpyArray.of(WEIGHTS));
        arrays.put("b", NpyArray.of(BIAS).without(0));
        arrays.put("stacked", NpyArray.stacked(List.of(BIAS, BIAS)));
        Path file = folder.resolve(name);
        NpzFile.write(file, arrays);
        return file;
    }
}
