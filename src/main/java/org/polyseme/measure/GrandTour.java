package org.polyseme.measure;

import java.util.SplittableRandom;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.SingularValueDecomposition_F64;
import org.polyseme.state.Matrix;

/**
 * A smooth walk through random planes, or spaces, of the neurons' space, so that every side of the features comes into
 * view. A pure function of the position, so that a view can be kept and come back to.
 *
 * <p>At whole positions stands a frame drawn at random; from each to the next the walk takes the shortest way, turning
 * about the principal angles between the two and not within them. It goes {@link #STATIONS} stations forth and then back,
 * without a jump.
 *
 * <p>Source: Asimov 1985, The Grand Tour; Buja, Cook, Asimov and Hurley 2005, Computational Methods for High-Dimensional
 * Rotations in Data Visualization, section 4 (interpolation along geodesics).
 */
public final class GrandTour {
    /** Random frames before the walk turns back. */
    public static final int STATIONS = 60;

    /** The position at which the walk is back where it began. */
    public static final double LENGTH = 2 * STATIONS;

    private static final long SEED = 1985;
    private static final int[] FIRST_TWO = {0, 1};
    private static final int[] FIRST_THREE = {0, 1, 2};

    private GrandTour() {}

    /**
     * The frame at a position of the walk, in [0, {@link #LENGTH}].
     *
     * @param neurons m, at least 1
     * @param dimensions 2 or 3; with no more neurons than that, the frame of the neurons themselves
     */
    public static Frame at(double position, int neurons, int dimensions) {
        if (neurons <= dimensions) {
            return dimensions == 2 ? Frame.ofNeurons(neurons, 0, 1) : Frame.ofNeurons(neurons, 0, 1, 2);
        }
        double place = position <= STATIONS ? position : LENGTH - position;
        int station = (int) Math.min(Math.max(0, Math.floor(place)), STATIONS - 1);
        // Each way ends in the next frame turned within its own plane, and the next begins there.
        DMatrixRMaj frame = random(0, neurons, dimensions);
        for (int s = 0; s < station; s++) {
            frame = between(frame, random(s + 1, neurons, dimensions), 1);
        }
        frame = between(frame, random(station + 1, neurons, dimensions), place - station);
        double[][] axes = new double[dimensions][neurons];
        for (int d = 0; d < dimensions; d++) {
            for (int k = 0; k < neurons; k++) {
                axes[d][k] = frame.get(k, d);
            }
        }
        return Frame.over(axes);
    }

    /**
     * The same walk within the space that the rows of {@code weights [n, m]} span, so that with many more neurons than
     * features it does not pass by what is nearly all empty. The frame of the walk among the features says how much of
     * each goes into a direction; the directions are made orthonormal. With no more neurons than features it is {@link #at}.
     * A direction that the rows do not have is left empty.
     */
    public static Frame within(double position, Matrix weights, int dimensions) {
        int n = weights.rows();
        int m = weights.columns();
        if (m <= Math.max(n, dimensions)) {
            return at(position, m, dimensions);
        }
        Frame parts = n <= dimensions
                ? Frame.ofNeurons(n, dimensions == 2 ? FIRST_TWO : FIRST_THREE)
                : at(position, n, dimensions);
        double[][] axes = new double[dimensions][m];
        float[] row = new float[m];
        for (int i = 0; i < n; i++) {
            weights.copyRowTo(i, row);
            for (int d = 0; d < dimensions; d++) {
                double part = parts.at(d, i);
                for (int k = 0; k < m; k++) {
                    axes[d][k] += part * row[k];
                }
            }
        }
        Span span = new Span();
        for (int d = 0; d < dimensions; d++) {
            axes[d] = span.add(axes[d]) ? span.last() : new double[m];
        }
        return Frame.over(axes);
    }

