package org.polyseme.view.figures;

import java.util.List;
import java.util.regex.Pattern;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;

/** The line beside the pointer that says what lies under it. Lies over the whole window. FX thread only. */
public final class HoverTip extends Pane {
    private static final double WIDEST = 360;

    private static final char NO_BREAK = '\u00a0';
    /** A number with its signs and brackets, a relation before it, and the sign of a hundredth after one. */
    private static final Pattern BEFORE_NUMBER =
            Pattern.compile(" (?=(?:[^\\p{L}\\p{Z}\\d]+ )?[^\\p{L}\\p{Z}\\d]*\\d)|(?<=\\d) (?=%)");

    private final Label label = new Label();
    private TipPlace.Side side = TipPlace.Side.BELOW_RIGHT;

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
        show(text, pointer, List.of());
    }

    /**
     * Shows the text beside a point of the scene, off what must stay readable.
     *
     * @param clear what it covers only where there is no other room, in the scene
     */
    public void show(String text, Point2D pointer, List<Bounds> clear) {
        label.setText(whole(text));
        label.setVisible(true);
        label.applyCss();
        double width = Math.min(Math.ceil(label.prefWidth(-1)), WIDEST);
        double height = Math.ceil(label.prefHeight(width));
        TipPlace.Found place = new TipPlace(width, height, getWidth(), getHeight())
                .beside(
                        sceneToLocal(pointer),
                        side,
                        clear.stream().map(this::sceneToLocal).toList());
        side = place.side();
        label.resizeRelocate(place.bounds().getMinX(), place.bounds().getMinY(), width, height);
    }

    public void hide() {
        label.setVisible(false);
        side = TipPlace.Side.BELOW_RIGHT;
    }

    /** What it says; empty while it is hidden. */
    public String text() {
        return label.isVisible() ? label.getText().replace(NO_BREAK, ' ') : "";
    }

    /** A number stays with the word before it: a line that begins with a number tells nothing of what. */
    static String whole(String text) {
        return BEFORE_NUMBER.matcher(text).replaceAll(String.valueOf(NO_BREAK));
    }
}
