package org.polyseme.figure;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.polyseme.measure.Activations;
import org.polyseme.measure.Network;
import org.polyseme.measure.RandomProjection;
import org.polyseme.measure.StimulusPath;
import org.polyseme.state.Choice;
import org.polyseme.state.Snapshot;
import org.polyseme.theory.Comparison;
import org.polyseme.theory.PowerLawCode;

/**
 * A smooth closed path of stimuli as the neurons see it, projected to three dimensions at random: a smooth code draws a
 * smooth loop, a jagged code a jagged one. Made-up codes of either kind stand beside it. Remembers its last measures.
 *
 * <p>Source: Marshall and Kirchner 2024, supplement, section 1.
 */
public final class ProjectionFigure implements Figure {
    /** The least height of a panel with words in two lines. */
    private static final double TWO_LINES = 76;

    private static final int POINTS = 192;
    /** Features × neurons: above, the path takes longer than a picture may. */
    private static final long MOST_WEIGHTS = 1L << 17;

    private static final int REFERENCE_NEURONS = 128;
    private static final double SMOOTH = 4;
    private static final double JAGGED = 1;
    private static final int PIECES = 4;
    /** Width of the bump in radians, eight points: narrower, the steps along the path would look like jags of the code. */
    private static final double NARROWEST = 0.26;

    /** Views that the energy is averaged over, and how far off such a mean may be: three deviations where all lies in a line. */
    private static final int VIEWS = 96;

    private static final double ENERGY_BAND = 0.25;

    private final Recent<Measured> recent = new Recent<>(4);

    /** @param energy its mean over views, over what theory says */
    private record Measured(RandomProjection loop, double energy) {}

    /** Which stimuli the path passes. */
    public enum Path implements Choice {
        RING("ring", "All features in turn"),
        CIRCLE("circle", "A circle in two features");

        private final String key;
        private final String label;

        Path(String key, String label) {
            this.key = key;
            this.label = label;
        }

        @Override
        public String key() {
            return key;
        }

        @Override
        public String label() {
            return label;
        }
    }

    @Override
    public String id() {
        return "projection";
    }

    @Override
    public String title() {
        return "Random projection";
    }

    @Override
    public Group group() {
        return Group.CODING;
    }

    @Override
    public int atMostPerSecond() {
        return 10;
    }

    /** One loop and the place that it is drawn in. */
    private record Panel(String name, RandomProjection loop, Rectangle2D area) {
        /** Without how steep its spectrum falls. */
        String kind() {
            return name.replaceFirst(", .*", "");
        }
    }

    /** Which two features the circle lies in: the selected ones, else the first two. */
    private static int[] pair(Snapshot snapshot, Selection selection) {
        int n = snapshot.weights().rows();
        int first = Math.min(n - 1, selection.feature().orElse(0));
        int second = Math.min(n - 1, selection.secondFeature().orElse(first == 0 ? 1 : 0));
        return new int[] {first, second == first ? (first == 0 ? 1 : 0) : second};
    }

    private static boolean isCircle(Snapshot snapshot, Perspective perspective) {
        return perspective.options().choice(Option.PROJECTION_PATH, Path.class) == Path.CIRCLE
                && snapshot.weights().rows() > 1;
    }

    private Measured measured(Snapshot snapshot, Perspective perspective) {
        int seed = perspective.options().whole(Option.PROJECTION_VIEW);
        boolean isCircle = isCircle(snapshot, perspective);
        int[] pair = isCircle ? pair(snapshot, perspective.selection()) : new int[0];
        List<Object> settings = List.of(snapshot.experiment(), seed, isCircle, Arrays.toString(pair));
        return recent.of(snapshot.parameters(), settings, () -> {
            int n = snapshot.weights().rows();
            Activations path = isCircle
                    ? StimulusPath.circle(n, pair[0], pair[1], POINTS)
                    : StimulusPath.ring(n, Math.max(NARROWEST, 2 * Math.PI / n), POINTS);
            Activations seen = Network.of(snapshot).activations(path, 1);
            return new Measured(RandomProjection.of(seen, seed), RandomProjection.energyOverTheory(seen, VIEWS));
        });
    }

    private static boolean isMeasurable(Snapshot snapshot) {
        return (long) snapshot.weights().rows() * snapshot.weights().columns() <= MOST_WEIGHTS
                && snapshot.parameters().isFinite();
    }

