package org.polyseme.sweep;

import org.polyseme.store.Claim;

/**
 * Whether a preset kept its promise. Immutable.
 *
 * @param claim the promise
 * @param measured over the claim's seeds
 */
public record Verdict(Claim claim, SeedStatistics measured) {

    /** True if what the claim's statistic says lies in its band, ends included. NaN lies in none. */
    public boolean holds() {
        return switch (claim.statistic()) {
            case MEAN -> measured.mean() >= claim.from() && measured.mean() <= claim.to();
            case EVERY -> measured.least() >= claim.from() && measured.most() <= claim.to();
        };
    }
}
