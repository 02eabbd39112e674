package org.polyseme.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.polyseme.state.Field;

class FieldsCommandTest {
    @Test
    void everyFieldHasALineOfJson() throws IOException {
        List<String> lines = CommandRun.of("fields", "--json").out().lines().toList();
        assertEquals(Field.values().length, lines.size());
        JsonNode overlap =
                new ObjectMapper().readTree(lines.get(List.of(Field.values()).indexOf(Field.OVERLAP)));
        assertEquals("overlap", overlap.get("field").asText());
        assertEquals("a number from -1 to 1", overlap.get("expected").asText());
        assertEquals("restarts", overlap.get("effect").asText());
    }

    @Test
    void everyFieldIsExplained() {
        String out = CommandRun.of("fields").out();
        for (Field field : Field.values()) {
            assertTrue(out.contains(field.key() + " "), field.key());
            assertTrue(out.contains(field.why()), field.key());
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    MODEL         | incidental
                    FEATURES      | 5 (incidental: 32)
                    RELU          | true
                    LAYERS        | [] (mlp: [5])
                    BIAS          | false (tied-autoencoder, absolute-value, hidden-relu, tied-hidden-relu: true)
                    LEARNING_RATE | 0.001 (incidental: 0.02)
                    """)
    void theDefaultOfMostModelsComesFirst(Field field, String text) {
        assertEquals(text, FieldDefault.of(field));
    }
}
