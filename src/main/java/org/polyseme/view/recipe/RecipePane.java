package org.polyseme.view.recipe;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.polyseme.state.Experiment;
import org.polyseme.state.Field;
import org.polyseme.view.model.Workbench;

/** The recipe, to be read and turned: a row for every {@link Dial} that matters to it. FX thread only. */
public final class RecipePane extends ScrollPane {
    private final Map<Dial, Row> rows = new LinkedHashMap<>();
    private final Map<Field.Group, Label> headings = new EnumMap<>(Field.Group.class);
    private final Subscription subscription;

    public RecipePane(Workbench workbench) {
        VBox column = new VBox();
        column.getStyleClass().add("recipe");
        for (Dial dial : Dial.ALL) {
            headings.computeIfAbsent(dial.field().group(), group -> {
                Label heading = new Label(group.label().toUpperCase(Locale.ROOT));
                heading.getStyleClass().add("heading");
                column.getChildren().add(heading);
                return heading;
            });
            Row row = row(dial, workbench);
            rows.put(dial, row);
            column.getChildren().add(row.node());
        }
        setContent(column);
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        setId("recipe");
        getStyleClass().add("recipe-pane");
        subscription = workbench.recipeProperty().subscribe(this::show);
    }

    private static Row row(Dial dial, Workbench workbench) {
        return switch (dial.kind()) {
            case SIGNED_SLIDER, SLIDER -> new SliderRow(dial, workbench);
            case SWITCH -> new SwitchRow(dial.field(), workbench);
            case CHOICE -> new ChoiceRow(dial.field(), workbench);
            case NUMBER, SEED -> new NumberRow(dial, workbench);
        };
    }

    private void show(Experiment recipe) {
        headings.values().forEach(heading -> set(heading, false));
        rows.forEach((dial, row) -> {
            boolean matters = dial.field().matters(recipe);
            set(row.node(), matters);
            if (matters) {
                row.show(recipe);
                Label heading = headings.get(dial.field().group());
                if (heading != null) {
                    set(heading, true);
                }
            }
        });
    }

    private static void set(Node node, boolean there) {
        node.setVisible(there);
        node.setManaged(there);
    }

    public void dispose() {
        subscription.unsubscribe();
    }
}
