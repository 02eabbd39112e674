package org.polyseme.measure;

import org.polyseme.state.Matrix;

/**
 * The plane through the origin in which the features' directions can be seen best: it keeps as much of their squared
 * length as two directions can. Immutable.
 *
 * <p>Shapes: weights {@code [features n, neurons m]}, positions {@code [n, 2]}, frame {@code [m, 2]} with orthonormal
 * columns. About the origin, not about the mean: arrows start there, so two orthogonal features stay orthogonal.
 *
 * <p>The plane comes from subspace iteration on {@code WᵀW} with a fixed number of rounds and a fixed start, so it is a
 * smooth function of the weights. Where leading directions are equally long (trained features often are, each alone on
 * its neuron) an eigenvector solver returns an arbitrary mixture that flips from one frame to the next; here the start
 * decides, which points neuron k's axis at k times the golden angle, and the picture stays where it is. The same start
 * fixes the rotation within the plane. With at most two neurons the plane is that of the neurons themselves.
 */
public final class PrincipalPlane {
    private static final double GOLDEN_ANGLE = Math.PI * (3 - Math.sqrt(5));
    /** Rounds for small matrices; a gap of 20 % between second and third eigenvalue then leaves an error of 1e-5. */
    private static final int ROUNDS = 64;
    /** Multiplications that all rounds may cost together: some milliseconds. */
    private static final long BUDGET = 8_000_000;

    private static final double TINY = 1e-150;

    private final double[] x;
    private final double[] y;
    private final double share;
    private final double[] first;
    private final double[] second;

    private PrincipalPlane(double[] x, double[] y, double share, double[] first, double[] second) {
        this.x = x;
        this.y = y;
        this.share = share;
        this.first = first;
        this.second = second;
    }

    /** The plane of {@code weights [n, m]}, both at least 1. */
    public static PrincipalPlane of(Matrix weights) {
        int n = weights.rows();
        int m = weights.columns();
        float[] w = new float[n * m];
        weights.copyTo(w, 0);
        double[] a = new double[m];
        double[] b = new double[m];
        start(a, b);
        if (m > 2) {
            long round = 4L * n * m;
            int rounds = (int) Math.max(4, Math.min(ROUNDS, BUDGET / round));
            if (!(GramRounds.isCheaper(n, m, rounds) && GramRounds.turn(w, a, b, rounds))) {
                double[] p = new double[n];
                double[] q = new double[n];
                for (int r = 0; r < rounds; r++) {
                    project(w, a, b, p, q);
                    lift(w, p, q, a, b);
                    orthonormalise(a, b);
                }
            }
            face(a, b);
        }
        double[] x = new double[n];
        double[] y = new double[n];
        project(w, a, b, x, y);
        return new PrincipalPlane(x, y, share(w, x, y), a, b);
    }

    /** Feature i's position along the first axis. */
    public double x(int feature) {
        return x[feature];
    }

    /** Feature i's position along the second axis. */
    public double y(int feature) {
        return y[feature];
    }

    /** The first or the second direction, {@code [m]}; not to be written to. With one neuron, the second is empty. */
    double[] axis(int d) {
        return d == 0 ? first : second;
    }

    /** Part of the features' squared length that lies in this plane, in [0, 1]; 1 for weights that are all zero. */
    public double share() {
        return share;
    }

    /** Length of the longest feature within the plane. */
    public double longest() {
        double longest = 0;
        for (int i = 0; i < x.length; i++) {
            longest = Math.max(longest, Math.hypot(x[i], y[i]));
        }
        return longest;
    }

    private static void start(double[] a, double[] b) {
        if (a.length <= 2) {
            a[0] = 1;
            if (a.length == 2) {
                b[1] = 1;
            }
            return;
        }
        fan(a, b);
        orthonormalise(a, b);
    }

    private static void fan(double[] a, double[] b) {
        for (int k = 0; k < a.length; k++) {
            a[k] = Math.cos(k * GOLDEN_ANGLE);
            b[k] = Math.sin(k * GOLDEN_ANGLE);
        }
    }

