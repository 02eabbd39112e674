package org.polyseme.state;

/**
 * Something on a branch that is worth finding again. Immutable.
 *
 * @param step the step at which it is marked
 * @param says what happened, in words, without the step
 */
public record Mark(long step, Kind kind, String says) {

    /** What it is about. */
    public enum Kind {
        /** A neuron became polysemantic, or a planted pair came to share one. */
        COLLISION_FORMED("collision formed"),
        /** A neuron is polysemantic no longer, or a planted pair came apart. */
        COLLISION_DISSOLVED("collision dissolved"),
        /** A feature went from one neuron to another. */
        WINNER_CHANGED("winner changed"),
        /** Live settings were changed by hand. */
        PARAMETER_CHANGED("parameter changed"),
        /** Weights were set, or features held, by hand. */
        EDIT("edit"),
        /** Another branch leaves from here. */
        FORK("fork");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }
}
