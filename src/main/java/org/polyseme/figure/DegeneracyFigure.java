package org.polyseme.figure;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.polyseme.measure.Degeneracy;
import org.polyseme.measure.Inputs;
import org.polyseme.measure.Network;
import org.polyseme.measure.WhatIf;
import org.polyseme.state.Snapshot;

/**
 * How many of the network's parameters matter: a bar of all of them, those in use and those free, by the reason why; below
 * it the Hessian's eigenvalues with the cut that tells the two apart. Remembers its last measures.
 *
 * <p>Source: Bushnaq et al. 2024, "Using Degeneracy in the Loss Landscape for Mechanistic Interpretability".
 */
public final class DegeneracyFigure implements Figure {
    /** Above, ranks take longer than a picture may. */
    private static final int MOST_PARAMETERS = 128;

    private static final int FEWEST_SAMPLES = 32;
    private static final int MOST_SAMPLES = 256;
    /** Multiplications that the samples may cost. */
    private static final long MOST_WORK = 1L << 25;

    private static final int BAR = 26;
    private static final int HEADLINE = 36;
    private static final int ROW = 18;
    /** Eigenvalues below this part of the largest are drawn at the lower edge. */
    private static final double FLOOR = 1e-20;

    /** Stands for no letter. */
    private static final String HARDLY = " ";

    private final Recent<Degeneracy> recent = new Recent<>(4);

    @Override
    public String id() {
        return "degeneracy";
    }

    @Override
    public String title() {
        return "Degeneracy";
    }

    @Override
    public Group group() {
        return Group.DEGENERACY;
    }

    @Override
    public int atMostPerSecond() {
        return 1;
    }

    /** A part of the bar. */
    private record Kind(String letter, String name, String brief, int count, Color colour, Rectangle2D area) {
        String text(Font font, double width) {
            String start = (letter.isBlank() ? "" : letter + "  ") + count + " ";
            boolean isRoomy = Text.width(start + name, font) <= width;
            return Text.fit(start + (isRoomy ? name : brief), font, width);
        }
    }

    private record Scene(Degeneracy degeneracy, List<Kind> parts, Rectangle2D bar, Axes axes, double names) {}

    private static boolean isMeasurable(Snapshot snapshot) {
        return snapshot.parameters().isFinite()
                && snapshot.parameters().tensors().stream()
                                .mapToLong(tensor -> tensor.values().size())
                                .sum()
                        <= MOST_PARAMETERS;
    }

    private Scene scene(Snapshot snapshot, Perspective perspective, Size size) {
        WhatIf whatIf = whatIf(perspective);
        Degeneracy degeneracy = recent.of(snapshot.parameters(), List.of(snapshot.experiment(), whatIf), () -> {
            Network network = Network.of(snapshot);
            long each = (long) network.width(network.layers()) * network.parameterCount() * network.parameterCount();
            int samples = (int) Math.max(FEWEST_SAMPLES, Math.min(MOST_SAMPLES, MOST_WORK / each));
            WhatIf.Case changed = whatIf.of(network, Inputs.of(snapshot.experiment(), samples, 0));
            return Degeneracy.of(changed.network(), changed.inputs());
        });
        Rectangle2D plot = Sheet.plot(size, Sheet.MARGIN, Sheet.MARGIN, 0);
        Rectangle2D bar = new Rectangle2D.Double(plot.getX(), plot.getY() + HEADLINE, plot.getWidth(), BAR);
        List<Kind> parts = parts(degeneracy, bar, perspective.look());
        int columns = bar.getWidth() >= 420 ? 3 : 2;
        int names = (parts.size() + columns - 1) / columns * ROW;
        Rectangle2D area = Axes.area(size, degeneracy.hardlyInUse() > 0 ? 2 : 1);
        double top = bar.getMaxY() + names + 34;
        double[] spectrum = degeneracy.hessianSpectrum();
        double largest = spectrum[0] > 0 ? spectrum[0] : 1;
        double least = largest;
        for (double value : spectrum) {
            least = value > largest * FLOOR ? Math.min(least, value) : least;
        }
        double low = Math.min(least, degeneracy.hessianThreshold() > 0 ? degeneracy.hessianThreshold() : largest) / 10;
        Axes axes = new Axes(
                new Rectangle2D.Double(area.getX(), top, area.getWidth(), Math.max(0, area.getMaxY() - top)),
                Axes.Scale.linear(0.5, spectrum.length + 0.5),
                Axes.Scale.logarithmic(low, 3 * largest));
        return new Scene(degeneracy, parts, bar, axes, names);
    }

    private static WhatIf whatIf(Perspective perspective) {
        return perspective.options().choice(Option.DEGENERACY_WHAT_IF, WhatIf.class);
    }

    private static String[] subtitles(WhatIf whatIf) {
        if (whatIf == WhatIf.AS_IT_IS) {
            return new String[] {"directions in which the parameters are free, to first order", "free directions", ""};
        }
        String changed = whatIf.label().toLowerCase(Locale.ROOT);
        return new String[] {"not of this run: what if " + changed + "?", "what if " + changed + "?"};
    }

