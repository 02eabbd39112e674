package org.polyseme.figure;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.CubicCurve2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.polyseme.measure.Allocation;
import org.polyseme.measure.Band;
import org.polyseme.state.Matrix;
import org.polyseme.state.Snapshot;

/**
 * Which feature is on which neuron, as a graph: features below, neurons above them, so that lines lean or cross only
 * where something is shared. A line is as wide as its weight is large; a thin grey one leads a feature that is on
 * nothing yet to its strongest neuron at the start. Stateless.
 */
public final class AllocationFigure implements Figure {
    private static final int LISTED = 6;
    private static final int REACH = 5;

    /** Features nearer to each other, in logical pixels, have lines that run together. */
    private static final double CLOSE = 6;

    /** Marks of less have no inside to be told from their rim. */
    private static final double SMALL = 5;

    @Override
    public String id() {
        return "allocation";
    }

    @Override
    public String title() {
        return "Allocation";
    }

    /** What one painting is made with. */
    private record Scene(
            Graphics2D g, AllocationLayout layout, Allocation now, Selection selection, Lighting lighting, Look look) {}

    @Override
    public void paint(Graphics2D graphics, Snapshot snapshot, Perspective perspective, Size size) {
        Selection selection = perspective.selection();
        Look look = perspective.look();
        Allocation now = Allocation.of(snapshot.weights(), perspective.definition());
        AllocationLayout layout = AllocationLayout.of(snapshot, now, perspective.options(), size);
        try (Sheet sheet = new Sheet(graphics, look, size)) {
            double threshold = perspective.options().number(Option.ALLOCATION_THRESHOLD);
            sheet.title(title(), subtitles(layout, threshold));
            if (layout.isEmpty()) {
                Notice.paintTooSmall(sheet.graphics(), look, size);
                return;
            }
            // A line that is lit has lit ends, also where its weight is not on yet.
            Lighting lighting = Lighting.of(
                    selection, Allocation.of(snapshot.weights(), new Band(threshold, Double.POSITIVE_INFINITY)));
            Scene scene = new Scene(sheet.graphics(), layout, now, selection, lighting, look);
            paintClaims(scene);
            paintEdges(scene);
            paintFeatures(scene);
            paintNeurons(scene);
            if (look.shows(Part.AXES)) {
                paintFeatureNames(scene);
                paintNeuronNames(scene);
            }
            if (layout.hasFooter()) {
                paintFooter(scene);
            }
        }
    }

    private static String[] subtitles(AllocationLayout layout, double least) {
        String threshold = "|w| ≥ " + Numerals.tick(least);
        if (layout.edges().size() < layout.allEdges()) {
            String part = "the strongest " + Numerals.count(layout.edges().size()) + " of "
                    + Numerals.count(layout.allEdges()) + " weights";
            return new String[] {part + " with " + threshold, part};
        }
        return new String[] {"features below, neurons above, " + threshold, threshold};
    }

    private static void paintClaims(Scene scene) {
        scene.g.setStroke(new BasicStroke(1));
        for (boolean isLit : new boolean[] {false, true}) {
            Path2D path = new Path2D.Double();
            scene.layout.claims().stream()
                    .filter(claim -> scene.lighting.lightsWeight(claim.feature(), claim.neuron()) == isLit)
                    .forEach(claim -> path.append(scene.layout.curve(claim), false));
            scene.g.setColor(scene.look.lit(Look.mix(scene.look.hairline(), scene.look.faint(), 0.5), isLit));
            drawLines(scene, path);
        }
    }

