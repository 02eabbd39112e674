package org.polyseme.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.polyseme.measure.Activations;
import org.polyseme.measure.Degeneracy;
import org.polyseme.measure.Inputs;
import org.polyseme.measure.InteractionBasis;
import org.polyseme.measure.LearningCoefficient;
import org.polyseme.measure.Network;
import org.polyseme.measure.Packing;
import org.polyseme.measure.PowerLaw;
import org.polyseme.measure.Redundancy;
import org.polyseme.measure.Spectrum;
import org.polyseme.measure.WhatIf;
import org.polyseme.state.Beside;
import org.polyseme.state.Experiment;
import org.polyseme.state.Field;
import org.polyseme.state.Matrix;
import org.polyseme.state.ModelKind;
import org.polyseme.state.RunPlan;
import org.polyseme.state.RunSet;
import org.polyseme.state.RunStatus;
import org.polyseme.state.Script;
import org.polyseme.state.Snapshot;
import org.polyseme.state.Trace;
import org.polyseme.theory.CapacityAllocation;
import org.polyseme.theory.PairReadout;

/** The figures for the papers' readers tell the numbers that the measures give. */
class PaperFiguresTest {
    private static final Figure.Size SIZE = new Figure.Size(520, 360);
    private static final Experiment TOY = Experiment.defaults(ModelKind.TIED_AUTOENCODER);

    private static Snapshot snapshot(Experiment recipe, double loss) {
        return Snapshots.of(
                recipe, Snapshots.random(recipe.features(), recipe.neurons(), 1, 3), loss, Trace.EMPTY, 100);
    }

    private static Set<String> texts(Figure figure, Snapshot snapshot) {
        return texts(figure, snapshot, Perspective.PLAIN);
    }

