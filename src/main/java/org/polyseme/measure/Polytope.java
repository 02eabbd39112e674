package org.polyseme.measure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/**
 * A shape that features' directions take in toy models: the corners of a regular polygon or of one of a few solids. Known
 * by the cosines between its corners, so whichever way it is turned. Immutable.
 *
 * <p>Source: Elhage et al. 2022, the geometry of superposition. Shapes that are others side by side in orthogonal
 * dimensions (square, octahedron, bipyramids) are not here; see {@link Tegum}.
 *
 * @param name as papers call it
 * @param corners how many features
 * @param dimension of the space that they span
 * @param cosines between all pairs of corners, ascending
 */
record Polytope(String name, int corners, int dimension, List<Double> cosines) {
    /** Root of the mean squared difference of cosines up to which a shape is recognised: corners some 6 degrees off. */
    private static final double MOST_DIFFERENCE = 0.12;

    private static final double MOST_SINGLE_DIFFERENCE = 0.35;
    /** By how much the next shape must fit worse for a name to be given. */
    private static final double CLEARER_BY = 0.04;
    /** Part of the squared lengths that must lie in the shape's dimensions. */
    private static final double LEAST_SHARE = 0.93;

    static final Polytope DEDICATED = of("dedicated feature", 1, new double[][] {{1}});
    static final Polytope DIGON = of("digon", 1, new double[][] {{1}, {-1}});
    static final Polytope TRIANGLE = polygon("triangle", 3);
    static final Polytope PENTAGON = polygon("pentagon", 5);

    private static final List<Polytope> KNOWN = List.of(
            DEDICATED,
            DIGON,
            TRIANGLE,
            PENTAGON,
            polygon("hexagon", 6),
            polygon("heptagon", 7),
            polygon("octagon", 8),
            polygon("nonagon", 9),
            polygon("decagon", 10),
            of("tetrahedron", 3, new double[][] {{1, 1, 1}, {1, -1, -1}, {-1, 1, -1}, {-1, -1, 1}}),
            of("5-cell", 4, simplex(5)),
            of("square antiprism", 3, antiprism(1.0 / 3)),
            of("square antiprism", 3, antiprism(0.26)),
            of("cube", 3, cube()),
            of("icosahedron", 3, icosahedron()));

    Polytope {
        cosines = List.copyOf(cosines);
    }

    /** The shape whose corners these are, if one fits and no other fits nearly as well. */
    static Optional<Polytope> recognise(double[][] cosines) {
        int corners = cosines.length;
        double[] found = ascending(cosines);
        List<Polytope> candidates = KNOWN.stream()
                .filter(known -> known.corners == corners)
                .sorted(Comparator.comparingDouble(known -> known.difference(found)))
                .toList();
        if (candidates.isEmpty() || !candidates.get(0).fits(found, cosines)) {
            return Optional.empty();
        }
        Polytope best = candidates.get(0);
        boolean isClear = candidates.stream()
                .filter(other -> !other.name.equals(best.name))
                .allMatch(other -> other.difference(found) > best.difference(found) + CLEARER_BY);
        return isClear ? Optional.of(best) : Optional.empty();
    }

    private boolean fits(double[] found, double[][] matrix) {
        boolean isNear = difference(found) <= MOST_DIFFERENCE
                && IntStream.range(0, found.length)
                        .allMatch(q -> Math.abs(found[q] - cosines.get(q)) <= MOST_SINGLE_DIFFERENCE);
        return isNear && shareIn(dimension, matrix) >= LEAST_SHARE;
    }

    private double difference(double[] found) {
        double sum = 0;
        for (int q = 0; q < found.length; q++) {
            sum += (found[q] - cosines.get(q)) * (found[q] - cosines.get(q));
        }
        return found.length == 0 ? 0 : Math.sqrt(sum / found.length);
    }

