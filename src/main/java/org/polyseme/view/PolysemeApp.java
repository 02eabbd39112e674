package org.polyseme.view;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.application.Application;
import javafx.stage.Stage;
import org.polyseme.session.Autosave;
import org.polyseme.session.EngineTraining;
import org.polyseme.store.FileProblem;
import org.polyseme.store.Presets;
import org.polyseme.view.model.Memory;

/** The program with a window. FX thread only. */
public class PolysemeApp extends Application {
    /** {@code light}, {@code dark}, {@code high-contrast}; else the one of last time, or the system's. */
    private static final String THEME = "polyseme.theme";

    private final FaultDialog faults = new FaultDialog();

    @Override
    public void start(Stage stage) {
        PolysemeWindow window = new PolysemeWindow(
                stage,
                new PolysemeWindow.Outside(
                        presets(),
                        EngineTraining::of,
                        this::report,
                        FilePicker.ofSystem(),
                        SystemTheme::isDark,
                        Theme.named(System.getProperty(THEME, "")),
                        PolysemeApp::memory,
                        Optional.of(
                                Autosave.folderOfUser(System.getenv(), System.getProperty("os.name", ""), home()))));
        window.open();
        getParameters().getRaw().stream().findFirst().map(Path::of).ifPresent(window::open);
    }

    private static Memory memory(Executor disk) {
        Path file = SettingsFile.ofUser(System.getenv(), System.getProperty("os.name", ""), home());
        return SettingsFile.open(file, disk);
    }

    private static Path home() {
        return Path.of(System.getProperty("user.home", "."));
    }

    private static Presets presets() {
        try {
            return Presets.load();
        } catch (FileProblem broken) {
            throw new IllegalStateException("the program's own presets are broken: " + broken.getMessage(), broken);
        }
    }

    /** Shows an exception that nobody caught, until it is closed. */
    protected void showFault(String code, String summary, String details) {
        faults.show(code, summary, details);
    }

    /** Logs a failure of the training thread, from that thread. Gives the code that finds it in the log. */
    protected String report(Throwable failure) {
        return failure.getClass().getSimpleName();
    }
}
