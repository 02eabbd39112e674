package org.polyseme.view.figures;

import javafx.geometry.Pos;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.Rectangle;
import org.jspecify.annotations.Nullable;
import org.polyseme.figure.Figure;
import org.polyseme.view.Later;
import org.polyseme.view.Reach;

/**
 * A figure, the chooser of another one in its pane, and what can be set about it and done to it; a double click asks for
 * all the room. FX thread only.
 */
final class FigureCard extends StackPane {
    private final Surroundings surroundings;
    private final FigureStage stage;
    private final Figure figure;
    private final FigurePane pane;
    private final Later<CardControls> controls;
    private final Rectangle clip = new Rectangle();

    FigureCard(Figure figure, Surroundings surroundings, FigureStage stage, Docking docking) {
        this.surroundings = surroundings;
        this.stage = stage;
        this.figure = figure;
        getStyleClass().add("figure-card");
        setAlignment(Pos.TOP_LEFT);
        setClip(clip);
        pane = pane();
        getChildren().setAll(pane);
        controls = new Later<>(() -> {
            CardControls made = new CardControls(figure, surroundings, stage, docking);
            getChildren().addAll(made.all());
            return made;
        });
        setOnContextMenuRequested(event -> {
            controls.get().menu().open(this, event.getScreenX(), event.getScreenY());
            event.consume();
        });
        addEventHandler(
                MouseEvent.MOUSE_PRESSED,
                event -> controls.ifMade(made -> made.menu().close()));
    }

    /** Puts over the picture what there is to click on. */
    void furnish() {
        controls.get();
    }

    boolean isFurnished() {
        return controls.is(made -> true);
    }

    /** Who hears of what is drawn on the figure. */
    void setBrush(@Nullable Brush wanted) {
        pane.setBrush(wanted);
    }

    boolean isPainted() {
        return pane.moment().isPresent();
    }

    boolean isChoosing() {
        return controls.is(CardControls::isChoosing);
    }

    boolean isTitleFocused() {
        return controls.is(made -> made.chooser().isFocused());
    }

    void focusTitle() {
        Reach.to(controls.get().chooser());
    }

    void focusPane() {
        Reach.to(pane);
    }

    private FigurePane pane() {
        FigurePane made = new FigurePane(figure, surroundings);
        made.addEventHandler(MouseEvent.MOUSE_CLICKED, event -> {
            if (event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2 && !event.isConsumed()) {
                stage.layouts().maximiseOrRestore(figure.id());
            }
        });
        return made;
    }

    /** The picture of a moment ago may be larger than the card is now. */
    @Override
    protected void layoutChildren() {
        clip.setWidth(getWidth());
        clip.setHeight(getHeight());
        super.layoutChildren();
    }

    void dispose() {
        pane.dispose();
        controls.ifMade(CardControls::dispose);
    }
}
