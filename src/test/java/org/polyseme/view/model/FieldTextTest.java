package org.polyseme.view.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.polyseme.state.Experiment;
import org.polyseme.state.Field;
import org.polyseme.state.Matrix;
import org.polyseme.state.ModelKind;
import org.polyseme.state.Numbers;
import org.polyseme.state.OptimiserKind;

class FieldTextTest {
    private static Object typed(Field field, String text) {
        return field.domain().accept(field.key(), FieldText.parse(field, text));
    }

    @Test
    void aListIsTypedWithCommasSpacesOrBrackets() {
        Numbers wanted = new Numbers(List.of(1.0, 0.9, 0.81));
        assertEquals(wanted, typed(Field.IMPORTANCE, "1, 0.9, 0.81"));
        assertEquals(wanted, typed(Field.IMPORTANCE, "1,0.9,0.81"));
        assertEquals(wanted, typed(Field.IMPORTANCE, " [1 0.9 0.81] "));
    }

    @Test
    void aSingleNumberStaysOne() {
        assertEquals(Numbers.of(0.9), typed(Field.IMPORTANCE, "0.9"));
        assertEquals(Numbers.of(1000), typed(Field.IMPORTANCE, "1,000"));
    }

    @Test
    void widthsAndRowsAreTypedToo() {
        assertEquals(List.of(8L, 5L), typed(Field.LAYERS, "8, 5"));
        assertEquals(List.of(5L), typed(Field.LAYERS, "5"));
        assertEquals(Matrix.of(new double[][] {{1, 0}, {0, -1}}), typed(Field.GIVEN, "1, 0; 0, −1"));
    }

    @Test
    void whatIsNoNumberIsLeftForTheFieldToRefuse() {
        assertEquals("much", FieldText.parse(Field.L1, "much"));
        assertEquals(List.of(new BigDecimal("1"), "much"), FieldText.parse(Field.IMPORTANCE, "1, much"));
    }

    /** What is typed back unchanged must change nothing. */
    @Test
    void theFullTextReadsBackAsTheSameValue() {
        Experiment recipe = Experiment.defaults(ModelKind.TIED_AUTOENCODER)
                .with(Field.LEARNING_RATE, 0.012345678901234)
                .with(Field.L1, 1.25e-7)
                .with(Field.STEPS, 1_000_000L)
                .with(Field.IMPORTANCE, List.of(1, 0.5, 1e-5, 0.1, 3))
                .with(Field.GIVEN, Matrix.of(new double[][] {{0.1, -2}, {1e-9, 4}}));
        for (Field field : List.of(Field.LEARNING_RATE, Field.L1, Field.STEPS, Field.IMPORTANCE, Field.GIVEN)) {
            assertEquals(recipe.get(field), typed(field, FieldText.full(recipe.get(field))), field.key());
        }
    }

    @Test
    void aChangeIsNamedInAFewWords() {
        Experiment before = Experiment.defaults(ModelKind.INCIDENTAL);
        assertEquals("learning rate 0.02 → 0.05", FieldText.change(before, before.with(Field.LEARNING_RATE, 0.05)));
        assertEquals("ReLU on → off", FieldText.change(before, before.with(Field.RELU, false)));
        assertEquals(
                "optimiser Gradient descent → Adam",
                FieldText.change(before, before.with(Field.OPTIMISER, OptimiserKind.ADAM)));
        assertEquals("", FieldText.change(before, before));
    }

    @ParameterizedTest
    @CsvSource({"Learning rate, learning rate", "ReLU, ReLU", "L1 λ, L1 λ", "β1, β1", "Features n, features n"})
    void labelsAreWrittenSmallInASentence(String label, String expected) {
        assertEquals(expected, FieldText.inSentence(label));
    }
}
