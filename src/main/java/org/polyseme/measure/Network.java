package org.polyseme.measure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.polyseme.state.Experiment;
import org.polyseme.state.Matrix;
import org.polyseme.state.Parameters;
import org.polyseme.state.Snapshot;

/**
 * A trained network in float64, for measures that ask what its parameters do: layers {@code f_l = nonlinearity(f_(l-1)
 * A_l + b_l)}, f_0 being the inputs. Any model of the engine is one, a tied model using one tensor twice. Without noise
 * and dropout. Immutable.
 *
 * <p>Shapes: {@code f_l [samples, width l]}, {@code A_l [width l-1, width l]}. The parameters are one list of numbers,
 * tensor after tensor, each row after row.
 */
public final class Network {
    /** Where one layer's weights and bias are in the list of parameters. */
    private record Place(int weights, int rows, int columns, boolean transposed, int bias, Nonlinearity nonlinearity) {
        int inputs() {
            return transposed ? columns : rows;
        }

        int outputs() {
            return transposed ? rows : columns;
        }
    }

    /** A place that has no bias. */
    private static final int NONE = -1;

    private final List<Place> places;
    private final double[] parameters;
    private final List<DMatrixRMaj> weights;

    private Network(List<Place> places, double[] parameters) {
        this.places = List.copyOf(places);
        this.parameters = parameters;
        weights = places.stream().map(place -> read(place, parameters)).toList();
    }

    private static DMatrixRMaj read(Place place, double[] parameters) {
        DMatrixRMaj stored = new DMatrixRMaj(place.rows, place.columns);
        System.arraycopy(parameters, place.weights, stored.data, 0, place.rows * place.columns);
        return place.transposed ? CommonOps_DDRM.transpose(stored, null) : stored;
    }

    /** The network of a snapshot, as it stands. */
    public static Network of(Snapshot snapshot) {
        return of(snapshot.experiment(), snapshot.parameters());
    }

    /** The network that {@code recipe} describes, with the given parameters. */
    public static Network of(Experiment recipe, Parameters parameters) {
        List<Integer> offsets = new ArrayList<>();
        double[] list = list(parameters, offsets);
        List<Place> places = new ArrayList<>();
        Matrix first = parameters.weights();
        Nonlinearity output = output(recipe);
        int bias = NONE;
        int hiddenBias = NONE;
        for (int t = 0; t < offsets.size(); t++) {
            String name = parameters.tensors().get(t).name();
            bias = name.equals(Parameters.OUTPUT_BIAS) ? offsets.get(t) : bias;
            hiddenBias = name.equals(Parameters.HIDDEN_BIAS) ? offsets.get(t) : hiddenBias;
        }
        switch (recipe.model()) {
            case INCIDENTAL, TIED_AUTOENCODER, TIED_HIDDEN_RELU, POWER_AUTOENCODER -> {
                Nonlinearity hidden = recipe.model().hasHiddenRelu() ? Nonlinearity.RELU : Nonlinearity.LINEAR;
                places.add(new Place(0, first.rows(), first.columns(), false, NONE, hidden));
                places.add(new Place(0, first.rows(), first.columns(), true, bias, output));
            }
            case ABSOLUTE_VALUE, HIDDEN_RELU, HIDDEN_BIAS, MLP -> {
                int layers = (int) parameters.tensors().stream()
                        .filter(Parameters.Named::isWeight)
                        .count();
                for (int l = 0; l < layers; l++) {
                    Matrix values = parameters.tensors().get(l).values();
                    boolean isLast = l == layers - 1;
                    places.add(new Place(
                            offsets.get(l),
                            values.rows(),
                            values.columns(),
                            false,
                            isLast ? bias : l == 0 ? hiddenBias : NONE,
                            isLast ? output : Nonlinearity.RELU));
                }
            }
        }
        return new Network(places, list);
    }

    private static double[] list(Parameters parameters, List<Integer> offsets) {
        int size = 0;
        for (Parameters.Named tensor : parameters.tensors()) {
            offsets.add(size);
            size = Math.addExact(size, tensor.values().size());
        }
        double[] list = new double[size];
        for (int t = 0; t < offsets.size(); t++) {
            Matrix values = parameters.tensors().get(t).values();
            float[] floats = new float[values.size()];
            values.copyTo(floats, 0);
            for (int k = 0; k < floats.length; k++) {
                list[offsets.get(t) + k] = floats[k];
            }
        }
        return list;
    }

