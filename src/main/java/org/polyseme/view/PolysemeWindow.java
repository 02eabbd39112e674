package org.polyseme.view;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.geometry.Dimension2D;
import javafx.scene.Group;
import javafx.scene.Scene;
import javafx.scene.control.MenuItem;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.util.Subscription;
import org.polyseme.session.Pace;
import org.polyseme.session.Session;
import org.polyseme.session.Training;
import org.polyseme.state.Experiment;
import org.polyseme.store.Preset;
import org.polyseme.store.Presets;
import org.polyseme.view.export.Exporter;
import org.polyseme.view.export.PictureOpening;
import org.polyseme.view.figures.Surroundings;
import org.polyseme.view.model.Memory;
import org.polyseme.view.model.Workbench;

/** One window and its run, from opening to closing. FX thread only. */
final class PolysemeWindow implements AutoCloseable {
    private static final double WIDTH = 1280;
    private static final double HEIGHT = 800;
    private static final double LEAST_WIDTH = 1000;
    private static final double LEAST_HEIGHT = 640;

    /** What a window needs from outside; a test brings its own. */
    record Outside(
            Presets presets,
            Function<Experiment, ? extends Training> trainings,
            Function<Throwable, String> report,
            FilePicker picker,
            BooleanSupplier systemIsDark,
            Theme theme,
            Function<Executor, Memory> memory,
            Optional<Path> autosaves) {

        /** One that remembers nothing and keeps no copies. */
        Outside(
                Presets presets,
                Function<Experiment, ? extends Training> trainings,
                Function<Throwable, String> report,
                FilePicker picker,
                BooleanSupplier systemIsDark,
                Theme theme) {
            this(presets, trainings, report, picker, systemIsDark, theme, disk -> Memory.forNow(), Optional.empty());
        }
    }

    private final Stage stage;
    private final FrameClock clock = new FrameClock();
    private final Painter painter = new Painter();
    private final Themes themes;
    private final Workbench workbench;
    private final MainWindow window;
    private final Exporter exporter;
    private final Documents documents;
    private final SessionDocument sessions;
    private final Subscription subscriptions;
    private final Unfolding unfolding;

    PolysemeWindow(Stage stage, Outside outside) {
        this.stage = stage;
        Memory memory = outside.memory().apply(painter::execute);
        Theme theme = ViewActions.remembered(memory, outside.theme());
        Themes.dressControls(theme);
        Assets.loadType();
        themes = new Themes(painter, outside.systemIsDark());
        Preset first = outside.presets().standard();
        Session session = new Session(first.experiment(), true, outside.trainings(), outside.report());
        session.pace(Pace.VERY_SLOW); // until there are pictures: until then the processors are the window's
        workbench = new Workbench(first, session, true);
        session.slot().whenAwaited(() -> FxThread.later(workbench::pulse));
        RecentFiles recent = new RecentFiles(workbench, painter, memory);
        sessions = new SessionDocument(workbench, session, painter, outside.picker(), stage, recent);
        // Whoever holds the scene holds this, and must not hold the window with it.
        AtomicReference<Consumer<PictureOpening.Seen>> look = new AtomicReference<>(seen -> {});
        documents = new Documents(
                workbench,
                painter,
                outside.picker(),
                stage,
                new Documents.Openings(
                        new WeightsOpening(workbench, painter, stage, themes.lookProperty()::get),
                        new PictureOpening(workbench, session, painter, through(look)),
                        sessions,
                        recent));
        exporter = new Exporter(workbench, outside.trainings(), outside.report());
        Actions actions = new Actions();
        StandardActions.add(actions, workbench, documents, outside.presets(), stage);
        List<Preset> presets = outside.presets().all();
        window = new MainWindow(
                workbench,
                new Workplace(
                        clock,
                        painter,
                        themes,
                        script -> Session.of(script, false, outside.trainings(), outside.report()),
                        () -> outside.picker().recipeToOpen(stage)),
                actions,
                presets,
                memory,
                exporter);
        look.set(window::look);
        WindowSize.restore(stage, WIDTH, HEIGHT, memory);
        Scene scene = scene(memory, theme);
        new ExportActions(window, exporter, outside.picker(), memory, stage).add(actions);
        window.enter(scene, themes, actions, memory);
        documents.acceptDropsOn(scene);
        sessions.begin(window, outside.autosaves());
        stage.setScene(scene);
        stage.setMinWidth(LEAST_WIDTH);
        stage.setMinHeight(LEAST_HEIGHT);
        subscriptions = follow(scene, memory);
        unfolding = unfolding(actions, recent);
        stage.setOnCloseRequest(event -> {
            event.consume();
            sessions.leave(stage::hide);
        });
        stage.setOnHidden(event -> close());
    }

