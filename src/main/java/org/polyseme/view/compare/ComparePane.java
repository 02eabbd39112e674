package org.polyseme.view.compare;

import java.util.List;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.util.Subscription;
import org.kordamp.ikonli.javafx.FontIcon;
import org.polyseme.state.Branch;
import org.polyseme.view.figures.FigureStage;
import org.polyseme.view.figures.Surroundings;
import org.polyseme.view.model.Comparison;
import org.polyseme.view.model.Workbench;

/**
 * The figures of two runs in two columns: one choice of figures, one selection, one set of options. The line above says
 * in what they differ, and nothing else. FX thread only.
 */
public final class ComparePane extends BorderPane {
    private static final int MOST_LISTED = 12;

    private final Comparison comparison;
    private final Workbench leader;
    private final Surroundings shared;
    private final FigureStage otherStage;
    private final Label here = new Label();
    private final Label settings = new Label();
    private final Label owners = new Label();
    private final Subscription subscription;

    /**
     * @param stage of the window's own run; lent until {@link #dispose}
     * @param shared with that stage
     */
    public ComparePane(Comparison comparison, FigureStage stage, Surroundings shared, Runnable leave) {
        this.comparison = comparison;
        this.shared = shared;
        leader = shared.workbench();
        setId("compare");
        getStyleClass().add("compare");
        otherStage = new FigureStage(
                new Surroundings(
                        comparison.other(),
                        shared.clock(),
                        shared.painter(),
                        shared.look(),
                        shared.selection(),
                        shared.options(),
                        shared.pin(),
                        shared.tip()),
                stage.layouts());
        Label there = new Label(comparison.name());
        there.setId("compare-other");
        here.setId("compare-own");
        for (Label name : List.of(here, there)) {
            name.getStyleClass().add("compare-name");
        }
        setTop(strip(leave));
        setCenter(new SplitPane(column(here, stage), column(there, otherStage)));
        subscription = shared.clock().subscribe(comparison::pulse);
        show();
    }

    private static BorderPane column(Label name, FigureStage figures) {
        BorderPane column = new BorderPane(figures);
        column.setTop(name);
        return column;
    }

    private HBox strip(Runnable leave) {
        settings.setId("compare-settings");
        owners.setId("compare-owners");
        settings.setMinWidth(0);
        owners.setMinWidth(0);
        HBox.setHgrow(settings, Priority.SOMETIMES);
        settings.setMaxWidth(Double.MAX_VALUE);
        Button close = new Button("", new FontIcon("mdi2c-close"));
        close.setId("compare-leave");
        close.getStyleClass().add("quiet-button");
        close.setAccessibleText("Leave the comparison");
        close.setTooltip(new Tooltip("Leave the comparison (A)"));
        close.setOnAction(event -> leave.run());
        HBox strip = new HBox(settings, owners, close);
        strip.getStyleClass().add("compare-strip");
        strip.setAlignment(Pos.CENTER_LEFT);
        return strip;
    }

    /** Says in what the two differ now; called a few times a second. */
    public void show() {
        here.setText(leader.timeline().branch().map(Branch::name).orElse("This run"));
        if (!comparison.isInStep()) {
            return; // What is said stays true of the step at which it was said, rather than flicker.
        }
        List<String> differences = comparison.settings();
        settings.setText(differences.isEmpty() ? "The same settings" : "Settings: " + String.join(", ", differences));
        List<Integer> neurons =
                comparison.neuronsThatDiffer(shared.options().get().definition());
        String named =
                neurons.stream().limit(MOST_LISTED).map(neuron -> "n" + neuron).collect(Collectors.joining(", "));
        owners.setText(
                neurons.isEmpty()
                        ? "The same owners on every neuron"
                        : "Other owners on " + neurons.size() + (neurons.size() == 1 ? " neuron: " : " neurons: ")
                                + named + (neurons.size() > MOST_LISTED ? ", …" : ""));
    }

    /** Ends the other run; the lent stage can be put elsewhere. */
    public void dispose() {
        subscription.unsubscribe();
        otherStage.dispose();
        comparison.close();
        setCenter(null);
    }
}
