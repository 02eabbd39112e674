package org.polyseme.engine.kernel;

import java.util.List;
import org.polyseme.state.Experiment;
import org.polyseme.state.ModelKind;
import org.polyseme.state.Parameters;
import org.polyseme.state.PenaltyTarget;

/** The loss of every model in float64, sample by sample, straight from the formulas: what the kernels are tested on. */
final class Float64 {
    private final Experiment recipe;
    private final double[][][] tensors;

    Float64(Experiment recipe, Parameters parameters) {
        this.recipe = recipe;
        List<Parameters.Named> named = parameters.tensors();
        tensors = new double[named.size()][][];
        for (int t = 0; t < tensors.length; t++) {
            int rows = named.get(t).values().rows();
            int columns = named.get(t).values().columns();
            tensors[t] = new double[rows][columns];
            for (int i = 0; i < rows; i++) {
                for (int k = 0; k < columns; k++) {
                    tensors[t][i][k] = named.get(t).values().at(i, k);
                }
            }
        }
    }

    /** Central difference along one parameter. */
    double slope(Draw draw, int tensor, int i, int k) {
        double h = 1e-6;
        double value = tensors[tensor][i][k];
        tensors[tensor][i][k] = value + h;
        double above = loss(draw);
        tensors[tensor][i][k] = value - h;
        double below = loss(draw);
        tensors[tensor][i][k] = value;
        return (above - below) / (2 * h);
    }

    double loss(Draw draw) {
        SparseBatch batch = draw.batch();
        double sum = 0;
        for (int s = 0; s < batch.samples(); s++) {
            sum += sample(draw, s);
        }
        double loss = recipe.model() == ModelKind.INCIDENTAL ? sum : sum / batch.samples();
        int weights = weights();
        for (int t = 0; t < weights; t++) {
            for (double[] row : tensors[t]) {
                for (double w : row) {
                    loss += recipe.l1On() == PenaltyTarget.WEIGHTS ? recipe.l1() * Math.abs(w) : 0;
                    loss -= recipe.l4() * Math.pow(w, 4);
                }
            }
        }
        return loss;
    }

    private boolean hasBias() {
        return tensors[tensors.length - 1].length == 1 && recipe.bias() && tensors.length > 1;
    }

    private boolean hasHiddenBias() {
        return recipe.model() == ModelKind.HIDDEN_BIAS;
    }

    private int weights() {
        return tensors.length - (hasBias() || hasHiddenBias() ? 1 : 0);
    }

    private double sample(Draw draw, int s) {
        SparseBatch batch = draw.batch();
        double[] x = new double[batch.features()];
        for (int e = batch.start(s); e < batch.start(s + 1); e++) {
            x[batch.feature(e)] = batch.value(e);
        }
        boolean tied = recipe.model() == ModelKind.INCIDENTAL
                || recipe.model() == ModelKind.TIED_AUTOENCODER
                || recipe.model() == ModelKind.TIED_HIDDEN_RELU
                || recipe.model() == ModelKind.POWER_AUTOENCODER;
        double[] h = times(x, tensors[0]);
        double penalty = 0;
        for (int k = 0; k < h.length; k++) {
            h[k] += hasHiddenBias() ? tensors[2][0][k] : 0;
            h[k] = tied && recipe.model() != ModelKind.TIED_HIDDEN_RELU ? h[k] : Math.max(h[k], 0);
            penalty += Math.abs(h[k]);
            h[k] += draw.noise().length == 0 ? 0 : draw.noise()[draw.noise().length == h.length ? k : s * h.length + k];
            h[k] *= draw.keep().length == 0 ? 1 : draw.keep()[s * h.length + k];
        }
        int weights = weights();
        for (int l = 1; l < weights - 1; l++) {
            h = times(h, tensors[l]);
            for (int k = 0; k < h.length; k++) {
                h[k] = Math.max(h[k], 0);
            }
        }
        double[] z = times(h, tied ? transposed(tensors[0]) : tensors[weights - 1]);
        double sum = 0;
        for (int j = 0; j < z.length; j++) {
            double target = recipe.model() == ModelKind.ABSOLUTE_VALUE ? Math.abs(x[j]) : x[j];
            double error = target - output(z[j] + (hasBias() ? tensors[weights][0][j] : 0));
            sum += recipe.model() == ModelKind.INCIDENTAL
                    ? error * error
                    : recipe.importance(j) * error * error / z.length;
        }
        double price = recipe.l1On() == PenaltyTarget.ACTIVATIONS ? recipe.l1() : 0;
        return sum + price * penalty;
    }

    private double output(double z) {
        return switch (recipe.model()) {
            case MLP, HIDDEN_BIAS -> z;
            case POWER_AUTOENCODER -> Math.pow(z, recipe.power());
            case TIED_AUTOENCODER -> Math.pow(recipe.relu() ? Math.max(z, 0) : z, recipe.power());
            default -> recipe.relu() ? Math.max(z, 0) : z;
        };
    }

    private static double[] times(double[] row, double[][] matrix) {
        double[] result = new double[matrix[0].length];
        for (int i = 0; i < row.length; i++) {
            for (int k = 0; k < result.length; k++) {
                result[k] += row[i] * matrix[i][k];
            }
        }
        return result;
    }

    private static double[][] transposed(double[][] matrix) {
        double[][] result = new double[matrix[0].length][matrix.length];
        for (int i = 0; i < matrix.length; i++) {
            for (int k = 0; k < matrix[0].length; k++) {
                result[k][i] = matrix[i][k];
            }
        }
        return result;
    }
}
