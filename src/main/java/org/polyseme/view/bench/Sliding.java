package org.polyseme.view.bench;

import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.polyseme.state.Experiment;
import org.polyseme.state.Field;
import org.polyseme.state.Snapshot;
import org.polyseme.view.FxThread;

/**
 * A slider that is moved time and again, at moments that no frame foresees, and how long the picture takes to follow. FX
 * thread only.
 */
final class Sliding implements Part {
    /** Hands rest between two moves; how long is drawn, so that no phase of a frame is preferred. */
    private static final int LEAST_REST_MILLIS = 30;

    private static final int MOST_REST_MILLIS = 90;
    private static final int UNCOUNTED = 5;

    private final String name;
    private final Hands hands;
    private final Experiment recipe;
    private final Field field;
    private final double from;
    private final double to;
    private final Predicate<Snapshot> answered;
    private final int moves;
    private final SplittableRandom dice = new SplittableRandom(0);
    private final Series latencies = new Series();
    private int done;
    private boolean waits;
    private boolean shown;
    private long movedAt;

    /**
     * A slider's range, and how often it is moved.
     *
     * @param from the least value, inclusive
     * @param to the greatest, exclusive
     */
    record Range(Field field, double from, double to, int moves) {}

    /** @param answered whether this moment of the new recipe is what the hand waits for */
    Sliding(String name, Hands hands, Experiment recipe, Range range, Predicate<Snapshot> answered) {
        this.name = name;
        this.hands = hands;
        this.recipe = recipe;
        this.field = range.field();
        this.from = range.from();
        this.to = range.to();
        this.answered = answered;
        this.moves = range.moves() + UNCOUNTED;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void begin() {
        hands.train(recipe, true);
        hands.window().workbench().dragging(true);
        moveSoon();
    }

    private void moveSoon() {
        int rest = dice.nextInt(LEAST_REST_MILLIS, MOST_REST_MILLIS);
        double value = dice.nextDouble(from, to);
        Executor later = CompletableFuture.delayedExecutor(rest, TimeUnit.MILLISECONDS);
        later.execute(() -> {
            long now = System.nanoTime();
            FxThread.later(() -> move(value, now));
        });
    }

    private void move(double value, long at) {
        movedAt = at;
        waits = true;
        shown = false;
        hands.slide(field, value);
    }

    /** A picture that was handed over in one beat is on the screen at the next, at the latest. */
    @Override
    public boolean goesOn(long now) {
        if (!waits) {
            return true;
        }
        if (shown) {
            waits = false;
            done++;
            if (done > UNCOUNTED) {
                latencies.add(now - movedAt);
            }
            if (done == moves) {
                hands.window().workbench().dragging(false);
                return false;
            }
            moveSoon();
            return true;
        }
        Experiment wanted = hands.window().workbench().recipe();
        Optional<Snapshot> moment = hands.shown();
        shown = moment.filter(seen -> seen.experiment().equals(wanted) && answered.test(seen))
                .isPresent();
        return true;
    }

    @Override
    public Map<String, Object> results() {
        return latencies.percentiles(50, 95);
    }
}
