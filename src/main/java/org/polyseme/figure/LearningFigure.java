package org.polyseme.figure;

import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.polyseme.measure.Activations;
import org.polyseme.measure.Inputs;
import org.polyseme.measure.LearningCoefficient;
import org.polyseme.measure.Network;
import org.polyseme.state.Choice;
import org.polyseme.state.Parameters;
import org.polyseme.state.Snapshot;

/**
 * The local learning coefficient with the chains that it comes from: the loss that random steps about these parameters
 * climb to, and whether they have settled. Remembers its last measures.
 *
 * <p>Source: Lau et al. 2023 (2308.12108); the behavioural loss: Bushnaq et al. 2024.
 */
public final class LearningFigure implements Figure {
    private static final int SAMPLES = 64;
    private static final int CHAINS = 4;
    private static final long MOST_PARAMETERS = 256;
    private static final int HEADLINE = 34;

    private final Recent<LearningCoefficient> recent = new Recent<>(4);

    /** The loss about whose minimum the chains walk. */
    public enum Loss implements Choice {
        BEHAVIOUR("behaviour", "Behavioural loss"),
        TASK("task", "Loss of the task");

        private final String key;
        private final String label;

        Loss(String key, String label) {
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

    private record Scene(LearningCoefficient found, long parameters, Axes axes) {}

    @Override
    public String id() {
        return "learning";
    }

    @Override
    public String title() {
        return "Learning coefficient";
    }

    @Override
    public Group group() {
        return Group.DEGENERACY;
    }

    @Override
    public int atMostPerSecond() {
        return 1;
    }

    private static long parameters(Snapshot snapshot) {
        return snapshot.parameters().tensors().stream()
                .mapToLong(tensor -> tensor.values().size())
                .sum();
    }

    /** Why there is nothing to show; empty if there is. */
    static String reason(Snapshot snapshot) {
        if (!snapshot.parameters().isFinite()) {
            return "The weights are no longer finite numbers. Go back to an earlier step.";
        }
        return parameters(snapshot) <= MOST_PARAMETERS
                ? ""
                : "This network has too many parameters for chains that follow the run: up to 256. Choose a small bias-free"
                        + " ReLU network, or five features in two neurons.";
    }

    private LearningCoefficient found(Snapshot snapshot, Options options) {
        int steps = (int) options.number(Option.LEARNING_STEPS);
        double rate = Math.pow(10, options.number(Option.LEARNING_RATE));
        Loss loss = options.choice(Option.LEARNING_LOSS, Loss.class);
        Parameters parameters = snapshot.parameters();
        return recent.of(parameters, List.of(snapshot.experiment(), steps, rate, loss), () -> {
            Network network = Network.of(snapshot);
            Activations inputs = Inputs.of(snapshot.experiment(), SAMPLES, 0);
            LearningCoefficient.Settings settings =
                    new LearningCoefficient.Settings(CHAINS, steps / 2, steps - steps / 2, rate, 1, 0, 0);
            return loss == Loss.BEHAVIOUR
                    ? LearningCoefficient.behavioural(network, inputs, settings)
                    : LearningCoefficient.of(
                            network,
                            inputs,
                            Inputs.targets(snapshot.experiment(), inputs, network.width(network.layers())),
                            settings);
        });
    }

    private Scene scene(Snapshot snapshot, Perspective perspective, Size size) {
        LearningCoefficient found = found(snapshot, perspective.options());
        double high = 0;
        double low = 0;
        for (int c = 0; c < found.chains(); c++) {
            for (int step = 0; step < found.steps(); step++) {
                double y = excess(found, c, step);
                high = Double.isFinite(y) ? Math.max(high, Math.min(y, 1e9)) : high;
                low = Double.isFinite(y) ? Math.min(low, y) : low;
            }
        }
        Rectangle2D area = Axes.area(size, 2);
        Rectangle2D plot = new Rectangle2D.Double(
                area.getX(), area.getY() + HEADLINE, area.getWidth(), Math.max(0, area.getHeight() - HEADLINE));
        return new Scene(
                found,
                parameters(snapshot),
                new Axes(
                        plot,
                        Axes.Scale.linear(0, found.steps()),
                        Axes.Scale.linear(low, high > low ? 1.05 * high : low + 1)));
    }

    /** {@code nβ (L - L*)}: λ is its mean over the steps that count. */
    private static double excess(LearningCoefficient found, int chain, int step) {
        return found.inverseTemperature() * (found.loss(chain, step) - found.lossAtStart());
    }

    @Override
    public void paint(Graphics2D graphics, Snapshot snapshot, Perspective perspective, Size size) {
        Look look = perspective.look();
        try (Sheet sheet = new Sheet(graphics, look, size)) {
            Graphics2D g = sheet.graphics();
            String reason = reason(snapshot);
            sheet.title(title(), "chains of random steps about these parameters", "");
            if (!reason.isEmpty()) {
                Notice.paint(g, look, size, reason);
                return;
            }
            Scene scene = scene(snapshot, perspective, size);
            if (scene.axes.isEmpty()) {
                Notice.paintTooSmall(sheet.graphics(), look, size);
                return;
            }
            paintHeadline(g, scene, look);
            scene.axes.paint(g, look, "step of a chain", "nβ (L − L*)");
            paintChains(g, scene, look);
            new Legend()
                    .add(Legend.Mark.SOLID, look.accent(), "four chains")
                    .add(Legend.Mark.DASHED, look.text(), "λ")
                    .add(Legend.Mark.BAND, look.hairline(), "do not count")
                    .paint(g, look, scene.axes.plot(), "nβ (L − L*)");
            footer(scene, look).paint(g, look, size);
        }
    }

    private static void paintHeadline(Graphics2D g, Scene scene, Look look) {
        double value = scene.found.value();
        String number = Double.isFinite(value) ? "λ " + Numerals.significant(value) : "no λ";
        double x = scene.axes.plot().getX() - 40;
        double y = scene.axes.plot().getY() - 34;
        g.setFont(look.headlineFont());
        g.setColor(look.text());
        Text.left(g, number, x, y);
        double after = x + Text.width(number, g.getFont()) + 8;
        g.setFont(look.labelFont());
        g.setColor(look.muted());
        String text = Double.isFinite(value)
                ? "± " + Numerals.significant(scene.found.deviation()) + " between chains: as many as "
                        + Numerals.significant(scene.found.effectiveParameters()) + " of "
                        + Numerals.count(scene.parameters)
                        + " parameters, 2λ"
                : "a chain ran away";
        Text.left(g, Text.fit(text, g.getFont(), scene.axes.plot().getMaxX() - after), after, y);
    }

    private static void paintChains(Graphics2D g, Scene scene, Look look) {
        Axes axes = scene.axes;
        LearningCoefficient found = scene.found;
        Graphics2D inside = axes.inside(g);
        inside.setColor(Look.mix(look.ground(), look.hairline(), 0.6));
        inside.fill(new Rectangle2D.Double(
                axes.plot().getX(),
                axes.plot().getY(),
                axes.x(found.burnIn()) - axes.plot().getX(),
                axes.plot().getHeight()));
        int every = Math.max(1, found.steps() / 400);
        double[] xs = new double[found.steps() / every];
        double[] ys = new double[xs.length];
        for (int c = 0; c < found.chains(); c++) {
            for (int i = 0; i < xs.length; i++) {
                xs[i] = (double) i * every;
                ys[i] = excess(found, c, i * every);
            }
            inside.setColor(Look.mix(look.accent(), look.ground(), 0.2 * c));
            inside.setStroke(new java.awt.BasicStroke(1f));
            inside.draw(axes.path(xs, ys));
        }
        double value = found.value();
        if (Double.isFinite(value)) {
            inside.setColor(look.text());
            inside.setStroke(Legend.DASHED);
            inside.draw(new Line2D.Double(
                    axes.x(found.burnIn()), axes.y(value), axes.plot().getMaxX(), axes.y(value)));
        }
        inside.dispose();
    }

    private static Footer footer(Scene scene, Look look) {
        LearningCoefficient.Trust trust = scene.found.trust();
        String settings = "nβ = " + Numerals.significant(scene.found.inverseTemperature()) + " over " + SAMPLES
                + " inputs, all at once; pull γ = 1 back to the start";
        return new Footer()
                .compare(trust == LearningCoefficient.Trust.SETTLED, look, trust.sentence())
                .say(
                        "An estimate. " + settings + ". A regular minimum has half the number of parameters.",
                        "An estimate. " + settings + ".",
                        "An estimate over " + SAMPLES + " inputs.");
    }

    @Override
    public Optional<Hit> at(double x, double y, Snapshot snapshot, Perspective perspective, Size size) {
        if (!reason(snapshot).isEmpty()) {
            return Optional.empty();
        }
        Scene scene = scene(snapshot, perspective, size);
        if (scene.axes.isEmpty() || !scene.axes.plot().contains(x, y)) {
            return Optional.empty();
        }
        int step = (int) Math.max(0, Math.min(scene.found.steps() - 1, scene.axes.valueAt(x)));
        double[] chains = new double[scene.found.chains()];
        Arrays.setAll(chains, c -> excess(scene.found, c, step));
        StringBuilder text = new StringBuilder("step " + Numerals.count(step) + ": ");
        for (int c = 0; c < chains.length; c++) {
            text.append(c == 0 ? "" : ", ").append(Numerals.significant(chains[c]));
        }
        return Optional.of(new Hit(Selection.NONE, text + "; λ " + Numerals.significant(scene.found.value())));
    }
}
