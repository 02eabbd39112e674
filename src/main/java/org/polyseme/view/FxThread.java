package org.polyseme.view;

import javafx.application.Platform;

/** The one door to the FX thread. */
public final class FxThread {
    private FxThread() {}

    public static void later(Runnable work) {
        Platform.runLater(work);
    }
}
