package org.polyseme.view.weights;

import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.polyseme.store.Tensor;

/** A tensor in the list: its name, its kind of number and its sizes; faint where it cannot be weights. FX thread only. */
final class TensorCell extends ListCell<Tensor> {
    private final Label name = new Label();
    private final Label kind = new Label();
    private final HBox row = new HBox(name, space(), kind);

    TensorCell() {
        row.getStyleClass().add("tensor");
        name.setMinWidth(0);
        kind.getStyleClass().add("tensor-kind");
        kind.setMinWidth(Region.USE_PREF_SIZE);
        setPrefWidth(0); // as wide as the list: a long name is cut, not scrolled to
    }

    private static Region space() {
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        return space;
    }

    @Override
    protected void updateItem(@Nullable Tensor tensor, boolean empty) {
        super.updateItem(tensor, empty);
        if (tensor == null || empty) {
            setGraphic(null);
            setDisable(false);
            return;
        }
        setGraphic(row);
        setDisable(!tensor.isMatrix());
        name.setText(tensor.name());
        kind.setText(tensor.sizes().replace(" x ", " × ") + "  " + tensor.type());
    }
}
