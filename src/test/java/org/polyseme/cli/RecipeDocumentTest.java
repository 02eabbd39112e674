package org.polyseme.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.polyseme.measure.Measure;
import org.polyseme.state.Field;

/** src/docs/recipe.md says what the tables in the code say. */
class RecipeDocumentTest {
    private static final Path DOCUMENT = Path.of("src", "docs", "recipe.md");

    @Test
    void everyFieldIsInTheTable() throws IOException {
        List<String> expected = Arrays.stream(Field.values())
                .map(field -> String.format(
                        "| `%s` | %s | %s | %s | %s |",
                        field.key(),
                        field.domain().expected(),
                        FieldDefault.of(field),
                        field.effect().label(),
                        field.why()))
                .toList();
        assertEquals(expected, rowsUnder("## Fields"));
    }

    @Test
    void everyMeasureIsInTheTable() throws IOException {
        List<String> expected = Arrays.stream(Measure.values())
                .map(measure -> String.format("| `%s` | %s |", measure.key(), measure.meaning()))
                .toList();
        assertEquals(expected, rowsUnder("## Measures"));
    }

    private static List<String> rowsUnder(String heading) throws IOException {
        return Files.readAllLines(DOCUMENT).stream()
                .dropWhile(line -> !line.equals(heading))
                .skip(1)
                .takeWhile(line -> !line.startsWith("## "))
                .filter(line -> line.startsWith("| `"))
                .toList();
    }
}
