package org.polyseme.measure;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.ToDoubleBiFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.polyseme.state.DataKind;
import org.polyseme.state.Experiment;
import org.polyseme.state.FeaturePair;
import org.polyseme.state.Field;
import org.polyseme.state.GroupKind;
import org.polyseme.state.Matrix;
import org.polyseme.state.Snapshot;

/**
 * The numbers by which runs are told, one row each: its word in files and in what commands print, what it is, and how
 * it follows from a snapshot. Whatever prints, promises or checks a number reads this table.
 */
@SuppressWarnings("ImmutableEnumChecker") // the functions hold no state
public enum Measure {
    STEP("step", "optimiser steps taken", Snapshot::step),
    LOSS(
            "loss",
            "the whole loss, penalties included; of data that are drawn, over a fixed sample, not over all inputs",
            Snapshot::loss),
    POLYSEMANTIC_NEURONS(
            "polysemanticNeurons",
            "neurons with at least two features on (weights of 0.8 to 1.2 in size)",
            s -> Allocation.polysemanticNeurons(s.weights(), Band.DEFAULT)),
    FEATURES_ON(
            "featuresOn",
            "features on, summed over neurons",
            s -> Allocation.of(s.weights(), Band.DEFAULT).featuresOn()),
    MEAN_NORM(
            "meanNorm",
            "mean length of a feature's direction",
            s -> Arrays.stream(Geometry.norms(s.weights())).average().orElse(0)),
    SUM_DIMENSIONALITY(
            "sumDimensionality",
            "dimensionality, summed over features; at most the rank of the weights",
            (s, shares) -> Arrays.stream(shares.of(s)).sum()),
    SAME_SIGN_NEURONS(
            "sameSignNeurons",
            "neurons with two features of one sign on, which ReLU does not allow for long",
            Measure::sameSignNeurons),
    PAIRS_SHARING(
            "pairsSharing",
            "share of the planted pairs with both features on one neuron (weights of 0.7 to 1.2: some are still rising)",
            e -> e.pairs() > 0,
            Measure::pairsSharing),
    FROBENIUS_SQUARED("frobeniusSquared", "sum of the squares of all weights", Measure::frobeniusSquared),
    DIMENSIONS_PER_FEATURE(
            "dimensionsPerFeature",
            "neurons divided by frobeniusSquared (D* of the toy models' paper)",
            s -> s.weights().columns() / frobeniusSquared(s)),
    REGULAR_POLYGON(
            "regularPolygon",
            "1 if the features form a regular polygon (norms above 0.5, gaps at most 15 degrees off), else 0",
            e -> e.neurons() == 2,
            s -> Polygon.isRegular(s.weights()) ? 1 : 0),
    POLYSEMANTIC_BY_SHARE(
            "polysemanticByShare",
            "neurons with at least two features of 14.1 % of the neuron's column or more",
            s -> Allocation.polysemanticNeurons(s.weights(), ColumnShare.DEFAULT)),
    POLYSEMANTIC_BY_INTERFERENCE(
            "polysemanticByInterference",
            "neurons with at least two features whose product with the strongest weight there is 0.25 or more",
            s -> Allocation.polysemanticNeurons(s.weights(), Interference.DEFAULT)),
    OPPOSITE_SIGN_NEURONS(
            "oppositeSignNeurons",
            "neurons with exactly two features on, of opposite signs",
            s -> SignSplit.of(Allocation.of(s.weights(), Band.DEFAULT)).opposite()),
    WINNERS_KEPT(
            "winnersKept",
            "share of the features whose largest weight sits where it sat at step 0",
            Forecast::applies,
            s -> ForecastScore.winnersKept(s.initialWeights(), s.weights())),
    SHARING_PAIRS("sharingPairs", "pairs of features on one neuron", Forecast::applies, s -> score(s).sharing()),
    FORETOLD_PAIRS(
            "foretoldPairs",
            "pairs of features that the initialisation put on one neuron with opposite signs",
            Forecast::applies,
            s -> score(s).foretold()),
    FORETOLD_PAIRS_SHARING(
            "foretoldPairsSharing",
            "those of them that are on one neuron: by foretoldPairs the forecast's precision, by sharingPairs its recall",
            Forecast::applies,
            s -> score(s).hits()),
    MEAN_FOURTH_NORM(
            "meanFourthNorm",
            "mean over features of the sum of the fourth powers of their weights; 1 for one neuron each",
            s -> Concentration.meanFourthNorm(s.weights())),
    MEAN_MONOSEMANTICITY(
            "meanMonosemanticity",
            "mean over neurons with weights of the largest one's share of the sum of squares; 1 for one feature each",
            s -> Concentration.meanMonosemanticity(s.weights())),
    WRITTEN_MONOSEMANTICITY(
            "writtenMonosemanticity",
            "the same of the weights out of the neurons, where these read features through a projection",
            Field.HIDDEN_BIAS::matters,
            s -> Concentration.meanMonosemanticity(
                    s.parameters().named("W2").orElseThrow().transposed())),
    MEAN_HIDDEN_BIAS("meanHiddenBias", "mean bias of the neurons", Field.HIDDEN_BIAS::matters, Measure::meanHiddenBias),
    PACKING_ERROR(
            "packingError",
            "distance of the directions, weighted by dimensionality, from filling their space evenly; 0 for a tight packing",
            e -> Math.min(e.features(), e.neurons()) <= Tightness.MOST_DIMENSIONS,
            s -> Tightness.distance(s.weights())),
    EXACT_LOSS(
            "exactLoss",
            "the loss over all inputs there are, not a sample of them; penalties left out",
            ExactLoss::applies,
            s -> ExactLoss.of(s.experiment(), s.parameters())),
    FEATURES_RECOVERED(
            "featuresRecovered",
            "best improvement over the output 0, at any scale of the weights, in features' worth",
            PowerRecovery::applies,
            s -> PowerRecovery.of(s).recovered()),
    REPRESENTED_FEATURES("representedFeatures", "features longer than 0.5", s -> Represented.features(s.weights())),
    PAIRED_FEATURES(
            "pairedFeatures",
            "those of them with a dimensionality of 0.45 to 0.55, as on opposite sides of one dimension",
            (s, shares) -> Represented.features(s.weights(), shares.of(s), 0.45, 0.55)),
    DEDICATED_FEATURES(
            "dedicatedFeatures",
            "those of them with a dimensionality of 0.9 or more, nearly a dimension each",
            (s, shares) -> Represented.features(s.weights(), shares.of(s), 0.9, 1)),
    GROUP_OVERLAP(
            "groupOverlap",
            "mean cosine between two features of one group",
            e -> e.groups() != GroupKind.INDEPENDENT && e.data() != DataKind.STANDARD_BASIS,
            s -> Represented.groupOverlap(s.weights(), s.experiment().groupSize())),
    COLLAPSED_GROUPS(
            "collapsedGroups",
            "groups of features that have fallen into one direction: all cosines between them above 0.9",
            e -> e.groups() != GroupKind.INDEPENDENT && e.data() != DataKind.STANDARD_BASIS,
            s -> Represented.collapsedGroups(s.weights(), s.experiment().groupSize())),
    FOUND_BY_AUTOENCODER(
            "foundByAutoencoder",
            "features that a sparse autoencoder trained on the neurons finds: a latent's direction within the cosine 0.9",
            Sampling::hasAutoencoder,
            s -> Sampling.autoencoder(s).found()),
    POINTS_DIMENSIONALITY(
            "pointsDimensionality",
            "dimensionality of the data points' hidden vectors, summed over points; at most the number of neurons",
            Sampling::hasPoints,
            Sampling::pointsDimensionality),
    POINTS_SPREAD(
            "pointsSpread",
            "standard deviation of the points' dimensionality about m/T, by m/T; 0 where T points share m neurons evenly",
            Sampling::hasPoints,
            Sampling::pointsSpread),
    FRESH_LOSS(
            "freshLoss",
            "the loss on fresh points of the law that the fixed set was drawn from, exactly",
            e -> e.data() == DataKind.FIXED_SET && ExactLoss.applies(Sampling.fresh(e)),
            s -> ExactLoss.of(Sampling.fresh(s.experiment()), s.parameters())),
    PARTICIPATION_RATIO(
            "participationRatio",
            "how many dimensions carry the variance of the neurons over all inputs, (sum)² / sum of squares of its spectrum",
            Sampling::hasLinearCode,
            s -> Spectrum.participationRatio(Spectrum.activations(s.weights(), s.experiment()))),
    SILENCED_LOSS(
            "silencedLoss",
            "error added by silencing each neuron of the first hidden layer alone, summed, over what all achieve; sampled",
            Sampling::isSmall,
            Sampling::silencedLoss),
    SILENCED_ACCURACY(
            "silencedAccuracy",
            "share of inputs whose largest feature still comes out largest with half of those neurons silenced; sampled",
            Sampling::isSmall,
            Sampling::silencedAccuracy),
    HESSIAN_RANK(
            "hessianRank",
            "directions in parameter space that change what the network does (rank of the behavioural loss's Hessian)",
            Sampling::isSmallMlp,
            Sampling::hessianRank),
    MODULARITY(
            "modularity",
            "Newman's modularity of the best modules of the interaction graph",
            Sampling::isSmallMlp,
            Sampling::modularity);

