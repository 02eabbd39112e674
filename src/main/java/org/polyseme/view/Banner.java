package org.polyseme.view;

import java.util.Map;
import javafx.animation.PauseTransition;
import javafx.geometry.Pos;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.util.Duration;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import org.polyseme.view.model.Notice;
import org.polyseme.view.model.Workbench;

/**
 * One sentence over the window that waits to be read and holds nothing up. Where nobody has to do anything about it, it goes
 * by itself, but not from under the pointer. FX thread only.
 */
final class Banner extends HBox {
    /** Long enough to read the longest twice. */
    private static final Duration REFUSAL = Duration.seconds(12);

    private static final Duration HINT = Duration.seconds(8);

    private final FontIcon icon = new FontIcon();
    private final Label sentence = new Label();
    private final Button copy;
    private final PauseTransition reading = new PauseTransition();
    private final Subscription subscription;

    Banner(Workbench workbench) {
        setId("banner");
        getStyleClass().add("banner");
        setAlignment(Pos.CENTER_LEFT);
        sentence.setId("banner-sentence");
        sentence.setWrapText(true);
        sentence.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(sentence, Priority.ALWAYS);
        copy = Icons.button("banner-copy", "mdi2c-content-copy", "Copy", () -> copy(workbench));
        copy.getStyleClass().add("small-button");
        Button close = Icons.button("banner-close", "mdi2c-close", "", workbench::dismiss);
        close.getStyleClass().add("quiet-button");
        close.setAccessibleText("Dismiss");
        getChildren().addAll(icon, sentence, copy, close);
        reading.setOnFinished(event -> workbench.dismiss());
        addEventHandler(MouseEvent.MOUSE_ENTERED, event -> reading.stop());
        addEventHandler(
                MouseEvent.MOUSE_EXITED,
                event -> passIn(workbench.noticeProperty().get()));
        subscription = workbench.noticeProperty().subscribe(this::show);
    }

    /** Esc dismisses what is shown, unless somebody else had a use for the key. The handler lives as long as the scene. */
    static void dismissOnEscape(Scene scene, Workbench workbench) {
        scene.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            boolean isShown = workbench.noticeProperty().get() != null;
            if (event.getCode() == KeyCode.ESCAPE && isShown && !event.isConsumed()) {
                workbench.dismiss();
                event.consume();
            }
        });
    }

    private void show(@Nullable Notice notice) {
        setVisible(notice != null);
        setManaged(notice != null);
        passIn(notice);
        if (notice == null) {
            return;
        }
        boolean coded = !notice.code().isEmpty();
        sentence.setText(coded ? notice.sentence() + " (" + notice.code() + ")" : notice.sentence());
        copy.setVisible(coded);
        copy.setManaged(coded);
        icon.setIconLiteral(
                switch (notice.kind()) {
                    case REFUSAL -> "mdi2a-alert-circle-outline";
                    case TROUBLE -> "mdi2a-alert-outline";
                    case HINT -> "mdi2i-information-outline";
                });
        getStyleClass().setAll("banner", "banner-" + notice.kind().name().toLowerCase(java.util.Locale.ROOT));
    }

    private void passIn(@Nullable Notice notice) {
        reading.stop();
        if (notice != null && notice.isPassing() && !isHover()) {
            reading.setDuration(notice.kind() == Notice.Kind.HINT ? HINT : REFUSAL);
            reading.play();
        }
    }

    /** The time that is left to read it; stopped where it stays. */
    PauseTransition reading() {
        return reading;
    }

    private void copy(Workbench workbench) {
        Notice notice = workbench.noticeProperty().get();
        if (notice != null) {
            String text = notice.code() + "\n" + notice.sentence();
            Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, text));
        }
    }

    void dispose() {
        subscription.unsubscribe();
        reading.stop();
    }
}
