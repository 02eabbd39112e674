package org.polyseme.figure;

import java.util.ArrayList;
import java.util.List;
import org.jfree.data.xy.DefaultXYDataset;
import org.jfree.data.xy.XYDataset;
import org.polyseme.state.History;
import org.polyseme.state.Series;

/** A recorded series as at most {@link #MOST} points to draw, extremes kept. Immutable. */
final class Curve {
    static final int MOST = 1000;

    private final List<double[]> points;

    private Curve(List<double[]> points) {
        this.points = points;
    }

    /** Straight lines between points; of each bundle of points that is too many, the least and the largest. */
    static Curve line(History history, Series series) {
        List<double[]> all = finite(history, series);
        return new Curve(thin(all, MOST));
    }

    /** A staircase: each value holds until the next. */
    static Curve steps(History history, Series series) {
        List<double[]> changes = new ArrayList<>();
        List<double[]> all = finite(history, series);
        for (int i = 0; i < all.size(); i++) {
            boolean isEnd = i == 0 || i == all.size() - 1;
            if (isEnd || all.get(i)[1] != all.get(i - 1)[1]) {
                changes.add(all.get(i));
            }
        }
        List<double[]> corners = new ArrayList<>();
        for (double[] point : thin(changes, MOST / 2)) {
            if (!corners.isEmpty()) {
                corners.add(new double[] {point[0], corners.get(corners.size() - 1)[1]});
            }
            corners.add(point);
        }
        return new Curve(corners);
    }

    /** Straight lines between these points {@code {step, value}}, all finite, steps ascending. */
    static Curve of(List<double[]> points) {
        return new Curve(thin(List.copyOf(points), MOST));
    }

    private static List<double[]> finite(History history, Series series) {
        List<double[]> points = new ArrayList<>(history.size());
        for (int i = 0; i < history.size(); i++) {
            float value = history.at(series, i);
            if (Float.isFinite(value)) {
                points.add(new double[] {history.stepAt(i), value});
            }
        }
        return points;
    }

    private static List<double[]> thin(List<double[]> points, int most) {
        if (points.size() <= most) {
            return points;
        }
        int bundles = most / 2 - 1;
        List<double[]> thin = new ArrayList<>(most);
        thin.add(points.get(0));
        for (int b = 0; b < bundles; b++) {
            int from = 1 + (int) ((long) b * (points.size() - 2) / bundles);
            int to = 1 + (int) ((long) (b + 1) * (points.size() - 2) / bundles);
            int least = from;
            int largest = from;
            for (int i = from; i < to; i++) {
                least = points.get(i)[1] < points.get(least)[1] ? i : least;
                largest = points.get(i)[1] > points.get(largest)[1] ? i : largest;
            }
            thin.add(points.get(Math.min(least, largest)));
            if (least != largest) {
                thin.add(points.get(Math.max(least, largest)));
            }
        }
        thin.add(points.get(points.size() - 1));
        return thin;
    }

    /** What of it is drawn between two steps: the points there, and those at which lines come in and go out. */
    Curve between(double first, double last) {
        List<double[]> seen = new ArrayList<>();
        for (int i = 0; i < points.size(); i++) {
            boolean comesIn = i + 1 < points.size() && points.get(i + 1)[0] >= first;
            boolean goesOut = i > 0 && points.get(i - 1)[0] <= last;
            double step = points.get(i)[0];
            if ((step >= first || comesIn) && (step <= last || goesOut)) {
                seen.add(points.get(i));
            }
        }
        return new Curve(seen);
    }

    /** Its points above 0, which alone have a place on a logarithmic axis. */
    Curve positive() {
        return new Curve(points.stream().filter(point -> point[1] > 0).toList());
    }

    int size() {
        return points.size();
    }

    boolean isEmpty() {
        return points.isEmpty();
    }

    double least() {
        return points.stream().mapToDouble(point -> point[1]).min().orElse(0);
    }

    double largest() {
        return points.stream().mapToDouble(point -> point[1]).max().orElse(0);
    }

    double last() {
        return points.get(points.size() - 1)[1];
    }

    /** The value at the last point that is not after {@code step}; the first if there is none. */
    double until(double step) {
        int found = 0;
        for (int i = 1; i < points.size() && points.get(i)[0] <= step; i++) {
            found = i;
        }
        return points.get(found)[1];
    }

    XYDataset dataset(String name) {
        return dataset(name, 0);
    }

    /** @param least what lies before this step is drawn there, as step 0 has no place on a logarithmic axis */
    XYDataset dataset(String name, double least) {
        double[] x =
                points.stream().mapToDouble(point -> Math.max(least, point[0])).toArray();
        double[] y = points.stream().mapToDouble(point -> point[1]).toArray();
        DefaultXYDataset dataset = new DefaultXYDataset();
        dataset.addSeries(name, new double[][] {x, y});
        return dataset;
    }
}
