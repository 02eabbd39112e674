package org.polyseme.view.figures;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.Rectangle;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.polyseme.figure.Figure;

/**
 * A figure, the chooser of another one in its pane, and what can be set about it and done to it; a double click asks for
 * all the room. FX thread only.
 */
final class FigureCard extends StackPane {
    private static final double CHOOSER_X = 14;
    private static final double CHOOSER_Y = 8;
    private static final double CHOOSER_HEIGHT = 24;

    private final Surroundings surroundings;
    private final FigureStage stage;
    private final Figure figure;
    private final FigurePane pane;
    private final FigureChooser chooser;
    private final CardMenu more;
    private final PaneMenu menu;
    private final Rectangle clip = new Rectangle();
    private final Subscription zoomed;

    FigureCard(Figure figure, Surroundings surroundings, FigureStage stage, Docking docking) {
        this.surroundings = surroundings;
        this.stage = stage;
        this.figure = figure;
        getStyleClass().add("figure-card");
        setAlignment(Pos.TOP_LEFT);
        setClip(clip);
        pane = pane();
        chooser = chooser(docking);
        more = more();
        menu = new PaneMenu(figure, stage::deeds);
        StackPane.setAlignment(menu, Pos.TOP_RIGHT);
        menu.setTranslateX(-1);
        zoomed = surroundings.look().subscribe(look -> fit(look.zoom()));
        getChildren().setAll(pane, chooser, more, menu);
        setOnContextMenuRequested(event -> {
            menu.open(this, event.getScreenX(), event.getScreenY());
            event.consume();
        });
        addEventHandler(MouseEvent.MOUSE_PRESSED, event -> menu.close());
    }

    /** Who hears of what is drawn on the figure. */
    void setBrush(@Nullable Brush wanted) {
        pane.setBrush(wanted);
    }

    boolean isChoosing() {
        return chooser.isShowing() || menu.isOpen();
    }

    boolean isTitleFocused() {
        return chooser.isFocused();
    }

    void focusTitle() {
        chooser.requestFocus();
    }

    void focusPane() {
        pane.requestFocus();
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

    /** Right of the chooser, wherever that ends. */
    private CardMenu more() {
        CardMenu made = new CardMenu(figure, surroundings.options());
        made.translateXProperty()
                .bind(chooser.widthProperty().add(chooser.translateXProperty()).subtract(2));
        return made;
    }

    private FigureChooser chooser(Docking docking) {
        FigureChooser made = new FigureChooser(figure, wanted -> stage.layouts().choose(figure.id(), wanted.id()));
        docking.install(made, figure);
        return made;
    }

    /** Where the painted title is, which is shown as large as the window's type. */
    private void fit(double zoom) {
        for (Region over : List.of(chooser, more, menu)) {
            double width =
                    over == chooser ? Region.USE_PREF_SIZE : (over == more ? CardMenu.WIDTH : PaneMenu.WIDTH) * zoom;
            over.setMinSize(width, CHOOSER_HEIGHT * zoom);
            over.setMaxSize(width, CHOOSER_HEIGHT * zoom);
            over.setTranslateY(CHOOSER_Y * zoom);
        }
        chooser.setTranslateX(CHOOSER_X * zoom);
    }

    /** The picture of a moment ago may be larger than the card is now. */
    @Override
    protected void layoutChildren() {
        clip.setWidth(getWidth());
        clip.setHeight(getHeight());
        super.layoutChildren();
    }

    void dispose() {
        zoomed.unsubscribe();
        pane.dispose();
        more.dispose();
        menu.close();
    }
}
