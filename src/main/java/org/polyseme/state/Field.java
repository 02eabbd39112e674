package org.polyseme.state;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The fields of a recipe: one row each with its word in files, its label on screen, what it may hold, and what a change
 * of it does. Files, command line, recipe pane and messages all read this table, so a field is added in one place.
 */
@SuppressWarnings("ImmutableEnumChecker") // domains are records of numbers and unmodifiable lists
public enum Field {
    MODEL("model", Group.MODEL, "Model", one(ModelKind.values()), Effect.RESTARTS, "which network is trained"),
    FEATURES(
            "features",
            Group.MODEL,
            "Features n",
            new Domain.Whole(1, Limits.FEATURES),
            Effect.RESTARTS,
            "how many things the network has to tell apart"),
    NEURONS(
            "neurons",
            Group.MODEL,
            "Neurons m",
            new Domain.Whole(1, Limits.NEURONS),
            Effect.RESTARTS,
            "how many neurons they may be allocated to"),
    LAYERS(
            "layers",
            Group.MODEL,
            "Further layers",
            new Domain.Widths(16, 1024),
            Effect.RESTARTS,
            "widths of the layers after the first, the output last"),
    RELU(
            "relu",
            Group.MODEL,
            "ReLU",
            new Domain.Flag(),
            Effect.RESTARTS,
            "off: the output is linear, negative interference counts, nothing is shared"),
    POWER(
            "power",
            Group.MODEL,
            "Power k",
            new Domain.Whole(1, 9),
            Effect.RESTARTS,
            "the output is raised to this power"),
    BIAS(
            "bias",
            Group.MODEL,
            "Bias",
            new Domain.Flag(),
            Effect.RESTARTS,
            "a trained offset on every output; incidental, hidden-bias, power-autoencoder and mlp have none"),

    PROJECTION(
            "projection",
            Group.MODEL,
            "Projected to d",
            new Domain.Whole(0, Limits.FEATURES),
            Effect.RESTARTS,
            "dimensions of the random projection through which neurons read the features; 0 reads them as they are"),

    DATA("data", Group.DATA, "Data", one(DataKind.values()), Effect.RESTARTS, "what the network sees"),
    FEATURE_PROBABILITY(
            "featureProbability",
            Group.DATA,
            "Feature probability p",
            new Domain.RealOrList(0, 1, Limits.FEATURES),
            Effect.LIVE,
            "how often a feature is active; 1 - p is the sparsity S"),
    GROUPS(
            "groups",
            Group.DATA,
            "Groups",
            one(GroupKind.values()),
            Effect.RESTARTS,
            "whether features of a group go together"),
    GROUP_SIZE(
            "groupSize",
            Group.DATA,
            "Group size",
            new Domain.Whole(1, 1024),
            Effect.RESTARTS,
            "how many features form a group"),
    POINTS(
            "points",
            Group.DATA,
            "Points T",
            new Domain.Whole(1, Limits.BATCH),
            Effect.RESTARTS,
            "how many points the fixed set has"),
    BATCH("batch", Group.DATA, "Batch", new Domain.Whole(1, Limits.BATCH), Effect.RESTARTS, "samples a step"),
    IMPORTANCE(
            "importance",
            Group.DATA,
            "Importance",
            new Domain.RealOrList(0, 1000, Limits.FEATURES),
            Effect.LIVE,
            "weight of each feature's error, but in incidental: one number r means r^i for feature i, so that above 1 the last matter most; a list gives each"),

    OVERLAP(
            "overlap",
            Group.OVERLAP,
            "Overlap ρ",
            new Domain.Real(-1, 1),
            Effect.RESTARTS,
            "cosine of the two features of each planted pair at the start; 0 with a collision strength leaves chance"),
    PAIRS(
            "pairs",
            Group.OVERLAP,
            "Pairs",
            new Domain.Whole(0, Limits.FEATURES / 2),
            Effect.RESTARTS,
            "how many pairs are planted: features 0 and 1, 2 and 3, and so on"),
    COLLISION(
            "collision",
            Group.OVERLAP,
            "Collision strength s",
            new Domain.Real(0, 10),
            Effect.RESTARTS,
            "the second feature of each pair gets -s times its own largest weight on the first one's strongest neuron"),
    INITIALISATION(
            "initialisation",
            Group.OVERLAP,
            "Initialisation",
            one(InitialisationKind.values()),
            Effect.RESTARTS,
            "how the weights start: Gaussian, standard deviation 1/√m; Xavier, √(2/(m(n + 1))), as the toy models’ notebook "
                    + "has it for one model, not √(2/(n + m)); each times the scale"),
    SCALE("scale", Group.OVERLAP, "Scale", new Domain.Real(0, 100), Effect.RESTARTS, "factor on the initial weights"),
    HIDDEN_BIAS(
            "hiddenBias",
            Group.OVERLAP,
            "Hidden bias",
            new Domain.Real(-10, 10),
            Effect.RESTARTS,
            "the bias of every neuron at the start; it is trained from there"),
    GIVEN(
            "given",
            Group.OVERLAP,
            "Given weights",
            new Domain.Table(Limits.WEIGHTS),
            Effect.RESTARTS,
            "the initial matrix, a row a feature"),