    /** {@code p = W a, q = W b}. */
    static void project(float[] w, double[] a, double[] b, double[] p, double[] q) {
        int m = a.length;
        int even = m & ~1;
        for (int i = 0; i < p.length; i++) {
            // Two sums each, so that one addition need not wait for the last.
            double sumA = 0;
            double sumB = 0;
            double nextA = 0;
            double nextB = 0;
            int row = i * m;
            for (int k = 0; k < even; k += 2) {
                sumA += w[row + k] * a[k];
                sumB += w[row + k] * b[k];
                nextA += w[row + k + 1] * a[k + 1];
                nextB += w[row + k + 1] * b[k + 1];
            }
            if (even < m) {
                sumA += w[row + even] * a[even];
                sumB += w[row + even] * b[even];
            }
            p[i] = sumA + nextA;
            q[i] = sumB + nextB;
        }
    }

    /** {@code a = Wᵀ p, b = Wᵀ q}; left alone where a direction would vanish, so that zeros stay zeros. */
    static void lift(float[] w, double[] p, double[] q, double[] a, double[] b) {
        int m = a.length;
        double[] nextA = new double[m];
        double[] nextB = new double[m];
        for (int i = 0; i < p.length; i++) {
            int row = i * m;
            for (int k = 0; k < m; k++) {
                nextA[k] += w[row + k] * p[i];
                nextB[k] += w[row + k] * q[i];
            }
        }
        if (dot(nextA, nextA) > TINY) {
            System.arraycopy(nextA, 0, a, 0, m);
        }
        if (dot(nextB, nextB) > TINY) {
            System.arraycopy(nextB, 0, b, 0, m);
        }
    }

    /** Makes the two directions orthonormal, the first kept; a second one that is parallel is replaced. */
    static void orthonormalise(double[] a, double[] b) {
        scale(a, 1 / Math.sqrt(dot(a, a)));
        scale(b, 1 / Math.sqrt(dot(b, b)));
        remove(a, b);
        double rest = Math.sqrt(dot(b, b));
        for (int k = 0; rest < 1e-9 && k < b.length; k++) {
            b[k] += 1;
            remove(a, b);
            rest = Math.sqrt(dot(b, b));
        }
        scale(b, 1 / rest);
        remove(a, b);
    }

    /** Turns the frame within its plane to where it lies closest to the start (its polar factor). */
    private static void face(double[] a, double[] b) {
        int m = a.length;
        double[] fanA = new double[m];
        double[] fanB = new double[m];
        fan(fanA, fanB);
        double aa = dot(a, fanA);
        double ab = dot(a, fanB);
        double ba = dot(b, fanA);
        double bb = dot(b, fanB);
        // The nearest rotation, or the nearest reflection where that lies closer.
        boolean turns = aa * bb - ab * ba >= 0;
        double cos = turns ? aa + bb : aa - bb;
        double sin = turns ? ba - ab : ba + ab;
        double norm = Math.hypot(cos, sin);
        if (norm < TINY) {
            return;
        }
        cos /= norm;
        sin /= norm;
        for (int k = 0; k < m; k++) {
            double u = a[k];
            double v = b[k];
            a[k] = cos * u + sin * v;
            b[k] = turns ? -sin * u + cos * v : sin * u - cos * v;
        }
    }

    private static double share(float[] w, double[] x, double[] y) {
        double all = 0;
        for (float value : w) {
            all += (double) value * value;
        }
        return all <= TINY ? 1 : Math.min(1, (dot(x, x) + dot(y, y)) / all);
    }

    private static void remove(double[] a, double[] b) {
        double along = dot(a, b);
        for (int k = 0; k < a.length; k++) {
            b[k] -= along * a[k];
        }
    }

    static void scale(double[] a, double factor) {
        for (int k = 0; k < a.length; k++) {
            a[k] *= factor;
        }
    }

    static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int k = 0; k < a.length; k++) {
            sum += a[k] * b[k];
        }
        return sum;
    }
}
