package org.polyseme.state;

/** What the L1 penalty sums. */
public enum PenaltyTarget implements Choice {
    /** lambda times the sum of |W|. */
    WEIGHTS("weights", "weights"),
    /** lambda times the sum of |hidden|, over samples what the loss is: their sum in the incidental model, else their mean. */
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
