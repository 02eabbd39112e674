package org.polyseme.measure;

import java.util.Optional;

/**
 * A power law {@code λ_i = scale i^-α} fitted to eigenvalues by least squares of {@code log λ_i} on {@code log i}.
 * Immutable.
 *
 * @param alpha the exponent; positive where the eigenvalues fall
 * @param scale what the law gives at rank 1
 * @param fit the share of the variance of log λ that the line explains, in [0, 1]
 * @param first the first rank of the window, counted from 1
 * @param last the last one, included
 */
public record PowerLaw(double alpha, double scale, double fit, int first, int last) {
    private static final int FEWEST = 3;
    /** Eigenvalues below this part of the largest are rounding. */
    private static final double ROUNDING = 1e-12;

    /**
     * Fits the ranks {@code first … last}, counted from 1, of eigenvalues, the largest first.
     *
     * @throws IllegalArgumentException if the window is not inside, holds fewer than 3 ranks, or an eigenvalue in it is
     *     not above 0
     */
    public static PowerLaw fit(double[] eigenvalues, int first, int last) {
        if (first < 1 || last > eigenvalues.length || last - first + 1 < FEWEST) {
            throw new IllegalArgumentException("expected a window of at least " + FEWEST + " ranks within 1 to "
                    + eigenvalues.length + ", got " + first + " to " + last);
        }
        int count = last - first + 1;
        double meanX = 0;
        double meanY = 0;
        for (int rank = first; rank <= last; rank++) {
            if (!(eigenvalues[rank - 1] > 0)) {
                throw new IllegalArgumentException("expected eigenvalues above 0 in ranks " + first + " to " + last
                        + ", got " + eigenvalues[rank - 1] + " at rank " + rank);
            }
            meanX += Math.log(rank) / count;
            meanY += Math.log(eigenvalues[rank - 1]) / count;
        }
        double xx = 0;
        double xy = 0;
        double yy = 0;
        for (int rank = first; rank <= last; rank++) {
            double x = Math.log(rank) - meanX;
            double y = Math.log(eigenvalues[rank - 1]) - meanY;
            xx += x * x;
            xy += x * y;
            yy += y * y;
        }
        double slope = xy / xx;
        double explained = yy <= 0 ? 1 : Math.min(1, slope * xy / yy);
        return new PowerLaw(-slope, Math.exp(meanY - slope * meanX), explained, first, last);
    }

    /**
     * Fits the window of {@link #firstRank} to {@link #lastRank}; empty where that holds fewer than 3 ranks.
     *
     * @param eigenvalues the largest first; those that are 0 but for rounding do not count
     */
    public static Optional<PowerLaw> fit(double[] eigenvalues) {
        int rank = Symmetric.rank(eigenvalues, ROUNDING);
        int first = firstRank(rank);
        int last = lastRank(rank);
        return last - first + 1 < FEWEST ? Optional.empty() : Optional.of(fit(eigenvalues, first, last));
    }

    /** The window's first rank by default: past the leading 5 %, which seldom follow the law; 10 of 200. */
    public static int firstRank(int eigenvalues) {
        return Math.max(1, eigenvalues / 20);
    }

    /** The window's last rank by default: before the last 20 %, which finite samples bend down. */
    public static int lastRank(int eigenvalues) {
        return (int) (0.8 * eigenvalues);
    }

    /** What the law gives at a rank, counted from 1. */
    public double at(int rank) {
        return scale * Math.pow(rank, -alpha);
    }
}
