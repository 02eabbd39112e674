package org.polyseme.measure;

import java.util.Arrays;
import org.polyseme.state.Matrix;

/**
 * When a feature counts as "on" a neuron. A neuron is polysemantic where at least two features are. The published
 * definitions differ; each is, for a given matrix of weights, a range of sizes on every neuron. Immutable.
 */
public sealed interface Definition permits Band, ColumnShare, Interference {
    /** A neuron whose column of weights is shorter than this has no features on, whatever the shares: it is dead. */
    double DEAD = 0.1;

    /** The sizes that count on each neuron of {@code weights [features, neurons]}. */
    Ranges ranges(Matrix weights);

    /** What "on" means, to follow "features are on a neuron where", e.g. {@code 0.80 ≤ |w| ≤ 1.20}. */
    String words();

    /** For each neuron the least and the largest |w| that counts. Confined to whoever asked for it. */
    final class Ranges {
        private final float[] lower;
        private final float[] upper;

        Ranges(float[] lower, float[] upper) {
            this.lower = lower;
            this.upper = upper;
        }

        /** The same range on every neuron. */
        static Ranges even(int neurons, double lower, double upper) {
            float[] least = new float[neurons];
            float[] largest = new float[neurons];
            Arrays.fill(least, up(lower));
            Arrays.fill(largest, down(upper));
            return new Ranges(least, largest);
        }

        /** True where a feature with this weight is on this neuron. */
        public boolean contains(int neuron, float weight) {
            float size = Math.abs(weight);
            return size >= lower[neuron] && size <= upper[neuron];
        }

        /** The least |w| that counts on this neuron; infinite on a dead one. */
        public float lower(int neuron) {
            return lower[neuron];
        }

        /** The least float that is not below. */
        private static float up(double bound) {
            float nearest = (float) bound;
            return nearest < bound ? Math.nextUp(nearest) : nearest;
        }

        /** The largest float that is not above. */
        private static float down(double bound) {
            float nearest = (float) bound;
            return nearest > bound ? Math.nextDown(nearest) : nearest;
        }
    }
}