    /** Dressed before anything is in it: else all would be dressed twice. */
    private Scene scene(Memory memory, Theme theme) {
        Dimension2D size = WindowSize.expected(stage, WIDTH, HEIGHT);
        Scene scene = new Scene(new Group(), size.getWidth(), size.getHeight());
        themes.zoom(ViewActions.remembered(memory), scene);
        themes.begin(scene, theme);
        scene.setRoot(window.root());
        return scene;
    }

    private Unfolding unfolding(Actions actions, RecentFiles recent) {
        List<Runnable> making = new ArrayList<>();
        making.add(this::trainAtItsPace);
        making.addAll(window.making(actions, recent));
        making.add(() -> stage.getIcons().setAll(Assets.icons()));
        return new Unfolding(making, clock, window.figures()::isPainted);
    }

    /** Until there are pictures the run waits, and what paints them has all processors. */
    private void trainAtItsPace() {
        workbench.pace(workbench.paceProperty().get());
        workbench.playingProperty().subscribe(painter::leaveOne);
    }

    private Subscription follow(Scene scene, Memory memory) {
        return Subscription.combine(
                sessions.titleProperty().subscribe(stage::setTitle),
                stage.showingProperty().subscribe(this::beatWhileSeen),
                stage.iconifiedProperty().subscribe(this::beatWhileSeen),
                stage.focusedProperty().subscribe((before, focused) -> {
                    if (focused) {
                        themes.follow(scene);
                    } else {
                        WindowSize.remember(stage, memory);
                    }
                }));
    }

    private static <T> Consumer<T> through(AtomicReference<Consumer<T>> later) {
        return value -> Objects.requireNonNull(later.get()).accept(value);
    }

    void open() {
        boolean isScaleKnown = Screen.getPrimary().getOutputScaleX() == stage.getRenderScaleX();
        if (isScaleKnown) {
            window.beginToPaint();
        }
        stage.show();
        window.root().requestFocus();
    }

    /** Makes at once what else would be made in the first moments. */
    void complete() {
        unfolding.complete();
    }

    /** Runs {@code told} once everything in the window is made. */
    void whenComplete(Runnable told) {
        unfolding.whenDone(told);
    }

    void open(Path file) {
        documents.open(file);
    }

    /** As if the files were let go over the window. */
    void drop(List<Path> files) {
        documents.drop(files);
    }

    /** Puts a preset beside the window's run. */
    void compareWith(Preset other) {
        window.compareWith(other);
    }

    MenuItem menuItem(String id) {
        return window.menu().item(id);
    }

    void lookAtRecentFiles() {
        documents.recent().show();
    }

    Workbench workbench() {
        return workbench;
    }

    Surroundings surroundings() {
        return window.surroundings();
    }

    private void beatWhileSeen() {
        if (stage.isShowing() && !stage.isIconified()) {
            clock.start();
        } else {
            clock.stop();
        }
    }

    /** Ends the run, the timer and the threads. */
    @Override
    public void close() {
        subscriptions.unsubscribe();
        unfolding.stop();
        stage.setOnCloseRequest(null);
        clock.stop();
        exporter.close();
        window.dispose();
        sessions.close();
        workbench.close();
        painter.close();
    }
}
