package org.polyseme.view;

import javafx.scene.Scene;
import javafx.scene.control.Alert;
import javafx.scene.control.Alert.AlertType;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;

/** The two windows that only tell. FX thread only. */
final class Dialogs {
    private Dialogs() {}

    /** Every key and what it does. */
    static void showKeys(Scene over, Actions actions) {
        GridPane table = new GridPane();
        table.getStyleClass().add("keys");
        int row = 0;
        for (Action action : actions.all()) {
            Label key = new Label(action.key().getDisplayText());
            key.getStyleClass().add("key");
            table.addRow(row++, key, new Label(action.label().replace("…", "")));
        }
        table.addRow(row++, key("Esc"), new Label("Dismiss the message, release what is selected, leave full screen"));
        table.addRow(row++, key("Click"), new Label("Keep what is lit; again, or on empty ground, release it"));
        table.addRow(row++, key("Shift+click"), new Label("Bring a setting back to the recipe's value"));
        table.addRow(row, key("Enter"), new Label("Press the focused button"));
        Alert alert = alert(over, "Keys");
        alert.getDialogPane().setContent(table);
        alert.show();
    }

    static void showAbout(Scene over) {
        String version = Dialogs.class.getPackage().getImplementationVersion();
        Alert alert = alert(over, "About Polyseme");
        alert.setContentText("Polyseme" + (version == null ? "" : " " + version)
                + "\nShows how a small network allocates features to neurons while it trains."
                + "\nApache License 2.0");
        alert.show();
    }

    private static Label key(String text) {
        Label key = new Label(text);
        key.getStyleClass().add("key");
        return key;
    }

    private static Alert alert(Scene over, String title) {
        Alert alert = new Alert(AlertType.NONE, "", ButtonType.CLOSE);
        alert.initOwner(over.getWindow());
        alert.setTitle(title);
        alert.getDialogPane().getStylesheets().setAll(over.getStylesheets());
        return alert;
    }
}