    private static List<Kind> parts(Degeneracy degeneracy, Rectangle2D bar, Look look) {
        List<Kind> parts = new ArrayList<>();
        double unit = bar.getWidth() / degeneracy.parameters();
        int hardly = degeneracy.hardlyInUse();
        int wholly = degeneracy.rank() - hardly;
        parts.add(new Kind("", "in use", "in use", wholly, look.muted(), room(bar, 0, wholly * unit)));
        if (hardly > 0) {
            Color pale = Look.mix(look.ground(), look.muted(), 0.45);
            parts.add(
                    new Kind(HARDLY, "hardly in use", "hardly", hardly, pale, room(bar, wholly * unit, hardly * unit)));
        }
        double from = degeneracy.rank() * unit;
        int kind = 0;
        for (Degeneracy.Kind reason : Degeneracy.Kind.values()) {
            int count = degeneracy.freeByKind().getOrDefault(reason, 0);
            parts.add(new Kind(
                    Palette.letter(kind),
                    reason.label(),
                    reason.brief(),
                    count,
                    Palette.of(kind),
                    room(bar, from, count * unit)));
            from += count * unit;
            kind++;
        }
        int rest = Math.max(0, degeneracy.unexplained());
        parts.add(new Kind("?", "free, no kind", "no kind", rest, look.faint(), room(bar, from, rest * unit)));
        return parts;
    }

    /** A stretch of the bar, from so far right of its start. */
    private static Rectangle2D room(Rectangle2D bar, double from, double width) {
        return new Rectangle2D.Double(bar.getX() + from, bar.getY(), width, bar.getHeight());
    }

    /** With the names of the kinds, in up to four lines below their bar. */
    @Override
    public int head() {
        return Look.TITLE_HEIGHT + HEADLINE + BAR + 4 * ROW + LEGEND_LINE;
    }

    @Override
    public void paint(Graphics2D graphics, Snapshot snapshot, Perspective perspective, Size size) {
        Look look = perspective.look();
        try (Sheet sheet = new Sheet(graphics, look, size)) {
            Graphics2D g = sheet.graphics();
            sheet.title(title(), subtitles(whatIf(perspective)));
            if (!isMeasurable(snapshot)) {
                Notice.paint(
                        g,
                        look,
                        size,
                        snapshot.parameters().isFinite()
                                ? "This network has too many parameters to take the Hessian’s rank of while the run goes on:"
                                        + " up to 128 it can be done. Choose a small bias-free ReLU network, or five features"
                                        + " in two neurons."
                                : "The weights are no longer finite numbers. Go back to an earlier step.");
                return;
            }
            if (size.width() < 220 || size.height() < 140) {
                Notice.paintTooSmall(sheet.graphics(), look, size);
                return;
            }
            Scene scene = scene(snapshot, perspective, size);
            paintHeadline(g, scene, look);
            paintBar(g, scene, look);
            Footer footer = footer(scene.degeneracy);
            double room = size.height() - 12 - footer.height() - scene.bar.getMaxY();
            if (look.shows(Part.LEGEND)) {
                paintNames(g, scene, room, look);
            }
            if (!scene.axes.isEmpty()) {
                paintSpectrum(g, scene, look);
            }
            footer.paint(g, look, size);
        }
    }

    private static Footer footer(Degeneracy degeneracy) {
        int hardly = degeneracy.hardlyInUse();
        int rest = degeneracy.unexplained();
        String inputs = "Behavioural loss over " + Numerals.count(degeneracy.samples()) + " inputs.";
        String kinds = " Each kind counts what it adds to those before it";
        Footer footer = new Footer();
        if (hardly > 0) {
            String below = Numerals.count(hardly) + " of " + Numerals.count(degeneracy.rank())
                    + " directions in use have a curvature below a millionth of the largest";
            footer.note(
                    below + ": to the learning coefficient’s chains they are free.",
                    below + ".",
                    Numerals.count(hardly) + " in use below a millionth of the largest.");
        }
        return footer.say(
                inputs + kinds + (rest > 0 ? "; “no kind” takes several neurons at once." : "."),
                inputs + kinds + ".",
                inputs);
    }

    private static void paintHeadline(Graphics2D g, Scene scene, Look look) {
        String number = Numerals.count(scene.degeneracy.rank());
        double y = scene.bar.getY() - 10;
        g.setFont(look.headlineFont());
        g.setColor(look.text());
        Text.left(g, number, scene.bar.getX(), y);
        double x = scene.bar.getX() + Text.width(number, g.getFont()) + 8;
        g.setFont(look.labelFont());
        g.setColor(look.muted());
        String of = "of " + Numerals.count(scene.degeneracy.parameters()) + " parameters matter to first order";
        int hardly = scene.degeneracy.hardlyInUse();
        String brief = of + (hardly == 0 ? "" : ", " + Numerals.count(hardly) + " of them hardly");
        String text = brief + "; " + Numerals.count(scene.degeneracy.free())
                + (scene.degeneracy.free() == 1 ? " direction is free" : " directions are free");
        double room = scene.bar.getMaxX() - x;
        boolean isRoomy = Text.width(text, g.getFont()) <= room;
        Text.left(g, Text.fit(isRoomy ? text : brief, g.getFont(), room), x, y);
    }

