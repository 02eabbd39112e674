package org.polyseme.figure;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.polyseme.measure.InteractionBasis;
import org.polyseme.measure.InteractionGraph;
import org.polyseme.measure.NodeLayer;
import org.polyseme.state.Snapshot;

/**
 * The network in its interaction basis: a column of nodes for each layer, edges as wide as √Ê, and the modules that they
 * form, each with a colour and a letter.
 *
 * <pre>
 *   inputs      neurons     outputs
 *    (A) ─────── (A) ═══════ (A)      nodes of a module stand together
 *    (B) ─────── (B) ─────── (B)
 * </pre>
 *
 * <p>Source: Bushnaq et al. 2024, "The Local Interaction Basis".
 */
public final class InteractionFigure implements Figure {
    private static final int HEAD = 26;
    /** Radius of a node that has room for a letter. */
    private static final double LETTER = 6.5;

    @Override
    public String id() {
        return "interaction";
    }

    @Override
    public String title() {
        return "Interaction graph";
    }

    @Override
    public Group group() {
        return Group.DEGENERACY;
    }

    @Override
    public int atMostPerSecond() {
        return 2;
    }

    /** A node's place. */
    private record Dot(int node, double x, double y, double radius) {}

    private record Scene(Interactions.Found found, List<Dot> dots, double largest) {}

    private static Scene scene(Snapshot snapshot, Size size) {
        Interactions.Found found = Interactions.of(snapshot);
        double largest = 0;
        for (int k = 0; k + 1 < found.basis().layers().size(); k++) {
            largest = Math.max(largest, largest(found.basis(), k));
        }
        return new Scene(found, dots(found, size), largest);
    }

    /** The strongest edge from a node that is not the constant. */
    private static double largest(InteractionBasis basis, int k) {
        double largest = 0;
        NodeLayer from = basis.layers().get(k);
        NodeLayer to = basis.layers().get(k + 1);
        for (int j = from.hasConstant() ? 1 : 0; j < from.nodes(); j++) {
            for (int i = to.hasConstant() ? 1 : 0; i < to.nodes(); i++) {
                largest = Math.max(largest, basis.edge(k, i, j));
            }
        }
        return largest;
    }

    private static List<Dot> dots(Interactions.Found found, Size size) {
        Rectangle2D plot = Sheet.plot(size, 28, 28, 16 + 2 * Footer.LINE);
        int columns = found.basis().layers().size();
        List<Dot> dots = new ArrayList<>();
        for (int k = 0; k < columns; k++) {
            int layer = k;
            List<Integer> places = new ArrayList<>();
            for (int p = 0; p < found.graph().nodes().size(); p++) {
                if (found.graph().nodes().get(p).layer() == layer) {
                    places.add(p);
                }
            }
            places.sort(Interactions.byModule(found.graph()));
            double slot = (plot.getHeight() - HEAD) / Math.max(1, places.size());
            double radius = Math.max(1.5, Math.min(11, slot * 0.4));
            double x = plot.getX() + plot.getWidth() * (columns == 1 ? 0.5 : k / (columns - 1.0));
            for (int r = 0; r < places.size(); r++) {
                dots.add(new Dot(places.get(r), x, plot.getY() + HEAD + (r + 0.5) * slot, radius));
            }
        }
        dots.sort(Comparator.comparing(Dot::node));
        return dots;
    }

    @Override
    public void paint(Graphics2D graphics, Snapshot snapshot, Perspective perspective, Size size) {
        Look look = perspective.look();
        try (Sheet sheet = new Sheet(graphics, look, size)) {
            Graphics2D g = sheet.graphics();
            String reason = Interactions.reason(snapshot);
            if (!reason.isEmpty()) {
                sheet.title(title(), "in the interaction basis", "");
                Notice.paint(g, look, size, reason);
                return;
            }
            Scene scene = scene(snapshot, size);
            sheet.title(title(), subtitles(scene));
            if (size.width() < 160 || size.height() < 150) {
                Notice.paintTooSmall(sheet.graphics(), look, size);
                return;
            }
            if (!(scene.largest > 0)) {
                Notice.paint(g, look, size, "No node acts on another: the outputs do not depend on the inputs yet.");
                return;
            }
            if (look.shows(Part.AXES)) {
                paintHeads(g, scene, size, look);
            }
            int hidden = paintEdges(g, scene, perspective);
            paintNodes(g, scene, perspective);
            if (look.shows(Part.AXES)) {
                paintLetters(g, scene, size, look);
            }
            footer(scene, snapshot, hidden).paint(g, look, size);
        }
    }

