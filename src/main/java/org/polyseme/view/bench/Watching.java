package org.polyseme.view.bench;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import javafx.scene.Scene;
import org.polyseme.state.Experiment;
import org.polyseme.state.Snapshot;
import org.polyseme.view.figures.Surroundings;

/** The window left alone for a while, training as fast as it goes or paused. FX thread only. */
final class Watching implements Part {
    private static final double SECOND = 1e9;
    /** So many times the least warming up, it begins although the compilers are at work. */
    private static final double MOST_WARM = 4;

    private final String name;
    private final Hands hands;
    private final Experiment recipe;
    private final boolean training;
    private final double warmSeconds;
    private final double seconds;
    private final Surroundings window;
    private final Scene scene;

    private final Compilers compilers = new Compilers();
    private final Series intervals = new Series();
    private final Series pictures = new Series();
    private final Series work = new Series();
    private final Map<String, ConcurrentLinkedQueue<Long>> paintings = new ConcurrentHashMap<>();
    private final Runnable pulseEnds = this::pulseEnds;
    private boolean measures;
    private long begun;
    private long measuredFrom;
    private long lastBeat;
    private long lastPicture;
    private long stepThen;
    private double measuredSeconds;
    private double steps;

    /**
     * @param training whether the run trains meanwhile; else it is paused
     * @param warmSeconds how long it does so before anything counts, or longer while Java compiles
     * @param seconds how long it counts
     */
    Watching(String name, Hands hands, Experiment recipe, boolean training, double warmSeconds, double seconds) {
        this.name = name;
        this.hands = hands;
        this.recipe = recipe;
        this.training = training;
        this.warmSeconds = warmSeconds;
        this.seconds = seconds;
        this.window = hands.window();
        this.scene = hands.scene();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void begin() {
        hands.train(recipe, training);
        begun = System.nanoTime();
        scene.addPostLayoutPulseListener(pulseEnds);
        window.painter()
                .watch((figure, nanos) -> paintings
                        .computeIfAbsent(figure, key -> new ConcurrentLinkedQueue<>())
                        .add(nanos));
    }

    @Override
    public boolean goesOn(long now) {
        if (!window.clock().isBeat()) {
            return true;
        }
        if (!measures) {
            if (isWarm(now)) {
                measures = true;
                paintings.clear();
                measuredFrom = now;
                lastBeat = now;
                lastPicture = now;
                stepThen = step();
            }
            return true;
        }
        intervals.add(now - lastBeat);
        lastBeat = now;
        if (window.clock().isCounted()) {
            pictures.add(now - lastPicture);
            lastPicture = now;
        }
        measuredSeconds = (now - measuredFrom) / SECOND;
        // However short the time, a run that trains is watched until a picture of it was painted.
        if (measuredSeconds < seconds || (training && paintings.isEmpty())) {
            return true;
        }
        steps = step() - stepThen;
        scene.removePostLayoutPulseListener(pulseEnds);
        window.painter().watch((figure, nanos) -> {});
        return false;
    }

    /** Java compiles for a minute and more: what is measured is the window that somebody works with. */
    private boolean isWarm(long now) {
        double elapsed = (now - begun) / SECOND;
        boolean rest = compilers.rest(now);
        return elapsed >= warmSeconds && (rest || elapsed >= MOST_WARM * warmSeconds);
    }

    /** All that this thread does for a frame lies between the pulse's begin and the end of the layout. */
    private void pulseEnds() {
        if (measures) {
            work.add(System.nanoTime() - window.clock().began());
        }
    }

    private long step() {
        return window.workbench().snapshot().map(Snapshot::step).orElse(0L);
    }

    @Override
    public Map<String, Object> results() {
        Map<String, Object> results = new LinkedHashMap<>();
        results.put("frames_per_s", tenths(intervals.count() / measuredSeconds));
        results.put("interval_ms", intervals.percentiles(50, 95, 99));
        if (training) {
            results.put("pictures_per_s", tenths(pictures.count() / measuredSeconds));
            results.put("picture_interval_ms", pictures.percentiles(50, 95, 99));
        }
        results.put("fx_thread_ms", work.percentiles(50, 95, 99));
        if (training) {
            Map<String, Object> painters = new LinkedHashMap<>();
            new TreeMap<>(paintings).forEach((figure, times) -> {
                Series series = new Series();
                times.forEach(series::add);
                painters.put(figure, series.percentile(95));
            });
            results.put("painter_ms_p95", painters);
            results.put("steps_per_s", Math.round(steps / measuredSeconds));
        }
        return results;
    }

    private static double tenths(double value) {
        return Math.round(value * 10) / 10.0;
    }
}
