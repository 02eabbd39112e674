package org.polyseme.view.timeline;

import javafx.scene.control.ContextMenu;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.shape.Circle;
import org.polyseme.state.Branch;
import org.polyseme.view.model.TimelineModel;

/** What can be done to a branch. FX thread only. */
final class BranchMenu {
    private BranchMenu() {}

    static ContextMenu of(Branch branch, TimelineModel time, Runnable rename) {
        Menu colours = new Menu("Colour");
        for (BranchColors.Named named : BranchColors.ALL) {
            int index = BranchColors.ALL.indexOf(named);
            RadioMenuItem item = new RadioMenuItem(named.name());
            item.setGraphic(new Circle(5, named.color()));
            item.setSelected(Math.floorMod(branch.colour(), BranchColors.ALL.size()) == index);
            item.setOnAction(event -> time.recolour(branch.id(), index));
            colours.getItems().add(item);
        }
        return new ContextMenu(
                item("branch-rename", "Rename", rename),
                colours,
                new SeparatorMenuItem(),
                item("branch-delete", "Delete " + branch.name(), () -> time.delete(branch.id())));
    }

    private static MenuItem item(String id, String label, Runnable run) {
        MenuItem item = new MenuItem(label);
        item.setId(id);
        item.setOnAction(event -> run.run());
        return item;
    }
}
