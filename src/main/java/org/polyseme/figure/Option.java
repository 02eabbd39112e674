package org.polyseme.figure;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.polyseme.measure.DefinitionKind;
import org.polyseme.measure.GrandTour;
import org.polyseme.measure.WhatIf;
import org.polyseme.state.Choice;
import org.polyseme.state.Domain;

/**
 * What a viewer may set about the pictures, one row each: its word in files and on the command line, the figure that it
 * belongs to, its label on screen, what it may hold and holds at first. Menus, files and the command line all read this
 * table, so an option is added in one place, and read in one: the figure that it belongs to.
 */
@SuppressWarnings("ImmutableEnumChecker") // domains are records of numbers and unmodifiable lists
public enum Option {
    DEFINITION(
            "definition",
            Option.ALL,
            "A feature is on a neuron by",
            one(DefinitionKind.values()),
            DefinitionKind.BAND,
            "when a feature counts as on a neuron; two on one make it polysemantic"),
    BAND_LOWER(
            "band.lower",
            Option.ALL,
            "Least |w|",
            new Domain.Real(0.01, 10),
            0.8,
            "the least weight that counts as on, by the band"),
    BAND_UPPER(
            "band.upper",
            Option.ALL,
            "Largest |w|",
            new Domain.Real(0.01, 10),
            1.2,
            "the largest weight that counts as on, by the band"),
    COLUMN_SHARE(
            "columnShare",
            Option.ALL,
            "Least share of the column",
            new Domain.Real(0.01, 1),
            0.141,
            "0.141: beside a weight that is more than 0.99 of its column no other counts"),
    INTERFERENCE(
            "interference",
            Option.ALL,
            "Least interference",
            new Domain.Real(0.01, 10),
            0.25,
            "the least product with the neuron’s strongest weight that counts as on"),

    WEIGHTS_ORDER(
            "weights.order",
            "Sorted",
            one(CellOrder.Kind.values()),
            CellOrder.Kind.FEATURE,
            "what stands beside what; nothing moves but when a feature comes on or goes off"),
    WEIGHTS_START(
            "weights.start",
            "At the start",
            one(InitialPlace.values()),
            InitialPlace.OFF,
            "the weights at initialisation, in the same rows and columns"),
    WEIGHTS_ZOOM(
            "weights.zoom",
            "Zoom",
            new Domain.Real(1, WeightsFigure.MOST_ZOOM),
            1.0,
            "how many times as large as to see all; wheel or + and − on the figure"),
    WEIGHTS_ACROSS(
            "weights.across",
            "Place across",
            new Domain.Real(0, 1),
            0.5,
            "what stands in the middle, from left to right; drag the figure"),
    WEIGHTS_DOWN(
            "weights.down",
            "Place down",
            new Domain.Real(0, 1),
            0.5,
            "what stands in the middle, from top to bottom; drag the figure"),

    OVERLAP_THRESHOLD(
            "overlap.threshold", "Least overlap shown", new Domain.Real(0, 1), 0.0, "weaker ones are left blank"),

    OVERLAP_SHOWS(
            "overlap.shows",
            "Shown",
            one(OverlapFigure.Shows.values()),
            OverlapFigure.Shows.HALVES,
            "each time by itself, where features’ directions went, or what is orthogonal to what"),

    GEOMETRY_DIMENSIONS(
            "geometry.dimensions",
            "Dimensions",
            one(Dimensions.values()),
            Dimensions.TWO,
            "drag to turn three of them; the arrow keys turn too"),
    GEOMETRY_DIRECTIONS(
            "geometry.directions",
            "Look along",
            one(Directions.values()),
            Directions.PRINCIPAL,
            "what keeps most of the features’ length, neurons of your choice, or every side in turn"),
    GEOMETRY_RIGHT(
            "geometry.right", "Neuron to the right", new Domain.Whole(0, 65_535), 0L, "which neuron is the first axis"),
    GEOMETRY_UP(
            "geometry.up", "geometry", "Neuron up", new Domain.Whole(0, 65_535), 1L, "which neuron is the second axis"),
    GEOMETRY_NEAR(
            "geometry.near", "Neuron to the front", new Domain.Whole(0, 65_535), 2L, "which neuron is the third axis"),
    GEOMETRY_TOUR(
            "geometry.tour",
            "Place on the tour",
            new Domain.Real(0, GrandTour.LENGTH),
            0.0,
            "the same place always shows the same view"),
    GEOMETRY_PLAYS("geometry.plays", "geometry", "Go on with the tour", new Domain.Flag(), false, "moves the place on"),
    GEOMETRY_YAW("geometry.yaw", "geometry", "Turn", new Domain.Real(-180, 180), -30.0, "degrees about the upright"),
    GEOMETRY_PITCH("geometry.pitch", "geometry", "Tilt", new Domain.Real(-90, 90), 20.0, "degrees seen from above"),
    GEOMETRY_ZOOM(
            "geometry.zoom", "Zoom", new Domain.Real(0.25, 64), 1.0, "how many times as large; wheel, or + and −"),
    GEOMETRY_HULL(
            "geometry.hull", "geometry", "Hull", new Domain.Flag(), true, "the smallest polygon around all features"),
    GEOMETRY_PULL(
            "geometry.pull",
            "Pull of the loss",
            new Domain.Flag(),
            false,
            "the negative gradient at every feature, where it is exact: on the standard basis"),
    GEOMETRY_FORCES(
            "geometry.forces",
            "Forces on the selected feature",
            new Domain.Flag(),
            false,
            "benefit, interference and regularisation, where they are exact; at a step a second always"),

