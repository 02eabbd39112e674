package org.polyseme.theory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.polyseme.state.Matrix;
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

    @ParameterizedTest
    @EnumSource
    void whatWinsAlongTheImportancesLosesLeastThere(PhaseDiagram diagram) {
        for (double p : new double[] {0.01, 0.1, 0.161, 0.3, 0.5, 0.55, 0.571, 4.0 / 7, 0.572, 0.6, 0.9, 1}) {
            double from = 0.1;
            for (PhaseDiagram.Reach reach : diagram.along(p, 0.1, 10)) {
                for (double share : new double[] {1e-6, 0.5, 1 - 1e-6}) {
                    double r = from + share * (reach.end() - from);
                    double least = diagram.codes().stream()
                            .mapToDouble(code -> code.loss(p, r))
                            .min()
                            .orElseThrow();
                    assertEquals(least, reach.code().loss(p, r), 1e-12, p + ", " + r + ": " + reach);
                }
                from = reach.end();
            }
            assertEquals(10, from);
        }
    }

    /** With importance r below 1 they lose {@code p²/3}, more than the {@code (1 + r) p²/6} of sharing with the last. */
    @Test
    void theFirstTwoNeverShareWhereTheLastMattersLess() {
        for (double p = 0.5; p < 4.0 / 7; p += 0.001) {
            List<PhaseDiagram.Reach> reaches = PhaseDiagram.THREE_IN_TWO.along(p, 0.1, 10);
            assertEquals(
                    List.of(Code.IGNORE_LAST, Code.SUPERPOSE_WITH_LAST, Code.SUPERPOSE_FIRST_TWO),
                    reaches.stream().map(PhaseDiagram.Reach::code).toList());
            double r = reaches.get(0).end();
            assertEquals(p, PhaseDiagram.lastSharesBelow(r), 1e-12);
            assertEquals(1, reaches.get(1).end(), 1e-12);
        }
    }

    @Test
    void codesThatLoseAlikeAllWin() {
        assertEquals(List.of(Code.IGNORE_FIRST, Code.IGNORE_LAST), PhaseDiagram.TWO_IN_ONE.winners(0.75, 1));
        assertEquals(
                List.of(Code.SUPERPOSE_FIRST_TWO, Code.SUPERPOSE_WITH_LAST), PhaseDiagram.THREE_IN_TWO.winners(0.3, 1));
        assertEquals(List.of(Code.IGNORE_LAST), PhaseDiagram.TWO_IN_ONE.winners(0.75, 0.9));
    }

    @ParameterizedTest
    @CsvSource({
        "1, -1, SUPERPOSE_WITH_LAST",
        "-1, 1, SUPERPOSE_WITH_LAST",
        "-0.87, 0.88, SUPERPOSE_WITH_LAST",
        "1, 0, IGNORE_LAST",
        "-1.01, -0.18, IGNORE_LAST",
        "0, -1, IGNORE_FIRST",
    })
    void aCodeOfTwoFeaturesIsRecognised(float first, float last, Code code) {
        assertEquals(Optional.of(code), PhaseDiagram.TWO_IN_ONE.recognise(Matrix.of(2, 1, first, last)));
    }

    /** What runs end at beyond 4/7, and what stands at a start. */
    @ParameterizedTest
    @CsvSource({"-0.93, 0.48", "-0.75, 0.76", "1, 1", "0.1, -0.1", "0, 0", "NaN, 1", "1, -1.3"})
    void aCodeOfTwoFeaturesInBetweenIsNone(float first, float last) {
        assertEquals(Optional.empty(), PhaseDiagram.TWO_IN_ONE.recognise(Matrix.of(2, 1, first, last)));
    }

    /** Angles of the three directions in degrees, and their lengths. */
    @ParameterizedTest
    @CsvSource({
        "0 90 45, 1 1 0, IGNORE_LAST",
        "0 90 180, 0.01 1 1, IGNORE_FIRST",
        "0 90 0, 1 0.1 1, ",
        "0 90 180, 1 0.1 1, ",
        "20 0 290, 1 0 1, IGNORE_FIRST",
        "0 180 90, 1 1 1, SUPERPOSE_FIRST_TWO",
        "0 180 180, 1 1 1, ",
        "30 120 210, 1 0.9 1.1, SUPERPOSE_WITH_LAST",
        "30 120 305, 0.97 1 0.97, SUPERPOSE_WITH_LAST",
        "0 120 240, 1 1 1, ",
        "0 64 230, 0.84 0.92 0.85, ",
        "0 0 90, 0.41 0.98 1, "
    })
    void aCodeOfThreeFeaturesIsRecognisedHoweverItIsTurned(String angles, String lengths, @Nullable Code code) {
        String[] degrees = angles.split(" ", -1);
        String[] sizes = lengths.split(" ", -1);
        for (int turn = 0; turn < 360; turn += 37) {
            double[][] rows = new double[3][];
            for (int i = 0; i < 3; i++) {
                rows[i] = at(Double.parseDouble(degrees[i]) + turn, Double.parseDouble(sizes[i]));
            }
            assertEquals(
                    Optional.ofNullable(code), PhaseDiagram.THREE_IN_TWO.recognise(Matrix.of(rows)), "turned " + turn);
        }
    }

    private static double[] at(double degrees, double length) {
        return new double[] {length * Math.cos(Math.toRadians(degrees)), length * Math.sin(Math.toRadians(degrees))};
    }

    @Test
    void weightsOfAnotherShapeAreNoCodeOfADiagram() {
        Matrix weights = Matrix.of(2, 2, 1, 0, 0, 1);
        assertThrows(IllegalArgumentException.class, () -> PhaseDiagram.TWO_IN_ONE.recognise(weights));
    }

    @Test
    void twoFeaturesHaveNoOtherTwoToSuperpose() {
        assertEquals(
                List.of(Code.IGNORE_FIRST, Code.IGNORE_LAST, Code.SUPERPOSE_WITH_LAST),
                PhaseDiagram.TWO_IN_ONE.codes());
        assertEquals(1, PhaseDiagram.TWO_IN_ONE.features() - PhaseDiagram.TWO_IN_ONE.neurons());
    }
}
