package org.polyseme.view.figures;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import org.polyseme.figure.Figure;

/** A menu of figures that fits a small screen: those of the first group, then a menu for every other group. FX thread only. */
public final class FigureGroups {
    private FigureGroups() {}

    /**
     * What the menu holds.
     *
     * @param items those of each group, in their order
     */
    public static List<MenuItem> of(Map<Figure.Group, List<MenuItem>> items) {
        List<MenuItem> menu = new ArrayList<>();
        for (Figure.Group group : Figure.Group.values()) {
            List<MenuItem> own = items.getOrDefault(group, List.of());
            if (menu.isEmpty()) {
                menu.addAll(own);
                menu.add(new SeparatorMenuItem());
            } else {
                Menu inner = new Menu(group.label());
                inner.setMnemonicParsing(false);
                inner.setId("group-" + group.name().toLowerCase(Locale.ROOT));
                inner.getItems().setAll(own);
                menu.add(inner);
            }
        }
        return menu;
    }
}
