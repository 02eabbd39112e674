package org.polyseme.view.figures;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.event.Event;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.polyseme.figure.Figure;
import org.polyseme.figure.Figures;

/**
 * Lies over the title that a figure paints, adds a chevron to it, and opens the list of figures. Its own text is that
 * title, unseen, and makes it as wide. FX thread only.
 */
final class FigureChooser extends MenuButton {

    FigureChooser(Figure shown, Consumer<Figure> choose) {
        super(shown.title());
        setId("choose-" + shown.id());
        getStyleClass().add("figure-chooser");
        setMnemonicParsing(false);
        setAccessibleText("Figure: " + shown.title());
        getItems().setAll(items(shown, choose));
        addEventFilter(KeyEvent.KEY_PRESSED, this::passOnEscape);
    }

    /** A menu button takes Esc even while its list is closed and it has no use for it; others have. */
    private void passOnEscape(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE && !isShowing()) {
            event.consume();
            Event.fireEvent(getScene(), event.copyFor(this, getScene()));
        }
    }

    /** An item a figure, in the order of {@link Figures#all}, by group. */
    static List<MenuItem> items(Figure shown, Consumer<Figure> choose) {
        Map<Figure.Group, List<MenuItem>> items = new EnumMap<>(Figure.Group.class);
        Figures.all()
                .forEach(figure -> items.computeIfAbsent(figure.group(), group -> new ArrayList<>())
                        .add(item(figure, figure == shown, choose)));
        return FigureGroups.of(items);
    }

    private static MenuItem item(Figure figure, boolean isShown, Consumer<Figure> choose) {
        RadioMenuItem item = new RadioMenuItem(figure.title());
        item.setId(figure.id());
        item.setSelected(isShown);
        item.setOnAction(event -> choose.accept(figure));
        return item;
    }
}
