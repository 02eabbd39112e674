package org.polyseme.figure;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.polyseme.measure.Allocation;
import org.polyseme.measure.ForecastScore;
import org.polyseme.measure.Preferences;
import org.polyseme.state.ModelKind;
import org.polyseme.state.Snapshot;

/**
 * One feature's weights on all neurons over the run: who wins it. Weights below the threshold 1/‖w‖₁ shrink, those above
 * grow, in the model whose features take all or nothing. Stateless.
 *
 * <pre>
 *   1 ┤            ╭──── n17    the winner: the strongest now
 *     │    ╭───────╯
 *     │╌╌╌╌╯╌╌╌╌╌╌╌╌╌╌╌         1/‖w‖₁
 *   0 ┤───╲____________ n4      the runner-up: of all others it came furthest
 *     step 0        10,000
 * </pre>
 *
 * <p>Source: Lecomte et al., the dynamics of one feature under L1 (src/docs/model.md).
 */
public final class RaceFigure implements Figure {
    /** Lines of their own; the rest lies under the largest of them, which a band shows. */
    private static final int DRAWN = 48;

    private static final int LEFT = 44;
    private static final int RIGHT = 56;
    private static final int BOTTOM = 28;

    @Override
    public String id() {
        return "race";
    }

    @Override
    public String title() {
        return "Race";
    }

    /** What one painting or one answer is made with. */
    private record Scene(Race race, TimeAxis time, Rectangle2D plot, double top) {
        static Scene of(Snapshot snapshot, Perspective perspective, Size size) {
            Race race = Race.of(snapshot, feature(snapshot, perspective));
            Rectangle2D plot = Sheet.plot(size, LEFT, RIGHT, BOTTOM);
            plot.setRect(plot.getX(), plot.getY() + 6, plot.getWidth(), Math.max(0, plot.getHeight() - 6));
            double largest = Math.max(race.largest(), 1);
            double top = largest <= 1.25 ? 1.25 : Ticks.roundUp(largest);
            return new Scene(race, TimeAxis.of(plot, snapshot.step()), plot, top);
        }

        boolean isEmpty() {
            return plot.getWidth() < 40 || plot.getHeight() < 40;
        }

        RaceForces.Room room() {
            return new RaceForces.Room(plot, this::y);
        }

        double y(double size) {
            return plot.getMaxY() - plot.getHeight() * Math.min(size, top) / top;
        }
    }

    /** The selected feature; else the first on a polysemantic neuron; else the first. */
    static int feature(Snapshot snapshot, Perspective perspective) {
        OptionalInt selected = perspective.selection().feature();
        if (selected.isPresent() && selected.getAsInt() < snapshot.weights().rows()) {
            return selected.getAsInt();
        }
        Allocation now = Allocation.of(snapshot.weights(), perspective.definition());
        OptionalInt neuron = perspective.selection().neuron();
        if (neuron.isPresent() && neuron.getAsInt() < now.neurons()) {
            List<Allocation.Owner> owners = now.ownersOf(neuron.getAsInt());
            if (!owners.isEmpty()) {
                return owners.get(0).feature();
            }
        }
        return IntStream.range(0, now.neurons())
                .filter(now::isPolysemantic)
                .map(k -> now.ownersOf(k).get(0).feature())
                .min()
                .orElse(0);
    }

    @Override
    public void paint(Graphics2D graphics, Snapshot snapshot, Perspective perspective, Size size) {
        Look look = perspective.look();
        Scene scene = Scene.of(snapshot, perspective, size);
        try (Sheet sheet = new Sheet(graphics, look, size)) {
            sheet.title(title(), subtitles(snapshot, scene.race));
            if (scene.isEmpty()) {
                Notice.paintTooSmall(sheet.graphics(), look, size);
                return;
            }
            Graphics2D g = sheet.graphics();
            paintAxes(g, scene, look);
            paintRest(g, scene, look);
            if (hasThreshold(snapshot)) {
                paintThreshold(g, scene, look);
            }
            paintNamed(g, scene, look);
            if (perspective.options().isOn(Option.RACE_FORCES)) {
                RaceForces.paint(g, look, snapshot, scene.race, named(scene.race), scene.room());
            }
        }
    }

