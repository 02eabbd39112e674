package org.polyseme.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestTest {
    private static final List<String> WORDS = List.of("overlap", "pairs", "l1", "learningRate", "incidental-overlap");

    @ParameterizedTest
    @CsvSource(textBlock = """
                    overlp,            overlap
                    Overlap,           overlap
                    pears,             pairs
                    l2,                l1
                    learning-rate,     learningRate
                    incidental-ovelrap,incidental-overlap
                    overlapping-things,none
                    x,                 none
                    '',                none
                    """)
    void theNearestWordIsFoundUnlessAllAreFar(String word, String expected) {
        assertEquals(expected, Nearest.to(word, WORDS).orElse("none"));
    }
}
