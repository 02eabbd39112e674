package org.polyseme.view.recipe;

import java.util.EnumMap;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ScrollPane.ScrollBarPolicy;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.polyseme.state.Experiment;
import org.polyseme.state.Field;
import org.polyseme.state.Snapshot;
import org.polyseme.view.Reach;
import org.polyseme.view.model.Memory;
import org.polyseme.view.model.Workbench;

/**
 * The recipe, to be read and turned: a row for every {@link Dial} that matters to it, the few basic ones at first, all
 * others behind their group's "more" or found by the search at the top. FX thread only.
 */
public final class RecipePane extends VBox {
    private static final String REMEMBERED = "recipe.groups";

    private final Workbench workbench;
    private final Memory memory;
    private final Disclosure disclosure = new Disclosure();
    private final Map<Field, Row> rows = new EnumMap<>(Field.class);
    private final Map<Field.Group, GroupHead> heads = new EnumMap<>(Field.Group.class);
    private final VBox column = new VBox();
    private final TextField search = new TextField();
    private final SteadyScroll scroll;
    private final Subscription subscription;
    private @Nullable Experiment marked;

    public RecipePane(Workbench workbench, Memory memory) {
        this.workbench = workbench;
        this.memory = memory;
        disclosure.restore(memory.get(REMEMBERED, ""));
        column.getStyleClass().add("recipe");
        for (Field.Group group : Dial.groups()) {
            GroupHead head = new GroupHead(group, () -> fold(group), () -> showMore(group));
            heads.put(group, head);
            column.getChildren().add(head);
        }
        ScrollPane pane = new ScrollPane(column);
        pane.setFitToWidth(true);
        pane.setHbarPolicy(ScrollBarPolicy.NEVER);
        pane.setVbarPolicy(ScrollBarPolicy.ALWAYS); // Room is kept for it, so that nothing moves when it is needed.
        pane.setFocusTraversable(false);
        scroll = SteadyScroll.of(pane, column);
        VBox.setVgrow(pane, Priority.ALWAYS);
        setId("recipe");
        getStyleClass().add("recipe-pane");
        getChildren().addAll(search(), pane);
        subscription = Subscription.combine(
                workbench.recipeProperty().subscribe(this::show),
                workbench.openedProperty().subscribe(this::show),
                workbench.snapshotProperty().subscribe(this::mark));
    }

    private Node search() {
        search.setId("find-setting");
        search.getStyleClass().add("find");
        search.setPromptText("Find a setting");
        search.setAccessibleText("Find a setting");
        search.textProperty().subscribe(words -> {
            disclosure.search(words);
            show();
        });
        search.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                search.clear();
                getScene().getRoot().requestFocus();
                event.consume();
            }
        });
        search.setOnAction(event -> firstSeen());
        HBox.setHgrow(search, Priority.ALWAYS);
        HBox top = new HBox(search);
        top.getStyleClass().add("recipe-search");
        return top;
    }

    /** Enter goes to the first setting that was found. */
    private void firstSeen() {
        Dial.ALL.stream()
                .map(dial -> rows.get(dial.field()))
                .filter(row -> row != null && row.node().isVisible())
                .findFirst()
                .ifPresent(row -> row.control().requestFocus());
    }

    private static Row row(Dial dial, Workbench workbench) {
        return switch (dial.kind()) {
            case SIGNED_SLIDER, SLIDER -> new SliderRow(dial, workbench);
            case SWITCH -> new SwitchRow(dial, workbench);
            case CHOICE -> new ChoiceRow(dial, workbench);
            case NUMBER, SEED, LIST -> new NumberRow(dial, workbench);
        };
    }

    private void fold(Field.Group group) {
        disclosure.closeOrOpen(group);
        memory.put(REMEMBERED, disclosure.text());
        show();
    }

    private void showMore(Field.Group group) {
        disclosure.moreOrFewer(group);
        memory.put(REMEMBERED, disclosure.text());
        show();
    }

    /** Brings the field's row into sight and lets its value be typed; does nothing for one that does not matter now. */
    public void focus(Field field) {
        Experiment recipe = workbench.recipe();
        if (!field.matters(recipe)) {
            return;
        }
        search.clear();
        disclosure.reveal(field, recipe, workbench.openedProperty().get().experiment());
        show();
        Row row = rows.get(field);
        if (row != null) {
            scroll.reveal(row.node());
            enter(row.entry());
        }
    }

    private static void enter(Node entry) {
        Reach.to(entry);
        if (entry instanceof TextField field) {
            field.selectAll(); // The old value gives way to what is typed.
        }
    }

    private void show() {
        Experiment recipe = workbench.recipe();
        Experiment opened = workbench.openedProperty().get().experiment();
        heads.forEach((group, head) -> {
            Disclosure.Rows shown = disclosure.rows(group, recipe, opened);
            head.show(disclosure, shown);
            set(head, !shown.seen().isEmpty() || shown.hidden() > 0);
            Node above = head;
            for (Dial dial : Dial.in(group)) {
                boolean seen = shown.seen().contains(dial.field());
                Row row = seen ? rowBelow(above, dial) : rows.get(dial.field());
                if (row != null) {
                    above = row.node();
                    set(row.node(), seen);
                    if (seen) {
                        row.node().setDisable(!dial.field().matters(recipe));
                        row.show(recipe);
                    }
                }
            }
        });
    }

    /** Made when it is first seen: most settings never are, and each is two dozen nodes to dress. */
    private Row rowBelow(Node above, Dial dial) {
        Row there = rows.get(dial.field());
        if (there != null) {
            return there;
        }
        Row made = row(dial, workbench);
        rows.put(dial.field(), made);
        column.getChildren().add(column.getChildren().indexOf(above) + 1, made.node());
        if (marked != null) {
            made.mark(marked);
        }
        return made;
    }

    private void mark(@Nullable Snapshot newest) {
        Experiment last = marked;
        if (newest != null && (last == null || !newest.experiment().equals(last))) {
            marked = newest.experiment();
            rows.values().forEach(row -> row.mark(newest.experiment()));
        }
    }

    private static void set(Node node, boolean there) {
        node.setVisible(there);
        node.setManaged(there);
    }

    public void dispose() {
        subscription.unsubscribe();
    }
}
