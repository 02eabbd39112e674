package org.polyseme.figure;

import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Optional;
import org.polyseme.measure.NodeLayer;
import org.polyseme.state.Snapshot;

/**
 * The two cuts by which a layer's interaction basis is found: the eigenvalues of its activations' covariance, and those of
 * what the next layer feels of them, each with the line below which directions are dropped. Stateless.
 *
 * <p>Source: Bushnaq et al. 2024, "The Local Interaction Basis".
 */
public final class BasisFigure implements Figure {
    /** Eigenvalues below this part of the largest are drawn at the lower edge. */
    private static final double FLOOR = 1e-12;

    /** One of the two spectra. */
    @SuppressWarnings("ArrayRecordComponent") // never compared, and never leaves this class
    private record Spectrum(String name, double[] values, double threshold, Axes axes) {
        int kept() {
            int kept = 0;
            while (kept < values.length && values[kept] > threshold) {
                kept++;
            }
            return kept;
        }
    }

    private record Scene(String layer, NodeLayer nodes, Spectrum first, Spectrum second) {}

    @Override
    public String id() {
        return "basis";
    }

    @Override
    public String title() {
        return "Basis spectra";
    }

    @Override
    public Group group() {
        return Group.DEGENERACY;
    }

    @Override
    public int atMostPerSecond() {
        return 2;
    }

    private static Scene scene(Snapshot snapshot, Perspective perspective, Size size) {
        List<NodeLayer> layers = Interactions.of(snapshot).basis().layers();
        int chosen = Math.min((int) perspective.options().number(Option.BASIS_LAYER), layers.size() - 2);
        NodeLayer layer = layers.get(Math.max(0, chosen));
        Rectangle2D area = Axes.area(size, 2);
        double half = Math.max(0, (area.getWidth() - 64) / 2);
        Rectangle2D left = new Rectangle2D.Double(area.getX(), area.getY(), half, area.getHeight());
        Rectangle2D right = new Rectangle2D.Double(area.getMaxX() - half, area.getY(), half, area.getHeight());
        return new Scene(
                Interactions.name(Math.max(0, chosen), layers.size()),
                layer,
                spectrum("variance", layer.gramSpectrum(), layer.gramThreshold(), left),
                spectrum("strength Λ", layer.functionalSpectrum(), layer.functionalThreshold(), right));
    }

    private static Spectrum spectrum(String name, double[] values, double threshold, Rectangle2D plot) {
        double largest = values.length > 0 && values[0] > 0 ? values[0] : 1;
        double least = threshold > 0 ? threshold : largest * 1e-5;
        for (double value : values) {
            least = value > largest * FLOOR ? Math.min(least, value) : least;
        }
        return new Spectrum(
                name,
                values,
                threshold,
                new Axes(
                        plot,
                        Axes.Scale.linear(0.5, Math.max(1, values.length) + 0.5),
                        Axes.Scale.logarithmic(least / 4, 4 * largest)));
    }

    @Override
    public void paint(Graphics2D graphics, Snapshot snapshot, Perspective perspective, Size size) {
        Look look = perspective.look();
        try (Sheet sheet = new Sheet(graphics, look, size)) {
            Graphics2D g = sheet.graphics();
            String reason = Interactions.reason(snapshot);
            if (!reason.isEmpty()) {
                sheet.title(title(), "of the interaction basis", "");
                Notice.paint(g, look, size, reason);
                return;
            }
            Scene scene = scene(snapshot, perspective, size);
            sheet.title(
                    title(), "of the " + scene.layer + ", with the cuts that make the interaction basis", scene.layer);
            if (scene.first.axes.isEmpty() || scene.second.axes.isEmpty()) {
                Notice.paintTooSmall(sheet.graphics(), look, size);
                return;
            }
            paintSpectrum(g, scene.first, look);
            paintSpectrum(g, scene.second, look);
            footer(scene).paint(g, look, size);
        }
    }

    private static void paintSpectrum(Graphics2D g, Spectrum spectrum, Look look) {
        Axes axes = spectrum.axes;
        axes.paint(g, look, "rank", spectrum.name);
        if (spectrum.threshold > 0) {
            Graphics2D inside = axes.inside(g);
            inside.setColor(look.negative());
            inside.setStroke(Legend.DASHED);
            double y = axes.y(spectrum.threshold);
            inside.draw(new Line2D.Double(axes.plot().getX(), y, axes.plot().getMaxX(), y));
            inside.dispose();
        }
        int kept = spectrum.kept();
        for (int i = 0; i < spectrum.values.length; i++) {
            double y = axes.y(Math.max(spectrum.values[i], axes.up().low()));
            g.setColor(i < kept ? look.accent() : look.muted());
            if (i < kept) {
                Legend.dot(g, axes.x(i + 1), y, 3);
            } else {
                Legend.ring(g, axes.x(i + 1), y, 2.5);
            }
        }
        new Legend()
                .add(Legend.Mark.DOT, look.accent(), "kept")
                .add(Legend.Mark.RING, look.muted(), "dropped")
                .add(Legend.Mark.DASHED, look.negative(), "cut")
                .paint(g, look, axes.plot(), spectrum.name);
    }

    private static Footer footer(Scene scene) {
        String directions = Numerals.count(scene.nodes.width()) + " units: "
                + Numerals.count(scene.first.kept()) + " directions vary, of which "
                + Numerals.count(scene.second.kept()) + " matter to the next layer";
        String few = Numerals.count(scene.first.kept()) + " directions vary, " + Numerals.count(scene.second.kept())
                + " matter.";
        return new Footer()
                .say(directions + ". The constant is kept beside them.", directions + ".", few)
                .say(
                        "A cut lies at 1/100,000 of the largest eigenvalue; activations have their mean taken off.",
                        "Cuts at 1/100,000 of the largest.");
    }

    @Override
    public Optional<Hit> at(double x, double y, Snapshot snapshot, Perspective perspective, Size size) {
        if (!Interactions.reason(snapshot).isEmpty()) {
            return Optional.empty();
        }
        Scene scene = scene(snapshot, perspective, size);
        for (Spectrum spectrum : List.of(scene.first, scene.second)) {
            if (!spectrum.axes.isEmpty() && spectrum.axes.isNear(x, y) && spectrum.values.length > 0) {
                int rank = (int) Math.max(1, Math.min(spectrum.values.length, Math.round(spectrum.axes.valueAt(x))));
                return Optional.of(new Hit(
                        Selection.NONE,
                        spectrum.name + " " + rank + ": " + Numerals.significant(spectrum.values[rank - 1])
                                + (rank <= spectrum.kept() ? ", kept" : ", dropped") + "; cut "
                                + Numerals.significant(spectrum.threshold)));
            }
        }
        return Optional.empty();
    }
}
