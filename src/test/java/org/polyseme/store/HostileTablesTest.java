package org.polyseme.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Tables of text that are none: each is one sentence that says where. */
class HostileTablesTest {
    @TempDir
    private Path folder;

    static List<Arguments> tables() {
        return List.of(
                Arguments.of("", "expected numbers, found nothing: the file is empty."),
                Arguments.of("\n \r\n#\n", "expected numbers, found nothing: the file is empty."),
                Arguments.of("1,2\n3\n", "line 2: expected 2 cells, as in the first line, found 1."),
                Arguments.of("1,2\n3,4,5\n", "line 2: expected 2 cells, as in the first line, found 3."),
                Arguments.of("1,2\n3,x\n", "line 2, cell 2: expected a finite number, such as -0.5, found \"x\"."),
                Arguments.of("a,b\n1,nan\n", "line 2, cell 2: expected a finite number, such as -0.5, found \"nan\"."),
                Arguments.of(
                        "1,2\n3,\n", "line 2, cell 2: expected a finite number, such as -0.5, found an empty cell."),
                Arguments.of(
                        "1,2\n3,1e999\n", "line 2, cell 2: expected a finite number, such as -0.5, found \"1e999\"."),
                Arguments.of(
                        "a;b\n1,5;2\n",
                        "line 2, cell 1: expected a number with a decimal point, such as -0.5, found \"1,5\"."),
                Arguments.of(
                        "1,5;2,5;3\n4;5;6\n",
                        "line 1, cell 1: expected a number with a decimal point, such as -0.5, found \"1,5\"."),
                Arguments.of(
                        "1,5;2,5\n4;5\n",
                        "line 1, cell 1: expected a number with a decimal point, such as -0.5, found \"1,5\"."),
                Arguments.of(
                        "1.5,2,3O\n4,5,6\n7,8,9\n",
                        "line 1, cell 3: expected a finite number, such as -0.5, or a header line without any, found"
                                + " \"3O\"."),
                Arguments.of(
                        "\"a\",\"2\"\n4,5\n",
                        "line 1, cell 1: expected a finite number, such as -0.5, or a header line without any, found"
                                + " \"a\"."),
                Arguments.of(
                        "name,a,b\nrow,1,2\n",
                        "line 2, cell 1: expected a finite number, such as -0.5, and no column of names, found"
                                + " \"row\"."),
                Arguments.of("a,b\n", "x: expected at least one number, found shape 0 x 2."));
    }

    @ParameterizedTest
    @MethodSource("tables")
    void aTableThatIsNone(String text, String sentence) throws IOException {
        Path file = Files.write(folder.resolve("x.csv"), text.getBytes(StandardCharsets.UTF_8));
        FileProblem problem = assertThrows(
                FileProblem.class, () -> TensorFile.open(file).tensors().get(0).matrix(0));
        assertEquals(file + ": " + sentence, problem.getMessage());
    }

    @Test
    void aFirstLineWithoutANumberIsAHeaderAndSaidToBeOne() throws IOException, FileProblem {
        Path file = Files.writeString(folder.resolve("x.csv"), "\"a\",\"b\"\n1,2\n3,4\n");
        Tensor table = TensorFile.open(file).tensors().get(0);
        assertEquals("text, first line taken as header", table.type());
        assertEquals(List.of(2L, 2L), table.shape());
        assertEquals(4, table.matrix(0).at(1, 1));
    }
}
