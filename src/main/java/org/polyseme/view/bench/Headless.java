package org.polyseme.view.bench;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.polyseme.session.EngineTraining;
import org.polyseme.state.Experiment;

/** The same run without a window, while the window rests. FX thread only. */
final class Headless implements Part {
    private static final double SECOND = 1e9;
    private static final int STEPS_AT_ONCE = 1000;

    private final Hands hands;
    private final Experiment recipe;
    private final double warmSeconds;
    private final double seconds;
    private CompletableFuture<Double> stepsPerSecond = new CompletableFuture<>();

    Headless(Hands hands, Experiment recipe, double warmSeconds, double seconds) {
        this.hands = hands;
        this.recipe = recipe;
        this.warmSeconds = warmSeconds;
        this.seconds = seconds;
    }

    @Override
    public String name() {
        return "headless";
    }

    @Override
    public void begin() {
        hands.train(hands.window().workbench().recipe(), false);
        stepsPerSecond = CompletableFuture.supplyAsync(this::measure);
    }

    private double measure() {
        EngineTraining training = EngineTraining.of(recipe);
        rate(training, warmSeconds);
        return rate(training, seconds);
    }

    private static double rate(EngineTraining training, double seconds) {
        long begun = System.nanoTime();
        long first = training.steps();
        while (System.nanoTime() - begun < seconds * SECOND) {
            for (int i = 0; i < STEPS_AT_ONCE; i++) {
                training.step();
            }
        }
        return (training.steps() - first) * SECOND / (System.nanoTime() - begun);
    }

    @Override
    public boolean goesOn(long now) {
        return !stepsPerSecond.isDone();
    }

    @Override
    public Map<String, Object> results() {
        return Map.of("steps_per_s", Math.round(stepsPerSecond.join()));
    }
}
