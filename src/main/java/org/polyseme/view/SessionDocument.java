package org.polyseme.view;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.stage.Stage;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.polyseme.session.Autosave;
import org.polyseme.session.Session;
import org.polyseme.state.Branch;
import org.polyseme.state.Recording;
import org.polyseme.store.FileProblem;
import org.polyseme.store.Preset;
import org.polyseme.store.SavedSession;
import org.polyseme.store.SessionFile;
import org.polyseme.view.model.Workbench;
import org.polyseme.view.palette.SaveQuestion;

/**
 * The window's session as a file: saved, opened, and a copy kept of it should the program not close properly. FX thread
 * only; the disk is touched on the painter's threads and on that of the copies.
 */
final class SessionDocument implements AutoCloseable {
    private static final long MOST_BYTES = 256L << 20;
    private static final String NOT_CLOSED = "Polyseme did not close properly.";

    private final Workbench workbench;
    private final Session session;
    private final Painter painter;
    private final FilePicker picker;
    private final Stage stage;
    private final ReadOnlyStringWrapper title = new ReadOnlyStringWrapper("");

    private @Nullable Path file;
    private Optional<SessionFile.Stamp> stamp = Optional.empty();
    private boolean readOnly;
    private List<Branch> saved = List.of();
    /** How the window is looked at, for the thread of the copies. */
    private volatile Map<String, String> view = Map.of();

    private Consumer<Map<String, String>> restoreView = words -> {};
    private @Nullable SaveQuestion question;
    private final RecentFiles recent;
    private Subscription subscription = Subscription.EMPTY;
    private @Nullable Autosave autosave;

    SessionDocument(
            Workbench workbench, Session session, Painter painter, FilePicker picker, Stage stage, RecentFiles recent) {
        this.recent = recent;
        this.workbench = workbench;
        this.session = session;
        this.painter = painter;
        this.picker = picker;
        this.stage = stage;
    }

    /**
     * Follows the window, and keeps a copy of it from now on.
     *
     * @param copies the folder of the copies; empty to keep none
     */
    void begin(MainWindow window, Optional<Path> copies) {
        question = window.saveQuestion();
        Runnable seen = () -> view = window.view();
        restoreView = window::look;
        subscription = Subscription.combine(
                window.onView(seen),
                workbench.openedProperty().subscribe(this::entitle),
                workbench.timelineProperty().subscribe(this::entitle));
        seen.run();
        entitle();
        copies.ifPresent(folder -> autosave = Autosave.begin(
                folder,
                () -> session.recording(Autosave.MOST_BYTES).thenApply(this::frozen),
                left -> FxThread.later(() -> ask(window, left)),
                trouble -> FxThread.later(() -> workbench.hint(trouble))));
    }

    private SavedSession frozen(Recording recording) {
        String version = SessionDocument.class.getPackage().getImplementationVersion();
        return new SavedSession(version == null ? "" : version, recording, view);
    }

    private void ask(MainWindow window, Autosave.Left left) {
        window.ask(new Question(
                NOT_CLOSED,
                new Question.Answer("recover", "Go on with it", () -> {
                    show(left.session(), "Recovered session");
                    forget();
                    left.goOn();
                }),
                new Question.Answer("discard", "Discard", left::discard)));
    }

    /** As windows have it: a dot where there is something that the file does not have. */
    ReadOnlyStringProperty titleProperty() {
        return title.getReadOnlyProperty();
    }

    private void entitle() {
        String shown = workbench.openedProperty().get().title();
        Path named = file;
        String where = named == null || stem(named).equals(shown) ? "" : stem(named) + ": ";
        boolean unsaved = named != null && isUnsaved();
        title.set((unsaved ? "\u2022 " : "") + where + shown + (readOnly ? " (read-only)" : "") + " — Polyseme");
    }

    /** Of one without a file: once it holds more than runs of recipes, which begin again at a key. */
    boolean isUnsaved() {
        List<Branch> branches = workbench.timeline().branches();
        return file == null
                ? branches.stream()
                        .anyMatch(branch -> branch.parent().isPresent()
                                || !branch.script().changes().isEmpty())
                : !saved.equals(branches);
    }

    /** Does what ends this session: at once where nothing would be lost, else after asking whether to save it first. */
    void leave(Runnable go) {
        SaveQuestion asks = question;
        if (asks == null || !isUnsaved()) {
            go.run();
            return;
        }
        Path known = file;
        String what = known == null
                ? "It has branches or changes of yours and is in no file yet."
                : stem(known) + " has changed since it was saved.";
        asks.ask(what, () -> save(go), go);
    }

