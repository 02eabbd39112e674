package org.polyseme.app;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.polyseme.cli.WindowBench;
import org.polyseme.view.bench.FirstFrame;
import org.polyseme.view.bench.FrameBench;

/** Opens windows to measure them: in this process, and in fresh ones. */
final class Windows implements WindowBench {
    private static final String ARGUMENTS = "polyseme.args";
    private static final List<String> WORDS = List.of(FirstFrame.PAINTED, FirstFrame.TRAINED, FirstFrame.COMPLETE);

    @Override
    public Map<String, Object> frames(double seconds) {
        checkDisplay();
        DesktopSettings.keepInMemoryWithoutBus();
        Renderer.prepare(System.getProperties());
        try {
            return FrameBench.measure(seconds);
        } catch (RuntimeException failure) {
            throw Display.reason(failure).map(NoWindowException::new).orElseThrow(() -> failure);
        }
    }

    @Override
    public Map<String, Object> firstFrame(int starts) {
        checkDisplay();
        Map<String, Object> measured = new LinkedHashMap<>();
        String jar = System.getProperty("java.class.path");
        arguments(jar).ifPresent(file -> measured.put("with_archive_ms", medians(starts, List.of("@" + file))));
        measured.put("without_archive_ms", medians(starts, List.of("-cp", jar, Main.class.getName())));
        return measured;
    }

    private static void checkDisplay() {
        Display.missing(System.getenv(), System.getProperties()).ifPresent(line -> {
            throw new NoWindowException(line);
        });
    }

    /** What Java is told to start in the least time, which the build leaves beside the program's jar. */
    static Optional<Path> arguments(String jar) {
        return Optional.of(Path.of(jar))
                .filter(path -> path.toString().endsWith(".jar"))
                .map(path -> path.resolveSibling(ARGUMENTS))
                .filter(Files::isRegularFile);
    }

    private static Map<String, Object> medians(int starts, List<String> program) {
        List<long[]> times = new ArrayList<>();
        for (int start = 0; start < starts; start++) {
            times.add(start(program));
        }
        Map<String, Object> medians = new LinkedHashMap<>();
        medians.put("first_window", median(times, 0));
        medians.put("first_trained_step", median(times, 1));
        medians.put("everything", median(times, 2));
        return medians;
    }

    private static long median(List<long[]> times, int which) {
        long[] sorted = times.stream().mapToLong(start -> start[which]).sorted().toArray();
        return sorted[sorted.length / 2];
    }

    /** Milliseconds until every figure of the layout is painted, until a trained step is, and until all strips are there. */
    private static long[] start(List<String> program) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-D" + FirstFrame.PROPERTY + "=true");
        command.addAll(program);
        long began = System.nanoTime();
        try {
            Process process =
                    new ProcessBuilder(command).redirectError(Redirect.DISCARD).start();
            long[] times = new long[WORDS.size()];
            List<String> said = new ArrayList<>();
            try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    said.add(line);
                    int which = WORDS.indexOf(line);
                    if (which >= 0) {
                        times[which] = (System.nanoTime() - began) / 1_000_000;
                    }
                }
            }
            if (Arrays.stream(times).anyMatch(time -> time == 0)) {
                throw new NoWindowException(
                        "polyseme: the window did not open in a process of its own; it said " + said);
            }
            return times;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
