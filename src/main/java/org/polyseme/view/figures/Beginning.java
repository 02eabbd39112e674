package org.polyseme.view.figures;

import java.util.Optional;
import org.polyseme.figure.Hit;
import org.polyseme.state.Experiment;
import org.polyseme.view.model.Workbench;

/** What a click on a run does that a figure shows. */
final class Beginning {
    private Beginning() {}

    /** Begins the run that was clicked on, if one was: one thing done, and to be undone, however many fields it changes. */
    static boolean follows(Optional<Hit> clicked, Workbench workbench) {
        Optional<Experiment> wanted = clicked.flatMap(Hit::recipe);
        wanted.ifPresent(recipe -> {
            workbench.grasping(true);
            workbench.recipe().differences(recipe).forEach(field -> workbench.change(field, recipe.get(field)));
            workbench.grasping(false);
        });
        return wanted.isPresent();
    }
}
