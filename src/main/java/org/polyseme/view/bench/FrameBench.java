package org.polyseme.view.bench;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.polyseme.state.Experiment;
import org.polyseme.state.Field;
import org.polyseme.view.FxThread;
import org.polyseme.view.PolysemeApp;
import org.polyseme.view.figures.Surroundings;

/**
 * The window, made to work and measured: {@code bench --frames}. It remembers nothing and keeps no copies. FX thread
 * only.
 */
public final class FrameBench extends PolysemeApp {
    private static final long NEVER_ENDS = 1_000_000_000L;
    private static final int MOVES = 50;

    private final double seconds;
    private final Consumer<Map<String, Object>> finished;

    private FrameBench(double seconds, Consumer<Map<String, Object>> finished) {
        super(false);
        this.seconds = seconds;
        this.finished = finished;
    }

    /**
     * Opens the window, measures for five to twelve times {@code seconds} and closes it. Returns then.
     *
     * @param seconds how long the default preset is watched training; the other parts are in proportion
     * @return for each part what was measured; times in milliseconds
     */
    public static Map<String, Object> measure(double seconds) {
        CompletableFuture<Map<String, Object>> measured = new CompletableFuture<>();
        Platform.startup(() -> new FrameBench(seconds, measured::complete).start(new Stage()));
        return measured.join();
    }

    @Override
    protected void opened(Stage stage, Surroundings window) {
        // Not in the beat that opened the window: the figures' own subscriptions come first.
        FxThread.later(() -> measure(stage.getScene(), window, seconds, MOVES, results -> {
            finished.accept(results);
            FxThread.later(Platform::exit); // the pulse that this is in has more to do, with the toolkit
        }));
    }

    /**
     * Measures a window that is open.
     *
     * @param seconds how long the default preset is watched training
     * @param moves how often each slider is moved
     * @param finished told what was measured, on the FX thread
     */
    public static void measure(
            Scene scene, Surroundings window, double seconds, int moves, Consumer<Map<String, Object>> finished) {
        new Runner(parts(new Hands(window, scene), seconds, moves), window, finished).begin();
    }

    /** All that is measured, in order. */
    private static List<Part> parts(Hands hands, double seconds, int moves) {
        Experiment standard = hands.window().workbench().recipe();
        Experiment endless = standard.with(Field.STEPS, NEVER_ENDS);
        Experiment large = endless.with(Map.of(Field.FEATURES, 256, Field.NEURONS, 1024, Field.PAIRS, 128));
        Experiment small = standard.with(Map.of(Field.FEATURES, 16, Field.NEURONS, 24, Field.PAIRS, 8));
        Answer first = new Slider(hands, standard, Field.OVERLAP, -1, 0, false);
        Answer last = new Slider(hands, small, Field.OVERLAP, -1, 0, true);
        double warm = seconds;
        return List.of(
                new Watching("training_256x1024", hands, large, true, warm, seconds / 2),
                new Watching("paused", hands, endless, false, warm / 4, seconds / 4),
                new Watching("training", hands, endless, true, warm, seconds),
                new Share(hands, endless, seconds / 5),
                new Moving("slider_to_first_picture_ms", hands, first, moves),
                new Moving("slider_to_converged_16x24_ms", hands, last, moves),
                new Moving("scrub_to_any_step_ms", hands, new Scrub(hands, standard, false), moves),
                new Moving("scrub_to_keyframe_ms", hands, new Scrub(hands, standard, true), moves));
    }
}
