package org.polyseme.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.ejml.data.DMatrixRMaj;

/**
 * How well a network does with some of a layer's neurons silenced, in several random orders: a redundant code loses
 * little at first. Immutable.
 *
 * <p>Source: Marshall and Kirchner 2024, who hold networks trained with dropout against plain ones.
 *
 * @param levels ascending in the number of neurons silenced, from none to all
 */
public record Redundancy(List<Level> levels) {
    private static final int MOST_LEVELS = 64;

    /**
     * What is left with so many neurons silenced, over the orders.
     *
     * @param silenced how many neurons put out 0
     * @param loss mean over the orders of {@code 1/T Σ_samples Σ_j (out_j - target_j)²}
     * @param lossDeviation standard deviation between orders
     * @param accuracy the share of samples, of those with a target above 0, whose largest output is at their largest
     *     target; NaN without such samples
     * @param accuracyDeviation standard deviation between orders
     */
    public record Level(int silenced, double loss, double lossDeviation, double accuracy, double accuracyDeviation) {}

    /** Sums over orders at one level. */
    private static final class Tally {
        private double loss;
        private double lossSquares;
        private double accuracy;
        private double accuracySquares;

        void add(double oneLoss, double oneAccuracy) {
            loss += oneLoss;
            lossSquares += oneLoss * oneLoss;
            accuracy += oneAccuracy;
            accuracySquares += oneAccuracy * oneAccuracy;
        }

        Level level(int silenced, int orders) {
            return new Level(
                    silenced,
                    loss / orders,
                    deviation(loss, lossSquares, orders),
                    accuracy / orders,
                    deviation(accuracy, accuracySquares, orders));
        }

        private static double deviation(double sum, double squares, int count) {
            double mean = sum / count;
            return count < 2 ? 0 : Math.sqrt(Math.max(0, (squares - count * mean * mean) / (count - 1)));
        }
    }

    public Redundancy {
        levels = List.copyOf(levels);
    }

    /**
     * Silences the neurons of one hidden layer, one after another, in {@code orders} random orders; above
     * {@value #MOST_LEVELS} neurons several at a time.
     *
     * @param layer from 1, the first hidden one, to the last but one
     * @throws IllegalArgumentException if there is no such hidden layer, or no order
     */
    public static Redundancy of(
            Network network, Activations inputs, Activations targets, int layer, int orders, long seed) {
        checkLayer(network, layer);
        if (orders < 1) {
            throw new IllegalArgumentException("expected at least one order, got " + orders);
        }
        DMatrixRMaj whole = Pass.of(network, inputs).activations(layer);
        int neurons = network.width(layer);
        int levels = Math.min(neurons, MOST_LEVELS);
        List<Tally> tallies = new ArrayList<>();
        for (int level = 0; level <= levels; level++) {
            tallies.add(new Tally());
        }
        SplittableRandom random = new SplittableRandom(seed);
        for (int order = 0; order < orders; order++) {
            int[] neuron = shuffled(neurons, random);
            DMatrixRMaj left = whole.copy();
            int silenced = 0;
            for (int level = 0; level <= levels; level++) {
                for (; silenced < silencedAt(level, levels, neurons); silenced++) {
                    silence(left, neuron[silenced]);
                }
                Pass pass = Pass.from(network, layer, left);
                tallies.get(level).add(pass.loss(targets), accuracy(pass.outputs(), targets));
            }
        }
        List<Level> found = new ArrayList<>();
        for (int level = 0; level <= levels; level++) {
            found.add(tallies.get(level).level(silencedAt(level, levels, neurons), orders));
        }
        return new Redundancy(found);
    }

    /**
     * What silencing the neurons of one hidden layer one at a time costs, all of them together, as a share of what they
     * achieve together: {@code Σ_k (L_k - L) / (L_0 - L)}, where {@code L = 1/T Σ_samples Σ_j (out_j - target_j)²} is the
     * loss of the whole network, L_k with neuron k silenced, and L_0 with all of them silenced.
     *
     * <p>1 where every feature hangs on one neuron, 1/r where r neurons each carry an r-th of it: without one of them
     * {@code 1 - 1/r} of it comes back, which costs {@code 1/r²}, r times. Above 1 where neurons do by themselves what
     * the others undo.
     *
     * @param layer from 1, the first hidden one, to the last but one
     * @return NaN where the neurons achieve nothing together
     * @throws IllegalArgumentException if there is no such hidden layer
     */
    public static double oneByOne(Network network, Activations inputs, Activations targets, int layer) {
        checkLayer(network, layer);
        DMatrixRMaj whole = Pass.of(network, inputs).activations(layer);
        double none = Pass.from(network, layer, new DMatrixRMaj(whole.numRows, whole.numCols))
                .loss(targets);
        double all = Pass.from(network, layer, whole).loss(targets);
        double cost = 0;
        for (int neuron = 0; neuron < whole.numCols; neuron++) {
            DMatrixRMaj left = whole.copy();
            silence(left, neuron);
            cost += Pass.from(network, layer, left).loss(targets) - all;
        }
        return none > all ? cost / (none - all) : Double.NaN;
    }

    /** The accuracy with half of the neurons silenced, rounded down. */
    public double halfSilencedAccuracy() {
        return levels.get((levels.size() - 1) / 2).accuracy();
    }

    private static void checkLayer(Network network, int layer) {
        if (layer < 1 || layer >= network.layers()) {
            throw new IllegalArgumentException(
                    "expected a hidden layer from 1 to " + (network.layers() - 1) + ", got " + layer);
        }
    }

    private static int silencedAt(int level, int levels, int neurons) {
        return (int) ((long) level * neurons / levels);
    }

    private static void silence(DMatrixRMaj activations, int neuron) {
        for (int t = 0; t < activations.numRows; t++) {
            activations.set(t, neuron, 0);
        }
    }

    private static int[] shuffled(int count, SplittableRandom random) {
        int[] order = new int[count];
        for (int k = 0; k < count; k++) {
            int other = random.nextInt(k + 1);
            order[k] = order[other];
            order[other] = k;
        }
        return order;
    }

    private static double accuracy(DMatrixRMaj outputs, Activations targets) {
        int counted = 0;
        int right = 0;
        for (int t = 0; t < outputs.numRows; t++) {
            int wanted = largest(targets.matrix(), t);
            if (targets.at(t, wanted) > 0) {
                counted++;
                right += largest(outputs, t) == wanted && outputs.get(t, wanted) > 0 ? 1 : 0;
            }
        }
        return counted == 0 ? Double.NaN : (double) right / counted;
    }

    private static int largest(DMatrixRMaj rows, int row) {
        int found = 0;
        for (int j = 1; j < rows.numCols; j++) {
            found = rows.get(row, j) > rows.get(row, found) ? j : found;
        }
        return found;
    }
}