    private static String[] subtitles(Scene scene) {
        int modules = scene.found.graph().modules();
        String found = modules + (modules == 1 ? " module" : " modules") + ", modularity "
                + Numerals.fixed(scene.found.graph().modularity(), 2);
        return new String[] {"nodes of the interaction basis in " + found, found, ""};
    }

    private static Footer footer(Scene scene, Snapshot snapshot, int hidden) {
        String kept = scene.found.basis().layers().size() == 3
                        && snapshot.parameters().named("W2").isEmpty()
                ? " Tied weights: one hidden layer."
                : "";
        String edges = "Edges √Ê over " + Numerals.count(scene.found.basis().edgeSamples()) + " inputs, "
                + Numerals.count(hidden) + " thinner ones not drawn";
        String apart = Interactions.apart(scene.found.graph());
        return new Footer()
                .say(
                        edges + "." + apart + kept,
                        edges + "." + apart,
                        edges + ".",
                        Numerals.count(hidden) + " thinner edges not drawn.")
                .say(
                        "Modules by Leiden’s method on √Ê, which divides any graph, also one without modules.",
                        "Leiden’s method divides any graph into modules.");
    }

    private static void paintHeads(Graphics2D g, Scene scene, Size size, Look look) {
        List<NodeLayer> layers = scene.found.basis().layers();
        Rectangle2D plot = Sheet.plot(size, 28, 28, 16 + 2 * Footer.LINE);
        g.setFont(look.strongLabelFont());
        g.setColor(look.muted());
        for (int k = 0; k < layers.size(); k++) {
            NodeLayer layer = layers.get(k);
            int nodes = layer.nodes() - (layer.hasConstant() ? 1 : 0);
            String name = Interactions.name(k, layers.size());
            String kept = name + ": " + Numerals.count(nodes)
                    + (layer.hasConstant() ? " of " + Numerals.count(layer.width()) : "");
            boolean isRoomy = Text.width(kept, g.getFont()) + 12 <= plot.getWidth() / layers.size();
            String text = isRoomy ? kept : name;
            double x = plot.getX() + plot.getWidth() * k / (layers.size() - 1.0);
            double width = Text.width(text, g.getFont());
            Text.left(
                    g,
                    text,
                    Math.max(Sheet.MARGIN, Math.min(size.width() - Sheet.MARGIN - width, x - width / 2)),
                    plot.getY() + 12);
        }
    }

    /** The edges, thin ones first; how many were too thin to draw. */
    private static int paintEdges(Graphics2D g, Scene scene, Perspective perspective) {
        Look look = perspective.look();
        double least = perspective.options().number(Option.INTERACTION_LEAST);
        int hidden = 0;
        List<double[]> lines = new ArrayList<>();
        List<InteractionGraph.Node> nodes = scene.found.graph().nodes();
        for (int a = 0; a < nodes.size(); a++) {
            for (int b = a + 1; b < nodes.size(); b++) {
                if (nodes.get(b).layer() == nodes.get(a).layer() + 1) {
                    double edge = scene.found
                            .basis()
                            .edge(
                                    nodes.get(a).layer(),
                                    nodes.get(b).index(),
                                    nodes.get(a).index());
                    double width = Math.sqrt(edge / scene.largest);
                    if (width >= least) {
                        lines.add(new double[] {a, b, width});
                    } else {
                        hidden++;
                    }
                }
            }
        }
        lines.sort(Comparator.comparingDouble(line -> line[2]));
        double thickest = Math.max(1.5, Math.min(7, scene.dots.get(0).radius));
        for (double[] line : lines) {
            Dot from = scene.dots.get((int) line[0]);
            Dot to = scene.dots.get((int) line[1]);
            int module = scene.found.graph().module(from.node);
            boolean isInside = module != InteractionGraph.NONE
                    && module == scene.found.graph().module(to.node);
            boolean isLit =
                    isLit(scene, perspective.selection(), to.node) || isLit(scene, perspective.selection(), from.node);
            Color colour = isInside ? Look.mix(look.ground(), Palette.of(module), 0.7) : look.faint();
            g.setColor(look.lit(colour, isLit));
            g.setStroke(
                    new BasicStroke((float) (0.4 + line[2] * thickest), BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND));
            g.draw(new Line2D.Double(from.x, from.y, to.x, to.y));
        }
        return hidden;
    }

