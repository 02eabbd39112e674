package org.polyseme.measure;

import java.util.Arrays;

/**
 * The subspace iteration of {@link PrincipalPlane} where features are few and neurons many: a direction is
 * {@code a = Wᵀ p}, so a round {@code a ← WᵀW a} is {@code p ← K p} with the features' Gram matrix {@code K = W Wᵀ [n, n]},
 * and lengths and angles of directions are those of {@code p} measured with K.
 */
final class GramRounds {
    /** Below this part of its length a second direction is as good as parallel to the first. */
    private static final double PARALLEL = 1e-9;

    private GramRounds() {}

    /** Whether K and the rounds with it cost fewer multiplications than the rounds with {@code W [n, m]}. */
    static boolean isCheaper(int n, int m, int rounds) {
        long here = (long) n * (n + 1) / 2 * m + 2L * rounds * n * n;
        return here < 4L * rounds * n * m;
    }

    /**
     * Does {@code rounds} rounds on the orthonormal directions {@code a} and {@code b}, {@code [m]} each.
     *
     * @param w {@code [n, m]}, row after row
     * @return false where one of the directions vanishes or both become parallel; a and b are as they were then
     */
    static boolean turn(float[] w, double[] a, double[] b, int rounds) {
        int m = a.length;
        int n = w.length / m;
        double[] gram = gram(w, n, m);
        double[] p = new double[n];
        double[] q = new double[n];
        PrincipalPlane.project(w, a, b, p, q);
        double[] gramP = new double[n];
        double[] gramQ = new double[n];
        multiply(gram, p, q, gramP, gramQ);
        for (int r = 0; r < rounds; r++) {
            if (r > 0) {
                // What p and q become was found along with their lengths.
                double[] lastP = p;
                double[] lastQ = q;
                p = gramP;
                q = gramQ;
                gramP = lastP;
                gramQ = lastQ;
                multiply(gram, p, q, gramP, gramQ);
            }
            if (!orthonormalise(p, gramP, q, gramQ)) {
                return false;
            }
        }
        double[] keepA = a.clone();
        double[] keepB = b.clone();
        PrincipalPlane.lift(w, p, q, keepA, keepB);
        PrincipalPlane.orthonormalise(keepA, keepB); // of rounding
        System.arraycopy(keepA, 0, a, 0, m);
        System.arraycopy(keepB, 0, b, 0, m);
        return true;
    }

    private static boolean orthonormalise(double[] p, double[] gramP, double[] q, double[] gramQ) {
        if (!shorten(p, gramP) || !shorten(q, gramQ)) {
            return false;
        }
        double along = PrincipalPlane.dot(p, gramQ);
        for (int i = 0; i < p.length; i++) {
            q[i] -= along * p[i];
            gramQ[i] -= along * gramP[i];
        }
        return PrincipalPlane.dot(q, gramQ) > PARALLEL * PARALLEL && shorten(q, gramQ);
    }

    private static boolean shorten(double[] p, double[] gramP) {
        double squared = PrincipalPlane.dot(p, gramP);
        if (!(squared > Double.MIN_NORMAL)) {
            return false;
        }
        PrincipalPlane.scale(p, 1 / Math.sqrt(squared));
        PrincipalPlane.scale(gramP, 1 / Math.sqrt(squared));
        return true;
    }

    private static double[] gram(float[] w, int n, int m) {
        // Transposed, the inner loop runs along features, and passes over the weights that are 0: in the end most are.
        double[][] byNeuron = new double[m][n];
        for (int i = 0; i < n; i++) {
            for (int k = 0; k < m; k++) {
                byNeuron[k][i] = w[i * m + k];
            }
        }
        double[] gram = new double[n * n];
        double[] sums = new double[n];
        for (int i = 0; i < n; i++) {
            Arrays.fill(sums, 0);
            for (int k = 0; k < m; k++) {
                addScaled(byNeuron[k], w[i * m + k], sums, i);
            }
            for (int j = i; j < n; j++) {
                gram[i * n + j] = sums[j];
                gram[j * n + i] = sums[j];
            }
        }
        return gram;
    }

    private static void addScaled(double[] values, double factor, double[] sums, int from) {
        if (factor != 0) {
            for (int j = from; j < sums.length; j++) {
                sums[j] += factor * values[j];
            }
        }
    }

    private static void multiply(double[] gram, double[] p, double[] q, double[] gramP, double[] gramQ) {
        int n = p.length;
        for (int i = 0; i < n; i++) {
            double sumP = 0;
            double sumQ = 0;
            for (int j = 0; j < n; j++) {
                sumP += gram[i * n + j] * p[j];
                sumQ += gram[i * n + j] * q[j];
            }
            gramP[i] = sumP;
            gramQ[i] = sumQ;
        }
    }
}
