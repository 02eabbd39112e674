package org.polyseme.figure;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.polyseme.measure.Forecast;
import org.polyseme.state.FeaturePair;
import org.polyseme.state.RunSet;
import org.polyseme.theory.CollisionLaw;

/** What the runs of {@link EnsembleFigure} say together. */
final class EnsembleGauge {
    private static final BasicStroke CHANCE =
            new BasicStroke(1.25f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10, new float[] {4, 3}, 0);
    private static final double STRIP = 76;
    private static final double LEAST_STRIP = 24;

    private EnsembleGauge() {}

    static void paint(EnsembleFigure.Scene scene) {
        List<Integer> counts = scene.seeds().sound().stream().map(scene::count).toList();
        if (scene.layout().isBeside()) {
            paintColumn(scene, counts);
        } else if (!scene.layout().gauge().isEmpty()) {
            paintLine(scene, counts);
        }
    }

    private static String progress(RunSet seeds) {
        int sound = seeds.sound().size();
        int diverged = seeds.members().size() - sound;
        String text = sound + " of " + seeds.wanted() + " trained";
        return diverged == 0 ? text : text + ", " + diverged + " diverged";
    }

    private static void paintLine(EnsembleFigure.Scene scene, List<Integer> counts) {
        Graphics2D g = scene.g();
        Look look = scene.look();
        Rectangle2D room = scene.layout().gauge();
        double baseline = room.getY() + 15;
        String mean = counts.isEmpty() ? "" : Spread.of(counts).text();
        String progress = progress(scene.seeds());
        double right = room.getMaxX();
        if (Text.width(mean, look.titleFont()) + 16 + Text.width(progress, look.labelFont()) <= room.getWidth()) {
            g.setFont(look.labelFont());
            g.setColor(look.muted());
            Text.right(g, progress, right, baseline);
            right -= Text.width(progress, look.labelFont()) + 16;
        }
        if (counts.isEmpty()) {
            return;
        }
        g.setFont(look.titleFont());
        g.setColor(look.polysemantic());
        Text.left(g, mean, room.getX(), baseline);
        double x = room.getX() + Text.width(mean, look.titleFont()) + 6;
        String law = chance(scene).isPresent()
                ? ", by chance " + Numerals.fixed(chance(scene).getAsDouble(), 1)
                : "";
        g.setFont(look.labelFont());
        g.setColor(look.muted());
        for (String words : List.of("polysemantic neurons" + law, "polysemantic neurons", "polysemantic")) {
            if (x + Text.width(words, look.labelFont()) <= right) {
                Text.left(g, words, x, baseline);
                return;
            }
        }
    }

    private static OptionalDouble chance(EnsembleFigure.Scene scene) {
        return Forecast.byChance(scene.recipe());
    }

    private static void paintColumn(EnsembleFigure.Scene scene, List<Integer> counts) {
        Graphics2D g = scene.g();
        Look look = scene.look();
        Rectangle2D room = scene.layout().gauge();
        double x = room.getX();
        double y = room.getY() + 20;
        double end = room.getMaxY() - 34;
        g.setFont(look.headlineFont());
        g.setColor(counts.isEmpty() ? look.faint() : look.polysemantic());
        Text.left(g, counts.isEmpty() ? "–" : Spread.of(counts).text(), x, y);
        y = say(scene, "polysemantic neurons", x, y + 18);
        y = say(scene, counts.size() < 2 ? "of one run" : "mean ± sd of " + counts.size() + " runs, ended", x, y);
        double strip = Math.min(STRIP, end - y - 14);
        if (strip >= LEAST_STRIP) {
            paintStrip(scene, counts, new Rectangle2D.Double(x + 4, y - 2, room.getWidth() - 8, strip));
            y += strip + 30;
        }
        OptionalDouble chance = chance(scene);
        if (chance.isPresent() && y <= end) {
            double law = chance.getAsDouble();
            y = say(scene, "by chance n²/4m = " + Numerals.fixed(law, 1), x, y);
            String band = "band ± 35\u202f%: " + Numerals.fixed(law * (1 - CollisionLaw.BAND), 1) + " to "
                    + Numerals.fixed(law * (1 + CollisionLaw.BAND), 1);
            y = y <= end ? say(scene, band, x, y) : y;
            y = y <= end ? say(scene, "L1, from a random start", x, y) : y;
        }
        if (scene.recipe().pairs() > 0 && !counts.isEmpty() && y + 28 <= end) {
            paintPairs(scene, x, y + 4, room.getWidth());
        }
        paintProgress(scene, room);
    }

    private static double say(EnsembleFigure.Scene scene, String words, double x, double baseline) {
        scene.g().setFont(scene.look().labelFont());
        scene.g().setColor(scene.look().muted());
        Text.left(scene.g(), words, x, baseline);
        return baseline + 16;
    }