    /** A frame {@code [m, d]} of normally distributed directions, made orthonormal. */
    private static DMatrixRMaj random(int station, int m, int d) {
        SplittableRandom random = new SplittableRandom(SEED + 7919L * station + 104_729L * d);
        DMatrixRMaj frame = new DMatrixRMaj(m, d);
        for (int q = 0; q < frame.getNumElements(); q++) {
            double radius = Math.sqrt(-2 * Math.log(1 - random.nextDouble()));
            frame.set(q, radius * Math.cos(2 * Math.PI * random.nextDouble()));
        }
        orthonormalise(frame);
        return frame;
    }

    /** Gram and Schmidt, twice for the digits. */
    private static void orthonormalise(DMatrixRMaj frame) {
        for (int c = 0; c < frame.numCols; c++) {
            for (int pass = 0; pass < 2; pass++) {
                for (int b = 0; b < c; b++) {
                    add(frame, c, b, -dot(frame, b, c));
                }
            }
            double norm = Math.sqrt(dot(frame, c, c));
            for (int k = 0; k < frame.numRows; k++) {
                frame.set(k, c, frame.get(k, c) / norm);
            }
        }
    }

    private static double dot(DMatrixRMaj frame, int a, int b) {
        double sum = 0;
        for (int k = 0; k < frame.numRows; k++) {
            sum += frame.get(k, a) * frame.get(k, b);
        }
        return sum;
    }

    private static void add(DMatrixRMaj frame, int to, int from, double factor) {
        for (int k = 0; k < frame.numRows; k++) {
            frame.set(k, to, frame.get(k, to) + factor * frame.get(k, from));
        }
    }

    /**
     * The frame {@code share} of the way from one frame to the plane of another. With {@code FᵀG = V Λ Uᵀ}, the columns
     * of {@code F V} and {@code G U} are pairs of principal directions, each at an angle {@code acos λ}.
     */
    private static DMatrixRMaj between(DMatrixRMaj from, DMatrixRMaj to, double share) {
        int d = from.numCols;
        DMatrixRMaj products = new DMatrixRMaj(d, d);
        CommonOps_DDRM.multTransA(from, to, products);
        SingularValueDecomposition_F64<DMatrixRMaj> svd = DecompositionFactory_DDRM.svd(d, d, true, true, false);
        if (!svd.decompose(products)) {
            throw new IllegalStateException("expected the angles between two frames, found none");
        }
        DMatrixRMaj v = svd.getU(null, false);
        DMatrixRMaj start = new DMatrixRMaj(from.numRows, d);
        CommonOps_DDRM.mult(from, v, start);
        DMatrixRMaj end = new DMatrixRMaj(from.numRows, d);
        CommonOps_DDRM.mult(to, svd.getV(null, false), end);
        DMatrixRMaj turned = new DMatrixRMaj(from.numRows, d);
        for (int c = 0; c < d; c++) {
            turn(start, end, c, share, turned);
        }
        DMatrixRMaj result = new DMatrixRMaj(from.numRows, d);
        CommonOps_DDRM.multTransB(turned, v, result);
        return result;
    }

    /** Turns one principal direction towards its partner. */
    private static void turn(DMatrixRMaj start, DMatrixRMaj end, int c, double share, DMatrixRMaj turned) {
        double cos = 0;
        for (int k = 0; k < start.numRows; k++) {
            cos += start.get(k, c) * end.get(k, c);
        }
        double angle = Math.acos(Math.max(-1, Math.min(1, cos)));
        double norm = 0;
        for (int k = 0; k < start.numRows; k++) {
            double aside = end.get(k, c) - cos * start.get(k, c);
            norm += aside * aside;
        }
        double scale = norm < 1e-24 ? 0 : Math.sin(share * angle) / Math.sqrt(norm);
        for (int k = 0; k < start.numRows; k++) {
            double aside = end.get(k, c) - cos * start.get(k, c);
            turned.set(k, c, Math.cos(share * angle) * start.get(k, c) + scale * aside);
        }
    }
}
