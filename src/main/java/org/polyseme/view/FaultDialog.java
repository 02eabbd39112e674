package org.polyseme.view;

import java.util.Map;
import javafx.event.ActionEvent;
import javafx.scene.control.Alert;
import javafx.scene.control.Alert.AlertType;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.scene.control.TextArea;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;

/** What went wrong, its code, and a button that copies it all for a report. FX thread only. */
final class FaultDialog {
    private static final ButtonType COPY = new ButtonType("Copy", ButtonData.LEFT);

    private boolean open;

    /** Waits until it is closed. What fails meanwhile, sixty times a second perhaps, is in the log and not shown. */
    void show(String code, String summary, String details) {
        if (open) {
            return;
        }
        open = true;
        try {
            alert(code, summary, details).showAndWait();
        } finally {
            open = false;
        }
    }

    private static Alert alert(String code, String summary, String details) {
        Alert alert = new Alert(AlertType.ERROR, summary, COPY, ButtonType.CLOSE);
        alert.setTitle("Polyseme");
        alert.setHeaderText("Something went wrong: " + code);
        TextArea trace = new TextArea(details);
        trace.setEditable(false);
        trace.setPrefSize(720, 320);
        alert.getDialogPane().setExpandableContent(trace);
        Button copy = (Button) alert.getDialogPane().lookupButton(COPY);
        copy.addEventFilter(ActionEvent.ACTION, event -> {
            Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, details));
            event.consume(); // The dialog stays, to be read.
        });
        return alert;
    }
}