    /** The winner, and the runner-up where there is one. */
    private static List<Integer> named(Race race) {
        return race.runnerUp().isPresent()
                ? List.of(race.winner(), race.runnerUp().getAsInt())
                : List.of(race.winner());
    }

    /** Only where features compete for neurons under L1 is the threshold what decides. */
    private static boolean hasThreshold(Snapshot snapshot) {
        return snapshot.experiment().model() == ModelKind.INCIDENTAL
                && snapshot.experiment().l1() > 0;
    }

    private static String[] subtitles(Snapshot snapshot, Race race) {
        String feature = "f" + race.feature();
        int neurons = snapshot.weights().columns();
        if (neurons == 1) {
            return new String[] {feature + " on the only neuron", feature};
        }
        String winner = "n" + race.winner() + " leads";
        boolean kept = race.winner() == Preferences.first(snapshot.initialWeights(), race.feature());
        String from = kept
                ? ", as at the start"
                : ", n" + Preferences.first(snapshot.initialWeights(), race.feature()) + " led at the start";
        String all = snapshot.weights().rows() == 1
                ? ""
                : "; "
                        + Numerals.percent(ForecastScore.winnersKept(snapshot.initialWeights(), snapshot.weights()))
                        + " of features kept theirs";
        return new String[] {
            feature + ": " + winner + from + all,
            feature + " on " + Numerals.count(neurons) + " neurons: " + winner + from,
            feature + ": " + winner + from,
            feature + ": " + winner,
            feature
        };
    }

    private static void paintAxes(Graphics2D g, Scene scene, Look look) {
        if (!look.shows(Part.AXES)) {
            return;
        }
        g.setFont(look.labelFont());
        double every = scene.top <= 1.25 ? 0.5 : scene.top / 2;
        for (double size = 0; size <= scene.top * (1 + 1e-9); size += every) {
            double y = scene.y(size);
            g.setColor(look.hairline());
            g.fill(new Rectangle2D.Double(scene.plot.getX(), y - 0.5, scene.plot.getWidth(), 1));
            g.setColor(look.muted());
            Text.right(g, Numerals.brief(size), scene.plot.getX() - 8, y + 4);
        }
        Text.left(g, "|w|", 12, scene.plot.getY() + 4);
        scene.time.paint(g, look);
    }

    /** All but the named: lines for the strongest of them, a band under which the others stay. */
    private static void paintRest(Graphics2D g, Scene scene, Look look) {
        Race race = scene.race;
        int[] places = race.byPeak();
        if (places.length > DRAWN) {
            Path2D band = new Path2D.Double();
            band.moveTo(scene.time.x(race.step(0)), scene.y(0));
            for (int t = 0; t < race.points(); t++) {
                double largest = 0;
                for (int r = DRAWN; r < places.length; r++) {
                    largest = Math.max(largest, race.size(places[r], t));
                }
                band.lineTo(scene.time.x(race.step(t)), scene.y(largest));
            }
            band.lineTo(scene.time.x(race.step(race.points() - 1)), scene.y(0));
            band.closePath();
            g.setColor(Look.mix(look.ground(), look.faint(), 0.25));
            g.fill(band);
        }
        g.setStroke(new BasicStroke(1));
        g.setColor(Look.mix(look.ground(), look.faint(), 0.7));
        for (int r = Math.min(DRAWN, places.length) - 1; r >= 0; r--) {
            if (places[r] != race.winner() && places[r] != race.runnerUp().orElse(-1)) {
                g.draw(path(scene, places[r]));
            }
        }
    }

