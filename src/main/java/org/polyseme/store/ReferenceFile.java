package org.polyseme.store;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.polyseme.state.Experiment;
import org.polyseme.state.Matrix;
import org.polyseme.state.Parameters;

/** Numbers that another program computed, to compare ours with. Immutable. */
public sealed interface ReferenceFile {
    /** Files are some kilobytes; this leaves room for networks of a thousand features. */
    int MOST_BYTES = 64 << 20;

    /** The file's name without its ending. */
    String name();

    /**
     * A training run.
     *
     * @param initial the parameters that it starts from
     * @param batches inputs {@code [samples, features]}, one a step, taken in turn; empty on the standard basis
     * @param noise on the hidden layer, one a step, taken in turn; may be empty
     * @param steps how many it takes
     * @param loss at the start, on the first batch
     * @param gradients at the start, on the first batch, by the parameters' names
     * @param after the parameters after all steps
     * @param lossAfter on the first batch after all steps, where the file says
     */
    record Training(
            String name,
            Experiment recipe,
            Parameters initial,
            List<Matrix> batches,
            List<Matrix> noise,
            long steps,
            double loss,
            Parameters gradients,
            Parameters after,
            OptionalDouble lossAfter)
            implements ReferenceFile {}

    /**
     * Measures of fixed weights.
     *
     * @param lower lower end of the band in which a feature is on
     * @param upper upper end
     * @param numbers by name; a single number is a list of one
     */
    record Measures(String name, Matrix weights, double lower, double upper, Map<String, List<Double>> numbers)
            implements ReferenceFile {}

    /** A model that this program does not train. */
    record Unknown(String name, String model) implements ReferenceFile {}

    /**
     * Reads a file with the fields of those in {@code src/test/resources/reference}.
     *
     * @throws FileProblem saying in one sentence what is wrong where
     */
    static ReferenceFile read(Path path) throws FileProblem {
        String file = path.toString();
        return new ReferenceReader(file, Json.read(file, BoundedFile.read(path, MOST_BYTES))).read(stem(path));
    }

    private static String stem(Path path) {
        String name = String.valueOf(path.getFileName());
        return name.endsWith(".json") ? name.substring(0, name.length() - ".json".length()) : name;
    }
}
