package org.polyseme.figure;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Path2D;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.polyseme.measure.Inputs;
import org.polyseme.measure.Network;
import org.polyseme.measure.Redundancy;
import org.polyseme.measure.WithoutDropout;
import org.polyseme.state.Choice;
import org.polyseme.state.Experiment;
import org.polyseme.state.Parameters;
import org.polyseme.state.RunPlan;
import org.polyseme.state.Snapshot;

/**
 * What is left of the network with more and more of its neurons silenced, in random orders: mean and spread, now and at
 * the start; of a run with dropout also the same recipe trained without, and of another run where there is one. A redundant
 * code loses little at first. Remembers its last measures.
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

    private final Recent<WithoutDropout.Found> recent = new Recent<>(4);

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

    /** The same recipe without dropout, where it has any and its neurons can be silenced. */
    @Override
    public Optional<RunPlan> runs(Experiment recipe, Options options) {
        int samples = samples((long) recipe.features() * recipe.neurons(), recipe.neurons());
        return recipe.model().isTied() && samples >= FEWEST_SAMPLES
                ? WithoutDropout.of(recipe, samples, ORDERS).map(plan -> plan)
                : Optional.empty();
    }

    /** What one painting is made with. */
    private record Scene(
            WithoutDropout.Found found,
            List<Redundancy.Level> start,
            Optional<Other> other,
            int samples,
            Quality quality,
            Axes axes) {
        List<Redundancy.Level> now() {
            return found.redundancy().levels();
        }

        ToDoubleFunction<Redundancy.Level> mean() {
            return quality == Quality.LOSS ? Redundancy.Level::loss : Redundancy.Level::accuracy;
        }

        ToDoubleFunction<Redundancy.Level> deviation() {
            return quality == Quality.LOSS ? Redundancy.Level::lossDeviation : Redundancy.Level::accuracyDeviation;
        }
    }

    /** The run beside this one. */
    private record Other(String name, String trained, WithoutDropout.Found found) {
        List<Redundancy.Level> levels() {
            return found.redundancy().levels();
        }
    }

    /** How many inputs can be afforded; too few where the network is too large. */
    private static int samples(Snapshot snapshot) {
        long weights = snapshot.parameters().tensors().stream()
                .mapToLong(tensor -> tensor.values().size())
                .sum();
        return samples(weights, snapshot.weights().columns());
    }

    private static int samples(long weights, int neurons) {
        long each = (ORDERS + 1) * (long) Math.min(MOST_LEVELS, neurons) * weights;
        return (int) Math.min(SAMPLES, MOST_WORK / Math.max(1, each));
    }

    private Scene scene(Snapshot snapshot, Perspective perspective, Size size) {
        Experiment recipe = snapshot.experiment();
        int samples = samples(snapshot);
        WithoutDropout.Found now = measured(recipe, snapshot.parameters(), samples);
        List<Redundancy.Level> start =
                measured(recipe, snapshot.initial(), samples).redundancy().levels();
        Optional<Other> other = other(snapshot, perspective, samples);
        int silenced = Math.max(
                snapshot.weights().columns(),
                other.map(run -> last(run.levels()).silenced()).orElse(0));
        Quality quality = perspective.options().choice(Option.REDUNDANCY_OF, Quality.class);
        double top = 1;
        if (quality == Quality.LOSS) {
            double largest = Stream.of(
                            now.redundancy().levels(),
                            start,
                            other.map(Other::levels).orElse(List.of()))
                    .flatMap(List::stream)
                    .mapToDouble(level -> level.loss() + level.lossDeviation())
                    .max()
                    .orElse(0);
            top = largest > 0 && Double.isFinite(largest) ? 1.05 * largest : 1;
        }
        Axes.Scale across = Axes.Scale.linear(0, silenced);
        int used = Inputs.of(recipe, samples, 0).first(samples).samples();
        Axes axes = new Axes(Axes.area(size, other.isPresent() ? 3 : 2), across, Axes.Scale.linear(0, top));
        return new Scene(now, start, other, used, quality, axes);
    }

    /** The run that it is held against, or else its twin without dropout. */
    private Optional<Other> other(Snapshot snapshot, Perspective perspective, int samples) {
        Optional<Other> chosen = perspective
                .other()
                .filter(run -> isMeasurable(run.snapshot()))
                .map(run -> new Other(
                        run.name(),
                        ", " + trained(run.snapshot().experiment()) + ",",
                        measured(run.snapshot().experiment(), run.snapshot().parameters(), samples)));
        return chosen.or(() -> snapshot.runs(WithoutDropout.class)
                .flatMap(WithoutDropout::found)
                .map(found -> new Other("the same without dropout", "", found)));
    }

    private static Redundancy.Level last(List<Redundancy.Level> levels) {
        return levels.get(levels.size() - 1);
    }

    private WithoutDropout.Found measured(Experiment recipe, Parameters parameters, int samples) {
        return recent.of(
                parameters,
                List.of(recipe, samples),
                () -> WithoutDropout.read(Network.of(recipe, parameters), recipe, samples, ORDERS));
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
            List<Redundancy.Level> beside = scene.other.map(Other::levels).orElse(List.of());
            paintBand(g, scene, beside, look.polysemantic(), look);
            paintBand(g, scene, scene.start, look.faint(), look);
            paintBand(g, scene, scene.now(), look.accent(), look);
            paintMean(g, scene, beside, look.polysemantic(), Legend.DOTTED);
            paintMean(g, scene, scene.start, look.faint(), Legend.DASHED);
            paintMean(g, scene, scene.now(), look.accent(), Legend.SOLID);
            Legend legend = new Legend().add(Legend.Mark.SOLID, look.accent(), "now");
            scene.other.ifPresent(other -> legend.add(Legend.Mark.DOTTED, look.polysemantic(), other.name));
            legend.add(Legend.Mark.DASHED, look.faint(), "at the start")
                    .add(Legend.Mark.BAND, Look.mix(look.ground(), look.accent(), 0.22), "± one deviation")
                    .paint(g, look, scene.axes.plot(), word);
            footer(scene, snapshot.experiment()).paint(g, look, size);
        }
    }

    private static void paintBand(Graphics2D g, Scene scene, List<Redundancy.Level> levels, Color colour, Look look) {
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
        inside.dispose();
    }

    private static void paintMean(
            Graphics2D g, Scene scene, List<Redundancy.Level> levels, Color colour, BasicStroke stroke) {
        double[] xs = levels.stream().mapToDouble(Redundancy.Level::silenced).toArray();
        double[] mean = levels.stream().mapToDouble(scene.mean()).toArray();
        Graphics2D inside = scene.axes.inside(g);
        inside.setColor(colour);
        inside.setStroke(stroke);
        inside.draw(scene.axes.path(xs, mean));
        inside.dispose();
    }

    /** What silenced neurons cost one by one, and how many can go before half of what the network achieves is lost. */
    private static Footer footer(Scene scene, Experiment recipe) {
        String counts = halved(scene, scene.now()) + " of " + last(scene.now()).silenced();
        String start = " (at the start " + halved(scene, scene.start) + ")";
        String inputs = Numerals.count(scene.samples) + " inputs; " + trained(recipe) + ".";
        Footer footer = new Footer();
        double cost = scene.found.oneByOne();
        if (Double.isFinite(cost)) {
            String alone =
                    "Silenced one by one, neurons cost " + Numerals.fixed(cost, 2) + " of what they achieve together";
            String brief = "Silenced one by one they cost " + Numerals.fixed(cost, 2) + " of what all achieve";
            footer.note(alone + ": 1 without redundancy, 1/r with r neurons a feature.", alone + ".", brief + ".");
        }
        scene.other.ifPresent(other -> {
            String half = halved(scene, other.levels()) + " of "
                    + last(other.levels()).silenced();
            double others = other.found.oneByOne();
            String alone = Double.isFinite(others) ? Numerals.fixed(others, 2) + " one by one, and " : "";
            String name = Character.toUpperCase(other.name.charAt(0)) + other.name.substring(1) + other.trained;
            footer.say(
                    name + ": " + alone + "half lost with " + half + " silenced.",
                    name + ": " + alone + "half with " + half + ".");
        });
        return footer.say(
                "Half is lost with " + counts + " silenced" + start + ". " + inputs,
                "Half is lost with " + counts + " silenced. " + inputs,
                "Half is lost with " + counts + " silenced.");
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
        for (int i = 1; i < scene.now().size(); i++) {
            if (Math.abs(scene.now().get(i).silenced() - wanted)
                    < Math.abs(scene.now().get(nearest).silenced() - wanted)) {
                nearest = i;
            }
        }
        int at = nearest;
        Redundancy.Level now = scene.now().get(nearest);
        Redundancy.Level start = scene.start.get(nearest);
        String accuracy = Double.isNaN(now.accuracy()) ? "" : ", accuracy " + Numerals.fixed(now.accuracy(), 3);
        return Optional.of(new Hit(
                Selection.NONE,
                now.silenced() + " silenced: error " + Numerals.significant(now.loss()) + " ± "
                        + Numerals.significant(now.lossDeviation()) + accuracy + "; at start error "
                        + Numerals.significant(start.loss())
                        + scene.other
                                .filter(other -> at < other.levels().size())
                                .map(other -> "; " + other.name + " error "
                                        + Numerals.significant(
                                                other.levels().get(at).loss()))
                                .orElse("")));
    }
}