    private static void paintThreshold(Graphics2D g, Scene scene, Look look) {
        Path2D path = new Path2D.Double();
        for (int t = 0; t < scene.race.points(); t++) {
            double x = scene.time.x(scene.race.step(t));
            double y = scene.y(scene.race.threshold(t));
            if (t == 0) {
                path.moveTo(x, y);
            } else {
                path.lineTo(x, y);
            }
        }
        g.setColor(look.text());
        g.setStroke(new BasicStroke(1.25f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, new float[] {2, 3}, 0));
        g.draw(path);
    }

    private static void paintNamed(Graphics2D g, Scene scene, Look look) {
        Labels labels = new Labels(new Rectangle2D.Double(
                scene.plot.getMaxX(), scene.plot.getY() - 12, RIGHT, scene.plot.getHeight() + 24));
        Race race = scene.race;
        paintNamed(g, scene, race.winner(), labels, look);
        race.runnerUp().ifPresent(neuron -> paintNamed(g, scene, neuron, labels, look));
    }

    /** In the colour of its sign now; the runner-up thinner. */
    private static void paintNamed(Graphics2D g, Scene scene, int neuron, Labels labels, Look look) {
        Race race = scene.race;
        boolean isWinner = neuron == race.winner();
        Color ink = isWinner ? look.sign(race.weightNow(neuron)) : look.muted();
        g.setColor(ink);
        g.setStroke(new BasicStroke(isWinner ? 2.5f : 1.5f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        g.draw(path(scene, neuron));
        if (!look.shows(Part.AXES)) {
            return;
        }
        double end = scene.y(Math.abs(race.weightNow(neuron)));
        String name = (race.weightNow(neuron) < 0 ? Numerals.MINUS : '+') + "n" + neuron;
        g.setFont(isWinner ? look.strongLabelFont() : look.labelFont());
        double width = Text.width(name, g.getFont());
        List<Rectangle2D> boxes = IntStream.of(0, -6, 6, -12, 12, -18, 18)
                .<Rectangle2D>mapToObj(
                        shift -> new Rectangle2D.Double(scene.plot.getMaxX() + 6, end - 6 + shift, width, 12))
                .toList();
        labels.place(boxes).ifPresent(box -> Text.left(g, name, box.getX(), box.getMaxY() - 2));
    }

    private static Path2D path(Scene scene, int neuron) {
        Path2D path = new Path2D.Double();
        for (int t = 0; t < scene.race.points(); t++) {
            double x = scene.time.x(scene.race.step(t));
            double y = scene.y(scene.race.size(neuron, t));
            if (t == 0) {
                path.moveTo(x, y);
            } else {
                path.lineTo(x, y);
            }
        }
        return path;
    }

    /** The neuron whose line passes nearest, at the recorded step nearest. */
    @Override
    public Optional<Hit> at(double x, double y, Snapshot snapshot, Perspective perspective, Size size) {
        Scene scene = Scene.of(snapshot, perspective, size);
        if (scene.isEmpty() || !scene.time.spans(x) || y < scene.plot.getY() - 4 || y > scene.plot.getMaxY() + 4) {
            return Optional.empty();
        }
        Race race = scene.race;
        int point = race.nearest(scene.time.stepAt(x));
        int nearest = IntStream.range(0, race.neurons())
                .boxed()
                .min(Comparator.comparingDouble(k -> Math.abs(scene.y(race.size(k, point)) - y)))
                .orElse(0);
        String threshold = hasThreshold(snapshot) ? ", threshold " + Numerals.fixed(race.threshold(point), 3) : "";
        String text = "f" + race.feature() + " on n" + nearest + ": "
                + Numerals.signed(race.weight(nearest, point), 3) + " at step " + Numerals.count(race.step(point))
                + threshold;
        return Optional.of(new Hit(
                new Selection(OptionalInt.of(race.feature()), OptionalInt.empty(), OptionalInt.of(nearest)), text));
    }
}
