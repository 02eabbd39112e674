package org.polyseme.measure;

import java.util.SplittableRandom;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.polyseme.theory.CodingTheory;

/**
 * A layer's activations along a closed path of stimuli, seen from a random direction: {@code A r [points, 3]} with
 * normal entries of variance 1/m in r {@code [m, 3]}. Where the code is smooth, so is the loop. Immutable.
 *
 * <p>Source: Marshall and Kirchner 2024, supplement, section 1.
 */
public final class RandomProjection {
    private static final int AXES = 3;
    /** With all 192 of a path the energies of 96 views take longer than a picture may. */
    private static final int MOST_POINTS = 32;

    private final DMatrixRMaj points;

    private RandomProjection(DMatrixRMaj points) {
        this.points = points;
    }

    /** Projects activations at successive points of a closed path; the same seed gives the same view of as many neurons. */
    public static RandomProjection of(Activations path, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        DMatrixRMaj view = new DMatrixRMaj(path.neurons(), AXES);
        double deviation = 1 / Math.sqrt(path.neurons());
        for (int k = 0; k < view.getNumElements(); k++) {
            view.set(k, deviation * random.nextGaussian());
        }
        DMatrixRMaj points = new DMatrixRMaj(path.samples(), AXES);
        CommonOps_DDRM.mult(path.matrix(), view, points);
        return new RandomProjection(points);
    }

    /** How many points the path has. */
    public int points() {
        return points.numRows;
    }

    /** Where a point lies along axis 0, 1 or 2. */
    public double at(int point, int axis) {
        return points.get(point, axis);
    }

    /** Mean over the points of {@code ½|z|²}, z not centred. */
    public double meanEnergy() {
        double sum = 0;
        for (int k = 0; k < points.getNumElements(); k++) {
            sum += points.get(k) * points.get(k);
        }
        return sum / (2 * points());
    }

    /**
     * Mean energy over the views of the first seeds, over {@code 3/(2m) Σ_k mean A_k²}, which theory says all views have on
     * average. Within about {@code √(2/(3 · views))} of 1 where few directions vary, nearer where many do; no number where
     * nothing does. Both are of up to 32 points, evenly along the path: what theory says, it says of any.
     */
    public static double energyOverTheory(Activations path, int views) {
        Activations some = some(path);
        double squares = 0;
        for (int t = 0; t < some.samples(); t++) {
            for (int k = 0; k < some.neurons(); k++) {
                squares += some.at(t, k) * some.at(t, k) / some.samples();
            }
        }
        double sum = 0;
        for (int seed = 0; seed < views; seed++) {
            sum += of(some, seed).meanEnergy();
        }
        return sum / views / CodingTheory.projectionEnergy(squares, some.neurons());
    }

    /** Evenly, at most as many points as make it quick. */
    private static Activations some(Activations path) {
        int apart = (path.samples() + MOST_POINTS - 1) / MOST_POINTS;
        int count = (path.samples() + apart - 1) / apart;
        DMatrixRMaj values = new DMatrixRMaj(count, path.neurons());
        for (int t = 0; t < count; t++) {
            CommonOps_DDRM.extract(path.matrix(), t * apart, t * apart + 1, 0, path.neurons(), values, t, 0);
        }
        return new Activations(values);
    }

    /** {@code Σ|z_(t+1) - z_t|²} once round. */
    public double stepEnergy() {
        double sum = 0;
        for (int t = 0; t < points(); t++) {
            for (int axis = 0; axis < AXES; axis++) {
                double step = at((t + 1) % points(), axis) - at(t, axis);
                sum += step * step;
            }
        }
        return sum;
    }

    /**
     * How much each step differs from the one before, {@code Σ|z_(t+1) - 2 z_t + z_(t-1)|² / Σ|z_(t+1) - z_t|²}. Range
     * [0, 4]: near 0 for a smooth loop ({@code 4 sin²(π/T)} for a circle of T points), 2 for steps that do not depend on
     * one another, 3 for points that do not, 4 for one that jumps to and fro; 0 where nothing moves.
     */
    public double roughness() {
        double sum = 0;
        int last = points() - 1;
        for (int t = 0; t < points(); t++) {
            for (int axis = 0; axis < AXES; axis++) {
                double bend = at(t == last ? 0 : t + 1, axis) - 2 * at(t, axis) + at(t == 0 ? last : t - 1, axis);
                sum += bend * bend;
            }
        }
        double steps = stepEnergy();
        return steps == 0 ? 0 : sum / steps;
    }
}
