package org.polyseme.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.polyseme.state.Experiment;
import org.polyseme.state.FeaturePair;
import org.polyseme.state.InitialisationKind;
import org.polyseme.state.Matrix;
import org.polyseme.state.ModelKind;
import org.polyseme.state.NoiseKind;
import org.polyseme.state.Snapshot;
import org.polyseme.theory.CollisionLaw;

/**
 * What an initialisation foretells: which neuron each feature would settle on if it kept its strongest one, and which
 * features would collide there. Immutable.
 *
 * <p>Source: winner-take-all of an isolated feature under L1 (src/docs/model.md). Interference between features breaks
 * it for some, which is what a run shows.
 */
public final class Forecast {
    private final List<List<Integer>> claimsOnNeuron;
    private final List<FeaturePair> collisions;
    private final int polysemanticNeurons;

    private Forecast(List<List<Integer>> claimsOnNeuron, List<FeaturePair> collisions, int polysemanticNeurons) {
        this.claimsOnNeuron = claimsOnNeuron;
        this.collisions = collisions;
        this.polysemanticNeurons = polysemanticNeurons;
    }

    /** What a run's initialisation foretells; where {@link #applies} is false, no collision. */
    public static Forecast of(Snapshot snapshot) {
        Forecast forecast = of(snapshot.initialWeights());
        return applies(snapshot.experiment()) ? forecast : new Forecast(forecast.claimsOnNeuron, List.of(), 0);
    }

    /**
     * True for the one model whose features take all or nothing, the incidental one, with ReLU: without it opposite
     * features interfere too, and no collision lasts.
     */
    public static boolean applies(Experiment experiment) {
        return experiment.model() == ModelKind.INCIDENTAL && experiment.relu();
    }

    /**
     * The number of polysemantic neurons to expect by chance, where the law of collisions applies: {@link #applies}, an L1
     * penalty alone drives features to one neuron each, there are two that may meet, and nothing but chance has chosen
     * where they start.
     */
    public static OptionalDouble byChance(Experiment experiment) {
        boolean isDriven = experiment.l1() > 0
                && (experiment.noise() == NoiseKind.NONE || experiment.noiseSd() == 0)
                && experiment.dropout() == 0;
        return applies(experiment) && experiment.features() >= 2 && isDriven && startsAtRandom(experiment)
                ? OptionalDouble.of(CollisionLaw.estimate(experiment.features(), experiment.neurons()))
                : OptionalDouble.empty();
    }

    private static boolean startsAtRandom(Experiment experiment) {
        boolean isDrawn = experiment.initialisation() == InitialisationKind.GAUSSIAN
                || experiment.initialisation() == InitialisationKind.XAVIER;
        boolean isPlanted = experiment.pairs() > 0 && (experiment.overlap() != 0 || experiment.collision() > 0);
        return isDrawn && !isPlanted;
    }

    /** Reads {@code initial [features, neurons]}, the weights at step 0. */
    public static Forecast of(Matrix initial) {
        List<List<Integer>> claims = new ArrayList<>(initial.columns());
        for (int k = 0; k < initial.columns(); k++) {
            claims.add(List.of());
        }
        for (int i = 0; i < initial.rows(); i++) {
            int k = strongest(initial, i);
            if (initial.at(i, k) != 0) {
                if (claims.get(k).isEmpty()) {
                    claims.set(k, new ArrayList<>(2));
                }
                claims.get(k).add(i);
            }
        }
        List<FeaturePair> collisions = new ArrayList<>();
        int polysemantic = 0;
        for (int k = 0; k < claims.size(); k++) {
            int before = collisions.size();
            addOpposite(initial, k, claims.get(k), collisions);
            polysemantic += collisions.size() > before ? 1 : 0;
        }
        return new Forecast(claims.stream().map(List::copyOf).toList(), List.copyOf(collisions), polysemantic);
    }

    private static int strongest(Matrix weights, int feature) {
        int strongest = 0;
        for (int k = 1; k < weights.columns(); k++) {
            if (Math.abs(weights.at(feature, k)) > Math.abs(weights.at(feature, strongest))) {
                strongest = k;
            }
        }
        return strongest;
    }

    private static void addOpposite(Matrix weights, int neuron, List<Integer> claims, List<FeaturePair> collisions) {
        for (int a = 0; a < claims.size(); a++) {
            for (int b = a + 1; b < claims.size(); b++) {
                if (weights.at(claims.get(a), neuron) * weights.at(claims.get(b), neuron) < 0) {
                    collisions.add(new FeaturePair(claims.get(a), claims.get(b)));
                }
            }
        }
    }

    /** The features whose strongest neuron at step 0 is this one, in ascending order. */
    public List<Integer> claimsOn(int neuron) {
        return claimsOnNeuron.get(neuron);
    }

    /**
     * Pairs of features whose strongest weights meet on one neuron with opposite signs, so that ReLU lets them stay: the
     * collisions to expect.
     */
    public List<FeaturePair> collisions() {
        return collisions;
    }

    /** Neurons on which at least one collision is to be expected. */
    public int polysemanticNeurons() {
        return polysemanticNeurons;
    }
}
