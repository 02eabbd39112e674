package org.polyseme.view;

import javafx.scene.Scene;
import javafx.scene.control.Alert;
import javafx.scene.control.Alert.AlertType;
import javafx.scene.control.ButtonType;

/** The window that only tells. FX thread only. */
final class Dialogs {
    private Dialogs() {}

    static void showAbout(Scene over) {
        String version = Dialogs.class.getPackage().getImplementationVersion();
        Alert alert = alert(over, "About Polyseme");
        alert.setContentText("Polyseme" + (version == null ? "" : " " + version)
                + "\nShows how a small network allocates features to neurons while it trains."
                + "\nApache License 2.0");
        alert.show();
    }

    private static Alert alert(Scene over, String title) {
        Alert alert = new Alert(AlertType.NONE, "", ButtonType.CLOSE);
        alert.initOwner(over.getWindow());
        alert.setTitle(title);
        alert.getDialogPane().getStylesheets().setAll(over.getStylesheets());
        return alert;
    }
}