    L1("l1", Group.PRESSURE, "L1 λ", new Domain.Real(0, 100), Effect.LIVE, "price of every unit of weight"),
    L1_ON(
            "l1On",
            Group.PRESSURE,
            "L1 on",
            one(PenaltyTarget.values()),
            Effect.RESTARTS,
            "what the L1 penalty sums; of activations over samples as the loss: their mean, in incidental their sum"),
    L4(
            "l4",
            Group.PRESSURE,
            "Fourth-norm reward",
            new Domain.Real(0, 100),
            Effect.LIVE,
            "reward for the sum of the fourth powers of the weights"),
    NOISE("noise", Group.PRESSURE, "Noise", one(NoiseKind.values()), Effect.RESTARTS, "added to the hidden layer"),
    NOISE_SD(
            "noiseSd",
            Group.PRESSURE,
            "Noise σ",
            new Domain.Real(0, 100),
            Effect.LIVE,
            "standard deviation of the noise"),
    NOISE_KURTOSIS(
            "noiseKurtosis",
            Group.PRESSURE,
            "Noise kurtosis κ",
            new Domain.Real(-2, 3),
            Effect.LIVE,
            "excess kurtosis of noise that is set by it: -2 is bipolar, 0 gaussian, 3 Laplace"),
    NOISE_SHARED(
            "noiseShared",
            Group.PRESSURE,
            "Noise shared by",
            one(NoiseSharing.values()),
            Effect.RESTARTS,
            "whether all samples of a step get the same noise"),
    DROPOUT(
            "dropout",
            Group.PRESSURE,
            "Dropout",
            new Domain.Real(0, 0.99),
            Effect.LIVE,
            "share of the neurons silenced at each step"),

    OPTIMISER(
            "optimiser",
            Group.OPTIMISER,
            "Optimiser",
            one(OptimiserKind.values()),
            Effect.RESTARTS,
            "how a gradient becomes a step"),
    LEARNING_RATE(
            "learningRate", Group.OPTIMISER, "Learning rate", new Domain.Real(0, 100), Effect.LIVE, "length of a step"),
    MOMENTUM(
            "momentum",
            Group.OPTIMISER,
            "Momentum",
            new Domain.Real(0, 0.9999),
            Effect.LIVE,
            "share of the last step that is kept"),
    BETA1("beta1", Group.OPTIMISER, "β1", new Domain.Real(0, 0.999999), Effect.RESTARTS, "memory of the mean"),
    BETA2("beta2", Group.OPTIMISER, "β2", new Domain.Real(0, 0.999999), Effect.RESTARTS, "memory of the square"),
    EPSILON("epsilon", Group.OPTIMISER, "ε", new Domain.Real(1e-12, 1), Effect.RESTARTS, "keeps the division finite"),
    WEIGHT_DECAY(
            "weightDecay",
            Group.OPTIMISER,
            "Weight decay",
            new Domain.Real(0, 10),
            Effect.LIVE,
            "AdamW's decoupled decay; 0 for the others"),
    SCHEDULE(
            "schedule",
            Group.OPTIMISER,
            "Schedule",
            one(ScheduleKind.values()),
            Effect.RESTARTS,
            "how the learning rate changes over the run"),
    WARM_UP(
            "warmUp",
            Group.OPTIMISER,
            "Warm-up",
            new Domain.Whole(0, Limits.STEPS),
            Effect.RESTARTS,
            "steps in which the learning rate rises from 0"),
    PROXIMAL(
            "proximal",
            Group.OPTIMISER,
            "Proximal L1",
            new Domain.Flag(),
            Effect.RESTARTS,
            "L1 as a soft threshold after the step, which reaches exact zeros"),

