package org.polyseme.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.polyseme.state.Beside;
import org.polyseme.state.Experiment;
import org.polyseme.state.Matrix;
import org.polyseme.state.RunSet;
import org.polyseme.state.RunStatus;
import org.polyseme.state.SeedPlan;
import org.polyseme.state.Snapshot;
import org.polyseme.state.Trace;

class EnsembleFigureTest {
    private static final Figure.Size SIZE = new Figure.Size(800, 500);
    private static final Snapshot RUN = Snapshots.of(Snapshots.settled(8, 30), Snapshots.random(8, 30, 0.3, 1));

    private final EnsembleFigure figure = new EnsembleFigure();

    private static Snapshot beside(RunSet seeds) {
        return RUN.beside(Beside.of(List.of(seeds)));
    }

    private static Optional<Long> seed(Hit hit) {
        return hit.recipe().map(Experiment::seed);
    }

    /** So many of nine: every third diverged. */
    private static Snapshot trained(int members) {
        RunSet seeds = RunSet.of(SeedPlan.around(RUN.experiment(), 9));
        for (int k = 0; k < members; k++) {
            boolean isSound = k % 3 != 2;
            seeds = seeds.with(new RunSet.Member(
                    seeds.plan().recipe(k),
                    100 + k,
                    isSound ? 0.5 : Double.NaN,
                    isSound ? Snapshots.settled(8, 30) : Snapshots.random(8, 30, 1e30, k),
                    isSound ? new RunStatus.Finished(100, "converged") : new RunStatus.Diverged(100),
                    List.of()));
        }
        return beside(seeds.at(0.4));
    }

    private Hit under(Snapshot snapshot, int place) {
        EnsembleLayout layout = EnsembleLayout.of(9, SIZE);
        return figure.at(
                        layout.tiles().get(place).getCenterX(),
                        layout.tiles().get(place).getCenterY(),
                        snapshot,
                        Perspective.PLAIN,
                        SIZE)
                .orElseThrow();
    }

    @Test
    void clickingARunBeginsItAndTheRunInTheWindowIsLeftAlone() {
        Snapshot snapshot = trained(5);
        assertEquals(Optional.of(4L), seed(under(snapshot, 4)));
        assertEquals(Optional.empty(), seed(under(snapshot, 0)));
        assertEquals(Optional.of(8L), seed(under(snapshot, 8)));
    }

    @Test
    void pointingTellsHowARunEnded() {
        Snapshot snapshot = trained(5);
        assertEquals(
                "seed 4: 2 polysemantic neurons, loss 0.5000 after 104 steps; click to run it",
                under(snapshot, 4).text());
        assertEquals(
                "seed 2: diverged at step 102; click to run it",
                under(snapshot, 2).text());
        assertEquals(
                "seed 6: not trained yet; click to run it", under(snapshot, 6).text());
    }

    @Test
    void itAsksForAsManySeedsAsItShows() {
        Experiment recipe = RUN.experiment();
        assertEquals(
                Optional.of(SeedPlan.around(recipe, 9)),
                figure.runs(recipe, Options.FIRST).map(plan -> plan));
        assertEquals(
                16,
                figure.runs(recipe, Options.FIRST.with(Option.ENSEMBLE_SEEDS, "16"))
                        .orElseThrow()
                        .runs());
        assertEquals(Optional.empty(), new WeightsFigure().runs(recipe, Options.FIRST));
    }

    @Test
    void itPaintsWhateverThereIs() {
        RunSet none = RunSet.of(SeedPlan.around(RUN.experiment(), 9));
        for (Snapshot snapshot : List.of(
                RUN, beside(none), beside(none.failing("There is no room.")), trained(1), trained(5), trained(9))) {
            for (Figure.Size size : List.of(SIZE, new Figure.Size(300, 200), new Figure.Size(60, 700))) {
                for (String shows : List.of("weights", "allocation")) {
                    Perspective perspective = Perspective.PLAIN.with(Options.FIRST.with(Option.ENSEMBLE_SHOWS, shows));
                    assertEquals(
                            0,
                            Painted.of(figure, snapshot, perspective, size, 1).spilled());
                }
            }
        }
    }

