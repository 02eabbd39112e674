package org.polyseme.state;

/** Noise added to the hidden layer. */
public enum NoiseKind implements Choice {
    /** No noise. */
    NONE("none", "None"),
    /** Plus or minus sigma; excess kurtosis -2. */
    BIPOLAR("bipolar", "Bipolar"),
    /** Normal, standard deviation sigma; excess kurtosis 0. */
    GAUSSIAN("gaussian", "Gaussian"),
    /** Uniform, standard deviation sigma; excess kurtosis -1.2. */
    UNIFORM("uniform", "Uniform"),
    /** Laplace, standard deviation sigma; excess kurtosis 3. */
    LAPLACE("laplace", "Laplace"),
    /** Standard deviation sigma and the excess kurtosis that the recipe sets: normal, with bipolar or Laplace added in. */
    BY_KURTOSIS("by-kurtosis", "By kurtosis");

    private final String key;
    private final String label;

    NoiseKind(String key, String label) {
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
