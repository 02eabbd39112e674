package org.polyseme.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.polyseme.state.Experiment;
import org.polyseme.state.Field;
import org.polyseme.state.Matrix;

class SparseAutoencoderTest {
    private static Experiment recipe(int features, int neurons, double p) {
        return Experiment.of(Map.of(
                Field.MODEL,
                "tied-autoencoder",
                Field.FEATURES,
                features,
                Field.NEURONS,
                neurons,
                Field.FEATURE_PROBABILITY,
                p));
    }

    /** Directions on a regular polygon of length 1. */
    private static Matrix polygon(int corners) {
        double[][] rows = new double[corners][2];
        for (int i = 0; i < corners; i++) {
            rows[i][0] = Math.cos(2 * Math.PI * i / corners);
            rows[i][1] = Math.sin(2 * Math.PI * i / corners);
        }
        return Matrix.of(rows);
    }

    @Test
    void gradientIsTheLossesSlope() {
        int neurons = 3;
        int latents = 5;
        int samples = 7;
        SplittableRandom random = new SplittableRandom(4);
        AutoencoderPass pass = new AutoencoderPass(neurons, latents, 0.2);
        double[] p = new double[AutoencoderPass.size(neurons, latents)];
        double[] hidden = new double[samples * neurons];
        for (int k = 0; k < p.length; k++) {
            p[k] = random.nextGaussian();
        }
        for (int k = 0; k < hidden.length; k++) {
            hidden[k] = random.nextGaussian();
        }
        double[] gradient = new double[p.length];
        pass.loss(p, hidden, 2, samples, gradient, new long[0]);
        double h = 1e-6;
        for (int k = 0; k < p.length; k++) {
            double was = p[k];
            p[k] = was + h;
            double above = pass.loss(p, hidden, 2, samples, new double[0], new long[0]);
            p[k] = was - h;
            double below = pass.loss(p, hidden, 2, samples, new double[0], new long[0]);
            p[k] = was;
            assertEquals((above - below) / (2 * h), gradient[k], 1e-6);
        }
    }

    @Test
    void findsEveryCornerOfAPentagonOfSparseFeatures() {
        Experiment recipe = recipe(5, 2, 0.025);
        SparseAutoencoder found = SparseAutoencoder.train(recipe, polygon(5), SparseAutoencoder.Settings.of(recipe));
        assertEquals(5, found.found());
        assertTrue(found.meanMaxCosine() > 0.97, () -> "mean cosine " + found.meanMaxCosine());
        assertEquals(0, found.dead());
    }

    @Test
    void findsFeaturesThatHaveANeuronEach() {
        Experiment recipe = recipe(4, 4, 0.1);
        double[][] own = new double[4][4];
        for (int i = 0; i < 4; i++) {
            own[i][i] = 1;
        }
        SparseAutoencoder found =
                SparseAutoencoder.train(recipe, Matrix.of(own), new SparseAutoencoder.Settings(4, 0.05, 0.01, 3000, 1));
        assertEquals(4, found.found());
        assertTrue(found.error() < 0.3, () -> "error " + found.error());
    }

    @Test
    void directionsHaveLengthOneAndTheSameSeedFindsTheSame() {
        Experiment recipe = recipe(5, 2, 0.1);
        SparseAutoencoder.Settings settings = new SparseAutoencoder.Settings(3, 0.2, 0.01, 200, 7);
        SparseAutoencoder found = SparseAutoencoder.train(recipe, polygon(5), settings);
        for (int l = 0; l < 3; l++) {
            assertEquals(1, found.decoder().rowNorm(l), 1e-6);
        }
        assertEquals(
                found.decoder(),
                SparseAutoencoder.train(recipe, polygon(5), settings).decoder());
    }

    @Test
    void aFeatureWithoutLengthIsNotFound() {
        Experiment recipe = recipe(2, 2, 0.2);
        Matrix weights = Matrix.of(new double[][] {{1, 0}, {0, 0}});
        SparseAutoencoder found =
                SparseAutoencoder.train(recipe, weights, new SparseAutoencoder.Settings(2, 0.1, 0.01, 500, 0));
        assertEquals(0, found.best(1));
        assertTrue(found.best(0) > 0.9);
    }

    @Test
    void appliesToSparseFeaturesInFewLinearNeurons() {
        assertTrue(SparseAutoencoder.applies(recipe(5, 2, 0.1), SparseAutoencoder.Settings.of(recipe(5, 2, 0.1))));
        Experiment incidental = Experiment.of(Map.of(Field.MODEL, "incidental"));
        assertFalse(SparseAutoencoder.applies(incidental, SparseAutoencoder.Settings.of(incidental)));
        Experiment rectified = Experiment.of(Map.of(Field.MODEL, "tied-hidden-relu"));
        assertFalse(SparseAutoencoder.applies(rectified, SparseAutoencoder.Settings.of(rectified)));
        Experiment large = recipe(400, 200, 0.1);
        assertFalse(SparseAutoencoder.applies(large, SparseAutoencoder.Settings.of(large)));
    }
}
