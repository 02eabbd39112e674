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
import org.polyseme.view.figures.FigureStage;
import org.polyseme.view.figures.HoverTip;
import org.polyseme.view.figures.Pin;
import org.polyseme.view.figures.Surroundings;
import org.polyseme.view.model.LayoutModel;
import org.polyseme.view.model.Memory;
import org.polyseme.view.model.Strip;
import org.polyseme.view.model.Workbench;
import org.polyseme.view.palette.SaveQuestion;
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
    private final Later<ToolRow> tools;
    private final Later<WindowMenu> menu;
    private final Surroundings surroundings;
    private final Later<ExportProgress> progress;
    private final Later<Banner> banner;
    private final Later<StatusBar> status;
    private final Pin pin;
    private final WeightsBrush brush;
    private final LayoutModel layouts;
    private final FigureStage stage;
    private final PaneFrame frame;
    private final OptionsHistory steps;
    private final Comparing comparing;
    private final Strips strips;
    private final VBox top;
    private final Notices notices;
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
        tools = new Later<>(() -> makeTools(actions));
        progress = new Later<>(() -> new ExportProgress(exporter, clock));
        layouts = new LayoutModel(workbench, titles(), memory);
        stage = new FigureStage(surroundings, layouts);
        stage.setBrush(brush);
        BorderPane pictures = new BorderPane(stage);
        frame = new PaneFrame(pictures, layouts);
        status = new Later<>(this::makeStatus);
        comparing = new Comparing(
                surroundings, stage, pictures, new OtherRuns(workbench, workplace, presets), this::makeRoom);
        strips = new Strips(surroundings, memory, frame, comparing::twin);
        top = new VBox(PaneFrame.keptRoom("window-menu"), PaneFrame.keptRoom("tool-row"));
        notices = new Notices();
        menu = new Later<>(this::makeMenu);
        banner = new Later<>(this::makeBanner);
        frame.setTop(top);
        steps = new OptionsHistory(options, workbench.undo(), clock);
        options.map(Options::definition)
                .subscribe((before, now) -> workbench.time().tellBy(now));
        root = new StackPane(frame, notices, tip);
        overlays = new Overlays(workbench, actions, presets, memory, this::focus, layouts);
        overlays.placeWith(root.getChildren()::add);
        root.getStyleClass().add("window");
        root.setFocusTraversable(false);
        numbers = numbers();
        clock.subscribe(this::showNumbers);
    }

    private StatusBar makeStatus() {
        StatusBar made = new StatusBar();
        made.add(progress.get());
        frame.putStatus(made);
        return made;
    }

    private ToolRow makeTools(Actions actions) {
        ToolRow made = new ToolRow(workbench, actions);
        top.getChildren().set(1, made);
        return made;
    }

    private WindowMenu makeMenu() {
        WindowMenu made = new WindowMenu();
        top.getChildren().set(0, made);
        notices.putBeside(made);
        return made;
    }

    private Banner makeBanner() {
        Banner made = new Banner(workbench);
        notices.add(made);
        return made;
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
        strips.recipe().focus(field);
    }

    /** In the order of the key that walks through them. */
    private List<Node> panes() {
        List<Node> panes = new ArrayList<>();
        panes.add(tools.get());
        if (frame.isSeen(Strip.RECIPE)) {
            panes.add(strips.recipe());
        }
        panes.addAll(stage.panes());
        if (frame.isSeen(Strip.CURVES)) {
            panes.add(strips.curves());
        }
        if (frame.isSeen(Strip.INSPECTOR)) {
            panes.add(strips.inspector());
        }
        if (frame.isSeen(Strip.TIMELINE)) {
            panes.add(strips.timeline());
        }
        return panes;
    }

    Parent root() {
        return root;
    }

    Surroundings surroundings() {
        return surroundings;
    }

    /** Finds every figure's place before the window is there, so that they are painted while the system makes it. */
    void beginToPaint() {
        Scene scene = root.getScene();
        root.resize(scene.getWidth(), scene.getHeight());
        root.applyCss();
        root.layout();
        workbench.pulse();
    }

    FigureStage figures() {
        return stage;
    }

    /** Looks at the run as a picture did. */
    void look(PictureOpening.Seen seen) {
        steps.quietly(() -> options.set(seen.perspective().options()));
        surroundings.pin().keep(seen.perspective().selection());
        stage.show(seen.figures());
        Theme.keyed(seen.perspective().look().key())
                .filter(theme -> !theme.key().equals(surroundings.look().get().key()))
                .ifPresent(theme -> themes.choose(theme, root.getScene()));
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
        return menu.get();
    }

    /** Asks something that can wait. */
    void ask(Question question) {
        notices.add(question);
    }

    /** What can only be wired once the panes are in a scene. */
    void enter(Scene scene, Themes themes, Actions actions, Memory memory) {
        actions.add(Action.of("find", Section.EDIT, "Find feature or neuron", () -> {
                    comparing.leave();
                    layouts.hide(Strip.INSPECTOR, false);
                    strips.inspector().startFind();
                })
                .on("Shortcut+F"));
        TimelineActions.add(actions, workbench.time());
        TimelineActions.addComparing(actions, comparing);
        TimelineActions.addEdits(actions, workbench.time(), brush, pin::pinned);
        SelectionActions.add(actions, workbench, pin);
        LayoutActions.add(actions, stage, overlays::askLayoutName);
        ViewActions.add(actions, scene, themes, memory, this::panes);
        DefinitionActions.add(actions, options);
        overlays.addActions();
        actions.add(Action.of("about", Section.HELP, "About Polyseme", () -> Dialogs.showAbout(scene)));
        actions.installFurtherKeys(scene);
        MenuKey.install(scene);
        steps.watch(scene);
        // Before the banner: Esc does one thing at a time.
        stage.restoreOnEscape();
        comparing.leaveOnEscape(scene);
        Banner.dismissOnEscape(scene, workbench);
        pin.releaseOnEscape(scene);
        PlainKeys.install(
                scene,
                actions.all(),
                () -> menu.is(WindowMenu::takesKeys),
                () -> menu.is(WindowMenu::isOpen)
                        || stage.isChoosing()
                        || strips.isChoosing()
                        || comparing.isChoosing()
                        || overlays.isOpen());
    }

    /** What is left to do once the figures are on the screen, until everything is there; each takes a moment. */
    List<Runnable> making(Actions actions, RecentFiles recent) {
        List<Runnable> making = new ArrayList<>();
        making.add(tools::get);
        making.add(() -> menu.get().fill(actions, new LayoutMenu(layouts), recent));
        making.add(status::get);
        making.addAll(strips.making());
        stage.figures().forEach(figure -> making.add(() -> stage.furnish(false)));
        making.add(() -> stage.furnish(true));
        making.add(() -> tools.get().addTips(actions));
        making.add(banner::get);
        making.add(overlays::make);
        return making;
    }

    /** What is shown as fast as anybody reads. */
    private List<Runnable> numbers() {
        List<Runnable> numbers = new ArrayList<>(strips.numbers());
        numbers.add(0, () -> status.ifMade(made -> made.show(workbench, clock.framesPerSecond())));
        numbers.add(comparing::show);
        numbers.add(new LostZoom(workbench, options, steps)::end);
        return numbers;
    }

    /** One part of the window after the other, so that no frame has to wait for them all. */
    private void showNumbers() {
        if (clock.now() - numbersShown >= READABLE_NANOS / numbers.size()) {
            numbersShown = clock.now();
            numbers.get(nextNumbers).run();
            nextNumbers = (nextNumbers + 1) % numbers.size();
        }
    }

    void dispose() {
        steps.dispose();
        frame.dispose();
        layouts.dispose();
        strips.dispose();
        tools.ifMade(ToolRow::dispose);
        banner.ifMade(Banner::dispose);
        progress.ifMade(ExportProgress::dispose);
        comparing.leave();
        stage.dispose();
    }
}
