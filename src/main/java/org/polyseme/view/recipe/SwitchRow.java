package org.polyseme.view.recipe;

import javafx.scene.Node;
import org.controlsfx.control.ToggleSwitch;
import org.polyseme.state.Experiment;
import org.polyseme.state.Field;
import org.polyseme.view.model.Workbench;

/** A field that is on or off. FX thread only. */
final class SwitchRow implements Row {
    private final Field field;
    private final ToggleSwitch toggle = new ToggleSwitch();
    private final RowHead head;
    private boolean showing;

    SwitchRow(Dial dial, Workbench workbench) {
        field = dial.field();
        head = new RowHead(field, toggle);
        toggle.setId("switch-" + field.key());
        toggle.setAccessibleText(field.label());
        RowHead.furnish(head, dial, workbench);
        toggle.selectedProperty().subscribe((before, on) -> {
            if (!showing) {
                workbench.change(field, on);
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
        return toggle;
    }

    @Override
    public void show(Experiment recipe) {
        showing = true;
        toggle.setSelected((Boolean) recipe.get(field));
        showing = false;
    }
}
