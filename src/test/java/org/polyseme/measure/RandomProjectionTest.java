package org.polyseme.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.polyseme.theory.CodingTheory;
import org.polyseme.theory.PowerLawCode;

class RandomProjectionTest {
    private static final int POINTS = 128;

    /** E z = (3/2m) tr Σ, not ½ tr Σ: 4,000 views of one code. */
    @Test
    void meanEnergyOverViewsIsThreeOverTwiceTheNeurons() {
        int neurons = 50;
        Activations path = StimulusPath.of(new PowerLawCode(neurons, 1.5), POINTS);
        double trace = 0;
        for (int i = 1; i <= neurons; i++) {
            trace += Math.pow(i, -1.5);
        }
        assertEquals(0.06993, CodingTheory.projectionEnergy(trace, neurons), 5e-6); // computed elsewhere
        assertEquals(1, RandomProjection.energyOverTheory(path, 4000), 0.03);
        assertEquals(
                RandomProjection.of(path, 0).meanEnergy() / 0.06993, RandomProjection.energyOverTheory(path, 1), 0.01);
    }

    /** A circle seen through anything linear is an ellipse, whose bends are to its steps as a circle's. */
    @Test
    void aCirclesRoughnessIsThatOfItsPoints() {
        Activations path = StimulusPath.circle(6, 1, 4, POINTS);
        double sine = Math.sin(Math.PI / POINTS);
        assertEquals(4 * sine * sine, RandomProjection.of(path, 7).roughness(), 1e-12);
    }

    @Test
    void theCircleStaysInsideTheFeaturesRange() {
        Activations path = StimulusPath.circle(6, 1, 4, POINTS);
        for (int t = 0; t < POINTS; t++) {
            assertEquals(0.5, Math.hypot(path.at(t, 1) - 0.5, path.at(t, 4) - 0.5), 1e-12);
            assertEquals(0, path.at(t, 0));
        }
    }

    @Test
    void theRingPassesEveryFeature() {
        Activations path = StimulusPath.ring(8, 0.5, 64);
        for (int i = 0; i < 8; i++) {
            assertEquals(1, path.at(8 * i, i), 1e-12);
        }
    }

    @Test
    void unrelatedPointsAreThreeTimesAsBentAsLong() {
        SplittableRandom random = new SplittableRandom(11);
        double[][] noise = new double[20_000][4];
        for (double[] row : noise) {
            for (int k = 0; k < row.length; k++) {
                row[k] = random.nextGaussian();
            }
        }
        assertEquals(3, RandomProjection.of(Activations.of(noise), 1).roughness(), 0.05);
    }

    @Test
    void toAndFroIsRoughest() {
        double[][] jumps = new double[10][1];
        for (int t = 0; t < jumps.length; t++) {
            jumps[t][0] = t % 2;
        }
        assertEquals(4, RandomProjection.of(Activations.of(jumps), 1).roughness(), 1e-12);
        assertEquals(0, RandomProjection.of(Activations.of(new double[5][2]), 1).roughness());
    }

    /** d = 1: smooth above 1 + 2/1, jagged below, from every side. */
    @Test
    void theExponentTellsSmoothFromJagged() {
        for (int seed = 0; seed < 20; seed++) {
            Activations smooth = StimulusPath.of(new PowerLawCode(200, 4.5), 512);
            Activations jagged = StimulusPath.of(new PowerLawCode(200, 1.2), 512);
            assertTrue(RandomProjection.of(smooth, seed).roughness() < 0.02);
            assertTrue(RandomProjection.of(jagged, seed).roughness() > 0.2);
        }
    }
}
