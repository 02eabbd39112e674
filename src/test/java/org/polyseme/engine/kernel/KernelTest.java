package org.polyseme.engine.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.polyseme.state.Experiment;
import org.polyseme.state.Field;
import org.polyseme.state.Matrix;
import org.polyseme.state.ModelKind;
import org.polyseme.state.Parameters;

class KernelTest {
    static List<Cases.Case> cases() {
        return Cases.all();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void gradientsAreTheSlopesOfTheLoss(Cases.Case c) {
        try (Kernel kernel = Backend.HOST.kernel(c.recipe(), c.initial())) {
            Parameters gradients = kernel.gradients(c.draw());
            double error = Differences.relative(slopes(c), gradients);
            assertTrue(error < 2e-5, () -> "relative error " + error);
        }
    }

    private static Parameters slopes(Cases.Case c) {
        // A proximal penalty is no part of the gradient.
        Experiment smooth = c.recipe().proximal() ? c.recipe().with(Field.L1, 0.0) : c.recipe();
        Float64 reference = new Float64(smooth, c.initial());
        List<Parameters.Named> tensors = c.initial().tensors();
        return new Parameters(IntStream.range(0, tensors.size())
                .mapToObj(t -> {
                    Matrix values = tensors.get(t).values();
                    double[][] slopes = new double[values.rows()][values.columns()];
                    for (int i = 0; i < slopes.length; i++) {
                        for (int k = 0; k < slopes[i].length; k++) {
                            slopes[i][k] = reference.slope(c.draw(), t, i, k);
                        }
                    }
                    return new Parameters.Named(tensors.get(t).name(), Matrix.of(slopes));
                })
                .toList());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theLossIsThatOfTheFormulas(Cases.Case c) {
        try (Kernel kernel = Backend.HOST.kernel(c.recipe(), c.initial())) {
            double expected = new Float64(c.recipe(), c.initial()).loss(c.draw());
            assertEquals(expected, kernel.loss(c.draw()), 2e-5 * Math.abs(expected));
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void bothKernelsTakeTheSameSteps(Cases.Case c) {
        try (Kernel host = Backend.HOST.kernel(c.recipe(), c.initial());
                Kernel nd4j = Backend.ND4J.kernel(c.recipe(), c.initial())) {
            for (int step = 0; step < 10; step++) {
                host.step(c.draw(), 1e-3);
                nd4j.step(c.draw(), 1e-3);
            }
            double error = Differences.relative(nd4j.parameters(), host.parameters());
            assertTrue(error < 1e-4, () -> "relative error " + error);
            assertEquals(nd4j.loss(c.draw()), host.loss(c.draw()), 1e-4 * Math.abs(nd4j.loss(c.draw())));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"gradient-descent", "momentum", "adam", "adamw"})
    void droppingDeadNeuronsChangesNothing(String optimiser) {
        Experiment recipe = Experiment.of(Map.of(
                Field.MODEL,
                ModelKind.INCIDENTAL,
                Field.FEATURES,
                8,
                Field.L1,
                0.3,
                Field.PROXIMAL,
                true,
                Field.OPTIMISER,
                optimiser));
        Parameters initial = Cases.parameters(recipe, new Random(3));
        Draw basis = Draw.of(SparseBatch.identity(8));
        try (HostKernel dropping = new HostKernel(recipe, initial);
                Kernel keeping = Backend.ND4J.kernel(recipe, initial)) {
            for (int step = 0; step < 800; step++) {
                dropping.step(basis, 5e-3);
                keeping.step(basis, 5e-3);
            }
            double error = Differences.relative(keeping.parameters(), dropping.parameters());
            assertTrue(error < 1e-3, () -> "relative error " + error);
            assertEquals(keeping.loss(basis), dropping.loss(basis), 1e-4);
            assertEquals(128, dropping.gradients(basis).weights().columns());
            assertTrue(dropping.storedNeurons() < 64, () -> dropping.storedNeurons() + " neurons are stored");
            long dead = IntStream.range(0, 128)
                    .filter(k -> isZero(dropping.parameters().weights(), k))
                    .count();
            assertTrue(dead > 64 && dead < 128, () -> dead + " neurons died");
        }
    }

    private static boolean isZero(Matrix weights, int column) {
        return IntStream.range(0, weights.rows()).allMatch(i -> weights.at(i, column) == 0);
    }

    @Test
    void parametersOfAnotherShapeAreRefused() {
        Experiment recipe = Experiment.of(Map.of(Field.MODEL, ModelKind.INCIDENTAL));
        Parameters wrong = new Parameters(List.of(new Parameters.Named("W", Matrix.of(1, 1, 1))));
        assertThrows(IllegalArgumentException.class, () -> Backend.HOST.kernel(recipe, wrong));
    }
}
