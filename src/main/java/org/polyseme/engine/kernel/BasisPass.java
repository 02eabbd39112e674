package org.polyseme.engine.kernel;

/**
 * The tied network on the standard basis, nothing added to the hidden layer: H is W, so {@code Z = W Wᵀ} and the slope G
 * are symmetric, and {@code dW = 2 G W}. Two products, of which only upper triangles are computed and read.
 */
final class BasisPass implements AutoCloseable {
    private final Trained w;
    private final Response response;
    private final float[] z;
    private final float[] g;
    private final NativeMatrix nativeZ;

    BasisPass(Trained w, Response response) {
        int n = w.rows();
        this.w = w;
        this.response = response;
        z = new float[n];
        g = new float[n];
        nativeZ = new NativeMatrix(n, n);
    }

    /** Fills W's gradient. */
    void differentiate() {
        int n = w.rows();
        Blas.gram(w.nativeValues, nativeZ);
        for (int i = 0; i < n; i++) {
            nativeZ.get(i * n + i, z, i, n - i);
            response.slopes(z, g, i, n);
            g[i] -= response.correction(z[i], i, 1);
            nativeZ.put(i * n + i, g, i, n - i);
        }
        Blas.symmetric(2, nativeZ, w.nativeValues, w.gradient);
    }

    double loss() {
        int n = w.rows();
        Blas.gram(w.nativeValues, nativeZ);
        double sum = 0;
        for (int i = 0; i < n; i++) {
            nativeZ.get(i * n + i, z, i, n - i);
            sum += response.symmetricLoss(z, i);
        }
        return sum;
    }

    @Override
    public void close() {
        nativeZ.close();
    }
}
