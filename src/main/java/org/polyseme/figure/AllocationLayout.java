package org.polyseme.figure;

import java.awt.geom.CubicCurve2D;
import java.awt.geom.Line2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.polyseme.measure.Allocation;
import org.polyseme.measure.Forecast;
import org.polyseme.state.Matrix;
import org.polyseme.state.Snapshot;

/**
 * Where features, neurons and the weights between them lie in {@link AllocationFigure}; computed alike for painting and
 * for pointing. Immutable.
 *
 * <pre>
 *        n4    n9             names, in up to three rows
 *                 □           a second neuron of one feature: raised, half a slot to the right
 *     □  ▨     ▨  □           each neuron above the feature with which it stands in {@link NeuronOrder}
 *     │  │ ╲   │ ╲│
 *     ○  ○  ○  ○  ○           features, a slot each
 * </pre>
 *
 * So an event moves the neurons that it concerns and no other. Where there are fewer neurons than features, all
 * neurons stand in a row in their own order.
 */
final class AllocationLayout {
    /** More would be one blot, and slow. */
    static final int MOST_EDGES = 2000;

    private static final double LARGEST = 13;
    private static final double SMALLEST = 2.5;
    private static final int PIECES = 24;

    /** A weight that is not off. */
    record Edge(int feature, int neuron, float weight) {}

    private final Rectangle2D plot;
    private final double slot;
    private final double markSize;
    private final double featureY;
    private final double neuronY;
    private final List<Edge> edges;
    private final int allEdges;
    private final int[] edgesOfFeature;
    private final List<Edge> claims;
    private final List<Optional<Rectangle2D>> neurons;

    private AllocationLayout(Snapshot snapshot, Allocation now, double threshold, Figure.Size size) {
        Matrix weights = snapshot.weights();
        Forecast forecast = Forecast.of(snapshot);
        plot = Sheet.plot(size, Sheet.MARGIN, Sheet.MARGIN, Sheet.MARGIN / 2.0);
        slot = plot.getWidth() / weights.rows();
        boolean isStaircase = weights.rows() <= weights.columns();
        double room = Math.min(slot, plot.getWidth() / Math.min(weights.rows(), weights.columns()));
        markSize = Math.max(SMALLEST, Math.min(LARGEST, room - 2));
        double above = plot.getHeight() < 100 ? 0 : isStaircase ? 44 : 30;
        neuronY = plot.getY() + above + markSize / 2;
        featureY = plot.getMaxY() - (hasFooter() ? 36 : plot.getHeight() < 70 ? 0 : 18) - markSize / 2;
        List<Edge> all = edges(weights, threshold);
        allEdges = all.size();
        edges = strongest(all);
        edgesOfFeature = new int[weights.rows()];
        all.forEach(edge -> edgesOfFeature[edge.feature]++);
        claims = claims(weights, forecast);
        neurons = isStaircase ? staircase(NeuronOrder.of(now, forecast), all) : row(weights.columns());
    }

    /** Weights smaller than {@code options} say are off. */
    static AllocationLayout of(Snapshot snapshot, Options options, Figure.Size size) {
        return of(snapshot, Allocation.of(snapshot.weights(), options.definition()), options, size);
    }

    /** @param now the allocation of the snapshot's weights */
    static AllocationLayout of(Snapshot snapshot, Allocation now, Options options, Figure.Size size) {
        return new AllocationLayout(snapshot, now, options.number(Option.ALLOCATION_THRESHOLD), size);
    }

    private static List<Edge> edges(Matrix weights, double threshold) {
        List<Edge> edges = new ArrayList<>();
        float[] row = new float[weights.columns()];
        for (int i = 0; i < weights.rows(); i++) {
            weights.copyRowTo(i, row);
            for (int k = 0; k < row.length; k++) {
                if (Math.abs(row[k]) >= threshold) {
                    edges.add(new Edge(i, k, row[k]));
                }
            }
        }
        return edges;
    }

