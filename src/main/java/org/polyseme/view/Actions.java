package org.polyseme.view;

import java.util.List;
import javafx.stage.Stage;
import org.polyseme.view.model.Workbench;

/** Everything that can be done by key, in one table that menus, keys and the list of keys all read. Immutable. */
record Actions(
        Action open,
        Action save,
        Action quit,
        Action play,
        Action step,
        Action tenSteps,
        Action restart,
        Action newSeed,
        Action find,
        Action fullScreen) {
    private static final int SEVERAL = 10;

    static Actions of(Workbench workbench, Documents documents, Stage stage, Runnable find) {
        return new Actions(
                new Action("Open recipe…", "Shortcut+O", documents::chooseRecipe),
                new Action("Save picture…", "Shortcut+S", documents::savePicture),
                new Action("Quit", "Shortcut+Q", stage::close),
                new Action("Play or pause", "Space", workbench::playOrPause),
                new Action("Step", "Right", () -> workbench.step(1)),
                new Action("Ten steps", "Shift+Right", () -> workbench.step(SEVERAL)),
                new Action("Restart", "R", workbench::restart),
                new Action("Restart with a new seed", "Shift+R", workbench::restartWithNewSeed),
                new Action("Find feature or neuron", "Shortcut+F", find),
                new Action("Full screen", "F11", () -> stage.setFullScreen(!stage.isFullScreen())));
    }

    List<Action> all() {
        return List.of(play, step, tenSteps, restart, newSeed, find, open, save, fullScreen, quit);
    }

    /** Those on a bare key, which some controls need for themselves. */
    List<Action> plain() {
        return List.of(play, step, tenSteps, restart, newSeed);
    }
}
