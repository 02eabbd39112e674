package org.polyseme.measure;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.polyseme.state.FeaturePair;
import org.polyseme.state.Matrix;

/**
 * What became of an initialisation's forecast: the pairs of features that it put on one neuron against those that came to
 * share one. Immutable; add the scores of several runs before taking ratios, for one run has few pairs.
 *
 * @param foretold pairs that the forecast put on one neuron with opposite signs
 * @param sharing pairs that are on one neuron now
 * @param hits pairs that are in both
 */
public record ForecastScore(int foretold, int sharing, int hits) {
    public static final ForecastScore NONE = new ForecastScore(0, 0, 0);

    public static ForecastScore of(Forecast forecast, Allocation now) {
        List<FeaturePair> sharing = now.sharingPairs();
        Set<FeaturePair> foretold = new HashSet<>(forecast.collisions());
        int hits = (int) sharing.stream().filter(foretold::contains).count();
        return new ForecastScore(foretold.size(), sharing.size(), hits);
    }

    public ForecastScore plus(ForecastScore other) {
        return new ForecastScore(foretold + other.foretold, sharing + other.sharing, hits + other.hits);
    }

    /** Share of the foretold pairs that came, in [0, 1]; NaN where none was foretold. */
    public double precision() {
        return (double) hits / foretold;
    }

    /** Share of the pairs that came that had been foretold, in [0, 1]; NaN where none came. */
    public double recall() {
        return (double) hits / sharing;
    }

    /**
     * Share of the features whose largest |weight| sits where it sat at step 0. Of isolated features all do; of n features
     * at random one in m.
     *
     * @param initial {@code [features, neurons]}, the weights at step 0
     * @param now the weights now
     */
    public static double winnersKept(Matrix initial, Matrix now) {
        int kept = 0;
        for (int i = 0; i < now.rows(); i++) {
            kept += Preferences.first(initial, i) == Preferences.first(now, i) ? 1 : 0;
        }
        return (double) kept / now.rows();
    }
}
