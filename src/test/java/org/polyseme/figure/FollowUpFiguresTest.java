package org.polyseme.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.polyseme.measure.Concentration;
import org.polyseme.measure.FixedSet;
import org.polyseme.measure.Inputs;
import org.polyseme.measure.InteractionBasis;
import org.polyseme.measure.LearningCoefficient;
import org.polyseme.measure.Memorisation;
import org.polyseme.measure.Network;
import org.polyseme.measure.SparseAutoencoder;
import org.polyseme.state.Experiment;
import org.polyseme.state.Field;
import org.polyseme.state.History;
import org.polyseme.state.Matrix;
import org.polyseme.state.Parameters;
import org.polyseme.state.RunStatus;
import org.polyseme.state.Snapshot;
import org.polyseme.state.Trace;
import org.polyseme.theory.CodingTheory;
import org.polyseme.theory.Polygons;

/** The figures of the follow-up papers tell the numbers that measures and theory give. */
class FollowUpFiguresTest {
    private static final Figure.Size SIZE = new Figure.Size(620, 400);

    private static Snapshot snapshot(Experiment recipe, Matrix weights, Matrix bias) {
        return snapshot(
                recipe, new Parameters(List.of(new Parameters.Named("W", weights), new Parameters.Named("b", bias))));
    }

    private static Snapshot snapshot(Experiment recipe, Parameters now) {
        return new Snapshot(
                recipe,
                100,
                1,
                now,
                now,
                History.empty(),
                List.of(),
                Trace.EMPTY,
                new RunStatus.Paused(),
                0,
                "by hand",
                List.of(),
                Optional.empty());
    }

    private static Snapshot toy(Map<Field, Object> given) {
        Map<Field, Object> fields = new java.util.HashMap<>(given);
        fields.put(Field.MODEL, "tied-autoencoder");
        Experiment recipe = Experiment.of(fields);
        return snapshot(
                recipe,
                Snapshots.random(recipe.features(), recipe.neurons(), 1, 3),
                Matrix.of(1, recipe.features(), new float[recipe.features()]));
    }

    private static Set<String> texts(Figure figure, Snapshot snapshot) {
        Set<String> texts = new LinkedHashSet<>();
        for (double y = 33; y < SIZE.height(); y += 3) {
            for (double x = 1; x < SIZE.width(); x += 3) {
                figure.at(x, y, snapshot, Perspective.PLAIN, SIZE).ifPresent(hit -> texts.add(hit.text()));
            }
        }
        return texts;
    }

    private static void assertTells(String part, Set<String> texts) {
        assertTrue(texts.stream().anyMatch(text -> text.contains(part)), () -> part + " is not in " + texts);
    }

    private static long outside(Figure figure, Snapshot snapshot) {
        return Painted.of(figure, snapshot, Look.LIGHT, SIZE, 1).count(Look.LIGHT.outside());
    }

    /** A regular pentagon at rest where one of five features is active at a time, times {@code stretch}. */
    private static Snapshot pentagon(double stretch) {
        Polygons.Corner corner = Polygons.at(5);
        double[][] rows = new double[5][2];
        float[] bias = new float[5];
        for (int i = 0; i < 5; i++) {
            rows[i][0] = stretch * corner.length() * Math.cos(2 * Math.PI * i / 5);
            rows[i][1] = stretch * corner.length() * Math.sin(2 * Math.PI * i / 5);
            bias[i] = (float) corner.bias();
        }
        Experiment recipe = Experiment.of(Map.of(
                Field.MODEL,
                "tied-autoencoder",
                Field.FEATURE_PROBABILITY,
                1,
                Field.GROUPS,
                "anticorrelated",
                Field.GROUP_SIZE,
                5));
        return snapshot(recipe, Matrix.of(rows), Matrix.of(1, 5, bias));
    }

    @Test
    void thePentagonRestsOnItsLevel() {
        Snapshot snapshot = pentagon(1);
        assertEquals("", LevelsFigure.reason(snapshot));
        Set<String> texts = texts(new LevelsFigure(), snapshot);
        assertTells("level 5: " + Numerals.significant(Polygons.level(5, 5, 0)), texts);
        assertTells("level 4+: " + Numerals.significant(Polygons.level(4, 5, 1)), texts);
        assertTells("loss now " + Numerals.significant(Polygons.level(5, 5, 0)), texts);
        assertEquals(0, outside(new LevelsFigure(), snapshot));
    }

