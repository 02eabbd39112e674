package org.polyseme.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.polyseme.figure.Selection;
import org.polyseme.view.model.LoopModel;
import org.polyseme.view.model.TimelineModel;
import org.polyseme.view.timeline.WeightsBrush;

/** What can be done to the cursor and the branches. FX thread only. */
final class TimelineActions {
    private static final int SEVERAL = 10;

    private TimelineActions() {}

    static void add(Actions actions, TimelineModel time) {
        actions.add(
                Action.of("step-back", Section.TIMELINE, "Step back", () -> time.back(1))
                        .on("Left"),
                Action.of("ten-steps-back", Section.TIMELINE, "Ten steps back", () -> time.back(SEVERAL))
                        .on("Shift+Left"),
                Action.of("previous-mark", Section.TIMELINE, "Previous event", time::toPreviousMark)
                        .on("Shortcut+Left"),
                Action.of("next-mark", Section.TIMELINE, "Next event", time::toNextMark)
                        .on("Shortcut+Right"),
                Action.of("first-step", Section.TIMELINE, "First step", time::first)
                        .on("Home"),
                Action.of("follow-live", Section.TIMELINE, "Follow live", time::followLive)
                        .on("End"));
        actions.add(
                Action.of("fork", Section.TIMELINE, "Branch here", time::fork).on("B"),
                Action.of("delete-branch", Section.TIMELINE, "Delete branch", time::deleteCurrent)
                        .on("Delete"));
        LoopModel loop = time.loop();
        actions.add(
                Action.of("loop-in", Section.TIMELINE, "Begin the loop here", loop::beginHere)
                        .on("I"),
                Action.of("loop-out", Section.TIMELINE, "End the loop here", loop::endHere)
                        .on("O"),
                Action.of("loop-toggle", Section.TIMELINE, "Play in a loop, or stop", loop::toggle)
                        .on("L"));
    }

    /** @param pinned what is selected */
    static void addEdits(Actions actions, TimelineModel time, WeightsBrush brush, Supplier<Selection> pinned) {
        List<Action> modes = new ArrayList<>();
        for (WeightsBrush.Mode mode : WeightsBrush.Mode.values()) {
            modes.add(Action.of(
                            "brush-" + mode.name().toLowerCase(Locale.ROOT),
                            Section.BRUSH,
                            mode.label(),
                            () -> brush.take(mode))
                    .chosenIf(brush.modeProperty().map(chosen -> chosen == mode)));
        }
        actions.add(modes);
        actions.add(
                Action.of("brush", Section.EDIT, "Draw on weights, drag arrows of Geometry, or stop", brush::toggle)
                        .on("D"),
                Action.of(
                                "hold",
                                Section.EDIT,
                                "Hold the selected feature, or let it go",
                                () -> pinned.get().feature().ifPresent(time::holdOrRelease))
                        .on("H"));
    }

    static void addComparing(Actions actions, Comparing comparing) {
        actions.add(
                Action.of("compare", Section.TIMELINE, "Compare with another branch, or stop", comparing::toggle)
                        .on("A"),
                Action.of("compare-with", Section.TIMELINE, "Compare with…", comparing::choose)
                        .on("Shift+A"),
                Action.of("twin", Section.TIMELINE, "Train the twin of this collision", comparing::twin)
                        .on("T"));
    }
}
