package org.polyseme.view.palette;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ScrollPane.ScrollBarPolicy;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** All keys on one sheet, by group. FX thread only. */
public final class KeySheet extends Overlay {
    private static final int COLUMNS = 3;
    /** Of the shorter keys, so that what they do stands in a line from group to group. */
    private static final double KEYS_WIDTH = 92;

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
        sheet.setVbarPolicy(
                ScrollBarPolicy.ALWAYS); // Room is kept for it, so that no word is cut off where it is needed.
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
        List<Group> all = groups.get();
        int most = all.stream().mapToInt(KeySheet::length).max().orElse(0);
        while (columns(all, most) > COLUMNS) {
            most++;
        }
        int filled = most;
        for (Group group : all) {
            if (filled + length(group) > most) {
                made.add(new VBox());
                filled = 0;
            }
            made.get(made.size() - 1).getChildren().add(node(group));
            filled += length(group);
        }
        columns.getChildren().setAll(made);
    }

    /** With its heading, in lines. */
    private static int length(Group group) {
        return group.lines().size() + 2;
    }

    /** How many columns of so many lines it takes. */
    private static int columns(List<Group> all, int most) {
        int count = 0;
        int filled = most;
        for (Group group : all) {
            if (filled + length(group) > most) {
                count++;
                filled = 0;
            }
            filled += length(group);
        }
        return count;
    }

    private static Node node(Group group) {
        Label heading = new Label(group.title().toUpperCase(Locale.ROOT));
        heading.getStyleClass().add("heading");
        GridPane lines = new GridPane();
        lines.getStyleClass().add("keys-group");
        lines.getColumnConstraints().add(new ColumnConstraints(KEYS_WIDTH, Region.USE_COMPUTED_SIZE, Double.MAX_VALUE));
        int row = 0;
        for (Line line : group.lines()) {
            Label key = whole(line.keys());
            key.getStyleClass().add("key");
            lines.addRow(row++, key, whole(line.does()));
        }
        return new VBox(heading, lines);
    }

    /** Never cut short. */
    private static Label whole(String text) {
        Label label = new Label(text);
        label.setMinWidth(Region.USE_PREF_SIZE);
        return label;
    }

    @Override
    Node entry() {
        return sheet;
    }
}
