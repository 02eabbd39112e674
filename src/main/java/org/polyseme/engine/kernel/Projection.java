package org.polyseme.engine.kernel;

import org.polyseme.measure.Randomness;
import org.polyseme.state.Experiment;
import org.polyseme.state.Field;
import org.polyseme.state.Matrix;

/**
 * The random subspace of d dimensions through which neurons read n features: what they read is {@code W = P Pᵀ W}, P
 * {@code [n, d]} with orthonormal columns, the same for all neurons and steps. So inputs {@code x P} into weights
 * {@code Pᵀ W} are inputs x into W, and every row of W is what the neurons read of that feature. Confined to one thread.
 */
public final class Projection implements AutoCloseable {
    private final NativeMatrix basis;
    private final NativeMatrix inside;
    private final NativeMatrix projected;
    private final float[] values;

    private Projection(double[][] basis, int neurons) {
        Matrix matrix = Matrix.of(basis);
        int features = matrix.rows();
        this.basis = new NativeMatrix(features, matrix.columns());
        inside = new NativeMatrix(matrix.columns(), neurons);
        projected = new NativeMatrix(features, neurons);
        values = new float[features * neurons];
        float[] numbers = new float[matrix.size()];
        matrix.copyTo(numbers, 0);
        this.basis.put(0, numbers, 0, numbers.length);
    }

    /** True where {@code recipe}'s neurons do not read every feature by itself. */
    public static boolean applies(Experiment recipe) {
        return Field.PROJECTION.matters(recipe) && recipe.projection() > 0 && recipe.projection() < recipe.features();
    }

    /** That of a recipe which has one. */
    static Projection of(Experiment recipe) {
        return new Projection(basis(recipe), recipe.neurons());
    }

    /** P {@code [n, d]} of a recipe which has one: normal numbers from its seed, made orthonormal (Gram and Schmidt, twice). */
    static double[][] basis(Experiment recipe) {
        int n = recipe.features();
        int d = recipe.projection();
        Randomness random = new Randomness(recipe.seed(), Randomness.Stream.PROJECTION);
        double[][] columns = new double[d][n];
        for (int c = 0; c < d; c++) {
            for (int i = 0; i < n; i++) {
                columns[c][i] = random.normal();
            }
            for (int twice = 0; twice < 2; twice++) {
                for (int before = 0; before < c; before++) {
                    add(-dot(columns[c], columns[before]), columns[before], columns[c]);
                }
            }
            double length = Math.sqrt(dot(columns[c], columns[c]));
            add(1 / length - 1, columns[c], columns[c]);
        }
        double[][] basis = new double[n][d];
        for (int c = 0; c < d; c++) {
            for (int i = 0; i < n; i++) {
                basis[i][c] = columns[c][i];
            }
        }
        return basis;
    }

    /** {@code factor P Pᵀ W} in float64, for the weights that a run begins with. */
    public static double[][] project(Experiment recipe, double[][] weights, double factor) {
        double[][] basis = basis(recipe);
        double[][] projected = new double[weights.length][weights[0].length];
        for (int c = 0; c < basis[0].length; c++) {
            double[] inside = new double[weights[0].length];
            for (int i = 0; i < weights.length; i++) {
                add(factor * basis[i][c], weights[i], inside);
            }
            for (int i = 0; i < weights.length; i++) {
                add(basis[i][c], inside, projected[i]);
            }
        }
        return projected;
    }

    private static double dot(double[] x, double[] y) {
        double sum = 0;
        for (int k = 0; k < x.length; k++) {
            sum += x[k] * y[k];
        }
        return sum;
    }

    private static void add(double factor, double[] x, double[] y) {
        for (int k = 0; k < x.length; k++) {
            y[k] += factor * x[k];
        }
    }

    /** The same of W's gradient: what is left is the slope along W's that neurons can have. */
    void applyToGradient(Trained w) {
        project(w.gradient);
        w.gradient.put(0, values, 0, values.length);
    }

    private void project(NativeMatrix matrix) {
        inside.clear();
        Blas.addATb(basis, matrix, inside, basis.rows);
        Blas.ab(basis, inside, projected, basis.rows);
        projected.get(0, values, 0, values.length);
    }

    /** {@code W ← P Pᵀ W}; frozen rows stay as they are. */
    void apply(Trained w) {
        project(w.nativeValues);
        int[] spans = w.movingRows();
        for (int s = 0; s < spans.length; s += 2) {
            int from = spans[s] * w.columns();
            int count = spans[s + 1] * w.columns() - from;
            System.arraycopy(values, from, w.values, from, count);
            w.nativeValues.put(from, values, from, count);
        }
    }

    @Override
    public void close() {
        basis.close();
        inside.close();
        projected.close();
    }
}
