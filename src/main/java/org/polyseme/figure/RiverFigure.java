package org.polyseme.figure;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.polyseme.measure.Allocation;
import org.polyseme.state.Snapshot;

/**
 * The flow of ownership over the run: every feature a stream that runs at its strongest neuron, faint until it is on it,
 * then in the colour of its weight's sign. Where two streams run side by side and hatched, they share the neuron.
 * Stateless.
 *
 * <pre>
 *   f0 ─────╮  ╭───▨▨▨▨▨▨ n17      a confluence: n17 has become polysemantic
 *   f1 ──╮  ╰──╯╭──▨▨▨▨▨▨
 *   f2 ──╰──────╯  ══════ n4
 *      step 0        now
 * </pre>
 */
public final class RiverFigure implements Figure {
    private static final int LEFT = 40;
    private static final int RIGHT = 56;
    private static final int BOTTOM = 28;
    private static final double LABEL_HEIGHT = 13;
    private static final double LABEL_GAP = 6;
    /** Narrower sheets name only neurons at the right. */
    private static final double WIDE = 440;
    /** Narrower sheets have no room for a second column of names. */
    private static final double WIDER = 640;
    /** Streams nearer than this leave no room for names in one column, nor, nearer than half of it, in two. */
    private static final double CLOSE = 12;
    /** However many features are on one neuron. */
    private static final double MOST_WIDE = 128;

    @Override
    public String id() {
        return "river";
    }

    @Override
    public String title() {
        return "River";
    }

    /**
     * Streams that end together: those on one neuron, or one that is on none.
     *
     * @param neuron empty where the stream is on none
     */
    private record End(List<Integer> streams, OptionalInt neuron) {
        /** From top to bottom. */
        static List<End> of(River river) {
            Allocation now = river.last().allocation();
            List<List<Integer>> onNeuron = new ArrayList<>();
            IntStream.range(0, now.neurons()).forEach(k -> onNeuron.add(new ArrayList<>()));
            List<End> ends = new ArrayList<>();
            IntStream.range(0, river.features())
                    .boxed()
                    .sorted(Comparator.comparing(river.last().places()::get))
                    .forEach(i -> {
                        if (River.isOn(river.last(), i)) {
                            onNeuron.get(now.strongestNeuronOf(i)).add(i);
                        } else {
                            ends.add(new End(List.of(i), OptionalInt.empty()));
                        }
                    });
            for (int k = 0; k < onNeuron.size(); k++) {
                if (!onNeuron.get(k).isEmpty()) {
                    ends.add(new End(List.copyOf(onNeuron.get(k)), OptionalInt.of(k)));
                }
            }
            ends.sort(Comparator.comparing(end -> river.last().places().get(end.streams.get(0))));
            return ends;
        }

        int owners() {
            return neuron.isPresent() ? Math.min(2, streams.size()) : 0;
        }

        String neuronName() {
            return neuron.isPresent() ? "n" + neuron.getAsInt() : "";
        }

        String features() {
            return streams.stream().map(i -> "f" + i).collect(Collectors.joining(" "));
        }

        /** With the gap to what follows. */
        double neuronWidth(Look look) {
            return neuron.isPresent() ? Text.width(neuronName(), look.strongLabelFont()) + LABEL_GAP : 0;
        }
    }

    /**
     * The names at both ends of the streams.
     *
     * @param ends from top to bottom
     * @param columns on either side
     * @param isNamed whether the features are named at the right too
     * @param left pixels a column
     * @param right pixels a column
     */
    private record Names(List<End> ends, int columns, boolean isNamed, double left, double right) {
        static Names of(River river, Look look, Size size) {
            List<End> ends = End.of(river);
            if (size.width() < WIDE || !look.shows(Part.AXES)) {
                return new Names(ends, 1, false, LEFT, RIGHT);
            }
            double widest = RIGHT;
            for (End end : ends) {
                double width = end.neuronWidth(look) + Text.width(end.features(), look.labelFont());
                widest = Math.max(widest, Math.min(MOST_WIDE, width + 2 * LABEL_GAP));
            }
            double slot = Sheet.plot(size, LEFT, RIGHT, BOTTOM).getHeight() / river.features();
            int columns = size.width() >= WIDER && slot < CLOSE ? 2 : 1;
            double left = Text.width("f" + (river.features() - 1), look.labelFont()) + LABEL_GAP;
            return new Names(ends, columns, true, Math.ceil(left), Math.ceil(widest));
        }
    }

