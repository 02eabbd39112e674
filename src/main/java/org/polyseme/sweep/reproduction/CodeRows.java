package org.polyseme.sweep.reproduction;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.polyseme.measure.Activations;
import org.polyseme.measure.PowerLaw;
import org.polyseme.measure.RandomProjection;
import org.polyseme.measure.Spectrum;
import org.polyseme.theory.CodingTheory;

/** Marshall and Kirchner 2024: spectra of codes, and the neurons that coding theory grants a feature. */
final class CodeRows {
    private static final String PAPER = "Marshall and Kirchner 2024, ";
    private static final int NEURONS = 200;
    private static final int SAMPLES = 20_000;
    private static final double BITS = 16;

    private CodeRows() {}

    static List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        for (double alpha : new double[] {0.7, 1, 1.5, 2}) {
            rows.add(new Row(
                    "alpha-" + alpha,
                    "exponent fitted to 20,000 samples of 200 neurons with variances i^-" + alpha,
                    Expectation.near(PAPER + "eigenspectrum", Provenance.DERIVED, alpha, 0.01),
                    new Work.Computed(() -> fitted(alpha))));
        }
        double[] sparsities = {0.5, 0.8, 0.9, 0.99, 0.999};
        double[] shares = {0.5625, 0.2451, 0.1293, 0.0150, 0.0017};
        for (int k = 0; k < sparsities.length; k++) {
            double sparsity = sparsities[k];
            rows.add(new Row(
                    "neurons-per-feature-" + sparsity,
                    "neurons a feature at sparsity " + sparsity + ", 16 bits each",
                    Expectation.near(PAPER + "supplement, 2", Provenance.DERIVED, shares[k], 5e-5),
                    new Work.Computed(() -> CodingTheory.neuronsPerFeature(sparsity, BITS))));
        }
        rows.add(new Row(
                "projection-energy",
                "mean energy of 2,000 random projections, over 3/(2m) of the total variance",
                Expectation.near(PAPER + "supplement, 2.5, prints ½ tr Σ; corrected", Provenance.DERIVED, 1, 0.05),
                new Work.Computed(CodeRows::energy)));
        return rows;
    }

    private static double fitted(double alpha) {
        return PowerLaw.fit(Spectrum.activations(gaussian(SAMPLES, alpha)), 10, (int) (0.8 * NEURONS))
                .alpha();
    }

    /** Independent normal activations whose variances fall as i^-α. */
    private static Activations gaussian(int samples, double alpha) {
        SplittableRandom random = new SplittableRandom(20);
        double[][] rows = new double[samples][NEURONS];
        for (double[] row : rows) {
            for (int k = 0; k < NEURONS; k++) {
                row[k] = random.nextGaussian() * Math.pow(k + 1, -alpha / 2);
            }
        }
        return Activations.of(rows);
    }

    private static double energy() {
        Activations path = gaussian(50, 1);
        double variance = 0;
        for (int t = 0; t < path.samples(); t++) {
            for (int k = 0; k < NEURONS; k++) {
                variance += path.at(t, k) * path.at(t, k) / path.samples();
            }
        }
        double sum = 0;
        int projections = 2000;
        for (int seed = 0; seed < projections; seed++) {
            sum += RandomProjection.of(path, seed).meanEnergy() / projections;
        }
        return sum / CodingTheory.projectionEnergy(variance, NEURONS);
    }
}
