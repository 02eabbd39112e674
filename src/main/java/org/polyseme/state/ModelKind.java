package org.polyseme.state;

/** Which network is trained. Formulas: src/docs/model.md. */
public enum ModelKind implements Choice {
    /** ReLU(W Wᵀ x) on the standard basis (Lecomte et al.). */
    INCIDENTAL("incidental", "Incidental"),
    /** act(W Wᵀ x + b), sparse features (Elhage et al.). */
    TIED_AUTOENCODER("tied-autoencoder", "Tied autoencoder"),
    /** ReLU(W2 ReLU(W1 x) + b) trained to |x| (Elhage et al., computation in superposition). */
    ABSOLUTE_VALUE("absolute-value", "Absolute value"),
    /** ReLU(W2 ReLU(W1 x) + b) trained to x, a privileged basis (Elhage et al.). */
    HIDDEN_RELU("hidden-relu", "Hidden ReLU"),
    /** (W Wᵀ x)^k without bias (Chowdhury and Weiner). */
    POWER_AUTOENCODER("power-autoencoder", "Power autoencoder"),
    /** Layers of ReLU(x W) without bias (Bushnaq et al.). */
    MLP("mlp", "Bias-free ReLU network");

    private final String key;
    private final String label;

    ModelKind(String key, String label) {
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
