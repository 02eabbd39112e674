package org.polyseme.view.timeline;

import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;
import org.polyseme.state.Branch;
import org.polyseme.view.model.TimelineModel;

/** The name of a branch while it is typed: Enter takes it, Esc and going elsewhere do not. FX thread only. */
final class RenameField extends TextField {
    private final TimelineModel time;
    private @Nullable Branch named;

    RenameField(TimelineModel time) {
        this.time = time;
        setId("branch-name");
        getStyleClass().add("branch-name");
        setAccessibleText("Name of the branch");
        setManaged(false);
        setVisible(false);
        setOnAction(event -> take());
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                close();
                event.consume();
            }
        });
        focusedProperty().subscribe((before, focused) -> {
            if (!focused) {
                setVisible(false);
            }
        });
    }

    void open(Branch branch, double x, double y, double width, double height) {
        named = branch;
        setText(branch.name());
        resizeRelocate(x, y, width, height);
        setVisible(true);
        requestFocus();
        selectAll();
    }

    private void take() {
        Branch branch = named;
        if (branch != null) {
            time.rename(branch.id(), getText());
        }
        close();
    }

    /** The keys of the window work again. */
    private void close() {
        setVisible(false);
        getScene().getRoot().requestFocus();
    }
}
