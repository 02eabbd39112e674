package org.polyseme.view;

import java.util.List;
import javafx.scene.Node;
import org.polyseme.figure.NeuronsFigure;
import org.polyseme.view.figures.CurvesPane;
import org.polyseme.view.figures.FigurePane;
import org.polyseme.view.figures.Surroundings;
import org.polyseme.view.inspector.InspectorPane;
import org.polyseme.view.model.Memory;
import org.polyseme.view.model.Strip;
import org.polyseme.view.model.Workbench;
import org.polyseme.view.recipe.RecipePane;
import org.polyseme.view.timeline.TimelinePane;

/**
 * The strips around the figures. Each is made when there is time for it, or sooner if anything needs it, and then takes the
 * room that is kept for it. FX thread only.
 */
final class Strips {
    private final Surroundings surroundings;
    private final Memory memory;
    private final PaneFrame frame;
    private final Runnable twin;
    private final Later<RecipePane> recipe = new Later<>(this::makeRecipe);
    private final Later<CurvesPane> curves = new Later<>(this::makeCurves);
    private final Later<TimelinePane> timeline = new Later<>(this::makeTimeline);
    private final Later<FigurePane> neurons;
    private final Later<InspectorPane> inspector = new Later<>(this::makeInspector);

    /** @param twin trains the run in which the selected pair began with the other sign */
    Strips(Surroundings surroundings, Memory memory, PaneFrame frame, Runnable twin) {
        this.surroundings = surroundings;
        this.memory = memory;
        this.frame = frame;
        this.twin = twin;
        neurons = new Later<>(() -> new FigurePane(new NeuronsFigure(), surroundings));
    }

    /** What is left to do until all are there, in the order in which they are missed. */
    List<Runnable> making() {
        return List.of(this::recipe, this::timeline, curves::get, neurons::get, this::inspector);
    }

    private RecipePane makeRecipe() {
        Workbench workbench = surroundings.workbench();
        RecipePane made = put(Strip.RECIPE, new RecipePane(workbench, memory));
        made.disableProperty().bind(workbench.trainableProperty().not());
        return made;
    }

    private CurvesPane makeCurves() {
        return put(Strip.CURVES, new CurvesPane(surroundings));
    }

    private TimelinePane makeTimeline() {
        return put(Strip.TIMELINE, new TimelinePane(surroundings.workbench(), surroundings.look(), surroundings.tip()));
    }

    private InspectorPane makeInspector() {
        InspectorPane made = put(Strip.INSPECTOR, new InspectorPane(surroundings, neurons.get()));
        made.offerTwin(twin);
        return made;
    }

    private <T extends Node> T put(Strip strip, T made) {
        frame.put(strip, made);
        return made;
    }

    RecipePane recipe() {
        return recipe.get();
    }

    CurvesPane curves() {
        return curves.get();
    }

    TimelinePane timeline() {
        return timeline.get();
    }

    InspectorPane inspector() {
        return inspector.get();
    }

    /** What of them is shown as fast as anybody reads, one after the other. */
    List<Runnable> numbers() {
        return List.of(
                () -> curves.ifMade(made -> showIf(Strip.CURVES, made::show)),
                () -> timeline.ifMade(made -> showIf(Strip.TIMELINE, made::show)),
                () -> inspector.ifMade(made -> showIf(Strip.INSPECTOR, made::show)));
    }

    private void showIf(Strip strip, Runnable show) {
        if (frame.isSeen(strip)) {
            show.run();
        }
    }

    /** True while a menu of one has the keys for itself. */
    boolean isChoosing() {
        return timeline.is(TimelinePane::isChoosing);
    }

    void dispose() {
        recipe.ifMade(RecipePane::dispose);
        curves.ifMade(CurvesPane::dispose);
        timeline.ifMade(TimelinePane::dispose);
        inspector.ifMade(InspectorPane::dispose);
        neurons.ifMade(FigurePane::dispose);
    }
}
