package org.polyseme.figure;

import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Optional;
import org.polyseme.measure.SparseAutoencoder;
import org.polyseme.state.DataKind;
import org.polyseme.state.Experiment;
import org.polyseme.state.Snapshot;

/**
 * What a sparse autoencoder finds in the neurons as they stand: its directions over the features', and how near it comes to
 * each feature. One is trained for every picture. Remembers its last ones.
 *
 * <p>Source: Sharkey et al. 2022; the set-up is that of ARENA 1.5.4.
 */
public final class AutoencoderFigure implements Figure {
    /** Pixels that the legend of the plane needs. */
    private static final double LEGEND = 140;

    private static final int HEAD = 18;
    private static final int STEPS = 3000;
    private static final int MOST_FEATURES = 512;

    private final Recent<SparseAutoencoder> recent = new Recent<>(4);

    private record Scene(SparseAutoencoder found, PlaneView features, Axes cosines) {}

    @Override
    public String id() {
        return "autoencoder";
    }

    @Override
    public String title() {
        return "Sparse autoencoder";
    }

    @Override
    public Group group() {
        return Group.SPARSITY;
    }

    @Override
    public int atMostPerSecond() {
        return 1;
    }

    private static SparseAutoencoder.Settings settings(Snapshot snapshot, Options options) {
        int chosen = (int) options.number(Option.AUTOENCODER_LATENTS);
        return new SparseAutoencoder.Settings(
                chosen > 0 ? chosen : snapshot.weights().rows(),
                options.number(Option.AUTOENCODER_PRICE),
                0.01,
                STEPS,
                0);
    }

    /** Why there is nothing to show; empty if there is. */
    static String reason(Snapshot snapshot, Options options) {
        if (!snapshot.parameters().isFinite()) {
            return "The weights are no longer finite numbers. Go back to an earlier step.";
        }
        Experiment recipe = snapshot.experiment();
        if (recipe.data() == DataKind.STANDARD_BASIS
                || !recipe.model().isTied()
                || recipe.model().hasHiddenRelu()) {
            return "A sparse autoencoder looks for the features of sparse data in neurons that sum them. Choose the tied"
                    + " autoencoder, or open the preset “What a sparse autoencoder finds”.";
        }
        boolean isSmall = snapshot.weights().rows() <= MOST_FEATURES
                && SparseAutoencoder.applies(recipe, settings(snapshot, options));
        return isSmall
                ? ""
                : "There are too many features or neurons to train an autoencoder for every picture. Choose fewer, or fewer"
                        + " latents.";
    }

    private Scene scene(Snapshot snapshot, Perspective perspective, Size size) {
        SparseAutoencoder.Settings settings = settings(snapshot, perspective.options());
        SparseAutoencoder found = recent.of(
                snapshot.parameters(),
                List.of(snapshot.experiment(), settings),
                () -> SparseAutoencoder.train(snapshot.experiment(), snapshot.weights(), settings));
        Rectangle2D plot = Sheet.plot(size, Sheet.MARGIN, Sheet.MARGIN, 16 + 2 * Footer.LINE);
        double half = snapshot.weights().columns() == 2
                ? Math.floor(Math.max(plot.getWidth() * 0.45, Math.min(LEGEND, plot.getWidth() * 0.52)))
                : 0;
        Rectangle2D left =
                new Rectangle2D.Double(plot.getX(), plot.getY() + HEAD, half, Math.max(0, plot.getHeight() - HEAD));
        double from = plot.getX() + half + 56;
        Rectangle2D right = new Rectangle2D.Double(
                from, plot.getY() + 24, Math.max(0, plot.getMaxX() - from), Math.max(0, plot.getHeight() - 24 - 34));
        double longest = 1;
        for (int i = 0; i < snapshot.weights().rows(); i++) {
            longest = Math.max(longest, snapshot.weights().rowNorm(i));
        }
        return new Scene(
                found,
                PlaneView.of(snapshot.weights(), left, longest),
                new Axes(right, Axes.Scale.linear(-0.5, snapshot.weights().rows() - 0.5), Axes.Scale.linear(0, 1.05)));
    }

    @Override
    public void paint(Graphics2D graphics, Snapshot snapshot, Perspective perspective, Size size) {
        Look look = perspective.look();
        try (Sheet sheet = new Sheet(graphics, look, size)) {
            Graphics2D g = sheet.graphics();
            String reason = reason(snapshot, perspective.options());
            if (!reason.isEmpty()) {
                sheet.title(title(), "which features it finds in the neurons", "");
                Notice.paint(g, look, size, reason);
                return;
            }
            Scene scene = scene(snapshot, perspective, size);
            int latents = scene.found.latents();
            String counts = Numerals.count(latents) + (latents == 1 ? " latent" : " latents") + " for "
                    + Numerals.count(snapshot.weights().rows()) + " features";
            sheet.title(title(), counts + ", trained on the neurons as they stand", counts, "");
            if (scene.cosines.isEmpty()) {
                Notice.paintTooSmall(sheet.graphics(), look, size);
                return;
            }
            if (scene.features.area().getWidth() >= 60) {
                paintPlane(g, scene, perspective);
            }
            paintCosines(g, scene, perspective);
            footer(scene, snapshot, perspective).paint(g, look, size);
        }
    }

