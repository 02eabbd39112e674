package org.polyseme.view.inspector;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.polyseme.figure.Selection;

class FindTest {
    private static final int FEATURES = 13;
    private static final int NEURONS = 20;

    private static Optional<Selection> find(String text) {
        return Find.in(text, FEATURES, NEURONS);
    }

    @Test
    void aFeatureByItsName() {
        assertEquals(Optional.of(Selection.NONE.withFeature(12)), find("f12"));
    }

    @Test
    void aNeuronByItsName() {
        assertEquals(Optional.of(Selection.NONE.withNeuron(19)), find(" N19 "));
    }

    @Test
    void aNumberAloneIsAFeature() {
        assertEquals(Optional.of(Selection.NONE.withFeature(12)), find("12"));
    }

    @Test
    void aFeatureAndANeuronAreAWeight() {
        assertEquals(Optional.of(Selection.NONE.withFeature(2).withNeuron(7)), find("n7, f2"));
    }

    @Test
    void twoFeatures() {
        assertEquals(Optional.of(Selection.NONE.withFeature(2).withSecondFeature(3)), find("f2 3"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "f", "f13", "n20", "13", "x3", "f-1", "1e3", "n1 n2", "f1 f2 f3", "99999999999", "f2,"})
    void anythingElseIsNotFound(String text) {
        assertEquals(Optional.empty(), find(text));
    }

    @Test
    void theRefusalNamesWhatThereIs() {
        assertEquals(
                "Find: expected a feature from f0 to f12 or a neuron from n0 to n19, found \"x3\".",
                Find.refusal(" x3", FEATURES, NEURONS));
    }
}
