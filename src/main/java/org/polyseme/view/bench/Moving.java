package org.polyseme.view.bench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.polyseme.view.FxThread;
import org.polyseme.view.figures.FigurePane;

/**
 * A hand that moves time and again, at moments that no frame foresees, and how long the pictures take to follow. FX
 * thread only.
 */
final class Moving implements Part {
    /** Hands rest between two moves; how long is drawn, so that no phase of a frame is preferred. */
    private static final int LEAST_REST_MILLIS = 30;

    private static final int MOST_REST_MILLIS = 90;

    private final String name;
    private final Hands hands;
    private final Answer answer;
    private final int moves;
    /** As many again before any counts, for Java compiles what a hand does only while it does it. */
    private final int uncounted;

    private final SplittableRandom dice = new SplittableRandom(0);
    private final Latency first = new Latency();
    private final Latency every = new Latency();
    private List<FigurePane> figures = List.of();
    private boolean isReady;
    private boolean waits;
    private long movedAt;
    private int done;

    /** From a move until a picture is on the screen. */
    private static final class Latency {
        final Series times = new Series();
        private boolean isHandedOver;
        private boolean isSeen;

        void begin() {
            isHandedOver = false;
            isSeen = false;
        }

        /** What was handed over before one pulse is on the screen before the next. */
        void pulse(boolean isShown, long nanos, boolean counts) {
            if (isHandedOver && !isSeen) {
                isSeen = true;
                if (counts) {
                    times.add(nanos);
                }
            }
            isHandedOver |= isShown;
        }
    }

    /** @param moves how often it moves and is timed */
    Moving(String name, Hands hands, Answer answer, int moves) {
        this.name = name;
        this.hands = hands;
        this.answer = answer;
        this.moves = moves;
        this.uncounted = moves;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void begin() {
        hands.train(answer.recipe(), true);
        figures = hands.figures();
        answer.begin();
    }

    private void moveSoon() {
        int rest = dice.nextInt(LEAST_REST_MILLIS, MOST_REST_MILLIS);
        Executor later = CompletableFuture.delayedExecutor(rest, TimeUnit.MILLISECONDS);
        later.execute(() -> {
            long now = System.nanoTime();
            FxThread.later(() -> move(now));
        });
    }

    private void move(long at) {
        movedAt = at;
        waits = true;
        first.begin();
        every.begin();
        answer.move(dice);
    }

    @Override
    public boolean goesOn(long now) {
        if (!isReady) {
            isReady = answer.isReady();
            if (isReady) {
                moveSoon();
            }
        } else if (waits) {
            Predicate<FigurePane> isShown =
                    pane -> pane.moment().filter(answer::isIn).isPresent();
            boolean counts = done >= uncounted;
            first.pulse(figures.stream().anyMatch(isShown), now - movedAt, counts);
            every.pulse(figures.stream().allMatch(isShown), now - movedAt, counts);
            if (every.isSeen) {
                return follow();
            }
        }
        return true;
    }

    /** Moves again, unless it was the last time. */
    private boolean follow() {
        waits = false;
        done++;
        if (done == moves + uncounted) {
            answer.end();
            return false;
        }
        moveSoon();
        return true;
    }

    @Override
    public Map<String, Object> results() {
        Map<String, Object> firstFigure = first.times.percentiles(50, 95);
        Map<String, Object> everyFigure = every.times.percentiles(50, 95);
        Map<String, Object> results = new LinkedHashMap<>(answer.isForEveryFigure() ? everyFigure : firstFigure);
        results.put("first_figure", firstFigure);
        results.put("every_figure", everyFigure);
        return results;
    }
}
