package org.polyseme.state;

/** Which network is trained. Formulas: src/docs/model.md. */
public enum ModelKind implements Choice {
    /** ReLU(W Wᵀ x) on the standard basis (Lecomte et al.). */
    INCIDENTAL("incidental", "Incidental"),
    /** act(W Wᵀ x + b), sparse features (Elhage et al.). */
    TIED_AUTOENCODER("tied-autoencoder", "Tied autoencoder"),
    /** ReLU(W2 ReLU(W1 x) + b) trained to |x| (Elhage et al., computation in superposition). */
    ABSOLUTE_VALUE("absolute-value", "Absolute value"),
    /** ReLU(W2 ReLU(W1 x) + b) trained to x, with two matrices. */
    HIDDEN_RELU("hidden-relu", "Hidden ReLU"),
    /** ReLU(W ReLU(Wᵀ x) + b) trained to x: the same with one matrix in and out (Elhage et al., privileged basis). */
    TIED_HIDDEN_RELU("tied-hidden-relu", "Tied hidden ReLU"),
    /** W2 ReLU(W1 x + b1) trained to x, features read through a random projection (Jermyn et al.). */
    HIDDEN_BIAS("hidden-bias", "Hidden bias"),
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

    /** True where the weights into the neurons are those out of them as well. */
    public boolean isTied() {
        return switch (this) {
            case INCIDENTAL, TIED_AUTOENCODER, TIED_HIDDEN_RELU, POWER_AUTOENCODER -> true;
            case ABSOLUTE_VALUE, HIDDEN_RELU, HIDDEN_BIAS, MLP -> false;
        };
    }

    /** True where neurons put out the positive part of what they sum. */
    public boolean hasHiddenRelu() {
        return !isTied() || this == TIED_HIDDEN_RELU;
    }

    /** True where outputs may be rectified, as the recipe says; the others never are. */
    public boolean mayHaveOutputRelu() {
        return this != POWER_AUTOENCODER && this != HIDDEN_BIAS && this != MLP;
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
