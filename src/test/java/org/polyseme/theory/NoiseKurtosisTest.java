package org.polyseme.theory;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.polyseme.state.NoiseKind;

class NoiseKurtosisTest {
    private static final double[] WEIGHTS = {0.9, -0.4, 0.2, 0, 1.1, -0.3};

    /** Of 400,000 draws; the standard error of a kurtosis is below 0.03 for all of these. */
    @ParameterizedTest
    @EnumSource(
            value = NoiseKind.class,
            names = {"BIPOLAR", "GAUSSIAN", "UNIFORM", "LAPLACE"})
    void theIdentityHoldsOnSamples(NoiseKind noise) {
        SplittableRandom random = new SplittableRandom(9);
        double squares = 0;
        double fourths = 0;
        int draws = 400_000;
        for (int t = 0; t < draws; t++) {
            double sum = 0;
            for (double weight : WEIGHTS) {
                sum += weight * draw(noise, random);
            }
            squares += sum * sum / draws;
            fourths += sum * sum * sum * sum / draws;
        }
        assertEquals(
                fourths / (squares * squares) - 3,
                NoiseKurtosis.projected(NoiseKurtosis.excess(noise, 0), WEIGHTS),
                0.06);
    }

    private static double draw(NoiseKind noise, SplittableRandom random) {
        double uniform = random.nextDouble() - 0.5;
        return switch (noise) {
            case BIPOLAR -> Math.signum(uniform);
            case UNIFORM -> uniform;
            case LAPLACE -> -Math.signum(uniform) * Math.log(1 - 2 * Math.abs(uniform));
            case GAUSSIAN -> random.nextGaussian();
            case NONE, BY_KURTOSIS -> 0;
        };
    }

    @Test
    void aFeatureOnOneNeuronSeesTheNoiseItself() {
        assertEquals(-2, NoiseKurtosis.projected(-2, new double[] {0, -0.7, 0}), 1e-12);
        assertEquals(3, NoiseKurtosis.excess(NoiseKind.LAPLACE, 0));
    }

    @Test
    void spreadingOverNeuronsMakesNoiseNormal() {
        assertEquals(-0.5, NoiseKurtosis.projected(-2, new double[] {1, 1, -1, 1}), 1e-12);
        assertEquals(0, NoiseKurtosis.projected(-2, new double[3]));
    }
}