    /** Part of a Gram matrix' trace that its leading eigenvalues hold. */
    private static double shareIn(int dimension, double[][] gram) {
        if (gram.length <= dimension) {
            return 1;
        }
        EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(gram.length, false, true);
        if (!eigen.decompose(new DMatrixRMaj(gram))) {
            return 0;
        }
        double[] values = IntStream.range(0, gram.length)
                .mapToDouble(k -> eigen.getEigenvalue(k).getReal())
                .sorted()
                .toArray();
        return Arrays.stream(values, Math.max(0, values.length - dimension), values.length)
                        .sum()
                / gram.length;
    }

    /** How many of these shapes, in words: "pentagon", "2 digons". */
    String counted(long count) {
        return count == 1 ? name : String.format(Locale.ROOT, "%,d %s", count, plural());
    }

    private String plural() {
        return name.endsWith("hedron") ? name.substring(0, name.length() - 2) + "a" : name + "s";
    }

    private static Polytope of(String name, int dimension, double[][] corners) {
        double[][] cosines = new double[corners.length][corners.length];
        for (int i = 0; i < corners.length; i++) {
            for (int j = 0; j < corners.length; j++) {
                cosines[i][j] = dot(corners[i], corners[j])
                        / Math.sqrt(dot(corners[i], corners[i]) * dot(corners[j], corners[j]));
            }
        }
        return new Polytope(
                name,
                corners.length,
                dimension,
                Arrays.stream(ascending(cosines)).boxed().toList());
    }

    private static Polytope polygon(String name, int corners) {
        return of(name, 2, ring(corners, 0, 1, 0));
    }

    /** Corners about the third axis at this height, on a circle of this radius. */
    private static double[][] ring(int corners, double turn, double radius, double height) {
        return IntStream.range(0, corners)
                .mapToDouble(i -> 2 * Math.PI * i / corners + turn)
                .mapToObj(angle -> height == 0
                        ? new double[] {radius * Math.cos(angle), radius * Math.sin(angle)}
                        : new double[] {radius * Math.cos(angle), radius * Math.sin(angle), height})
                .toArray(double[][]::new);
    }

    /** Two squares, one turned by 45 degrees; a tight frame where the squared height is 1/3. */
    private static double[][] antiprism(double squaredHeight) {
        double height = Math.sqrt(squaredHeight);
        double radius = Math.sqrt(1 - squaredHeight);
        return Stream.of(ring(4, 0, radius, height), ring(4, Math.PI / 4, radius, -height))
                .flatMap(Arrays::stream)
                .toArray(double[][]::new);
    }

    private static double[][] cube() {
        return IntStream.range(0, 8)
                .mapToObj(i -> new double[] {(i & 1) - 0.5, (i >> 1 & 1) - 0.5, (i >> 2) - 0.5})
                .toArray(double[][]::new);
    }

    private static double[][] icosahedron() {
        double golden = (1 + Math.sqrt(5)) / 2;
        List<double[]> corners = new ArrayList<>();
        for (double near : new double[] {-1, 1}) {
            for (double far : new double[] {-golden, golden}) {
                corners.add(new double[] {0, near, far});
                corners.add(new double[] {near, far, 0});
                corners.add(new double[] {far, 0, near});
            }
        }
        return corners.toArray(double[][]::new);
    }

    /** The unit vectors of n dimensions about their mean, which span one dimension less. */
    private static double[][] simplex(int corners) {
        Function<Integer, double[]> corner = i -> IntStream.range(0, corners)
                .mapToDouble(k -> (k == i ? 1 : 0) - 1.0 / corners)
                .toArray();
        return IntStream.range(0, corners).boxed().map(corner).toArray(double[][]::new);
    }

    private static double[] ascending(double[][] cosines) {
        return IntStream.range(0, cosines.length)
                .boxed()
                .flatMapToDouble(i -> Arrays.stream(cosines[i], 0, i))
                .sorted()
                .toArray();
    }

    private static double dot(double[] a, double[] b) {
        return IntStream.range(0, a.length).mapToDouble(k -> a[k] * b[k]).sum();
    }
}
