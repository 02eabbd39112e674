package org.polyseme.figure;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.polyseme.measure.Allocation;
import org.polyseme.measure.Packing;
import org.polyseme.state.Snapshot;

/**
 * The features, each in a row of three lanes: how long its direction is, which share of a dimension it has to itself,
 * and how much the others interfere with it. Stateless.
 *
 * <pre>
 *        norm       dimensionality          interference
 *        0     1    3/8 1/2 2/3 3/4   1     0      1
 *   f0   ▇▇▇▇▇       │   ●   │   │    │     ▇▇
 *   f1   ▨▨▨▨▨       │   ●   │   │    │     ▇▇            on a shared neuron: hatched
 * </pre>
 */
public final class FeaturesFigure implements Figure {
    /** Dimensionality of a feature in a regular packing; those that matter most first. */
    private static final List<Fraction> FRACTIONS = List.of(
            new Fraction(1, 1, "isolated"),
            new Fraction(1, 2, "digon"),
            new Fraction(2, 3, "triangle"),
            new Fraction(3, 4, "tetrahedron"),
            new Fraction(2, 5, "pentagon"),
            new Fraction(3, 8, "square antiprism"));

    private static final double NEAR = 0.01;
    /** Features of one row whose numbers are told one by one. */
    private static final int MOST_TOLD = 8;

    /** Beyond this a norm of 1 stands too near 0 to be read. */
    private static final double FAR = 5;

    /** A share of a dimension that is met with, and the shape in which it is. */
    private record Fraction(int part, int whole, String shape) {
        double value() {
            return part / (double) whole;
        }

        String label() {
            return part == whole ? "1" : part + "/" + whole;
        }
    }

    @Override
    public String id() {
        return "features";
    }

    @Override
    public String title() {
        return "Features";
    }

    /** What one painting is made with. */
    private record Scene(
            Graphics2D g, FeatureRows rows, Packing packing, BitSet shared, Lighting lighting, Look look) {}

    @Override
    public void paint(Graphics2D graphics, Snapshot snapshot, Perspective perspective, Size size) {
        Selection selection = perspective.selection();
        Look look = perspective.look();
        Allocation now = Allocation.of(snapshot.weights(), perspective.definition());
        FeatureRows rows = FeatureRows.of(now.features(), size);
        try (Sheet sheet = new Sheet(graphics, look, size)) {
            sheet.title(title(), subtitles(rows));
            if (rows.isEmpty()) {
                Notice.paintTooSmall(sheet.graphics(), look, size);
                return;
            }
            Scene scene = new Scene(
                    sheet.graphics(),
                    rows,
                    Packing.of(snapshot.weights()),
                    shared(now),
                    Lighting.of(selection, now),
                    look);
            if (rows.header() > 0) {
                paintHeader(scene, Math.min(now.features(), now.neurons()));
            }
            paintNorms(scene);
            paintShares(scene);
            paintInterference(scene);
            if (look.shows(Part.AXES)) {
                paintNames(scene, selection);
            }
        }
    }

    private static String[] subtitles(FeatureRows rows) {
        if (rows.bundle() == 1) {
            return new String[] {
                "their length and their share of a dimension",
                "length and share of a dimension",
                "length, share of dimension",
                "length and share"
            };
        }
        String each = "a row for " + Numerals.count(rows.bundle()) + " features";
        return new String[] {each + ": bars to their mean and largest, a dot for each", each + ", a dot for each", each
        };
    }

    private static BitSet shared(Allocation now) {
        BitSet shared = new BitSet(now.features());
        for (int k = 0; k < now.neurons(); k++) {
            if (now.isPolysemantic(k)) {
                now.ownersOf(k).forEach(owner -> shared.set(owner.feature()));
            }
        }
        return shared;
    }