    /** What one painting or one answer is made with. */
    private record Scene(River river, Snapshot snapshot, TimeAxis time, Rectangle2D plot, Names names) {
        static Scene of(Snapshot snapshot, Perspective perspective, Size size) {
            River river = River.of(snapshot, perspective.definition());
            Names names = Names.of(river, perspective.look(), size);
            double left = LEFT + (names.columns - 1) * names.left;
            Rectangle2D plot = Sheet.plot(size, left, names.columns * names.right, BOTTOM);
            return new Scene(river, snapshot, TimeAxis.of(plot, snapshot.step()), plot, names);
        }

        boolean isEmpty() {
            return plot.getWidth() < 40 || plot.getHeight() < 40;
        }

        double slot() {
            return plot.getHeight() / river.features();
        }

        double middle(River.Moment moment, int feature) {
            return plot.getY() + (moment.places().get(feature) + 0.5) * slot();
        }

        /** Half the width of a stream: all of its place where it is shared, so that the two touch. */
        double half(River.Moment moment, int feature) {
            return slot() * (River.isShared(moment, feature) ? 0.5 : River.isOn(moment, feature) ? 0.36 : 0.2);
        }
    }

    @Override
    public void paint(Graphics2D graphics, Snapshot snapshot, Perspective perspective, Size size) {
        Look look = perspective.look();
        Scene scene = Scene.of(snapshot, perspective, size);
        try (Sheet sheet = new Sheet(graphics, look, size)) {
            sheet.title(title(), subtitles(scene.river));
            if (scene.isEmpty()) {
                Notice.paintTooSmall(sheet.graphics(), look, size);
                return;
            }
            Graphics2D g = sheet.graphics();
            scene.time.paint(g, look);
            Lighting lighting =
                    Lighting.of(perspective.selection(), scene.river.last().allocation());
            for (boolean isLit : new boolean[] {false, true}) {
                for (int i = 0; i < scene.river.features(); i++) {
                    if (lighting.lightsFeature(i) == isLit) {
                        paintStream(g, scene, i, isLit, look);
                    }
                }
            }
            if (look.shows(Part.AXES)) {
                paintFeatureNames(g, scene, lighting, look);
                paintEnds(g, scene, lighting, look);
            }
        }
    }

    private static String[] subtitles(River river) {
        int shared = 0;
        int on = 0;
        for (int i = 0; i < river.features(); i++) {
            shared += River.isShared(river.last(), i) ? 1 : 0;
            on += River.isOn(river.last(), i) ? 1 : 0;
        }
        String counts = Numerals.count(on) + " of " + Numerals.count(river.features()) + " features on a neuron, "
                + Numerals.count(shared) + " of them sharing one";
        return new String[] {counts, Numerals.count(shared) + " features share a neuron", ""};
    }

    /** How a stream looks between two moments: as at the later one. */
    private record Kind(boolean isOn, boolean isShared, boolean isNegative) {
        static Kind of(River.Moment moment, int feature) {
            int neuron = moment.allocation().strongestNeuronOf(feature);
            return new Kind(
                    River.isOn(moment, feature),
                    River.isShared(moment, feature),
                    moment.weights().at(feature, neuron) < 0);
        }

        Color colour(Look look) {
            return isOn ? look.sign(isNegative ? -1 : 1) : Look.mix(look.ground(), look.faint(), 0.5);
        }
    }

