package org.polyseme.view;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.stage.Screen;
import org.polyseme.view.model.Memory;

/** How the window looks, and where the focus goes. FX thread only. */
final class ViewActions {
    private static final String ZOOM = "zoom";
    private static final String THEME = "theme";
    /** Points high: a 4K screen that the system does not scale. */
    private static final double FINE_SCREEN = 1800;

    private static final int ON_FINE_SCREEN = 150;

    private ViewActions() {}

    /** @param panes those that F6 walks through, in their order */
    static void add(Actions actions, Scene scene, Themes themes, Memory memory, Supplier<List<Node>> panes) {
        PaneRing ring = new PaneRing(scene, panes);
        actions.add(
                Action.of("next-pane", Section.VIEW, "Next pane", () -> ring.move(1))
                        .on("F6"),
                Action.of("previous-pane", Section.VIEW, "Previous pane", () -> ring.move(-1))
                        .on("Shift+F6"));
        List<Action> choices = new ArrayList<>();
        for (Theme theme : Theme.values()) {
            choices.add(Action.of("theme-" + theme.key(), Section.THEME, theme.label(), () -> {
                        themes.choose(theme, scene);
                        memory.put(THEME, theme.key());
                    })
                    .chosenIf(themes.chosenProperty().map(chosen -> chosen == theme)));
        }
        actions.add(choices);
        var zoom = themes.zoomProperty();
        actions.add(
                Action.of("larger", Section.VIEW, "Larger", () -> zoom(themes, zoom.get() + Zoom.STEP, scene, memory))
                        .on("Shortcut+Equals, Shortcut+Plus, Shortcut+Add")
                        .onlyIf(zoom.map(percent -> percent.intValue() < Zoom.MOST)),
                Action.of("smaller", Section.VIEW, "Smaller", () -> zoom(themes, zoom.get() - Zoom.STEP, scene, memory))
                        .on("Shortcut+Minus, Shortcut+Subtract")
                        .onlyIf(zoom.map(percent -> percent.intValue() > Zoom.LEAST)),
                Action.of("ordinary-size", Section.VIEW, "Ordinary size", () -> zoom(themes, Zoom.LEAST, scene, memory))
                        .on("Shortcut+0"));
    }

    private static void zoom(Themes themes, int percent, Scene scene, Memory memory) {
        themes.zoom(percent, scene);
        memory.put(ZOOM, String.valueOf(themes.zoomProperty().get()));
    }

    /**
     * The percentage that was chosen last time; where none was, or no number, the ordinary one, but a larger one on a screen
     * of so many points that type of the ordinary size would be too small to read.
     */
    static int remembered(Memory memory) {
        String text = memory.get(ZOOM, "");
        boolean isFine = Screen.getPrimary().getBounds().getHeight() >= FINE_SCREEN;
        return text.matches("\\d{1,3}") ? Integer.parseInt(text) : isFine ? ON_FINE_SCREEN : Zoom.LEAST;
    }

    /** The theme that was asked for, or else the one of last time. */
    static Theme remembered(Memory memory, Theme asked) {
        return asked == Theme.SYSTEM ? Theme.named(memory.get(THEME, "")) : asked;
    }
}