    ALLOCATION_THRESHOLD(
            "allocation.threshold",
            "Least |w| drawn",
            new Domain.Real(0.01, 2),
            0.5,
            "weights below it are off, and neurons with nothing on are left out"),

    NEURONS_ORDER(
            "neurons.order",
            "Sorted",
            one(NeuronRank.values()),
            NeuronRank.OWNERS,
            "by the number of features on them, or by their own number, which moves nothing"),

    AUTOENCODER_LATENTS(
            "autoencoder.latents",
            "Latents",
            new Domain.Whole(0, 256),
            0,
            "how many directions it may find; 0: as many as there are features"),
    AUTOENCODER_PRICE(
            "autoencoder.price",
            "Price of activity",
            new Domain.Real(0, 2),
            0.2,
            "how much a unit of activity costs against the squared error"),
    BASIS_LAYER(
            "basis.layer", "basis", "Layer", new Domain.Whole(0, 16), 1, "0 for the inputs; the outputs have no cuts"),
    CAPACITY_OF_DATA(
            "capacity.ofData",
            "Kurtosis of the data",
            new Domain.Flag(),
            true,
            "the sparser the features, the more they share; off sets it by hand"),
    CAPACITY_KURTOSIS(
            "capacity.kurtosis",
            "Kurtosis",
            new Domain.Real(3.1, 400),
            6.0,
            "E x⁴ of inputs with variance 1; sharing begins above 3"),
    CAPACITY_LEVEL(
            "capacity.level",
            "Water level, over the best",
            new Domain.Real(0.1, 10),
            1.0,
            "what a little more of a dimension has to gain; drag the figure up and down"),
    CODE_BITS(
            "code.bits",
            "Bits of an active feature",
            new Domain.Real(1, 64),
            16.0,
            "how finely a feature’s value is told; a neuron is taken to carry as many"),
    DEGENERACY_WHAT_IF(
            "degeneracy.whatIf",
            "What if",
            one(WhatIf.values()),
            WhatIf.AS_IT_IS,
            "makes the network degenerate in one way, and shows what that does to the rank"),
    INTERACTION_LEAST(
            "interaction.least", "Thinnest edge drawn", new Domain.Real(0, 1), 0.05, "part of the widest; 0 is all"),
    LEARNING_LOSS(
            "learning.loss",
            "About the minimum of",
            one(LearningFigure.Loss.values()),
            LearningFigure.Loss.BEHAVIOUR,
            "what the network does now, or the task; the task’s has its minimum here only at the end of training"),
    LEARNING_PULL(
            "learning.pull", "Pull to the start, γ", new Domain.Real(0, 1000), 1.0, "keeps chains near; 0 is none"),
    LEARNING_RATE(
            "learning.rate",
            "Step size, power of ten",
            new Domain.Real(-7, -1),
            -3.0,
            "smaller steps settle later, larger ones run away"),
    LEARNING_STEPS(
            "learning.steps", "Steps of a chain", new Domain.Whole(100, 4000), 1000, "the first half does not count"),
    PAIRS_ACTIVE("pairs.active", "Active at once", new Domain.Whole(0, 16), 0, "0: as the recipe has on average"),
    PHASE_SHAPE(
            "phase.shape",
            "Diagram",
            one(PhaseFigure.Shape.values()),
            PhaseFigure.Shape.AUTOMATIC,
            "which of the two exact diagrams is shown"),
    PIANO_ORDER(
            "piano.order",
            "Sorted",
            one(PianoFigure.Order.values()),
            PianoFigure.Order.MODULE,
            "which key stands beside which"),
    CURVES_SPLIT(
            "curves.split",
            "Parts of the loss",
            new Domain.Flag(),
            true,
            "reconstruction and penalties apart, where the weights cost something"),
    CURVES_RIGHT(
            "curves.right",
            "At the right",
            one(CurvesData.Right.values()),
            CurvesData.Right.POLYSEMANTIC,
            "what the axis at the right is about"),
    CURVES_LOG_LOSS(
            "curves.logLoss", "Logarithmic loss", new Domain.Flag(), true, "by its ratio, as long as it is positive"),
    CURVES_LOG_STEPS("curves.logSteps", "Logarithmic steps", new Domain.Flag(), false, "from step 1 on by their ratio"),
    CURVES_FROM(
            "curves.from",
            "From step",
            new Domain.Real(0, CurvesFigure.MOST_STEPS),
            0.0,
            "the left end, where zoomed; drag over a range of the curves"),
    CURVES_TO(
            "curves.to",
            "To step",
            new Domain.Real(0, CurvesFigure.MOST_STEPS),
            0.0,
            "the right end; 0 for the whole run, as a double click sets it"),