    private List<Panel> panels(Snapshot snapshot, Perspective perspective, Size size) {
        Rectangle2D plot = Sheet.plot(size, Sheet.MARGIN, Sheet.MARGIN, 14 + 2 * Footer.LINE);
        boolean isWide = plot.getWidth() >= 1.2 * plot.getHeight();
        double side = isWide ? plot.getWidth() * 0.3 : plot.getWidth() / 2;
        double low = isWide ? plot.getHeight() / 2 : plot.getHeight() * 0.32;
        Rectangle2D main = isWide
                ? new Rectangle2D.Double(plot.getX(), plot.getY(), plot.getWidth() - side - 8, plot.getHeight())
                : new Rectangle2D.Double(plot.getX(), plot.getY(), plot.getWidth(), plot.getHeight() - low - 8);
        double x = isWide ? plot.getMaxX() - side : plot.getX();
        double y = isWide ? plot.getY() : plot.getMaxY() - low;
        Rectangle2D second = new Rectangle2D.Double(x, y, side - (isWide ? 0 : 4), low - (isWide ? 4 : 0));
        Rectangle2D third = new Rectangle2D.Double(
                isWide ? x : x + side + 4, isWide ? y + low + 4 : y, second.getWidth(), second.getHeight());
        int seed = perspective.options().whole(Option.PROJECTION_VIEW);
        return List.of(
                new Panel("these neurons", measured(snapshot, perspective).loop, main),
                new Panel("smooth, α = 4", reference(SMOOTH, seed), second),
                new Panel("jagged, α = 1", reference(JAGGED, seed), third));
    }

    private static RandomProjection reference(double alpha, int seed) {
        return RandomProjection.of(StimulusPath.of(new PowerLawCode(REFERENCE_NEURONS, alpha), POINTS), seed);
    }

    @Override
    public void paint(Graphics2D graphics, Snapshot snapshot, Perspective perspective, Size size) {
        Look look = perspective.look();
        try (Sheet sheet = new Sheet(graphics, look, size)) {
            Graphics2D g = sheet.graphics();
            boolean isCircle = isCircle(snapshot, perspective);
            int[] pair = pair(snapshot, perspective.selection());
            String path = isCircle
                    ? "a dot on a circle in f" + pair[0] + " and f" + pair[1]
                    : "a bump that passes all features in turn";
            sheet.title(title(), path + ", as the neurons see it", path, "");
            if (!isMeasurable(snapshot)) {
                Notice.paint(
                        g,
                        look,
                        size,
                        snapshot.parameters().isFinite()
                                ? "This network is too wide to follow a path through it. Up to 131,072 weights it can be"
                                        + " done; Geometry shows the features’ directions of larger ones."
                                : "The weights are no longer finite numbers. Go back to an earlier step.");
                return;
            }
            if (size.width() < 200 || size.height() < 160) {
                Notice.paintTooSmall(sheet.graphics(), look, size);
                return;
            }
            for (Panel panel : panels(snapshot, perspective, size)) {
                paint(g, panel, perspective);
            }
            Comparison energy = Comparison.within(measured(snapshot, perspective).energy, 1, ENERGY_BAND);
            String ratio = "Mean energy ½|z|² / (3/2m) tr Σ = " + Numerals.fixed(energy.ratio(), 2);
            new Footer()
                    .compare(
                            energy.agrees(),
                            look,
                            ratio + " over " + VIEWS + " views, " + (energy.agrees() ? "within" : "outside")
                                    + " ± 25\u202f%",
                            ratio)
                    .say(
                            "Roughness: 0 smooth, 2 steps at random, 3 points at random. Each loop at its own scale.",
                            "Roughness: 0 smooth, 3 points at random.")
                    .paint(g, look, size);
        }
    }

    /** Two coordinates on the sheet and the depth of a point, the viewer in front. */
    private static double[][] seen(Panel panel, Perspective perspective) {
        double yaw = Math.toRadians(perspective.options().whole(Option.PROJECTION_YAW));
        double pitch = Math.toRadians(perspective.options().whole(Option.PROJECTION_PITCH));
        int points = panel.loop.points();
        double[] mean = new double[3];
        for (int t = 0; t < points; t++) {
            for (int axis = 0; axis < 3; axis++) {
                mean[axis] += panel.loop.at(t, axis) / points;
            }
        }
        double[][] seen = new double[points][];
        double reach = 0;
        for (int t = 0; t < points; t++) {
            double x = panel.loop.at(t, 0) - mean[0];
            double y = panel.loop.at(t, 1) - mean[1];
            double z = panel.loop.at(t, 2) - mean[2];
            reach = Math.max(reach, Math.sqrt(x * x + y * y + z * z));
            double across = Math.cos(yaw) * x + Math.sin(yaw) * z;
            double into = -Math.sin(yaw) * x + Math.cos(yaw) * z;
            seen[t] = new double[] {
                across, Math.cos(pitch) * y - Math.sin(pitch) * into, Math.sin(pitch) * y + Math.cos(pitch) * into
            };
        }
        double head = headHeight(panel, perspective.look());
        double room = Math.max(0, Math.min(panel.area.getWidth(), panel.area.getHeight() - head) / 2 - 10);
        double unit = reach > 0 ? room / reach : 0;
        double middle = panel.area.getCenterY() + head / 2;
        for (double[] point : seen) {
            point[0] = panel.area.getCenterX() + unit * point[0];
            point[1] = middle - unit * point[1];
            point[2] = reach > 0 ? point[2] / reach : 0;
        }
        return seen;
    }

