package org.polyseme.view;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.polyseme.export.View;
import org.polyseme.figure.Figures;
import org.polyseme.figure.NeuronsFigure;
import org.polyseme.figure.Options;
import org.polyseme.figure.Perspective;
import org.polyseme.figure.Selection;
import org.polyseme.state.Field;
import org.polyseme.state.Script;
import org.polyseme.store.FileProblem;
import org.polyseme.store.Preset;
import org.polyseme.sweep.PlanTraining;
import org.polyseme.view.export.ExportProgress;
import org.polyseme.view.export.Exporter;
import org.polyseme.view.export.PictureOpening;
import org.polyseme.view.figures.CurvesPane;
import org.polyseme.view.figures.FigurePane;
import org.polyseme.view.figures.FigureStage;
import org.polyseme.view.figures.HoverTip;
import org.polyseme.view.figures.Pin;
import org.polyseme.view.figures.Surroundings;
import org.polyseme.view.inspector.InspectorPane;
import org.polyseme.view.model.LayoutModel;
import org.polyseme.view.model.Memory;
import org.polyseme.view.model.Strip;
import org.polyseme.view.model.Workbench;
import org.polyseme.view.palette.SaveQuestion;
import org.polyseme.view.recipe.RecipePane;
import org.polyseme.view.timeline.TimelinePane;
import org.polyseme.view.timeline.WeightsBrush;

/**
 * All panes in their places: recipe left, figures in the centre, inspector right, curves and status below. FX thread only.
 */
final class MainWindow {
    /** Ten times a second is as fast as anybody reads numbers. */
    private static final long READABLE_NANOS = 100_000_000;

    /** The layout's word in files. */
    private static final String LAYOUT = "layout";

    /** The chosen theme's word in files, which may be the system's; pictures say the one that is seen. */
    private static final String THEME = "window.theme";

    private static final String LOOP = "loop";

    private final Workbench workbench;
    private final FrameClock clock;
    private final Themes themes;
    private final RecipePane recipe;
    private final ToolRow tools;
    private final WindowMenu menu;
    private final Surroundings surroundings;
    private final ExportProgress progress;
    private final Banner banner;
    private final StatusBar status = new StatusBar();
    private final CurvesPane curves;
    private final Pin pin;
    private final WeightsBrush brush;
    private final TimelinePane timeline;
    private final LayoutModel layouts;
    private final FigureStage stage;
    private final PaneFrame frame;
    private final OptionsHistory steps;
    private final Comparing comparing;
    private final FigurePane neurons;
    private final InspectorPane inspector;
    private final VBox top;
    private final ObjectProperty<Selection> selection = new SimpleObjectProperty<>(Selection.NONE);
    private final ObjectProperty<Options> options = new SimpleObjectProperty<>(Options.FIRST);
    private final Overlays overlays;
    private final StackPane root;
    private final List<Runnable> numbers;
    private int nextNumbers;
    private long numbersShown;

