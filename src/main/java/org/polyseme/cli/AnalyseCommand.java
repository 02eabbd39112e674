package org.polyseme.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.polyseme.state.Matrix;
import org.polyseme.state.Snapshot;
import org.polyseme.store.ActivationsReading;
import org.polyseme.store.FileProblem;
import org.polyseme.store.NpzFile;
import org.polyseme.store.Tensor;
import org.polyseme.store.TensorFile;
import org.polyseme.store.WeightsReading;
import org.polyseme.store.WholeFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Measures weights that were trained elsewhere. */
@Command(
        name = "analyse",
        description = "Measures weights in a .npy, .npz, .safetensors or .csv file: everything that needs no training.")
final class AnalyseCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "The file with the weights.")
    private Path path;

    @Option(
            names = "--tensor",
            paramLabel = "NAME[,OUT]",
            description = "The weights into the neurons, if the file holds several; after a comma those out of them,"
                    + " [neurons, features], where the two are not tied.")
    private @Nullable String names;

    @Option(
            names = "--transpose",
            description = "Neurons are the rows, as in PyTorch's linear layers; they are the columns if left out.")
    private boolean transpose;

    @Option(
            names = "--instance",
            paramLabel = "I",
            description = "Which matrix of a tensor with three axes, from 0; 0 if left out.")
    private int instance;

    @Option(
            names = "--activations",
            paramLabel = "FILE",
            description = "Activations of the neurons, [samples, neurons]: their spectrum is measured too.")
    private @Nullable Path activations;

    @Option(
            names = "--activations-tensor",
            paramLabel = "NAME",
            description = "The activations, if their file holds several tensors.")
    private @Nullable String activationsName;

    @Option(names = "--list", description = "Only list the tensors in the file.")
    private boolean list;

    @Option(names = "--json", description = "Print one line of JSON.")
    private boolean json;

    @Option(
            names = "--npz",
            paramLabel = "OUT",
            description = "Write the weights and what was measured of each feature and neuron for numpy.load.")
    private @Nullable Path npz;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws FileProblem {
        TensorFile file = TensorFile.open(path);
        PrintWriter out = spec.commandLine().getOut();
        if (list) {
            out.println(json ? TensorList.json(file) : TensorList.table(file));
            out.flush();
            return 0;
        }
        if (npz != null) {
            WholeFile.check(npz);
        }
        WeightsReading reading = reading(file);
        Snapshot weights = reading.snapshot(file);
        Optional<Matrix> responses = responses(weights);
        AnalysisReport report = AnalysisReport.of(file, reading, weights, responses);
        out.println(json ? report.json() : report.table());
        out.flush();
        if (npz != null) {
            NpzFile.write(npz, report.arrays());
        }
        return 0;
    }

    private WeightsReading reading(TensorFile file) throws FileProblem {
        WeightsReading.Axis neurons = transpose ? WeightsReading.Axis.ROWS : WeightsReading.Axis.COLUMNS;
        if (names == null) {
            return new WeightsReading(only(file, "--tensor"), Optional.empty(), instance, neurons);
        }
        boolean isOne = file.tensors().stream().anyMatch(tensor -> tensor.name().equals(names));
        int comma = isOne ? -1 : names.indexOf(',');
        if (comma < 0) {
            return new WeightsReading(file.named(names), Optional.empty(), instance, neurons);
        }
        Tensor in = file.named(names.substring(0, comma).strip());
        Tensor second = file.named(names.substring(comma + 1).strip());
        return new WeightsReading(in, Optional.of(second), instance, neurons);
    }

    /** The one tensor that is a matrix; where there are several, the user has to say which. */
    private Tensor only(TensorFile file, String option) {
        List<Tensor> matrices = file.matrices();
        if (matrices.size() > 1) {
            throw new ParameterException(
                    spec.commandLine(),
                    option + ": expected the name of a tensor, for " + file.fileName() + " holds several:"
                            + System.lineSeparator() + TensorList.table(file));
        }
        return matrices.isEmpty() ? file.tensors().get(0) : matrices.get(0);
    }

    private Optional<Matrix> responses(Snapshot weights) throws FileProblem {
        if (activations == null) {
            return Optional.empty();
        }
        TensorFile file = TensorFile.open(activations);
        Tensor tensor = activationsName == null ? only(file, "--activations-tensor") : file.named(activationsName);
        return Optional.of(
                ActivationsReading.matrix(file, tensor, weights.experiment().neurons()));
    }
}
