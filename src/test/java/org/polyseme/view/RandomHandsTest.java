package org.polyseme.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import javafx.animation.AnimationTimer;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.geometry.VerticalDirection;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.extension.ExtendWith;
import org.polyseme.store.FileProblem;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/**
 * Hands that do not know what they do: they point, drag, turn, scroll, dock, split, close, size and type for a minute and
 * more while the run trains. Always the same hands ({@code -Dpolyseme.hands.seed}, {@code -Dpolyseme.hands.seconds}).
 *
 * <p>Nothing may be thrown, and the heap may not grow: what is alive after a collection at the end is compared with what
 * was after a third, without the run's history, which has a budget of its own. How long the FX thread worked at a stretch
 * is counted in its own processor time, which does not depend on who else uses the machine, and reported; the stretch in
 * which the window opens stands by itself.
 */
@Tag("fx")
@Tag("slow")
@ExtendWith(ApplicationExtension.class)
class RandomHandsTest {
    private static final long SEED = Long.getLong("polyseme.hands.seed", 20_261_121L);
    private static final long NANOS = TimeUnit.SECONDS.toNanos(Long.getLong("polyseme.hands.seconds", 75L));
    /** What a heap may be larger after many minutes: classes, caches of glyphs, a larger window. */
    private static final long MOST_GROWTH_BYTES = 32L << 20;

    private static final double FROZEN_MILLIS = 100;
    /** Opening the first popup, another style sheet and the like take longer, once. */
    private static final double MOST_FROZEN_SHARE = 0.01;

    private final SplittableRandom dice = new SplittableRandom(SEED);
    private final List<Throwable> thrown = new CopyOnWriteArrayList<>();
    private final List<Double> stretches = new ArrayList<>();
    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private Stage stage;
    private PolysemeWindow window;
    private AnimationTimer watch;

    @Start
    void open(Stage given) throws FileProblem {
        stage = given;
        window = WalkedWindow.open(stage, Optional::empty, Theme.LIGHT);
        Thread.currentThread().setUncaughtExceptionHandler((thread, failure) -> thrown.add(failure));
        watch = new AnimationTimer() {
            private long before;

            @Override
            public void handle(long now) {
                long worked = threads.getCurrentThreadCpuTime();
                if (before != 0) {
                    stretches.add((worked - before) / 1e6);
                }
                before = worked;
            }
        };
        watch.start();
    }

    @AfterEach
    void close(FxRobot robot) {
        robot.interact(() -> {
            watch.stop();
            stage.hide();
        });
    }