    /** After 10,000 steps of gradient descent one feature in 16 is still moving to one neuron. */
    private static final Band SETTLING = new Band(0.7, 1.2);

    private final String key;
    private final String meaning;
    private final Predicate<Experiment> applies;
    private final ToDoubleBiFunction<Snapshot, Shares> value;

    /** The features' dimensionality, found once for all measures of one snapshot that are taken together. */
    private static final class Shares {
        private double @Nullable [] known;

        double[] of(Snapshot snapshot) {
            double[] shares = known;
            if (shares == null) {
                shares = Geometry.dimensionality(snapshot.weights());
                known = shares;
            }
            return shares;
        }
    }

    Measure(String key, String meaning, ToDoubleFunction<Snapshot> value) {
        this(key, meaning, experiment -> true, value);
    }

    Measure(String key, String meaning, Predicate<Experiment> applies, ToDoubleFunction<Snapshot> value) {
        this(key, meaning, applies, (snapshot, shares) -> value.applyAsDouble(snapshot));
    }

    Measure(String key, String meaning, ToDoubleBiFunction<Snapshot, Shares> value) {
        this(key, meaning, experiment -> true, value);
    }

    Measure(String key, String meaning, Predicate<Experiment> applies, ToDoubleBiFunction<Snapshot, Shares> value) {
        this.key = key;
        this.meaning = meaning;
        this.applies = applies;
        this.value = value;
    }

