package org.polyseme.figure;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.polyseme.measure.InteractionGraph;
import org.polyseme.measure.NodeLayer;
import org.polyseme.state.Choice;
import org.polyseme.state.Snapshot;

/**
 * Where the modules of the interaction graph sit: a keyboard for each layer, a key for each node, in the colour and with the
 * letter of its module. Stateless.
 *
 * <pre>
 *   inputs   [A][A][B][B]
 *   neurons  [A][B][A][B][B]
 *   outputs  [A][A][B][B]
 * </pre>
 *
 * <p>Source: Bushnaq et al. 2024, whose code draws a "piano plot" as an overview of the modules.
 */
public final class PianoFigure implements Figure {
    private static final double NAMES = 72;
    private static final double TALLEST = 64;
    private static final double SHORTEST = 10;
    private static final double SMALLEST_WIDTH = 200;
    private static final double SMALLEST_HEIGHT = 120;

    /** In which order keys stand. */
    public enum Order implements Choice {
        STRENGTH("strength", "By strength Λ"),
        MODULE("module", "By module");

        private final String key;
        private final String label;

        Order(String key, String label) {
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

    /** A node's place. */
    private record Key(int node, Rectangle2D area) {}

    private record Scene(Interactions.Found found, List<Key> keys, double row, double top) {}

    @Override
    public String id() {
        return "piano";
    }

    @Override
    public String title() {
        return "Module keys";
    }

    @Override
    public Group group() {
        return Group.DEGENERACY;
    }

    @Override
    public int atMostPerSecond() {
        return 2;
    }

    private static boolean isSmall(Size size) {
        return size.width() < SMALLEST_WIDTH || size.height() < SMALLEST_HEIGHT;
    }

    private static Scene scene(Snapshot snapshot, Perspective perspective, Size size) {
        Interactions.Found found = Interactions.of(snapshot);
        Rectangle2D plot = Sheet.plot(size, Sheet.MARGIN + NAMES, Sheet.MARGIN, 16 + 2 * Footer.LINE);
        int layers = found.basis().layers().size();
        double row = Math.max(SHORTEST, Math.min(TALLEST + 14, plot.getHeight() / layers));
        double top = plot.getY() + Math.max(0, (plot.getHeight() - row * layers) / 2);
        boolean byModule = perspective.options().choice(Option.PIANO_ORDER, Order.class) == Order.MODULE;
        List<Key> keys = new ArrayList<>();
        for (int layer = 0; layer < layers; layer++) {
            List<Integer> nodes = nodes(found.graph(), layer);
            if (byModule) {
                nodes.sort(Interactions.byModule(found.graph())); // stable: by strength within a module
            }
            double width = plot.getWidth() / Math.max(1, nodes.size());
            double gap = Math.min(2, width * 0.15);
            for (int place = 0; place < nodes.size(); place++) {
                keys.add(new Key(
                        nodes.get(place),
                        new Rectangle2D.Double(
                                plot.getX() + place * width,
                                top + layer * row + 2,
                                Math.max(0.5, width - gap),
                                Math.max(4, row - 14))));
            }
        }
        return new Scene(found, keys, row, top);
    }

    /** Places of a layer's nodes in the graph, the strongest first. */
    private static List<Integer> nodes(InteractionGraph graph, int layer) {
        List<Integer> nodes = new ArrayList<>();
        for (int p = 0; p < graph.nodes().size(); p++) {
            if (graph.nodes().get(p).layer() == layer) {
                nodes.add(p);
            }
        }
        return nodes;
    }

    @Override
    public void paint(Graphics2D graphics, Snapshot snapshot, Perspective perspective, Size size) {
        Look look = perspective.look();
        try (Sheet sheet = new Sheet(graphics, look, size)) {
            Graphics2D g = sheet.graphics();
            String reason = Interactions.reason(snapshot);
            if (!reason.isEmpty()) {
                sheet.title(title(), "where modules sit", "");
                Notice.paint(g, look, size, reason);
                return;
            }
            if (isSmall(size)) {
                sheet.title(title(), "");
                Notice.paintTooSmall(g, look, size);
                return;
            }
            Scene scene = scene(snapshot, perspective, size);
            int modules = scene.found.graph().modules();
            String found = modules + (modules == 1 ? " module" : " modules") + ", modularity "
                    + Numerals.fixed(scene.found.graph().modularity(), 2);
            sheet.title(title(), "nodes of the interaction basis in " + found, found, "");
            if (look.shows(Part.AXES)) {
                paintNames(g, scene, look);
            }
            scene.keys.forEach(key -> paintKey(g, scene, key, perspective));
            new Footer()
                    .say(
                            "A key is a node; nodes of one colour and letter act on each other more than on the rest."
                                    + Interactions.apart(scene.found.graph()),
                            "A key is a node; nodes of one colour and letter act on each other more than on the rest.",
                            "Keys of one letter act on each other most." + Interactions.apart(scene.found.graph()),
                            "Keys of one letter act on each other most.")
                    .say(
                            "Modules by Leiden’s method on √Ê, which divides any graph, also one without modules.",
                            "Leiden’s method divides any graph into modules.")
                    .paint(g, look, size);
        }
    }

    private static void paintNames(Graphics2D g, Scene scene, Look look) {
        List<NodeLayer> layers = scene.found.basis().layers();
        g.setFont(look.labelFont());
        g.setColor(look.muted());
        for (int k = 0; k < layers.size(); k++) {
            double middle = scene.top + k * scene.row + 2 + Math.max(4, scene.row - 14) / 2;
            Text.left(
                    g, Text.fit(Interactions.name(k, layers.size()), g.getFont(), NAMES - 8), Sheet.MARGIN, middle + 4);
        }
    }

    private static void paintKey(Graphics2D g, Scene scene, Key key, Perspective perspective) {
        Look look = perspective.look();
        int module = scene.found.graph().module(key.node);
        boolean isLit = isLit(scene, perspective.selection(), key.node);
        Color colour = Interactions.colour(module, look);
        g.setColor(look.lit(colour, isLit));
        g.fill(key.area);
        g.setFont(look.strongLabelFont());
        String letter = Interactions.letter(module);
        if (look.shows(Part.AXES)
                && key.area.getHeight() >= 14
                && Text.width(letter, g.getFont()) + 4 <= key.area.getWidth()) {
            g.setColor(isLit ? Palette.inkOn(colour) : look.muted());
            Text.centre(
                    g, letter, key.area.getCenterX(), key.area.getMaxY() - Math.min(10, key.area.getHeight() / 2 - 5));
        }
    }

    /** The output of a lit feature, and all while none is lit. */
    private static boolean isLit(Scene scene, Selection selection, int place) {
        InteractionGraph.Node node = scene.found.graph().nodes().get(place);
        boolean isOutput = node.layer() == scene.found.basis().layers().size() - 1;
        return selection.feature().isEmpty() || (isOutput && selection.lightsFeature(node.index()));
    }

    @Override
    public Optional<Hit> at(double x, double y, Snapshot snapshot, Perspective perspective, Size size) {
        if (isSmall(size) || !Interactions.reason(snapshot).isEmpty()) {
            return Optional.empty();
        }
        Scene scene = scene(snapshot, perspective, size);
        return scene.keys.stream()
                .filter(key -> key.area.contains(x, y))
                .findFirst()
                .map(key -> hit(scene, key.node));
    }

    private static Hit hit(Scene scene, int place) {
        InteractionGraph.Node node = scene.found.graph().nodes().get(place);
        List<NodeLayer> layers = scene.found.basis().layers();
        NodeLayer layer = layers.get(node.layer());
        String text = ", strength Λ " + Numerals.significant(layer.strength(node.index()))
                + Interactions.told(scene.found.graph().module(place));
        return layer.hasConstant()
                ? new Hit(
                        Selection.NONE,
                        "node " + node.index() + " of the " + Interactions.name(node.layer(), layers.size()) + text)
                : Hit.feature(node.index(), "output f" + node.index() + text);
    }
}
