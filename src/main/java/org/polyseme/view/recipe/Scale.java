package org.polyseme.view.recipe;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * Which value a slider's position stands for. Positions lie in [0, 1]. A scale covers the values that are worth dragging
 * through; others can still be typed, and show as the nearest end. Immutable.
 */
sealed interface Scale {

    /** The value at this position, rounded so that it reads well. */
    double valueAt(double position);

    /** The position of this value; that of the nearest end for a value beyond. */
    double positionOf(double value);

    /** Evenly from low to high, in steps of grain from low. */
    record Linear(double low, double high, double grain) implements Scale {
        @Override
        public double valueAt(double position) {
            return low + rounded(position * (high - low), grain);
        }

        @Override
        public double positionOf(double value) {
            return high == low ? 0 : within((value - low) / (high - low));
        }
    }

    /** Whole numbers, evenly in their logarithm: as much room from 4 to 8 as from 64 to 128. */
    record WholeLogarithmic(double low, double high) implements Scale {
        @Override
        public double valueAt(double position) {
            return Math.rint(low * Math.pow(high / low, position));
        }

        @Override
        public double positionOf(double value) {
            return within(Math.log(Math.max(value, low) / low) / Math.log(high / low));
        }
    }

    /** Evenly in the logarithm, two significant digits; the left end is exactly 0 if {@code fromZero}. */
    record Logarithmic(double low, double high, boolean fromZero) implements Scale {
        private static final double ZERO_ROOM = 0.03;

        @Override
        public double valueAt(double position) {
            if (fromZero && position < ZERO_ROOM) {
                return 0;
            }
            double start = fromZero ? ZERO_ROOM : 0;
            double share = (position - start) / (1 - start);
            return new BigDecimal(low * Math.pow(high / low, share))
                    .round(new MathContext(2))
                    .doubleValue();
        }

        @Override
        public double positionOf(double value) {
            double start = fromZero ? ZERO_ROOM : 0;
            if (value < low) {
                return fromZero && value <= 0 ? 0 : start;
            }
            return within(start + (1 - start) * Math.log(value / low) / Math.log(high / low));
        }
    }

    private static double within(double position) {
        return Math.max(0, Math.min(1, position));
    }

    private static double rounded(double value, double grain) {
        BigDecimal unit = BigDecimal.valueOf(grain);
        return BigDecimal.valueOf(value)
                .divide(unit, 0, RoundingMode.HALF_EVEN)
                .multiply(unit)
                .doubleValue();
    }
}
