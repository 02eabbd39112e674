package org.polyseme.view.palette;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ScrollPane.ScrollBarPolicy;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** All keys on one sheet, by group. FX thread only. */
public final class KeySheet extends Overlay {
    private static final int COLUMNS = 3;

    /** A heading and its keys. */
    public record Group(String title, List<Line> lines) {}

    /**
     * What a key does.
     *
     * @param keys as they are written, alternatives parted by a word
     */
    public record Line(String keys, String does) {}

    private final Supplier<List<Group>> groups;
    private final HBox columns;
    private final ScrollPane sheet;

    public KeySheet(Supplier<List<Group>> groups) {
        this(groups, new HBox());
    }

    private KeySheet(Supplier<List<Group>> groups, HBox columns) {
        this(groups, columns, new ScrollPane(columns));
    }

    private KeySheet(Supplier<List<Group>> groups, HBox columns, ScrollPane sheet) {
        super("keys", new VBox(title(), sheet));
        this.groups = groups;
        this.columns = columns;
        this.sheet = sheet;
        columns.getStyleClass().add("keys");
        sheet.getStyleClass().add("keys-scroll");
        sheet.setHbarPolicy(ScrollBarPolicy.NEVER);
        sheet.setFitToWidth(true);
    }

    private static Label title() {
        Label title = new Label("Keys");
        title.getStyleClass().add("overlay-title");
        return title;
    }

    @Override
    void prepare() {
        List<VBox> made = new ArrayList<>();
        int lines = groups.get().stream()
                .mapToInt(group -> group.lines().size() + 2)
                .sum();
        int share = (lines + COLUMNS - 1) / COLUMNS;
        int filled = 0;
        for (Group group : groups.get()) {
            if (made.isEmpty() || (filled >= share && made.size() < COLUMNS)) {
                made.add(new VBox());
                filled = 0;
            }
            made.get(made.size() - 1).getChildren().add(node(group));
            filled += group.lines().size() + 2;
        }
        columns.getChildren().setAll(made);
    }

    private static Node node(Group group) {
        Label heading = new Label(group.title().toUpperCase(Locale.ROOT));
        heading.getStyleClass().add("heading");
        GridPane lines = new GridPane();
        lines.getStyleClass().add("keys-group");
        int row = 0;
        for (Line line : group.lines()) {
            Label key = new Label(line.keys());
            key.getStyleClass().add("key");
            lines.addRow(row++, key, new Label(line.does()));
        }
        return new VBox(heading, lines);
    }

    @Override
    Node entry() {
        return sheet;
    }
}
