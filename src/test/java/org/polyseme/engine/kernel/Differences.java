package org.polyseme.engine.kernel;

import org.polyseme.state.Matrix;
import org.polyseme.state.Parameters;

/** How far two sets of parameters are apart. */
final class Differences {
    private Differences() {}

    /** Frobenius norm of the difference over that of {@code expected}, all tensors together. */
    static double relative(Parameters expected, Parameters found) {
        double difference = 0;
        double size = 0;
        for (Parameters.Named tensor : expected.tensors()) {
            Matrix a = tensor.values();
            Matrix b = found.named(tensor.name()).orElseThrow();
            for (int i = 0; i < a.rows(); i++) {
                for (int k = 0; k < a.columns(); k++) {
                    difference += Math.pow((double) a.at(i, k) - b.at(i, k), 2);
                    size += Math.pow(a.at(i, k), 2);
                }
            }
        }
        return Math.sqrt(difference / Math.max(size, 1e-30));
    }
}
