package org.polyseme.app;

import javafx.stage.Stage;
import org.polyseme.view.FxThread;
import org.polyseme.view.PolysemeApp;

/** The window, wired to the error reporter. FX thread only; public because JavaFX makes it by reflection. */
public final class Desktop extends PolysemeApp {
    @Override
    public void start(Stage stage) {
        if (Thread.getDefaultUncaughtExceptionHandler() instanceof ErrorReporter reporter) {
            reporter.tell(fault -> FxThread.later(() -> showFault(fault.code(), fault.summary(), fault.details())));
        }
        try {
            super.start(stage);
        } catch (RuntimeException failure) {
            Fault fault = Fault.of(failure);
            showFault(fault.code(), fault.summary(), fault.details());
            throw failure; // Main reports it and exits.
        }
    }

    @Override
    protected String report(Throwable failure) {
        return ErrorReporter.record(Thread.currentThread(), failure).code();
    }
}
