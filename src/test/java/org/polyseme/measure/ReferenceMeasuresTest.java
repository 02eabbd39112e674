package org.polyseme.measure;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.polyseme.state.Matrix;

/** The measures of one fixed matrix against numbers computed elsewhere, in float64. */
class ReferenceMeasuresTest {
    private static final double FLOAT32 = 2e-6;

    private final JsonNode reference = read();
    private final double[][] rows = rows(reference.get("W"));
    private final Matrix weights = Matrix.of(rows);

    private static JsonNode read() {
        try (InputStream in = ReferenceMeasuresTest.class.getResourceAsStream("/reference/measures.json")) {
            return new ObjectMapper().readTree(Objects.requireNonNull(in));
        } catch (IOException e) {
            throw new IllegalStateException("cannot read the reference", e);
        }
    }

    private static double[] numbers(JsonNode node) {
        return IntStream.range(0, node.size())
                .mapToDouble(i -> node.get(i).asDouble())
                .toArray();
    }

    private static double[][] rows(JsonNode node) {
        return IntStream.range(0, node.size())
                .mapToObj(i -> numbers(node.get(i)))
                .toArray(double[][]::new);
    }

    @Test
    void norms() {
        assertArrayEquals(numbers(reference.get("featureNorm")), Geometry.norms(weights), FLOAT32);
    }

    @Test
    void dimensionality() {
        assertArrayEquals(numbers(reference.get("featureDimensionality")), Geometry.dimensionality(weights), FLOAT32);
    }

    @Test
    void interference() {
        assertArrayEquals(numbers(reference.get("interference")), Geometry.interference(weights), FLOAT32);
    }

    @Test
    void featuresOnEachNeuron() {
        JsonNode threshold = reference.get("threshold");
        Allocation allocation = Allocation.of(
                weights, new Band(threshold.get(0).asDouble(), threshold.get(1).asDouble()));
        double[] counts = IntStream.range(0, allocation.neurons())
                .mapToDouble(k -> allocation.ownersOf(k).size())
                .toArray();
        assertArrayEquals(numbers(reference.get("featuresOnNeuron")), counts);
        assertEquals(reference.get("polysemanticNeurons").asInt(), allocation.polysemanticNeurons());
    }

    /** The plane of the rows about their mean holds the two largest eigenvalues of their covariance. */
    @Test
    void thePrincipalPlaneHoldsTheLeadingEigenvalues() {
        double[] eigenvalues = numbers(reference.get("codeCovarianceEigenvalues"));
        double all = IntStream.range(0, eigenvalues.length)
                .mapToDouble(k -> eigenvalues[k])
                .sum();
        double share = PrincipalPlane.of(Matrix.of(centred())).share();
        assertEquals((eigenvalues[0] + eigenvalues[1]) / all, share, 1e-5);
    }

    private double[][] centred() {
        double[][] centred = new double[rows.length][rows[0].length];
        for (int k = 0; k < rows[0].length; k++) {
            int column = k;
            double mean = IntStream.range(0, rows.length)
                    .mapToDouble(i -> rows[i][column])
                    .average()
                    .orElseThrow();
            for (int i = 0; i < rows.length; i++) {
                centred[i][k] = rows[i][k] - mean;
            }
        }
        return centred;
    }
}
