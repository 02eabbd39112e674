package org.polyseme.cli;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.polyseme.measure.Activations;
import org.polyseme.measure.Allocation;
import org.polyseme.measure.Band;
import org.polyseme.measure.Geometry;
import org.polyseme.measure.Measure;
import org.polyseme.measure.PowerLaw;
import org.polyseme.measure.Spectrum;
import org.polyseme.state.Experiment;
import org.polyseme.state.Field;
import org.polyseme.state.Matrix;
import org.polyseme.state.Parameters;
import org.polyseme.state.Snapshot;
import org.polyseme.store.FileProblem;
import org.polyseme.store.JsonText;
import org.polyseme.store.NpyArray;
import org.polyseme.store.TensorFile;
import org.polyseme.store.WeightsReading;

/**
 * What {@code analyse} prints. Immutable.
 *
 * @param file the weights' file
 * @param reading how it was read
 * @param weights what was read
 * @param measures of the weights
 * @param eigenvalues of the covariance of the activations, largest first; empty without activations
 */
record AnalysisReport(
        TensorFile file,
        WeightsReading reading,
        Snapshot weights,
        Map<Measure, Double> measures,
        List<Double> eigenvalues) {
    /** A spectrum of more takes minutes. */
    private static final int MOST_DIMENSIONS = 1024;

    private static final int EIGENVALUES_SHOWN = 8;

    AnalysisReport {
        eigenvalues = List.copyOf(eigenvalues);
    }

    /**
     * Measures everything.
     *
     * @param activations {@code [samples, neurons]}
     * @throws FileProblem if there are more neurons than a spectrum can be had of
     */
    static AnalysisReport of(TensorFile file, WeightsReading reading, Snapshot weights, Optional<Matrix> activations)
            throws FileProblem {
        List<Double> eigenvalues = activations.isPresent() ? eigenvalues(activations.get()) : List.of();
        return new AnalysisReport(file, reading, weights, Measure.all(weights), eigenvalues);
    }

    private static List<Double> eigenvalues(Matrix activations) throws FileProblem {
        if (Math.min(activations.rows(), activations.columns()) > MOST_DIMENSIONS) {
            throw new FileProblem(
                    "--activations",
                    "",
                    String.format(Locale.ROOT, "at most %,d samples or neurons for a spectrum", MOST_DIMENSIONS),
                    String.format(Locale.ROOT, "%,d of %,d", activations.rows(), activations.columns()));
        }
        return Arrays.stream(Spectrum.activations(Activations.of(activations)))
                .boxed()
                .toList();
    }

    private double[] spectrum() {
        return eigenvalues.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** What the eigenvalues say together: how many carry the variance, and the power law that they follow. */
    private Map<String, Double> ofActivations() {
        Map<String, Double> numbers = new LinkedHashMap<>();
        if (!eigenvalues.isEmpty()) {
            numbers.put("activationDimensions", Spectrum.participationRatio(spectrum()));
            PowerLaw.fit(spectrum()).ifPresent(law -> {
                numbers.put("activationAlpha", law.alpha());
                numbers.put("activationAlphaFit", law.fit());
            });
        }
        return numbers;
    }

    /** The measures that no weights have without inputs; those of a file are assumed. */
    private List<String> onInputs() {
        return measures.keySet().stream()
                .filter(Measure::needsInputs)
                .map(Measure::key)
                .toList();
    }

    /** The inputs by the recipe's law, which for weights from a file is the program's own. */
    private Map<String, Object> inputs() {
        Experiment recipe = weights.experiment();
        Map<String, Object> inputs = new LinkedHashMap<>();
        inputs.put(Field.DATA.key(), recipe.data().key());
        inputs.put(Field.FEATURE_PROBABILITY.key(), recipe.featureProbability(0));
        inputs.put(Field.GROUPS.key(), recipe.groups().key());
        inputs.put("assumedFor", onInputs());
        return inputs;
    }

    private String inputsInWords() {
        Experiment recipe = weights.experiment();
        return String.join(", ", onInputs()) + ": of inputs that are assumed, for the file says nothing of them: "
                + recipe.data().key() + ", " + recipe.groups().key() + ", each feature active with probability "
                + recipe.featureProbability(0);
    }

    /** One line. */
    String json() {
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("file", file.path().toString());
        report.put("tensor", reading.words());
        report.put("type", reading.in().type());
        report.put("features", weights.experiment().features());
        report.put("neurons", weights.experiment().neurons());
        measures.forEach((measure, value) -> report.put(measure.key(), value));
        if (!onInputs().isEmpty()) {
            report.put("inputs", inputs());
        }
        report.putAll(ofActivations());
        if (!eigenvalues.isEmpty()) {
            report.put("activationEigenvalues", eigenvalues);
        }
        return JsonText.of(report);
    }

    /** The same for people, the largest eigenvalues only. */
    String table() {
        StringBuilder table = new StringBuilder();
        table.append(file.path()).append(": ").append(reading.words());
        table.append(" (").append(reading.in().type()).append("), ").append(reading.sizes());
        measures.forEach((measure, value) -> line(table, measure.key(), value));
        ofActivations().forEach((word, value) -> line(table, word, value));
        for (int k = 0; k < Math.min(EIGENVALUES_SHOWN, eigenvalues.size()); k++) {
            line(table, "activationEigenvalue " + (k + 1), eigenvalues.get(k));
        }
        if (!onInputs().isEmpty()) {
            table.append(System.lineSeparator()).append(inputsInWords());
        }
        return table.toString();
    }

    private static void line(StringBuilder table, String word, double value) {
        table.append(System.lineSeparator()).append(String.format("%-28s %14s", word, number(value)));
    }

    private static String number(double value) {
        if (!Double.isFinite(value)) {
            return "undefined";
        }
        return value == Math.rint(value)
                ? String.format(Locale.ROOT, "%,.0f", value)
                : String.format(Locale.ROOT, "%.4g", value);
    }

    /** The weights as they were read, and one number a feature or a neuron of each kind. */
    Map<String, NpyArray> arrays() {
        Map<String, NpyArray> arrays = new LinkedHashMap<>();
        for (Parameters.Named tensor : weights.parameters().tensors()) {
            arrays.put(tensor.name(), NpyArray.of(tensor.values()));
        }
        Matrix into = weights.weights();
        Allocation allocation = Allocation.of(into, Band.DEFAULT);
        arrays.put("norm", row(Geometry.norms(into)));
        arrays.put("dimensionality", row(Geometry.dimensionality(into)));
        arrays.put("interference", row(Geometry.interference(into)));
        double[] strongest = new double[into.rows()];
        Arrays.setAll(strongest, allocation::strongestNeuronOf);
        arrays.put("strongestNeuron", row(strongest));
        double[] featuresOn = new double[into.columns()];
        Arrays.setAll(featuresOn, k -> allocation.ownersOf(k).size());
        arrays.put("featuresOnNeuron", row(featuresOn));
        if (!eigenvalues.isEmpty()) {
            arrays.put("activationEigenvalues", row(spectrum()));
        }
        return arrays;
    }

    private static NpyArray row(double[] values) {
        return NpyArray.of(Matrix.of(new double[][] {values})).without(0);
    }
}
