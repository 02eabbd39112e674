package org.polyseme.view.bench;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.polyseme.state.Experiment;
import org.polyseme.state.Field;
import org.polyseme.state.Snapshot;
import org.polyseme.view.FxThread;
import org.polyseme.view.figures.FigurePane;

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
    private final Answer answer;
    private final int moves;
    private final SplittableRandom dice = new SplittableRandom(0);
    private final Series latencies = new Series();
    private int done;
    private boolean waits;
    private boolean shown;
    private List<FigurePane> figures = List.of();
    private long movedAt;

    /**
     * A slider's range, and how often it is moved.
     *
     * @param from the least value, inclusive
     * @param to the greatest, exclusive
     */
    record Range(Field field, double from, double to, int moves) {}

    /** What the hand waits for. */
    enum Answer {
        /** The first picture of the new recipe, whichever figure has it. */
        FIRST_PICTURE,
        /** That every figure shows the end of the new recipe's run. */
        CONVERGED;

        private boolean isIn(Snapshot moment) {
            return this == FIRST_PICTURE || moment.status().isOver();
        }

        private boolean test(Stream<FigurePane> figures, Predicate<FigurePane> shows) {
            return this == FIRST_PICTURE ? figures.anyMatch(shows) : figures.allMatch(shows);
        }
    }

    Sliding(String name, Hands hands, Experiment recipe, Range range, Answer answer) {
        this.name = name;
        this.hands = hands;
        this.recipe = recipe;
        this.field = range.field();
        this.from = range.from();
        this.to = range.to();
        this.answer = answer;
        this.moves = range.moves() + UNCOUNTED;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void begin() {
        hands.train(recipe, true);
        figures = hands.figures();
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
        shown = answer.test(
                figures.stream(),
                pane -> pane.moment()
                        .filter(seen -> seen.experiment().equals(wanted) && answer.isIn(seen))
                        .isPresent());
        return true;
    }

    @Override
    public Map<String, Object> results() {
        return latencies.percentiles(50, 95);
    }
}
