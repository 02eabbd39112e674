package org.polyseme.figure;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.polyseme.measure.Sweep;
import org.polyseme.measure.SweepPlan;
import org.polyseme.state.Choice;
import org.polyseme.state.Experiment;
import org.polyseme.state.RunPlan;
import org.polyseme.state.RunSet;
import org.polyseme.state.Snapshot;

/**
 * The recipe trained for several values of one field and several seeds, beside what the papers predict. A click on a run
 * begins it. Remembers its last plans and counts.
 */
public final class SweepFigure implements Figure {
    private static final int KEPT = 128;

    private final Recent<Optional<SweepPlan>> plans = new Recent<>(4);
    private final Recent<Integer> counts = new Recent<>(KEPT);
    private final Recent<SweepOfPoints.Strip> strips = new Recent<>(KEPT);

    /** Which sweep. */
    public enum Of implements Choice {
        AUTOMATIC("auto", "The recipe’s", Optional.empty()),
        COLLISIONS(Sweep.COLLISIONS),
        NOISE(Sweep.NOISE),
        POINTS(Sweep.POINTS),
        RECOVERY(Sweep.RECOVERY),
        ENERGY(Sweep.ENERGY);

        private final String key;
        private final String label;

        @SuppressWarnings("ImmutableEnumChecker") // an optional enum constant
        private final Optional<Sweep> sweep;

        Of(Sweep sweep) {
            this(sweep.key(), sweep.label(), Optional.of(sweep));
        }

