package org.polyseme.figure;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.BitSet;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.polyseme.measure.Allocation;
import org.polyseme.measure.GrandTour;
import org.polyseme.measure.Tegum;
import org.polyseme.state.Matrix;
import org.polyseme.state.Snapshot;

/**
 * The features as arrows from the origin, in two directions or in three: of the neurons where there are no more, else
 * the leading ones, those of chosen neurons, or a grand tour's. Features that share a neuron have a diamond for a head
 * and a heavy line, the others a dot; what is farther away is smaller and paler. Remembers the last shapes.
 */
public final class GeometryFigure implements Movable {
    /** Nearest distance of the pointer, in logical pixels, at which an arrow is meant. */
    private static final double REACH = 10;

    private static final int LEGEND_WIDTH = 72;
    private static final double DEGREES_PER_PIXEL = 0.5;
    private static final double DEGREES_PER_STEP = 5;
    /** Selected features that are named even where there is no room. */
    private static final int MOST_INSISTED = 12;

    private static final double TOUR_SPEED = 0.2;
    /** Features and neurons; the shape of more takes longer than a picture may. */
    private static final int MOST_NAMED = 160;

    private static final List<Option> VIEW = List.of(Option.GEOMETRY_YAW, Option.GEOMETRY_PITCH, Option.GEOMETRY_ZOOM);

    private final Recent<Optional<String>> names = new Recent<>(4);

    /** What one painting is made with. */
    record Scene(Graphics2D g, GeometryLayout layout, BitSet shared, Lighting lighting, Look look, List<Integer> held) {
        boolean isHeld(int feature) {
            return Collections.binarySearch(held, feature) >= 0;
        }

        boolean isLit(int feature) {
            return lighting.lightsFeature(feature);
        }

        /** Paler the farther away it is; all the same in two dimensions. */
        Color ink(Color colour, int feature) {
            double far = layout.isSpace() ? 0.6 * (1 - layout.nearness(feature)) : 0;
            return look.lit(far < 0.02 ? colour : Look.mix(colour, look.ground(), far), isLit(feature));
        }

        double size(int feature) {
            double small = Math.max(0.5, Math.min(1, layout.radius() / 72));
            return small * (layout.isSpace() ? 0.7 + 0.6 * layout.nearness(feature) : 1);
        }
    }

    @Override
    public String id() {
        return "geometry";
    }

    @Override
    public String title() {
        return "Geometry";
    }

    @Override
    public void paint(Graphics2D graphics, Snapshot snapshot, Perspective perspective, Size size) {
        Look look = perspective.look();
        Options options = perspective.options();
        Matrix weights = snapshot.weights();
        GeometryLayout layout = GeometryLayout.of(weights, options, size);
        try (Sheet sheet = new Sheet(graphics, look, size)) {
            sheet.title(title(), named(snapshot, subtitles(weights, layout, options)));
            if (layout.isEmpty()) {
                Notice.paintTooSmall(sheet.graphics(), look, size);
                return;
            }
            Allocation now = Allocation.of(weights, perspective.definition());
            Lighting lighting = Lighting.of(perspective.selection(), now);
            Graphics2D g = sheet.graphics();
            Scene scene = new Scene(g, layout, shared(now), lighting, look, snapshot.held());
            Labels labels = new Labels(layout.plot());
            paintLegend(scene, labels);
            Shape clip = g.getClip();
            g.clip(new Rectangle2D.Double(0, Look.TITLE_HEIGHT - 4, size.width(), size.height()));
            if (options.isOn(Option.GEOMETRY_HULL) && !layout.isSpace()) {
                GeometryScenery.paintHull(g, layout, look);
            }
            if (look.shows(Part.AXES)) {
                GeometryScenery.paintRings(g, layout, look);
            }
            List<Integer> order = backToFront(scene);
            if (options.isOn(Option.GEOMETRY_PULL)) {
                GeometryPull.paint(scene, snapshot, labels);
            }
            order.forEach(feature -> paintArrow(scene, feature));
            if (options.isOn(Option.GEOMETRY_FORCES)) {
                GeometryForces.paint(scene, snapshot, RaceFigure.feature(snapshot, perspective), labels, size);
            }
            if (look.shows(Part.AXES)) {
                paintNames(scene, options, perspective.selection(), order, labels);
            }
            g.setClip(clip);
        }
    }

