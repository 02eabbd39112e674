package org.polyseme.view.figures;

import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.polyseme.figure.Figure;

/** A figure and the chooser of another one in its place; a double click asks for all the room. FX thread only. */
final class FigureCard extends StackPane {
    private static final double CHOOSER_X = 14;
    private static final double CHOOSER_Y = 8;
    private static final double CHOOSER_HEIGHT = 24;

    private final Surroundings surroundings;
    private final Consumer<Figure> choose;
    private final Runnable maximise;
    private Figure figure;
    private FigurePane pane;
    private FigureChooser chooser;
    private CardMenu more;
    private final Subscription zoomed;
    private @Nullable Brush brush;

    FigureCard(Figure figure, Surroundings surroundings, Consumer<Figure> choose, Runnable maximise) {
        this.surroundings = surroundings;
        this.choose = choose;
        this.maximise = maximise;
        this.figure = figure;
        getStyleClass().add("figure-card");
        setAlignment(Pos.TOP_LEFT);
        setMinSize(120, 100);
        pane = pane();
        chooser = chooser();
        more = more();
        getChildren().setAll(pane, chooser, more);
        zoomed = surroundings.look().subscribe(look -> fit(look.zoom()));
    }

    /** Who hears of what is drawn on whatever figure is shown here. */
    void setBrush(Brush wanted) {
        brush = wanted;
        pane.setBrush(wanted);
    }

    /** Offers these for the figure that is shown, where a context menu is asked for. */
    void offer(List<FigureDeed> deeds) {
        ContextMenu menu = new ContextMenu();
        for (FigureDeed deed : deeds) {
            MenuItem item = new MenuItem(deed.label());
            item.setId(deed.id());
            item.setOnAction(event -> deed.run().accept(figure));
            menu.getItems().add(item);
        }
        setOnContextMenuRequested(event -> {
            menu.show(this, event.getScreenX(), event.getScreenY());
            event.consume();
        });
        addEventHandler(MouseEvent.MOUSE_PRESSED, event -> menu.hide());
    }

    Figure figure() {
        return figure;
    }

    boolean isChoosing() {
        return chooser.isShowing();
    }

    void show(Figure wanted) {
        boolean hadFocus = chooser.isFocused();
        pane.dispose();
        figure = wanted;
        pane = pane();
        chooser = chooser();
        more.dispose();
        more = more();
        fit(surroundings.look().get().zoom());
        getChildren().setAll(pane, chooser, more);
        if (hadFocus) {
            chooser.requestFocus();
        }
    }

    private FigurePane pane() {
        FigurePane made = new FigurePane(figure, surroundings);
        made.setBrush(brush);
        made.addEventHandler(MouseEvent.MOUSE_CLICKED, event -> {
            if (event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2 && !event.isConsumed()) {
                maximise.run();
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

    private FigureChooser chooser() {
        FigureChooser made = new FigureChooser(figure, choose);
        return made;
    }

    /** Where the painted title is, which is shown as large as the window's type. */
    private void fit(double zoom) {
        for (Region over : List.of(chooser, more)) {
            double width = over == more ? CardMenu.WIDTH * zoom : Region.USE_PREF_SIZE;
            over.setMinSize(width, CHOOSER_HEIGHT * zoom);
            over.setMaxSize(width, CHOOSER_HEIGHT * zoom);
            over.setTranslateY(CHOOSER_Y * zoom);
        }
        chooser.setTranslateX(CHOOSER_X * zoom);
    }

    void dispose() {
        zoomed.unsubscribe();
        pane.dispose();
        more.dispose();
    }
}