    private static void paintHeader(Scene scene, int rank) {
        Graphics2D g = scene.g;
        double x = scene.rows.area().getX();
        double y = scene.rows.area().getY();
        double perFeature = scene.packing.dimensionsPerFeature();
        String number = Double.isFinite(perFeature) && perFeature < 1e4 ? Numerals.fixed(perFeature, 2) : "–";
        g.setFont(scene.look.headlineFont());
        g.setColor(scene.look.text());
        Text.left(g, number, x, y + 26);
        double after = x + Text.width(number, g.getFont()) + 10;
        double room = scene.rows.area().getMaxX() - after;
        g.setFont(scene.look.strongLabelFont());
        String what = Text.width("dimensions per feature, D* = m/|W|²", g.getFont()) <= room
                ? "dimensions per feature, D* = m/|W|²"
                : "dimensions per feature, D*";
        Text.left(g, Text.fit(what, g.getFont(), room), after, y + 10);
        g.setFont(scene.look.labelFont());
        g.setColor(scene.look.muted());
        String sum = "all together ΣD = " + Numerals.fixed(finite(scene.packing.dimensions()), 2) + " of at most "
                + Numerals.count(rank);
        Text.left(g, Text.fit(sum, g.getFont(), room), after, y + 26);
    }

    private static double finite(double value) {
        return Double.isFinite(value) ? value : 0;
    }

    /** Mean, least and largest of a row's features. */
    private record Range(double mean, double least, double largest) {
        static Range of(FeatureRows rows, int row, IntToDoubleFunction measure) {
            var all = IntStream.range(rows.firstOf(row), rows.endOf(row))
                    .mapToDouble(i -> finite(measure.applyAsDouble(i)))
                    .summaryStatistics();
            return new Range(all.getAverage(), all.getMin(), all.getMax());
        }
    }

    private static double top(Scene scene, IntToDoubleFunction measure) {
        double largest = IntStream.range(0, scene.rows.features())
                .mapToDouble(i -> finite(measure.applyAsDouble(i)))
                .max()
                .orElse(0);
        return Math.max(1.25, largest <= 2 ? Math.ceil(2 * largest) / 2 : Ticks.roundUp(largest));
    }

    private static void paintNorms(Scene scene) {
        double top = top(scene, scene.packing::norm);
        Labels heads = heads(scene, scene.rows.normStart(), scene.rows.normLength(), "norm");
        paintTick(scene, heads, "0", scene.rows.normStart(), false);
        double unit = scene.rows.normLength() / top;
        double mark = top <= FAR ? 1 : top;
        paintTick(scene, heads, Numerals.brief(mark), scene.rows.normStart() + mark * unit, false);
        for (int r = 0; r < scene.rows.rows(); r++) {
            Range norm = Range.of(scene.rows, r, scene.packing::norm);
            boolean isShared = isShared(scene, r);
            Color ink = isShared ? scene.look.polysemantic() : scene.look.muted();
            Color colour = scene.look.lit(ink, isLit(scene, r));
            paintBar(scene, r, scene.rows.normStart(), unit, norm, colour);
            if (isShared) {
                scene.g.setColor(Look.mix(colour, scene.look.ground(), 0.55));
                Hatch.paint(scene.g, bar(scene.rows, r, scene.rows.normStart(), norm.mean * unit));
            }
        }
    }

    private static void paintInterference(Scene scene) {
        if (scene.rows.interferenceLength() < 24) {
            return;
        }
        double top = top(scene, scene.packing::interference);
        double start = scene.rows.interferenceStart();
        double unit = scene.rows.interferenceLength() / top;
        Labels heads = heads(scene, start, scene.rows.interferenceLength(), "interference", "interf.");
        paintTick(scene, heads, "0", start, false);
        double end = top <= 2 ? 1 : top;
        paintTick(scene, heads, Numerals.brief(end), start + end * unit, false);
        for (int r = 0; r < scene.rows.rows(); r++) {
            Range sum = Range.of(scene.rows, r, scene.packing::interference);
            paintBar(scene, r, start, unit, sum, scene.look.lit(scene.look.faint(), isLit(scene, r)));
        }
    }

