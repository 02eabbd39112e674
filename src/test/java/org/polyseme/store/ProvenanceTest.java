package org.polyseme.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.polyseme.state.Change;
import org.polyseme.state.Experiment;
import org.polyseme.state.Field;
import org.polyseme.state.ModelKind;
import org.polyseme.state.Script;

class ProvenanceTest {
    private static final String RECIPE = "\"recipe\": {\"model\": \"incidental\", \"features\": 4, \"neurons\": 8}";

    @RepeatedTest(60)
    void aScriptReadsBackAsItWas(RepetitionInfo repetition) throws FileProblem {
        int seed = repetition.getCurrentRepetition();
        Script script = script(new RandomExperiments(seed).next(), new SplittableRandom(seed));
        assertEquals(script, ScriptText.parse("it", ScriptText.of(script)));
        Provenance provenance =
                new Provenance("0.1", script, 3, 99, 2, List.of("a", "b"), Map.of("k\u2028\"\n", "\u0000λ \\ v"));
        assertEquals(provenance, Provenance.parse("it", provenance.text()));
    }

    private static Script script(Experiment start, SplittableRandom random) {
        List<Change> changes = new ArrayList<>();
        Experiment recipe = start;
        long step = 0;
        for (int count = random.nextInt(5); count > 0; count--) {
            step += random.nextInt(1000);
            int feature = random.nextInt(start.features());
            switch (random.nextInt(3)) {
                case 0 -> {
                    recipe = recipe.with(Field.LEARNING_RATE, 0.001 + random.nextDouble() / 2);
                    changes.add(new Change.Settings(step, recipe));
                }
                case 1 ->
                    changes.add(new Change.Weights(
                            step, List.of(new Change.Cell(feature, random.nextInt(start.neurons()), (float)
                                    random.nextDouble(-1, 1)))));
                default -> changes.add(new Change.Freeze(step, List.of(feature)));
            }
        }
        return new Script(start, changes);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"step\": 1}|changes[0]: expected a step and one of set, weights, freeze, found something else.",
                "{\"step\": -1, \"freeze\": []}|changes[0].step: expected a whole number, 0 or more, found -1.",
                "{\"step\": 1, \"freeze\": [4]}|changes[0].freeze: expected a whole number, 0 to 3, found 4.",
                "{\"step\": 1, \"weights\": [[0, 8, 1]]}|changes[0].weights[0]: expected a whole number, 0 to 7, found 8.",
                "{\"step\": 1, \"weights\": [[0, 1, 1e300]]}|changes[0].weights[0]: expected a finite weight, found 1.0E300.",
                "{\"step\": 1, \"weights\": [[0, 1]]}|changes[0].weights[0]: expected [feature, neuron, value], found a list of 2.",
                "{\"step\": 1, \"set\": {\"seed\": 3}}|changes[0].set: expected fields that can change while a run goes on, found one that restarts it.",
                "{\"step\": 1, \"set\": {\"l1\": -1}}|l1: expected a number from 0 to 100, found -1.",
                "7|changes[0]: expected an object, found 7."
            })
    void aChangeThatCannotBeIsOneSentence(String change, String expected) {
        String text = "{" + RECIPE + ", \"changes\": [" + change + "]}";
        FileProblem problem = assertThrows(FileProblem.class, () -> ScriptText.parse("it", text));
        assertEquals("it: " + expected, problem.getMessage());
    }

    @Test
    void changesAscend() {
        String text = "{" + RECIPE + ", \"changes\": [{\"step\": 5, \"freeze\": []}, {\"step\": 4, \"freeze\": []}]}";
        FileProblem problem = assertThrows(FileProblem.class, () -> ScriptText.parse("it", text));
        assertEquals("it: changes[1].step: expected a whole number, 5 or more, found 4.", problem.getMessage());
    }

    @Test
    void aLaterFormatIsNotGuessedAt() {
        FileProblem problem =
                assertThrows(FileProblem.class, () -> Provenance.parse("it", "{\"polyseme\": 2, " + RECIPE + "}"));
        assertEquals("it: polyseme: expected 1, the format that this version reads, found 2.", problem.getMessage());
    }

    @Test
    void stepsAreInOrder() {
        Script script = Script.of(Experiment.defaults(ModelKind.INCIDENTAL));
        assertThrows(IllegalArgumentException.class, () -> new Provenance("", script, 5, 4, 1, List.of(), Map.of()));
    }
}
