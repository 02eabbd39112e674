package org.polyseme.state;

import java.util.List;

/**
 * Something that a hand did to a run on its way, before the step after {@link #step}. A run that was changed can only be
 * repeated along with its changes, so they are part of its record. Immutable.
 */
public sealed interface Change {

    /** Steps taken when the change was made; 0 is the initialisation. */
    long step();

    /**
     * The run went on with other live settings.
     *
     * @param recipe the whole recipe from here on; it continues the one before
     */
    record Settings(long step, Experiment recipe) implements Change {}

    /** Weights into the neurons were set by hand; the optimiser's memory of them stayed. */
    record Weights(long step, List<Cell> cells) implements Change {
        public Weights {
            cells = List.copyOf(cells);
        }
    }

    /**
     * From here on exactly these features keep their direction, whatever the gradient says.
     *
     * @param features ascending, each once; empty to let all go
     */
    record Freeze(long step, List<Integer> features) implements Change {
        public Freeze {
            features = features.stream().sorted().distinct().toList();
        }
    }

    /** One weight from a feature into a neuron, and its new value. */
    record Cell(int feature, int neuron, float value) {}
}
