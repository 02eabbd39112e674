package org.polyseme.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.polyseme.measure.LearningCoefficient.Settings;

class CurvatureCoefficientTest {
    /** Four inputs at which {@code E[x xᵀ] = diag(4, 1)}. */
    private static final Activations INPUTS = Activations.of(new double[][] {{2, 1}, {2, -1}, {-2, 1}, {-2, -1}});

    private static final Network LINEAR = Network.layered(
            List.<double[][]>of(new double[][] {{1, 2, 0}, {0.5, -1, 3}}), List.of(Nonlinearity.LINEAR));

    /** {@code L = E|(W - W*)ᵀ x|²} has the Hessian {@code 2 E[x xᵀ]}, once for each of three outputs. */
    @Test
    void aLinearMapsCoefficientIsInClosedForm() {
        double[] hessian = Degeneracy.of(LINEAR, INPUTS).hessianSpectrum();
        double expected = 0.5 * 3 * (10 * 8 / (10 * 8 + 2.0) + 10 * 2 / (10 * 2 + 2.0));
        assertEquals(expected, CurvatureCoefficient.settled(hessian, 10, 2), 1e-9);
        assertEquals(3, CurvatureCoefficient.settled(hessian, 10, 0), 1e-9);
    }

    /** Chains from the start on, short ones with long steps: a linear map is a parabola, so they agree but for chance. */
    @Test
    void chainsOfALinearMapFindWhatIsForetold() {
        double[] hessian = Degeneracy.of(LINEAR, INPUTS).hessianSpectrum();
        Settings settings = new Settings(200, 10, 40, 5e-3, 1, 10, 3);
        LearningCoefficient found = LearningCoefficient.behavioural(LINEAR, INPUTS, settings);
        double foretold = CurvatureCoefficient.ofChains(hessian, settings, 10);
        assertEquals(foretold, found.value(), 4 * found.deviation() / Math.sqrt(200));
        assertEquals(1, CurvatureCoefficient.settled(hessian, 10, 1) / foretold, 0.3);
    }

    /** Two steps by hand: the variance is 0, then ε, then {@code (1 - ε a/2)² ε + ε}. */
    @Test
    void aChainsVarianceGrowsStepByStep() {
        Settings settings = new Settings(2, 1, 2, 0.1, 3, 5, 0);
        double a = 5 * 2 + 3;
        double kept = 1 - 0.1 * a / 2;
        double mean = (0.1 + (kept * kept * 0.1 + 0.1)) / 2;
        assertEquals(0.5 * 5 * 2 * mean, CurvatureCoefficient.ofChains(new double[] {2, 0}, settings, 5), 1e-12);
    }

    @Test
    void longChainsOfSmallStepsSettle() {
        double[] hessian = {3, 0.5, 0.01, 0};
        Settings settings = new Settings(2, 40_000, 10_000, 1e-3, 1, 20, 0);
        double settled = CurvatureCoefficient.settled(hessian, 20, 1);
        assertEquals(settled, CurvatureCoefficient.ofChains(hessian, settings, 20), 0.02 * settled);
    }

    @Test
    void directionsFlatterThanThePullAreNotFelt() {
        assertEquals(2, CurvatureCoefficient.felt(new double[] {3, 0.5, 0.01, 0}, 20, 1));
        assertEquals(3, CurvatureCoefficient.felt(new double[] {3, 0.5, 0.01, 0}, 200, 1));
    }
}
