package org.polyseme.theory;

/**
 * The tied autoencoder with ReLU and bias in its sparsest limit, in two neurons: exactly one of c features is active,
 * each as likely, with a magnitude uniform on [0, 1). Its loss in closed form, and the regular k-gons at which gradient
 * descent rests.
 *
 * <p>{@code L = H/(3c)} is summed over features; the program's loss is a mean over them, {@code L/c}.
 *
 * <p>Source: Chen et al. 2310.06301; the formula checked against quadrature, the corners found here by minimisation.
 */
public final class Polygons {
    private static final int SMALLEST = 4;
    private static final int LARGEST = 8;
    private static final double FINEST = 1e-10;

    /**
     * A regular polygon at rest.
     *
     * @param corners k, features on it
     * @param length l*, of every feature's direction
     * @param bias b*, of every feature
     * @param potential h_k, its potential with c = k
     */
    public record Corner(int corners, double length, double bias, double potential) {}

    private Polygons() {}

    /**
     * The potential H of any weights and biases.
     *
     * @param weights [c, 2], or with any other number of neurons
     * @param bias [c]
     */
    public static double potential(double[][] weights, double[] bias) {
        double sum = 0;
        for (int i = 0; i < bias.length; i++) {
            for (int j = 0; j < bias.length; j++) {
                double product = dot(weights[i], weights[j]);
                sum += i == j ? own(product, bias[i]) : other(product, bias[i]);
            }
        }
        return sum;
    }

    /**
     * The learning coefficient λ of the regular c-gon of all c features, {@code (3c - 1)/2}: of its 3c parameters, weights
     * and biases, only the rotation of all of them together leaves the loss where it is, and about a minimum that is
     * regular but for this λ is half of the others.
     *
     * @param features c, from 5 to 8: the square's bias sits on a kink, and above 8 no c-gon is a minimum
     * @return NaN for other numbers
     */
    public static double learningCoefficient(int features) {
        return features > SMALLEST && features <= LARGEST ? (3.0 * features - 1) / 2 : Double.NaN;
    }

    /** {@code 3 ∫ (μ - relu(s μ + b))² dμ} over [0, 1]: an output while its own feature is active, s its squared length. */
    private static double own(double s, double b) {
        double stored = (1 - s) * (1 - s) - 3 * (1 - s) * b + 3 * b * b;
        if (b > 0) {
            return stored;
        }
        return -s > b ? 1 : s == 0 ? stored : b * b * b / (s * s) + b * b * b / s + stored;
    }

    /** {@code 3 ∫ relu(a μ + b)² dμ} over [0, 1]: an output while another feature is active, a their product. */
    private static double other(double a, double b) {
        if (b <= 0) {
            return a > 0 && -a <= b ? (a + b) * (a + b) * (a + b) / a : 0;
        }
        return -a > b ? -b * b * b / a : a * a + 3 * a * b + 3 * b * b;
    }

    /**
     * The regular k-gon at rest among k features, 4 <= k <= 8, to ten digits; from 9 on most are not at rest anywhere.
     * The square has length 1 and bias 0.
     */
    public static Corner at(int k) {
        if (k < SMALLEST || k > LARGEST) {
            throw new IllegalArgumentException("expected 4 to 8 corners, got " + k);
        }
        if (k == SMALLEST) {
            return new Corner(k, 1, 0, 0);
        }
        // Downhill with halved strides from between the pentagon and the octagon: the potential has one dip there.
        double length = 1 + 0.1 * (k - SMALLEST);
        double bias = -0.3 * (k - SMALLEST);
        double best = regular(k, length, bias);
        double stride = 0.1;
        while (stride > FINEST) {
            boolean moved = false;
            for (int direction = 0; direction < 8; direction++) {
                double nextLength = length + stride * Math.cos(direction * Math.PI / 4);
                double nextBias = bias + stride * Math.sin(direction * Math.PI / 4);
                double next = regular(k, nextLength, nextBias);
                if (next < best) {
                    best = next;
                    length = nextLength;
                    bias = nextBias;
                    moved = true;
                }
            }
            stride = moved ? stride : stride / 2;
        }
        return new Corner(k, length, bias, best);
    }

    /** The potential of a regular k-gon with this length and bias, c = k. */
    static double regular(int k, double length, double bias) {
        double square = length * length;
        double sum = own(square, bias);
        for (int j = 1; j < k; j++) {
            sum += other(square * Math.cos(2 * Math.PI * j / k), bias);
        }
        return k * sum;
    }

    /**
     * The loss L at which a k-gon of c features rests, the other c - k dead.
     *
     * @param lifted how many of the dead features have learned the best constant output, bias 1/(2c), each of which is
     *     worth {@code 1/(4c²)}: the "+" of a level's name
     */
    public static double level(int k, int c, int lifted) {
        if (c < k || lifted < 0 || lifted > c - k) {
            throw new IllegalArgumentException(
                    "expected at least k features and at most c - k lifted, got " + k + ", " + c + ", " + lifted);
        }
        return (at(k).potential() + c - k - 0.75 * lifted / c) / (3.0 * c);
    }

    /** The level's name as in the paper: 5+ for a pentagon beside one dead feature that has learned its constant. */
    public static String name(int k, int lifted) {
        return k + "+".repeat(lifted);
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int k = 0; k < a.length; k++) {
            sum += a[k] * b[k];
        }
        return sum;
    }
}
