package org.polyseme.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.polyseme.sweep.reproduction.Expectation;
import org.polyseme.sweep.reproduction.Provenance;
import org.polyseme.sweep.reproduction.Row;
import org.polyseme.sweep.reproduction.Work;
import picocli.CommandLine;

class ReproduceCommandTest {
    @Test
    void chosenRowsAreATable() {
        CommandRun run = CommandRun.of("reproduce", "--only", "kgon-gap", "water-filling");
        assertEquals(0, run.exit());
        List<String> lines = run.out().lines().toList();
        assertEquals(4, lines.size(), run.out());
        assertTrue(lines.get(0).startsWith("| row | what |"), run.out());
        assertTrue(lines.get(2).startsWith("| kgon-gap |") && lines.get(2).endsWith("| holds |"), run.out());
        assertEquals("All 2 rows lie in their bands.", run.err().strip());
    }

    @Test
    void firstWordsChooseManyRows() {
        CommandRun run = CommandRun.of("reproduce", "--only", "kgon-level", "--json");
        assertEquals(6, run.out().lines().count(), run.out());
    }

    @Test
    void jsonHasOursBesideTheirs() throws IOException {
        CommandRun run = CommandRun.of("reproduce", "--only", "kgon-gap", "--json");
        JsonNode json = new ObjectMapper().readTree(run.out());
        assertEquals("kgon-gap", json.get("id").asText());
        assertEquals(1.0 / 144, json.get("ours").asDouble(), 1e-12);
        assertEquals("read second-hand", json.get("provenance").asText());
        assertTrue(json.get("from").asDouble() <= json.get("to").asDouble());
        assertTrue(json.get("holds").asBoolean());
        assertEquals(0, json.get("runs").asInt());
    }

    @Test
    void anUnknownRowIsWrongUsage() {
        CommandRun run = CommandRun.of("reproduce", "--only", "kgons");
        assertEquals(2, run.exit());
        assertTrue(run.err().contains("kgons"), run.err());
    }

    @Test
    void theListNamesRowsWithoutTraining() {
        CommandRun usual = CommandRun.of("reproduce", "--list");
        CommandRun full = CommandRun.of("reproduce", "--full", "--list");
        assertEquals(0, usual.exit());
        assertFalse(usual.out().contains("collisions-figure-256"), usual.out());
        assertTrue(full.out().contains("collisions-figure-256 (long)"), full.out());
    }

    @Test
    void aRowOutsideItsBandIsPrintedAndExitsWithOne() {
        Row row = new Row(
                "mine",
                "a number",
                new Expectation("nobody", Provenance.READ, "1", 1, 1),
                new Work.Computed(() -> 2),
                false);
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exit = new CommandLine(new ReproduceCommand(List.of(row)))
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute();
        assertEquals(1, exit);
        assertTrue(out.toString().contains("| mine | a number | nobody | 1, read | 1 | 2 | FAILS |"), out.toString());
        assertEquals("1 of 1 rows lie outside their bands.", err.toString().strip());
    }
}
