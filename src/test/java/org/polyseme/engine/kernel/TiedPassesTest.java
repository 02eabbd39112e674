package org.polyseme.engine.kernel;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.polyseme.state.Experiment;
import org.polyseme.state.Field;
import org.polyseme.state.Matrix;
import org.polyseme.state.ModelKind;
import org.polyseme.state.Parameters;

/** The three passes of the tied network are three ways to one gradient. */
class TiedPassesTest {
    private final Random random = new Random(4);

    @ParameterizedTest
    @CsvSource({"1, 1, 1", "5, 2, 64", "20, 5, 300", "80, 20, 100", "33, 70, 17"})
    void theGramPassAgreesWithTheBlockPass(int n, int m, int samples) {
        Experiment recipe = Experiment.of(Map.of(
                Field.MODEL, ModelKind.TIED_AUTOENCODER, Field.FEATURES, n, Field.NEURONS, m, Field.IMPORTANCE, 0.9));
        Parameters initial = Cases.parameters(recipe, random);
        SparseBatch batch = Cases.batch(samples, n, recipe.model(), random);
        try (Trained w = new Trained(initial.tensors().get(0), false, false);
                Trained bias = new Trained(initial.tensors().get(1), false, false)) {
            Bias b = new Bias(n, bias);
            Response response = new Response(recipe, n, 32);
            response.begin(samples);
            try (GramPass gram = new GramPass(w, b, response);
                    BlockPass blocks = new BlockPass(w, false, b, response, 32)) {
                b.begin();
                gram.differentiate(batch);
                b.end();
                Parameters ofGram = gradients(w, bias);
                b.begin();
                blocks.differentiate(Draw.of(batch), 0);
                b.end();
                double error = Differences.relative(gradients(w, bias), ofGram);
                assertTrue(error < 5e-6, () -> "relative error " + error);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 3", "8, 12", "64, 128", "40, 7"})
    void theBasisPassAgreesWithTheBlockPass(int n, int m) {
        Experiment recipe =
                Experiment.of(Map.of(Field.MODEL, ModelKind.INCIDENTAL, Field.FEATURES, n, Field.NEURONS, m));
        Parameters initial = Cases.parameters(recipe, random);
        try (Trained w = new Trained(initial.tensors().get(0), false, false)) {
            Bias none = new Bias(n, null);
            Response response = new Response(recipe, n, 32);
            response.begin(n);
            try (BasisPass basis = new BasisPass(w, response);
                    BlockPass blocks = new BlockPass(w, false, none, response, 32)) {
                basis.differentiate();
                Parameters ofBasis = gradients(w);
                blocks.differentiate(Draw.of(SparseBatch.identity(n)), 0);
                double error = Differences.relative(gradients(w), ofBasis);
                assertTrue(error < 5e-6, () -> "relative error " + error);
            }
        }
    }

    private static Parameters gradients(Trained... tensors) {
        return new Parameters(List.of(tensors).stream()
                .map(t -> {
                    float[] g = new float[t.values.length];
                    t.gradient.get(0, g, 0, g.length);
                    return new Parameters.Named(t.name, Matrix.of(t.rows(), t.columns(), g));
                })
                .toList());
    }
}