    RACE_FORCES(
            "race.forces",
            "Forces on the sizes",
            new Domain.Flag(),
            false,
            "benefit, interference and regularisation, where they are exact; at a step a second always"),

    ENSEMBLE_SEEDS(
            "ensemble.seeds",
            "Seeds",
            one(SeedCount.values()),
            SeedCount.NINE,
            "how many seeds of the recipe are trained; those around its own"),
    ENSEMBLE_SHOWS(
            "ensemble.shows",
            "Each run as",
            one(EnsembleFigure.Shows.values()),
            EnsembleFigure.Shows.WEIGHTS,
            "the whole matrix, or only who is on which neuron"),

    SWEEP_OF(
            "sweep.of",
            "Sweep",
            one(SweepFigure.Of.values()),
            SweepFigure.Of.AUTOMATIC,
            "what is plotted against what"),
    SWEEP_SEEDS("sweep.seeds", "Seeds a value", one(SeedCount.values()), SeedCount.FOUR, "runs of each"),

    PROJECTION_PATH(
            "projection.path",
            "Stimuli",
            one(ProjectionFigure.Path.values()),
            ProjectionFigure.Path.RING,
            "a bump that passes all features, or a dot on a circle in the two selected ones"),
    PROJECTION_VIEW(
            "projection.view",
            "Random view",
            new Domain.Whole(0, 50),
            0,
            "another number is another projection to three dimensions"),
    PROJECTION_YAW("projection.yaw", "Turn, degrees", new Domain.Whole(-180, 180), 30, "about the view’s upright axis"),
    PROJECTION_PITCH(
            "projection.pitch", "Tilt, degrees", new Domain.Whole(-90, 90), 20, "tilts the view towards the viewer"),
    REDUNDANCY_OF(
            "redundancy.of",
            "Measured by",
            one(RedundancyFigure.Quality.values()),
            RedundancyFigure.Quality.LOSS,
            "the squared error, or how often the strongest output is the right one"),
    SPECTRUM_FIRST(
            "spectrum.first",
            "First rank of the fit",
            new Domain.Whole(0, 256),
            0,
            "0: past the leading 5\u202f%, which seldom follow the law"),
    SPECTRUM_LAST(
            "spectrum.last",
            "Last rank of the fit",
            new Domain.Whole(0, 256),
            0,
            "0: before the last 20\u202f%, which finite samples bend down"),
    SPECTRUM_DIMENSIONS(
            "spectrum.dimensions",
            "Dimensions d of the stimuli",
            new Domain.Whole(1, 32),
            1,
            "the slope 1 + 2/d is the least that a smooth code over d dimensions has");

    /** The figure of options that concern all of them. */
    public static final String ALL = "";

    private final String key;
    private final String figure;
    private final String label;
    private final Domain domain;
    private final Object first;
    private final String why;

    /** One of the figure that the key's first word names. */
    Option(String key, String label, Domain domain, Object first, String why) {
        this(key, key.substring(0, key.indexOf('.')), label, domain, first, why);
    }

    Option(String key, String figure, String label, Domain domain, Object first, String why) {
        this.key = key;
        this.figure = figure;
        this.label = label;
        this.domain = domain;
        this.first = domain.accept(key, first);
        this.why = why;
    }

    private static Domain.OneOf one(Choice... choices) {
        return new Domain.OneOf(List.of(choices));
    }

    /** Its word in files and on the command line. */
    public String key() {
        return key;
    }

    /** The id of the figure that it belongs to; {@link #ALL} if to all. */
    public String figure() {
        return figure;
    }

    public String label() {
        return label;
    }

    public Domain domain() {
        return domain;
    }

    /** What it holds until somebody sets it. */
    public Object first() {
        return first;
    }

    /** One line on what it does. */
    public String why() {
        return why;
    }

    /** False while other options leave it without effect, and where no control of its own sets it. */
    public boolean matters(Options options) {
        return OptionSense.matters(this, options);
    }

    /** The option with this word, if there is one. */
    public static Optional<Option> named(String key) {
        return Arrays.stream(values()).filter(option -> option.key.equals(key)).findFirst();
    }

    /** The options of one figure, in the order of this table. */
    public static List<Option> of(String figure) {
        return Arrays.stream(values())
                .filter(option -> option.figure.equals(figure))
                .toList();
    }
}