    /** What is alive with the window as it was at first, without what the history keeps. */
    private long heap(FxRobot robot) {
        key(robot, KeyCode.DIGIT0, KeyCode.ALT);
        robot.interact(() -> {
            stage.setWidth(1280);
            stage.setHeight(800);
            // TestFX keeps every event, with the pane that it was for and its pictures, until it is given a stage anew.
            FxToolkit.toolkitContext().setRegisteredStage(stage);
        });
        long history = WaitForAsyncUtils.waitForAsyncFx(
                10_000, () -> window.workbench().timeline().memoryBytes());
        Runtime runtime = Runtime.getRuntime();
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 4; i++) {
            System.gc();
            least = Math.min(least, runtime.totalMemory() - runtime.freeMemory());
        }
        return least - history;
    }

    private Point2D anywhere(String query) {
        return WaitForAsyncUtils.waitForAsyncFx(10_000, () -> {
            Node node = stage.getScene().getRoot().lookup(query);
            if (node == null) {
                node = stage.getScene().getRoot().lookup(".stage");
            }
            Bounds bounds = node.localToScreen(node.getLayoutBounds());
            double x = bounds.getMinX() + dice.nextDouble() * bounds.getWidth();
            double y = bounds.getMinY() + dice.nextDouble() * bounds.getHeight();
            return new Point2D(x, y);
        });
    }

    private Optional<Point2D> title() {
        return WaitForAsyncUtils.waitForAsyncFx(10_000, () -> {
            List<Node> titles = List.copyOf(stage.getScene().getRoot().lookupAll(".figure-chooser"));
            if (titles.isEmpty()) {
                return Optional.empty();
            }
            Node title = titles.get(dice.nextInt(titles.size()));
            Bounds bounds = title.localToScreen(title.getLayoutBounds());
            return Optional.of(new Point2D(bounds.getCenterX(), bounds.getCenterY()));
        });
    }

    private void key(FxRobot robot, KeyCode key, KeyCode... held) {
        robot.press(held);
        robot.type(key);
        robot.release(held);
    }

    private <T> T any(List<T> of) {
        return of.get(dice.nextInt(of.size()));
    }

    private void dock(FxRobot robot, Point2D title) {
        robot.drag(title, MouseButton.PRIMARY);
        robot.moveTo(anywhere(".stage"));
        robot.moveTo(anywhere(".stage"));
        robot.drop();
    }

    /** One thing that hands do. */
    private void act(FxRobot robot) {
        switch (dice.nextInt(12)) {
            case 0, 1 -> robot.moveTo(anywhere(".stage"));
            case 2 -> {
                robot.drag(anywhere(".stage"), MouseButton.PRIMARY);
                robot.moveTo(anywhere(".stage"));
                robot.drop();
            }
            case 3 ->
                robot.moveTo(anywhere(".stage"))
                        .scroll(
                                1 + dice.nextInt(5),
                                dice.nextBoolean() ? VerticalDirection.UP : VerticalDirection.DOWN);
            case 4 -> title().ifPresent(from -> dock(robot, from));
            case 5 -> {
                double width = 1000 + dice.nextInt(700);
                double height = 640 + dice.nextInt(400);
                robot.interact(() -> {
                    stage.setWidth(width);
                    stage.setHeight(height);
                });
            }
            case 6 -> robot.clickOn(anywhere(any(List.of("#timeline", ".events", "#geometry", "#neurons"))));
            case 7 -> robot.moveTo(anywhere(any(List.of("#inspector", "#timeline", ".curves", ".recipe"))));
            case 8 -> key(robot, any(List.of(KeyCode.BACK_SLASH, KeyCode.Z, KeyCode.Y)), KeyCode.CONTROL);
            case 9 ->
                key(
                        robot,
                        any(List.of(
                                KeyCode.DIGIT0,
                                KeyCode.DIGIT1,
                                KeyCode.DIGIT2,
                                KeyCode.DIGIT3,
                                KeyCode.RIGHT,
                                KeyCode.UP)),
                        KeyCode.ALT);
            case 10 -> key(robot, KeyCode.W, KeyCode.CONTROL, KeyCode.SHIFT);
            default ->
                key(
                        robot,
                        any(List.of(
                                KeyCode.F,
                                KeyCode.N,
                                KeyCode.M,
                                KeyCode.R,
                                KeyCode.LEFT,
                                KeyCode.RIGHT,
                                KeyCode.END,
                                KeyCode.SPACE,
                                KeyCode.DIGIT4,
                                KeyCode.DIGIT5,
                                KeyCode.F6,
                                KeyCode.TAB)));
        }
        key(robot, KeyCode.ESCAPE);
    }

    @Test
    void theyBreakNothingAndLeaveNothingBehind(FxRobot robot, TestReporter reporter) {
        long begin = System.nanoTime();
        long first = 0;
        int acts = 0;
        while (System.nanoTime() - begin < NANOS) {
            act(robot);
            acts++;
            if (first == 0 && System.nanoTime() - begin > NANOS / 3) {
                first = heap(robot);
            }
        }
        robot.interact(() -> window.workbench().restart());
        long last = heap(robot);
        assertEquals(List.of(), thrown);
        double opening = WaitForAsyncUtils.waitForAsyncFx(10_000, () -> stretches.remove(0));
        double[] sorted = WaitForAsyncUtils.waitForAsyncFx(
                10_000,
                () -> stretches.stream()
                        .mapToDouble(Double::doubleValue)
                        .sorted()
                        .toArray());
        long frozen = WaitForAsyncUtils.waitForAsyncFx(
                10_000,
                () -> stretches.stream()
                        .filter(worked -> worked > FROZEN_MILLIS)
                        .count());
        String report = String.format(
                Locale.ROOT,
                "seed %d: %d acts, %d frames; FX thread per frame: median %.1f ms, p95 %.1f, longest %.1f, %d over 100, "
                        + "opening %.1f; heap %.1f MB after a third, %.1f at the end",
                SEED,
                acts,
                sorted.length,
                sorted[sorted.length / 2],
                sorted[sorted.length * 95 / 100],
                sorted[sorted.length - 1],
                frozen,
                opening,
                first / 1048576.0,
                last / 1048576.0);
        reporter.publishEntry("hands", report);
        assertTrue(last - first < MOST_GROWTH_BYTES, report);
        assertTrue(frozen <= Math.ceil(MOST_FROZEN_SHARE * sorted.length), report);
    }
}
