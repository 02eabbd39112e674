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
import org.openjdk.jmh.annotations.Warmup;
import org.polyseme.engine.kernel.SparseBatch;
import org.polyseme.measure.Randomness;
import org.polyseme.state.Experiment;
import org.polyseme.state.Field;

/** One batch of 1,024 samples of 80 features. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class SamplerBenchmark {
    @Param({"sparse-uniform", "sparse-gaussian"})
    public String data = "";

    @Param({"0.001", "0.03", "0.5"})
    public double probability;

    @Param({"independent", "correlated"})
    public String groups = "";

    private Sampler sampler;

    @Setup
    public void start() {
        Experiment recipe = Experiment.of(Map.of(
                Field.MODEL,
                "tied-autoencoder",
                Field.FEATURES,
                80,
                Field.DATA,
                data,
                Field.FEATURE_PROBABILITY,
                probability,
                Field.GROUPS,
                groups));
        sampler = new Sampler(recipe, new Randomness(0, Randomness.Stream.DATA));
    }

    @Benchmark
    public SparseBatch draw() {
        sampler.next();
        return sampler.batch();
    }
}