    MainWindow(
            Workbench workbench,
            Workplace workplace,
            Actions actions,
            List<Preset> presets,
            Memory memory,
            Exporter exporter) {
        this.workbench = workbench;
        clock = workplace.clock();
        themes = workplace.themes();
        // Subscribed first: the figures of a beat show the picture that this beat took.
        clock.subscribe(this::pulse);
        workbench.beside().trainWith(PlanTraining::train);
        HoverTip tip = new HoverTip();
        pin = new Pin(selection);
        brush = new WeightsBrush(workbench);
        surroundings = new Surroundings(
                workbench,
                clock,
                workplace.painter(),
                workplace.themes().lookProperty(),
                selection,
                options,
                pin,
                tip,
                new SimpleObjectProperty<>(Optional.empty()));
        recipe = new RecipePane(workbench, memory);
        recipe.disableProperty().bind(workbench.trainableProperty().not());
        tools = new ToolRow(workbench, actions);
        menu = new WindowMenu();
        banner = new Banner(workbench);
        progress = new ExportProgress(exporter, clock);
        status.add(progress);
        curves = new CurvesPane(surroundings);
        timeline = new TimelinePane(workbench, workplace.themes().lookProperty(), tip);
        layouts = new LayoutModel(workbench, titles(), memory);
        stage = new FigureStage(surroundings, layouts);
        stage.setBrush(brush);
        neurons = new FigurePane(new NeuronsFigure(), surroundings);
        inspector = new InspectorPane(surroundings, neurons);
        BorderPane pictures = new BorderPane(stage);
        frame = new PaneFrame(
                Map.of(
                        Strip.RECIPE, recipe,
                        Strip.INSPECTOR, inspector,
                        Strip.CURVES, curves,
                        Strip.TIMELINE, timeline),
                pictures,
                status,
                layouts);
        comparing = new Comparing(
                surroundings, stage, pictures, new OtherRuns(workbench, workplace, presets), this::makeRoom);
        inspector.offerTwin(comparing::twin);
        top = new VBox(menu, tools, banner);
        frame.setTop(top);
        steps = new OptionsHistory(options, workbench.undo(), clock);
        overlays = new Overlays(workbench, actions, presets, memory, this::focus, layouts);
        root = new StackPane(frame, tip);
        root.getChildren().addAll(overlays.all());
        root.getStyleClass().add("window");
        root.setFocusTraversable(false);
        numbers = numbers();
        clock.subscribe(this::showNumbers);
    }

    /** Panes that take turns show the same moment, half of them a beat later. */
    private void pulse() {
        if (clock.isEven() || !surroundings.isRacing()) {
            workbench.pulse();
        }
    }

    /** Two columns of figures need the inspector's room. */
    private void makeRoom() {
        frame.needWidth(comparing.isOn());
    }

    private static Map<String, String> titles() {
        Map<String, String> titles = new LinkedHashMap<>();
        Figures.all().forEach(figure -> titles.put(figure.id(), figure.title()));
        return titles;
    }

    private void focus(Field field) {
        layouts.hide(Strip.RECIPE, false);
        recipe.focus(field);
    }

    /** In the order of the key that walks through them. */
    private List<Node> panes() {
        List<Node> panes = new ArrayList<>();
        panes.add(tools);
        if (frame.isSeen(Strip.RECIPE)) {
            panes.add(recipe);
        }
        panes.addAll(stage.panes());
        if (frame.isSeen(Strip.INSPECTOR)) {
            panes.add(inspector);
        }
        if (frame.isSeen(Strip.TIMELINE)) {
            panes.add(timeline);
        }
        return panes;
    }

    Parent root() {
        return root;
    }

    Surroundings surroundings() {
        return surroundings;
    }

    FigureStage figures() {
        return stage;
    }

    /** Looks at the run as a picture did. */
    void look(PictureOpening.Seen seen) {
        steps.quietly(() -> options.set(seen.perspective().options()));
        surroundings.pin().keep(seen.perspective().selection());
        stage.show(seen.figures());
        seen.other().ifPresent(other -> comparing.begin(other.script(), other.name()));
    }

    /** How the run is looked at, in the words of files: selection, options, layout, theme, loop. */
    Map<String, String> view() {
        Map<String, String> words = new LinkedHashMap<>(View.words(new Perspective(
                selection.get(), options.get(), surroundings.look().get())));
        words.put(LAYOUT, layouts.layout().text());
        words.put(THEME, themes.chosenProperty().get().key());
        words.put(LOOP, workbench.time().loop().text());
        return words;
    }