    /** Shows a recipe in a session of its own that belongs to no file; this one goes, after asking where something would be lost. */
    void beginAnew(Preset first) {
        leave(() -> {
            List<Branch> before = workbench.timeline().branches();
            workbench.open(first);
            before.stream().filter(branch -> branch.parent().isEmpty()).forEach(branch -> session.delete(branch.id()));
            workbench.undo().clear();
            forget();
        });
    }

    /** The session belongs to no file. */
    private void forget() {
        file = null;
        stamp = Optional.empty();
        readOnly = false;
        saved = List.of();
        entitle();
    }

    /** Writes over the file that the session came from; asks where to, if there is none or it must not be touched. */
    void save() {
        save(() -> {});
    }

    private void save(Runnable then) {
        Path known = file;
        if (known == null || readOnly) {
            saveAs(then);
        } else {
            write(known, stamp, then);
        }
    }

    void saveAs() {
        saveAs(() -> {});
    }

    private void saveAs(Runnable then) {
        Path known = file;
        String name = known == null ? workbench.openedProperty().get().id() : stem(known);
        picker.sessionToSave(stage, name + SessionFile.ENDING)
                .map(SessionDocument::withEnding)
                .ifPresent(chosen -> {
                    if (readOnly && chosen.equals(known)) {
                        workbench.refuse(chosen + ": expected another name, for a newer Polyseme saved this file.");
                    } else {
                        write(chosen, Optional.empty(), then);
                    }
                });
    }

    private static Path withEnding(Path chosen) {
        return chosen.toString().endsWith(SessionFile.ENDING) ? chosen : Path.of(chosen + SessionFile.ENDING);
    }

    private static String stem(Path path) {
        String name = String.valueOf(path.getFileName());
        int end = name.toLowerCase(java.util.Locale.ROOT).lastIndexOf(SessionFile.ENDING);
        return end > 0 ? name.substring(0, end) : name;
    }

    private void write(Path path, Optional<SessionFile.Stamp> before, Runnable then) {
        var unused = session.recording(MOST_BYTES).whenComplete((recording, failure) -> {
            if (recording == null) {
                FxThread.later(() -> workbench.refuse("There is no run to save."));
            } else {
                painter.execute(() -> write(path, before, recording, then));
            }
        });
    }

    private void write(Path path, Optional<SessionFile.Stamp> before, Recording recording, Runnable then) {
        try {
            SessionFile.write(path, frozen(recording), before);
            Optional<SessionFile.Stamp> after = SessionFile.stamp(path);
            FxThread.later(() -> {
                belongsTo(path, after, recording, false);
                workbench.hint("Saved " + path + ".");
                recent.add(path);
                then.run();
            });
        } catch (FileProblem problem) {
            boolean isOthers = before.isPresent() && !SessionFile.stamp(path).equals(before) && Files.exists(path);
            String way = isOthers ? " Save it under another name to keep both." : "";
            FxThread.later(() -> workbench.refuse(problem.getMessage() + way));
        }
    }

    private void belongsTo(Path path, Optional<SessionFile.Stamp> now, Recording recording, boolean newer) {
        file = path;
        stamp = now;
        readOnly = newer;
        saved = recording.tracks().stream().map(Recording.Track::branch).toList();
        entitle();
    }

    /** Opens the session and waits where it was left, or says what is wrong and leaves everything as it is. */
    void open(Path path) {
        painter.execute(() -> {
            try {
                Optional<SessionFile.Stamp> now = SessionFile.stamp(path);
                SessionFile.Opened opened = SessionFile.read(path);
                Session.check(opened.session().recording());
                FxThread.later(() -> leave(() -> show(path, now, opened)));
            } catch (FileProblem problem) {
                FxThread.later(() -> workbench.refuse(Objects.requireNonNull(problem.getMessage())));
            } catch (IllegalArgumentException damaged) {
                FxThread.later(() -> workbench.refuse(path + ": " + damaged.getMessage() + "."));
            }
        });
    }

    private void show(Path path, Optional<SessionFile.Stamp> now, SessionFile.Opened opened) {
        show(opened.session(), stem(path));
        belongsTo(path, now, opened.session().recording(), opened.isReadOnly());
        recent.add(path);
        if (opened.isReadOnly()) {
            workbench.hint(opened.newer());
        }
    }

    private void show(SavedSession next, String name) {
        Recording recording = next.recording();
        Branch branch = recording.tracks().stream()
                .map(Recording.Track::branch)
                .filter(any -> any.id() == recording.current())
                .findFirst()
                .orElseThrow();
        workbench.expect(new Preset(name, name, "", "", branch.script().start(), List.of()));
        workbench.undo().clear();
        session.resume(recording, false);
        restoreView.accept(next.view());
    }

    /** The window closes as it should: no copy is left. */
    @Override
    public void close() {
        subscription.unsubscribe();
        Autosave copies = autosave;
        if (copies != null) {
            copies.close();
        }
    }
}
