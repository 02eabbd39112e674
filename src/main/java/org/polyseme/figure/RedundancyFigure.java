package org.polyseme.figure;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Path2D;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.polyseme.measure.Activations;
import org.polyseme.measure.Inputs;
import org.polyseme.measure.Network;
import org.polyseme.measure.Redundancy;
import org.polyseme.state.Choice;
import org.polyseme.state.Experiment;
import org.polyseme.state.Parameters;
import org.polyseme.state.Snapshot;

/**
 * What is left of the network with more and more of its neurons silenced, in random orders: mean and spread, now and at
 * the start, and of another run where there is one: one trained with dropout beside a plain one. A redundant code loses
 * little at first. Remembers its last measures.
 *
 * <p>Source: Marshall and Kirchner 2024.
 */
public final class RedundancyFigure implements Figure {
    private static final int ORDERS = 4;
    private static final int SAMPLES = 96;
    private static final int FEWEST_SAMPLES = 8;
    private static final int MOST_LEVELS = 64;
    /** Multiplications: above, silencing takes longer than a picture may. */
    private static final long MOST_WORK = 1L << 26;

    private final Recent<Redundancy> recent = new Recent<>(4);

    /** What is measured. */
    public enum Quality implements Choice {
        LOSS("loss", "Squared error"),
        ACCURACY("accuracy", "Accuracy");

        private final String key;
        private final String label;

        Quality(String key, String label) {
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
        return "redundancy";
    }

    @Override
    public String title() {
        return "Redundancy";
    }

    @Override
    public Group group() {
        return Group.CODING;
    }

    @Override
    public int atMostPerSecond() {
        return 3;
    }

    @Override
    public boolean comparesRuns() {
        return true;
    }

    /** What one painting is made with. */
    private record Scene(
            List<Redundancy.Level> now,
            List<Redundancy.Level> start,
            Optional<Other> other,
            int samples,
            Quality quality,
            Axes axes) {
        ToDoubleFunction<Redundancy.Level> mean() {
            return quality == Quality.LOSS ? Redundancy.Level::loss : Redundancy.Level::accuracy;
        }

        ToDoubleFunction<Redundancy.Level> deviation() {
            return quality == Quality.LOSS ? Redundancy.Level::lossDeviation : Redundancy.Level::accuracyDeviation;
        }
    }

    /** The run beside this one. */
    private record Other(String name, Experiment recipe, List<Redundancy.Level> levels) {}

    /** How many inputs can be afforded; too few where the network is too large. */
    private static int samples(Snapshot snapshot) {
        long weights = snapshot.parameters().tensors().stream()
                .mapToLong(tensor -> tensor.values().size())
                .sum();
        long each = ORDERS * (long) Math.min(MOST_LEVELS, snapshot.weights().columns()) * weights;
        return (int) Math.min(SAMPLES, MOST_WORK / Math.max(1, each));
    }

    private Scene scene(Snapshot snapshot, Perspective perspective, Size size) {
        Experiment recipe = snapshot.experiment();
        int samples = samples(snapshot);
        List<Redundancy.Level> now = measured(recipe, snapshot.parameters(), samples);
        List<Redundancy.Level> start = measured(recipe, snapshot.initial(), samples);
        Optional<Other> other = perspective
                .other()
                .filter(run -> isMeasurable(run.snapshot()))
                .map(run -> new Other(
                        run.name(),
                        run.snapshot().experiment(),
                        measured(run.snapshot().experiment(), run.snapshot().parameters(), samples)));
        int silenced = Math.max(
                snapshot.weights().columns(),
                other.map(run -> last(run.levels()).silenced()).orElse(0));
        Quality quality = perspective.options().choice(Option.REDUNDANCY_OF, Quality.class);
        double top = 1;
        if (quality == Quality.LOSS) {
            double largest = 0;
            for (Redundancy.Level level : now) {
                largest = Math.max(largest, level.loss() + level.lossDeviation());
            }
            for (Redundancy.Level level : start) {
                largest = Math.max(largest, level.loss());
            }
            for (Redundancy.Level level : other.map(Other::levels).orElse(List.of())) {
                largest = Math.max(largest, level.loss() + level.lossDeviation());
            }
            top = largest > 0 && Double.isFinite(largest) ? 1.05 * largest : 1;
        }
        Axes.Scale across = Axes.Scale.linear(0, silenced);
        int used = Inputs.of(recipe, samples, 0).first(samples).samples();
        Axes axes = new Axes(Axes.area(size, other.isPresent() ? 3 : 2), across, Axes.Scale.linear(0, top));
        return new Scene(now, start, other, used, quality, axes);
    }

