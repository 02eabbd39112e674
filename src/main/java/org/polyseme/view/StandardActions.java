package org.polyseme.view;

import java.util.ArrayList;
import java.util.List;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;
import org.polyseme.session.Pace;
import org.polyseme.store.Preset;
import org.polyseme.store.Presets;
import org.polyseme.view.model.Workbench;

/** What can be done to the run, the recipe and the files, whatever panes there are. FX thread only. */
final class StandardActions {
    private static final int SEVERAL = 10;
    private static final int KEYS = 9;
    private static final List<Pace> PACES = List.of(Pace.values());

    private StandardActions() {}

    static void add(Actions actions, Workbench workbench, Documents documents, Presets presets, Stage stage) {
        addRecipes(actions, workbench, documents, presets);
        addUndo(actions, workbench);
        addRun(actions, workbench);
        addSpeeds(actions, workbench);
        Runnable close = () -> stage.fireEvent(new WindowEvent(stage, WindowEvent.WINDOW_CLOSE_REQUEST));
        actions.add(
                Action.of("close", Section.FILE, "Close window", close).on("Shortcut+W"),
                Action.of("quit", Section.FILE, "Quit", close).on("Shortcut+Q"));
        actions.add(
                Action.of("full-screen", Section.VIEW, "Full screen", () -> stage.setFullScreen(!stage.isFullScreen()))
                        .on("F11"));
    }

    private static void addRecipes(Actions actions, Workbench workbench, Documents documents, Presets presets) {
        SessionDocument sessions = documents.sessions();
        actions.add(
                Action.of("new", Section.FILE, "New", () -> sessions.beginAnew(presets.standard()))
                        .on("Shortcut+N"),
                Action.of("open", Section.FILE, "Open…", documents::chooseRecipe)
                        .on("Shortcut+O"));
        actions.add(recent(documents));
        List<Action> all = new ArrayList<>();
        for (Preset preset : presets.all()) {
            all.add(Action.of("preset-" + preset.id(), Section.PRESETS, preset.title(), () -> workbench.open(preset)));
        }
        actions.add(all);
        actions.add(
                Action.of("save", Section.FILE, "Save session", sessions::save).on("Shortcut+S"),
                Action.of("save-as", Section.FILE, "Save session as…", sessions::saveAs)
                        .on("Shortcut+Shift+S"),
                Action.of("save-picture", Section.FILE, "Save picture of the window…", documents::savePicture));
    }

    /** The first nine have keys; a file that is gone cannot be opened, and says so. */
    private static List<Action> recent(Documents documents) {
        List<Action> recent = new ArrayList<>();
        for (int i = 0; i < RecentFiles.MOST; i++) {
            int slot = i;
            RecentFiles.Slot shown = documents.recent().slots().get(slot);
            Action open = Action.of(
                            "recent-" + (slot + 1),
                            Section.RECENT,
                            "",
                            () -> documents.recent().file(slot).ifPresent(documents::open))
                    .labelled(shown.label())
                    .onlyIf(shown.isThere());
            recent.add(slot < KEYS ? open.on("Shortcut+" + (slot + 1)) : open);
        }
        return recent;
    }

    private static void addUndo(Actions actions, Workbench workbench) {
        var undo = workbench.undo().undoNameProperty();
        var redo = workbench.undo().redoNameProperty();
        actions.add(
                Action.of("undo", Section.EDIT, "Undo", () -> workbench.undo().undo())
                        .on("Shortcut+Z")
                        .labelled(undo.map(name -> ("Undo " + name).strip()))
                        .onlyIf(undo.map(name -> !name.isEmpty())),
                Action.of("redo", Section.EDIT, "Redo", () -> workbench.undo().redo())
                        .on("Shortcut+Shift+Z, Shortcut+Y")
                        .labelled(redo.map(name -> ("Redo " + name).strip()))
                        .onlyIf(redo.map(name -> !name.isEmpty())));
    }

    /** Left and Shift+Left are for the steps back, beside those forward. */
    private static void addRun(Actions actions, Workbench workbench) {
        actions.add(
                Action.of("play", Section.RUN, "Play or pause", workbench::playOrPause)
                        .on("Space"),
                Action.of("step", Section.RUN, "Step", () -> workbench.step(1)).on("Right"),
                Action.of("ten-steps", Section.RUN, "Ten steps", () -> workbench.step(SEVERAL))
                        .on("Shift+Right"),
                Action.of("restart", Section.RUN, "Restart", workbench::restart).on("R"),
                Action.of("new-seed", Section.RUN, "Restart with a new seed", workbench::restartWithNewSeed)
                        .on("Shift+R"));
    }

    private static void addSpeeds(Actions actions, Workbench workbench) {
        List<Action> paces = new ArrayList<>();
        for (Pace pace : PACES) {
            String key = String.valueOf(PACES.indexOf(pace) + 1);
            paces.add(Action.of(ToolRow.id(pace), Section.SPEED, pace.words(), () -> workbench.pace(pace))
                    .on(pace == Pace.MAXIMUM ? key + ", 0" : key)
                    .chosenIf(workbench.paceProperty().map(chosen -> chosen == pace)));
        }
        actions.add(paces);
        actions.add(
                Action.of("slower", Section.SPEED, "Slower", () -> workbench.pace(other(workbench, -1)))
                        .on("Open Bracket"),
                Action.of("faster", Section.SPEED, "Faster", () -> workbench.pace(other(workbench, 1)))
                        .on("Close Bracket"));
    }

    private static Pace other(Workbench workbench, int way) {
        int wanted = PACES.indexOf(workbench.paceProperty().get()) + way;
        return PACES.get(Math.max(0, Math.min(PACES.size() - 1, wanted)));
    }
}
