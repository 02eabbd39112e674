package org.polyseme.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.polyseme.state.Experiment;
import org.polyseme.state.Field;
import org.polyseme.state.Matrix;
import org.polyseme.state.Parameters;

class NetworkTest {
    private static final int FEATURES = 5;
    private static final int NEURONS = 4;

    /** The loss's slope by every parameter, by central differences. */
    @ParameterizedTest
    @CsvSource({
        "incidental, true, 1",
        "tied-autoencoder, true, 1",
        "tied-autoencoder, true, 3",
        "tied-autoencoder, false, 1",
        "power-autoencoder, false, 3",
        "absolute-value, true, 1",
        "hidden-relu, true, 1",
        "tied-hidden-relu, true, 1",
        "mlp, true, 1"
    })
    void gradientIsTheLossesSlope(String model, boolean relu, int power) {
        Experiment recipe = recipe(model, relu, power);
        Network network = Network.of(recipe, parameters(recipe, 3));
        Activations inputs = Inputs.of(recipe, 20, 4);
        Activations targets = Inputs.targets(recipe, inputs, network.width(network.layers()));
        double[] gradient = Pass.of(network, inputs).gradient(targets.matrix());
        double[] at = network.parameters();
        double h = 1e-6;
        for (int k = 0; k < at.length; k++) {
            double[] above = at.clone();
            above[k] += h;
            double[] below = at.clone();
            below[k] -= h;
            double slope =
                    (network.at(above).loss(inputs, targets) - network.at(below).loss(inputs, targets)) / (2 * h);
            assertEquals(slope, gradient[k], 1e-6 * Math.max(1, Math.abs(slope)));
        }
    }

    /** The loss of one batch as PyTorch computed it, importance and all. */
    @ParameterizedTest
    @CsvSource({
        "tms-relu-adam, true, 1",
        "tms-relu2-adam, true, 2",
        "tms-relu3-adam, true, 3",
        "absolute-value-adam, true, 1"
    })
    void outputsAreThoseOfPyTorch(String file, boolean relu, int power) throws IOException {
        JsonNode reference;
        try (InputStream in = NetworkTest.class.getResourceAsStream("/reference/" + file + ".json")) {
            reference = new ObjectMapper().readTree(Objects.requireNonNull(in));
        }
        int n = reference.get("n").asInt();
        Map<Field, Object> given = new HashMap<>(Map.of(
                Field.MODEL,
                reference.get("model").asText(),
                Field.FEATURES,
                n,
                Field.NEURONS,
                reference.get("m").asInt(),
                Field.RELU,
                relu));
        if (power > 1) {
            given.put(Field.POWER, power);
        }
        Experiment recipe = Experiment.of(given);
        List<Parameters.Named> tensors = new ArrayList<>();
        for (String name : List.of("W", "W1", "W2", "b")) {
            if (reference.has(name)) {
                tensors.add(new Parameters.Named(name, Matrix.of(rows(reference.get(name)))));
            }
        }
        Activations inputs = Activations.of(rows(reference.get("batches").get(0)));
        Activations targets = Inputs.targets(recipe, inputs, n);
        Activations outputs = Network.of(recipe, new Parameters(tensors)).outputs(inputs);
        double loss = 0;
        for (int t = 0; t < inputs.samples(); t++) {
            for (int j = 0; j < n; j++) {
                double error = outputs.at(t, j) - targets.at(t, j);
                loss += reference.get("importance").get(j).asDouble() * error * error / (inputs.samples() * n);
            }
        }
        assertEquals(reference.get("loss").asDouble(), loss, 1e-6);
    }

    private static double[][] rows(JsonNode node) {
        boolean isRow = node.get(0).isNumber();
        double[][] rows = new double[isRow ? 1 : node.size()][];
        for (int i = 0; i < rows.length; i++) {
            JsonNode row = isRow ? node : node.get(i);
            rows[i] = new double[row.size()];
            for (int k = 0; k < row.size(); k++) {
                rows[i][k] = row.get(k).asDouble();
            }
        }
        return rows;
    }

    @Test
    void tiedModelsReadOutThroughTheSameWeights() {
        Matrix w = Matrix.of(2, 1, 1, -0.5f);
        Parameters parameters = new Parameters(
                List.of(new Parameters.Named("W", w), new Parameters.Named("b", Matrix.of(1, 2, 0.25f, 0.125f))));
        Experiment recipe = Experiment.of(
                Map.of(Field.MODEL, "tied-autoencoder", Field.FEATURES, 2, Field.NEURONS, 1, Field.BIAS, true));
        Network network = Network.of(recipe, parameters);
        Activations out = network.outputs(Activations.of(new double[][] {{1, 0}, {0, 1}}));
        assertEquals(1.25, out.at(0, 0)); // relu(1·1 + 0.25)
        assertEquals(0, out.at(0, 1)); // relu(-0.5 + 0.125)
        assertEquals(0, out.at(1, 0)); // relu(-0.5 + 0.25)
        assertEquals(0.375, out.at(1, 1)); // relu(0.25 + 0.125)
        assertEquals(4, network.parameterCount());
    }

