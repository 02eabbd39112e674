package org.polyseme.view.recipe;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import org.polyseme.state.Experiment;
import org.polyseme.state.Field;
import org.polyseme.view.model.Workbench;

/** A field whose number or numbers are typed; a seed can also be thrown. FX thread only. */
final class NumberRow implements Row {
    private final ValueField value;
    private final RowHead head;

    NumberRow(Dial dial, Workbench workbench) {
        Field field = dial.field();
        value = new ValueField(field, workbench);
        HBox right = new HBox(value);
        right.setAlignment(Pos.CENTER_RIGHT);
        right.getStyleClass().add("number");
        if (dial.kind() == Dial.Kind.LIST) {
            value.getStyleClass().add("list");
        }
        if (dial.kind() == Dial.Kind.SEED) {
            Button thrown = new Button("new");
            thrown.setId("new-seed");
            thrown.getStyleClass().add("small-button");
            thrown.setOnAction(event -> workbench.restartWithNewSeed());
            right.getChildren().add(thrown);
        }
        head = new RowHead(field, right);
        RowHead.furnish(head, dial, workbench);
        RowHead.typeOnDoubleClick(head, value);
    }

    @Override
    public Node node() {
        return head;
    }

    @Override
    public Node control() {
        return value;
    }

    @Override
    public void show(Experiment recipe) {
        value.show(recipe);
    }
}
