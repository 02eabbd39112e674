package org.polyseme.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.polyseme.measure.LearningCoefficient.Settings;
import org.polyseme.measure.LearningCoefficient.Trust;
import org.polyseme.state.Experiment;
import org.polyseme.state.Field;
import org.polyseme.state.Matrix;
import org.polyseme.state.Parameters;

class LearningCoefficientTest {
    /** Four inputs at which {@code E[x xᵀ] = diag(4, 1)}. */
    private static final Activations INPUTS = Activations.of(new double[][] {{2, 1}, {2, -1}, {-2, 1}, {-2, -1}});

    private static final Network LINEAR = Network.layered(
            List.<double[][]>of(new double[][] {{1, 2, 0}, {0.5, -1, 3}}), List.of(Nonlinearity.LINEAR));

    /**
     * One linear map: {@code nβ ΔL} has curvatures h of 2 nβ times 4 and 1, three of each, and the walk is Gaussian. With
     * a = h + γ its exact mean, step size included, is {@code Σ ½ h / (a (1 - rate a / 4))}.
     */
    @Test
    void aLinearMapsWalkHasItsClosedForm() {
        Settings settings = new Settings(8, 500, 20_000, 5e-3, 1, 10, 3);
        double expected = 0;
        for (double variance : new double[] {4, 1}) {
            double h = 2 * 10 * variance;
            double a = h + 1;
            expected += 3 * 0.5 * h / (a * (1 - 5e-3 * a / 4));
        }
        LearningCoefficient found = LearningCoefficient.behavioural(LINEAR, INPUTS, settings);
        assertEquals(expected, found.value(), 0.03 * expected);
        assertEquals(2 * found.value(), found.effectiveParameters());
        assertEquals(Trust.SETTLED, found.trust());
    }

    /**
     * A tied code of one feature on one neuron, without ReLU, at w = 0: the loss is {@code w⁴} times the input's square, λ
     * would be a quarter. The walk's mean under {@code exp(-nβ w⁴ - γ/2 w²)} by quadrature.
     */
    @Test
    void aDegenerateMinimumHasLess() {
        Experiment recipe = Experiment.of(Map.of(
                Field.MODEL,
                "tied-autoencoder",
                Field.RELU,
                false,
                Field.FEATURES,
                1,
                Field.NEURONS,
                1,
                Field.BIAS,
                false));
        Network network = Network.of(recipe, new Parameters(List.of(new Parameters.Named("W", Matrix.of(1, 1, 0)))));
        Activations one = Activations.of(new double[][] {{1}});
        Settings settings = new Settings(8, 1000, 15_000, 1e-3, 0.1, 1000, 4);
        double weighted = 0;
        double all = 0;
        for (double w = -2; w < 2; w += 1e-5) {
            double density = Math.exp(-1000 * w * w * w * w - 0.05 * w * w);
            weighted += 1000 * w * w * w * w * density;
            all += density;
        }
        double expected = weighted / all;
        assertEquals(0.25, expected, 0.005);
        LearningCoefficient found = LearningCoefficient.behavioural(network, one, settings);
        assertEquals(expected, found.value(), 0.03);
    }

    @Test
    void theTraceStartsAtTheLossAndTheSameSeedRepeatsIt() {
        Settings settings = new Settings(2, 10, 30, 1e-3, 1, 10, 3);
        Activations targets = Activations.of(new double[4][3]);
        LearningCoefficient found = LearningCoefficient.of(LINEAR, INPUTS, targets, settings);
        assertEquals(LINEAR.loss(INPUTS, targets), found.loss(0, 0));
        assertEquals(40, found.steps());
        assertEquals(
                found.loss(1, 39),
                LearningCoefficient.of(LINEAR, INPUTS, targets, settings).loss(1, 39));
        assertNotEquals(found.loss(0, 39), found.loss(1, 39));
    }

    @Test
    void aPointThatIsNoMinimumSaysSo() {
        Activations targets = Activations.of(new double[4][3]);
        Settings settings = new Settings(2, 200, 200, 1e-3, 0, 10, 3);
        LearningCoefficient found = LearningCoefficient.of(LINEAR, INPUTS, targets, settings);
        assertTrue(found.value() < 0);
        assertEquals(Trust.NEGATIVE, found.trust());
    }

    @Test
    void aShortWalkStillDrifts() {
        Settings settings = new Settings(4, 0, 200, 1e-5, 1, 10, 3);
        assertEquals(
                Trust.DRIFTING,
                LearningCoefficient.behavioural(LINEAR, INPUTS, settings).trust());
    }

    @Test
    void tooLargeAStepRunsAway() {
        Settings settings = new Settings(2, 500, 500, 1, 1, 100, 3);
        LearningCoefficient found = LearningCoefficient.behavioural(LINEAR, INPUTS, settings);
        assertTrue(Double.isNaN(found.value()));
        assertEquals(Trust.DIVERGED, found.trust());
    }

    @Test
    void whatWouldTakeAnHourIsRefused() {
        Network large = Network.layered(List.<double[][]>of(new double[500][500]), List.of(Nonlinearity.LINEAR));
        Activations inputs = Activations.of(new double[1000][500]);
        assertThrows(
                IllegalArgumentException.class, () -> LearningCoefficient.behavioural(large, inputs, Settings.DEFAULT));
    }
}
