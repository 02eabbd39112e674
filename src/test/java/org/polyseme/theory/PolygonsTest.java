package org.polyseme.theory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PolygonsTest {

    /** Chen et al.'s constants, those of 5 and 6 found again by an independent search. */
    @ParameterizedTest
    @CsvSource({
        "4, 1, 0, 0",
        "5, 1.17046, -0.28230, 0.23738",
        "6, 1.32053, -0.61814, 0.86746",
        "7, 1.44839, -0.96691, 1.74870",
        "8, 1.55045, -1.29119, 2.77311"
    })
    void polygonsRestWhereThePaperSays(int k, double length, double bias, double potential) {
        Polygons.Corner corner = Polygons.at(k);
        assertEquals(length, corner.length(), 2e-5);
        assertEquals(bias, corner.bias(), 2e-5);
        assertEquals(potential, corner.potential(), 2e-5);
    }

    private static double potential(double[] parameters) {
        int k = parameters.length / 3;
        double[][] weights = new double[k][];
        double[] bias = new double[k];
        for (int i = 0; i < k; i++) {
            weights[i] = new double[] {parameters[3 * i], parameters[3 * i + 1]};
            bias[i] = parameters[3 * i + 2];
        }
        return Polygons.potential(weights, bias);
    }

    private static double[] polygon(int k) {
        Polygons.Corner corner = Polygons.at(k);
        double[] parameters = new double[3 * k];
        for (int i = 0; i < k; i++) {
            parameters[3 * i] = corner.length() * Math.cos(2 * Math.PI * i / k);
            parameters[3 * i + 1] = corner.length() * Math.sin(2 * Math.PI * i / k);
            parameters[3 * i + 2] = corner.bias();
        }
        return parameters;
    }

    /** λ is half the rank of the Hessian where the minimum is regular but for a symmetry; here by differences. */
    @ParameterizedTest
    @ValueSource(ints = {5, 6, 7, 8})
    void allButOneOfTheHessiansEigenvaluesAreAboveZeroAndHalfOfThemIsTheCoefficient(int k) {
        double[] rest = polygon(k);
        double h = 1e-4;
        DMatrixRMaj hessian = new DMatrixRMaj(rest.length, rest.length);
        for (int a = 0; a < rest.length; a++) {
            for (int b = 0; b < rest.length; b++) {
                double sum = 0;
                for (int sign = 0; sign < 4; sign++) {
                    double[] moved = rest.clone();
                    moved[a] += sign % 2 == 0 ? h : -h;
                    moved[b] += sign / 2 == 0 ? h : -h;
                    sum += (sign == 0 || sign == 3 ? 1 : -1) * potential(moved);
                }
                hessian.set(a, b, sum / (4 * h * h));
            }
        }
        EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(rest.length, false, true);
        assertTrue(eigen.decompose(hessian));
        double[] eigenvalues = IntStream.range(0, rest.length)
                .mapToDouble(v -> eigen.getEigenvalue(v).getReal())
                .sorted()
                .toArray();
        double largest = eigenvalues[eigenvalues.length - 1];
        assertEquals(0, eigenvalues[0] / largest, 1e-4);
        assertEquals(
                1, Arrays.stream(eigenvalues).filter(v -> v < 1e-3 * largest).count(), Arrays.toString(eigenvalues));
        assertEquals((eigenvalues.length - 1) / 2.0, Polygons.learningCoefficient(k));
    }

    @Test
    void noCoefficientIsToldOfPolygonsThatAreNoRegularMinimum() {
        assertTrue(Double.isNaN(Polygons.learningCoefficient(4)));
        assertTrue(Double.isNaN(Polygons.learningCoefficient(9)));
    }

    /** The paper's polynomial system, whose common root (l², through x = l, y = b) a polygon at rest is. */
    @ParameterizedTest
    @ValueSource(ints = {5, 6, 7, 8})
    void polygonsSolveThePolynomialSystem(int k) {
        Polygons.Corner corner = Polygons.at(k);
        double x = corner.length();
        double y = corner.bias();
        int s = (int) Math.ceil(k / 4.0 - 1);
        double f = 1;
        double g = 1;
        double h = 1;
        for (int j = 1; j <= s; j++) {
            double cos = Math.cos(2 * Math.PI * j / k);
            f += 2 * cos * cos;
            g += 2 * cos;
            h += 2 / cos;
        }
        double m = 1 + 2 * s;
        double first = Math.pow(x, 6) * g + x * x * y * y * h + 2 * Math.pow(x, 4) * y * m + y * y - Math.pow(x, 4);
        double second = 2 * Math.pow(x, 8) * f
                + 3 * Math.pow(x, 6) * y * g
                - x * x * y * y * y * h
                - 2 * Math.pow(x, 6)
                - 2 * y * y * y;
        assertEquals(0, first, 1e-6);
        assertEquals(0, second, 1e-6);
    }

    @ParameterizedTest
    @CsvSource({
        "4, 4, 0, 0.00000",
        "4, 5, 0, 0.06667",
        "4, 5, 1, 0.05667",
        "4, 6, 1, 0.10417",
        "5, 5, 0, 0.01583",
        "5, 6, 0, 0.06874",
        "5, 6, 1, 0.06180",
        "6, 6, 0, 0.04819",
        "7, 7, 0, 0.08327",
        "8, 8, 0, 0.11555"
    })
    void levelsAreTheLossesComputedByQuadrature(int k, int c, int lifted, double loss) {
        assertEquals(loss, Polygons.level(k, c, lifted), 6e-6);
    }

    @Test
    void aLiftedDeadFeatureIsWorthOneIn144AmongSix() {
        assertEquals(1.0 / 144, Polygons.level(5, 6, 0) - Polygons.level(5, 6, 1), 1e-12);
    }

    @Test
    void levelsAreThePotentialOfTheWholeCode() {
        double[][] weights = new double[6][2];
        double[] bias = {0, 0, 0, 0, 0, 1.0 / 12};
        Polygons.Corner pentagon = Polygons.at(5);
        for (int i = 0; i < 5; i++) {
            weights[i][0] = pentagon.length() * Math.cos(2 * Math.PI * i / 5);
            weights[i][1] = pentagon.length() * Math.sin(2 * Math.PI * i / 5);
            bias[i] = pentagon.bias();
        }
        assertEquals(Polygons.level(5, 6, 1), Polygons.potential(weights, bias) / 18, 1e-10);
        bias[5] = -0.5;
        assertEquals(Polygons.level(5, 6, 0), Polygons.potential(weights, bias) / 18, 1e-10);
    }

    /** The mean over magnitudes at 2,000 midpoints, whatever the signs of products and biases. */
    @Test
    void thePotentialIsTheLossOverMagnitudes() {
        SplittableRandom random = new SplittableRandom(8);
        for (int trial = 0; trial < 20; trial++) {
            double[][] weights = new double[4][2];
            double[] bias = new double[4];
            for (int i = 0; i < 4; i++) {
                weights[i] = new double[] {random.nextGaussian(), random.nextGaussian()};
                bias[i] = random.nextGaussian() / 2;
            }
            double expected = 12 * integrated(weights, bias);
            assertEquals(expected, Polygons.potential(weights, bias), 1e-5 * expected);
        }
    }

    private static double integrated(double[][] weights, double[] bias) {
        int points = 2000;
        double sum = 0;
        for (int i = 0; i < bias.length; i++) {
            for (int q = 0; q < points; q++) {
                double magnitude = (q + 0.5) / points;
                for (int j = 0; j < bias.length; j++) {
                    double product = weights[i][0] * weights[j][0] + weights[i][1] * weights[j][1];
                    double miss = (i == j ? magnitude : 0) - Math.max(0, product * magnitude + bias[j]);
                    sum += miss * miss / points / bias.length;
                }
            }
        }
        return sum;
    }

    @Test
    void levelsCarryTheirNames() {
        assertEquals("5", Polygons.name(5, 0));
        assertEquals("4++", Polygons.name(4, 2));
    }

    @Test
    void polygonsThatRestNowhereAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> Polygons.at(9));
        assertThrows(IllegalArgumentException.class, () -> Polygons.level(5, 4, 0));
        assertThrows(IllegalArgumentException.class, () -> Polygons.level(5, 6, 2));
    }
}