    /** Moments that look alike in one piece: pieces that only touch would show their seams. */
    private static void paintStream(Graphics2D g, Scene scene, int feature, boolean isLit, Look look) {
        int last = scene.river.moments().size() - 1;
        if (last == 0) {
            Kind only = kind(scene, feature, 0);
            paintPiece(g, scene, piece(scene, feature, 0, 0), only, look.lit(only.colour(look), isLit), look);
        }
        int from = 0;
        for (int t = 1; t <= last; t++) {
            boolean isEnd = t == last || !kind(scene, feature, t).equals(kind(scene, feature, t + 1));
            if (isEnd) {
                Kind kind = kind(scene, feature, t);
                paintPiece(g, scene, piece(scene, feature, from, t), kind, look.lit(kind.colour(look), isLit), look);
                from = t;
            }
        }
    }

    private static Kind kind(Scene scene, int feature, int t) {
        return Kind.of(scene.river.moments().get(t), feature);
    }

    private static void paintPiece(Graphics2D g, Scene scene, Shape piece, Kind kind, Color colour, Look look) {
        g.setColor(colour);
        g.fill(piece);
        if (kind.isShared && scene.slot() >= 3) {
            Graphics2D clipped = (Graphics2D) g.create();
            clipped.clip(piece);
            clipped.setColor(Look.mix(colour, look.ground(), 0.55));
            Rectangle2D bounds = piece.getBounds2D();
            // From the top of the plot, so that the lines of two streams meet.
            Hatch.paint(
                    clipped,
                    new Rectangle2D.Double(
                            bounds.getX(), scene.plot.getY(), bounds.getWidth(), scene.plot.getHeight()));
            clipped.dispose();
        }
    }

    /** From moment {@code from} to moment {@code to}; where they are one, all the way across. */
    private static Shape piece(Scene scene, int feature, int from, int to) {
        Path2D path = new Path2D.Double();
        for (int t = from; t <= to; t++) {
            edge(path, scene, feature, t, -1);
        }
        if (from == to) {
            double half = scene.half(scene.river.moments().get(to), feature);
            double middle = scene.middle(scene.river.moments().get(to), feature);
            return new Rectangle2D.Double(scene.plot.getX(), middle - half, scene.plot.getWidth(), 2 * half);
        }
        for (int t = to; t >= from; t--) {
            edge(path, scene, feature, t, 1);
        }
        path.closePath();
        return path;
    }

    /** On to a moment along the upper (-1) or the lower (1) edge, in a curve that arrives level. */
    private static void edge(Path2D path, Scene scene, int feature, int moment, int side) {
        River.Moment there = scene.river.moments().get(moment);
        double x = scene.time.x(there.step());
        double y = scene.middle(there, feature) + side * scene.half(there, feature);
        if (path.getCurrentPoint() == null) {
            path.moveTo(x, y);
        } else if (path.getCurrentPoint().getX() == x) {
            path.lineTo(x, y);
        } else {
            double bend = (path.getCurrentPoint().getX() + x) / 2;
            path.curveTo(bend, path.getCurrentPoint().getY(), bend, y, x, y);
        }
    }

    private static void paintFeatureNames(Graphics2D g, Scene scene, Lighting lighting, Look look) {
        River.Moment first = scene.river.moments().get(0);
        double right = scene.plot.getX();
        Labels labels =
                new Labels(new Rectangle2D.Double(0, scene.plot.getY() - 8, right, scene.plot.getHeight() + 16));
        g.setFont(look.labelFont());
        List<Integer> downwards = IntStream.range(0, scene.river.features())
                .boxed()
                .sorted(Comparator.comparing(first.places()::get))
                .toList();
        for (boolean isLit : new boolean[] {true, false}) {
            for (int i : downwards) {
                if (lighting.lightsFeature(i) == isLit) {
                    g.setColor(look.lit(look.muted(), isLit));
                    double top = scene.middle(first, i) - 6;
                    String name = "f" + i;
                    double width = Text.width(name, look.labelFont());
                    List<Rectangle2D> boxes = IntStream.range(0, scene.names.columns)
                            .<Rectangle2D>mapToObj(c -> new Rectangle2D.Double(
                                    right - LABEL_GAP - width - c * scene.names.left, top, width, LABEL_HEIGHT - 1))
                            .toList();
                    labels.place(boxes).ifPresent(free -> Text.left(g, name, free.getX(), free.getMaxY() - 2));
                }
            }
        }
    }

