package org.polyseme.view.inspector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.polyseme.figure.Selection;
import org.polyseme.measure.Band;
import org.polyseme.measure.Forecast;
import org.polyseme.state.Event;
import org.polyseme.state.Experiment;
import org.polyseme.state.Field;
import org.polyseme.state.History;
import org.polyseme.state.Matrix;
import org.polyseme.state.ModelKind;
import org.polyseme.state.Parameters;
import org.polyseme.state.RunStatus;
import org.polyseme.state.Snapshot;
import org.polyseme.state.Trace;

class StoriesTest {
    /** f0 and f1 are a planted pair of cosine −0.7 that leans to n0; f2 leans to n1. */
    private static final Matrix START = Matrix.of(3, 3, 0.8f, 0, 0.6f, -0.8f, 0.6f, -0.1f, 0, 0.5f, 0.1f);

    private static final Matrix SHARED = Matrix.of(3, 3, 1, 0, 0, -0.9f, 0, 0, 0, 0.4f, 0);

    private static final Snapshot SNAPSHOT = new Snapshot(
            Experiment.of(
                    Map.of(Field.MODEL, ModelKind.INCIDENTAL, Field.FEATURES, 3L, Field.NEURONS, 3L, Field.PAIRS, 1L)),
            2000,
            0.5,
            parameters(SHARED),
            parameters(START),
            History.empty(),
            List.of(new Event.SettledOn(16, 0, 0, true), new Event.SettledOn(1240, 1, 0, false)),
            Trace.EMPTY,
            new RunStatus.Paused(),
            0,
            "none",
            List.of(),
            Optional.empty());

    private static Parameters parameters(Matrix weights) {
        return new Parameters(List.of(new Parameters.Named("W", weights)));
    }

    private static final Stories STORIES = new Stories(SNAPSHOT, Forecast.of(START), Band.DEFAULT);

    private static List<String> told(Selection selection) {
        return STORIES.of(selection).rows().stream()
                .map(row -> row.label() + ": " + row.text())
                .toList();
    }

    @Test
    void ofAPolysemanticNeuronItTellsTheBirth() {
        assertEquals(
                List.of(
                        "Owners: f0 +1.00  f1 −0.90",
                        "At start: 1st choice of both",
                        "Initial overlap: −0.70 between them",
                        "Foretold: yes, before training",
                        "On: by step 16 and 1,240",
                        "Runner-up: n2 and n1"),
                told(Selection.NONE.withNeuron(0)));
        assertTrue(STORIES.of(Selection.NONE.withNeuron(0)).polysemantic());
    }

    @Test
    void ofAnEmptyNeuronItTellsWhoLeanedToIt() {
        assertEquals(
                List.of(
                        "Owners: none",
                        "At start: 1st choice of f2",
                        "Initial overlap: –",
                        "Foretold: no collision",
                        "On: –",
                        "Runner-up: –"),
                told(Selection.NONE.withNeuron(1)));
    }

    @Test
    void ofAFeatureItTellsWhereItWent() {
        double shared = (1 / (1 + 0.81));
        assertEquals(
                List.of(
                        "Neuron: n0 +1.00",
                        "Shared with: f1",
                        "At start: 1st choice, then n2",
                        "On: by step 16",
                        "Length: 1.00",
                        "Dimensionality: " + Math.round(100 * shared) / 100.0),
                told(Selection.NONE.withFeature(0)));
    }

    @Test
    void whatIsNotOnIsSaidToBe() {
        assertEquals(
                List.of("Neuron: n1 +0.40, not on", "Shared with: nobody"),
                told(Selection.NONE.withFeature(2)).subList(0, 2));
    }

    @Test
    void ofAPairItTellsWhatBecameOfIt() {
        assertEquals(
                List.of(
                        "Overlap now: −1.00 (cosine)",
                        "Initial overlap: −0.70",
                        "Strongest on: n0 and n0",
                        "Share: n0",
                        "Planted: yes",
                        "Foretold: collision"),
                told(Selection.NONE.withFeature(1).withSecondFeature(0)));
    }

    @Test
    void ofAWeightItTellsBothEnds() {
        assertEquals(
                List.of("Weight now: 0.00, not on", "At start: +0.50, 1st choice"),
                toldOfWeightNotOn().subList(0, 2));
        assertEquals(
                "f1 on n0",
                STORIES.of(Selection.NONE.withFeature(1).withNeuron(0)).title());
    }

    private static List<String> toldOfWeightNotOn() {
        Matrix off = Matrix.of(3, 3, 1, 0, 0, -0.9f, 0, 0, 0, 0, 0.4f);
        Snapshot snapshot = new Snapshot(
                SNAPSHOT.experiment(),
                2000,
                0.5,
                parameters(off),
                parameters(START),
                History.empty(),
                List.of(),
                Trace.EMPTY,
                new RunStatus.Paused(),
                0,
                "none",
                List.of(),
                Optional.empty());
        return new Stories(snapshot, Forecast.of(START), Band.DEFAULT)
                .of(Selection.NONE.withFeature(2).withNeuron(1)).rows().stream()
                        .map(row -> row.label() + ": " + row.text())
                        .toList();
    }

    @Test
    void nothingSelectedTellsNothing() {
        assertEquals(Story.NONE, STORIES.of(Selection.NONE));
    }

    @Test
    void itKnowsOnlyWhatTheRunHas() {
        assertTrue(STORIES.knows(Selection.NONE.withFeature(2).withNeuron(2)));
        assertFalse(STORIES.knows(Selection.NONE.withFeature(3)));
        assertFalse(STORIES.knows(Selection.NONE.withNeuron(3)));
    }

    @Test
    void ordinals() {
        assertEquals(
                List.of("1st", "2nd", "3rd", "4th", "11th", "12th", "13th", "21st", "112th"),
                List.of(1, 2, 3, 4, 11, 12, 13, 21, 112).stream()
                        .map(Words::ordinal)
                        .toList());
    }

    @Test
    void whatALineSaysAnotherDoesNotRepeat() {
        Event settled = new Event.SettledOn(16, 0, 0, true);
        Event became =
                new Event.BecamePolysemantic(32, 0, List.of(new Event.Owner(0, true), new Event.Owner(1, false)));
        List<Event> events = List.of(settled, new Event.SettledOn(32, 1, 0, false), became);
        assertEquals(List.of(became, settled), EventLines.of(events));
    }
}
