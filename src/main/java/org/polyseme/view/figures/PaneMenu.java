package org.polyseme.view.figures;

import java.util.List;
import java.util.function.Supplier;
import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.Tooltip;
import org.kordamp.ikonli.javafx.FontIcon;
import org.polyseme.figure.Figure;

/** The three dots in a pane's corner, and the menu that they and the right button open. FX thread only. */
final class PaneMenu extends Button {
    static final double WIDTH = 18;

    private final Figure figure;
    private final Supplier<List<FigureDeed>> deeds;
    private final ContextMenu menu = new ContextMenu();

    PaneMenu(Figure figure, Supplier<List<FigureDeed>> deeds) {
        super("", new FontIcon("mdi2d-dots-vertical"));
        this.figure = figure;
        this.deeds = deeds;
        setId("pane-menu-" + figure.id());
        getStyleClass().addAll("card-menu", "pane-menu");
        setAccessibleText("Pane of " + figure.title());
        setTooltip(new Tooltip("Split, close, copy, export"));
        setOnAction(event -> toggle());
    }

    private void toggle() {
        if (menu.isShowing()) {
            menu.hide();
        } else {
            fill();
            menu.show(this, Side.BOTTOM, 0, 0);
        }
    }

    /** At a place of the screen. */
    void open(Node over, double screenX, double screenY) {
        fill();
        menu.show(over, screenX, screenY);
    }

    private void fill() {
        menu.getItems().clear();
        boolean ofPane = true;
        for (FigureDeed deed : deeds.get()) {
            if (ofPane && !deed.id().startsWith("pane-")) {
                menu.getItems().add(new SeparatorMenuItem());
                ofPane = false;
            }
            MenuItem item = new MenuItem(deed.label());
            item.setId(deed.id());
            item.setOnAction(event -> deed.run().accept(figure));
            menu.getItems().add(item);
        }
    }

    boolean isOpen() {
        return menu.isShowing();
    }

    void close() {
        menu.hide();
    }
}
