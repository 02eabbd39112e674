package org.polyseme.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.polyseme.engine.Ensemble;
import org.polyseme.engine.Trainer;
import org.polyseme.engine.kernel.Backend;
import org.polyseme.measure.Band;
import org.polyseme.state.Experiment;
import org.polyseme.state.RefusedValueException;
import org.polyseme.state.Script;
import org.polyseme.state.Snapshot;
import org.polyseme.store.FileProblem;
import org.polyseme.store.NpzFile;
import org.polyseme.store.WholeFile;
import org.polyseme.sweep.Outcome;
import org.polyseme.sweep.Seeds;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Trains a recipe without a window and prints what came of it. */
@Command(name = "run", description = "Trains a preset or a recipe file to its end and prints the final measures.")
final class RunCommand implements Callable<Integer> {
    private static final int MOST_SEEDS = 10_000;
    /** Weights from which the final measures take seconds, in which nothing else would be said. */
    private static final long SLOW_TO_MEASURE = 1L << 22;

    @Parameters(
            paramLabel = "PRESET|FILE",
            description = "A preset's name, a recipe file, or a picture that Polyseme has made.")
    private String recipe;

    @Mixin
    private Settings settings;

    @Option(
            names = "--seeds",
            paramLabel = "K",
            description = "Train K runs, seeds N, N+1, …, and print means and standard deviations.")
    private @Nullable Integer seeds;

    @Mixin
    private Threads threads;

    @Mixin
    private BackendChoice backend;

    @Option(names = "--json", description = "Print one line of JSON.")
    private boolean json;

    @Option(
            names = "--npz",
            paramLabel = "FILE",
            description =
                    "Write W [n, m], b [n] and W0 [n, m] for numpy.load; with --seeds each gets an axis in front.")
    private @Nullable Path npz;

    @Spec
    private CommandSpec spec;

    /** How a run ended, and its weights if they are to be written. */
    private record Ended(Outcome outcome, Optional<Snapshot> last) {}

    @Override
    public Integer call() throws FileProblem {
        if (seeds != null && (seeds < 1 || seeds > MOST_SEEDS)) {
            throw new ParameterException(spec.commandLine(), "--seeds: expected 1 to 10,000, found " + seeds);
        }
        try {
            Script script = Recipes.found(recipe).script();
            if (script.changes().isEmpty()) {
                run(Seeds.from(settings.applied(script.start()), seeds == null ? 1 : seeds));
            } else {
                again(script);
            }
            return 0;
        } catch (RefusedValueException refused) {
            throw FileProblem.of(recipe, refused);
        }
    }

    /** A run that a hand has changed on its way is trained with those changes, or not at all. */
    private void again(Script script) throws FileProblem {
        if (seeds != null || !settings.changes().isEmpty() || backend.chosen() != Backend.standard()) {
            throw new FileProblem(
                    recipe,
                    "",
                    "a run without changes on the way where options change the recipe",
                    script.changes().size() + " of them");
        }
        check(List.of(script.start()));
        StepRate rate = new StepRate(System::nanoTime);
        ProgressBar bar = ProgressBar.on(spec.commandLine().getErr());
        try (RenderedRun run = new RenderedRun(script, Band.DEFAULT)) {
            Snapshot last = run.upTo(script.recipeAt(Long.MAX_VALUE).steps(), share -> {
                rate.at(share);
                bar.at(share);
            });
            report(List.of(new Ended(Outcome.of(last), Optional.of(last))), rate);
        } finally {
            bar.end();
        }
    }

    private void check(List<Experiment> members) throws FileProblem {
        if (npz != null) {
            WeightArrays.check(members);
            WholeFile.check(npz);
        }
    }

    private void run(List<Experiment> members) throws FileProblem {
        check(members);
        StepRate rate = new StepRate(System::nanoTime);
        report(train(members, rate), rate);
    }

    private void report(List<Ended> ended, StepRate rate) throws FileProblem {
        List<Outcome> outcomes = ended.stream().map(Ended::outcome).toList();
        double stepsPerSecond =
                rate.over(outcomes.stream().mapToLong(Outcome::steps).sum());
        Divergence.check(outcomes);
        RunReport report = new RunReport(recipe, outcomes, seeds != null, stepsPerSecond);
        PrintWriter out = spec.commandLine().getOut();
        out.println(json ? report.json() : report.table());
        out.flush();
        if (npz != null) {
            List<Snapshot> last =
                    ended.stream().flatMap(run -> run.last().stream()).toList();
            NpzFile.write(npz, WeightArrays.of(last, seeds != null));
        }
    }

    private List<Ended> train(List<Experiment> members, StepRate rate) {
        ProgressBar bar = ProgressBar.on(spec.commandLine().getErr());
        try {
            return Ensemble.run(members, threads.count(), backend.chosen(), trainer -> ended(trainer, bar), share -> {
                rate.at(share);
                bar.at(share);
            });
        } finally {
            bar.end();
        }
    }

    private Ended ended(Trainer trainer, ProgressBar bar) {
        Experiment trained = trainer.experiment();
        if ((long) trained.features() * trained.neurons() >= SLOW_TO_MEASURE) {
            bar.say(String.format(
                    Locale.ROOT, "Trained; measuring %,d x %,d weights …", trained.features(), trained.neurons()));
        }
        Snapshot last = Outcome.snapshot(trainer);
        return new Ended(Outcome.of(last), npz == null ? Optional.empty() : Optional.of(last));
    }
}
