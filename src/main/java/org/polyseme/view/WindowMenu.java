package org.polyseme.view;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.image.ImageView;

/** The menus: every action in its section. FX thread only. */
final class WindowMenu extends MenuBar {
    private final Map<Section, Menu> menus = new EnumMap<>(Section.class);

    WindowMenu() {
        getStyleClass().add("window-menu");
        for (Section section : Section.values()) {
            Menu menu = new Menu(section.label());
            menus.put(section, menu);
            if (section.menu() == section) {
                getMenus().add(menu);
            }
        }
    }

    /**
     * @param layouts what the menu of layouts has besides
     * @param recent the files that were opened last
     */
    void fill(Actions actions, LayoutMenu layouts, RecentFiles recent) {
        for (Section section : Section.values()) {
            Menu menu = menu(section);
            for (List<Action> block : actions.blocks(section)) {
                if (!menu.getItems().isEmpty()) {
                    menu.getItems().add(new SeparatorMenuItem());
                }
                block.forEach(action -> menu.getItems().add(item(action)));
            }
        }
        layouts.follow(menu(Section.LAYOUTS));
        for (Section section : Section.values()) {
            if (section.menu() != section && !menu(section).getItems().isEmpty()) {
                place(menu(section), menu(section.menu()));
            }
        }
        showRecent(recent);
    }

    /** After the first block, which is what the outer menu is for. */
    private static void place(Menu inner, Menu outer) {
        int line = 0;
        while (line < outer.getItems().size() && !(outer.getItems().get(line) instanceof SeparatorMenuItem)) {
            line++;
        }
        outer.getItems().add(line, inner);
    }

    private Menu menu(Section section) {
        return menus.computeIfAbsent(section, s -> new Menu(s.label()));
    }

    /** Puts pictures beside the recent files, and looks again which are there whenever the menu opens. */
    private void showRecent(RecentFiles recent) {
        Menu inner = menu(Section.RECENT);
        for (int i = 0; i < inner.getItems().size(); i++) {
            ImageView view = new ImageView();
            view.imageProperty().bind(recent.slots().get(i).picture());
            inner.getItems().get(i).setGraphic(view);
        }
        menu(Section.FILE).setOnShowing(event -> recent.show());
        inner.disableProperty().bind(recent.slots().get(0).label().map(String::isEmpty));
    }

    /** The item of an action. */
    MenuItem item(String id) {
        return menus.values().stream()
                .flatMap(menu -> menu.getItems().stream())
                .filter(item -> id.equals(item.getId()))
                .findFirst()
                .orElseThrow();
    }

    boolean isOpen() {
        return getMenus().stream().anyMatch(Menu::isShowing);
    }

    /** Menu and actions live equally long. */
    private static MenuItem item(Action action) {
        ObservableValue<Boolean> chosen = action.chosen();
        MenuItem item = chosen == null ? new MenuItem() : action.isSwitch() ? tick(chosen) : radio(chosen);
        item.setId(action.id());
        item.textProperty().bind(action.label());
        item.setMnemonicParsing(false);
        item.visibleProperty().bind(action.label().map(label -> !label.isEmpty()));
        action.key().ifPresent(item::setAccelerator);
        action.enabled().subscribe(enabled -> item.setDisable(!enabled));
        item.setOnAction(event -> {
            action.perform();
            if (chosen != null && item instanceof RadioMenuItem radio) {
                radio.setSelected(chosen.getValue()); // A second click must not leave none chosen.
            } else if (chosen != null && item instanceof CheckMenuItem tick) {
                tick.setSelected(chosen.getValue()); // It shows what is so, whatever was asked for.
            }
        });
        return item;
    }

    private static CheckMenuItem tick(ObservableValue<Boolean> isOn) {
        CheckMenuItem tick = new CheckMenuItem();
        isOn.subscribe(tick::setSelected);
        return tick;
    }

    private static RadioMenuItem radio(ObservableValue<Boolean> chosen) {
        RadioMenuItem radio = new RadioMenuItem();
        chosen.subscribe(radio::setSelected);
        return radio;
    }
}
