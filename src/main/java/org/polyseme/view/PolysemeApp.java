package org.polyseme.view;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import javafx.application.Application;
import javafx.stage.Stage;
import org.polyseme.session.Autosave;
import org.polyseme.session.EngineTraining;
import org.polyseme.view.figures.Surroundings;
import org.polyseme.view.model.Memory;

/** The program with a window. FX thread only. */
public class PolysemeApp extends Application {
    /** {@code light}, {@code dark}, {@code high-contrast}; else the one of last time, or the system's. */
    private static final String THEME = "polyseme.theme";

    private final FaultDialog faults = new FaultDialog();
    private final boolean remembers;

    public PolysemeApp() {
        this(true);
    }

    /** @param remembers false for one that reads and writes nothing of the user's: no settings, no copies of runs */
    protected PolysemeApp(boolean remembers) {
        this.remembers = remembers;
        // JavaFX has read it when it makes an application, and would print it when it makes the first animation.
        System.clearProperty(FrameClock.PULSES);
    }

    /** Begins to read the program's own files on another thread; worth a call before anything else. */
    public static void readAhead() {
        Ahead.begin();
    }

    /**
     * Begins to do once, on other threads, what is slow the first time; once the environment is as it shall be. If that
     * fails the window only opens more slowly.
     */
    public static CompletableFuture<Void> paintAhead() {
        return Ahead.beginToPaint();
    }

    @Override
    public void start(Stage stage) {
        PolysemeWindow window = new PolysemeWindow(
                stage,
                new PolysemeWindow.Outside(
                        Ahead.presets(),
                        EngineTraining::of,
                        this::report,
                        FilePicker.ofSystem(),
                        SystemTheme::isDark,
                        Theme.named(System.getProperty(THEME, "")),
                        disk -> remembers ? memory(disk) : Memory.forNow(),
                        Optional.of(Autosave.folderOfUser(System.getenv(), System.getProperty("os.name", ""), home()))
                                .filter(folder -> remembers)));
        window.whenComplete(this::completed);
        window.open();
        opened(stage, window.surroundings());
        // Whoever starts it without JavaFX's launcher has no parameters to give.
        Optional.ofNullable(getParameters()).stream()
                .flatMap(given -> given.getRaw().stream())
                .findFirst()
                .map(Path::of)
                .ifPresent(window::open);
    }

    private static Memory memory(Executor disk) {
        Path file = SettingsFile.ofUser(System.getenv(), System.getProperty("os.name", ""), home());
        return SettingsFile.open(file, disk);
    }

    private static Path home() {
        return Path.of(System.getProperty("user.home", "."));
    }

    /** The window is open. For whoever measures it. */
    protected void opened(Stage stage, Surroundings surroundings) {}

    /** All that a window has at its start is made. For whoever measures it. */
    protected void completed() {}

    /** Shows an exception that nobody caught, until it is closed. */
    protected void showFault(String code, String summary, String details) {
        faults.show(code, summary, details);
    }

    /** Logs a failure of the training thread, from that thread. Gives the code that finds it in the log. */
    protected String report(Throwable failure) {
        return failure.getClass().getSimpleName();
    }
}
