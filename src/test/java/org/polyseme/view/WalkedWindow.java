package org.polyseme.view;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.polyseme.session.EngineTraining;
import org.polyseme.store.FileProblem;
import org.polyseme.store.Presets;
import org.testfx.util.WaitForAsyncUtils;

/** The real window on the real engine, for tests that walk through it. */
final class WalkedWindow {
    private static final long PATIENCE_SECONDS = 30;

    private WalkedWindow() {}

    /** Opens it, with everything in it; whoever is asked for a file gives {@code answer}. */
    static PolysemeWindow open(Stage stage, Supplier<Optional<Path>> answer, Theme theme) throws FileProblem {
        FilePicker user = new FilePicker() {
            @Override
            public Optional<Path> recipeToOpen(Window owner) {
                return answer.get();
            }

            @Override
            public Optional<Path> sessionToSave(Window owner, String suggestedName) {
                return answer.get();
            }

            @Override
            public Optional<Path> pictureToSave(Window owner, String suggestedName) {
                return answer.get();
            }
        };
        PolysemeWindow window = begin(stage, user, theme);
        window.complete();
        return window;
    }

    /** Opens it as a user sees it open: the figures first, the rest by and by. */
    static PolysemeWindow begin(Stage stage, FilePicker user, Theme theme) throws FileProblem {
        PolysemeWindow window = new PolysemeWindow(
                stage,
                new PolysemeWindow.Outside(
                        Presets.load(), EngineTraining::of, failure -> "CODE", user, () -> false, theme));
        window.open();
        return window;
    }

    /** Waits until {@code condition}, asked on the FX thread, has come true. */
    static void until(Callable<Boolean> condition) throws TimeoutException {
        WaitForAsyncUtils.waitFor(
                PATIENCE_SECONDS,
                TimeUnit.SECONDS,
                () -> WaitForAsyncUtils.waitForAsyncFx(PATIENCE_SECONDS * 1000, condition));
    }
}
