package org.polyseme.view.compare;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SplitPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import org.polyseme.figure.DifferenceFigure;
import org.polyseme.figure.OtherRun;
import org.polyseme.state.Branch;
import org.polyseme.view.figures.FigurePane;
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
    private static final double UPPER_SHARE = 0.62;

    private final Comparison comparison;
    private final Workbench leader;
    private final Surroundings shared;
    private final FigureStage otherStage;
    private final Label here = new Label();
    private final Label settings = new Label();
    private final Label owners = new Label();
    private final MenuButton there;
    private final ToggleButton difference = new ToggleButton("Difference");
    private final SplitPane columns;
    private @Nullable FigurePane subtracted;
    private final Subscription subscription;

    /**
     * @param stage of the window's own run; lent until {@link #dispose}
     * @param shared with that stage
     * @param others what else there is to compare with, asked whenever somebody wants to choose
     */
    public ComparePane(
            Comparison comparison,
            FigureStage stage,
            Surroundings shared,
            Runnable leave,
            Supplier<List<MenuItem>> others) {
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
                        shared.tip(),
                        shared.compared()),
                stage.layouts());
        there = chooser(comparison.name(), others);
        here.setId("compare-own");
        here.getStyleClass().add("compare-name");
        setTop(strip(leave));
        columns = new SplitPane(column(here, stage), column(there, otherStage));
        setCenter(columns);
        subscription = shared.clock().subscribe(this::pulse);
        show();
    }

    private static MenuButton chooser(String name, Supplier<List<MenuItem>> others) {
        MenuButton chooser = new MenuButton(name);
        chooser.setId("compare-other");
        chooser.getStyleClass().addAll("compare-name", "compare-chooser");
        chooser.setMnemonicParsing(false);
        chooser.setMinWidth(0);
        chooser.setTooltip(new Tooltip("Compare with something else (Shift+A)"));
        chooser.setOnShowing(event -> chooser.getItems().setAll(others.get()));
        chooser.getItems().setAll(others.get());
        return chooser;
    }

    /** True while the choice of the other run has the keys for itself. */
    public boolean isChoosing() {
        return there.isShowing();
    }

    private void pulse() {
        comparison.pulse();
        Optional<Surroundings.Compared> now = comparison
                .pair()
                .map(pair -> new Surroundings.Compared(
                        pair.here(), new OtherRun(comparison.name(), comparison.script(), pair.there())));
        if (!isShown(now)) {
            shared.compared().set(now);
        }
    }

    @SuppressWarnings("ReferenceEquality") // another snapshot, however alike, is another moment
    private boolean isShown(Optional<Surroundings.Compared> now) {
        Optional<Surroundings.Compared> before = shared.compared().get();
        return before.isPresent() == now.isPresent()
                && (now.isEmpty()
                        || (before.get().here() == now.get().here()
                                && before.get().there().snapshot()
                                        == now.get().there().snapshot()));
    }

    /** The difference stands below both, over their whole width. */
    private void showDifference(boolean isWanted) {
        FigurePane before = subtracted;
        if (before != null) {
            before.dispose();
            subtracted = null;
        }
        setCenter(null);
        if (isWanted) {
            FigurePane pane = new FigurePane(new DifferenceFigure(), shared);
            pane.getStyleClass().add("compare-difference");
            subtracted = pane;
            SplitPane both = new SplitPane(columns, pane);
            both.setOrientation(Orientation.VERTICAL);
            both.setDividerPositions(UPPER_SHARE);
            setCenter(both);
        } else {
            setCenter(columns);
        }
    }

    private static BorderPane column(Region name, FigureStage figures) {
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
        difference.setId("compare-difference");
        difference.getStyleClass().add("small-button");
        difference.setMinWidth(Region.USE_PREF_SIZE);
        difference.setTooltip(new Tooltip("The weights of the right minus those of the left"));
        difference.selectedProperty().subscribe((before, isWanted) -> showDifference(isWanted));
        HBox strip = new HBox(settings, owners, difference, close);
        strip.getStyleClass().add("compare-strip");
        strip.setAlignment(Pos.CENTER_LEFT);
        return strip;
    }

    /** Says in what the two differ now; called a few times a second. */
    public void show() {
        here.setText(leader.timeline().branch().map(Branch::name).orElse("This run"));
        if (comparison.pair().isEmpty()) {
            settings.setText(comparison.name() + " is being trained to this step\u2026");
            return;
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
        FigurePane pane = subtracted;
        if (pane != null) {
            pane.dispose();
        }
        shared.compared().set(Optional.empty());
        comparison.close();
        setCenter(null);
    }
}