    /** At the end of the streams: the polysemantic neurons first, in their colour, and whose streams these are. */
    private static void paintEnds(Graphics2D g, Scene scene, Lighting lighting, Look look) {
        double room = scene.names.columns * scene.names.right;
        Labels labels = new Labels(
                new Rectangle2D.Double(scene.plot.getMaxX(), scene.plot.getY() - 8, room, scene.plot.getHeight() + 16));
        // Two columns have room for all of them, one after the other; one may not.
        Comparator<End> order = Comparator.comparingInt(end -> scene.names.columns == 1 ? -end.owners() : 0);
        scene.names.ends.stream()
                .sorted(order)
                .filter(end -> end.neuron.isPresent() || scene.names.isNamed)
                .forEach(end -> paintEnd(g, scene, end, labels, lighting, look));
    }

    private static void paintEnd(Graphics2D g, Scene scene, End end, Labels labels, Lighting lighting, Look look) {
        River.Moment last = scene.river.last();
        double top = end.streams.stream()
                        .mapToDouble(i -> scene.middle(last, i))
                        .average()
                        .orElseThrow()
                - 6;
        boolean isShared = end.neuron.isPresent() && last.allocation().isPolysemantic(end.neuron.getAsInt());
        double column = scene.names.right;
        String features = scene.names.isNamed
                ? Text.fit(end.features(), look.labelFont(), column - 2 * LABEL_GAP - end.neuronWidth(look))
                : "";
        double width = end.neuronWidth(look) + Text.width(features, look.labelFont());
        List<Rectangle2D> boxes = IntStream.range(0, scene.names.columns)
                .<Rectangle2D>mapToObj(c -> new Rectangle2D.Double(
                        scene.plot.getMaxX() + LABEL_GAP + c * column, top, width, LABEL_HEIGHT - 1))
                .toList();
        labels.place(boxes).ifPresent(free -> {
            boolean isNeuronLit = end.neuron.isPresent() && lighting.lightsNeuron(end.neuron.getAsInt());
            g.setFont(isShared ? look.strongLabelFont() : look.labelFont());
            g.setColor(look.lit(isShared ? look.polysemantic() : look.text(), isNeuronLit));
            Text.left(g, end.neuronName(), free.getX(), free.getMaxY() - 2);
            g.setFont(look.labelFont());
            g.setColor(look.lit(look.muted(), end.streams.stream().anyMatch(lighting::lightsFeature)));
            Text.left(g, features, free.getX() + end.neuronWidth(look), free.getMaxY() - 2);
        });
    }

    @Override
    public Optional<Hit> at(double x, double y, Snapshot snapshot, Perspective perspective, Size size) {
        Scene scene = Scene.of(snapshot, perspective, size);
        int place = (int) Math.floor((y - scene.plot.getY()) / scene.slot());
        if (scene.isEmpty() || !scene.time.spans(x) || place < 0 || place >= scene.river.features()) {
            return Optional.empty();
        }
        River.Moment moment = scene.river.moments().get(scene.river.nearest(scene.time.stepAt(x)));
        for (int i = 0; i < scene.river.features(); i++) {
            if (moment.places().get(i) == place) {
                return Optional.of(hit(moment, i));
            }
        }
        return Optional.empty();
    }

    private static Hit hit(River.Moment moment, int feature) {
        int neuron = moment.allocation().strongestNeuronOf(feature);
        String state = River.isOn(moment, feature) ? "on" : "nearest to";
        StringBuilder text = new StringBuilder("step " + Numerals.count(moment.step()) + ": f" + feature + " " + state
                + " n" + neuron + " " + Numerals.signed(moment.weights().at(feature, neuron), 3));
        if (River.isShared(moment, feature)) {
            moment.allocation().ownersOf(neuron).stream()
                    .filter(owner -> owner.feature() != feature)
                    .forEach(owner -> text.append(", with f").append(owner.feature()));
        }
        return new Hit(
                new Selection(OptionalInt.of(feature), OptionalInt.empty(), OptionalInt.of(neuron)), text.toString());
    }
}