    /** What shape the features form, before where one looks at it from; where that has a name, and is quickly found. */
    private String[] named(Snapshot snapshot, String... subtitles) {
        Matrix weights = snapshot.weights();
        if (weights.rows() > MOST_NAMED
                || weights.columns() > MOST_NAMED
                || !snapshot.parameters().isFinite()) {
            return subtitles;
        }
        Optional<String> name = names.of(weights, "", () -> Tegum.of(weights).name());
        return Stream.concat(
                        name.stream().flatMap(shape -> Stream.of(shape + "; " + subtitles[0], shape)),
                        Stream.of(subtitles))
                .toArray(String[]::new);
    }

    private static String[] subtitles(Matrix weights, GeometryLayout layout, Options options) {
        int m = weights.columns();
        int dimensions = layout.frame().dimensions();
        Directions directions = options.choice(Option.GEOMETRY_DIRECTIONS, Directions.class);
        String percent = Numerals.percent(layout.share());
        if (m == 1) {
            return new String[] {"along the only neuron"};
        } else if (directions == Directions.TOUR && m > dimensions) {
            String at = "grand tour, at " + Numerals.fixed(options.number(Option.GEOMETRY_TOUR), 2);
            return new String[] {at + ", " + percent + " of |W|²", at};
        } else if (directions == Directions.NEURONS || m <= dimensions) {
            int[] k = shownNeurons(options, m, directions);
            String axes = dimensions == 2
                    ? "n" + k[0] + " to the right, n" + k[1] + " up"
                    : k.length == 2 ? "n" + k[0] + " and n" + k[1] : "n" + k[0] + ", n" + k[1] + " and n" + k[2];
            return m <= k.length ? new String[] {axes} : new String[] {axes + ", " + percent + " of |W|²", axes};
        }
        String share = (dimensions == 2 ? "two" : "three") + " leading directions, " + percent;
        return new String[] {
            share + " of the squared length",
            share + " of |W|²",
            share,
            (dimensions == 2 ? "leading plane, " : "leading space, ") + percent,
            percent + " of |W|²",
            ""
        };
    }

    /** The neurons along whose axes one looks, as far as they exist. */
    private static int[] shownNeurons(Options options, int m, Directions directions) {
        return directions == Directions.NEURONS
                ? GeometryLayout.neurons(options, m)
                : IntStream.range(0, Math.min(m, GeometryLayout.dimensions(options)))
                        .toArray();
    }

    private static BitSet shared(Allocation now) {
        BitSet shared = new BitSet(now.features());
        now.sharingPairs().forEach(pair -> {
            shared.set(pair.first());
            shared.set(pair.second());
        });
        return shared;
    }

    /**
     * Dimmed first. Then, in three dimensions, far before near; in two, the unshared, then the shared, short before long:
     * what matters most is painted last.
     */
    private static List<Integer> backToFront(Scene scene) {
        GeometryLayout layout = scene.layout;
        Comparator<Integer> order = Comparator.comparingInt(i -> scene.isLit(i) ? 1 : 0);
        order = layout.isSpace()
                ? order.thenComparingDouble(layout::nearness)
                : order.thenComparingInt(i -> scene.shared.get(i) ? 1 : 0).thenComparingDouble(layout::length);
        return IntStream.range(0, layout.features())
                .boxed()
                .sorted(order.thenComparing(Comparator.reverseOrder()))
                .toList();
    }

