package org.polyseme.store;

import java.util.Locale;
import org.polyseme.state.Matrix;

/** How a file's tensor is read as activations, {@code [samples, neurons]}. */
public final class ActivationsReading {
    private ActivationsReading() {}

    /**
     * Reads the numbers.
     *
     * @param neurons how many there are by the weights
     * @throws FileProblem naming the tensor, what was expected and what was found
     */
    public static Matrix matrix(TensorFile file, Tensor tensor, int neurons) throws FileProblem {
        if (tensor.shape().size() != 2 || tensor.columns() != neurons) {
            throw new FileProblem(
                    file.path().toString(),
                    tensor.name(),
                    String.format(Locale.ROOT, "activations, samples x %,d neurons", neurons),
                    tensor.sizes());
        }
        return tensor.matrix(0);
    }
}
