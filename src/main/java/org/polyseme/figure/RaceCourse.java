package org.polyseme.figure;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.polyseme.state.Experiment;
import org.polyseme.state.Matrix;
import org.polyseme.theory.WinnerTakeAll;

/**
 * How features would lose their weights if each were alone: the equation of the race, from a run's own start, means over
 * features. Empty where that would take long. Immutable.
 *
 * @param left weights that are not 0
 * @param sums of their sizes
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, and never leaves this package
record RaceCourse(double[] steps, double[] left, double[] sums) {
    private static final int PLACES = 120;
    /** Weights to sort, and weights times steps, of which most are gone soon. */
    private static final long MOST_WEIGHTS = 1L << 17;

    private static final double MOST_WORK = 1L << 29;
    /** Of the equation; a larger one is not what the authors' simulation takes. */
    private static final double LONGEST_STEP = 0.5;

    /** By steps of gradient descent as the recipe asks for, up to its end. */
    static RaceCourse of(Matrix initial, Experiment recipe) {
        long weights = (long) initial.rows() * initial.columns();
        double step = Math.min(LONGEST_STEP, WinnerTakeAll.time(recipe.learningRate(), 1));
        double end = WinnerTakeAll.time(recipe.learningRate(), recipe.steps());
        if (weights > MOST_WEIGHTS || !(step > 0) || weights * (end / step) > MOST_WORK) {
            return new RaceCourse(new double[0], new double[0], new double[0]);
        }
        double[] steps = IntStream.range(0, PLACES)
                .mapToDouble(place -> Math.pow(Math.max(2, recipe.steps()), place / (PLACES - 1.0)))
                .toArray();
        double[] left = new double[PLACES];
        double[] sums = new double[PLACES];
        for (int i = 0; i < initial.rows(); i++) {
            double[] row = new double[initial.columns()];
            for (int k = 0; k < row.length; k++) {
                row[k] = initial.at(i, k);
            }
            WinnerTakeAll race = new WinnerTakeAll(row, WinnerTakeAll.penalty(recipe.l1()), step);
            for (int place = 0; place < PLACES; place++) {
                double time = WinnerTakeAll.time(recipe.learningRate(), 1) * steps[place];
                while (race.time() < time && race.survivors() > 0) {
                    race.advance();
                }
                left[place] += (double) race.survivors() / initial.rows();
                sums[place] += race.l1Norm() / initial.rows();
            }
        }
        return new RaceCourse(steps, left, sums);
    }

    boolean isEmpty() {
        return steps.length == 0;
    }

    /** At the place nearest to a step. */
    int nearest(double step) {
        int place = Arrays.binarySearch(steps, step);
        int after = Math.min(steps.length - 1, place < 0 ? -place - 1 : place);
        int before = Math.max(0, after - 1);
        return Math.abs(steps[before] - step) < Math.abs(steps[after] - step) ? before : after;
    }
}