    /** What the words above a loop take: two lines where the second has room and does not fit beside the first. */
    private static double headHeight(Panel panel, Look look) {
        String name =
                Text.fit(new String[] {panel.name, panel.kind()}, look.strongLabelFont(), panel.area.getWidth() - 12);
        double beside = Text.width(name, look.strongLabelFont())
                + 24
                + Text.width(Numerals.fixed(panel.loop.roughness(), 3), look.labelFont());
        boolean isSecond = beside + Text.width("roughness ", look.labelFont()) > panel.area.getWidth();
        return isSecond && panel.area.getHeight() >= TWO_LINES ? 36 : 20;
    }

    private static void paint(Graphics2D g, Panel panel, Perspective perspective) {
        Look look = perspective.look();
        g.setColor(look.grid());
        g.setStroke(new BasicStroke(1));
        g.draw(panel.area);
        if (look.shows(Part.AXES)) {
            paintHead(g, panel, look);
        }
        paintLoop(g, seen(panel, perspective), look);
    }

    private static void paintHead(Graphics2D g, Panel panel, Look look) {
        g.setFont(look.strongLabelFont());
        g.setColor(look.text());
        String name = Text.fit(new String[] {panel.name, panel.kind()}, g.getFont(), panel.area.getWidth() - 12);
        Text.left(g, name, panel.area.getX() + 8, panel.area.getY() + 16);
        double after = Text.width(name, g.getFont()) + 16;
        g.setFont(look.labelFont());
        g.setColor(look.muted());
        String number = Numerals.fixed(panel.loop.roughness(), 3);
        boolean isRoomy = Text.width("roughness " + number, g.getFont()) <= panel.area.getWidth() - 12;
        String rough = isRoomy ? "roughness " + number : number;
        boolean isBeside = after + Text.width(rough, g.getFont()) + 8 <= panel.area.getWidth();
        if (!isBeside && panel.area.getHeight() < TWO_LINES) {
            return;
        }
        Text.left(
                g,
                Text.fit(rough, g.getFont(), panel.area.getWidth() - 12),
                panel.area.getX() + (isBeside ? after : 8),
                panel.area.getY() + (isBeside ? 16 : 31));
    }

    /** What is far first, thin and pale. The start is marked, and which way it goes. */
    private static void paintLoop(Graphics2D g, double[][] seen, Look look) {
        int points = seen.length;
        IntStream.range(0, points)
                .boxed()
                .sorted(Comparator.comparingDouble(t -> -seen[t][2]))
                .forEach(t -> {
                    double[] from = seen[t];
                    double[] to = seen[(t + 1) % points];
                    double near = Math.max(0, Math.min(1, (1 - from[2]) / 2));
                    Color colour = Look.mix(look.ground(), look.accent(), 0.35 + 0.65 * near);
                    g.setColor(colour);
                    g.setStroke(
                            new BasicStroke((float) (0.9 + 1.4 * near), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
                    g.draw(new Line2D.Double(from[0], from[1], to[0], to[1]));
                });
        for (int quarter = 0; quarter < PIECES; quarter++) {
            double[] point = seen[quarter * points / PIECES];
            g.setColor(look.ground());
            Legend.dot(g, point[0], point[1], quarter == 0 ? 5 : 3.5);
            g.setColor(quarter == 0 ? look.text() : look.muted());
            Legend.dot(g, point[0], point[1], quarter == 0 ? 3.5 : 2);
        }
    }

    @Override
    public Optional<Hit> at(double x, double y, Snapshot snapshot, Perspective perspective, Size size) {
        if (!isMeasurable(snapshot) || size.width() < 200 || size.height() < 160) {
            return Optional.empty();
        }
        return panels(snapshot, perspective, size).stream()
                .filter(panel -> panel.area.contains(x, y))
                .findFirst()
                .map(panel -> new Hit(
                        Selection.NONE,
                        panel.name + ": roughness " + Numerals.fixed(panel.loop.roughness(), 3) + ", mean energy "
                                + Numerals.significant(panel.loop.meanEnergy()) + ", energy of the steps "
                                + Numerals.significant(panel.loop.stepEnergy())));
    }
}