    private static Redundancy.Level last(List<Redundancy.Level> levels) {
        return levels.get(levels.size() - 1);
    }

    private List<Redundancy.Level> measured(Experiment recipe, Parameters parameters, int samples) {
        return recent.of(parameters, List.of(recipe, samples), () -> {
                    Network network = Network.of(recipe, parameters);
                    Activations inputs = Inputs.of(recipe, samples, 0).first(samples);
                    Activations targets = Inputs.targets(recipe, inputs, network.width(network.layers()));
                    return Redundancy.of(network, inputs, targets, 1, ORDERS, 0);
                })
                .levels();
    }

    private static boolean isMeasurable(Snapshot snapshot) {
        return samples(snapshot) >= FEWEST_SAMPLES && snapshot.parameters().isFinite();
    }

    @Override
    public void paint(Graphics2D graphics, Snapshot snapshot, Perspective perspective, Size size) {
        Look look = perspective.look();
        try (Sheet sheet = new Sheet(graphics, look, size)) {
            Graphics2D g = sheet.graphics();
            if (!isMeasurable(snapshot)) {
                sheet.title(title(), "with neurons silenced", "");
                Notice.paint(
                        g,
                        look,
                        size,
                        snapshot.parameters().isFinite()
                                ? "This network is too large to silence its neurons one by one while the run goes on. Up to"
                                        + " some 30,000 weights it can be done."
                                : "The weights are no longer finite numbers. Go back to an earlier step.");
                return;
            }
            Scene scene = scene(snapshot, perspective, size);
            String word = scene.quality == Quality.LOSS ? "squared error" : "accuracy";
            String orders = word + " with neurons silenced in " + ORDERS + " random orders";
            sheet.title(title(), orders, word + " with neurons silenced", "");
            if (scene.axes.isEmpty()) {
                Notice.paintTooSmall(sheet.graphics(), look, size);
                return;
            }
            scene.axes.paint(g, look, "neurons silenced", word);
            paintBand(g, scene, scene.start, look.faint(), look, Legend.DASHED);
            scene.other.ifPresent(other -> paintBand(g, scene, other.levels, look.polysemantic(), look, Legend.DOTTED));
            paintBand(g, scene, scene.now, look.accent(), look, Legend.SOLID);
            Legend legend = new Legend().add(Legend.Mark.SOLID, look.accent(), "now");
            scene.other.ifPresent(other -> legend.add(Legend.Mark.DOTTED, look.polysemantic(), other.name));
            legend.add(Legend.Mark.DASHED, look.faint(), "at the start")
                    .add(Legend.Mark.BAND, Look.mix(look.ground(), look.accent(), 0.22), "± one deviation")
                    .paint(g, look, scene.axes.plot(), word);
            footer(scene, snapshot.experiment()).paint(g, look, size);
        }
    }