    private static List<Edge> strongest(List<Edge> all) {
        if (all.size() <= MOST_EDGES) {
            return List.copyOf(all);
        }
        return all.stream()
                .sorted(Comparator.comparingDouble(edge -> -Math.abs(edge.weight)))
                .limit(MOST_EDGES)
                .toList();
    }

    /** Which neuron each feature without an edge claims at the start, with the weight that it has there now. */
    private List<Edge> claims(Matrix weights, Forecast forecast) {
        List<Edge> found = new ArrayList<>();
        for (int k = 0; k < weights.columns(); k++) {
            for (int claimant : forecast.claimsOn(k)) {
                if (edgesOfFeature[claimant] == 0) {
                    found.add(new Edge(claimant, k, weights.at(claimant, k)));
                }
            }
        }
        return found;
    }

    private List<Optional<Rectangle2D>> row(int count) {
        double step = plot.getWidth() / count;
        return IntStream.range(0, count)
                .<Optional<Rectangle2D>>mapToObj(
                        k -> Optional.of(mark(plot.getX() + (k + 0.5) * step, neuronY, markSize)))
                .toList();
    }

    private List<Optional<Rectangle2D>> staircase(NeuronOrder order, List<Edge> all) {
        OptionalInt[] homes =
                IntStream.range(0, order.size()).mapToObj(order::standsWith).toArray(OptionalInt[]::new);
        for (Edge edge : all) {
            if (homes[edge.neuron].isEmpty()) {
                homes[edge.neuron] = OptionalInt.of(edge.feature);
            }
        }
        List<List<Integer>> slots = new ArrayList<>();
        for (int i = 0; i < edgesOfFeature.length; i++) {
            slots.add(new ArrayList<>(1));
        }
        for (int place = 0; place < order.size(); place++) {
            int neuron = order.neuronAt(place);
            homes[neuron].ifPresent(feature -> slots.get(feature).add(neuron));
        }
        List<Optional<Rectangle2D>> points = new ArrayList<>();
        for (int k = 0; k < order.size(); k++) {
            OptionalInt home = homes[k];
            points.add(
                    home.isEmpty()
                            ? Optional.empty()
                            : Optional.of(place(home.getAsInt(), slots.get(home.getAsInt()), k)));
        }
        return points;
    }

    private Rectangle2D place(int feature, List<Integer> together, int neuron) {
        int index = together.indexOf(neuron);
        if (index == 0) {
            return mark(featureX(feature), neuronY, markSize);
        }
        int raised = together.size() - 1;
        double step = Math.min(markSize + 1, slot / raised);
        double half = (raised - 1) / 2.0 * step;
        double middle = Math.min(featureX(feature) + slot / 2, plot.getMaxX() - half);
        double y = Math.max(plot.getY(), neuronY - markSize - 2);
        double size = Math.max(SMALLEST, Math.min(markSize, step - 1));
        return mark(middle - half + (index - 1) * step, y, size);
    }

    boolean isEmpty() {
        return plot.getWidth() < 8 || featureY - neuronY < 3 * markSize;
    }

    boolean hasFooter() {
        return plot.getHeight() >= 150;
    }

    boolean hasNames() {
        return plot.getHeight() >= 100;
    }

    Rectangle2D plot() {
        return plot;
    }

    /** Pixels from feature to feature. */
    double slot() {
        return slot;
    }

    /** Side of a neuron and diameter of a feature. */
    double markSize() {
        return markSize;
    }

    /** The weights that are drawn: the strongest. */
    List<Edge> edges() {
        return edges;
    }

    /** How many weights are not off, drawn or not. */
    int allEdges() {
        return allEdges;
    }

    /** For each feature without an edge, its strongest neuron at the start. */
    List<Edge> claims() {
        return claims;
    }

    boolean hasEdge(int feature) {
        return edgesOfFeature[feature] > 0;
    }

    boolean shows(int neuron) {
        return neurons.get(neuron).isPresent();
    }

    int features() {
        return edgesOfFeature.length;
    }

    int neurons() {
        return neurons.size();
    }

    /** Neurons left out, on all of which nothing is. */
    int hidden() {
        return (int) IntStream.range(0, neurons.size()).filter(k -> !shows(k)).count();
    }

