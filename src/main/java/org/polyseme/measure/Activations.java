package org.polyseme.measure;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.polyseme.state.Matrix;

/**
 * What a layer does at some stimuli: {@code [samples T, neurons N]} in float64, row t at stimulus t. The inputs of a
 * network are its first layer's. Immutable.
 */
public final class Activations {
    private static final long MOST_NUMBERS = 1L << 25;

    private final DMatrixRMaj values;

    /** Wraps, and from now on owns, {@code values}. */
    Activations(DMatrixRMaj values) {
        this.values = values;
    }

    /** Copies a rectangle, one row a sample. */
    public static Activations of(double[][] rows) {
        checkSize(rows.length, rows.length == 0 ? 0 : rows[0].length);
        for (double[] row : rows) {
            if (row.length != rows[0].length) {
                throw new IllegalArgumentException(
                        "expected rows of " + rows[0].length + " numbers, got one of " + row.length);
            }
        }
        return new Activations(new DMatrixRMaj(rows));
    }

    /** Copies a matrix, one row a sample. */
    public static Activations of(Matrix rows) {
        checkSize(rows.rows(), rows.columns());
        DMatrixRMaj values = new DMatrixRMaj(rows.rows(), rows.columns());
        for (int t = 0; t < rows.rows(); t++) {
            for (int k = 0; k < rows.columns(); k++) {
                values.set(t, k, rows.at(t, k));
            }
        }
        return new Activations(values);
    }

    /**
     * Refuses what would not fit into memory beside its copies.
     *
     * @throws IllegalArgumentException if there is nothing, or more than 2^25 numbers
     */
    static void checkSize(int samples, int neurons) {
        if (samples < 1 || neurons < 1 || (long) samples * neurons > MOST_NUMBERS) {
            throw new IllegalArgumentException("expected 1 to " + MOST_NUMBERS + " activations, got " + samples
                    + " samples of " + neurons + " neurons");
        }
    }

    public int samples() {
        return values.numRows;
    }

    public int neurons() {
        return values.numCols;
    }

    public double at(int sample, int neuron) {
        return values.get(sample, neuron);
    }

    /** The first {@code samples} of them, or all if there are no more. */
    public Activations first(int samples) {
        return samples >= samples()
                ? this
                : new Activations(CommonOps_DDRM.extract(values, 0, samples, 0, values.numCols));
    }

    /** For reading only. */
    DMatrixRMaj matrix() {
        return values;
    }

    /** Every neuron's mean over the samples. */
    public double[] mean() {
        double[] mean = new double[neurons()];
        for (int t = 0; t < samples(); t++) {
            for (int k = 0; k < mean.length; k++) {
                mean[k] += values.get(t, k) / samples();
            }
        }
        return mean;
    }

    /** A copy with every neuron's mean taken off. */
    DMatrixRMaj centred() {
        double[] mean = mean();
        DMatrixRMaj centred = values.copy();
        for (int t = 0; t < samples(); t++) {
            for (int k = 0; k < mean.length; k++) {
                centred.add(t, k, -mean[k]);
            }
        }
        return centred;
    }
}
