package org.polyseme.measure;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.polyseme.state.DataKind;
import org.polyseme.state.Experiment;
import org.polyseme.state.InitialisationKind;
import org.polyseme.state.Matrix;
import org.polyseme.state.ModelKind;
import org.polyseme.state.NoiseKind;
import org.polyseme.state.RunPlan;
import org.polyseme.theory.PowerBounds;

/** What the rows of {@link Sweep} do. */
final class SweepRows {
    private SweepRows() {}

    /** What one sweep does. Implementations hold no state. */
    interface Row {
        /** Why it says nothing of this recipe, in a sentence; empty if it does. */
        String reason(Experiment recipe);

        List<?> values(Experiment recipe);

        default List<Long> marks(Experiment recipe) {
            return List.of();
        }

        default List<Double> read(RunPlan.Reached reached) {
            return List.of();
        }
    }

    /** Polysemantic neurons by m; they are counted by the viewer's definition, so nothing is read. */
    static final class Collisions implements Row {
        @Override
        public String reason(Experiment recipe) {
            boolean isLaw = Forecast.applies(recipe)
                    && recipe.l1() > 0
                    && recipe.pairs() == 0
                    && recipe.initialisation() != InitialisationKind.GIVEN;
            return isLaw
                    ? ""
                    : "The law of collisions is about the incidental model with ReLU under L1, with no pair planted. Open"
                            + " the preset “Incidental, by chance”.";
        }

        @Override
        public List<Long> values(Experiment recipe) {
            return Stream.of(1L, 2L, 4L, 8L, 16L)
                    .map(k -> k * recipe.features())
                    .toList();
        }
    }

    /** The fourth norm on the way, by the kind of noise. */
    static final class Noise implements Row {
        private static final int MARKS = 40;

        @Override
        public String reason(Experiment recipe) {
            boolean isNoisy = recipe.model() == ModelKind.INCIDENTAL
                    && recipe.relu()
                    && recipe.l1() == 0
                    && recipe.l4() == 0
                    && recipe.noise() != NoiseKind.NONE
                    && recipe.noiseSd() > 0;
            return isNoisy
                    ? ""
                    : "What noise does by itself shows in the incidental model with ReLU, with noise and without L1. Open"
                            + " the preset “Bipolar noise”.";
        }

        @Override
        public List<NoiseKind> values(Experiment recipe) {
            return List.of(NoiseKind.BIPOLAR, NoiseKind.UNIFORM, NoiseKind.GAUSSIAN, NoiseKind.LAPLACE);
        }

        /** The start, steps of about equal ratios from 10 on, and the three that the reference has. */
        @Override
        public List<Long> marks(Experiment recipe) {
            TreeSet<Long> marks = new TreeSet<>(List.of(0L, 3000L, 10_000L, 30_000L));
            double ratio = Math.max(1, recipe.steps() / 10.0);
            for (int k = 0; k <= MARKS; k++) {
                marks.add(Math.round(10 * Math.pow(ratio, k / (double) MARKS)));
            }
            return List.copyOf(marks.headSet(recipe.steps()));
        }

        @Override
        public List<Double> read(RunPlan.Reached reached) {
            return List.of(Concentration.meanFourthNorm(reached.parameters().weights()));
        }
    }

    /** Loss on fresh points and what dimensions are given to, by how many points there are to learn. */
    static final class Points implements Row {
        @Override
        public String reason(Experiment recipe) {
            if (recipe.data() != DataKind.FIXED_SET || recipe.model() != ModelKind.TIED_AUTOENCODER) {
                return "Only a tied autoencoder on a fixed set of points can learn these by heart. Open the preset “Memory,"
                        + " or features”.";
            }
            return ExactLoss.applies(Sampling.fresh(recipe))
                    ? ""
                    : "The loss on fresh points is known exactly for up to 128 features without noise and dropout.";
        }

        @Override
        public List<Long> values(Experiment recipe) {
            return List.of(3L, 5L, 8L, 12L, 20L, 30L, 50L, 100L, 200L, 500L, 1000L);
        }