    /** Looks at the run as {@link #view} said; what another version said about the layout is passed over. */
    void look(Map<String, String> words) {
        Perspective seen = View.perspective(words);
        steps.quietly(() -> options.set(seen.options()));
        pin.keep(seen.selection());
        Theme.keyed(words.getOrDefault(THEME, "")).ifPresent(theme -> themes.choose(theme, root.getScene()));
        workbench.time().loop().restore(words.getOrDefault(LOOP, ""));
        try {
            if (words.containsKey(LAYOUT)) {
                layouts.restore(layouts.parse(Objects.requireNonNull(words.get(LAYOUT))));
            }
        } catch (FileProblem unknown) {
            workbench.hint(Objects.requireNonNull(unknown.getMessage()));
        }
    }

    LayoutModel layouts() {
        return layouts;
    }

    /** Runs whenever {@link #view} may say something else. */
    Subscription onView(Runnable changed) {
        return Subscription.combine(
                selection.subscribe(changed),
                options.subscribe(changed),
                layouts.layoutProperty().subscribe(changed),
                themes.chosenProperty().subscribe(changed),
                workbench.time().loop().rangeProperty().subscribe(changed));
    }

    void compareWith(Preset other) {
        comparing.begin(Script.of(other.experiment()), other.title());
    }

    /** What asks before a session goes that is not saved. */
    SaveQuestion saveQuestion() {
        return overlays.saveQuestion();
    }

    WindowMenu menu() {
        return menu;
    }

    /** Asks something that can wait, under the toolbar. */
    void ask(Question question) {
        top.getChildren().add(question);
    }

    /** What can only be wired once the panes are in a scene. */
    void enter(Scene scene, Themes themes, Actions actions, Memory memory) {
        actions.add(Action.of("find", Section.EDIT, "Find feature or neuron", () -> {
                    comparing.leave();
                    layouts.hide(Strip.INSPECTOR, false);
                    inspector.startFind();
                })
                .on("Shortcut+F"));
        TimelineActions.add(actions, workbench.time());
        TimelineActions.addComparing(actions, comparing);
        TimelineActions.addEdits(actions, workbench.time(), brush, pin::pinned);
        SelectionActions.add(actions, workbench, pin);
        LayoutActions.add(actions, stage, overlays::askLayoutName);
        ViewActions.add(actions, scene, themes, memory, this::panes);
        overlays.addActions();
        actions.add(Action.of("about", Section.HELP, "About Polyseme", () -> Dialogs.showAbout(scene)));
        menu.fill(actions, new LayoutMenu(layouts));
        actions.installFurtherKeys(scene);
        steps.watch(scene);
        // Before the banner: Esc does one thing at a time.
        stage.restoreOnEscape();
        comparing.leaveOnEscape(scene);
        banner.dismissOnEscape(workbench);
        inspector.releaseOnEscape(scene);
        PlainKeys.install(
                scene,
                actions.all(),
                () -> menu.isOpen()
                        || stage.isChoosing()
                        || timeline.isChoosing()
                        || comparing.isChoosing()
                        || overlays.isOpen());
    }

    /** What is shown as fast as anybody reads. */
    private List<Runnable> numbers() {
        return List.of(
                () -> status.show(workbench, clock.framesPerSecond()),
                () -> showIf(Strip.CURVES, curves::show),
                () -> showIf(Strip.TIMELINE, timeline::show),
                comparing::show,
                () -> showIf(Strip.INSPECTOR, inspector::show));
    }

    /** One part of the window after the other, so that no frame has to wait for them all. */
    private void showNumbers() {
        if (clock.now() - numbersShown >= READABLE_NANOS / numbers.size()) {
            numbersShown = clock.now();
            numbers.get(nextNumbers).run();
            nextNumbers = (nextNumbers + 1) % numbers.size();
        }
    }

    private void showIf(Strip strip, Runnable show) {
        if (frame.isSeen(strip)) {
            show.run();
        }
    }

    void dispose() {
        steps.dispose();
        frame.dispose();
        layouts.dispose();
        recipe.dispose();
        tools.dispose();
        banner.dispose();
        progress.dispose();
        curves.dispose();
        timeline.dispose();
        comparing.leave();
        inspector.dispose();
        stage.dispose();
        neurons.dispose();
    }
}
