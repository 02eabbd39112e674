package org.polyseme.view.recipe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.polyseme.session.EngineTraining;
import org.polyseme.state.Choice;
import org.polyseme.state.Domain;
import org.polyseme.state.Experiment;
import org.polyseme.state.Field;
import org.polyseme.state.Matrix;
import org.polyseme.state.ModelKind;
import org.polyseme.store.FileProblem;
import org.polyseme.store.Preset;
import org.polyseme.store.Presets;
import org.polyseme.view.model.Fitting;

class DialTest {
    @Test
    void noFieldHasTwoDials() {
        Set<Field> fields = new HashSet<>();
        Dial.ALL.forEach(
                dial -> assertTrue(fields.add(dial.field()), dial.field().key()));
    }

    /** Or a heading would stand twice. */
    @Test
    void fieldsOfAGroupStandTogether() {
        List<Field.Group> groups = Dial.ALL.stream().map(d -> d.field().group()).toList();
        long changes = IntStream.range(1, groups.size())
                .filter(i -> groups.get(i) != groups.get(i - 1))
                .count();
        assertEquals(new HashSet<>(groups).size() - 1, changes);
    }

    /** Both ends of every slider, in every preset, are recipes that can be trained. */
    @Test
    void noSliderLeadsOutOfWhatIsValid() throws FileProblem, IOException {
        for (Preset preset : Presets.load().all()) {
            Experiment recipe = preset.experiment();
            for (Dial dial : Dial.ALL) {
                boolean slider = dial.kind() == Dial.Kind.SLIDER || dial.kind() == Dial.Kind.SIGNED_SLIDER;
                if (slider && dial.field().matters(recipe) && dial.field() != Field.FEATURES) {
                    for (double end : new double[] {0, 1}) {
                        Number value = dial.scale().apply(recipe).valueAt(end);
                        boolean whole = dial.field().domain() instanceof Domain.Whole;
                        recipe.with(dial.field(), whole ? (Number) value.longValue() : value);
                    }
                }
            }
        }
    }

    @Test
    void thereCanBeAPairForEveryTwoFeatures() {
        Experiment five = Experiment.defaults(ModelKind.INCIDENTAL).with(Field.FEATURES, 5);
        Dial pairs = Dial.ALL.stream()
                .filter(d -> d.field() == Field.PAIRS)
                .findFirst()
                .orElseThrow();
        assertEquals(2, pairs.scale().apply(five).valueAt(1));
    }

    /** A word in a list that leads to an error message would be a trap. */
    @Test
    void whateverCanBeChosenCanBeTrained() throws FileProblem {
        for (Preset preset : Presets.load().all()) {
            for (Dial dial : Dial.ALL) {
                boolean matters = dial.field().matters(preset.experiment());
                if (matters && dial.field().domain() instanceof Domain.OneOf words) {
                    for (Choice choice : words.choices()) {
                        EngineTraining.of(Fitting.with(
                                        preset.experiment(), dial.field(), choice, Optional.of(weights(preset))))
                                .close();
                    }
                }
            }
        }
    }

    private static Matrix weights(Preset preset) {
        int features = preset.experiment().features();
        int neurons = preset.experiment().neurons();
        double[][] ones = new double[features][neurons];
        for (double[] row : ones) {
            Arrays.fill(row, 1);
        }
        return Matrix.of(ones);
    }

    @Test
    void everyFieldHasADial() {
        Set<Field> fields = new HashSet<>();
        Dial.ALL.forEach(dial -> fields.add(dial.field()));
        assertEquals(Set.of(Field.values()), fields);
    }

    /** What appears must appear below what made it appear. */
    @Test
    void whatDecidesStandsAboveWhatItDecides() {
        List<Field> order = Dial.ALL.stream().map(Dial::field).toList();
        assertTrue(order.indexOf(Field.NOISE) < order.indexOf(Field.NOISE_SD));
        assertTrue(order.indexOf(Field.DATA) < order.indexOf(Field.GROUPS));
        assertTrue(order.indexOf(Field.GROUPS) < order.indexOf(Field.GROUP_SIZE));
        assertTrue(order.indexOf(Field.L1) < order.indexOf(Field.L1_ON));
        assertTrue(order.indexOf(Field.OPTIMISER) < order.indexOf(Field.MOMENTUM));
        assertTrue(order.indexOf(Field.STOP_WHEN) < order.indexOf(Field.STOP_AT));
        assertTrue(order.indexOf(Field.INITIALISATION) < order.indexOf(Field.GIVEN));
    }

    @Test
    void withoutReluOnlyOddPowersCanBeDragged() {
        Experiment linear = Experiment.defaults(ModelKind.TIED_AUTOENCODER).with(Field.RELU, false);
        Scale powers = Dial.of(Field.POWER).scale().apply(linear);
        for (int hundredth = 0; hundredth <= 100; hundredth++) {
            assertEquals(1, powers.valueAt(hundredth / 100.0) % 2);
        }
    }

    /** Elhage et al. 2022 draw importances of the last feature from a tenth to ten times the first one's. */
    @Test
    void importanceCanBeDraggedAsFarAsThePhaseDiagramGoes() {
        for (int features : new int[] {1, 2, 3, 4}) {
            Scale scale = importances(features);
            assertEquals(0.1, scale.valueAt(0));
            assertEquals(1, scale.valueAt(0.5), "flat is in the middle, with " + features + " features");
            assertEquals(10, scale.valueAt(1));
            assertEquals(1, scale.positionOf(10));
        }
    }

    @Test
    void noImportanceThatCanBeDraggedMakesTheLastFeatureWorthMoreThanAThousandOfTheFirst() {
        for (int features = 4; features <= 300; features++) {
            double most = importances(features).valueAt(1);
            assertTrue(most >= 1 && Math.pow(most, features - 1) <= 1000, features + " features up to " + most);
        }
        assertEquals(1.4, importances(20).valueAt(1));
    }

    @Test
    void everyHundredthOfImportanceBelowOneCanBeDraggedTo() {
        Scale scale = importances(5);
        for (int hundredth = 10; hundredth <= 100; hundredth++) {
            assertEquals(hundredth / 100.0, scale.valueAt(scale.positionOf(hundredth / 100.0)));
        }
    }

    private static Scale importances(int features) {
        Experiment recipe = Experiment.defaults(ModelKind.TIED_AUTOENCODER).with(Field.FEATURES, features);
        return Dial.of(Field.IMPORTANCE).scale().apply(recipe);
    }
}