        Of(String key, String label, Optional<Sweep> sweep) {
            this.key = key;
            this.label = label;
            this.sweep = sweep;
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
     * What one picture is made of.
     *
     * @param running the recipe of the run in the window
     */
    record Scene(SweepPlan plan, RunSet runs, Experiment running, Perspective perspective, Size size) {
        Look look() {
            return perspective.look();
        }

        /** The place of a run in the plan is its place among the members. */
        List<RunSet.Member> members() {
            return runs.members();
        }

        /** The sound runs of one value. */
        List<RunSet.Member> of(int value) {
            return IntStream.range(0, members().size())
                    .filter(run -> plan.value(run) == value)
                    .mapToObj(members()::get)
                    .filter(RunSet.Member::isSound)
                    .toList();
        }

        SweepPlot.Target target(int run, String text) {
            boolean isRunning = plan.recipe(run).equals(running);
            String words = isRunning ? "; the run in the window" : "; click to run it";
            return new SweepPlot.Target(text + words, OptionalInt.of(run), isRunning);
        }
    }

    /** What is painted below the title. */
    record Picture(List<SweepPlot> plots, Footer footer) {}

    @Override
    public String id() {
        return "sweep";
    }

    @Override
    public String title() {
        return "Sweep";
    }

    @Override
    public int atMostPerSecond() {
        return 8;
    }

    @Override
    public Optional<RunPlan> runs(Experiment recipe, Options options) {
        return plan(recipe, options).map(plan -> plan);
    }

    private Optional<SweepPlan> plan(Experiment recipe, Options options) {
        int seeds = options.choice(Option.SWEEP_SEEDS, SeedCount.class).seeds();
        Of of = options.choice(Option.SWEEP_OF, Of.class);
        return plans.of(
                recipe,
                List.of(seeds, of),
                () -> of.sweep
                        .filter(sweep -> sweep.reason(recipe).isEmpty())
                        .or(() -> of == Of.AUTOMATIC ? Sweep.firstFor(recipe) : Optional.empty())
                        .flatMap(sweep -> SweepPlan.around(sweep, recipe, seeds)));
    }

    /** Why there is nothing to show; empty if there is. */
    private static String reason(Snapshot snapshot, Options options) {
        if (snapshot.status().isGiven()) {
            return "These weights came from a file: there is no recipe of which other values could be trained.";
        }
        Optional<Sweep> chosen = options.choice(Option.SWEEP_OF, Of.class).sweep;
        String reason = chosen.map(sweep -> sweep.reason(snapshot.experiment())).orElse("");
        if (chosen.isEmpty() && Sweep.firstFor(snapshot.experiment()).isEmpty()) {
            return "No sweep is about this recipe. Open “Incidental, by chance”, “Bipolar noise”, “Memory, or features”,"
                    + " “Levels of polygons” or “Cubes hold more than dimensions”.";
        }
        return reason;
    }

    @Override
    public void paint(Graphics2D graphics, Snapshot snapshot, Perspective perspective, Size size) {
        Look look = perspective.look();
        try (Sheet sheet = new Sheet(graphics, look, size)) {
            String reason = reason(snapshot, perspective.options());
            Optional<RunSet> runs = snapshot.runs(SweepPlan.class);
            if (!reason.isEmpty() || runs.isEmpty()) {
                sheet.title(title(), "");
                String why = reason.isEmpty() ? "No other values have been trained yet." : reason;
                Notice.paint(sheet.graphics(), look, size, why);
                return;
            }
            Scene scene = scene(snapshot, runs.get(), perspective, size);
            sheet.title(title(), subtitles(scene));
            paintProgress(sheet.graphics(), scene);
            if (!runs.get().trouble().isEmpty() && runs.get().members().isEmpty()) {
                Notice.paint(sheet.graphics(), look, size, runs.get().trouble());
                return;
            }
            Picture picture = picture(scene);
            if (picture.plots.stream().anyMatch(plot -> plot.axes().isEmpty())) {
                Notice.paintTooSmall(sheet.graphics(), look, size);
                return;
            }
            picture.plots.forEach(plot -> plot.paint(sheet.graphics(), look));
            picture.footer.paint(sheet.graphics(), look, size);
        }
    }

    private static Scene scene(Snapshot snapshot, RunSet runs, Perspective perspective, Size size) {
        return new Scene((SweepPlan) runs.plan(), runs, snapshot.experiment(), perspective, size);
    }

    private Picture picture(Scene scene) {
        return switch (scene.plan.sweep()) {
            case COLLISIONS -> SweepOfNeurons.picture(scene, counts);
            case NOISE -> SweepOfNoise.picture(scene);
            case POINTS -> SweepOfPoints.picture(scene, strips);
            case RECOVERY -> SweepOfProbability.picture(scene);
            case ENERGY -> SweepOfSeeds.picture(scene);
        };
    }

    private static String[] subtitles(Scene scene) {
        RunSet runs = scene.runs;
        String what = scene.plan.sweep().label().toLowerCase(Locale.ROOT);
        String seeds = scene.plan.seeds() + (scene.plan.values() > 1 ? " seeds a value" : " seeds");
        int diverged = runs.members().size() - runs.sound().size();
        String state = runs.isDone() && diverged == 0
                ? ""
                : ", " + runs.sound().size() + " of " + runs.wanted() + " trained"
                        + (diverged == 0 ? "" : ", " + diverged + " diverged");
        return new String[] {what + ", " + seeds + state, what + state, what};
    }

    /** A thin line below the title while runs are to come. */
    private static void paintProgress(Graphics2D g, Scene scene) {
        if (scene.runs.isDone()) {
            return;
        }
        double width = Math.max(0, scene.size.width() - 2.0 * Sheet.MARGIN);
        g.setColor(scene.look().hairline());
        g.fill(new Rectangle2D.Double(Sheet.MARGIN, Look.TITLE_HEIGHT - 3, width, 2));
        g.setColor(scene.look().accent());
        g.fill(new Rectangle2D.Double(Sheet.MARGIN, Look.TITLE_HEIGHT - 3, width * scene.runs.progress(), 2));
    }

    @Override
    public Optional<Hit> at(double x, double y, Snapshot snapshot, Perspective perspective, Size size) {
        Optional<RunSet> runs = snapshot.runs(SweepPlan.class);
        if (runs.isEmpty() || !reason(snapshot, perspective.options()).isEmpty()) {
            return Optional.empty();
        }
        Scene scene = scene(snapshot, runs.get(), perspective, size);
        Picture picture = picture(scene);
        if (picture.plots.stream().anyMatch(plot -> plot.axes().isEmpty())) {
            return Optional.empty();
        }
        return picture.plots.stream()
                .flatMap(plot -> plot.under(x, y).stream())
                .findFirst()
                .map(target -> hit(scene, target));
    }

    private static Hit hit(Scene scene, SweepPlot.Target target) {
        Optional<Experiment> recipe = target.run().isPresent() && !target.isRunning()
                ? Optional.of(scene.plan.recipe(target.run().getAsInt()))
                : Optional.empty();
        return new Hit(Selection.NONE, target.text(), recipe);
    }
}
