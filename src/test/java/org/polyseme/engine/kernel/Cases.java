package org.polyseme.engine.kernel;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.polyseme.state.Experiment;
import org.polyseme.state.Field;
import org.polyseme.state.Matrix;
import org.polyseme.state.ModelKind;
import org.polyseme.state.Parameters;

/** Recipes of every kind with parameters and draws of random shapes, for tests that compare two ways to compute. */
final class Cases {
    /** A recipe to train, from where, on what. */
    record Case(String name, Experiment recipe, Parameters initial, Draw draw) {
        @Override
        public String toString() {
            return name;
        }
    }

    /** How the hidden layer is disturbed. */
    private enum Disturbed {
        NOT,
        BY_SHARED_NOISE,
        BY_NOISE_AND_DROPOUT
    }

    private Cases() {}

    static List<Case> all() {
        List<Map<Field, Object>> kinds = List.of(
                Map.of(Field.MODEL, "incidental", Field.L1, 0.01),
                Map.of(Field.MODEL, "incidental", Field.RELU, false, Field.L4, 0.02),
                Map.of(Field.MODEL, "tied-autoencoder", Field.IMPORTANCE, 0.8),
                Map.of(Field.MODEL, "tied-autoencoder", Field.BIAS, false, Field.RELU, false),
                Map.of(Field.MODEL, "tied-autoencoder", Field.POWER, 3, Field.RELU, false, Field.L1, 0.01),
                Map.of(Field.MODEL, "tied-autoencoder", Field.POWER, 2),
                Map.of(Field.MODEL, "tied-autoencoder", Field.L1, 0.1, Field.L1_ON, "activations"),
                Map.of(Field.MODEL, "power-autoencoder", Field.POWER, 3),
                Map.of(Field.MODEL, "power-autoencoder", Field.POWER, 5, Field.DATA, "standard-basis"),
                Map.of(
                        Field.MODEL,
                        "absolute-value",
                        Field.IMPORTANCE,
                        0.9,
                        Field.L1,
                        0.05,
                        Field.L1_ON,
                        "activations"),
                Map.of(Field.MODEL, "hidden-relu", Field.RELU, false, Field.L4, 0.01),
                Map.of(Field.MODEL, "hidden-relu", Field.BIAS, false),
                Map.of(Field.MODEL, "tied-hidden-relu", Field.IMPORTANCE, 0.75),
                Map.of(Field.MODEL, "tied-hidden-relu", Field.L1, 0.05, Field.L1_ON, "activations"),
                Map.of(Field.MODEL, "tied-hidden-relu", Field.DATA, "standard-basis", Field.BIAS, false),
                Map.of(Field.MODEL, "hidden-bias", Field.IMPORTANCE, 0.9),
                Map.of(Field.MODEL, "hidden-bias", Field.PROJECTION, 2),
                Map.of(Field.MODEL, "hidden-bias", Field.L1, 0.05, Field.L1_ON, "activations"),
                Map.of(Field.MODEL, "hidden-bias", Field.DATA, "standard-basis"),
                Map.of(Field.MODEL, "incidental", Field.L1, 0.3, Field.PROXIMAL, true),
                Map.of(Field.MODEL, "tied-autoencoder", Field.DATA, "standard-basis", Field.IMPORTANCE, 0.8),
                Map.of(Field.MODEL, "hidden-relu", Field.DATA, "standard-basis"),
                Map.of(Field.MODEL, "mlp"),
                Map.of(Field.MODEL, "incidental", Field.L1, 0.02, Field.L1_ON, "activations"));
        Random random = new Random(1);
        List<Case> cases = new ArrayList<>();
        for (Map<Field, Object> kind : kinds) {
            for (Disturbed disturbed : Disturbed.values()) {
                for (int repetition = 0; repetition < 2; repetition++) {
                    cases.add(next(kind, disturbed, repetition == 1 ? 40 : 6, random));
                }
            }
        }
        return cases;
    }

    private static Case next(Map<Field, Object> kind, Disturbed disturbed, int largest, Random random) {
        Map<Field, Object> recipe = new EnumMap<>(kind);
        int n = 2 + random.nextInt(largest);
        int m = 1 + random.nextInt(largest);
        recipe.put(Field.FEATURES, n);
        recipe.put(Field.NEURONS, m);
        recipe.put(Field.LAYERS, List.of(1 + random.nextInt(7), 1 + random.nextInt(n)));
        recipe.put(
                Field.OPTIMISER,
                List.of("gradient-descent", "momentum", "adam", "adamw").get(random.nextInt(4)));
        Experiment experiment = Experiment.of(recipe);
        SparseBatch batch = experiment.data().key().equals("standard-basis")
                ? SparseBatch.identity(n)
                : batch(3 + random.nextInt(2 * largest), n, experiment.model(), random);
        int samples = batch.samples();
        Draw draw = switch (disturbed) {
            case NOT -> Draw.of(batch);
            case BY_SHARED_NOISE -> new Draw(batch, normal(m, 0.1, random), new float[0]);
            case BY_NOISE_AND_DROPOUT -> new Draw(batch, normal(samples * m, 0.1, random), keep(samples * m, random));
        };
        String name = kind + " " + disturbed + " " + samples + " samples of " + n + " on " + m;
        return new Case(name, experiment, parameters(experiment, random), draw);
    }

    static Parameters parameters(Experiment recipe, Random random) {
        return new Parameters(Shapes.of(recipe).stream()
                .map(s -> new Parameters.Named(
                        s.name(), Matrix.of(s.rows(), s.columns(), normal(s.rows() * s.columns(), sd(s), random))))
                .toList());
    }

    /** Outputs stay near 1, whose fifth power does not overflow. */
    private static double sd(Shapes.Shape shape) {
        return 1 / Math.sqrt(shape.rows() + shape.columns());
    }

    static SparseBatch batch(int samples, int n, ModelKind model, Random random) {
        SparseBatch batch = new SparseBatch(samples, n, 1);
        batch.clear();
        for (int s = 0; s < samples; s++) {
            for (int i = 0; i < n; i++) {
                if (random.nextInt(3) == 0) {
                    boolean signed = model != ModelKind.TIED_AUTOENCODER;
                    batch.add(s, i, random.nextFloat() * (signed && random.nextBoolean() ? -1 : 1));
                }
            }
        }
        batch.finish();
        return batch;
    }

    private static float[] normal(int size, double sd, Random random) {
        float[] values = new float[size];
        for (int k = 0; k < size; k++) {
            values[k] = (float) (sd * random.nextGaussian());
        }
        return values;
    }

    private static float[] keep(int size, Random random) {
        float[] values = new float[size];
        for (int k = 0; k < size; k++) {
            values[k] = random.nextInt(4) == 0 ? 0 : 4f / 3;
        }
        return values;
    }
}