    @Test
    void untiedModelsRectifyTheirNeurons() {
        Parameters parameters = new Parameters(List.of(
                new Parameters.Named("W1", Matrix.of(1, 2, 2, -2)),
                new Parameters.Named("W2", Matrix.of(2, 1, 0.5f, 0.5f)),
                new Parameters.Named("b", Matrix.of(1, 1, -0.25f))));
        Experiment recipe = Experiment.of(
                Map.of(Field.MODEL, "absolute-value", Field.FEATURES, 1, Field.NEURONS, 2, Field.BIAS, true));
        Network network = Network.of(recipe, parameters);
        Activations inputs = Activations.of(new double[][] {{3}, {-1}, {0.1}});
        Activations out = network.outputs(inputs);
        assertEquals(2.75, out.at(0, 0));
        assertEquals(0.75, out.at(1, 0));
        assertEquals(0, out.at(2, 0));
        assertEquals(2, network.activations(inputs, 1).at(1, 1));
        Activations targets = Inputs.targets(recipe, inputs, 1);
        assertEquals((0.0625 + 0.0625 + 0.01) / 3, network.loss(inputs, targets), 1e-12);
    }

    @Test
    void powersAreTakenLast() {
        Experiment recipe = Experiment.of(
                Map.of(Field.MODEL, "power-autoencoder", Field.FEATURES, 1, Field.NEURONS, 1, Field.POWER, 3));
        Parameters parameters = new Parameters(List.of(new Parameters.Named("W", Matrix.of(1, 1, 2))));
        Activations out = Network.of(recipe, parameters).outputs(Activations.of(new double[][] {{-1}}));
        assertEquals(-64, out.at(0, 0));
    }

    @Test
    void otherInputsAreRefused() {
        Network network = Network.layered(List.<double[][]>of(new double[3][2]), List.of(Nonlinearity.RELU));
        assertThrows(IllegalArgumentException.class, () -> network.outputs(Activations.of(new double[1][2])));
        assertThrows(
                IllegalArgumentException.class,
                () -> Network.layered(
                        List.of(new double[3][2], new double[3][2]), List.of(Nonlinearity.RELU, Nonlinearity.LINEAR)));
    }

    private static Experiment recipe(String model, boolean relu, int power) {
        Map<Field, Object> given = new HashMap<>(Map.of(
                Field.MODEL,
                model,
                Field.FEATURES,
                FEATURES,
                Field.NEURONS,
                NEURONS,
                Field.RELU,
                relu,
                Field.POWER,
                power,
                Field.PAIRS,
                0,
                Field.LAYERS,
                List.of(6, 3)));
        if (!model.equals("incidental")) {
            given.put(Field.DATA, "sparse-signed");
            given.put(Field.FEATURE_PROBABILITY, 0.6);
        }
        return Experiment.of(given);
    }

    private static Parameters parameters(Experiment recipe, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Parameters.Named> tensors = new ArrayList<>();
        switch (recipe.model()) {
            case INCIDENTAL, POWER_AUTOENCODER -> tensors.add(named("W", FEATURES, NEURONS, random));
            case TIED_AUTOENCODER, TIED_HIDDEN_RELU -> {
                tensors.add(named("W", FEATURES, NEURONS, random));
                tensors.add(named("b", 1, FEATURES, random));
            }
            case HIDDEN_BIAS -> {
                tensors.add(named("W1", FEATURES, NEURONS, random));
                tensors.add(named("W2", NEURONS, FEATURES, random));
                tensors.add(named("b1", 1, NEURONS, random));
            }
            case ABSOLUTE_VALUE, HIDDEN_RELU -> {
                tensors.add(named("W1", FEATURES, NEURONS, random));
                tensors.add(named("W2", NEURONS, FEATURES, random));
                tensors.add(named("b", 1, FEATURES, random));
            }
            case MLP -> {
                tensors.add(named("W1", FEATURES, NEURONS, random));
                tensors.add(named("W2", NEURONS, 6, random));
                tensors.add(named("W3", 6, 3, random));
            }
        }
        return new Parameters(tensors);
    }

    private static Parameters.Named named(String name, int rows, int columns, SplittableRandom random) {
        float[] values = new float[rows * columns];
        for (int k = 0; k < values.length; k++) {
            values[k] = (float) (0.7 * random.nextGaussian());
        }
        return new Parameters.Named(name, Matrix.of(rows, columns, values));
    }
}
