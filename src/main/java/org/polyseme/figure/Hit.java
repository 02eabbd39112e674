package org.polyseme.figure;

import java.util.Optional;
import org.polyseme.state.Experiment;
import org.polyseme.state.FeaturePair;

/**
 * What lies under the pointer: the selection that pointing at it means, and one line of text with the numbers.
 *
 * @param selection what to light in every figure
 * @param text for the tooltip, e.g. {@code f3 on n17: −0.982}
 * @param recipe that of the run which a click begins
 */
public record Hit(Selection selection, String text, Optional<Experiment> recipe) {

    /** Of something that a click only selects. */
    public Hit(Selection selection, String text) {
        this(selection, text, Optional.empty());
    }

    public static Hit feature(int feature, String text) {
        return new Hit(Selection.NONE.withFeature(feature), text);
    }

    public static Hit neuron(int neuron, String text) {
        return new Hit(Selection.NONE.withNeuron(neuron), text);
    }

    public static Hit pair(FeaturePair pair, String text) {
        return new Hit(Selection.NONE.withFeature(pair.first()).withSecondFeature(pair.second()), text);
    }
}