    SEED(
            "seed",
            Group.RUN,
            "Seed",
            new Domain.Whole(0, Limits.SEED),
            Effect.RESTARTS,
            "the same seed gives the same run, bit for bit"),
    STEPS("steps", Group.RUN, "Steps", new Domain.Whole(1, Limits.STEPS), Effect.LIVE, "where the run stops"),
    TOLERANCE(
            "tolerance",
            Group.RUN,
            "Convergence",
            new Domain.Real(0, 1),
            Effect.LIVE,
            "stop early once loss and weights change by less than this share over 100 steps; 0 never does"),
    STOP_WHEN(
            "stopWhen",
            Group.RUN,
            "Stop when",
            one(StopKind.values()),
            Effect.LIVE,
            "what ends the run early, looked at every 100 steps"),
    STOP_AT(
            "stopAt",
            Group.RUN,
            "Stop at",
            new Domain.Real(0, 1e9),
            Effect.LIVE,
            "the loss or the number of polysemantic neurons that ends it");

    /** What a change of a field does to a run that is under way. */
    public enum Effect {
        /** Changes on the next step. */
        LIVE("live"),
        /** The run starts again from the new initialisation with the same seed. */
        RESTARTS("restarts");

        private final String label;

        Effect(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    /** The headings of the recipe pane, in its order. */
    public enum Group {
        OVERLAP("Initial overlap"),
        MODEL("Model"),
        DATA("Data"),
        PRESSURE("Pressure"),
        OPTIMISER("Optimiser"),
        RUN("Run");

        private final String label;

        Group(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    /** Bounds that keep a recipe within memory, whatever a file says. */
    private static final class Limits {
        static final int FEATURES = 1 << 14;
        static final int NEURONS = 1 << 16;
        static final int BATCH = 1 << 16;
        static final long WEIGHTS = 1L << 24;
        static final long STEPS = 1_000_000_000L;
        static final long SEED = (1L << 53) - 1; // the largest that every JSON reader keeps exact
    }

    private final String key;
    private final Group group;
    private final String label;
    private final Domain domain;
    private final Effect effect;
    private final String why;

    Field(String key, Group group, String label, Domain domain, Effect effect, String why) {
        this.key = key;
        this.group = group;
        this.label = label;
        this.domain = domain;
        this.effect = effect;
        this.why = why;
    }

    private static Domain one(Choice... choices) {
        return new Domain.OneOf(List.of(choices));
    }

    /** The field with this word in files, if there is one. */
    public static Optional<Field> named(String key) {
        return Arrays.stream(values()).filter(f -> f.key.equals(key)).findFirst();
    }

    /** Its word in files and on the command line. */
    public String key() {
        return key;
    }

    public Group group() {
        return group;
    }

    public String label() {
        return label;
    }

    public Domain domain() {
        return domain;
    }

    public Effect effect() {
        return effect;
    }

    /** One line on what it is for. */
    public String why() {
        return why;
    }

    /** True where this field changes what {@code experiment} trains, so that it is worth showing and writing. */
    public boolean matters(Experiment experiment) {
        ModelKind model = experiment.model();
        return switch (this) {
            case LAYERS -> model == ModelKind.MLP;
            case RELU -> model.mayHaveOutputRelu();
            case POWER -> model == ModelKind.TIED_AUTOENCODER || model == ModelKind.POWER_AUTOENCODER;
            case BIAS -> model != ModelKind.INCIDENTAL && model.mayHaveOutputRelu();
            case PROJECTION, HIDDEN_BIAS -> model == ModelKind.HIDDEN_BIAS;
            case DATA, IMPORTANCE -> model != ModelKind.INCIDENTAL;
            case FEATURE_PROBABILITY, GROUPS -> experiment.data() != DataKind.STANDARD_BASIS;
            case GROUP_SIZE ->
                experiment.data() != DataKind.STANDARD_BASIS && experiment.groups() != GroupKind.INDEPENDENT;
            case POINTS -> experiment.data() == DataKind.FIXED_SET;
            case BATCH -> experiment.data() != DataKind.STANDARD_BASIS && experiment.data() != DataKind.FIXED_SET;
            case OVERLAP, COLLISION -> experiment.pairs() > 0;
            case GIVEN -> experiment.initialisation() == InitialisationKind.GIVEN;
            case SCALE -> experiment.initialisation() != InitialisationKind.GIVEN;
            case L1_ON, PROXIMAL -> experiment.l1() > 0;
            case NOISE_SD, NOISE_SHARED -> experiment.noise() != NoiseKind.NONE;
            case NOISE_KURTOSIS -> experiment.noise() == NoiseKind.BY_KURTOSIS;
            case MOMENTUM -> experiment.optimiser() == OptimiserKind.MOMENTUM;
            case BETA1, BETA2, EPSILON -> experiment.isAdaptive();
            case WEIGHT_DECAY -> experiment.optimiser() == OptimiserKind.ADAMW;
            case STOP_AT -> experiment.stopWhen() != StopKind.NEVER;
            default -> true;
        };
    }
}
