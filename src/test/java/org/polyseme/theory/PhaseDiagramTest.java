package org.polyseme.theory;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.polyseme.theory.PhaseDiagram.Code;

class PhaseDiagramTest {

    @ParameterizedTest
    @CsvSource({
        "0.1, 0.1600, 0.7692",
        "0.5, 0.4444, 0.6667",
        "1, 0.5714, 0.5714",
        "2, 0.6667, 0.4444",
        "10, 0.7692, 0.1600"
    })
    void theBoundariesAreThoseComputedElsewhere(double r, double last, double first) {
        assertEquals(last, PhaseDiagram.lastSharesBelow(r), 5e-5);
        assertEquals(first, PhaseDiagram.firstSharesBelow(r), 5e-5);
    }

    @ParameterizedTest
    @CsvSource({"0.1", "0.5", "1", "2", "10"})
    void codesLoseAlikeOnTheirBoundaries(double r) {
        double last = PhaseDiagram.lastSharesBelow(r);
        assertEquals(Code.IGNORE_LAST.loss(last, r), Code.SUPERPOSE_WITH_LAST.loss(last, r), 1e-14);
        double first = PhaseDiagram.firstSharesBelow(r);
        assertEquals(Code.IGNORE_FIRST.loss(first, r), Code.SUPERPOSE_WITH_LAST.loss(first, r), 1e-14);
        double firstTwo = PhaseDiagram.firstTwoShareBelow(r);
        assertEquals(Code.IGNORE_LAST.loss(firstTwo, r), Code.SUPERPOSE_FIRST_TWO.loss(firstTwo, r), 1e-14);
    }

    @ParameterizedTest
    @CsvSource({
        "TWO_IN_ONE, 0.9, 0.5, IGNORE_LAST",
        "TWO_IN_ONE, 0.9, 2, IGNORE_FIRST",
        "TWO_IN_ONE, 0.43, 0.5, SUPERPOSE_WITH_LAST",
        "TWO_IN_ONE, 0.45, 0.5, IGNORE_LAST",
        "TWO_IN_ONE, 0.02, 10, SUPERPOSE_WITH_LAST",
        "THREE_IN_TWO, 0.9, 0.5, IGNORE_LAST",
        "THREE_IN_TWO, 0.9, 2, IGNORE_FIRST",
        "THREE_IN_TWO, 0.1, 0.5, SUPERPOSE_WITH_LAST",
        "THREE_IN_TWO, 0.1, 2, SUPERPOSE_FIRST_TWO",
        "THREE_IN_TWO, 0.58, 2, IGNORE_FIRST",
        "THREE_IN_TWO, 0.57, 2, SUPERPOSE_FIRST_TWO"
    })
    void theCheapestCodeWins(PhaseDiagram diagram, double p, double r, Code winner) {
        assertEquals(winner, diagram.winner(p, r));
    }

    @Test
    void twoFeaturesHaveNoOtherTwoToSuperpose() {
        assertEquals(
                List.of(Code.IGNORE_FIRST, Code.IGNORE_LAST, Code.SUPERPOSE_WITH_LAST),
                PhaseDiagram.TWO_IN_ONE.codes());
        assertEquals(1, PhaseDiagram.TWO_IN_ONE.features() - PhaseDiagram.TWO_IN_ONE.neurons());
    }
}
