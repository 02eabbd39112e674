package org.polyseme.view.timeline;

import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.util.Subscription;
import org.kordamp.ikonli.javafx.FontIcon;
import org.polyseme.figure.Look;
import org.polyseme.session.Loop;
import org.polyseme.view.figures.HoverTip;
import org.polyseme.view.model.Workbench;

/** One bar for the whole window: step back, play, step, follow live, and the track. FX thread only. */
public final class TimelinePane extends HBox {
    private final TrackPane track;
    private final Button play;
    private final Button live;
    private final Button loop;
    private final SpeedButton speed;
    private final Subscription subscriptions;

    public TimelinePane(Workbench workbench, ReadOnlyObjectProperty<Look> look, HoverTip tip) {
        setId("timeline");
        getStyleClass().add("timeline");
        setAlignment(Pos.CENTER_LEFT);
        track = new TrackPane(workbench, look, tip);
        HBox.setHgrow(track, Priority.ALWAYS);
        Button back = button(
                "step-back",
                "mdi2s-step-backward",
                "Step back",
                () -> workbench.time().back(1));
        play = button("timeline-play", "mdi2p-play", "Play or pause", workbench::playOrPause);
        Button forward = button("step-forward", "mdi2s-step-forward", "Step forward", () -> workbench.step(1));
        live = button(
                "follow-live",
                "mdi2s-skip-next",
                "Follow live: go to the newest step",
                () -> workbench.time().followLive());
        loop = button(
                "loop",
                "mdi2r-repeat",
                "Play in a loop, or stop. Shift and a drag on the track set the loop",
                () -> workbench.time().loop().toggle());
        speed = new SpeedButton(workbench);
        getChildren().setAll(back, play, forward, live, loop, speed, track);
        disableProperty().bind(workbench.trainableProperty().not());
        subscriptions = Subscription.combine(
                workbench.timelineProperty().subscribe(view -> {
                    track.tire();
                    // A run that trains moves on by itself, and faster than anybody reads.
                    if (!workbench.playingProperty().get()) {
                        track.showCursor();
                    }
                    show(live, view.isLive());
                }),
                workbench.recipeProperty().subscribe(recipe -> track.tire()),
                workbench.time().loop().rangeProperty().subscribe(this::showLoop),
                speed.following(),
                look.subscribe(newest -> track.tire()),
                workbench.playingProperty().subscribe(this::showPlaying));
    }

    private static Button button(String id, String icon, String words, Runnable run) {
        Button button = new Button("", new FontIcon(icon));
        button.setId(id);
        button.setAccessibleText(words);
        button.setTooltip(new Tooltip(words));
        button.setOnAction(event -> run.run());
        return button;
    }

    /** Only where it changes: whoever touches the style classes has the button dressed anew. */
    private static void show(Button button, boolean isLive) {
        if (isLive != button.getStyleClass().contains("is-live")) {
            if (isLive) {
                button.getStyleClass().add("is-live");
            } else {
                button.getStyleClass().remove("is-live");
            }
        }
    }

    private void showLoop(Optional<Loop> range) {
        show(loop, range.isPresent());
        track.tire();
        track.redraw();
    }

    private void showPlaying(boolean playing) {
        play.setGraphic(new FontIcon(playing ? "mdi2p-pause" : "mdi2p-play"));
    }

    /** Draws what need not follow at once; called a few times a second. */
    public void show() {
        track.redraw();
        track.showCursor();
    }

    /** True while a menu of this pane has the keys for itself. */
    public boolean isChoosing() {
        return track.isChoosing() || speed.isShowing();
    }

    /** Ends everything that would keep the pane alive. */
    public void dispose() {
        subscriptions.unsubscribe();
        disableProperty().unbind();
    }
}
