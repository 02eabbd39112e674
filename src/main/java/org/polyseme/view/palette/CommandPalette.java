package org.polyseme.view.palette;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.polyseme.view.model.Memory;

/** Everything that can be done, found by a few letters. FX thread only. */
public final class CommandPalette extends Overlay {
    private static final String RECENT = "palette.recent";
    private static final int MOST_RECENT = 12;
    private static final int PAGE = 8;

    private final Supplier<List<Command>> commands;
    private final Memory memory;
    private final TextField search;
    private final ListView<Command> list;

    /** @param commands asked each time that it opens */
    public CommandPalette(Supplier<List<Command>> commands, Memory memory) {
        this(commands, memory, new TextField(), new ListView<>());
    }

    private CommandPalette(Supplier<List<Command>> commands, Memory memory, TextField search, ListView<Command> list) {
        super("palette", new VBox(search, list));
        this.commands = commands;
        this.memory = memory;
        this.search = search;
        this.list = list;
        search.setId("palette-search");
        search.getStyleClass().add("palette-search");
        search.setPromptText("What would you like to do?");
        search.setAccessibleText("Find an action, a setting, a preset or a figure");
        list.setId("palette-list");
        list.getStyleClass().add("palette-list");
        list.setFocusTraversable(false);
        list.setPlaceholder(new Label("Nothing is called that."));
        list.setCellFactory(view -> new Line());
        search.textProperty().subscribe((before, now) -> find());
        search.setOnAction(event -> run(list.getSelectionModel().getSelectedItem()));
        search.addEventFilter(KeyEvent.KEY_PRESSED, this::move);
        list.addEventHandler(MouseEvent.MOUSE_CLICKED, event -> {
            if (event.getTarget() instanceof Node node && isInCell(node)) {
                run(list.getSelectionModel().getSelectedItem());
            }
        });
    }

    private static boolean isInCell(Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (at instanceof ListCell<?> cell) {
                return !cell.isEmpty();
            }
        }
        return false;
    }

    @Override
    void prepare() {
        search.clear();
        find();
    }

    @Override
    Node entry() {
        return search;
    }

    private void find() {
        list.getItems().setAll(Ranking.of(search.getText(), commands.get(), recent()));
        list.getSelectionModel().selectFirst();
        list.scrollTo(0);
    }

    private void move(KeyEvent event) {
        int by = by(event.getCode());
        if (by != 0 && !list.getItems().isEmpty()) {
            int at = list.getSelectionModel().getSelectedIndex() + by;
            int last = list.getItems().size() - 1;
            list.getSelectionModel().select(Math.max(0, Math.min(last, at)));
            list.scrollTo(Math.max(0, list.getSelectionModel().getSelectedIndex() - PAGE / 2));
            event.consume();
        }
    }

    private static int by(KeyCode code) {
        return switch (code) {
            case DOWN -> 1;
            case UP -> -1;
            case PAGE_DOWN -> PAGE;
            case PAGE_UP -> -PAGE;
            default -> 0;
        };
    }

    private void run(@Nullable Command chosen) {
        if (chosen != null && chosen.enabled().getAsBoolean()) {
            remember(chosen.id());
            close(); // First: the command may want the focus.
            chosen.run().run();
        }
    }

    private List<String> recent() {
        return Arrays.asList(memory.get(RECENT, "").split(" ", -1));
    }

    private void remember(String id) {
        List<String> newest = new ArrayList<>(recent());
        newest.remove(id);
        newest.add(0, id);
        memory.put(
                RECENT,
                String.join(" ", newest.subList(0, Math.min(MOST_RECENT, newest.size())))
                        .strip());
    }

    /** Label, where it belongs, key. */
    private static final class Line extends ListCell<Command> {
        private final Label label = new Label();
        private final Label group = new Label();
        private final Label key = new Label();
        private final HBox line;

        Line() {
            Region between = new Region();
            HBox.setHgrow(between, Priority.ALWAYS);
            group.getStyleClass().add("palette-group");
            key.getStyleClass().add("key");
            line = new HBox(label, group, between, key);
            line.getStyleClass().add("palette-line");
            line.setAlignment(Pos.BASELINE_LEFT);
            label.setMinWidth(0);
        }

        @Override
        protected void updateItem(Command command, boolean empty) {
            super.updateItem(command, empty);
            setGraphic(empty ? null : line);
            if (!empty && command != null) {
                label.setText(command.label());
                group.setText(command.group());
                key.setText(command.key());
                key.setVisible(!command.key().isEmpty());
                line.setOpacity(command.enabled().getAsBoolean() ? 1 : 0.4);
            }
        }
    }
}
