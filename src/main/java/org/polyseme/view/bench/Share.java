package org.polyseme.view.bench;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.polyseme.session.EngineTraining;
import org.polyseme.state.Experiment;
import org.polyseme.state.Snapshot;

/**
 * What of its speed a run keeps beside the window: the same recipe with the window and without it, in turns, for machines
 * drift. FX thread only.
 */
final class Share implements Part {
    private static final double SECOND = 1e9;
    private static final int STEPS_AT_ONCE = 1000;
    /** An odd number has a middle. */
    private static final int TURNS = 5;

    private final Hands hands;
    private final Experiment recipe;
    private final double seconds;
    private final double[] withWindow = new double[TURNS];
    private final double[] headless = new double[TURNS];

    private Optional<EngineTraining> training = Optional.empty();
    private Optional<CompletableFuture<Double>> alone = Optional.empty();
    private int turn;
    private boolean measures;
    private long begun;
    private long stepThen;

    /** @param seconds how long each speed is watched in each turn, after a quarter as long that does not count */
    Share(Hands hands, Experiment recipe, double seconds) {
        this.hands = hands;
        this.recipe = recipe;
        this.seconds = seconds;
    }

    @Override
    public String name() {
        return "share";
    }

    @Override
    public void begin() {
        training = Optional.of(EngineTraining.of(recipe));
        beside();
    }

    /** The window trains. */
    private void beside() {
        hands.train(recipe, true);
        measures = false;
        begun = System.nanoTime();
    }

    @Override
    public boolean goesOn(long now) {
        if (alone.isPresent()) {
            return !alone.get().isDone() || nextTurn();
        }
        double elapsed = (now - begun) / SECOND;
        if (!measures && elapsed >= seconds / 4) {
            measures = true;
            begun = now;
            stepThen = step();
        } else if (measures && elapsed >= seconds) {
            withWindow[turn] = (step() - stepThen) / elapsed;
            hands.train(recipe, false);
            EngineTraining same = training.orElseThrow();
            alone = Optional.of(CompletableFuture.supplyAsync(() -> {
                rate(same, seconds / 4);
                return rate(same, seconds);
            }));
        }
        return true;
    }

    private boolean nextTurn() {
        headless[turn] = alone.orElseThrow().join();
        alone = Optional.empty();
        turn++;
        if (turn == TURNS) {
            training.ifPresent(EngineTraining::close);
            return false;
        }
        beside();
        return true;
    }

    private long step() {
        return hands.window().workbench().snapshot().map(Snapshot::step).orElse(0L);
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
    public Map<String, Object> results() {
        double[] shares = new double[TURNS];
        for (int i = 0; i < TURNS; i++) {
            shares[i] = withWindow[i] / headless[i];
        }
        Map<String, Object> results = new LinkedHashMap<>();
        results.put("steps_per_s", Math.round(middle(withWindow)));
        results.put("headless_steps_per_s", Math.round(middle(headless)));
        results.put("share", hundredths(middle(shares)));
        results.put("shares", Arrays.stream(shares).mapToObj(Share::hundredths).toList());
        return results;
    }

    private static double middle(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[values.length / 2];
    }

    private static double hundredths(double value) {
        return Math.round(value * 100) / 100.0;
    }
}
