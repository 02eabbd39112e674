package org.polyseme.view.bench;

import java.util.List;
import javafx.scene.Scene;
import org.polyseme.session.Pace;
import org.polyseme.state.Experiment;
import org.polyseme.state.Field;
import org.polyseme.store.Preset;
import org.polyseme.view.figures.FigurePane;
import org.polyseme.view.figures.Surroundings;
import org.polyseme.view.model.Workbench;

/**
 * What a user's hands do, done by the program. FX thread only.
 *
 * @param window what is operated
 * @param scene where it is
 */
record Hands(Surroundings window, Scene scene) {

    /** Opens the recipe at full speed, and trains it or lets it wait. */
    void train(Experiment recipe, boolean training) {
        Workbench workbench = window.workbench();
        if (!recipe.equals(workbench.recipe())) {
            workbench.open(new Preset("bench", "bench", "", "", recipe, List.of()));
        }
        workbench.pace(Pace.MAXIMUM);
        if (workbench.playingProperty().get() != training) {
            workbench.playOrPause();
        }
    }

    /** Moves a slider that is held. */
    void slide(Field field, Object value) {
        window.workbench().change(field, value);
    }

    /** The figures that can be seen. */
    List<FigurePane> figures() {
        return scene.getRoot().lookupAll(".figure-pane").stream()
                .filter(FigurePane.class::isInstance)
                .map(FigurePane.class::cast)
                .toList();
    }
}