    private static void paintBand(
            Graphics2D g,
            Scene scene,
            List<Redundancy.Level> levels,
            Color colour,
            Look look,
            java.awt.BasicStroke stroke) {
        double[] xs = levels.stream().mapToDouble(Redundancy.Level::silenced).toArray();
        double[] mean = levels.stream().mapToDouble(scene.mean()).toArray();
        double[] spread = levels.stream().mapToDouble(scene.deviation()).toArray();
        Graphics2D inside = scene.axes.inside(g);
        Path2D band = new Path2D.Double();
        for (int i = 0; i < 2 * xs.length; i++) {
            int at = i < xs.length ? i : 2 * xs.length - 1 - i;
            double y = scene.axes.y(mean[at] + (i < xs.length ? spread[at] : -spread[at]));
            if (!Double.isFinite(y)) {
                continue;
            }
            if (band.getCurrentPoint() == null) {
                band.moveTo(scene.axes.x(xs[at]), y);
            } else {
                band.lineTo(scene.axes.x(xs[at]), y);
            }
        }
        inside.setColor(Look.mix(look.ground(), colour, 0.22));
        inside.fill(band);
        inside.setColor(colour);
        inside.setStroke(stroke);
        inside.draw(scene.axes.path(xs, mean));
        inside.dispose();
    }

    /** How many neurons can go before half of what the network achieves is lost. */
    private static Footer footer(Scene scene, Experiment recipe) {
        String trained = trained(recipe);
        String counts = halved(scene, scene.now) + " of " + last(scene.now).silenced();
        String start = " (at the start " + halved(scene, scene.start) + ")";
        Footer footer = new Footer()
                .say(
                        "Half of what they all achieve is lost with " + counts + " neurons silenced" + start + ".",
                        "Half is lost with " + counts + " silenced" + start + ".",
                        "Half is lost with " + counts + " silenced.")
                .say(
                        "Neurons of the first layer put out 0; " + Numerals.count(scene.samples) + " inputs; " + trained
                                + ".",
                        Numerals.count(scene.samples) + " inputs; " + trained + ".");
        scene.other.ifPresent(other -> {
            String half = other.name + ", " + trained(other.recipe) + ", loses half with " + halved(scene, other.levels)
                    + " of " + last(other.levels).silenced();
            footer.say(half + " silenced.", half + ".");
        });
        return footer;
    }

    private static String trained(Experiment recipe) {
        return recipe.dropout() > 0
                ? "trained with dropout " + Numerals.tick(recipe.dropout())
                : "trained without dropout";
    }

    /** The first number silenced at which the mean is half way from none to all. */
    private static int halved(Scene scene, List<Redundancy.Level> levels) {
        double whole = scene.mean().applyAsDouble(levels.get(0));
        double none = scene.mean().applyAsDouble(last(levels));
        for (Redundancy.Level level : levels) {
            if (Math.abs(scene.mean().applyAsDouble(level) - whole) >= Math.abs(none - whole) / 2) {
                return level.silenced();
            }
        }
        return last(levels).silenced();
    }

    @Override
    public Optional<Hit> at(double x, double y, Snapshot snapshot, Perspective perspective, Size size) {
        if (!isMeasurable(snapshot)) {
            return Optional.empty();
        }
        Scene scene = scene(snapshot, perspective, size);
        if (scene.axes.isEmpty() || !scene.axes.isNear(x, y)) {
            return Optional.empty();
        }
        double wanted = scene.axes.valueAt(x);
        int nearest = 0;
        for (int i = 1; i < scene.now.size(); i++) {
            if (Math.abs(scene.now.get(i).silenced() - wanted)
                    < Math.abs(scene.now.get(nearest).silenced() - wanted)) {
                nearest = i;
            }
        }
        int at = nearest;
        Redundancy.Level now = scene.now.get(nearest);
        Redundancy.Level start = scene.start.get(nearest);
        String accuracy = Double.isNaN(now.accuracy()) ? "" : ", accuracy " + Numerals.fixed(now.accuracy(), 3);
        return Optional.of(new Hit(
                Selection.NONE,
                now.silenced() + " silenced: error " + Numerals.significant(now.loss()) + " ± "
                        + Numerals.significant(now.lossDeviation()) + accuracy + "; at start error "
                        + Numerals.significant(start.loss())
                        + scene.other
                                .filter(other -> at < other.levels.size())
                                .map(other -> "; " + other.name + " error "
                                        + Numerals.significant(
                                                other.levels.get(at).loss()))
                                .orElse("")));
    }
}
