package org.polyseme.store;

import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.polyseme.state.Checkpoint;
import org.polyseme.state.Experiment;
import org.polyseme.state.Matrix;
import org.polyseme.state.Parameters;

/**
 * A checkpoint without its recipe as bytes: step, parameters, moments, frozen features, words; each list with its length
 * before it, each tensor with its name and its shape.
 */
final class CheckpointBytes {
    private static final int MOST_TENSORS = 256;
    private static final int MOST_NUMBERS = 1 << 24;
    private static final int MOST_WORDS = 1 << 20;

    /** A checkpoint whose recipe is not known yet. */
    record Bare(
            long step,
            List<Parameters.Named> parameters,
            List<Parameters.Named> moments,
            List<Integer> frozen,
            List<Checkpoint.Words> words) {

        /** With its recipe, if the shapes are such a network's. */
        Checkpoint of(Experiment recipe, String file, String where) throws FileProblem {
            Matrix first = parameters.get(0).values();
            if (first.rows() != recipe.features() || first.columns() != recipe.neurons()) {
                throw new FileProblem(
                        file,
                        where,
                        "weights of " + recipe.features() + " x " + recipe.neurons(),
                        first.rows() + " x " + first.columns());
            }
            Set<Integer> widths = new TreeSet<>(recipe.layers());
            widths.addAll(List.of(1, recipe.features(), recipe.neurons()));
            for (List<Parameters.Named> tensors : List.of(parameters, moments)) {
                for (Parameters.Named tensor : tensors) {
                    Matrix values = tensor.values();
                    if (!widths.contains(values.rows()) || !widths.contains(values.columns())) {
                        throw new FileProblem(
                                file,
                                where,
                                "a tensor of the recipe's widths " + widths,
                                values.rows() + " x " + values.columns());
                    }
                }
            }
            for (int feature : frozen) {
                if (feature >= recipe.features()) {
                    throw new FileProblem(
                            file, where, "frozen features below " + recipe.features(), String.valueOf(feature));
                }
            }
            return new Checkpoint(recipe, step, new Parameters(parameters), moments, frozen, words);
        }
    }

    private CheckpointBytes() {}

    static void write(DataOutputStream out, Checkpoint checkpoint) throws IOException {
        out.writeLong(checkpoint.step());
        writeTensors(out, checkpoint.parameters().tensors());
        writeTensors(out, checkpoint.moments());
        out.writeInt(checkpoint.frozen().size());
        for (int feature : checkpoint.frozen()) {
            out.writeInt(feature);
        }
        out.writeInt(checkpoint.words().size());
        for (Checkpoint.Words group : checkpoint.words()) {
            writeName(out, group.name());
            out.writeInt(group.values().size());
            for (long word : group.values()) {
                out.writeLong(word);
            }
        }
    }

    private static void writeTensors(DataOutputStream out, List<Parameters.Named> tensors) throws IOException {
        out.writeInt(tensors.size());
        for (Parameters.Named tensor : tensors) {
            Matrix values = tensor.values();
            writeName(out, tensor.name());
            out.writeInt(values.rows());
            out.writeInt(values.columns());
            float[] floats = new float[values.size()];
            values.copyTo(floats, 0);
            writeFloats(out, floats);
        }
    }

    static void writeName(DataOutputStream out, String name) throws IOException {
        byte[] text = name.getBytes(StandardCharsets.UTF_8);
        out.writeInt(text.length);
        out.write(text);
    }

    static void writeFloats(DataOutputStream out, float[] values) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * Float.BYTES);
        bytes.asFloatBuffer().put(values);
        out.write(bytes.array());
    }

    static Bare read(PackedBytes in) throws FileProblem {
        long step = in.large("a step", 0, Long.MAX_VALUE);
        List<Parameters.Named> parameters = readTensors(in, 1);
        List<Parameters.Named> moments = readTensors(in, 0);
        List<Integer> frozen = new ArrayList<>();
        for (int feature : in.wholes(in.whole("frozen features", 0, MOST_NUMBERS))) {
            if (feature < 0 || (!frozen.isEmpty() && feature <= frozen.get(frozen.size() - 1))) {
                throw in.problem("frozen features that ascend from 0", String.valueOf(feature));
            }
            frozen.add(feature);
        }
        int groups = in.whole("groups of words", 0, MOST_TENSORS);
        List<Checkpoint.Words> words = new ArrayList<>();
        for (int g = 0; g < groups; g++) {
            String name = in.name();
            List<Long> values = new ArrayList<>();
            for (long word : in.words(in.whole("words", 0, MOST_WORDS))) {
                values.add(word);
            }
            words.add(new Checkpoint.Words(name, values));
        }
        return new Bare(step, parameters, moments, frozen, words);
    }

    private static List<Parameters.Named> readTensors(PackedBytes in, int fewest) throws FileProblem {
        int count = in.whole("tensors", fewest, MOST_TENSORS);
        List<Parameters.Named> tensors = new ArrayList<>();
        for (int t = 0; t < count; t++) {
            String name = in.name();
            int rows = in.whole("rows", 0, MOST_NUMBERS);
            int columns = in.whole("columns", 0, MOST_NUMBERS);
            long size = (long) rows * columns;
            if (size > MOST_NUMBERS) {
                throw in.problem("a tensor of at most " + MOST_NUMBERS + " numbers", rows + " x " + columns);
            }
            tensors.add(new Parameters.Named(name, Matrix.of(rows, columns, in.floats(size))));
        }
        return tensors;
    }
}
