package org.polyseme.view;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import org.polyseme.view.model.LayoutModel;
import org.polyseme.view.palette.Command;

/** The layouts that somebody saved: in the menu and in the palette, to be chosen and to be deleted. FX thread only. */
final class LayoutMenu {
    private final LayoutModel layouts;

    LayoutMenu(LayoutModel layouts) {
        this.layouts = layouts;
    }

    /** Keeps the menu's end as the saved layouts are. */
    void follow(Menu menu) {
        int own = menu.getItems().size();
        layouts.named().namesProperty().subscribe(names -> {
            menu.getItems().remove(own, menu.getItems().size());
            if (!names.isEmpty()) {
                menu.getItems().add(new SeparatorMenuItem());
                names.forEach(name -> menu.getItems().add(item("layout-", name, layouts::use)));
                Menu delete = new Menu("Delete");
                names.forEach(name -> delete.getItems().add(item("delete-layout-", name, layouts.named()::delete)));
                menu.getItems().addAll(new SeparatorMenuItem(), delete);
            }
        });
    }

    private static MenuItem item(String prefix, String name, Consumer<String> run) {
        MenuItem item = new MenuItem(name);
        item.setMnemonicParsing(false);
        item.setId(prefix + name);
        item.setOnAction(event -> run.accept(name));
        return item;
    }

    List<Command> commands() {
        List<Command> commands = new ArrayList<>();
        for (String name : layouts.named().namesProperty().get()) {
            commands.add(command("layout-", "Layout ", name, layouts::use));
            commands.add(command("delete-layout-", "Delete layout ", name, layouts.named()::delete));
        }
        return commands;
    }

    private static Command command(String prefix, String words, String name, Consumer<String> run) {
        return new Command(
                prefix + name, words + name, Section.LAYOUTS.label(), "", () -> true, () -> run.accept(name));
    }
}