        @Override
        public List<Double> read(RunPlan.Reached reached) {
            Matrix weights = reached.parameters().weights();
            Optional<Matrix> points = FixedSet.points(reached.recipe());
            return List.of(
                    ExactLoss.of(Sampling.fresh(reached.recipe()), reached.parameters()),
                    points.isEmpty() ? Double.NaN : mean(Memorisation.pointDimensionality(points.get(), weights)),
                    mean(Geometry.dimensionality(weights)));
        }

        private static double mean(double[] values) {
            return Arrays.stream(values).filter(Double::isFinite).average().orElse(0);
        }
    }

    /** Where runs of other seeds end: how low, and how degenerate. */
    static final class Energy implements Row {
        private static final int MOST_PARAMETERS = 256;
        private static final int SAMPLES = 256;
        private static final int VALUES = 32;
        /** About drawn inputs: colder chains would find the minimum of the draw, which is another than the law's. */
        private static final LearningCoefficient.Settings DRAWN = chains(600);
        /** About even ones, which have the law's minimum: cold enough for the loss to be a parabola as far as chains go. */
        private static final LearningCoefficient.Settings EVEN = chains(6000);

        private static LearningCoefficient.Settings chains(double inverseTemperature) {
            return new LearningCoefficient.Settings(4, 1000, 3000, 0.15 / inverseTemperature, 1, inverseTemperature, 0);
        }

        @Override
        public String reason(Experiment recipe) {
            int parameters = recipe.features() * recipe.neurons() + (recipe.bias() ? recipe.features() : 0);
            boolean isSmall = ExactLoss.applies(recipe) && parameters <= MOST_PARAMETERS;
            return isSmall
                    ? ""
                    : "This is about small tied autoencoders on sparse features, up to 256 parameters, whose loss is known"
                            + " exactly. Open the preset “Levels of polygons”.";
        }

        @Override
        public List<Long> values(Experiment recipe) {
            return List.of(0L);
        }

        @Override
        public List<Double> read(RunPlan.Reached reached) {
            Experiment recipe = reached.recipe();
            Network network = Network.of(recipe, reached.parameters());
            Optional<Activations> even = Inputs.even(recipe, VALUES);
            Activations inputs = even.orElseGet(() -> Inputs.of(recipe, SAMPLES, 0));
            Activations targets = Inputs.targets(recipe, inputs, network.width(network.layers()));
            LearningCoefficient found =
                    LearningCoefficient.of(network, inputs, targets, even.isPresent() ? EVEN : DRAWN);
            double settled = found.trust() == LearningCoefficient.Trust.SETTLED ? 1 : 0;
            return List.of(energy(reached), found.value(), found.deviation(), settled);
        }

        /** Summed over features, as the paper has it; with equal importances counted as 1. */
        private static double energy(RunPlan.Reached reached) {
            Experiment recipe = reached.recipe();
            double first = recipe.importance(0);
            boolean isFlat =
                    first > 0 && IntStream.range(1, recipe.features()).allMatch(i -> recipe.importance(i) == first);
            return ExactLoss.of(recipe, reached.parameters()) * recipe.features() / (isFlat ? first : 1);
        }
    }

    /** How many features a power autoencoder recovers, by how often they are active where it is trained. */
    static final class Recovery implements Row {
        /** Below where the two orders meet as far as this, if features are still seen often enough to be learnt. */
        private static final double BEYOND = 0.1;

        private static final double LEAST = 0.001;
        private static final List<Double> VALUES = List.of(0.5, 0.2, 0.1, 0.05, 0.02, 0.01, 0.005, 0.002, 0.001);

        @Override
        public String reason(Experiment recipe) {
            boolean isOdd = recipe.power() % 2 == 1;
            return PowerRecovery.applies(recipe) && isOdd
                    ? ""
                    : "This is about the power autoencoder on sparse features that are independent and all active alike."
                            + " Open the preset “Cubes hold more than dimensions”.";
        }

        @Override
        public List<Double> values(Experiment recipe) {
            double least = Math.max(LEAST, BEYOND * PowerBounds.crossover(recipe.power(), recipe.neurons()));
            return VALUES.stream().filter(p -> p >= least).toList();
        }

        @Override
        public List<Double> read(RunPlan.Reached reached) {
            Experiment recipe = reached.recipe();
            return List.of(PowerRecovery.of(
                            reached.parameters().weights(), recipe.power(), recipe.data(), recipe.featureProbability(0))
                    .recovered());
        }
    }
}
