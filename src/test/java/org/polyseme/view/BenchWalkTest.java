package org.polyseme.view;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.polyseme.store.FileProblem;
import org.polyseme.view.bench.FrameBench;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
final class BenchWalkTest {
    private PolysemeWindow window;
    private Stage stage;

    @Start
    void open(Stage shown) throws FileProblem {
        stage = shown;
        window = WalkedWindow.open(shown, Optional::empty, Theme.LIGHT);
    }

    @AfterEach
    void close() {
        Platform.runLater(window::close);
    }

    @Test
    void everyPartOfTheBenchIsMeasuredOnTheWindowItself() throws Exception {
        CompletableFuture<Map<String, Object>> told = new CompletableFuture<>();
        Platform.runLater(() -> FrameBench.measure(stage.getScene(), window.surroundings(), 0.4, 3, told::complete));

        Map<String, Object> measured = told.get(120, TimeUnit.SECONDS);

        assertEquals(
                List.of(
                        "training_256x1024",
                        "paused",
                        "training",
                        "share",
                        "slider_to_first_picture_ms",
                        "slider_to_converged_16x24_ms",
                        "scrub_to_any_step_ms",
                        "scrub_to_keyframe_ms",
                        "resident_mib"),
                List.copyOf(measured.keySet()));
        assertAll(
                () -> assertTrue(number(measured, "training", "frames_per_s") > 0),
                () -> assertTrue(number(measured, "training", "steps_per_s") > 0),
                () -> assertTrue(number(measured, "share", "steps_per_s") > 0),
                () -> assertTrue(number(measured, "share", "headless_steps_per_s") > 0),
                () -> assertTrue(shares(measured).contains(number(measured, "share", "share"))),
                () -> assertTrue(painters(measured).stream().allMatch(millis -> (Double) millis > 0)),
                () -> assertFalse(painters(measured).isEmpty()),
                () -> assertOrdered(measured, "training", "interval_ms"),
                () -> assertOrdered(measured, "training", "fx_thread_ms"),
                () -> assertOrdered(measured, "slider_to_first_picture_ms"),
                () -> assertOrdered(measured, "slider_to_converged_16x24_ms"),
                () -> assertOrdered(measured, "scrub_to_any_step_ms"),
                () -> assertOrdered(measured, "scrub_to_keyframe_ms"),
                () -> assertTrue(number(measured, "scrub_to_keyframe_ms", "first_figure", "p50")
                        <= number(measured, "scrub_to_keyframe_ms", "every_figure", "p50")));
    }

    private static Collection<?> painters(Map<String, Object> measured) {
        Map<?, ?> training = (Map<?, ?>) Objects.requireNonNull(measured.get("training"));
        return ((Map<?, ?>) Objects.requireNonNull(training.get("painter_ms_p95"))).values();
    }

    private static Collection<?> shares(Map<String, Object> measured) {
        Map<?, ?> share = (Map<?, ?>) Objects.requireNonNull(measured.get("share"));
        return (Collection<?>) Objects.requireNonNull(share.get("shares"));
    }

    private static void assertOrdered(Map<String, Object> measured, String... path) {
        String[] half = Arrays.copyOf(path, path.length + 1);
        half[path.length] = "p50";
        String[] most = half.clone();
        most[path.length] = "p95";
        double median = number(measured, half);
        assertTrue(median > 0 && median <= number(measured, most), () -> String.join(" ", path));
    }

    private static double number(Map<String, Object> measured, String... path) {
        Object at = measured;
        for (String key : path) {
            at = Objects.requireNonNull(((Map<?, ?>) at).get(key), key);
        }
        return ((Number) at).doubleValue();
    }
}
