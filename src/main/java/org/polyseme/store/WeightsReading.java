package org.polyseme.store;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.polyseme.state.GivenWeights;
import org.polyseme.state.Matrix;
import org.polyseme.state.RefusedValueException;
import org.polyseme.state.RunStatus;
import org.polyseme.state.Snapshot;

/**
 * How a file's tensors are read as weights. Immutable.
 *
 * @param in the tensor with the weights into the neurons
 * @param out the tensor with the weights out of them; without one the weights are tied
 * @param instance which matrix of a tensor with three axes; 0 else
 * @param neurons which axis of {@code in} they are; {@code out} is read the same way round
 * @param activations of the neurons, if they are given too
 */
public record WeightsReading(
        Tensor in, Optional<Tensor> out, int instance, Axis neurons, Optional<Responses> activations) {

    /** Without activations. */
    public WeightsReading(Tensor in, Optional<Tensor> out, int instance, Axis neurons) {
        this(in, out, instance, neurons, Optional.empty());
    }

    /** What the neurons put out on some inputs, {@code [samples, neurons]}: a tensor of a file of its own. */
    public record Responses(TensorFile file, Tensor tensor) {}

    /** An axis of a matrix. */
    public enum Axis {
        /** {@code [features, neurons]}, as here everywhere. */
        COLUMNS,
        /** {@code [neurons, features]}, as PyTorch's linear layers keep theirs. */
        ROWS
    }

    /** Features by this reading, as far as the file says. */
    public long features() {
        return neurons == Axis.COLUMNS ? in.rows() : in.columns();
    }

    /** Neurons by this reading, as far as the file says. */
    public long neuronCount() {
        return neurons == Axis.COLUMNS ? in.columns() : in.rows();
    }

    /** {@code 512 features x 2,048 neurons}. */
    public String sizes() {
        return String.format(Locale.ROOT, "%,d features x %,d neurons", features(), neuronCount());
    }

    /** The name or names in the file, and which of its matrices where there are several. */
    public String words() {
        String names = in.name() + out.map(second -> ", " + second.name()).orElse("");
        return in.instances() > 1 ? names + " [" + instance + "]" : names;
    }

    /**
     * Reads the numbers.
     *
     * @throws FileProblem naming the tensor, what was expected and what was found
     */
    public Snapshot snapshot(TensorFile file) throws FileProblem {
        Matrix weights = matrix(in);
        Optional<Matrix> second = Optional.empty();
        if (out.isPresent()) {
            checkFit(file, out.get());
            second = Optional.of(matrix(out.get()));
        }
        try {
            String source = file.fileName() + ": " + words();
            Snapshot snapshot = GivenWeights.snapshot(source, weights, second);
            if (activations.isEmpty()) {
                return snapshot;
            }
            Responses given = activations.get();
            Matrix responses = ActivationsReading.matrix(given.file, given.tensor, weights.columns());
            return snapshot.with(new RunStatus.Given(source, Optional.of(responses)), 0);
        } catch (RefusedValueException refused) {
            throw new FileProblem(
                    file.path().toString(), in.name() + ", " + refused.field(), refused.expected(), refused.found());
        }
    }

    private Matrix matrix(Tensor tensor) throws FileProblem {
        Matrix matrix = tensor.matrix(tensor.instances() > 1 ? instance : 0);
        return neurons == Axis.COLUMNS ? matrix : matrix.transposed();
    }

    private void checkFit(TensorFile file, Tensor second) throws FileProblem {
        if (second.shape().size() < 2 || !List.of(in.columns(), in.rows()).equals(axes(second))) {
            throw new FileProblem(
                    file.path().toString(),
                    second.name(),
                    String.format(Locale.ROOT, "%,d x %,d, to follow %s", in.columns(), in.rows(), in),
                    second.sizes());
        }
    }

    private static List<Long> axes(Tensor tensor) {
        return List.of(tensor.rows(), tensor.columns());
    }
}
