package org.polyseme.measure;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Corners of the polytopes in which toy models arrange features, for tests. */
final class Shapes {
    static final double[][] DIGON = {{1}, {-1}};
    static final double[][] TETRAHEDRON = {{1, 1, 1}, {1, -1, -1}, {-1, 1, -1}, {-1, -1, 1}};

    private Shapes() {}

    static double[][] polygon(int corners) {
        return IntStream.range(0, corners)
                .mapToDouble(i -> 2 * Math.PI * i / corners)
                .mapToObj(angle -> new double[] {Math.cos(angle), Math.sin(angle)})
                .toArray(double[][]::new);
    }

    /** Of squared height {@code square} above the middle. */
    static double[][] antiprism(double square) {
        return IntStream.range(0, 8)
                .mapToObj(i -> new double[] {
                    Math.sqrt(1 - square) * Math.cos(i * Math.PI / 4),
                    Math.sqrt(1 - square) * Math.sin(i * Math.PI / 4),
                    i % 2 == 0 ? Math.sqrt(square) : -Math.sqrt(square)
                })
                .toArray(double[][]::new);
    }

    static double[][] cube() {
        return IntStream.range(0, 8)
                .mapToObj(i -> new double[] {(i & 1) - 0.5, (i >> 1 & 1) - 0.5, (i >> 2) - 0.5})
                .toArray(double[][]::new);
    }

    /** Shapes side by side, each in dimensions of its own. */
    static double[][] product(List<double[][]> factors) {
        int dimensions = factors.stream().mapToInt(f -> f[0].length).sum();
        double[][] corners = new double[factors.stream().mapToInt(f -> f.length).sum()][dimensions];
        int row = 0;
        int column = 0;
        for (double[][] factor : factors) {
            for (double[] corner : factor) {
                System.arraycopy(corner, 0, corners[row++], column, corner.length);
            }
            column += factor[0].length;
        }
        return corners;
    }

    static double[][] copies(double[][] shape, int count) {
        return product(IntStream.range(0, count).mapToObj(i -> shape).toList());
    }

    static double[][] scaled(double[][] corners, double factor) {
        return Arrays.stream(corners)
                .map(c -> Arrays.stream(c).map(v -> factor * v).toArray())
                .toArray(double[][]::new);
    }
}
