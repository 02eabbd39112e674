package org.polyseme.state;

/** What the network sees. */
public enum DataKind implements Choice {
    /** All n one-hot vectors, every step. */
    STANDARD_BASIS("standard-basis", "Standard basis"),
    /** Each feature is 0, or with its probability uniform on [0, 1). */
    SPARSE_UNIFORM("sparse-uniform", "Sparse, uniform"),
    /** Each feature is 0, or with its probability uniform on [-1, 1). */
    SPARSE_SIGNED("sparse-signed", "Sparse, signed uniform"),
    /** Each feature is 0, or with its probability standard normal. */
    SPARSE_GAUSSIAN("sparse-gaussian", "Sparse, gaussian"),
    /** A finite sample of sparse uniform points, drawn once, every step. */
    FIXED_SET("fixed-set", "Fixed set of points");

    private final String key;
    private final String label;

    DataKind(String key, String label) {
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