    @Test
    void aFeatureIsLitInEveryRunAndANeuronInNone() {
        Snapshot snapshot = trained(9);
        Painted plain = Painted.of(figure, snapshot, Perspective.PLAIN, SIZE, 1);
        Color strong =
                new Color(ColorMap.diverging(Look.LIGHT, WeightsFigure.SCALE).argb(0.99f));
        Painted lit = Painted.of(figure, snapshot, Perspective.PLAIN.with(Selection.NONE.withFeature(1)), SIZE, 1);
        Painted neuron = Painted.of(figure, snapshot, Perspective.PLAIN.with(Selection.NONE.withNeuron(4)), SIZE, 1);
        assertTrue(lit.count(strong) < plain.count(strong));
        assertEquals(plain.count(strong), neuron.count(strong));
    }

    @Test
    void theSpreadIsTheSamplesMeanAndStandardDeviation() {
        // Counts 2, 4, 4, 4, 5, 5, 7, 9: mean 5, squares 32, sd √(32/7).
        Spread spread = Spread.of(List.of(2, 4, 4, 4, 5, 5, 7, 9));
        assertEquals(5, spread.mean());
        assertEquals(Math.sqrt(32 / 7.0), spread.sd().orElseThrow(), 1e-12);
        assertEquals("5.0 ± 2.1", spread.text());
        assertEquals(OptionalDouble.empty(), Spread.of(List.of(3)).sd());
        assertEquals("3.0", Spread.of(List.of(3)).text());
    }

    @Test
    void theGridFillsItsRoomAndNoPlaceOverlapsAnother() {
        for (int seeds : new int[] {4, 9, 16}) {
            EnsembleLayout layout = EnsembleLayout.of(seeds, SIZE);
            for (int a = 0; a < seeds; a++) {
                for (int b = a + 1; b < seeds; b++) {
                    assertFalse(layout.tiles().get(a).intersects(layout.tiles().get(b)));
                }
                assertFalse(layout.gauge().intersects(layout.tiles().get(a)));
            }
        }
    }

    @Test
    void weightsFromAFileHaveNoSeeds() {
        Matrix weights = Snapshots.settled(4, 8);
        assertTrue(figure.at(400, 200, Snapshots.of(weights, weights), Perspective.PLAIN, SIZE)
                .isEmpty());
    }

    @Test
    void evenANarrowPaneSaysTheMean() {
        List<String> texts = Written.by(figure, trained(5), new Figure.Size(168, 205));
        assertTrue(texts.contains("2.0 ± 0.0"), texts.toString());
        assertTrue(texts.contains("polysemantic"), texts.toString());
    }

    @Test
    void whereThereIsRoomForThePicturesAloneTheyHaveIt() {
        EnsembleLayout layout = EnsembleLayout.of(9, new Figure.Size(168, 175));
        assertFalse(layout.isEmpty());
        assertTrue(layout.gauge().isEmpty());
    }

    @Test
    void itSaysAtWhichStepTheRunsAreAndThatItIsNotTheOneShown() {
        Snapshot early = Snapshots.of(RUN.experiment(), RUN.weights(), 0.5, Trace.EMPTY, 50)
                .beside(trained(5).beside());
        assertTrue(Written.by(figure, early, SIZE)
                .contains("9 seeds of this recipe, at their end, steps 100 to 104, not at 50"));
        assertTrue(Written.by(figure, trained(1), SIZE).contains("9 seeds of this recipe, at their end, step 100"));
    }

    @Test
    void whereASeedHasNoRoomForAWordItHasItsNumber() {
        List<String> texts = Written.by(figure, trained(9), new Figure.Size(360, 260));
        assertTrue(texts.containsAll(List.of("0", "4", "8")), texts.toString());
        assertTrue(texts.stream().noneMatch(text -> text.startsWith("s") && text.endsWith("…")), texts.toString());
    }
}