    private static Rectangle2D bar(FeatureRows rows, int row, double start, double length) {
        double height = rows.height() >= 6 ? rows.height() * 0.7 : rows.height() - 1;
        return new Rectangle2D.Double(start, rows.top(row) + (rows.height() - height) / 2, length, height);
    }

    /** The mean in full, and what the largest of a bundle is beyond it, faintly. */
    private static void paintBar(Scene scene, int row, double start, double unit, Range range, Color colour) {
        if (range.largest > range.mean) {
            scene.g.setColor(scene.look.dim(colour));
            scene.g.fill(bar(scene.rows, row, start, range.largest * unit));
        }
        scene.g.setColor(colour);
        scene.g.fill(bar(scene.rows, row, start, range.mean * unit));
    }

    /** Each feature's own: a mean over a bundle would stand where no feature does. */
    private static void paintShares(Scene scene) {
        double start = scene.rows.shareStart();
        double length = scene.rows.shareLength();
        Labels heads = heads(scene, start, length, "dimensionality = capacity", "dimensionality", "dims");
        paintTick(scene, heads, "0", start, false);
        for (Fraction fraction : FRACTIONS) {
            paintTick(scene, heads, fraction.label(), start + fraction.value() * length, fraction.whole > 4);
        }
        double size = Math.max(2.5, Math.min(7, scene.rows.height() - 0.5));
        for (boolean isLit : new boolean[] {false, true}) {
            for (int i = 0; i < scene.rows.features(); i++) {
                if (scene.lighting.lightsFeature(i) == isLit) {
                    Color ink = scene.shared.get(i) ? scene.look.polysemantic() : scene.look.text();
                    scene.g.setColor(scene.look.lit(ink, isLit));
                    double x = start + finite(scene.packing.dimensionality(i)) * length;
                    scene.g.fill(new Ellipse2D.Double(x - size / 2, scene.rows.middle(i) - size / 2, size, size));
                }
            }
        }
    }

    private static boolean isShared(Scene scene, int row) {
        int shared = scene.shared.nextSetBit(scene.rows.firstOf(row));
        return shared >= 0 && shared < scene.rows.endOf(row);
    }

    private static boolean isLit(Scene scene, int row) {
        return IntStream.range(scene.rows.firstOf(row), scene.rows.endOf(row)).anyMatch(scene.lighting::lightsFeature);
    }

    /** Names a lane by the first of these names that fits; what it gives finds room for its ticks. */
    private static Labels heads(Scene scene, double start, double length, String... names) {
        double top = scene.rows.lanesTop() - FeatureRows.LANE_HEADS;
        scene.g.setFont(scene.look.strongLabelFont());
        scene.g.setColor(scene.look.muted());
        if (scene.look.shows(Part.AXES)) {
            Text.left(scene.g, Text.fit(names, scene.g.getFont(), length + 12), start, top + 10);
        }
        return new Labels(new Rectangle2D.Double(start - 12, top + 12, length + 24, 27));
    }

    /** A thin line down the lane, labelled where there is room: in the lower row of labels, or in the upper one. */
    private static void paintTick(Scene scene, Labels heads, String label, double x, boolean isUpper) {
        if (!scene.look.shows(Part.AXES)) {
            return;
        }
        scene.g.setColor(scene.look.grid());
        double lane = scene.rows.lanesTop();
        scene.g.fill(new Rectangle2D.Double(x - 0.5, lane, 1, scene.rows.rows() * scene.rows.height()));
        scene.g.setFont(scene.look.labelFont());
        double width = Text.width(label, scene.g.getFont()) + 2;
        List<Rectangle2D> boxes = new ArrayList<>();
        for (boolean inUpper : new boolean[] {isUpper, !isUpper}) {
            for (int shift : new int[] {0, 2, -2, 4, -4, 6, -6}) {
                boxes.add(new Rectangle2D.Double(x + shift - width / 2, lane - (inUpper ? 27 : 14), width, 12));
            }
        }
        heads.place(boxes).ifPresent(box -> {
            scene.g.setColor(scene.look.muted());
            Text.centre(scene.g, label, box.getCenterX(), box.getMaxY() - 2);
        });
    }

