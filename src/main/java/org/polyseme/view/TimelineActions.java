package org.polyseme.view;

import org.polyseme.view.model.TimelineModel;

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
    }
}
