package org.polyseme.cli;

import java.io.PrintWriter;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.polyseme.engine.Workload;
import org.polyseme.engine.kernel.Backend;
import org.polyseme.engine.kernel.GemmFloor;
import org.polyseme.state.Experiment;
import org.polyseme.state.Field;
import org.polyseme.store.JsonText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Times training steps of fixed recipes: sizes, sampling and optimiser of the papers' notebooks. */
@Command(
        name = "bench",
        description = {
            "Times a training step of ten fixed recipes, in microseconds; or the window, in milliseconds.",
            "gemm_floor_us is the time of the step's dense products alone, by ND4J's gemm."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:timed", "2:wrong usage"})
public final class BenchCommand implements Callable<Integer> {
    /** Parts of a case's seconds: one to warm up, three to time. */
    private static final int PARTS = 4;

    private static final double SECONDS_A_CASE = 4;
    private static final double SECONDS_OF_FRAMES = 20;
    private static final int STARTS = 5;

    /** One recipe, trained so many times over with different seeds; a step is a step of all. */
    private record Case(String model, int instances, int features, int neurons, double probability) {
        List<Experiment> members() {
            return LongStream.range(0, instances).mapToObj(this::member).toList();
        }

        private Experiment member(long seed) {
            Map<Field, Object> recipe = new EnumMap<>(Field.class);
            recipe.put(Field.MODEL, model);
            recipe.put(Field.FEATURES, features);
            recipe.put(Field.NEURONS, neurons);
            recipe.put(Field.OPTIMISER, "adam");
            recipe.put(Field.LEARNING_RATE, 1e-3);
            recipe.put(Field.STEPS, 1_000_000_000L);
            recipe.put(Field.SEED, seed);
            if (model.equals("incidental")) {
                recipe.put(Field.L1, 1e-3);
            } else {
                recipe.put(Field.IMPORTANCE, 0.9);
                recipe.put(Field.FEATURE_PROBABILITY, probability);
                recipe.put(Field.BATCH, 1024);
            }
            return Experiment.of(recipe);
        }
    }

    private static final Map<String, Case> CASES = cases();

    @Spec
    private CommandSpec spec;

    @Option(names = "--json", description = "One line of JSON a case.")
    private boolean json;

    @Option(names = "--case", paramLabel = "NAME", arity = "1..*", description = "Cases to time; all if left out.")
    private List<String> names = List.copyOf(CASES.keySet());

    @Option(
            names = "--threads",
            paramLabel = "T",
            description = "Threads that share a case's instances; 1 if left out.")
    private int threads = 1;

    @Option(
            names = "--seconds",
            paramLabel = "S",
            description = "Seconds a case; 4 if left out. With --frames: of training; 20 if left out.")
    private @Nullable Double given;

    @Option(
            names = "--frames",
            description = "Opens the window instead, and measures its frames while it trains at full speed.")
    private boolean frames;

    @Option(
            names = "--first-frame",
            description = "Starts the program five times instead, and measures how soon its window is there.")
    private boolean firstFrame;

    private double seconds = SECONDS_A_CASE;
    private @Nullable WindowBench windows;

    @Mixin
    private BackendChoice backend;

    private static Map<String, Case> cases() {
        Map<String, Case> cases = new LinkedHashMap<>();
        cases.put("tms-5x2", new Case("tied-autoencoder", 1, 5, 2, 0.1));
        cases.put("tms-5x2-i10", new Case("tied-autoencoder", 10, 5, 2, 0.1));
        cases.put("tms-20x5", new Case("tied-autoencoder", 1, 20, 5, 0.1));
        cases.put("tms-80x20", new Case("tied-autoencoder", 1, 80, 20, 0.03));
        cases.put("tms-400x30", new Case("tied-autoencoder", 1, 400, 30, 0.01));
        cases.put("incidental-64x128", new Case("incidental", 1, 64, 128, 1));
        cases.put("incidental-256x256", new Case("incidental", 1, 256, 256, 1));
        cases.put("incidental-256x1024", new Case("incidental", 1, 256, 1024, 1));
        cases.put("incidental-256x4096", new Case("incidental", 1, 256, 4096, 1));
        cases.put("incidental-64x128-i16", new Case("incidental", 16, 64, 128, 1));
        return Collections.unmodifiableMap(cases);
    }

    /** What opens windows, for {@code --frames} and {@code --first-frame}. */
    public void measureWindowsWith(WindowBench opener) {
        windows = opener;
    }

    @Override
    public Integer call() {
        seconds = given != null ? given : frames ? SECONDS_OF_FRAMES : SECONDS_A_CASE;
        check();
        if (frames || firstFrame) {
            measureWindows();
            return 0;
        }
        Backend chosen = backend.chosen();
        PrintWriter out = spec.commandLine().getOut();
        for (String name : names) {
            Case timed = CASES.get(name);
            if (timed == null) {
                continue; // checked above
            }
            double step = stepMicros(timed, chosen);
            double floor = floorMicros(timed);
            out.println(json ? line(name, step, floor) : row(name, step, floor));
            out.flush();
        }
        return 0;
    }

    private void check() {
        for (String name : names) {
            if (!CASES.containsKey(name)) {
                throw wrong(
                        "--case: expected one of " + String.join(", ", CASES.keySet()) + ", found \"" + name + "\".");
            }
        }
        if (threads < 1 || threads > 1024) {
            throw wrong("--threads: expected 1 to 1,024, found " + threads + ".");
        }
        if (!(seconds > 0 && seconds <= 3600)) {
            throw wrong("--seconds: expected more than 0 and at most 3,600, found " + seconds + ".");
        }
    }

    private void measureWindows() {
        WindowBench opener = windows;
        if (opener == null) {
            throw wrong(
                    "--frames and --first-frame: expected a program that has windows, found the command line alone.");
        }
        PrintWriter out = spec.commandLine().getOut();
        Map<String, Object> measured = new LinkedHashMap<>();
        if (frames) {
            measured.putAll(opener.frames(seconds));
        }
        if (firstFrame) {
            measured.putAll(opener.firstFrame(STARTS));
        }
        if (json) {
            out.println(JsonText.of(measured));
        } else {
            NestedNumbers.lines(measured).forEach(out::println);
        }
        out.flush();
    }

    private ParameterException wrong(String sentence) {
        return new ParameterException(spec.commandLine(), sentence);
    }

    private double stepMicros(Case timed, Backend chosen) {
        try (Workload workload = Workload.of(timed.members(), threads, chosen)) {
            // A hand-over among threads costs as much as a small step, and runs are trained whole, not turn by turn.
            int several = timed.instances() == 1 ? 1 : 20;
            return medianMicros(() -> workload.steps(several)) / several;
        }
    }

    private double floorMicros(Case timed) {
        try (GemmFloor floor = new GemmFloor(timed.members().get(0))) {
            double sum = 0;
            for (GemmFloor.Product product : floor.products()) {
                sum += product.share() * medianMicros(product.multiply());
            }
            return sum * timed.instances();
        }
    }

    /** Warms up for a part of the time, then takes the median of three parts' means. */
    private double medianMicros(Runnable work) {
        meanMicros(work);
        double[] means = new double[PARTS - 1];
        for (int part = 0; part < means.length; part++) {
            means[part] = meanMicros(work);
        }
        Arrays.sort(means);
        return means[means.length / 2];
    }

    private double meanMicros(Runnable work) {
        long nanos = (long) (seconds / PARTS * 1e9);
        long start = System.nanoTime();
        long count = 0;
        long passed = 0;
        while (passed < nanos) {
            work.run();
            count++;
            passed = System.nanoTime() - start;
        }
        return passed / 1e3 / count;
    }

    private String line(String name, double step, double floor) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("case", name);
        line.put("backend", backend.chosen().key());
        line.put("threads", threads);
        line.put("us_per_step", rounded(step));
        line.put("gemm_floor_us", rounded(floor));
        return line.entrySet().stream()
                .map(e -> JsonText.of(e.getKey()) + ":" + JsonText.of(e.getValue()))
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static double rounded(double micros) {
        return Math.round(micros * 10) / 10.0;
    }

    private static String row(String name, double step, double floor) {
        return String.format(Locale.ROOT, "%-24s %10.1f us a step   %10.1f us its products alone", name, step, floor);
    }
}