    /** The output of a lit feature, and all while none is lit: other nodes are mixtures that no feature stands for. */
    private static boolean isLit(Scene scene, Selection selection, int place) {
        InteractionGraph.Node node = scene.found.graph().nodes().get(place);
        boolean isOutput = node.layer() == scene.found.basis().layers().size() - 1;
        OptionalInt feature = selection.feature();
        return feature.isEmpty() || (isOutput && selection.lightsFeature(node.index()));
    }

    private static void paintNodes(Graphics2D g, Scene scene, Perspective perspective) {
        Look look = perspective.look();
        g.setFont(look.strongLabelFont());
        for (Dot dot : scene.dots) {
            int module = scene.found.graph().module(dot.node);
            Ellipse2D disc =
                    new Ellipse2D.Double(dot.x - dot.radius, dot.y - dot.radius, 2 * dot.radius, 2 * dot.radius);
            boolean isLit = isLit(scene, perspective.selection(), dot.node);
            Color colour = Interactions.colour(module, look);
            g.setColor(look.lit(colour, isLit));
            g.fill(disc);
            g.setColor(look.ground());
            g.setStroke(new BasicStroke(1.5f));
            if (dot.radius >= 4) {
                g.draw(disc);
            }
            if (dot.radius >= LETTER && look.shows(Part.AXES)) {
                g.setColor(isLit ? Palette.inkOn(colour) : look.muted());
                Text.centre(g, Interactions.letter(module), dot.x, dot.y + 4);
            }
        }
    }

    /** Beside the outer columns, once for every module there, where its nodes are too small for a letter. */
    private static void paintLetters(Graphics2D g, Scene scene, Size size, Look look) {
        Labels labels = new Labels(new Rectangle2D.Double(0, Look.TITLE_HEIGHT, size.width(), size.height()));
        int last = scene.found.basis().layers().size() - 1;
        g.setFont(look.strongLabelFont());
        g.setColor(look.text());
        for (int layer : new int[] {0, last}) {
            for (int module = 0; module < scene.found.graph().modules(); module++) {
                List<Dot> members = new ArrayList<>();
                for (Dot dot : scene.dots) {
                    if (scene.found.graph().nodes().get(dot.node).layer() == layer
                            && scene.found.graph().module(dot.node) == module) {
                        members.add(dot);
                    }
                }
                if (!members.isEmpty() && members.get(0).radius < LETTER) {
                    double y = members.stream().mapToDouble(Dot::y).average().orElse(0);
                    double x = members.get(0).x + (layer == 0 ? -14 : 14);
                    String letter = Palette.letter(module);
                    labels.place(List.of(new Rectangle2D.Double(x - 8, y - 5.5, 16, 11)))
                            .ifPresent(box -> Text.centre(g, letter, x, y + 4));
                }
            }
        }
    }

    @Override
    public Optional<Hit> at(double x, double y, Snapshot snapshot, Perspective perspective, Size size) {
        if (size.width() < 160
                || size.height() < 150
                || !Interactions.reason(snapshot).isEmpty()) {
            return Optional.empty();
        }
        Scene scene = scene(snapshot, size);
        return scene.dots.stream()
                .filter(dot -> Math.hypot(dot.x - x, dot.y - y) <= Math.max(6, dot.radius + 2))
                .min(Comparator.comparingDouble(dot -> Math.hypot(dot.x - x, dot.y - y)))
                .map(dot -> hit(scene, dot.node));
    }

    private static Hit hit(Scene scene, int place) {
        InteractionGraph.Node node = scene.found.graph().nodes().get(place);
        NodeLayer layer = scene.found.basis().layers().get(node.layer());
        String module = Interactions.told(scene.found.graph().module(place));
        String strength = ", strength Λ " + Numerals.significant(layer.strength(node.index()));
        if (!layer.hasConstant()) {
            return Hit.feature(node.index(), "output f" + node.index() + strength + module);
        }
        int heaviest = 0;
        for (int d = 1; d < layer.width(); d++) {
            heaviest = Math.abs(layer.weight(d, node.index())) > Math.abs(layer.weight(heaviest, node.index()))
                    ? d
                    : heaviest;
        }
        int layers = scene.found.basis().layers().size();
        String unit = (node.layer() == 0 && layers > 2 ? "f" : "n") + heaviest;
        String text = "node " + node.index() + " of the " + Interactions.name(node.layer(), layers) + strength + module
                + ", mostly " + unit;
        return new Hit(Selection.NONE, text);
    }
}