    @Test
    void aLossBetweenLevelsIsAmber() {
        assertTrue(outside(new LevelsFigure(), pentagon(0.8)) > 0);
    }

    @Test
    void levelsSayWhereTheyAreKnown() {
        assertTrue(LevelsFigure.reason(toy(Map.of())).contains("one of four or more features"));
    }

    @Test
    void codingTheoryTellsTheLeastNeurons() {
        Snapshot snapshot = toy(Map.of(Field.FEATURE_PROBABILITY, 0.05));
        Axes axes = new Axes(Axes.area(SIZE, 2), Axes.Scale.logarithmic(1, 1000), Axes.Scale.linear(0, 1.15));
        String text = new CodeFigure()
                .at(axes.x(20), axes.plot().getCenterY(), snapshot, Perspective.PLAIN, SIZE)
                .orElseThrow()
                .text();
        double least = CodingTheory.neuronsPerFeature(0.95, 16);
        assertTrue(text.contains("at least " + Numerals.fixed(least, 4) + " neurons"), text);
    }

    @Test
    void featuresBeyondWhatNeuronsCarryAreAmber() {
        Experiment recipe = Experiment.of(Map.of(Field.MODEL, "tied-autoencoder", Field.FEATURE_PROBABILITY, 0.9));
        Matrix bias = Matrix.of(1, 5, new float[5]);
        assertTrue(outside(new CodeFigure(), snapshot(recipe, Snapshots.random(5, 2, 3, 3), bias)) > 0);
        assertEquals(0, outside(new CodeFigure(), snapshot(recipe, Snapshots.random(5, 2, 0.2, 3), bias)));
    }

    @Test
    void memorisationTellsTheDimensionalityOfThePointsTrainedOn() {
        Snapshot snapshot = toy(
                Map.of(Field.FEATURES, 12, Field.DATA, "fixed-set", Field.POINTS, 4, Field.FEATURE_PROBABILITY, 0.4));
        Matrix points = FixedSet.points(snapshot.experiment()).orElseThrow();
        double[] expected = Memorisation.pointDimensionality(points, snapshot.weights());
        Set<String> texts = texts(new MemorisationFigure(), snapshot);
        for (int t = 0; t < 4; t++) {
            assertTells("point " + t + ": dimensionality " + Numerals.fixed(expected[t], 3) + ", evenly 0.500", texts);
        }
    }

    @Test
    void otherDataHaveNoPointsToLearnByHeart() {
        assertTrue(MemorisationFigure.reason(toy(Map.of())).contains("fixed set"));
    }

    @Test
    void monosemanticityCountsEveryNeuron() {
        Snapshot snapshot = toy(Map.of(Field.FEATURES, 8, Field.NEURONS, 3));
        int counted = 0;
        for (String text : texts(new MonosemanticityFigure(), snapshot)) {
            counted += Integer.parseInt(text.replaceAll(".*: (\\d+) neurons.*", "$1"));
        }
        assertEquals(Concentration.monosemanticity(snapshot.weights()).length, counted);
    }

    @Test
    void whereNeuronsHaveABiasEachIsTold() {
        Experiment recipe = Experiment.of(
                Map.of(Field.MODEL, "hidden-bias", Field.FEATURES, 8, Field.NEURONS, 3, Field.HIDDEN_BIAS, -0.5));
        Matrix out = Snapshots.random(3, 8, 1, 4);
        Snapshot snapshot = snapshot(
                recipe,
                new Parameters(List.of(
                        new Parameters.Named("W1", Snapshots.random(8, 3, 1, 3)),
                        new Parameters.Named("W2", out),
                        new Parameters.Named("b1", Matrix.of(1, 3, -0.7f, -0.1f, 0.2f)))));
        Set<String> texts = texts(new MonosemanticityFigure(), snapshot);
        double[] shares = Concentration.monosemanticity(out.transposed());
        assertTells("n0: M " + Numerals.fixed(shares[0], 3) + ", bias " + Numerals.fixed(-0.7, 3), texts);
        assertTells("n2: M " + Numerals.fixed(shares[2], 3) + ", bias " + Numerals.fixed(0.2, 3), texts);
    }

