package org.polyseme.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How many runs a command trains at the same time. */
final class Threads {
    private static final int MOST = 1024;

    @Option(
            names = "--threads",
            paramLabel = "T",
            description = "Runs trained at the same time; as many as there are cores if not given.")
    private @Nullable Integer threads;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    int count() {
        if (threads == null) {
            return Runtime.getRuntime().availableProcessors();
        }
        if (threads < 1 || threads > MOST) {
            throw new ParameterException(spec.commandLine(), "--threads: expected 1 to 1,024, found " + threads);
        }
        return threads;
    }
}
