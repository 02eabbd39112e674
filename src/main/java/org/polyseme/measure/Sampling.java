package org.polyseme.measure;

import java.util.Arrays;
import org.polyseme.state.DataKind;
import org.polyseme.state.Experiment;
import org.polyseme.state.Field;
import org.polyseme.state.ModelKind;
import org.polyseme.state.Snapshot;

/** Measures of what a small network does, at as many inputs as settle them in some milliseconds; always the same ones. */
final class Sampling {
    private static final int SAMPLES = 2048;
    private static final int FEWER_SAMPLES = 512;
    private static final int ORDERS = 32;
    private static final long SEED = 1;
    private static final int MOST_WEIGHTS = 2048;
    private static final int MOST_WEIGHTS_OF_AUTOENCODER = 16;
    private static final int MOST_POINTS = 2048;
    private static final int MOST_PARAMETERS = 256;
    private static final int MOST_DIMENSIONS = 256;

    private Sampling() {}

    /** True where neurons are linear in the inputs, and few enough for their spectrum. */
    static boolean hasLinearCode(Experiment recipe) {
        return switch (recipe.model()) {
            case INCIDENTAL, TIED_AUTOENCODER, POWER_AUTOENCODER ->
                Math.min(recipe.features(), recipe.neurons()) <= MOST_DIMENSIONS;
            case ABSOLUTE_VALUE, HIDDEN_RELU, TIED_HIDDEN_RELU, HIDDEN_BIAS, MLP -> false;
        };
    }

    /** True where a sparse autoencoder is trained in a blink. */
    static boolean hasAutoencoder(Experiment recipe) {
        return (long) recipe.features() * recipe.neurons() <= MOST_WEIGHTS_OF_AUTOENCODER
                && SparseAutoencoder.applies(recipe, SparseAutoencoder.Settings.of(recipe));
    }

    static SparseAutoencoder autoencoder(Snapshot snapshot) {
        return SparseAutoencoder.train(
                snapshot.experiment(), snapshot.weights(), SparseAutoencoder.Settings.of(snapshot.experiment()));
    }

    static boolean hasPoints(Experiment recipe) {
        return recipe.data() == DataKind.FIXED_SET
                && recipe.points() <= MOST_POINTS
                && recipe.model().isTied();
    }

    static double pointsDimensionality(Snapshot snapshot) {
        return FixedSet.points(snapshot.experiment()).stream()
                .flatMapToDouble(points -> Arrays.stream(Memorisation.pointDimensionality(points, snapshot.weights())))
                .filter(Double::isFinite)
                .sum();
    }

    static double pointsSpread(Snapshot snapshot) {
        return FixedSet.points(snapshot.experiment())
                .map(points -> Memorisation.spread(
                        Memorisation.pointDimensionality(points, snapshot.weights()),
                        snapshot.weights().columns()))
                .orElse(Double.NaN);
    }

    /** The recipe as if it saw fresh points of the same law. */
    static Experiment fresh(Experiment recipe) {
        return recipe.with(Field.DATA, DataKind.SPARSE_UNIFORM);
    }

    static boolean isSmall(Experiment recipe) {
        return recipe.data() != DataKind.STANDARD_BASIS
                && recipe.model() != ModelKind.MLP
                && (long) recipe.features() * recipe.neurons() <= MOST_WEIGHTS;
    }

    static boolean isSmallMlp(Experiment recipe) {
        if (recipe.model() != ModelKind.MLP || recipe.data() == DataKind.STANDARD_BASIS) {
            return false;
        }
        long parameters = (long) recipe.features() * recipe.neurons();
        int width = recipe.neurons();
        for (int next : recipe.layers()) {
            parameters += (long) width * next;
            width = next;
        }
        return parameters <= MOST_PARAMETERS;
    }

    static double silencedLoss(Snapshot snapshot) {
        Network network = Network.of(snapshot);
        Activations inputs = Inputs.of(snapshot.experiment(), SAMPLES, SEED);
        return Redundancy.oneByOne(network, inputs, targets(snapshot, network, inputs), 1);
    }

    static double silencedAccuracy(Snapshot snapshot) {
        Network network = Network.of(snapshot);
        Activations inputs = Inputs.of(snapshot.experiment(), SAMPLES, SEED);
        return Redundancy.of(network, inputs, targets(snapshot, network, inputs), 1, ORDERS, SEED)
                .halfSilencedAccuracy();
    }

    private static Activations targets(Snapshot snapshot, Network network, Activations inputs) {
        return Inputs.targets(snapshot.experiment(), inputs, network.width(network.layers()));
    }

    static double hessianRank(Snapshot snapshot) {
        return Degeneracy.of(Network.of(snapshot), Inputs.of(snapshot.experiment(), FEWER_SAMPLES, SEED))
                .rank();
    }

    static double modularity(Snapshot snapshot) {
        Activations inputs = Inputs.of(snapshot.experiment(), FEWER_SAMPLES, SEED);
        InteractionBasis basis = InteractionBasis.of(Network.of(snapshot), inputs);
        return InteractionGraph.of(basis, InteractionGraph.Scale.ROOT, SEED).modularity();
    }
}
