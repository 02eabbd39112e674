package org.polyseme.state;

/** Who shares one draw of the noise. */
public enum NoiseSharing implements Choice {
    /** One draw a step, shared by all samples. */
    BATCH("batch", "whole batch"),
    /** One draw a sample. */
    SAMPLE("sample", "each sample");

    private final String key;
    private final String label;

    NoiseSharing(String key, String label) {
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
