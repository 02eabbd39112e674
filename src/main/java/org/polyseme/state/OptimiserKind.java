package org.polyseme.state;

/** How a gradient becomes a step. */
public enum OptimiserKind implements Choice {
    /** W -= rate * gradient. */
    GRADIENT_DESCENT("gradient-descent", "Gradient descent"),
    /** Gradient descent on a running sum, as torch.optim.SGD has it. */
    MOMENTUM("momentum", "Momentum"),
    /** Adam with bias correction (Kingma and Ba). */
    ADAM("adam", "Adam"),
    /** Adam with decoupled weight decay (Loshchilov and Hutter). */
    ADAMW("adamw", "AdamW");

    private final String key;
    private final String label;

    OptimiserKind(String key, String label) {
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
