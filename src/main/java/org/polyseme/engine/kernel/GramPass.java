package org.polyseme.engine.kernel;

import java.util.Arrays;

/**
 * The tied network on a sparse batch, nothing added to the hidden layer: {@code z_s = b + Σ x_si K_i} sums the rows of
 * {@code K = W Wᵀ} of the active features only, and with {@code S = xᵀ G}, filled the same way,
 * {@code dW = (S + Sᵀ) W}. Three products of n² m, however large the batch; samples without active features share one
 * output.
 */
final class GramPass implements AutoCloseable {
    private final Trained w;
    private final Bias b;
    private final Response response;
    private final int n;
    private final float[] z;
    private final float[] g;
    private final float[][] k;
    private final float[][] s;
    private final NativeMatrix nativeK;
    private final NativeMatrix nativeS;

    GramPass(Trained w, Bias b, Response response) {
        n = w.rows();
        this.w = w;
        this.b = b;
        this.response = response;
        z = new float[n];
        g = new float[n];
        k = new float[n][n];
        s = new float[n][n];
        nativeK = new NativeMatrix(n, n);
        nativeS = new NativeMatrix(n, n);
    }

    /** Fills W's gradient and adds to the bias's. */
    void differentiate(SparseBatch x) {
        Blas.abT(w.nativeValues, w.nativeValues, nativeK, n);
        for (int i = 0; i < n; i++) {
            nativeK.get(i * n, k[i], 0, n);
            Arrays.fill(s[i], 0);
        }
        int empty = 0;
        for (int sample = 0; sample < x.samples(); sample++) {
            int from = x.start(sample);
            int to = x.start(sample + 1);
            if (from == to) {
                empty++;
            } else {
                addSample(x, from, to);
            }
        }
        response.slopes(b.values, g, 0, n);
        Loops.addScaled(empty, g, b.gradient, n);
        for (int i = 0; i < n; i++) {
            nativeS.put(i * n, s[i], 0, n);
        }
        w.gradient.clear();
        Blas.addAb(nativeS, w.nativeValues, w.gradient);
        Blas.addATb(nativeS, w.nativeValues, w.gradient, n);
    }

    private void addSample(SparseBatch x, int from, int to) {
        Loops.scaleAndAdd(x.value(from), k[x.feature(from)], b.values, z, n);
        for (int e = from + 1; e < to; e++) {
            Loops.addScaled(x.value(e), k[x.feature(e)], z, n);
        }
        response.slopes(z, g, 0, n);
        for (int e = from; e < to; e++) {
            int i = x.feature(e);
            g[i] -= response.correction(z[i], i, x.value(e));
        }
        Loops.add(g, b.gradient, n);
        for (int e = from; e < to; e++) {
            Loops.addScaled(x.value(e), g, s[x.feature(e)], n);
        }
    }

    @Override
    public void close() {
        nativeK.close();
        nativeS.close();
    }
}