    private static void paintNames(Scene scene, Selection selection) {
        FeatureRows rows = scene.rows;
        int every = Ticks.every(rows.rows(), rows.rows() * rows.height(), 13);
        Labels labels = new Labels(new Rectangle2D.Double(
                0, rows.lanesTop() - 6, rows.normStart(), rows.area().getMaxY() - rows.lanesTop() + 12));
        for (boolean wanted : new boolean[] {true, false}) {
            for (int r = 0; r < rows.rows(); r++) {
                boolean isSelected =
                        IntStream.range(rows.firstOf(r), rows.endOf(r)).anyMatch(selection::lightsFeature);
                if (isSelected == wanted && (wanted || r % every == 0)) {
                    paintName(scene, r, labels, isSelected);
                }
            }
        }
    }

    private static void paintName(Scene scene, int row, Labels labels, boolean isSelected) {
        FeatureRows rows = scene.rows;
        double middle = rows.top(row) + rows.height() / 2;
        if (labels.place(List.of(new Rectangle2D.Double(0, middle - 6, rows.normStart() - 4, 12)))
                .isPresent()) {
            scene.g.setFont(isSelected ? scene.look.strongLabelFont() : scene.look.labelFont());
            scene.g.setColor(isSelected ? scene.look.text() : scene.look.lit(scene.look.muted(), isLit(scene, row)));
            Text.right(scene.g, "f" + rows.firstOf(row), rows.normStart() - 8, middle + 4);
        }
    }

    @Override
    public Optional<Hit> at(double x, double y, Snapshot snapshot, Perspective perspective, Size size) {
        FeatureRows rows = FeatureRows.of(snapshot.weights().rows(), size);
        int row = rows.rowAt(x, y);
        if (row < 0) {
            return Optional.empty();
        }
        Packing packing = Packing.of(snapshot.weights());
        if (rows.endOf(row) - rows.firstOf(row) == 1) {
            int feature = rows.firstOf(row);
            return Optional.of(Hit.feature(
                    feature,
                    "f" + feature + ": norm " + Numerals.fixed(packing.norm(feature), 3)
                            + ", dimensionality (capacity) " + share(packing.dimensionality(feature))
                            + ", interference " + Numerals.fixed(packing.interference(feature), 3)));
        }
        int first = rows.firstOf(row);
        int last = rows.endOf(row) - 1;
        String text = "f" + first + " to f" + last
                + ": norm " + range(Range.of(rows, row, packing::norm))
                + ", dimensionality " + shares(rows, row, packing)
                + ", interference " + range(Range.of(rows, row, packing::interference));
        return Optional.of(new Hit(Selection.NONE, text));
    }

    /** With the shape that it is typical of, if it is near one. */
    private static String share(double share) {
        String number = Numerals.fixed(share, 3);
        return FRACTIONS.stream()
                .filter(fraction -> Math.abs(fraction.value() - share) <= NEAR)
                .findFirst()
                .map(fraction -> number + " (near " + fraction.label() + ", " + fraction.shape + ")")
                .orElse(number);
    }

    /** One by one where these are few. */
    private static String shares(FeatureRows rows, int row, Packing packing) {
        return rows.bundle() > MOST_TOLD
                ? range(Range.of(rows, row, packing::dimensionality))
                : IntStream.range(rows.firstOf(row), rows.endOf(row))
                        .mapToObj(i -> Numerals.fixed(finite(packing.dimensionality(i)), 3))
                        .collect(Collectors.joining("; "));
    }

    private static String range(Range range) {
        return Numerals.fixed(range.mean, 3) + " (" + Numerals.fixed(range.least, 3) + " to "
                + Numerals.fixed(range.largest, 3) + ")";
    }
}