    private static void paintArrow(Scene scene, int feature) {
        Graphics2D g = scene.g;
        Point2D tip = scene.layout.tip(feature);
        boolean isShared = scene.shared.get(feature);
        double size = scene.size(feature);
        g.setColor(scene.ink(isShared ? scene.look.polysemantic() : scene.look.muted(), feature));
        float width = (float) ((isShared ? 2.5 : 1.25) * size);
        // Without round ends, which its head and the others' beginnings hide, it is filled without being traced.
        g.setStroke(new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER));
        g.draw(new Line2D.Double(scene.layout.origin(), tip));
        if (isShared) {
            g.fill(diamond(tip, 5.5 * size));
        } else {
            g.fill(new Ellipse2D.Double(tip.getX() - 3 * size, tip.getY() - 3 * size, 6 * size, 6 * size));
        }
    }

    private static Path2D diamond(Point2D middle, double radius) {
        Path2D path = new Path2D.Double();
        path.moveTo(middle.getX(), middle.getY() - radius);
        path.lineTo(middle.getX() + radius, middle.getY());
        path.lineTo(middle.getX(), middle.getY() + radius);
        path.lineTo(middle.getX() - radius, middle.getY());
        path.closePath();
        return path;
    }

    private static void paintNames(
            Scene scene, Options options, Selection selection, List<Integer> order, Labels labels) {
        GeometryLayout layout = scene.layout;
        int m = layout.neurons();
        Directions directions = options.choice(Option.GEOMETRY_DIRECTIONS, Directions.class);
        boolean isAlongNeurons =
                directions == Directions.NEURONS || m <= layout.frame().dimensions();
        if (layout.isSpace() && isAlongNeurons) {
            GeometryScenery.paintAxisNames(scene.g, layout, shownNeurons(options, m, directions), labels, scene.look);
        }
        GeometryScenery.paintRingLabels(scene.g, layout, labels, scene.look);
        for (int feature : order) {
            Point2D tip = layout.tip(feature);
            double half = scene.shared.get(feature) ? 5 : 3;
            labels.block(new Rectangle2D.Double(tip.getX() - half, tip.getY() - half, 2 * half, 2 * half));
        }
        int insisted = 0;
        for (int k = order.size() - 1; k >= 0; k--) {
            int feature = order.get(k);
            boolean isLong = layout.tip(feature).distance(layout.origin()) >= 24;
            boolean isMeant = selection.lightsFeature(feature) || (!selection.isEmpty() && scene.isLit(feature));
            if (isMeant && insisted < MOST_INSISTED) {
                GeometryNames.insist(scene, feature, labels);
                insisted++;
            } else if (isMeant || scene.isHeld(feature) || (isLong && scene.isLit(feature))) {
                GeometryNames.paint(scene, feature, labels);
            }
        }
    }

    private static void paintLegend(Scene scene, Labels labels) {
        Rectangle2D plot = scene.layout.plot();
        double free = plot.getWidth() / 2 - scene.layout.radius();
        if (free < LEGEND_WIDTH || plot.getHeight() < 64) {
            return;
        }
        int shared = scene.shared.cardinality();
        double x = plot.getX() + 6;
        double y = plot.getMaxY() - 32;
        labels.block(
                new Rectangle2D.Double(plot.getX(), y - 8, LEGEND_WIDTH, 40)); // Without a legend names stay in place.
        if (!scene.look.shows(Part.LEGEND)) {
            return;
        }
        scene.g.setColor(scene.look.polysemantic());
        scene.g.fill(diamond(new Point2D.Double(x, y), 5.5));
        paintLegendText(scene, x + 12, y + 4, shared, "shared");
        scene.g.setColor(scene.look.muted());
        scene.g.fill(new Ellipse2D.Double(x - 3, y + 17, 6, 6));
        paintLegendText(scene, x + 12, y + 24, scene.layout.features() - shared, "others");
    }

    private static void paintLegendText(Scene scene, double x, double baseline, int count, String what) {
        String number = Numerals.count(count);
        scene.g.setFont(scene.look.strongLabelFont());
        scene.g.setColor(scene.look.text());
        Text.left(scene.g, number, x, baseline);
        scene.g.setFont(scene.look.labelFont());
        scene.g.setColor(scene.look.muted());
        Text.left(scene.g, what, x + Text.width(number, scene.look.strongLabelFont()) + 4, baseline);
    }

    /** In the plot's lower left corner as well. */
    @Override
    public List<Rectangle2D> legends(Snapshot snapshot, Size size) {
        Rectangle2D corner = new Rectangle2D.Double(0, size.height() - 80, Sheet.MARGIN + (double) LEGEND_WIDTH, 80);
        return Stream.concat(Movable.super.legends(snapshot, size).stream(), Stream.of(corner))
                .toList();
    }

    @Override
    public Optional<Hit> at(double x, double y, Snapshot snapshot, Perspective perspective, Size size) {
        Matrix weights = snapshot.weights();
        GeometryLayout layout = GeometryLayout.of(weights, perspective.options(), size);
        if (layout.isEmpty()) {
            return Optional.empty();
        }
        int nearest = -1;
        double least = REACH;
        for (int i = 0; i < weights.rows(); i++) {
            double distance = layout.tip(i).distance(x, y);
            if (distance < least) {
                least = distance;
                nearest = i;
            }
        }
        if (nearest < 0) {
            return Optional.empty();
        }
        int dimensions = layout.frame().dimensions();
        String name = "f" + nearest + (snapshot.held().contains(nearest) ? ", held" : "");
        String text = name + ": length " + Numerals.fixed(weights.rowNorm(nearest), 3);
        String part = dimensions == 2 ? " in this plane" : " in this space";
        boolean isPart = weights.columns() > dimensions;
        return Optional.of(
                Hit.feature(nearest, isPart ? text + ", " + Numerals.fixed(layout.length(nearest), 3) + part : text));
    }

    /**
     * The weights {@code [m]} of a feature that a hand has drawn by its tip to a point of the sheet. What cannot be seen
     * of it stays.
     */
    public float[] aimed(int feature, double x, double y, Snapshot snapshot, Perspective perspective, Size size) {
        return GeometryLayout.of(snapshot.weights(), perspective.options(), size)
                .aimed(snapshot.weights(), feature, x, y);
    }

    @Override
    public boolean isMovable(Options options) {
        return GeometryLayout.dimensions(options) == 3;
    }

    @Override
    public boolean isMoved(Options options) {
        return !home(options).equals(options);
    }

    @Override
    public Options home(Options options) {
        Options home = options;
        for (Option option : VIEW) {
            boolean matters = option == Option.GEOMETRY_ZOOM || isMovable(options);
            home = matters ? home.with(option, option.first()) : home;
        }
        return home;
    }

    @Override
    public Options dragged(double right, double down, Snapshot snapshot, Perspective perspective, Size size) {
        return turned(perspective.options(), right * DEGREES_PER_PIXEL, down * DEGREES_PER_PIXEL);
    }

    @Override
    public Options stepped(int right, int down, Snapshot snapshot, Perspective perspective, Size size) {
        return turned(perspective.options(), right * DEGREES_PER_STEP, down * DEGREES_PER_STEP);
    }

    private Options turned(Options options, double right, double down) {
        if (!isMovable(options)) {
            return options;
        }
        double yaw = Math.IEEEremainder(options.number(Option.GEOMETRY_YAW) + right, 360);
        double pitch = Math.max(-90, Math.min(90, options.number(Option.GEOMETRY_PITCH) + down));
        return options.with(Option.GEOMETRY_YAW, yaw).with(Option.GEOMETRY_PITCH, pitch);
    }

    /** About the origin: the arrows start there. */
    @Override
    public Options zoomed(double factor, double x, double y, Snapshot snapshot, Perspective perspective, Size size) {
        double zoom = perspective.options().number(Option.GEOMETRY_ZOOM) * factor;
        double near = Math.abs(zoom - 1) < 0.02 ? 1 : zoom;
        return perspective.options().with(Option.GEOMETRY_ZOOM, Math.max(0.25, Math.min(64, near)));
    }

    @Override
    public boolean isPlaying(Options options) {
        return options.isOn(Option.GEOMETRY_PLAYS) && options.get(Option.GEOMETRY_DIRECTIONS) == Directions.TOUR;
    }

    @Override
    public Options played(Options options, double seconds) {
        double position = options.number(Option.GEOMETRY_TOUR) + TOUR_SPEED * seconds;
        return options.with(Option.GEOMETRY_TOUR, position % GrandTour.LENGTH);
    }
}
