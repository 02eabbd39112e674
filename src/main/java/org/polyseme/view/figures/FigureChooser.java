package org.polyseme.view.figures;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.event.Event;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
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

    /** An item a figure, in the order of {@link Figures#all}, under headings. */
    static List<MenuItem> items(Figure shown, Consumer<Figure> choose) {
        List<MenuItem> items = new ArrayList<>();
        for (Figure.Group group : Figure.Group.values()) {
            if (!items.isEmpty()) {
                items.add(heading(group));
            }
            Figures.all().stream()
                    .filter(figure -> figure.group() == group)
                    .forEach(figure -> items.add(item(figure, figure == shown, choose)));
        }
        return items;
    }

    /** Not to be chosen, only to be read; the first group needs none. */
    private static MenuItem heading(Figure.Group group) {
        SeparatorMenuItem heading = new SeparatorMenuItem();
        Label name = new Label(group.label());
        name.getStyleClass().add("menu-heading");
        heading.setContent(name);
        heading.setId("group-" + group.name().toLowerCase(Locale.ROOT));
        return heading;
    }

    private static MenuItem item(Figure figure, boolean isShown, Consumer<Figure> choose) {
        RadioMenuItem item = new RadioMenuItem(figure.title());
        item.setId(figure.id());
        item.setSelected(isShown);
        item.setOnAction(event -> choose.accept(figure));
        return item;
    }
}
