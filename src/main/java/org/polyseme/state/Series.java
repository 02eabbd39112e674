package org.polyseme.state;

/** The quantities that a run's history keeps, one value a recorded step. */
public enum Series {
    /** The whole loss, penalties included. */
    LOSS("loss"),
    /** Neurons with at least two features on. */
    POLYSEMANTIC_NEURONS("polysemantic neurons");

    private final String label;

    Series(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
