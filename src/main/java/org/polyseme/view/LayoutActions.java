package org.polyseme.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.beans.property.ReadOnlyObjectProperty;
import org.polyseme.figure.Figure;
import org.polyseme.figure.Figures;
import org.polyseme.view.figures.FigureStage;
import org.polyseme.view.model.Arrangement;
import org.polyseme.view.model.Arrangement.Way;
import org.polyseme.view.model.Arrangement.Zone;
import org.polyseme.view.model.Layout;
import org.polyseme.view.model.LayoutModel;
import org.polyseme.view.model.Strip;

/** What can be done to the window's panes, by menu, key and palette. FX thread only. */
final class LayoutActions {
    private LayoutActions() {}

    /** @param askName asks under which name to save, and saves */
    static void add(Actions actions, FigureStage stage, Runnable askName) {
        LayoutModel layouts = stage.layouts();
        addPanes(actions, stage, layouts);
        addMoves(actions, stage, layouts);
        addFigures(actions, stage, layouts);
        addStrips(actions, layouts);
        actions.add(
                Action.of("layout-reset", Section.LAYOUTS, "Default for this kind of model", layouts::reset)
                        .on("Alt+0"),
                Action.of("layout-save", Section.LAYOUTS, "Save layout as…", askName)
                        .on("Shortcut+Alt+S"));
    }

    private static void addPanes(Actions actions, FigureStage stage, LayoutModel layouts) {
        actions.add(
                Action.of("split-right", Section.PANE, "Split right", () -> split(stage, Zone.RIGHT))
                        .on("Shortcut+Back Slash"),
                Action.of("split-below", Section.PANE, "Split below", () -> split(stage, Zone.BOTTOM))
                        .on("Shortcut+Shift+Back Slash"),
                Action.of(
                                "maximise",
                                Section.PANE,
                                "All the room for this pane",
                                () -> layouts.maximiseOrRestore(stage.currentId()))
                        .on("M")
                        .switching(layouts.maximisedProperty().map(figure -> !figure.isEmpty())),
                Action.of("close-pane", Section.PANE, "Close pane", () -> layouts.close(stage.currentId()))
                        .on("Shortcut+Shift+W"));
    }

    /** The new pane gets the keyboard, so that its figure can be chosen at once. */
    private static void split(FigureStage stage, Zone zone) {
        stage.layouts().split(stage.currentId(), zone).ifPresent(stage::focus);
    }

    private static void addMoves(Actions actions, FigureStage stage, LayoutModel layouts) {
        List<Action> moves = new ArrayList<>();
        for (Zone side : List.of(Zone.LEFT, Zone.RIGHT, Zone.TOP, Zone.BOTTOM)) {
            String word = side == Zone.TOP
                    ? "up"
                    : side == Zone.BOTTOM ? "down" : side.name().toLowerCase(Locale.ROOT);
            String key = word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
            moves.add(Action.of(
                            "pane-" + word,
                            Section.PANE,
                            "Move " + word,
                            () -> layouts.moveTowards(stage.currentId(), side))
                    .on("Alt+Shift+" + key));
        }
        actions.add(moves);
        actions.add(
                size("wider", "Wider", Way.RIGHT, true, stage).on("Alt+Right"),
                size("narrower", "Narrower", Way.RIGHT, false, stage).on("Alt+Left"),
                size("taller", "Taller", Way.BELOW, true, stage).on("Alt+Down"),
                size("lower", "Lower", Way.BELOW, false, stage).on("Alt+Up"));
    }

    private static Action size(String id, String label, Way way, boolean larger, FigureStage stage) {
        return Action.of(
                "pane-" + id, Section.PANE, label, () -> stage.layouts().grow(stage.currentId(), way, larger));
    }

    /** Opens a figure that has no pane, and closes the pane of one that has. */
    private static void addFigures(Actions actions, FigureStage stage, LayoutModel layouts) {
        ReadOnlyObjectProperty<Layout> layout = layouts.layoutProperty();
        for (Figure.Group group : Figure.Group.values()) {
            List<Action> block = new ArrayList<>();
            for (Figure figure : Figures.all()) {
                if (figure.group() == group) {
                    block.add(Action.of(id(figure), Section.FIGURES, figure.title(), () -> {
                                Arrangement shown = layout.get().figures();
                                if (shown.shows(figure.id())) {
                                    layouts.close(figure.id());
                                } else {
                                    stage.open(figure.id());
                                }
                            })
                            .switching(layout.map(now -> now.figures().shows(figure.id()))));
                }
            }
            actions.add(block);
        }
    }

    /** Of the action that shows or closes a figure. */
    static String id(Figure figure) {
        return "figure-" + figure.id();
    }

    private static void addStrips(Actions actions, LayoutModel layouts) {
        ReadOnlyObjectProperty<Layout> layout = layouts.layoutProperty();
        List<Action> strips = new ArrayList<>();
        for (Strip strip : Strip.values()) {
            strips.add(Action.of(
                            "show-" + strip.key(),
                            Section.VIEW,
                            strip.label(),
                            () -> layouts.hide(strip, !layouts.isHidden(strip)))
                    .on("Alt+" + (strips.size() + 1))
                    .switching(layout.map(now -> !now.hidden().contains(strip))));
        }
        strips.add(Action.of("figures-alone", Section.VIEW, "Figures alone, or everything", layouts::hideAllOrNone)
                .on("Alt+5"));
        actions.add(strips);
    }
}
