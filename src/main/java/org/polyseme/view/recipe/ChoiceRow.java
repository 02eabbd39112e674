package org.polyseme.view.recipe;

import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.util.StringConverter;
import org.polyseme.state.Choice;
import org.polyseme.state.Domain;
import org.polyseme.state.Experiment;
import org.polyseme.state.Field;
import org.polyseme.view.model.Workbench;

/** A field that holds one of a few words. FX thread only. */
final class ChoiceRow implements Row {
    private final Field field;
    private final ComboBox<Choice> box = new ComboBox<>();
    private final RowHead head;
    private boolean showing;

    ChoiceRow(Dial dial, Workbench workbench) {
        field = dial.field();
        box.setId("choice-" + field.key());
        box.setAccessibleText(field.label());
        box.setConverter(new StringConverter<>() {
            @Override
            public String toString(Choice choice) {
                return choice == null ? "" : choice.label();
            }

            @Override
            public Choice fromString(String label) {
                throw new UnsupportedOperationException("not editable");
            }
        });
        box.getItems().setAll(((Domain.OneOf) field.domain()).choices());
        head = new RowHead(field, box);
        RowHead.furnish(head, dial, workbench);
        box.valueProperty().subscribe((before, chosen) -> {
            if (!showing && chosen != null) {
                workbench.change(field, chosen);
                show(workbench.recipe());
            }
        });
    }

    @Override
    public Node node() {
        return head;
    }

    @Override
    public Node control() {
        return box;
    }

    @Override
    public void show(Experiment recipe) {
        showing = true;
        box.setValue((Choice) recipe.get(field));
        showing = false;
    }
}
