package org.polyseme.view.figures;

import java.util.regex.Pattern;
import javafx.geometry.Point2D;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;

/** The line beside the pointer that says what lies under it. Lies over the whole window. FX thread only. */
public final class HoverTip extends Pane {
    private static final double AWAY = 14;
    private static final double WIDEST = 360;

    private static final char NO_BREAK = '\u00a0';
    private static final Pattern BEFORE_NUMBER = Pattern.compile(" (?=[+\u2212-]?\\d)");

    private final Label label = new Label();

    public HoverTip() {
        setMouseTransparent(true);
        getStyleClass().add("hover-layer");
        label.getStyleClass().add("hover-tip");
        label.setWrapText(true);
        label.setMaxWidth(WIDEST);
        label.setManaged(false);
        label.setVisible(false);
        getChildren().add(label);
    }

    /** Shows the text beside a point of the scene, wherever there is room for it. */
    public void show(String text, Point2D pointer) {
        label.setText(whole(text));
        label.setVisible(true);
        label.applyCss();
        double width = Math.min(Math.ceil(label.prefWidth(-1)), WIDEST);
        double height = Math.ceil(label.prefHeight(width));
        Point2D at = sceneToLocal(pointer);
        double right = at.getX() + AWAY;
        double below = at.getY() + AWAY;
        double x = right + width <= getWidth() ? right : Math.max(0, at.getX() - AWAY - width);
        double y = below + height <= getHeight() ? below : Math.max(0, at.getY() - AWAY - height);
        label.resizeRelocate(Math.rint(x), Math.rint(y), width, height);
    }

    public void hide() {
        label.setVisible(false);
    }

    /** What it says; empty while it is hidden. */
    public String text() {
        return label.isVisible() ? label.getText().replace(NO_BREAK, ' ') : "";
    }

    /** A number stays with the word before it: a line that begins with a number tells nothing of what. */
    private static String whole(String text) {
        return BEFORE_NUMBER.matcher(text).replaceAll(String.valueOf(NO_BREAK));
    }
}