    private static Set<String> texts(Figure figure, Snapshot snapshot, Perspective perspective) {
        Set<String> texts = new LinkedHashSet<>();
        for (double y = 33; y < SIZE.height(); y += 3) {
            for (double x = 1; x < SIZE.width(); x += 3) {
                figure.at(x, y, snapshot, perspective, SIZE).ifPresent(hit -> texts.add(hit.text()));
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

    @Test
    void theSpectrumTellsEigenvaluesAndTheirFit() {
        Experiment recipe = TOY.with(Map.of(Field.FEATURES, 30L, Field.NEURONS, 12L));
        Snapshot snapshot = snapshot(recipe, 1);
        double[] values = Spectrum.activations(snapshot.weights(), recipe);
        PowerLaw law = PowerLaw.fit(values).orElseThrow();
        Set<String> texts = texts(new SpectrumFigure(), snapshot);
        assertEquals(12, texts.size());
        assertTells("rank 1: variance " + Numerals.significant(values[0]), texts);
        assertTells("rank 12: variance " + Numerals.significant(values[11]), texts);
        assertTells("fit " + Numerals.significant(law.at(3)), texts);
    }

    @Test
    void theWindowOfTheFitIsTheViewers() {
        Snapshot snapshot = snapshot(TOY.with(Map.of(Field.FEATURES, 30L, Field.NEURONS, 12L)), 1);
        double[] values = Spectrum.activations(snapshot.weights(), snapshot.experiment());
        Options options = Options.FIRST.with(Option.SPECTRUM_FIRST, 2).with(Option.SPECTRUM_LAST, 11);
        PowerLaw law = PowerLaw.fit(values, 2, 11);
        SpectrumFigure figure = new SpectrumFigure();
        Axes axes = new Axes(
                Axes.area(SIZE, 2), Axes.Scale.logarithmic(1, 12), Axes.Scale.logarithmic(values[11], values[0]));
        String text = figure.at(axes.x(11), axes.plot().getCenterY(), snapshot, Perspective.PLAIN.with(options), SIZE)
                .orElseThrow()
                .text();
        assertTrue(text.contains("fit " + Numerals.significant(law.at(11))), text);
    }

    @Test
    void theInteractionGraphTellsStrengths() {
        Snapshot snapshot = snapshot(TOY, 1);
        InteractionBasis basis = InteractionBasis.of(Network.of(snapshot), Inputs.of(TOY, 64, 0));
        Set<String> texts = texts(new InteractionFigure(), snapshot);
        assertEquals(2 + 2 + 5, texts.size());
        assertTells(
                "output f3, strength Λ "
                        + Numerals.significant(basis.layers().get(2).strength(3)),
                texts);
        assertTells(
                "node 2 of the neurons, strength Λ "
                        + Numerals.significant(basis.layers().get(1).strength(2)),
                texts);
    }

    @Test
    void redundancyTellsWhatIsLeft() {
        Experiment recipe = TOY.with(Map.of(Field.FEATURES, 12L, Field.NEURONS, 6L));
        Snapshot snapshot = snapshot(recipe, 1);
        Activations inputs = Inputs.of(recipe, 96, 0);
        Redundancy redundancy =
                Redundancy.of(Network.of(snapshot), inputs, Inputs.targets(recipe, inputs, 12), 1, 4, 0);
        Set<String> texts = texts(new RedundancyFigure(), snapshot);
        assertEquals(7, texts.size());
        for (Redundancy.Level level : redundancy.levels()) {
            assertTells(level.silenced() + " silenced: error " + Numerals.significant(level.loss()), texts);
        }
    }

    @Test
    void redundancyShowsTheRunBesideIt() {
        Experiment recipe = TOY.with(Map.of(Field.FEATURES, 12L, Field.NEURONS, 6L));
        Experiment dropping = recipe.with(Map.of(Field.DROPOUT, 0.5, Field.SEED, 5L));
        Snapshot beside = snapshot(dropping, 3);
        Activations inputs = Inputs.of(dropping, 96, 0);
        Redundancy redundancy =
                Redundancy.of(Network.of(beside), inputs, Inputs.targets(dropping, inputs, 12), 1, 4, 0);
        Perspective compared =
                Perspective.PLAIN.with(Optional.of(new OtherRun("Dropping", Script.of(dropping), beside)));
        Set<String> texts = texts(new RedundancyFigure(), snapshot(recipe, 1), compared);
        for (Redundancy.Level level : redundancy.levels()) {
            String error = "; Dropping error " + Numerals.significant(level.loss());
            assertTrue(texts.stream().anyMatch(text -> text.endsWith(error)), error);
        }
    }

    @Test
    void redundancyShowsTheSameRecipeWithoutDropout() {
        Experiment recipe = TOY.with(Map.of(Field.FEATURES, 12L, Field.NEURONS, 6L, Field.DROPOUT, 0.5));
        RedundancyFigure figure = new RedundancyFigure();
        assertTrue(figure.runs(recipe.with(Field.DROPOUT, 0.0), Options.FIRST).isEmpty());
        RunPlan plan = figure.runs(recipe, Options.FIRST).orElseThrow();
        assertEquals(recipe.with(Field.DROPOUT, 0.0), plan.recipe(0));
        Snapshot end = snapshot(plan.recipe(0), 3);
        List<Double> numbers = plan.read(new RunPlan.Reached(plan.recipe(0), 100, 3, end.parameters()));
        RunSet.Member twin = new RunSet.Member(
                plan.recipe(0),
                100,
                3,
                end.weights(),
                new RunStatus.Finished(100, ""),
                List.of(new RunSet.Reading(100, 3, numbers)));
        Snapshot alone = snapshot(recipe, 1);
        Set<String> texts =
                texts(figure, alone.beside(Beside.of(List.of(RunSet.of(plan).with(twin)))), Perspective.PLAIN);
        Activations inputs = Inputs.of(plan.recipe(0), 96, 0);
        Redundancy redundancy = Redundancy.of(Network.of(end), inputs, Inputs.targets(recipe, inputs, 12), 1, 4, 0);
        for (Redundancy.Level level : redundancy.levels()) {
            String error = "; the same without dropout error " + Numerals.significant(level.loss());
            assertTrue(texts.stream().anyMatch(text -> text.endsWith(error)), error);
        }
    }

    /** A strong pull keeps chains where the loss is a parabola; about weights of nearly 0 it is of the fourth power. */
    @Test
    void chainsFarFromWhatCurvatureForetellsAreAmber() {
        Perspective held = Perspective.PLAIN.with(Options.FIRST.with(Option.LEARNING_PULL, 300));
        Painted near = Painted.of(new LearningFigure(), snapshot(TOY, 1), held, SIZE, 1);
        assertEquals(0, near.count(Look.LIGHT.outside()));
        Snapshot flat = Snapshots.of(TOY, Snapshots.random(5, 2, 0.01, 3), 1, Trace.EMPTY, 100);
        assertNotEquals(0, outside(new LearningFigure(), flat));
    }

    @Test
    void theBarOfDirectionsAddsUpToTheParameters() {
        Snapshot snapshot = snapshot(TOY, 1);
        Degeneracy degeneracy = Degeneracy.of(Network.of(snapshot), Inputs.of(TOY, 256, 0));
        Set<String> texts = texts(new DegeneracyFigure(), snapshot);
        assertTells("in use: " + degeneracy.rank() + " of 10 directions", texts);
        int sum = texts.stream()
                .filter(text -> text.endsWith("of 10 directions"))
                .mapToInt(text -> Integer.parseInt(text.replaceAll(".*: (\\d+) of.*", "$1")))
                .sum();
        assertEquals(10, sum);
    }

    /** The second neuron hardly says anything, so that directions along it are hardly felt. */
    @Test
    void howManyParametersMatterIsSaidInWholeWordsHoweverSmallThePane() {
        Snapshot faint = Snapshots.of(
                TOY,
                Matrix.of(5, 2, 1, 1e-4f, -0.9f, 2e-4f, 0.8f, -1e-4f, -1.1f, -2e-4f, 0.7f, 3e-4f),
                1,
                Trace.EMPTY,
                100);
        assertNotEquals(
                0, Degeneracy.of(Network.of(faint), Inputs.of(TOY, 256, 0)).hardlyInUse());
        for (int width : new int[] {300, 330, 360, 420, 520}) {
            List<String> texts = Written.by(new DegeneracyFigure(), faint, new Figure.Size(width, 300));
            String said = texts.stream()
                    .filter(text -> text.startsWith("of 10 parameters"))
                    .findFirst()
                    .orElseThrow();
            assertFalse(said.contains("…"), said);
        }
    }

    @Test
    void whatIfTellsTheRankOfTheChangedNetwork() {
        Snapshot snapshot = snapshot(TOY, 1);
        Network network = Network.of(snapshot);
        WhatIf.Case changed = WhatIf.UNHEARD.of(network, Inputs.of(TOY, 256, 0));
        int rank = Degeneracy.of(changed.network(), changed.inputs()).rank();
        assertNotEquals(Degeneracy.of(network, Inputs.of(TOY, 256, 0)).rank(), rank);
        Options options = Options.FIRST.with(Option.DEGENERACY_WHAT_IF, "unheard");
        Set<String> texts = texts(new DegeneracyFigure(), snapshot, Perspective.PLAIN.with(options));
        assertTells("in use: " + rank + " of 10 directions", texts);
    }

    @Test
    void capacityTellsMeasuredAndBestShares() {
        Experiment recipe = TOY.with(Map.of(Field.FEATURES, 6L, Field.NEURONS, 3L, Field.IMPORTANCE, 0.64));
        Snapshot snapshot = snapshot(recipe, 1);
        // uniform on [0, 1) with probability 0.05: (1/5) / (1/3)² / 0.05
        CapacityAllocation best = CapacityAllocation.of(new double[] {1, 0.8, 0.64, 0.512, 0.4096, 0.32768}, 3, 36);
        Packing packing = Packing.of(snapshot.weights());
        Set<String> texts = texts(new CapacityFigure(), snapshot);
        for (int i = 0; i < 6; i++) {
            assertTells(
                    "f" + i + ": share " + Numerals.fixed(packing.dimensionality(i), 3) + ", best "
                            + Numerals.fixed(best.capacity(i), 3),
                    texts);
        }
    }

    @Test
    void theWaterLevelCanBeMovedAndTellsWhatIsTakenThen() {
        Experiment recipe = TOY.with(Map.of(Field.FEATURES, 6L, Field.NEURONS, 3L, Field.IMPORTANCE, 0.64));
        Snapshot snapshot = snapshot(recipe, 1);
        CapacityFigure figure = new CapacityFigure();
        double[] values = {1, 0.8, 0.64, 0.512, 0.4096, 0.32768};
        double best = CapacityAllocation.of(values, 3, 36).waterLevel();
        Options raised = Options.FIRST.with(Option.CAPACITY_LEVEL, 2);
        Set<String> texts = texts(figure, snapshot, Perspective.PLAIN.with(raised));
        double sum = 0;
        for (int i = 0; i < 6; i++) {
            double share = (values[i] * 35 * Math.sqrt(2 / (2 * best)) - 2) / 33;
            sum += Math.max(0, share);
            assertTells("at this level " + Numerals.fixed(Math.max(0, share), 3), texts);
        }
        assertTells("features take " + Numerals.fixed(sum, 2) + " dimensions", texts);
        assertTells("features take 3.00 dimensions", texts(figure, snapshot));
    }

    @Test
    void aDragMovesTheWaterLevelByItsRatioAndStopsWhereNothingIsTaken() {
        Snapshot snapshot = snapshot(TOY.with(Map.of(Field.FEATURES, 6L, Field.NEURONS, 3L)), 1);
        CapacityFigure figure = new CapacityFigure();
        Options once = figure.dragged(0, -20, snapshot, Perspective.PLAIN, SIZE);
        Options twice = figure.dragged(0, -20, snapshot, Perspective.PLAIN.with(once), SIZE);
        double ratio = once.number(Option.CAPACITY_LEVEL);
        assertTrue(ratio > 1);
        assertEquals(ratio * ratio, twice.number(Option.CAPACITY_LEVEL), 1e-9);
        Options back = figure.dragged(5, 40, snapshot, Perspective.PLAIN.with(twice), SIZE);
        assertEquals(1, back.number(Option.CAPACITY_LEVEL), 1e-9);
        assertTrue(figure.stepped(0, -1, snapshot, Perspective.PLAIN, SIZE).number(Option.CAPACITY_LEVEL) > 1);
        assertTrue(figure.isMoved(twice));
        assertFalse(figure.isMoved(figure.home(twice)));
        Options peaked = Options.FIRST.with(Option.CAPACITY_OF_DATA, false).with(Option.CAPACITY_KURTOSIS, 4);
        Options highest = figure.dragged(0, -9000, snapshot, Perspective.PLAIN.with(peaked), SIZE);
        assertTells("features take 0.00 dimensions", texts(figure, snapshot, Perspective.PLAIN.with(highest)));
        Options lowest = figure.dragged(0, 9000, snapshot, Perspective.PLAIN, SIZE);
        assertEquals(0.1, lowest.number(Option.CAPACITY_LEVEL));
    }

    @Test
    void readoutsOfPairsTellTheirErrorsAndOrders() {
        Snapshot snapshot = snapshot(TOY.with(Map.of(Field.FEATURES, 12L, Field.NEURONS, 4L)), 1);
        Set<String> texts = texts(new PairsFigure(), snapshot);
        // 12 features at 0.05 are fewer than 2 at once
        double share = PairReadout.bestShare(2, 1000);
        assertTells("predicted " + Numerals.significant(PairReadout.worst(2, share, 1000)), texts);
        assertTells("probability " + Numerals.fixed(share, 3), texts);
        assertTells("12 features, 66 pairs, 4 neurons", texts);
        Options three = Options.FIRST.with(Option.PAIRS_ACTIVE, 3);
        double more = PairReadout.worst(3, PairReadout.bestShare(3, 1000), 1000);
        assertTells(
                "predicted " + Numerals.significant(more),
                texts(new PairsFigure(), snapshot, Perspective.PLAIN.with(three)));
        assertEquals(0, outside(new PairsFigure(), snapshot));
    }

    @Test
    void pairsNeedFourFeatures() {
        Snapshot few = snapshot(TOY.with(Map.of(Field.FEATURES, 3L, Field.NEURONS, 2L)), 1);
        assertTrue(PairsFigure.reason(few).contains("Choose"));
        assertTrue(texts(new PairsFigure(), few).isEmpty());
    }

    @Test
    void aFigureThatDoesNotApplySaysWhatToChoose() {
        assertTrue(PowerFigure.reason(snapshot(TOY, 1)).contains("Choose"));
        assertTrue(SparsificationFigure.reason(snapshot(TOY, 1)).contains("Choose"));
        assertTrue(CapacityFigure.reason(snapshot(Experiment.defaults(ModelKind.INCIDENTAL), 1))
                .contains("Choose"));
        for (Figure figure : List.of(new PowerFigure(), new SparsificationFigure())) {
            assertTrue(texts(figure, snapshot(TOY, 1)).isEmpty());
            assertFalse(
                    Painted.of(figure, snapshot(TOY, 1), Look.LIGHT, SIZE, 1).count(Look.LIGHT.muted()) == 0);
        }
    }

    @Test
    void aLoopTurnsWithTheViewAndStaysAsRough() {
        Snapshot snapshot = snapshot(TOY.with(Map.of(Field.FEATURES, 8L, Field.NEURONS, 4L)), 1);
        ProjectionFigure figure = new ProjectionFigure();
        Perspective turned = Perspective.PLAIN.with(Options.FIRST.with(Option.PROJECTION_YAW, 100));
        assertEquals(
                figure.at(100, 200, snapshot, Perspective.PLAIN, SIZE), figure.at(100, 200, snapshot, turned, SIZE));
        assertFalse(Arrays.equals(
                Painted.of(figure, snapshot, Perspective.PLAIN, SIZE, 1).pixels(),
                Painted.of(figure, snapshot, turned, SIZE, 1).pixels()));
    }

    /** Sparse inputs are no path: what Random projection finds smooth is not called jagged here. */
    @Test
    void theSlopeOfSmoothCodesJudgesNoSparseInputs() {
        Snapshot snapshot = snapshot(TOY.with(Map.of(Field.FEATURES, 30L, Field.NEURONS, 12L)), 1);
        List<String> texts = Written.by(new SpectrumFigure(), snapshot, new Figure.Size(900, 600));
        assertTrue(texts.stream().anyMatch(text -> text.contains("1 + 2/d does not apply")), texts::toString);
        assertFalse(texts.stream().anyMatch(text -> text.contains("smooth")), texts::toString);
        assertEquals(0, outside(new SpectrumFigure(), snapshot));
    }

    @Test
    void driftingChainsTellTheirBandInANarrowPaneToo() {
        for (LearningCoefficient.Trust trust : LearningCoefficient.Trust.values()) {
            double sign = 17;
            double width = Text.width(trust.brief(), Look.LIGHT.strongLabelFont());
            assertTrue(width + sign + 2 * Sheet.MARGIN <= 360, trust.brief());
        }
        assertTrue(LearningCoefficient.Trust.DRIFTING.brief().contains("10"));
    }

    @Test
    void monosemanticityStandsBesideThatOfRandomWeights() {
        Snapshot snapshot = snapshot(TOY.with(Map.of(Field.FEATURES, 20L, Field.NEURONS, 12L)), 1);
        List<String> texts = Written.by(new MonosemanticityFigure(), snapshot, new Figure.Size(600, 400));
        assertTrue(texts.stream().anyMatch(text -> text.contains(", of random weights 0.246)")), texts::toString);
        assertTrue(texts.contains("mean by chance"), texts::toString);
    }
}
