package org.polyseme.state;

/** What besides its steps may end a run. */
public enum StopKind implements Choice {
    /** Its steps alone. */
    NEVER("never", "Never"),
    /** The whole loss is at or below a number. */
    LOSS_AT_MOST("loss-at-most", "Loss at most"),
    /** At least this many neurons are polysemantic. */
    POLYSEMANTIC_AT_LEAST("polysemantic-at-least", "Polysemantic neurons at least");

    private final String key;
    private final String label;

    StopKind(String key, String label) {
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