    private static void paintBar(Graphics2D g, Scene scene, Look look) {
        g.setFont(look.strongLabelFont());
        for (Kind part : scene.parts) {
            if (part.count > 0) {
                g.setColor(part.colour);
                g.fill(part.area);
                if (part.letter.equals("?")) {
                    g.setColor(look.ground());
                    Hatch.paint(g, part.area);
                }
                g.setColor(look.ground());
                g.fill(new Rectangle2D.Double(part.area.getMaxX() - 1, part.area.getY(), 1, part.area.getHeight()));
                String text = part.letter.isEmpty() ? "in use" : part.letter.equals(HARDLY) ? "" : part.letter;
                if (look.shows(Part.AXES) && Text.width(text, g.getFont()) + 6 <= part.area.getWidth()) {
                    g.setColor(Palette.inkOn(part.colour));
                    Text.centre(g, text, part.area.getCenterX(), part.area.getCenterY() + 4);
                }
            }
        }
    }

    /** All kinds, or where that would run into the line below only those that there are, as far as they fit. */
    private static void paintNames(Graphics2D g, Scene scene, double room, Look look) {
        int columns = scene.bar.getWidth() >= 420 ? 3 : 2;
        double width = scene.bar.getWidth() / columns;
        List<Kind> parts = scene.names <= room
                ? scene.parts
                : scene.parts.stream()
                        .filter(part -> part.count > 0)
                        .limit(columns * (long) (room / ROW))
                        .toList();
        for (int p = 0; p < parts.size(); p++) {
            Kind part = parts.get(p);
            double x = scene.bar.getX() + p % columns * width;
            int row = p / columns + 1;
            double y = scene.bar.getMaxY() + row * ROW;
            g.setColor(part.count > 0 ? part.colour : look.dim(look.faint()));
            g.fill(new Rectangle2D.Double(x, y - 8, 9, 9));
            g.setFont(look.labelFont());
            g.setColor(part.count > 0 ? look.text() : look.faint());
            Text.left(g, part.text(g.getFont(), width - 18), x + 14, y);
        }
    }

    private static void paintSpectrum(Graphics2D g, Scene scene, Look look) {
        Axes axes = scene.axes;
        axes.paint(g, look, "rank", "Hessian eigenvalue");
        double threshold = scene.degeneracy.hessianThreshold();
        Graphics2D inside = axes.inside(g);
        inside.setColor(look.muted());
        inside.setStroke(Legend.DASHED);
        if (threshold > 0) {
            inside.draw(new Line2D.Double(
                    axes.plot().getX(), axes.y(threshold), axes.plot().getMaxX(), axes.y(threshold)));
        }
        inside.dispose();
        double[] spectrum = scene.degeneracy.hessianSpectrum();
        int wholly = scene.degeneracy.rank() - scene.degeneracy.hardlyInUse();
        Color pale = Look.mix(look.ground(), look.accent(), 0.5);
        g.setStroke(new BasicStroke(1));
        for (int i = 0; i < spectrum.length; i++) {
            boolean isFree = i >= scene.degeneracy.rank();
            double y = Math.min(
                    axes.plot().getMaxY(),
                    axes.y(Math.max(spectrum[i], axes.up().low())));
            g.setColor(isFree ? look.faint() : i < wholly ? look.accent() : pale);
            if (isFree) {
                Legend.ring(g, axes.x(i + 1), y, 2.5);
            } else {
                Legend.dot(g, axes.x(i + 1), y, 3);
            }
        }
        new Legend()
                .add(Legend.Mark.DOT, look.accent(), "in use")
                .add(Legend.Mark.RING, look.faint(), "free")
                .add(Legend.Mark.DASHED, look.muted(), "counts as 0 below")
                .paint(g, look, axes.plot(), "Hessian eigenvalue");
    }

    @Override
    public Optional<Hit> at(double x, double y, Snapshot snapshot, Perspective perspective, Size size) {
        if (!isMeasurable(snapshot) || size.width() < 220 || size.height() < 140) {
            return Optional.empty();
        }
        Scene scene = scene(snapshot, perspective, size);
        if (scene.bar.contains(x, y)) {
            return scene.parts.stream()
                    .filter(part -> part.count > 0 && x < part.area.getMaxX())
                    .findFirst()
                    .map(part -> new Hit(
                            Selection.NONE,
                            part.name + ": " + part.count + " of " + scene.degeneracy.parameters() + " directions"));
        }
        if (scene.axes.isEmpty() || !scene.axes.isNear(x, y)) {
            return Optional.empty();
        }
        double[] spectrum = scene.degeneracy.hessianSpectrum();
        int rank = (int) Math.max(1, Math.min(spectrum.length, Math.round(scene.axes.valueAt(x))));
        return Optional.of(new Hit(
                Selection.NONE,
                "eigenvalue " + rank + ": " + Numerals.significant(spectrum[rank - 1])
                        + (rank > scene.degeneracy.rank() ? ", counts as 0" : "")));
    }
}
