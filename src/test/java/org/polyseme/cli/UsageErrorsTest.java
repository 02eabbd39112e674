package org.polyseme.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UsageErrorsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "run pentagon --seed abc | --seed: expected a whole number, found \"abc\"",
                "run pentagon --seed 1.5 | --seed: expected a whole number, found \"1.5\"",
                "run pentagon --steps 1e3 | --steps: expected a whole number, found \"1e3\"",
                "run pentagon --seeds many | --seeds: expected a whole number, found \"many\"",
                "run pentagon --seeds 3000000000 | --seeds: expected a whole number from -2,147,483,648 to 2,147,483,647, found \"3000000000\"",
                "run pentagon --threads x | --threads: expected a whole number, found \"x\"",
                "analyse w.npy --instance x | --instance: expected a whole number, found \"x\"",
                "render pentagon --out x.png --scale big | --scale: expected a number, found \"big\"",
                "bench --seconds x | --seconds: expected a number, found \"x\""
            })
    void aNumberThatIsNoneSaysInWordsWhatWasExpected(String command, String sentence) {
        CommandRun run = CommandRun.of(command.split(" "));
        assertEquals(2, run.exit());
        assertEquals("polyseme: " + sentence, run.err().lines().findFirst().orElseThrow());
    }
}