    private static Nonlinearity output(Experiment recipe) {
        return switch (recipe.model()) {
            case HIDDEN_BIAS, MLP -> Nonlinearity.LINEAR;
            case POWER_AUTOENCODER -> new Nonlinearity(false, recipe.power());
            case TIED_AUTOENCODER -> new Nonlinearity(recipe.relu(), recipe.power());
            default -> new Nonlinearity(recipe.relu(), 1);
        };
    }

    /** Untied layers without bias: weights {@code [inputs, outputs]} each, with the nonlinearity after them. */
    public static Network layered(List<double[][]> weights, List<Nonlinearity> nonlinearities) {
        if (weights.isEmpty() || weights.size() != nonlinearities.size()) {
            throw new IllegalArgumentException("expected a nonlinearity for each of at least one layer, got "
                    + weights.size() + " layers and " + nonlinearities.size());
        }
        List<Place> places = new ArrayList<>();
        double[] list = new double[0];
        for (int l = 0; l < weights.size(); l++) {
            DMatrixRMaj layer = Activations.of(weights.get(l)).matrix();
            if (l > 0 && places.get(l - 1).outputs() != layer.numRows) {
                throw new IllegalArgumentException("expected "
                        + places.get(l - 1).outputs() + " inputs to layer " + (l + 1) + ", got " + layer.numRows);
            }
            places.add(new Place(list.length, layer.numRows, layer.numCols, false, NONE, nonlinearities.get(l)));
            double[] longer = Arrays.copyOf(list, list.length + layer.getNumElements());
            System.arraycopy(layer.data, 0, longer, list.length, layer.getNumElements());
            list = longer;
        }
        return new Network(places, list);
    }

    /** The same layers with other parameters. */
    Network at(double[] others) {
        return new Network(places, others.clone());
    }

    /** How many layers of weights. */
    public int layers() {
        return places.size();
    }

    /** Width of layer 0 (the inputs) … {@link #layers} (the outputs). */
    public int width(int layer) {
        return layer == 0 ? places.get(0).inputs() : places.get(layer - 1).outputs();
    }

    /** How many parameters, a shared one counted once. */
    public int parameterCount() {
        return parameters.length;
    }

    /** A copy of all parameters. */
    double[] parameters() {
        return parameters.clone();
    }

    /** {@code A_l [width l-1, width l]} of layer 1 … {@link #layers}, for reading only. */
    DMatrixRMaj weights(int layer) {
        return weights.get(layer - 1);
    }

    /** The nonlinearity of layer 1 … {@link #layers}. */
    Nonlinearity nonlinearity(int layer) {
        return places.get(layer - 1).nonlinearity;
    }

    boolean hasBias(int layer) {
        return places.get(layer - 1).bias != NONE;
    }

    /** Bias of one unit; 0 where the layer has none. */
    double bias(int layer, int unit) {
        return hasBias(layer) ? parameters[biasIndex(layer, unit)] : 0;
    }

    /** Place of {@code A_l[from, to]} in the list of parameters. */
    int index(int layer, int from, int to) {
        Place place = places.get(layer - 1);
        return place.weights + (place.transposed ? to * place.columns + from : from * place.columns + to);
    }

    /** Place of a unit's bias in the list of parameters, where the layer has one. */
    int biasIndex(int layer, int unit) {
        return places.get(layer - 1).bias + unit;
    }

    /** What one layer does at the given inputs: 0 for the inputs themselves, {@link #layers} for the outputs. */
    public Activations activations(Activations inputs, int layer) {
        return new Activations(Pass.of(this, inputs).activations(layer).copy());
    }

    /** What it puts out. */
    public Activations outputs(Activations inputs) {
        return activations(inputs, layers());
    }

    /** {@code 1/T Σ_samples Σ_j (out_j - target_j)²}. */
    public double loss(Activations inputs, Activations targets) {
        return Pass.of(this, inputs).loss(targets);
    }
}
