package org.polyseme.figure;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.polyseme.measure.Activations;
import org.polyseme.measure.CurvatureCoefficient;
import org.polyseme.measure.Degeneracy;
import org.polyseme.measure.Inputs;
import org.polyseme.measure.LearningCoefficient;
import org.polyseme.measure.Network;
import org.polyseme.state.Choice;
import org.polyseme.state.Parameters;
import org.polyseme.state.Snapshot;
import org.polyseme.theory.Comparison;

/**
 * The local learning coefficient with the chains that it comes from: the loss that random steps about these parameters
 * climb to, whether they have settled, and what curvature alone foretells. Remembers its last measures.
 *
 * <p>Source: Lau et al. 2023 (2308.12108); the behavioural loss: Bushnaq et al. 2024.
 */
public final class LearningFigure implements Figure {
    private static final int SAMPLES = 64;
    private static final int CHAINS = 4;
    private static final long MOST_PARAMETERS = 256;
    private static final int HEADLINE = 34;
    private static final double BAND = 0.1;

    private final Recent<Found> recent = new Recent<>(4);

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

    /**
     * The chains, and what curvature foretells of them.
     *
     * @param foretold empty but for the behavioural loss, whose Hessian is known
     */
    private record Found(LearningCoefficient chains, Optional<Foretold> foretold) {}

    /**
     * What follows from the Hessian's eigenvalues.
     *
     * @param value λ of chains of this length and step
     * @param free how many of the {@code rank} directions are held less tightly than by γ
     * @param least the curvature where this begins, γ/nβ
     */
    private record Foretold(double value, int rank, int free, double least) {
        static Foretold of(Degeneracy degeneracy, LearningCoefficient.Settings settings, double strength) {
            double[] hessian = degeneracy.hessianSpectrum();
            double pull = settings.localisation();
            return new Foretold(
                    CurvatureCoefficient.ofChains(hessian, settings, strength),
                    degeneracy.rank(),
                    Math.max(0, degeneracy.rank() - CurvatureCoefficient.felt(hessian, strength, pull)),
                    pull / strength);
        }
    }

    private record Scene(
            LearningCoefficient found, Optional<Foretold> foretold, double pull, long parameters, Axes axes) {
        Comparison comparison(Foretold foretold) {
            return Comparison.within(found.value(), foretold.value, BAND);
        }
    }

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

    private Found found(Snapshot snapshot, Options options) {
        int steps = (int) options.number(Option.LEARNING_STEPS);
        double rate = Math.pow(10, options.number(Option.LEARNING_RATE));
        double pull = options.number(Option.LEARNING_PULL);
        Loss loss = options.choice(Option.LEARNING_LOSS, Loss.class);
        Parameters parameters = snapshot.parameters();
        return recent.of(parameters, List.of(snapshot.experiment(), steps, rate, pull, loss), () -> {
            Network network = Network.of(snapshot);
            Activations inputs = Inputs.of(snapshot.experiment(), SAMPLES, 0);
            LearningCoefficient.Settings settings =
                    new LearningCoefficient.Settings(CHAINS, steps / 2, steps - steps / 2, rate, pull, 0, 0);
            if (loss == Loss.TASK) {
                Activations targets = Inputs.targets(snapshot.experiment(), inputs, network.width(network.layers()));
                return new Found(LearningCoefficient.of(network, inputs, targets, settings), Optional.empty());
            }
            LearningCoefficient chains = LearningCoefficient.behavioural(network, inputs, settings);
            Degeneracy degeneracy = Degeneracy.of(network, inputs);
            return new Found(chains, Optional.of(Foretold.of(degeneracy, settings, chains.inverseTemperature())));
        });
    }