    private static void paintPlane(Graphics2D g, Scene scene, Perspective perspective) {
        Look look = perspective.look();
        PlaneView view = scene.features;
        view.paintGround(g, look);
        for (int row = 0; row < view.count(); row++) {
            boolean isLit = perspective.selection().feature().isEmpty()
                    || perspective.selection().lightsFeature(row);
            view.paintRow(g, row, look.lit(look.accent(), isLit), 3.5);
        }
        double length = Math.min(view.area().getWidth(), view.area().getHeight()) / 2 - 2;
        for (int l = 0; l < scene.found.latents(); l++) {
            double x = view.area().getCenterX() + length * scene.found.decoder().at(l, 0);
            double y = view.area().getCenterY() - length * scene.found.decoder().at(l, 1);
            boolean isDead = scene.found.activity(l) == 0;
            g.setColor(isDead ? look.faint() : look.negative());
            g.setStroke(Legend.DASHED);
            g.draw(new Line2D.Double(view.area().getCenterX(), view.area().getCenterY(), x, y));
            Legend.ring(g, x, y, 4);
        }
        new Legend()
                .add(Legend.Mark.DOT, look.accent(), "features")
                .add(Legend.Mark.RING, look.negative(), "latents")
                .paint(g, look, view.area(), "");
    }

    private static void paintCosines(Graphics2D g, Scene scene, Perspective perspective) {
        Look look = perspective.look();
        Axes axes = scene.cosines;
        axes.paint(
                g, look, "feature", axes.plot().getWidth() < 140 ? "largest cosine" : "largest cosine with a latent");
        double slot = axes.plot().getWidth() / scene.features.count();
        double width = Math.max(1, slot * 0.66);
        for (int i = 0; i < scene.features.count(); i++) {
            boolean isLit = perspective.selection().feature().isEmpty()
                    || perspective.selection().lightsFeature(i);
            double y = axes.y(scene.found.best(i));
            g.setColor(look.lit(look.accent(), isLit));
            g.fill(new Rectangle2D.Double(
                    axes.x(i) - width / 2, y, width, axes.plot().getMaxY() - y));
        }
        double y = axes.y(SparseAutoencoder.FOUND);
        g.setColor(look.text());
        g.setStroke(Legend.DASHED);
        g.draw(new Line2D.Double(axes.plot().getX(), y, axes.plot().getMaxX(), y));
    }

    private static Footer footer(Scene scene, Snapshot snapshot, Perspective perspective) {
        int features = snapshot.weights().rows();
        int dead = scene.found.dead();
        String found = Numerals.count(scene.found.found()) + " of " + Numerals.count(features)
                + " features found, mean cosine " + Numerals.fixed(scene.found.meanMaxCosine(), 3);
        String latents = dead == 0
                ? "no latent is dead"
                : Numerals.count(dead) + (dead == 1 ? " latent is dead" : " latents are dead");
        return new Footer()
                .say(
                        found + "; " + latents + "; error " + Numerals.percent(scene.found.error())
                                + " of the variance.",
                        found + "; " + latents + ".",
                        found + ".")
                .say(
                        "Found: a cosine of 0.9 or more. Price of activity "
                                + Numerals.tick(perspective.options().number(Option.AUTOENCODER_PRICE)) + ", "
                                + Numerals.count(STEPS) + " steps of Adam.",
                        "Found: a cosine of 0.9 or more.");
    }

    @Override
    public Optional<Hit> at(double x, double y, Snapshot snapshot, Perspective perspective, Size size) {
        if (!reason(snapshot, perspective.options()).isEmpty()) {
            return Optional.empty();
        }
        Scene scene = scene(snapshot, perspective, size);
        if (scene.cosines.isEmpty()) {
            return Optional.empty();
        }
        if (scene.cosines.plot().contains(x, y)) {
            int feature = (int) Math.max(0, Math.min(scene.features.count() - 1, Math.round(scene.cosines.valueAt(x))));
            return Optional.of(hit(scene, feature));
        }
        int feature = scene.features.area().getWidth() >= 60 ? scene.features.nearest(x, y) : -1;
        return feature < 0 ? Optional.empty() : Optional.of(hit(scene, feature));
    }

    private static Hit hit(Scene scene, int feature) {
        double best = scene.found.best(feature);
        return Hit.feature(
                feature,
                "f" + feature + ": largest cosine with a latent " + Numerals.fixed(best, 3)
                        + (best >= SparseAutoencoder.FOUND ? ", found" : ", not found"));
    }
}