    /** A mark a run over the numbers that they count to, those of one number on top of each other. */
    private static void paintStrip(EnsembleFigure.Scene scene, List<Integer> counts, Rectangle2D box) {
        Graphics2D g = scene.g();
        Look look = scene.look();
        OptionalDouble chance = chance(scene);
        double most = counts.stream().mapToInt(count -> count).max().orElse(0);
        double top = Math.max(4, 2 * Math.ceil(Math.max(most + 1, 1.5 * chance.orElse(0.0)) / 2));
        double base = box.getMaxY();
        if (chance.isPresent()) {
            double law = chance.getAsDouble();
            double low = box.getX() + box.getWidth() * law * (1 - CollisionLaw.BAND) / top;
            double high = box.getX() + box.getWidth() * law * (1 + CollisionLaw.BAND) / top;
            g.setColor(look.polysemanticGround());
            g.fill(new Rectangle2D.Double(low, box.getY() + 6, high - low, box.getHeight() - 6));
            g.setColor(look.polysemantic());
            g.setStroke(CHANCE);
            double x = box.getX() + box.getWidth() * law / top;
            g.draw(new Line2D.Double(x, box.getY() + 6, x, base));
        }
        g.setColor(look.faint());
        g.fill(new Rectangle2D.Double(box.getX(), base, box.getWidth(), 1));
        g.setFont(look.labelFont());
        g.setColor(look.muted());
        for (double share : new double[] {0, 0.5, 1}) {
            if (look.shows(Part.AXES) && top * share == Math.rint(top * share)) {
                Text.centre(g, Numerals.tick(top * share), box.getX() + share * box.getWidth(), base + 14);
            }
        }
        Map<Integer, Integer> stacked = new HashMap<>();
        int tallest = counts.stream()
                .mapToInt(count -> stacked.merge(count, 1, Integer::sum))
                .max()
                .orElse(1);
        double step = Math.min(9, (box.getHeight() - 10) / tallest);
        stacked.clear();
        for (RunSet.Member member : scene.seeds().sound()) {
            int level = stacked.merge(scene.count(member), 1, Integer::sum);
            boolean isRunning = member.seed() == scene.running();
            g.setColor(isRunning ? look.accent() : look.polysemantic());
            g.fill(diamond(
                    box.getX() + box.getWidth() * scene.count(member) / top,
                    base - 2 - (level - 0.5) * step,
                    isRunning ? 4.5 : 3.8));
        }
    }

    private static void paintPairs(EnsembleFigure.Scene scene, double x, double y, double width) {
        List<FeaturePair> pairs = scene.recipe().plantedPairs();
        long sharing = scene.seeds().sound().stream()
                .mapToLong(member -> pairs.stream()
                        .filter(scene.facts().apply(member).now()::share)
                        .count())
                .sum();
        long all = (long) pairs.size() * scene.seeds().sound().size();
        double share = (double) sharing / all;
        Graphics2D g = scene.g();
        Look look = scene.look();
        g.setFont(look.strongLabelFont());
        g.setColor(look.text());
        Text.left(g, Numerals.percent(share), x, y);
        double after = x + Text.width(Numerals.percent(share), look.strongLabelFont()) + 5;
        g.setFont(look.labelFont());
        g.setColor(look.muted());
        Text.left(g, Text.fit("of planted pairs share", look.labelFont(), x + width - after), after, y);
        g.setColor(look.hairline());
        g.fill(new Rectangle2D.Double(x, y + 8, width, 5));
        g.setColor(look.polysemantic());
        g.fill(new Rectangle2D.Double(x, y + 8, width * share, 5));
        say(scene, Numerals.count(sharing) + " of " + Numerals.count(all) + " in all runs", x, y + 28);
    }

    private static void paintProgress(EnsembleFigure.Scene scene, Rectangle2D room) {
        RunSet seeds = scene.seeds();
        double share = seeds.progress();
        double y = room.getMaxY() - 5;
        String trouble = seeds.trouble();
        say(
                scene,
                Text.fit(
                        trouble.isEmpty() ? progress(seeds) : trouble,
                        scene.look().labelFont(),
                        room.getWidth()),
                room.getX(),
                y);
        if (!seeds.isDone()) {
            scene.g().setColor(scene.look().hairline());
            scene.g().fill(new Rectangle2D.Double(room.getX(), y - 20, room.getWidth(), 4));
            scene.g().setColor(scene.look().accent());
            scene.g().fill(new Rectangle2D.Double(room.getX(), y - 20, room.getWidth() * share, 4));
        }
    }

    static Path2D diamond(double x, double y, double radius) {
        Path2D path = new Path2D.Double();
        path.moveTo(x, y - radius);
        path.lineTo(x + radius, y);
        path.lineTo(x, y + radius);
        path.lineTo(x - radius, y);
        path.closePath();
        return path;
    }
}