    private Scene scene(Snapshot snapshot, Perspective perspective, Size size) {
        Found both = found(snapshot, perspective.options());
        LearningCoefficient found = both.chains;
        double high = 0;
        double low = 0;
        for (int c = 0; c < found.chains(); c++) {
            for (int step = 0; step < found.steps(); step++) {
                double y = excess(found, c, step);
                high = Double.isFinite(y) ? Math.max(high, Math.min(y, 1e9)) : high;
                low = Double.isFinite(y) ? Math.min(low, y) : low;
            }
        }
        Rectangle2D area = Axes.area(size, both.foretold.isPresent() ? 3 : 2);
        Rectangle2D plot = new Rectangle2D.Double(
                area.getX(), area.getY() + HEADLINE, area.getWidth(), Math.max(0, area.getHeight() - HEADLINE));
        return new Scene(
                found,
                both.foretold,
                perspective.options().number(Option.LEARNING_PULL),
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
    public int head() {
        return Look.TITLE_HEIGHT + HEADLINE + LEGEND_LINE;
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
            Legend legend = new Legend()
                    .add(Legend.Mark.SOLID, look.accent(), "four chains")
                    .add(Legend.Mark.DASHED, look.text(), "λ");
            scene.foretold.ifPresent(
                    foretold -> legend.add(Legend.Mark.DOTTED, look.polysemantic(), "by curvature alone"));
            legend.add(Legend.Mark.BAND, look.hairline(), "do not count")
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
            inside.setStroke(new BasicStroke(1f));
            inside.draw(axes.path(xs, ys));
        }
        paintLevel(inside, scene, found.value(), look.text(), Legend.DASHED);
        scene.foretold.ifPresent(
                foretold -> paintLevel(inside, scene, foretold.value, look.polysemantic(), Legend.DOTTED));
        inside.dispose();
    }

    private static void paintLevel(Graphics2D inside, Scene scene, double value, Color colour, BasicStroke stroke) {
        if (Double.isFinite(value)) {
            double y = scene.axes.y(value);
            inside.setColor(colour);
            inside.setStroke(stroke);
            inside.draw(new Line2D.Double(
                    scene.axes.x(scene.found.burnIn()), y, scene.axes.plot().getMaxX(), y));
        }
    }

    private static Footer footer(Scene scene, Look look) {
        LearningCoefficient.Trust trust = scene.found.trust();
        String settings = "nβ = " + Numerals.significant(scene.found.inverseTemperature()) + " over " + SAMPLES
                + " inputs, all at once; pull γ = " + Numerals.tick(scene.pull) + " back to the start";
        Footer footer = new Footer();
        scene.foretold.ifPresent(foretold -> foretold(footer, scene, foretold, look));
        String sentence = trust.sentence();
        if (trust != LearningCoefficient.Trust.SETTLED) {
            return footer.compare(false, look, sentence + " " + settings + ".", sentence, trust.brief());
        }
        return footer.say(sentence + " An estimate. " + settings + ".", sentence + " An estimate.", "An estimate.");
    }

    /** What curvature alone foretells beside what was measured, and which directions it does not tell from free ones. */
    private static void foretold(Footer footer, Scene scene, Foretold foretold, Look look) {
        Comparison comparison = scene.comparison(foretold);
        boolean agrees = comparison.agrees();
        String band = (agrees ? ", within " : ", outside ") + "± 10\u202f%";
        String ratio = "measured/predicted " + Numerals.fixed(comparison.ratio(), 2);
        String theory = "By curvature alone λ " + Numerals.significant(foretold.value);
        footer.compare(
                agrees,
                look,
                theory + " for such chains: " + ratio + band
                        + (agrees ? "" : ": they reach where the loss is no parabola. A stronger pull keeps them near"),
                theory + " for such chains: " + ratio + band,
                theory + ": " + ratio,
                ratio);
        String rank = "The Hessian’s rank is " + foretold.rank;
        String least = "a curvature below γ/nβ = " + Numerals.significant(foretold.least);
        String count = Numerals.count(foretold.free) + (foretold.free == 1 ? " direction has " : " directions have ");
        footer.say(
                rank + " at these inputs: " + count + least + " and count" + (foretold.free == 1 ? "s" : "")
                        + " as free at this temperature; λ is " + foretold.rank + "/2 or more as nβ grows.",
                rank + " at these inputs: " + count + least + ", as good as free.",
                rank + ": " + Numerals.count(foretold.free) + " too flat to be felt here.");
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
