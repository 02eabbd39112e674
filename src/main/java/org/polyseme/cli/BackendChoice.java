package org.polyseme.cli;

import org.jspecify.annotations.Nullable;
import org.polyseme.engine.kernel.Backend;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What a command computes on. */
final class BackendChoice {
    @Option(
            names = "--backend",
            paramLabel = "KEY",
            description = "host (fused loops on the CPU) or nd4j (ND4J operations on its device); "
                    + "host, or nd4j in a CUDA build, if not given.")
    private @Nullable String key;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    Backend chosen() {
        if (key == null) {
            return Backend.standard();
        }
        return Backend.named(key)
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(), "--backend: expected host or nd4j, found \"" + key + "\"."));
    }
}
