package org.polyseme.cli;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.polyseme.engine.Replay;
import org.polyseme.engine.kernel.Backend;
import org.polyseme.measure.Allocation;
import org.polyseme.measure.Band;
import org.polyseme.measure.Geometry;
import org.polyseme.measure.Spectrum;
import org.polyseme.state.Matrix;
import org.polyseme.state.Parameters;
import org.polyseme.store.ReferenceFile;

/** Compares what this program computes with a reference file's numbers. Pure functions. */
final class ReferenceCheck {
    /** Float32 against float64, as a share: loss, gradients and measures. */
    static final double TOLERANCE = 2e-5;
    /** The same after some dozens of steps. */
    static final double TOLERANCE_AFTER_STEPS = 1e-3;

    private ReferenceCheck() {}

    /** Relative errors by name, with the tolerance that each must meet. */
    static Map<String, Double> errors(ReferenceFile.Training reference, Backend backend) {
        Map<String, Double> errors = new LinkedHashMap<>();
        try (Replay replay =
                Replay.of(reference.recipe(), reference.initial(), reference.batches(), reference.noise(), backend)) {
            errors.put("loss", relative(replay.loss(), reference.loss()));
            Parameters gradients = replay.gradients();
            for (Parameters.Named expected : reference.gradients().tensors()) {
                String name = "grad" + expected.name().replace('b', 'B');
                errors.put(name, relative(gradients, expected));
            }
            replay.steps(reference.steps());
            Parameters after = replay.parameters();
            errors.put(
                    "after",
                    reference.after().tensors().stream()
                            .mapToDouble(expected -> relative(after, expected))
                            .reduce(0, Math::max));
            // A share of where it started: a loss that was trained to nearly 0 has no digits left to compare.
            reference
                    .lossAfter()
                    .ifPresent(expected -> errors.put(
                            "lossAfter",
                            Math.abs(replay.loss() - expected)
                                    / Math.max(Math.abs(expected), Math.abs(reference.loss()))));
        }
        return errors;
    }

    /** Relative errors of those of our measures that the file has. */
    static Map<String, Double> errors(ReferenceFile.Measures reference) {
        Matrix w = reference.weights();
        Band band = new Band(reference.lower(), reference.upper());
        Map<String, Function<Matrix, double[]>> measures = measures(band);
        Map<String, Double> errors = new LinkedHashMap<>();
        reference.numbers().forEach((name, expected) -> {
            Function<Matrix, double[]> measure = measures.get(name);
            if (measure != null) {
                errors.put(name, relative(measure.apply(w), expected));
            }
        });
        return errors;
    }

    private static Map<String, Function<Matrix, double[]>> measures(Band band) {
        Map<String, Function<Matrix, double[]>> measures = new LinkedHashMap<>();
        measures.put("featureNorm", Geometry::norms);
        measures.put("featureDimensionality", Geometry::dimensionality);
        measures.put("capacity", Geometry::dimensionality);
        measures.put("sumCapacity", w -> one(sum(Geometry.dimensionality(w))));
        measures.put("frobeniusSquared", w -> one(squaredNorm(w)));
        measures.put("dimensionsPerFeature", w -> one(w.columns() / squaredNorm(w)));
        measures.put("featuresOnNeuron", w -> featuresOn(Allocation.of(w, band)));
        measures.put("polysemanticNeurons", w -> one(Allocation.of(w, band).polysemanticNeurons()));
        measures.put("interference", Geometry::interference);
        measures.put("fourthNorm", ReferenceCheck::fourthNorms);
        measures.put("codeCovarianceEigenvalues", Spectrum::codeCovariance);
        measures.put("participationRatio", w -> one(Spectrum.participationRatio(Spectrum.codeCovariance(w))));
        return measures;
    }

    /** True where every error is within what its name allows. */
    static boolean isOk(Map<String, Double> errors) {
        return !errors.isEmpty() && errors.entrySet().stream().allMatch(e -> e.getValue() <= tolerance(e.getKey()));
    }

    private static double tolerance(String name) {
        return name.equals("after") || name.equals("lossAfter") ? TOLERANCE_AFTER_STEPS : TOLERANCE;
    }

    private static double[] one(double value) {
        return new double[] {value};
    }

    private static double sum(double[] values) {
        return Arrays.stream(values).sum();
    }

    private static double squaredNorm(Matrix w) {
        return IntStream.range(0, w.rows()).mapToDouble(i -> w.rowDot(i, i)).sum();
    }

    private static double[] featuresOn(Allocation allocation) {
        return IntStream.range(0, allocation.neurons())
                .mapToDouble(k -> allocation.ownersOf(k).size())
                .toArray();
    }

    private static double[] fourthNorms(Matrix w) {
        return IntStream.range(0, w.rows())
                .mapToDouble(i -> IntStream.range(0, w.columns())
                        .mapToDouble(k -> Math.pow(w.at(i, k), 4))
                        .sum())
                .toArray();
    }

    private static double relative(double found, double expected) {
        return relative(one(found), List.of(expected));
    }

    private static double relative(Parameters found, Parameters.Named expected) {
        Matrix matrix = found.named(expected.name()).orElseThrow();
        double[] values = new double[matrix.size()];
        Double[] wanted = new Double[matrix.size()];
        for (int i = 0; i < matrix.rows(); i++) {
            for (int k = 0; k < matrix.columns(); k++) {
                values[i * matrix.columns() + k] = matrix.at(i, k);
                wanted[i * matrix.columns() + k] = (double) expected.values().at(i, k);
            }
        }
        return relative(values, List.of(wanted));
    }

    /** Euclidean norm of the difference, as a share of that of {@code expected}; infinite where the lengths differ. */
    private static double relative(double[] found, List<Double> expected) {
        if (found.length != expected.size()) {
            return Double.POSITIVE_INFINITY;
        }
        double difference = 0;
        double size = 0;
        for (int k = 0; k < found.length; k++) {
            difference += Math.pow(found[k] - expected.get(k), 2);
            size += Math.pow(expected.get(k), 2);
        }
        return size == 0 ? Math.sqrt(difference) : Math.sqrt(difference / size);
    }
}