    /** Where lines are close, without the half-tones of their rims, which cost three times the lines themselves. */
    private static void drawLines(Scene scene, Path2D path) {
        Object before = scene.g.getRenderingHint(RenderingHints.KEY_ANTIALIASING);
        if (scene.layout.slot() < CLOSE) {
            scene.g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_OFF);
        }
        scene.g.draw(path);
        scene.g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, before);
    }

    /**
     * Lines of one kind, which one stroke draws together: a hundred strokes would cost a frame. Where lines are close, a
     * difference of half a pixel in width is not seen, and every stroke costs by the area that it spans: there kinds differ
     * in light and sign alone.
     */
    private record Kind(boolean isLit, boolean isShared, boolean isNegative, int quarters) {}

    /** Dimmed first, then those to neurons of one feature, then the shared. */
    private static void paintEdges(Scene scene) {
        double unit = Math.max(0.8, Math.min(2.2, scene.layout.slot() * 0.35));
        Map<Kind, Path2D> paths = new TreeMap<>(Comparator.comparing(Kind::isLit)
                .thenComparing(Kind::isShared)
                .thenComparing(Kind::isNegative)
                .thenComparing(Kind::quarters));
        boolean isDense = scene.layout.slot() < CLOSE;
        for (AllocationLayout.Edge edge : scene.layout.edges()) {
            double width = unit * Math.min(1.5, Math.abs(edge.weight()));
            Kind kind = new Kind(
                    scene.lighting.lightsWeight(edge.feature(), edge.neuron()),
                    !isDense && scene.now.isPolysemantic(edge.neuron()),
                    edge.weight() < 0,
                    (int) Math.max(3, Math.round(isDense ? 4 * unit : 4 * width)));
            Path2D path = paths.computeIfAbsent(kind, k -> new Path2D.Double());
            if (edge.weight() < 0) {
                // Where lines are close, dashes at the same height would run together into bands.
                double phase = scene.layout.slot() < CLOSE ? 0.38 * edge.feature() : 0;
                Dashes.append(path, scene.layout.curve(edge), phase);
            } else {
                path.append(scene.layout.curve(edge), false);
            }
        }
        paths.forEach((kind, path) -> {
            scene.g.setStroke(new BasicStroke(kind.quarters / 4f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND));
            scene.g.setColor(scene.look.lit(scene.look.sign(kind.isNegative ? -1 : 1), kind.isLit));
            drawLines(scene, path);
        });
    }

    private static void paintFeatures(Scene scene) {
        boolean[] isShared = new boolean[scene.layout.features()];
        for (int k = 0; k < scene.layout.neurons(); k++) {
            if (scene.now.isPolysemantic(k)) {
                scene.now.ownersOf(k).forEach(owner -> isShared[owner.feature()] = true);
            }
        }
        scene.g.setStroke(new BasicStroke(1.25f));
        SmallMarks small = new SmallMarks(scene.g, scene.look);
        for (int i = 0; i < isShared.length; i++) {
            boolean isLit = scene.lighting.lightsFeature(i);
            Color ink = isShared[i] ? scene.look.polysemantic() : scene.look.muted();
            Rectangle2D box = scene.layout.feature(i);
            Shape circle = new Ellipse2D.Double(box.getX(), box.getY(), box.getWidth(), box.getHeight());
            if (box.getWidth() < SMALL) {
                small.add(circle, scene.layout.hasEdge(i) ? ink : ground(scene, isShared[i]), ink, isLit);
            } else {
                paintMark(scene, circle, ground(scene, isShared[i]), ink, isLit);
            }
        }
        small.paint();
    }

    private static Color ground(Scene scene, boolean isShared) {
        return isShared ? scene.look.polysemanticGround() : scene.look.ground();
    }

    private static void paintMark(Scene scene, Shape shape, Color ground, Color ink, boolean isLit) {
        scene.g.setColor(isLit ? ground : scene.look.dim(ground));
        scene.g.fill(shape);
        scene.g.setColor(scene.look.lit(ink, isLit));
        scene.g.draw(shape);
    }

    private static void paintNeurons(Scene scene) {
        SmallMarks small = new SmallMarks(scene.g, scene.look);
        IntStream.range(0, scene.layout.neurons())
                .filter(scene.layout::shows)
                .boxed()
                .sorted(Comparator.comparing(scene.now::isPolysemantic))
                .forEach(k -> paintNeuron(scene, small, k));
        small.paint();
    }

    private static void paintNeuron(Scene scene, SmallMarks small, int neuron) {
        boolean isShared = scene.now.isPolysemantic(neuron);
        boolean isOn = !scene.now.ownersOf(neuron).isEmpty();
        boolean isLit = scene.lighting.lightsNeuron(neuron);
        Rectangle2D box = scene.layout.neuron(neuron);
        double arc = box.getWidth() / 2;
        Shape square = new RoundRectangle2D.Double(box.getX(), box.getY(), box.getWidth(), box.getHeight(), arc, arc);
        Color ink = isShared ? scene.look.polysemantic() : isOn ? scene.look.muted() : scene.look.faint();
        if (box.getWidth() < SMALL) {
            small.add(square, isOn ? ink : ground(scene, isShared), ink, isLit);
            return;
        }
        scene.g.setStroke(new BasicStroke(isShared ? 1.5f : 1.25f));
        paintMark(scene, square, ground(scene, isShared), ink, isLit);
        if (isShared) {
            Shape clip = scene.g.getClip();
            scene.g.clip(square);
            scene.g.setColor(scene.look.lit(scene.look.polysemantic(), isLit));
            Hatch.paint(scene.g, box);
            scene.g.setClip(clip);
        }
    }

    private static void paintFeatureNames(Scene scene) {
        int features = scene.layout.features();
        Rectangle2D row = scene.layout.feature(0);
        double top = row.getMaxY() + 4;
        Labels labels = new Labels(
                new Rectangle2D.Double(0, top, scene.layout.plot().getMaxX() + Sheet.MARGIN, NeuronNames.HEIGHT + 1));
        if (top + NeuronNames.HEIGHT > scene.layout.plot().getMaxY() + 1) {
            return;
        }
        double widest = Text.width("f" + (features - 1), scene.look.labelFont()) + 6;
        int every = Ticks.every(features, scene.layout.plot().getWidth(), widest);
        for (boolean isSelected : new boolean[] {true, false}) {
            for (int i = 0; i < features; i++) {
                if (scene.selection.lightsFeature(i) == isSelected && (isSelected || i % every == 0)) {
                    paintFeatureName(scene, i, top, labels);
                }
            }
        }
    }

    private static void paintFeatureName(Scene scene, int feature, double top, Labels labels) {
        boolean isSelected = scene.selection.lightsFeature(feature);
        scene.g.setFont(isSelected ? scene.look.strongLabelFont() : scene.look.labelFont());
        scene.g.setColor(
                isSelected
                        ? scene.look.text()
                        : scene.look.lit(scene.look.muted(), scene.lighting.lightsFeature(feature)));
        String name = "f" + feature;
        double width = Text.width(name, scene.g.getFont()) + 4;
        double x = scene.layout.featureX(feature);
        labels.place(List.of(new Rectangle2D.Double(x - width / 2, top, width, NeuronNames.HEIGHT)))
                .ifPresent(box -> Text.centre(scene.g, name, x, top + 10));
    }

    private static void paintNeuronNames(Scene scene) {
        if (!scene.layout.hasNames()) {
            return;
        }
        for (NeuronNames.Name name :
                NeuronNames.of(scene.layout, scene.now, scene.selection, scene.lighting, scene.look)) {
            boolean isShared = scene.now.isPolysemantic(name.neuron());
            scene.g.setFont(name.font());
            scene.g.setColor(scene.look.lit(
                    isShared ? scene.look.polysemantic() : scene.look.muted(),
                    scene.lighting.lightsNeuron(name.neuron())));
            Text.centre(
                    scene.g, name.text(), name.box().getCenterX(), name.box().getMaxY() - 3);
            scene.g.fill(name.line());
        }
    }

    private static void paintFooter(Scene scene) {
        Rectangle2D plot = scene.layout.plot();
        double baseline = plot.getMaxY() - 1;
        double right = plot.getMaxX();
        scene.g.setFont(scene.look.labelFont());
        int hidden = scene.layout.hidden();
        String rest = hidden == 0 ? "" : "… and " + Numerals.count(hidden) + neurons(hidden) + " with nothing on";
        scene.g.setColor(scene.look.muted());
        String fitting = Text.fit(rest, scene.look.labelFont(), plot.getWidth());
        Text.left(scene.g, fitting, plot.getX(), baseline);
        if (!scene.look.shows(Part.LEGEND)) {
            return;
        }
        double left = plot.getX() + Text.width(fitting, scene.look.labelFont()) + 12;
        for (Key key : Key.values()) {
            double width = 24 + Text.width(key.words, scene.look.labelFont());
            boolean isMeant = key != Key.CLAIM || !scene.layout.claims().isEmpty();
            if (right - width < left || !isMeant) {
                return;
            }
            key.paint(scene, right - width, baseline);
            right -= width + 12;
        }
    }

    private static String neurons(int count) {
        return count == 1 ? " neuron" : " neurons";
    }

    /** The legend, from the right. */
    private enum Key {
        NEGATIVE("−", -1),
        POSITIVE("+", 1),
        CLAIM("strongest at start", 0);

        private final String words;
        private final int sign;

        Key(String words, int sign) {
            this.words = words;
            this.sign = sign;
        }

        void paint(Scene scene, double x, double baseline) {
            double y = baseline - 4;
            Path2D sample = new Path2D.Double();
            if (sign < 0) {
                Dashes.append(sample, new CubicCurve2D.Double(x, y, x + 6, y, x + 13, y, x + 19, y), 0);
            } else {
                sample.append(new Line2D.Double(x, y, x + 19, y), false);
            }
            scene.g.setStroke(new BasicStroke(sign == 0 ? 1 : 2, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND));
            scene.g.setColor(sign == 0 ? scene.look.faint() : scene.look.sign(sign));
            scene.g.draw(sample);
            scene.g.setColor(scene.look.muted());
            Text.left(scene.g, words, x + 24, baseline);
        }
    }

    @Override
    public Optional<Hit> at(double x, double y, Snapshot snapshot, Perspective perspective, Size size) {
        AllocationLayout layout = AllocationLayout.of(snapshot, perspective.options(), size);
        double threshold = perspective.options().number(Option.ALLOCATION_THRESHOLD);
        if (layout.isEmpty()) {
            return Optional.empty();
        }
        OptionalInt neuron = layout.neuronAt(x, y);
        if (neuron.isPresent()) {
            return Optional.of(
                    Hit.neuron(neuron.getAsInt(), neuronText(snapshot.weights(), neuron.getAsInt(), threshold)));
        }
        OptionalInt feature = layout.featureAt(x, y);
        if (feature.isPresent()) {
            return Optional.of(
                    Hit.feature(feature.getAsInt(), featureText(snapshot.weights(), feature.getAsInt(), threshold)));
        }
        return layout.edgeAt(x, y, REACH).map(edge -> edgeHit(edge, snapshot));
    }

    private static Hit edgeHit(AllocationLayout.Edge edge, Snapshot snapshot) {
        double start = snapshot.initialWeights().at(edge.feature(), edge.neuron());
        String text = "f" + edge.feature() + " on n" + edge.neuron() + ": " + Numerals.signed(edge.weight(), 3)
                + " (at start " + Numerals.signed(start, 3) + ")";
        return new Hit(Selection.NONE.withFeature(edge.feature()).withNeuron(edge.neuron()), text);
    }

    private static String neuronText(Matrix weights, int neuron, double threshold) {
        List<Term> terms = IntStream.range(0, weights.rows())
                .mapToObj(i -> new Term("f" + i, weights.at(i, neuron)))
                .toList();
        return "n" + neuron + ": " + listed(terms, threshold);
    }

    private static String featureText(Matrix weights, int feature, double threshold) {
        List<Term> terms = IntStream.range(0, weights.columns())
                .mapToObj(k -> new Term("n" + k, weights.at(feature, k)))
                .toList();
        return "f" + feature + ": " + listed(terms, threshold);
    }

    private record Term(String name, float weight) {}

    private static String listed(List<Term> terms, double threshold) {
        List<Term> on = terms.stream()
                .filter(term -> Math.abs(term.weight) >= threshold)
                .sorted(Comparator.comparingDouble(term -> -Math.abs(term.weight)))
                .toList();
        if (on.isEmpty()) {
            return "no weight of " + Numerals.tick(threshold) + " or more";
        }
        List<String> words = on.stream()
                .limit(LISTED)
                .map(term -> term.name + " " + Numerals.signed(term.weight, 3))
                .toList();
        String more = on.size() > LISTED ? ", … and " + Numerals.count(on.size() - LISTED) + " more" : "";
        return String.join(", ", words) + more;
    }
}