    /** The measure with this word, if there is one. */
    public static Optional<Measure> named(String key) {
        return Arrays.stream(values()).filter(m -> m.key.equals(key)).findFirst();
    }

    /** All words, in the table's order. */
    public static List<String> keys() {
        return Arrays.stream(values()).map(Measure::key).toList();
    }

    /** Every measure that says something about this snapshot's recipe, in the table's order. */
    public static Map<Measure, Double> all(Snapshot snapshot) {
        Map<Measure, Double> all = new EnumMap<>(Measure.class);
        Shares shares = new Shares();
        for (Measure measure : values()) {
            boolean silent = snapshot.status().isGiven() && measure.isOfRun();
            if (!silent && measure.applies.test(snapshot.experiment())) {
                all.put(measure, measure.of(snapshot, shares));
            }
        }
        return all;
    }

    /**
     * True where it tells of a run's course or of its data, or takes a training of its own, so that it is not asked of weights
     * that came from a file.
     */
    public boolean isOfRun() {
        return this == STEP
                || this == LOSS
                || this == EXACT_LOSS
                || this == FRESH_LOSS
                || this == FEATURES_RECOVERED
                || this == FOUND_BY_AUTOENCODER;
    }

    /** True where it depends on the inputs, so that weights from a file have it only for inputs that are assumed. */
    public boolean needsInputs() {
        return switch (this) {
            case LOSS,
                    EXACT_LOSS,
                    FRESH_LOSS,
                    FEATURES_RECOVERED,
                    FOUND_BY_AUTOENCODER,
                    POINTS_DIMENSIONALITY,
                    POINTS_SPREAD,
                    PARTICIPATION_RATIO,
                    SILENCED_LOSS,
                    SILENCED_ACCURACY,
                    HESSIAN_RANK,
                    MODULARITY -> true;
            default -> false;
        };
    }

    /** Its value; no number for weights that are not finite, of which only the step and the loss can be told. */
    public double of(Snapshot snapshot) {
        return of(snapshot, new Shares());
    }

    private double of(Snapshot snapshot, Shares shares) {
        boolean hasValue = this == STEP || this == LOSS || snapshot.parameters().isFinite();
        return hasValue ? value.applyAsDouble(snapshot, shares) : Double.NaN;
    }

    /** Its word in files and in what commands print. */
    public String key() {
        return key;
    }

    /** What it is, in one line. */
    public String meaning() {
        return meaning;
    }

    private static double sameSignNeurons(Snapshot snapshot) {
        Allocation allocation = Allocation.of(snapshot.weights(), Band.DEFAULT);
        int count = 0;
        for (int k = 0; k < allocation.neurons(); k++) {
            List<Allocation.Owner> owners = allocation.ownersOf(k);
            long positive = owners.stream().filter(o -> o.weight() > 0).count();
            count += positive >= 2 || owners.size() - positive >= 2 ? 1 : 0;
        }
        return count;
    }

    private static double meanHiddenBias(Snapshot snapshot) {
        return snapshot.parameters().hiddenBias().stream()
                .flatMapToDouble(bias -> IntStream.range(0, bias.columns()).mapToDouble(k -> bias.at(0, k)))
                .average()
                .orElse(0);
    }

    private static ForecastScore score(Snapshot snapshot) {
        return ForecastScore.of(Forecast.of(snapshot), Allocation.of(snapshot.weights(), Band.DEFAULT));
    }

    private static double pairsSharing(Snapshot snapshot) {
        Allocation allocation = Allocation.of(snapshot.weights(), SETTLING);
        List<FeaturePair> pairs = snapshot.experiment().plantedPairs();
        return (double) pairs.stream().filter(allocation::share).count() / pairs.size();
    }

    private static double frobeniusSquared(Snapshot snapshot) {
        Matrix weights = snapshot.weights();
        double sum = 0;
        for (int i = 0; i < weights.rows(); i++) {
            sum += weights.rowDot(i, i);
        }
        return sum;
    }
}
