package org.polyseme.view;

import static java.util.Objects.requireNonNull;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.value.ObservableValue;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import org.polyseme.figure.Figure;
import org.polyseme.figure.Figures;
import org.polyseme.view.figures.FigureGroups;

/** The menus: every action in its section. FX thread only. */
final class WindowMenu extends MenuBar {
    private final Map<Section, Menu> menus = new EnumMap<>(Section.class);
    private boolean isPointedAt;

    WindowMenu() {
        getStyleClass().add("window-menu");
        for (Section section : Section.values()) {
            boolean isOfBar = section.menu() == section;
            Menu menu = new Menu((isOfBar ? "_" : "") + section.label()); // Alt and the first letter open it.
            menus.put(section, menu);
            if (isOfBar) {
                getMenus().add(menu);
            }
        }
        addEventHandler(MouseEvent.MOUSE_ENTERED, event -> isPointedAt = true);
        addEventHandler(MouseEvent.MOUSE_EXITED, event -> isPointedAt = false);
        sceneProperty().subscribe(scene -> {
            if (scene != null) {
                scene.addEventFilter(KeyEvent.KEY_PRESSED, this::openByKey);
            }
        });
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
            if (section == Section.FIGURES) {
                groupFigures(menu);
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

    /** All figures below each other are more than a screen has room for: each group but the first has its own menu. */
    private static void groupFigures(Menu menu) {
        Map<String, Figure.Group> groups =
                Figures.all().stream().collect(Collectors.toMap(figure -> LayoutActions.id(figure), Figure::group));
        Map<Figure.Group, List<MenuItem>> items = menu.getItems().stream()
                .filter(item -> groups.containsKey(item.getId()))
                .collect(Collectors.groupingBy(item -> requireNonNull(groups.get(item.getId()))));
        menu.getItems().setAll(FigureGroups.of(items));
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
                .flatMap(menu -> below(menu.getItems()))
                .filter(item -> id.equals(item.getId()))
                .findFirst()
                .orElseThrow();
    }

    private static Stream<MenuItem> below(List<MenuItem> items) {
        return items.stream()
                .flatMap(item -> item instanceof Menu menu
                        ? Stream.concat(Stream.of(item), below(menu.getItems()))
                        : Stream.of(item));
    }

    boolean isOpen() {
        return getMenus().stream().anyMatch(Menu::isShowing);
    }

    /**
     * True while F10 or Alt has led the keys to the bar and no menu is open yet. The bar says so by nothing but the look of
     * the menu that Enter would open, which is that of one under the pointer.
     */
    boolean takesKeys() {
        return !isPointedAt
                && !isOpen()
                && lookupAll(".menu-bar > .container > .menu-button").stream().anyMatch(Node::isHover);
    }

    /** The bar knows the down arrow alone. */
    private void openByKey(KeyEvent event) {
        boolean opens =
                event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.SPACE || event.getCode() == KeyCode.UP;
        if (opens && takesKeys()) {
            event.consume();
            Event.fireEvent(
                    getScene(), new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.DOWN, false, false, false, false));
        }
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
