package org.polyseme.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.polyseme.state.Matrix;
import org.polyseme.state.Snapshot;

class NeuronsFigureTest {
    private static final Figure.Size SIZE = new Figure.Size(280, 600);
    /** f0 and f2 on n1 with opposite signs, f1 on n3, f3 on nothing but strongest on n0 at the start. */
    private static final Snapshot SNAPSHOT = Snapshots.of(
            Matrix.of(4, 5, 0, 1, 0, 0, 0, 0, 0, 0, -0.9f, 0, 0, -0.97f, 0, 0, 0, 0.3f, 0, 0.4f, 0, 0),
            Matrix.of(4, 5, 0, 0.2f, 0, 0, 0, 0, 0, 0, -0.2f, 0, 0, -0.2f, 0, 0, 0, 0.3f, 0, 0.2f, 0, 0));

    private final NeuronsFigure figure = new NeuronsFigure();

    private List<String> rows(Snapshot snapshot, Figure.Size size) {
        return rows(snapshot, size, Perspective.PLAIN);
    }

    private List<String> rows(Snapshot snapshot, Figure.Size size, Perspective perspective) {
        List<String> rows = new ArrayList<>();
        for (double y = 0.5; y < size.height(); y++) {
            Optional<Hit> hit = figure.at(100, y, snapshot, perspective, size);
            if (hit.isPresent() && !rows.contains(hit.get().text())) {
                rows.add(hit.get().text());
            }
        }
        return rows;
    }

    @Test
    void neuronsWithMostFeaturesComeFirstAndForetoldOnesLast() {
        assertEquals(
                List.of(
                        "n1: f0 +1.000 f2 −0.970",
                        "n3: f1 −0.900",
                        "n0: f3 +0.300 (foretold)",
                        "n2: f3 +0.400 (not on it)"),
                rows(SNAPSHOT, SIZE));
    }

    @Test
    void theyMayStandInTheirOwnOrder() {
        assertEquals(
                List.of(
                        "n0: f3 +0.300 (foretold)",
                        "n1: f0 +1.000 f2 −0.970",
                        "n2: f3 +0.400 (not on it)",
                        "n3: f1 −0.900"),
                rows(SNAPSHOT, SIZE, Perspective.PLAIN.with(Options.FIRST.with(Option.NEURONS_ORDER, "place"))));
    }

    @Test
    void aClaimIsVoidOnceTheFeatureIsOnElsewhere() {
        Matrix now = Matrix.of(1, 3, 0, 1, 0.2f);
        Matrix initial = Matrix.of(1, 3, 0, 0.1f, 0.5f);
        assertEquals(List.of("n1: f0 +1.000"), rows(Snapshots.of(now, initial), SIZE));
    }

    @Test
    void pointingSelectsTheNeuron() {
        Hit hit = figure.at(100, Look.TITLE_HEIGHT + 60, SNAPSHOT, Perspective.PLAIN, SIZE)
                .orElseThrow();
        assertTrue(hit.selection().lightsNeuron(1));
    }

    @Test
    void asManyRowsAreShownAsFitAndOneLineSaysHowManyDoNot() {
        Snapshot many = Snapshots.of(Snapshots.settled(40, 200), Snapshots.random(40, 200, 0.1, 3));
        assertEquals(30, rows(many, new Figure.Size(280, 2000)).size());
        // 196 px for rows of 20 px: 9 fit, the last of which is the line.
        assertEquals(8, rows(many, new Figure.Size(280, 32 + 56 + 196 + 8)).size());
    }

    /** 8 rows and a line of how many more: neurons 1, 4, ... 28 of those with two features; the others have one. */
    private static final Figure.Size NARROW = new Figure.Size(280, 32 + 56 + 196 + 8);

    private static final Snapshot MANY = Snapshots.of(Snapshots.settled(40, 200), Snapshots.random(40, 200, 0.1, 3));

    private List<String> names(Selection selection) {
        return rows(MANY, NARROW, new Perspective(selection, Options.FIRST, Look.LIGHT)).stream()
                .map(row -> row.substring(0, row.indexOf(':')))
                .toList();
    }

    @Test
    void aSelectedNeuronTakesTheLastPlaceWhereItWouldNotBeInSightAndNothingElseMoves() {
        List<String> plain = names(Selection.NONE);
        assertEquals(List.of("n1", "n4", "n7", "n10", "n13", "n16", "n19", "n22"), plain);
        List<String> kept = plain.subList(0, 7);
        for (int neuron : new int[] {25, 119, 3}) {
            List<String> names = names(Selection.NONE.withNeuron(neuron));
            assertEquals(kept, names.subList(0, 7));
            assertEquals(List.of("n" + neuron), names.subList(7, names.size()));
        }
        assertEquals(plain, names(Selection.NONE.withNeuron(22)));
        assertEquals(plain, names(Selection.NONE.withNeuron(4000)));
    }

    @Test
    void theNeuronsOfSelectedFeaturesAreInSightToo() {
        // f18 on n28; f30 alone on n92.
        List<String> names = names(Selection.NONE.withFeature(18).withSecondFeature(30));
        assertEquals(List.of("n1", "n4", "n7", "n10", "n13", "n16", "n28", "n92"), names);
    }

    @Test
    void aSelectedNeuronIsInSightHoweverFewRowsFit() {
        for (double height = 32 + 56 + 20 + 8; height < 400; height += 10) {
            Figure.Size size = new Figure.Size(280, height);
            Perspective lit = new Perspective(Selection.NONE.withNeuron(119), Options.FIRST, Look.LIGHT);
            assertTrue(rows(MANY, size, lit).stream().anyMatch(row -> row.startsWith("n119:")), "height " + height);
        }
    }

    @Test
    void signsAndSharingShowInColour() {
        Painted painted = Painted.of(figure, SNAPSHOT, Look.LIGHT, SIZE, 2);
        assertTrue(painted.count(Look.LIGHT.positive()) > 500);
        assertTrue(painted.count(Look.LIGHT.negative()) > 500);
        assertTrue(painted.count(Look.LIGHT.polysemantic()) > 20);
    }

    @Test
    void barsOfASharedNeuronAreHatchedAndOthersAreNot() {
        double top = Look.TITLE_HEIGHT + 56;
        Painted painted = Painted.of(figure, SNAPSHOT, Look.LIGHT, SIZE, 2);
        assertTrue(colours(painted, top + 10, 56 + 60, 56 + 88) >= 3);
        assertEquals(1, colours(painted, top + 30, 56 + 30, 56 + 70));
    }

    private static long colours(Painted painted, double y, int from, int to) {
        List<Integer> colours = new ArrayList<>();
        for (double x = from; x < to; x += 0.5) {
            colours.add(painted.at(x, y));
        }
        return colours.stream().distinct().count();
    }
}