    @Test
    void keysTellStrengthsOfTheInteractionBasis() {
        Snapshot snapshot = toy(Map.of());
        InteractionBasis basis = InteractionBasis.of(Network.of(snapshot), Inputs.of(snapshot.experiment(), 64, 0));
        Set<String> texts = texts(new PianoFigure(), snapshot);
        assertTells(
                "output f4, strength Λ "
                        + Numerals.significant(basis.layers().get(2).strength(4)),
                texts);
        assertTells(
                "node 1 of the neurons, strength Λ "
                        + Numerals.significant(basis.layers().get(1).strength(1)),
                texts);
    }

    @Test
    void basisSpectraTellEigenvaluesAndCuts() {
        Snapshot snapshot = toy(Map.of());
        InteractionBasis basis = InteractionBasis.of(Network.of(snapshot), Inputs.of(snapshot.experiment(), 64, 0));
        double[] gram = basis.layers().get(1).gramSpectrum();
        double[] functional = basis.layers().get(1).functionalSpectrum();
        Set<String> texts = texts(new BasisFigure(), snapshot);
        assertTells("variance 1: " + Numerals.significant(gram[0]) + ", kept", texts);
        assertTells("strength Λ 2: " + Numerals.significant(functional[1]), texts);
        assertTells("cut " + Numerals.significant(basis.layers().get(1).gramThreshold()), texts);
    }

    @Test
    void theLearningCoefficientIsThatOfItsChains() {
        Snapshot snapshot = toy(Map.of());
        LearningCoefficient expected = LearningCoefficient.behavioural(
                Network.of(snapshot),
                Inputs.of(snapshot.experiment(), 64, 0),
                new LearningCoefficient.Settings(4, 500, 500, 1e-3, 1, 0, 0));
        assertTells("; λ " + Numerals.significant(expected.value()), texts(new LearningFigure(), snapshot));
    }

    @Test
    void theAutoencoderTellsItsCosines() {
        Snapshot snapshot = toy(Map.of());
        SparseAutoencoder expected = SparseAutoencoder.train(
                snapshot.experiment(), snapshot.weights(), new SparseAutoencoder.Settings(5, 0.2, 0.01, 3000, 0));
        Set<String> texts = texts(new AutoencoderFigure(), snapshot);
        for (int i = 0; i < 5; i++) {
            assertTells("f" + i + ": largest cosine with a latent " + Numerals.fixed(expected.best(i), 3), texts);
        }
    }

    @Test
    void codingTheoryHasNoLineAndNoVerdictWhereFeaturesDependOnEachOther() {
        Figure.Size size = new Figure.Size(900, 600);
        for (String groups : List.of("correlated", "anticorrelated")) {
            Snapshot snapshot = toy(Map.of(Field.FEATURE_PROBABILITY, 0.9, Field.GROUPS, groups));
            List<String> texts = Written.by(new CodeFigure(), snapshot, size);
            assertFalse(texts.contains("least without loss"), texts::toString);
            assertTrue(
                    texts.contains("Theory does not apply: it is about independent features, these are " + groups
                            + " in groups of 2."),
                    texts::toString);
            assertEquals(0, outside(new CodeFigure(), snapshot));
        }
        Snapshot points = toy(Map.of(Field.DATA, "fixed-set"));
        assertFalse(Written.by(new CodeFigure(), points, size).contains("least without loss"));
        assertTrue(Written.by(new CodeFigure(), toy(Map.of()), size).contains("least without loss"));
    }

    /** Of an anticorrelated pair with p = 0.05 one is active: each with 0.025, which is 40 in 1/(1 − S). */
    @Test
    void anAnticorrelatedFeatureIsAsSparseAsItsShareOfTheGroup() {
        Snapshot snapshot = toy(Map.of(Field.FEATURE_PROBABILITY, 0.05, Field.GROUPS, "anticorrelated"));
        Axes axes = new Axes(Axes.area(SIZE, 2), Axes.Scale.logarithmic(1, 1000), Axes.Scale.linear(0, 1.15));
        String text = new CodeFigure()
                .at(axes.x(500), axes.plot().getCenterY(), snapshot, Perspective.PLAIN, SIZE)
                .orElseThrow()
                .text();
        assertTrue(text.endsWith(" at 40.00"), text);
    }
}
