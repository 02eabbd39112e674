package org.polyseme.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.polyseme.measure.Allocation;
import org.polyseme.measure.Band;
import org.polyseme.measure.ColumnShare;
import org.polyseme.measure.Definition;
import org.polyseme.measure.Interference;
import org.polyseme.state.Event;
import org.polyseme.state.Experiment;
import org.polyseme.state.Field;
import org.polyseme.state.History;
import org.polyseme.state.ModelKind;
import org.polyseme.state.Script;
import org.polyseme.state.Series;
import org.polyseme.state.Snapshot;
import org.polyseme.state.Trace;

class RetellingTest {
    private static final Experiment START = Experiment.defaults(ModelKind.INCIDENTAL)
            .with(Field.FEATURES, 12L)
            .with(Field.NEURONS, 16L)
            .with(Field.LEARNING_RATE, 0.2)
            .with(Field.STEPS, 600L);

    static Stream<Definition> definitions() {
        return Stream.of(new Band(0.3, 2), ColumnShare.DEFAULT, Interference.DEFAULT);
    }

    private static ScriptRun trained() {
        ScriptRun run = new ScriptRun(Script.of(START), EngineTraining::of);
        while (!run.isOver()) {
            run.step();
        }
        return run;
    }

    private static long count(Snapshot snapshot) {
        History history = snapshot.history();
        return Math.round(history.at(Series.POLYSEMANTIC_NEURONS, history.size() - 1));
    }

    /** What the events leave: those that became polysemantic less those that are no longer. */
    private static long net(List<Event> events) {
        return events.stream()
                        .filter(Event.BecamePolysemantic.class::isInstance)
                        .count()
                - events.stream()
                        .filter(Event.NoLongerPolysemantic.class::isInstance)
                        .count();
    }

    @ParameterizedTest
    @MethodSource("definitions")
    void countAndEventsOfARunThatIsOverAreThoseOfTheChosenDefinition(Definition definition) {
        try (ScriptRun run = trained()) {
            long recorded = count(run.snapshot());
            run.tellBy(definition);
            Snapshot told = run.snapshot();
            int expected = Allocation.polysemanticNeurons(told.weights(), definition);
            assertNotEquals(recorded, expected, "definitions that differ here");
            assertEquals(expected, count(told));
            assertEquals(expected, net(told.events()));
        }
    }

    @ParameterizedTest
    @MethodSource("definitions")
    void everyPointOfTheCurveCountsTheWeightsThatWereKeptThere(Definition definition) {
        try (ScriptRun run = trained()) {
            run.tellBy(definition);
            Snapshot told = run.snapshot();
            int checked = 0;
            for (Trace.Point point : told.trace().points()) {
                for (int i = 0; i < told.history().size(); i++) {
                    if (told.history().stepAt(i) == point.step()) {
                        assertEquals(
                                Allocation.polysemanticNeurons(point.weights(), definition),
                                told.history().at(Series.POLYSEMANTIC_NEURONS, i),
                                "step " + point.step());
                        checked++;
                    }
                }
            }
            assertTrue(checked > 50);
        }
    }

    @ParameterizedTest
    @MethodSource("definitions")
    void aRunThatGoesOnIsToldAtEveryRecordedStepAsIfItAlwaysHadBeen(Definition definition) {
        try (ScriptRun always = new ScriptRun(Script.of(START), EngineTraining::of);
                ScriptRun later = new ScriptRun(Script.of(START), EngineTraining::of)) {
            always.tellBy(definition);
            for (int step = 0; step < 60; step++) { // all of these steps are kept
                always.step();
                later.step();
            }
            later.tellBy(definition);
            while (!always.isOver()) {
                always.step();
                later.step();
            }
            assertEquals(always.snapshot().events(), later.snapshot().events());
        }
    }

    @Test
    void theRecordComesBackAsItWas() {
        try (ScriptRun run = trained()) {
            Snapshot recorded = run.snapshot();
            run.tellBy(Interference.DEFAULT);
            assertNotEquals(recorded.events(), run.snapshot().events());
            run.tellBy(Band.DEFAULT);
            Snapshot back = run.snapshot();
            assertEquals(recorded.events(), back.events());
            assertEquals(count(recorded), count(back));
            assertEquals(recorded.history().size(), back.history().size());
        }
    }

    @Test
    void theUsualDefinitionToldAnewIsTheRecord() {
        try (ScriptRun run = trained()) {
            Snapshot recorded = run.snapshot();
            List<Trace.Point> all = recorded.trace().points();
            List<Event> asked = new ArrayList<>();
            Retelling anew = new Retelling(Band.DEFAULT, 12, 16, START.plantedPairs(), all);
            asked.addAll(anew.chronicle().events());
            assertEquals(net(recorded.events()), net(asked));
            assertEquals(
                    recorded.history()
                            .at(Series.POLYSEMANTIC_NEURONS, recorded.history().size() - 1),
                    anew.told(recorded.history())
                            .at(Series.POLYSEMANTIC_NEURONS, recorded.history().size() - 1));
        }
    }
}
