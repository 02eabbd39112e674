package org.polyseme.view;

import java.util.List;
import javafx.scene.Scene;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleGroup;
import org.polyseme.session.Pace;
import org.polyseme.store.Preset;
import org.polyseme.view.model.Workbench;

/** The menus. FX thread only. */
final class WindowMenu extends MenuBar {

    WindowMenu(Workbench workbench, Actions actions, List<Preset> presets) {
        getStyleClass().add("window-menu");
        Menu file = new Menu("File");
        file.getItems()
                .addAll(
                        item(actions.open()),
                        presets(workbench, presets),
                        item(actions.save()),
                        new SeparatorMenuItem(),
                        item(actions.quit()));
        Menu run = new Menu("Run");
        run.getItems()
                .addAll(
                        item(actions.play()),
                        item(actions.step()),
                        item(actions.tenSteps()),
                        item(actions.restart()),
                        item(actions.newSeed()),
                        new SeparatorMenuItem(),
                        speed(workbench));
        getMenus().addAll(file, run);
    }

    /** The rest, which needs the scene that the menu is in. */
    void addView(Themes themes, Scene scene, Actions actions, List<Menu> panes) {
        Menu theme = new Menu("Theme");
        ToggleGroup group = new ToggleGroup();
        for (Theme choice : Theme.values()) {
            RadioMenuItem item = new RadioMenuItem(choice.label());
            item.setId("theme-" + choice.name().toLowerCase(java.util.Locale.ROOT));
            item.setToggleGroup(group);
            item.setSelected(themes.chosen() == choice);
            item.setOnAction(event -> themes.choose(choice, scene));
            theme.getItems().add(item);
        }
        Menu view = new Menu("View");
        view.getItems().addAll(panes);
        view.getItems().addAll(new SeparatorMenuItem(), item(actions.find()), new SeparatorMenuItem(), theme);
        view.getItems().add(item(actions.fullScreen()));
        MenuItem keys = new MenuItem("Keys");
        keys.setOnAction(event -> Dialogs.showKeys(scene, actions));
        MenuItem about = new MenuItem("About Polyseme");
        about.setOnAction(event -> Dialogs.showAbout(scene));
        Menu help = new Menu("Help");
        help.getItems().addAll(keys, about);
        getMenus().add(1, view);
        getMenus().add(help);
    }

    boolean isOpen() {
        return getMenus().stream().anyMatch(Menu::isShowing);
    }

    private static MenuItem item(Action action) {
        MenuItem item = new MenuItem(action.label());
        item.setAccelerator(action.key());
        item.setOnAction(event -> action.run().run());
        return item;
    }

    private static Menu presets(Workbench workbench, List<Preset> presets) {
        Menu menu = new Menu("Presets");
        for (Preset preset : presets) {
            MenuItem item = new MenuItem(preset.title());
            item.setId("preset-" + preset.id());
            item.setOnAction(event -> workbench.open(preset));
            menu.getItems().add(item);
        }
        return menu;
    }

    private static Menu speed(Workbench workbench) {
        Menu menu = new Menu("Speed");
        ToggleGroup group = new ToggleGroup();
        for (Pace pace : Pace.values()) {
            RadioMenuItem item = new RadioMenuItem(pace.label());
            item.setToggleGroup(group);
            item.setOnAction(event -> workbench.pace(pace));
            // The menu lives as long as the workbench.
            workbench.paceProperty().subscribe(chosen -> item.setSelected(chosen == pace));
            menu.getItems().add(item);
        }
        return menu;
    }
}
