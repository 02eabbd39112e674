package org.polyseme.state;

/** How the weights start. */
public enum InitialisationKind implements Choice {
    /** Independent normal, standard deviation scale / sqrt(m). */
    GAUSSIAN("gaussian", "Gaussian"),
    /** Independent normal, standard deviation scale * sqrt(2 / (m (n + 1))). */
    XAVIER("xavier", "Xavier"),
    /** Features on a regular polygon in the first two neurons, radius scale. */
    POLYGON("k-gon", "k-gon"),
    /** The matrix in the recipe. */
    GIVEN("given", "Given");

    private final String key;
    private final String label;

    InitialisationKind(String key, String label) {
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
