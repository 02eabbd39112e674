package org.polyseme.measure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.polyseme.state.Matrix;

/**
 * The features as shapes side by side in orthogonal dimensions, each shape named: what Elhage et al. 2022 call a tegum
 * product. Immutable. Recognised although weights are some percent off; what fits no shape clearly stays unnamed.
 */
public final class Tegum {

    /**
     * One shape.
     *
     * @param name "pentagon", "digon", "tetrahedron" …; a feature alone in its dimension is a "dedicated feature"
     * @param features that are its corners, ascending
     * @param dimension of the space that it spans
     */
    public record Factor(String name, List<Integer> features, int dimension) {
        public Factor {
            features = List.copyOf(features);
        }
    }

    /** Features shorter than this part of the longest one are not represented. */
    private static final double FAINT = 0.3;
    /** Cosines that link two features into one shape, tried in turn: pentagons hang together by 0.81, 5-cells by 0.25. */
    private static final double[] LINKS = {0.6, 0.5, 0.4, 0.3, 0.24, 0.19, 0.15};
    /** A shape stands by itself if its corners' cosines with other features are this small … */
    private static final double MOST_LEANING = 0.3;
    /** … and their squares sum to no more than this for a corner, or it shares its dimensions. */
    private static final double MOST_SHARED = 0.12;
    /** Beyond, a part of the features is no shape that has a name. */
    private static final int MOST_CORNERS = 12;

    private final List<Factor> factors;
    private final List<Polytope> shapes;
    private final List<Integer> unnamed;

    private Tegum(List<Factor> factors, List<Polytope> shapes, List<Integer> unnamed) {
        this.factors = List.copyOf(factors);
        this.shapes = List.copyOf(shapes);
        this.unnamed = List.copyOf(unnamed);
    }

    /** Reads {@code weights [features, neurons]}. */
    public static Tegum of(Matrix weights) {
        double[] norms = Geometry.norms(weights);
        double longest = Arrays.stream(norms).max().orElse(0);
        int[] live = IntStream.range(0, norms.length)
                .filter(i -> norms[i] > 0 && norms[i] >= FAINT * longest)
                .toArray();
        double[][] cosines = new double[live.length][live.length];
        for (int a = 0; a < live.length; a++) {
            cosines[a][a] = 1;
            for (int b = 0; b < a; b++) {
                cosines[a][b] = weights.rowDot(live[a], live[b]) / (norms[live[a]] * norms[live[b]]);
                cosines[b][a] = cosines[a][b];
            }
        }
        Tegum best = new Tegum(List.of(), List.of(), Arrays.stream(live).boxed().toList());
        Map<List<Integer>, Optional<Polytope>> known = new HashMap<>();
        for (double link : LINKS) {
            Tegum next = linkedBy(link, cosines, live, known);
            best = next.unnamed.size() <= best.unnamed.size() ? next : best;
        }
        return best;
    }

    /** @param known shapes of parts, which most links share */
    private static Tegum linkedBy(
            double link, double[][] cosines, int[] live, Map<List<Integer>, Optional<Polytope>> known) {
        List<Factor> factors = new ArrayList<>();
        List<Polytope> shapes = new ArrayList<>();
        Set<Integer> unnamed = new HashSet<>();
        for (List<Integer> part : parts(link, cosines)) {
            List<Integer> features = part.stream().map(a -> live[a]).toList();
            Optional<Polytope> shape = known.computeIfAbsent(part, own -> recognise(own, cosines));
            if (shape.isPresent()) {
                factors.add(new Factor(shape.get().name(), features, shape.get().dimension()));
                shapes.add(shape.get());
            } else {
                unnamed.addAll(features);
            }
        }
        return new Tegum(factors, shapes, unnamed.stream().sorted().toList());
    }

    /** The features that hang together by cosines above the link in size, each part ascending. */
    private static List<List<Integer>> parts(double link, double[][] cosines) {
        List<List<Integer>> parts = new ArrayList<>();
        boolean[] seen = new boolean[cosines.length];
        for (int a = 0; a < cosines.length; a++) {
            if (!seen[a]) {
                seen[a] = true;
                List<Integer> part = new ArrayList<>(List.of(a));
                for (int next = 0; next < part.size(); next++) {
                    for (int b = 0; b < cosines.length; b++) {
                        if (!seen[b] && Math.abs(cosines[part.get(next)][b]) > link) {
                            seen[b] = true;
                            part.add(b);
                        }
                    }
                }
                parts.add(part.stream().sorted().toList());
            }
        }
        return parts;
    }

    private static boolean standsAlone(List<Integer> part, double[][] cosines) {
        if (part.size() > MOST_CORNERS) {
            return false;
        }
        Set<Integer> members = new HashSet<>(part);
        double squares = 0;
        for (int a : part) {
            for (int b = 0; b < cosines.length; b++) {
                if (!members.contains(b)) {
                    if (Math.abs(cosines[a][b]) > MOST_LEANING) {
                        return false;
                    }
                    squares += cosines[a][b] * cosines[a][b];
                }
            }
        }
        return squares <= MOST_SHARED * part.size();
    }

    private static Optional<Polytope> recognise(List<Integer> part, double[][] cosines) {
        if (!standsAlone(part, cosines)) {
            return Optional.empty();
        }
        double[][] own = part.stream()
                .map(a -> part.stream().mapToDouble(b -> cosines[a][b]).toArray())
                .toArray(double[][]::new);
        return Polytope.recognise(own);
    }

    /** The named shapes, in the order of their first features. */
    public List<Factor> factors() {
        return factors;
    }

    /** Represented features that are in no named shape, ascending. */
    public List<Integer> unnamed() {
        return unnamed;
    }

    /**
     * All of it in words, "pentagon", "2 digons", "octahedron" (3 digons), "triangular bipyramid" (a triangle and a digon),
     * "tetrahedron, 38 digons"; empty if any represented feature is in no named shape, or none is represented.
     */
    public Optional<String> name() {
        if (!unnamed.isEmpty() || shapes.isEmpty()) {
            return Optional.empty();
        }
        Map<String, Long> counts =
                shapes.stream().collect(Collectors.groupingBy(Polytope::name, Collectors.counting()));
        return Optional.of(product(counts).orElseGet(this::list));
    }

    private static Optional<String> product(Map<String, Long> counts) {
        Map<Map<String, Long>, String> products = Map.of(
                Map.of(Polytope.DIGON.name(), 3L), "octahedron",
                Map.of(Polytope.DIGON.name(), 1L, Polytope.TRIANGLE.name(), 1L), "triangular bipyramid",
                Map.of(Polytope.DIGON.name(), 1L, Polytope.PENTAGON.name(), 1L), "pentagonal bipyramid");
        return Optional.ofNullable(products.get(counts));
    }

    private String list() {
        return shapes.stream().collect(Collectors.groupingBy(Polytope::name)).values().stream()
                .sorted(Comparator.comparingInt(
                                (List<Polytope> same) -> same.get(0).corners())
                        .reversed()
                        .thenComparing(same -> same.get(0).name()))
                .map(same -> same.get(0).counted(same.size()))
                .collect(Collectors.joining(", "));
    }
}
