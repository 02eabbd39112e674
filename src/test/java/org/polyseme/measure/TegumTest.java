package org.polyseme.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.polyseme.state.Matrix;

class TegumTest {
    static Stream<Arguments> shapes() {
        return Stream.of(
                Arguments.of("dedicated feature", new double[][] {{1}}),
                Arguments.of("2 dedicated features", new double[][] {{1, 0}, {0, 1}}),
                Arguments.of("digon", Shapes.DIGON),
                Arguments.of("triangle", Shapes.polygon(3)),
                Arguments.of("2 digons", Shapes.polygon(4)),
                Arguments.of("pentagon", Shapes.polygon(5)),
                Arguments.of("hexagon", Shapes.polygon(6)),
                Arguments.of("heptagon", Shapes.polygon(7)),
                Arguments.of("octagon", Shapes.polygon(8)),
                Arguments.of("tetrahedron", Shapes.TETRAHEDRON),
                Arguments.of("octahedron", Shapes.copies(Shapes.DIGON, 3)),
                Arguments.of("square antiprism", Shapes.antiprism(1.0 / 3)),
                Arguments.of("square antiprism", Shapes.antiprism(1 / (1 + 2 * Math.sqrt(2)))),
                Arguments.of("cube", Shapes.cube()),
                Arguments.of("triangular bipyramid", Shapes.product(List.of(Shapes.polygon(3), Shapes.DIGON))),
                Arguments.of("pentagonal bipyramid", Shapes.product(List.of(Shapes.DIGON, Shapes.polygon(5)))),
                Arguments.of("2 triangles", Shapes.copies(Shapes.polygon(3), 2)),
                Arguments.of("20 digons", Shapes.copies(Shapes.DIGON, 20)),
                Arguments.of("2 tetrahedra", Shapes.copies(Shapes.TETRAHEDRON, 2)),
                Arguments.of(
                        "pentagon, tetrahedron, 5 digons",
                        Shapes.product(
                                List.of(Shapes.polygon(5), Shapes.copies(Shapes.DIGON, 5), Shapes.TETRAHEDRON))));
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void shapesAreNamedHoweverTheyAreTurned(String name, double[][] corners) {
        for (long seed = 0; seed < 5; seed++) {
            assertEquals(Optional.of(name), named(corners, seed, 0), () -> "turned");
        }
    }

    /** Every corner off by 5 % of its length: always named. */
    @ParameterizedTest
    @MethodSource("shapes")
    void fivePercentOfNoiseHidesNoShape(String name, double[][] corners) {
        for (long seed = 0; seed < 20; seed++) {
            assertEquals(Optional.of(name), named(corners, seed, 0.05));
        }
    }

    /** At 10 % a shape may go unnamed, one in ten at most, but is not taken for another. */
    @ParameterizedTest
    @MethodSource("shapes")
    void tenPercentOfNoiseMakesNoOtherShapeOfIt(String name, double[][] corners) {
        int named = 0;
        for (long seed = 0; seed < 40; seed++) {
            Optional<String> found = named(corners, seed, 0.1);
            assertTrue(found.isEmpty() || found.get().equals(name), found::toString);
            named += found.isPresent() ? 1 : 0;
        }
        assertTrue(named >= 36, "named " + named + " of 40");
    }

    /** Directions at random are rarely near a shape: seven in the plane or eight in space, one in twenty at most. */
    @ParameterizedTest
    @ValueSource(ints = {7, 8})
    void nothingIsSaidOfFeaturesAtRandom(int features) {
        int named = 0;
        for (long seed = 0; seed < 200; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            double[][] rows = new double[features][features - 5];
            for (double[] row : rows) {
                Arrays.setAll(row, k -> random.nextGaussian());
            }
            named += Tegum.of(Matrix.of(rows)).name().isPresent() ? 1 : 0;
        }
        assertTrue(named <= 10, "named " + named);
    }

    /** In many dimensions directions at random are nearly orthogonal in pairs, but not on the whole. */
    @Test
    void manyFeaturesAtRandomAreNotDedicated() {
        SplittableRandom random = new SplittableRandom(1);
        double[][] rows = new double[300][150];
        for (double[] row : rows) {
            Arrays.setAll(row, k -> random.nextGaussian());
        }
        assertEquals(List.of(), Tegum.of(Matrix.of(rows)).factors());
    }

    @Test
    void factorsTellWhichFeaturesAreWhere() {
        double[][] corners = {{0, 0, 1}, {1, 0, 0}, {-0.5, 0.866, 0}, {0, 0, -1.1}, {-0.5, -0.866, 0}};
        Tegum tegum = Tegum.of(Matrix.of(corners));
        assertEquals(
                List.of(new Tegum.Factor("digon", List.of(0, 3), 1), new Tegum.Factor("triangle", List.of(1, 2, 4), 2)),
                tegum.factors());
        assertEquals(List.of(), tegum.unnamed());
    }

    @Test
    void featuresThatAreNotRepresentedAreLeftOut() {
        double[][] corners = {{1, 0}, {0.01, 0.02}, {-1, 0}, {0, 1}, {0.02, -1}};
        assertEquals(Optional.of("2 digons"), Tegum.of(Matrix.of(corners)).name());
        assertEquals(Optional.empty(), Tegum.of(Matrix.of(new double[3][2])).name());
    }

    @Test
    void oneUnnamedFeatureLeavesTheWholeUnnamed() {
        double[][] corners = {{1, 0, 0}, {-1, 0, 0}, {0, 1, 0}, {0, 0.6, 0.8}};
        Tegum tegum = Tegum.of(Matrix.of(corners));
        assertEquals(Optional.empty(), tegum.name());
        assertEquals(List.of(2, 3), tegum.unnamed());
        assertEquals(1, tegum.factors().size());
    }

    /** Turns corners at random, scales each by 0.8 to 1.2 and moves it by {@code noise} of its length. */
    private static Optional<String> named(double[][] corners, long seed, double noise) {
        SplittableRandom random = new SplittableRandom(seed);
        int d = corners[0].length;
        double[][] frame = frame(d, random);
        double[][] turned = new double[corners.length][d];
        for (int i = 0; i < corners.length; i++) {
            double length = 0;
            double[] off = new double[d];
            double offLength = 0;
            for (int k = 0; k < d; k++) {
                length += corners[i][k] * corners[i][k];
                off[k] = random.nextGaussian();
                offLength += off[k] * off[k];
            }
            double scale = 0.8 + 0.4 * random.nextDouble();
            for (int k = 0; k < d; k++) {
                double value = noise * Math.sqrt(length / offLength) * off[k];
                for (int l = 0; l < d; l++) {
                    value += corners[i][l] * frame[l][k];
                }
                turned[i][k] = scale * value;
            }
        }
        return Tegum.of(Matrix.of(turned)).name();
    }

    private static double[][] frame(int d, SplittableRandom random) {
        double[][] frame = new double[d][d];
        for (int a = 0; a < d; a++) {
            Arrays.setAll(frame[a], k -> random.nextGaussian());
            for (int b = 0; b < a; b++) {
                double along = dot(frame[a], frame[b]);
                for (int k = 0; k < d; k++) {
                    frame[a][k] -= along * frame[b][k];
                }
            }
            double norm = Math.sqrt(dot(frame[a], frame[a]));
            for (int k = 0; k < d; k++) {
                frame[a][k] /= norm;
            }
        }
        return frame;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int k = 0; k < a.length; k++) {
            sum += a[k] * b[k];
        }
        return sum;
    }
}
