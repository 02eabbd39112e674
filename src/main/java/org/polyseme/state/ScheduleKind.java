package org.polyseme.state;

/** How the learning rate changes over the run. */
public enum ScheduleKind implements Choice {
    /** The same rate at every step. */
    CONSTANT("constant", "Constant"),
    /** rate * (1 - step / steps), as the toy-models notebook has it. */
    LINEAR("linear", "Linear"),
    /** rate * cos(pi/2 * step / (steps - 1)), as the toy-models notebook has it. */
    COSINE("cosine", "Cosine");

    private final String key;
    private final String label;

    ScheduleKind(String key, String label) {
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
