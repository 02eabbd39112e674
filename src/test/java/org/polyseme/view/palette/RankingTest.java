package org.polyseme.view.palette;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RankingTest {
    private static final List<Command> COMMANDS = List.of(
            command("play", "Play or pause", "Run"),
            command("restart", "Restart", "Run"),
            command("new-seed", "Restart with a new seed", "Run"),
            command("theme-dark", "Dark", "Theme"),
            command("set-learningRate", "Set learning rate…", "Optimiser"),
            command("set-l1", "Set L1 λ…", "Pressure"),
            command("show-geometry", "Show Geometry", "First pane"));

    private static Command command(String id, String label, String group) {
        return new Command(id, label, group, "", () -> true, () -> {});
    }

    private static List<String> found(String typed, List<String> recent) {
        return Ranking.of(typed, COMMANDS, recent).stream().map(Command::id).toList();
    }

    @ParameterizedTest
    @CsvSource({
        "learning, set-learningRate",
        "lrate, set-learningRate",
        "slr, set-learningRate",
        "geo, show-geometry",
        "dark, theme-dark",
        "theme dark, theme-dark",
        "new seed, new-seed",
        "PAUSE, play",
        "rest, restart"
    })
    void fewLettersFindTheLikeliest(String typed, String id) {
        assertEquals(id, found(typed, List.of()).get(0));
    }

    @Test
    void whatLacksALetterIsLeftOut() {
        assertEquals(List.of(), found("zzz", List.of()));
        assertTrue(!found("geo", List.of()).contains("play"));
    }

    @Test
    void withNothingTypedAllStandInTheirOrderBehindWhatWasUsedLast() {
        assertEquals(
                List.of("theme-dark", "set-l1", "play", "restart", "new-seed", "set-learningRate", "show-geometry"),
                found("", List.of("theme-dark", "gone", "set-l1")));
    }

    @Test
    void amongEqualsWhatWasUsedLastIsFirst() {
        assertEquals("new-seed", found("restart", List.of("new-seed")).get(0));
    }

    @Test
    void aJumpToAWordsBeginningDoesNotLoseWhatStoodBefore() {
        assertTrue(Ranking.score("pas", "play past seven").isPresent());
        assertTrue(Ranking.score("pea", "pleat a").isPresent());
        assertTrue(Ranking.score("xa", "x bar a").isPresent());
        assertTrue(Ranking.score("pst", "paste so").isPresent());
    }
}
