package org.polyseme.view.recipe;

import javafx.scene.control.Slider;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/**
 * A slider over [0, 1] whose track is filled from an origin to the thumb: from the left end, or from the middle with a
 * colour for either side. FX thread only.
 */
final class TrackSlider extends Pane {
    private final Slider slider = new Slider(0, 1, 0);
    private final Region track = new Region();
    private final Region fill = new Region();
    private final Region middle = new Region();
    private final Region tick = new Region();
    private final boolean signed;
    private double running = -1;

    TrackSlider(boolean signed) {
        this.signed = signed;
        getStyleClass().add("track-slider");
        if (signed) {
            getStyleClass().add("signed");
        }
        track.getStyleClass().add("whole");
        fill.getStyleClass().add("fill");
        middle.getStyleClass().add("middle");
        middle.setVisible(signed);
        tick.getStyleClass().add("tick");
        for (Region shape : new Region[] {track, fill, middle, tick}) {
            shape.setManaged(false);
            shape.setMouseTransparent(true);
        }
        getChildren().addAll(track, fill, middle, tick, slider);
        slider.valueProperty().subscribe(this::requestLayout);
    }

    Slider slider() {
        return slider;
    }

    /** Draws a tick at the value of the run that is seen. */
    void mark(double position) {
        running = position;
        requestLayout();
    }

    @Override
    protected double computePrefHeight(double width) {
        return slider.prefHeight(width);
    }

    @Override
    protected double computePrefWidth(double height) {
        return slider.prefWidth(height);
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        double height = getHeight();
        slider.resizeRelocate(0, 0, width, height);
        double thumb = slider.lookup(".thumb") instanceof StackPane round ? round.prefWidth(-1) : height;
        double thick = signed ? 5 : 3;
        double y = Math.rint((height - thick) / 2);
        double at = thumb / 2 + (width - thumb) * slider.getValue();
        double origin = signed ? width / 2 : 0;
        track.resizeRelocate(0, y, width, thick);
        fill.resizeRelocate(Math.min(origin, at), y, Math.abs(at - origin), thick);
        middle.resizeRelocate(Math.rint(width / 2), y - 4, 1, thick + 8);
        tick.setVisible(running >= 0);
        tick.resizeRelocate(Math.rint(thumb / 2 + (width - thumb) * running) - 1, y - 4, 2, thick + 8);
        fill.getStyleClass().setAll("fill", signed ? at < origin ? "negative" : "positive" : "plain");
    }
}
