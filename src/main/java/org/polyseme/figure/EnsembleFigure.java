package org.polyseme.figure;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import org.polyseme.measure.Allocation;
import org.polyseme.measure.Forecast;
import org.polyseme.state.Choice;
import org.polyseme.state.Experiment;
import org.polyseme.state.Matrix;
import org.polyseme.state.RunPlan;
import org.polyseme.state.RunSet;
import org.polyseme.state.SeedPlan;
import org.polyseme.state.Snapshot;

/**
 * Other seeds of the recipe as small multiples, and what they say together: how much of what one run shows is chance. A
 * click on one begins it. What follows from a run is kept for a while.
 */
public final class EnsembleFigure implements Figure {
    private final Recent<Facts> facts = new Recent<>(2 * SeedCount.SIXTEEN.seeds());

    /** What is painted of each. */
    public enum Shows implements Choice {
        WEIGHTS("weights", "Weights"),
        ALLOCATION("allocation", "Allocation");

        private final String key;
        private final String label;

        Shows(String key, String label) {
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

    /** What follows from a run's weights. */
    record Facts(Allocation now, CellOrder order) {
        static Facts of(Matrix weights, Perspective perspective) {
            Allocation now = Allocation.of(weights, perspective.definition());
            return new Facts(now, CellOrder.of(CellOrder.Kind.FEATURE, now, Forecast.of(weights)));
        }
    }

    /** What one painting is made with. */
    record Scene(
            Graphics2D g,
            EnsembleLayout layout,
            RunSet seeds,
            Function<RunSet.Member, Facts> facts,
            long running,
            Perspective perspective) {
        Look look() {
            return perspective.look();
        }

        /** The recipe of the first seed. */
        Experiment recipe() {
            return seeds.plan().recipe(0);
        }

        int count(RunSet.Member member) {
            return facts.apply(member).now.polysemanticNeurons();
        }
    }

    @Override
    public String id() {
        return "ensemble";
    }

    @Override
    public String title() {
        return "Ensemble";
    }

    @Override
    public Optional<RunPlan> runs(Experiment recipe, Options options) {
        return Optional.of(SeedPlan.around(recipe, seeds(options)));
    }

    private static int seeds(Options options) {
        return options.choice(Option.ENSEMBLE_SEEDS, SeedCount.class).seeds();
    }

    private Facts facts(RunSet.Member member, Perspective perspective) {
        return facts.of(member.weights(), perspective.definition(), () -> Facts.of(member.weights(), perspective));
    }

    @Override
    public void paint(Graphics2D graphics, Snapshot snapshot, Perspective perspective, Size size) {
        Look look = perspective.look();
        EnsembleLayout layout = EnsembleLayout.of(seeds(perspective.options()), size);
        try (Sheet sheet = new Sheet(graphics, look, size)) {
            if (snapshot.runs(SeedPlan.class).isEmpty() || snapshot.status().isGiven()) {
                sheet.title(title(), "");
                String why = snapshot.status().isGiven()
                        ? "These weights came from a file: there is no recipe of which other seeds could be trained."
                        : "No other seeds of this recipe have been trained yet.";
                Notice.paint(sheet.graphics(), look, size, why);
                return;
            }
            RunSet seeds = snapshot.runs(SeedPlan.class).get();
            sheet.title(title(), subtitles(seeds, snapshot.step()));
            if (!seeds.trouble().isEmpty() && seeds.members().isEmpty()) {
                Notice.paint(sheet.graphics(), look, size, seeds.trouble());
            } else if (layout.isEmpty()) {
                Notice.paintTooSmall(sheet.graphics(), look, size);
            } else {
                Scene scene = new Scene(
                        sheet.graphics(),
                        layout,
                        seeds,
                        member -> facts(member, perspective),
                        snapshot.experiment().seed(),
                        perspective);
                for (int k = 0; k < Math.min(seeds.wanted(), layout.tiles().size()); k++) {
                    paintTile(scene, k);
                }
                EnsembleGauge.paint(scene);
            }
        }
    }

    /** These runs are known at their ends alone, whatever step the other figures show. */
    private static String[] subtitles(RunSet seeds, long shown) {
        String count = seeds.wanted() + " seeds of this recipe";
        LongSummaryStatistics ends =
                seeds.members().stream().mapToLong(RunSet.Member::step).summaryStatistics();
        if (ends.getCount() == 0) {
            return new String[] {count, seeds.wanted() + " seeds"};
        }
        String last = Numerals.count(ends.getMax());
        String step = ends.getMin() == ends.getMax()
                ? "step " + last
                : "steps " + Numerals.count(ends.getMin()) + " to " + last;
        String end = seeds.wanted() + " seeds at their end, " + step;
        String not = ends.getMin() <= shown && shown <= ends.getMax() ? "" : ", not at " + Numerals.count(shown);
        return new String[] {count + ", at their end, " + step + not, end + not, end, seeds.wanted() + " seeds, ended"};
    }

    private static void paintTile(Scene scene, int k) {
        Rectangle2D picture = scene.layout.picture(k);
        long seed = scene.seeds.plan().recipe(k).seed();
        Look look = scene.look();
        if (k < scene.seeds.members().size()) {
            RunSet.Member member = scene.seeds.members().get(k);
            if (member.isSound()) {
                paintRun(scene, member, picture);
                paintCount(scene, member, k);
            } else {
                paintWaiting(scene, picture, "diverged");
            }
        } else {
            boolean isNext = k == scene.seeds.members().size() && !scene.seeds.isDone();
            paintWaiting(scene, picture, "");
            if (isNext && scene.seeds.share() > 0) {
                paintProgress(scene.g, look, picture, scene.seeds.share());
            }
        }
        boolean isRunning = seed == scene.running;
        scene.g.setStroke(new BasicStroke(isRunning ? 2 : 1));
        scene.g.setColor(isRunning ? look.accent() : look.hairline());
        double out = isRunning ? 1.5 : 0.5;
        scene.g.draw(new Rectangle2D.Double(
                picture.getX() - out,
                picture.getY() - out,
                picture.getWidth() + 2 * out,
                picture.getHeight() + 2 * out));
        if (look.shows(Part.AXES)) {
            paintSeed(scene, k, seed, isRunning);
        }
    }

    private static void paintSeed(Scene scene, int k, long seed, boolean isRunning) {
        Look look = scene.look();
        Rectangle2D tile = scene.layout.tiles().get(k);
        scene.g.setFont(isRunning ? look.strongLabelFont() : look.labelFont());
        scene.g.setColor(isRunning ? look.accent() : look.muted());
        double room = tile.getWidth() - 34;
        String[] names = isRunning
                ? new String[] {"seed " + seed + ", running", "seed " + seed, Long.toString(seed)}
                : new String[] {"seed " + seed, Long.toString(seed)};
        Text.left(scene.g, Text.fit(names, scene.g.getFont(), room), tile.getX(), tile.getMaxY() - 5);
    }

    private static void paintCount(Scene scene, RunSet.Member member, int k) {
        Look look = scene.look();
        Rectangle2D tile = scene.layout.tiles().get(k);
        int count = scene.count(member);
        scene.g.setFont(look.strongLabelFont());
        scene.g.setColor(count > 0 ? look.polysemantic() : look.muted());
        String words = count + " polysemantic";
        boolean fits = tile.getWidth() >= 190;
        Text.right(scene.g, fits ? words : Numerals.count(count), tile.getMaxX(), tile.getMaxY() - 5);
        if (!fits && count > 0) {
            double x = tile.getMaxX() - Text.width(Numerals.count(count), scene.g.getFont()) - 9;
            scene.g.fill(EnsembleGauge.diamond(x, tile.getMaxY() - 9, 4));
        }
    }

    private static void paintWaiting(Scene scene, Rectangle2D picture, String words) {
        scene.g.setColor(scene.look().background());
        scene.g.fill(picture);
        scene.g.setFont(scene.look().labelFont());
        scene.g.setColor(scene.look().muted());
        Text.centre(scene.g, words, picture.getCenterX(), picture.getCenterY() + 4);
    }

    static void paintProgress(Graphics2D g, Look look, Rectangle2D picture, double share) {
        double width = Math.min(96, 0.6 * picture.getWidth());
        double x = picture.getCenterX() - width / 2;
        g.setColor(look.hairline());
        g.fill(new Rectangle2D.Double(x, picture.getCenterY() - 2, width, 4));
        g.setColor(look.accent());
        g.fill(new Rectangle2D.Double(x, picture.getCenterY() - 2, width * Math.min(1, share), 4));
    }

    private static void paintRun(Scene scene, RunSet.Member member, Rectangle2D picture) {
        Facts known = scene.facts.apply(member);
        Shows shows = scene.perspective.options().choice(Option.ENSEMBLE_SHOWS, Shows.class);
        Lighting lighting = Lighting.of(lit(scene.perspective.selection(), known.now), known.now);
        if (shows == Shows.WEIGHTS) {
            Matrix weights = member.weights();
            HeatmapRaster.paint(
                    scene.g,
                    picture,
                    CellAxis.even(weights.rows(), picture.getHeight()),
                    CellAxis.split(weights.columns(), Math.min(weights.rows(), weights.columns()), picture.getWidth()),
                    new WeightCells(weights, known.order, lighting),
                    ColorMap.diverging(scene.look(), WeightsFigure.SCALE));
        } else {
            paintAllocation(scene, known, lighting, picture);
        }
    }

    /** A feature is the same in every run; a neuron is not. */
    private static Selection lit(Selection selection, Allocation now) {
        Selection features = new Selection(selection.feature(), selection.secondFeature(), OptionalInt.empty());
        boolean exists = selection.feature().orElse(0) < now.features()
                && selection.secondFeature().orElse(0) < now.features();
        return exists ? features : Selection.NONE;
    }

    /** Features below, the neurons that somebody is on above, in the order of the features on them. */
    private static void paintAllocation(Scene scene, Facts known, Lighting lighting, Rectangle2D picture) {
        Look look = scene.look();
        List<Integer> owned = new ArrayList<>();
        for (int column = 0; column < known.order.columns(); column++) {
            if (!known.now.ownersOf(known.order.neuronAt(column)).isEmpty()) {
                owned.add(known.order.neuronAt(column));
            }
        }
        double top = picture.getY() + 8;
        double bottom = picture.getMaxY() - 6;
        int features = known.now.features();
        double width = picture.getWidth() - 16;
        float stroke = (float) Math.max(0.6, Math.min(1.5, width / features / 3));
        BasicStroke solid = new BasicStroke(stroke, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND);
        BasicStroke dashed =
                new BasicStroke(stroke, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, new float[] {4, 3}, 0);
        for (boolean isShared : new boolean[] {false, true}) {
            for (int place = 0; place < owned.size(); place++) {
                int neuron = owned.get(place);
                if (known.now.isPolysemantic(neuron) != isShared) {
                    continue;
                }
                double x = picture.getX() + 8 + width * (place + 0.5) / owned.size();
                for (Allocation.Owner owner : known.now.ownersOf(neuron)) {
                    double from = picture.getX() + 8 + width * (owner.feature() + 0.5) / features;
                    boolean isLit = lighting.lightsWeight(owner.feature(), neuron);
                    Color ink = isShared ? look.sign(owner.weight()) : look.faint();
                    scene.g.setColor(look.lit(ink, isLit));
                    scene.g.setStroke(owner.weight() < 0 && isShared ? dashed : solid);
                    scene.g.draw(new Line2D.Double(from, bottom, x, top));
                }
                if (isShared) {
                    scene.g.setColor(look.lit(look.polysemantic(), lighting.lightsNeuron(neuron)));
                    scene.g.fill(EnsembleGauge.diamond(x, top, 3.5));
                }
            }
        }
    }

    @Override
    public Optional<Hit> at(double x, double y, Snapshot snapshot, Perspective perspective, Size size) {
        EnsembleLayout layout = EnsembleLayout.of(seeds(perspective.options()), size);
        if (layout.isEmpty()
                || snapshot.runs(SeedPlan.class).isEmpty()
                || snapshot.status().isGiven()) {
            return Optional.empty();
        }
        RunSet seeds = snapshot.runs(SeedPlan.class).get();
        OptionalInt under = layout.under(x, y);
        if (under.isEmpty() || under.getAsInt() >= seeds.wanted()) {
            return Optional.empty();
        }
        int k = under.getAsInt();
        Experiment recipe = seeds.plan().recipe(k);
        boolean isRunning = recipe.seed() == snapshot.experiment().seed();
        String text = "seed " + recipe.seed() + told(seeds, k, perspective);
        return Optional.of(new Hit(
                Selection.NONE,
                isRunning ? text + "; the run in the window" : text + "; click to run it",
                isRunning ? Optional.empty() : Optional.of(recipe)));
    }

    private String told(RunSet seeds, int k, Perspective perspective) {
        if (k >= seeds.members().size()) {
            return seeds.isDone() ? ": not trained" : ": not trained yet";
        }
        RunSet.Member member = seeds.members().get(k);
        if (!member.isSound()) {
            return ": diverged at step " + Numerals.count(member.step());
        }
        int count = facts(member, perspective).now.polysemanticNeurons();
        return ": " + count + (count == 1 ? " polysemantic neuron" : " polysemantic neurons") + ", loss "
                + Numerals.significant(member.loss()) + " after " + Numerals.count(member.step()) + " steps";
    }
}
