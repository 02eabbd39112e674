package org.polyseme.state;

/** Two features, {@code first < second}, counted from 0. */
public record FeaturePair(int first, int second) {
    public FeaturePair {
        if (first < 0 || second <= first) {
            throw new IllegalArgumentException("expected 0 <= first < second, got " + first + ", " + second);
        }
    }
}
