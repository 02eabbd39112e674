package org.polyseme.engine;

import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.polyseme.engine.kernel.Backend;
import org.polyseme.state.Experiment;
import org.polyseme.state.Field;

/** A whole training step, on both back ends. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class StepBenchmark {
    @Param({"incidental", "tied-autoencoder", "absolute-value", "mlp"})
    public String model = "";

    @Param({"HOST", "ND4J"})
    public Backend backend = Backend.HOST;

    private Trainer trainer;

    @Setup
    public void start() {
        trainer = Trainer.of(
                Experiment.of(
                        Map.of(Field.MODEL, model, Field.FEATURES, 80, Field.NEURONS, 40, Field.OPTIMISER, "adam")),
                backend);
    }

    @TearDown
    public void end() {
        trainer.close();
    }

    @Benchmark
    public void step() {
        trainer.step();
    }
}