    double featureX(int feature) {
        return plot.getX() + (feature + 0.5) * slot;
    }

    Rectangle2D feature(int feature) {
        return mark(featureX(feature), featureY, markSize);
    }

    /** Of a neuron that is shown. */
    Rectangle2D neuron(int neuron) {
        return neurons.get(neuron).orElseThrow();
    }

    private static Rectangle2D mark(double x, double y, double size) {
        return new Rectangle2D.Double(x - size / 2, y - size / 2, size, size);
    }

    /** From the feature up to the neuron, upright at both ends. */
    CubicCurve2D curve(Edge edge) {
        Rectangle2D from = feature(edge.feature);
        Rectangle2D to = neuron(edge.neuron);
        double middle = (from.getY() + to.getMaxY()) / 2;
        double x = from.getCenterX();
        double end = to.getCenterX();
        return new CubicCurve2D.Double(x, from.getY(), x, middle, end, middle, end, to.getMaxY());
    }

    /** The shown neuron under a point. */
    OptionalInt neuronAt(double x, double y) {
        double reach = Math.max(markSize / 2 + 2, slot / 2);
        return nearest(
                x,
                reach,
                IntStream.range(0, neurons.size())
                        .filter(this::shows)
                        .filter(k -> Math.abs(y - neuron(k).getCenterY()) <= markSize / 2 + 1)
                        .toArray(),
                k -> neuron(k).getCenterX());
    }

    /** The feature under a point, its label included. */
    OptionalInt featureAt(double x, double y) {
        double below = y - featureY;
        if (below < -markSize / 2 - 1 || below > markSize / 2 + 16) {
            return OptionalInt.empty();
        }
        double reach = Math.max(markSize / 2 + 2, slot / 2);
        return nearest(x, reach, IntStream.range(0, features()).toArray(), this::featureX);
    }

    private static OptionalInt nearest(double x, double reach, int[] candidates, IntToDoubleFunction place) {
        int best = -1;
        double least = reach;
        for (int candidate : candidates) {
            double away = Math.abs(place.applyAsDouble(candidate) - x);
            if (away <= least) {
                least = away;
                best = candidate;
            }
        }
        return best < 0 ? OptionalInt.empty() : OptionalInt.of(best);
    }

    /** The drawn weight whose curve is nearest to a point and not more than {@code reach} pixels away. */
    Optional<Edge> edgeAt(double x, double y, double reach) {
        Optional<Edge> best = Optional.empty();
        double least = reach;
        for (Edge edge : edges) {
            double away = distance(curve(edge), x, y, least);
            if (away < least) {
                least = away;
                best = Optional.of(edge);
            }
        }
        return best;
    }

    private static double distance(CubicCurve2D curve, double x, double y, double reach) {
        double left = Math.min(curve.getX1(), curve.getX2());
        double right = Math.max(curve.getX1(), curve.getX2());
        if (x < left - reach || x > right + reach || y > curve.getY1() + reach || y < curve.getY2() - reach) {
            return Double.POSITIVE_INFINITY;
        }
        double least = Double.POSITIVE_INFINITY;
        Point2D before = curve.getP1();
        for (int piece = 1; piece <= PIECES; piece++) {
            Point2D after = along(curve, piece / (double) PIECES);
            least = Math.min(least, Line2D.ptSegDist(before.getX(), before.getY(), after.getX(), after.getY(), x, y));
            before = after;
        }
        return least;
    }

    /** The point at {@code t} in [0, 1] of a curve. */
    static Point2D along(CubicCurve2D curve, double t) {
        double s = 1 - t;
        double a = s * s * s;
        double b = 3 * s * s * t;
        double c = 3 * s * t * t;
        double d = t * t * t;
        return new Point2D.Double(
                a * curve.getX1() + b * curve.getCtrlX1() + c * curve.getCtrlX2() + d * curve.getX2(),
                a * curve.getY1() + b * curve.getCtrlY1() + c * curve.getCtrlY2() + d * curve.getY2());
    }
}
