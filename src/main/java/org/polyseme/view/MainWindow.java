package org.polyseme.view;

import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.polyseme.figure.NeuronsFigure;
import org.polyseme.figure.Options;
import org.polyseme.figure.Selection;
import org.polyseme.store.Preset;
import org.polyseme.view.figures.CurvesPane;
import org.polyseme.view.figures.FigurePane;
import org.polyseme.view.figures.FigureStage;
import org.polyseme.view.figures.HoverTip;
import org.polyseme.view.figures.Pin;
import org.polyseme.view.figures.Surroundings;
import org.polyseme.view.inspector.InspectorPane;
import org.polyseme.view.model.Memory;
import org.polyseme.view.model.Workbench;
import org.polyseme.view.recipe.RecipePane;

/**
 * All panes in their places: recipe left, figures in the centre, inspector right, curves and status below. FX thread only.
 */
final class MainWindow {
    /** Ten times a second is as fast as anybody reads numbers. */
    private static final long READABLE_NANOS = 100_000_000;

    private final Workbench workbench;
    private final FrameClock clock;
    private final RecipePane recipe;
    private final ToolRow tools;
    private final WindowMenu menu;
    private final Banner banner;
    private final StatusBar status = new StatusBar();
    private final CurvesPane curves;
    private final FigureStage stage;
    private final FigurePane neurons;
    private final InspectorPane inspector;
    private final VBox top;
    private final ObjectProperty<Selection> selection = new SimpleObjectProperty<>(Selection.NONE);
    private final ObjectProperty<Options> options = new SimpleObjectProperty<>(Options.FIRST);
    private final Overlays overlays;
    private final StackPane root;
    private long numbersShown;

    MainWindow(Workbench workbench, Workplace workplace, Actions actions, List<Preset> presets, Memory memory) {
        this.workbench = workbench;
        clock = workplace.clock();
        // Subscribed first: the figures of a beat show the picture that this beat took.
        clock.subscribe(workbench::pulse);
        HoverTip tip = new HoverTip();
        Surroundings surroundings = new Surroundings(
                workbench,
                clock,
                workplace.painter(),
                workplace.themes().lookProperty(),
                selection,
                options,
                new Pin(selection),
                tip);
        recipe = new RecipePane(workbench, memory);
        recipe.disableProperty().bind(workbench.trainableProperty().not());
        tools = new ToolRow(workbench, actions);
        menu = new WindowMenu();
        banner = new Banner(workbench);
        curves = new CurvesPane(workbench, workplace.themes().lookProperty());
        stage = new FigureStage(surroundings);
        neurons = new FigurePane(new NeuronsFigure(), surroundings);
        inspector = new InspectorPane(surroundings, neurons);
        BorderPane pictures = new BorderPane(stage);
        pictures.setBottom(curves);
        BorderPane frame = new BorderPane(pictures);
        frame.setRight(inspector);
        top = new VBox(menu, tools, banner);
        frame.setTop(top);
        frame.setLeft(recipe);
        frame.setBottom(status);
        overlays =
                new Overlays(workbench, actions, presets, memory, recipe::focus, () -> Overlays.ofMenus(stage.menus()));
        root = new StackPane(frame, tip);
        root.getChildren().addAll(overlays.all());
        root.getStyleClass().add("window");
        root.setFocusTraversable(false);
        clock.subscribe(this::showNumbers);
    }

    Parent root() {
        return root;
    }

    ObjectProperty<Selection> selectionProperty() {
        return selection;
    }

    ObjectProperty<Options> optionsProperty() {
        return options;
    }

    /** Asks something that can wait, under the toolbar. */
    void ask(Question question) {
        top.getChildren().add(question);
    }

    /** What can only be wired once the panes are in a scene. */
    void enter(Scene scene, Themes themes, Actions actions, Memory memory) {
        actions.add(Action.of("find", Section.EDIT, "Find feature or neuron", inspector::startFind)
                .on("Shortcut+F"));
        ViewActions.add(actions, scene, themes, memory, List.of(tools, recipe, stage, inspector));
        overlays.addActions();
        actions.add(Action.of("about", Section.HELP, "About Polyseme", () -> Dialogs.showAbout(scene)));
        menu.fill(actions, stage.menus());
        actions.installFurtherKeys(scene);
        // Before the banner: Esc does one thing at a time.
        stage.restoreOnEscape();
        banner.dismissOnEscape(workbench);
        inspector.releaseOnEscape(scene);
        PlainKeys.install(scene, actions.all(), () -> menu.isOpen() || stage.isChoosing() || overlays.isOpen());
    }

    private void showNumbers() {
        if (clock.now() - numbersShown >= READABLE_NANOS) {
            numbersShown = clock.now();
            status.show(workbench, clock.framesPerSecond());
            curves.show();
            inspector.show();
        }
    }

    void dispose() {
        recipe.dispose();
        tools.dispose();
        banner.dispose();
        curves.dispose();
        inspector.dispose();
        stage.dispose();
        neurons.dispose();
    }
}
