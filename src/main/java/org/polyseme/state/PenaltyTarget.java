package org.polyseme.state;

/** What the L1 penalty sums. */
public enum PenaltyTarget implements Choice {
    /** lambda times the sum of |W|. */
    WEIGHTS("weights", "weights"),
    /** lambda times the mean over samples of the sum of |hidden|. */
    ACTIVATIONS("activations", "activations");

    private final String key;
    private final String label;

    PenaltyTarget(String key, String label) {
        this.key = key;
        this.label = label;
    }

    @Override
    public String key() {
        return key;
    }

    @Override
    public String label() {
        return label;
    }
}
