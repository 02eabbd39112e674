package org.polyseme.view.timeline;

import javafx.event.Event;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.input.MouseEvent;
import javafx.scene.shape.Circle;
import org.polyseme.session.TimelineView;
import org.polyseme.state.Branch;
import org.polyseme.view.model.TimelineModel;

/** Below the names of the branches, where more are there than have room: says how many, and lists them all. FX thread only. */
final class MoreBranches extends MenuButton {
    private static final double WIDTH = 66;
    private static final double HEIGHT = 18;

    private final TimelineModel time;

    MoreBranches(TimelineModel time) {
        this.time = time;
        setId("more-branches");
        getStyleClass().add("branch-more");
        setMnemonicParsing(false);
        setManaged(false);
        setVisible(false);
        addEventHandler(MouseEvent.ANY, Event::consume); // The track below would be pressed.
    }

    void show(TrackLayout layout, TimelineView view) {
        int hidden = layout.hiddenRows();
        setVisible(hidden > 0);
        if (hidden == 0 || isShowing()) {
            return;
        }
        setText(hidden + " more");
        setAccessibleText("All " + layout.lanes().rows().size() + " runs and branches");
        getItems()
                .setAll(layout.lanes().rows().stream()
                        .map(branch -> item(branch, branch.id() == view.current()))
                        .toList());
        double height = HEIGHT * layout.unit();
        resizeRelocate(2, layout.labelY() - height / 2 - 3 * layout.unit(), WIDTH * layout.unit(), height);
    }

    /** As a click on the branch's name: the same step of that branch. */
    private RadioMenuItem item(Branch branch, boolean isCurrent) {
        RadioMenuItem item = new RadioMenuItem(branch.name());
        item.setMnemonicParsing(false);
        item.setId("branch-" + branch.id());
        item.setGraphic(new Circle(5, BranchColors.of(branch.colour())));
        item.setSelected(isCurrent);
        item.setOnAction(event -> time.seek(branch.id(), time.cursor()));
        return item;
    }
}
