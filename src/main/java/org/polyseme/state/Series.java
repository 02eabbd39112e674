package org.polyseme.state;

/** The quantities that a run's history keeps, one value a recorded step. */
public enum Series {
    /** The whole loss, penalties included. */
    LOSS("loss"),
    /** Neurons with at least two features on. */
    POLYSEMANTIC_NEURONS("polysemantic neurons"),
    /** The part of the loss that the weights cost by themselves; NaN where a file of an older version does not have it. */
    PENALTY("penalties");

    private final String label;

    Series(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
