package org.polyseme.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.polyseme.store.FileProblem;
import org.polyseme.store.Preset;
import org.polyseme.store.Presets;

class PresetsCommandTest {
    @TempDir
    private Path folder;

    @Test
    void everyPresetIsListedWithWhatToLookFor() throws FileProblem {
        CommandRun run = CommandRun.of("presets");
        assertEquals(0, run.exit());
        for (Preset preset : Presets.load().all()) {
            assertTrue(run.out().contains(preset.id()), run.out());
            assertTrue(run.out().contains(preset.title()), run.out());
            assertTrue(run.out().contains(preset.lookFor()), run.out());
        }
    }

    @Test
    void jsonIsALineAPreset() throws IOException, FileProblem {
        List<String> lines = CommandRun.of("presets", "--json").out().lines().toList();
        List<Preset> presets = Presets.load().all();
        assertEquals(presets.size(), lines.size());
        for (int i = 0; i < lines.size(); i++) {
            JsonNode json = new ObjectMapper().readTree(lines.get(i));
            assertEquals(presets.get(i).id(), json.get("name").asText());
            assertEquals(presets.get(i).lookFor(), json.get("lookFor").asText());
        }
    }

    @Test
    void aKeptPromiseExitsWithZero() throws IOException {
        CommandRun run = CommandRun.of("presets", "--check", promising("0", "100"));
        assertEquals(0, run.exit());
        assertTrue(run.out().startsWith("holds mine: says"), run.out());
    }

    @Test
    void aBrokenPromiseExitsWithOne() throws IOException {
        CommandRun run = CommandRun.of("presets", "--check", promising("100", "200"));
        assertEquals(1, run.exit());
        assertTrue(run.out().startsWith("FAILS mine: says"), run.out());
        assertEquals("", run.err());
    }

    @Test
    void aVerdictAsJson() throws IOException {
        CommandRun run = CommandRun.of("presets", "--check", "--json", promising("100", "200"));
        JsonNode json = new ObjectMapper().readTree(run.out());
        assertEquals(false, json.get("holds").asBoolean());
        assertEquals(2, json.get("seeds").asInt());
        assertTrue(json.get("least").asDouble() <= json.get("mean").asDouble());
    }

    @Test
    void anUnknownPresetIsOneSentence() {
        CommandRun run = CommandRun.of("presets", "--check", "nothing-of-the-kind");
        assertEquals(1, run.exit());
        assertEquals(1, run.err().lines().count());
    }

    private String promising(String from, String to) throws IOException {
        return Files.writeString(folder.resolve("mine.json"), """
                        {"recipe": {"features": 4, "neurons": 6, "steps": 5},
                         "claims": [{"says": "says", "seeds": 2, "measure": "loss", "statistic": "mean",
                                     "from": %s, "to": %s}]}
                        """.formatted(from, to))
                .toString();
    }
}
