package org.polyseme.engine.kernel;

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
import org.polyseme.state.Experiment;
import org.polyseme.state.Field;
import org.polyseme.state.Matrix;
import org.polyseme.state.Parameters;

/** One update of 64 × 128 weights; 8,192 divided by the result is updates a microsecond. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class OptimiserBenchmark {
    @Param({"gradient-descent", "momentum", "adam", "adamw"})
    public String kind = "";

    @Param({"0", "0.001"})
    public double l1;

    @Param({"false", "true"})
    public boolean proximal;

    private Optimiser optimiser;
    private Trained weights;

    @Setup
    public void start() {
        Experiment recipe = Experiment.of(
                Map.of(Field.MODEL, "incidental", Field.OPTIMISER, kind, Field.L1, l1, Field.PROXIMAL, proximal));
        float[] values = new float[64 * 128];
        for (int k = 0; k < values.length; k++) {
            values[k] = (float) Math.sin(k);
        }
        weights = new Trained(
                new Parameters.Named("W", Matrix.of(64, 128, values)), kind.equals("momentum"), recipe.isAdaptive());
        weights.gradient.put(0, values, 0, values.length);
        optimiser = new Optimiser(recipe);
    }

    @TearDown
    public void end() {
        weights.close();
    }

    @Benchmark
    public void update() {
        optimiser.nextStep();
        optimiser.update(weights, 1e-6);
    }
}
