package org.polyseme.view;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import javafx.geometry.Bounds;
import javafx.scene.Scene;
import javafx.scene.control.ContextMenu;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import org.jspecify.annotations.Nullable;
import org.polyseme.figure.Selection;
import org.polyseme.measure.Allocation;
import org.polyseme.session.TimelineView;
import org.polyseme.session.Twins;
import org.polyseme.state.Branch;
import org.polyseme.state.Script;
import org.polyseme.state.Snapshot;
import org.polyseme.view.compare.ComparePane;
import org.polyseme.view.figures.FigureStage;
import org.polyseme.view.figures.Surroundings;
import org.polyseme.view.model.Comparison;

/** Puts another run beside the window's own, and takes it away again. FX thread only. */
final class Comparing {
    private static final double EDGE = 24;

    private final Surroundings surroundings;
    private final FigureStage stage;
    private final BorderPane place;
    private final OtherRuns runs;
    private final Runnable layout;
    private @Nullable ComparePane shown;
    private @Nullable ContextMenu menu;

    /**
     * @param place whose centre the stage is
     * @param runs what there is to compare with
     * @param layout called when the centre needs more room or less
     */
    Comparing(Surroundings surroundings, FigureStage stage, BorderPane place, OtherRuns runs, Runnable layout) {
        this.surroundings = surroundings;
        this.stage = stage;
        this.place = place;
        this.runs = runs;
        this.layout = layout;
    }

    boolean isOn() {
        return shown != null;
    }

    /** Begins to compare with the branch that the present one left, else with the newest other one; ends it if it is on. */
    void toggle() {
        if (isOn()) {
            leave();
            return;
        }
        TimelineView view = surroundings.workbench().timeline();
        Optional<Branch> parent = view.branch()
                .flatMap(branch -> branch.parent().isPresent()
                        ? view.branch(branch.parent().getAsInt())
                        : Optional.empty());
        List<Branch> others = view.branches().stream()
                .filter(branch -> branch.id() != view.current())
                .toList();
        Optional<Branch> other = parent.or(() -> others.stream().reduce((older, newer) -> newer));
        other.ifPresentOrElse(branch -> begin(branch.script(), branch.name()), this::choose);
    }

    /** Asks with what to compare. */
    void choose() {
        if (surroundings.workbench().trainableProperty().get()) {
            hideMenu();
            ContextMenu shownMenu = new ContextMenu();
            shownMenu.getItems().setAll(runs.items(this::begin));
            menu = shownMenu;
            Bounds at = place.localToScreen(place.getLayoutBounds());
            shownMenu.show(place, at.getMinX() + EDGE, at.getMinY() + EDGE);
        } else {
            surroundings.workbench().refuse("These weights came from a file: there is no run to compare.");
        }
    }

    private void hideMenu() {
        ContextMenu open = menu;
        if (open != null) {
            open.hide();
        }
    }

    /** True while the choice has the keys for itself. */
    boolean isChoosing() {
        ContextMenu open = menu;
        ComparePane pane = shown;
        return (open != null && open.isShowing()) || (pane != null && pane.isChoosing());
    }

    /** Trains the run in which the second feature of what is selected began the other way round. */
    void twin() {
        Optional<Snapshot> snapshot = surroundings.workbench().snapshot();
        Optional<Branch> branch = surroundings.workbench().timeline().branch();
        OptionalInt second = snapshot.map(this::secondOwner).orElse(OptionalInt.empty());
        boolean isTrained = surroundings.workbench().trainableProperty().get();
        if (second.isEmpty() || branch.isEmpty() || !isTrained) {
            surroundings
                    .workbench()
                    .refuse("Select a pair of features, or a neuron with two owners, to train its twin.");
            return;
        }
        int feature = second.getAsInt();
        begin(
                Twins.flipped(branch.get().script(), snapshot.orElseThrow().initial(), feature),
                "Twin: f" + feature + " began reversed");
    }

    private OptionalInt secondOwner(Snapshot snapshot) {
        Selection pinned = surroundings.pin().pinned();
        if (pinned.secondFeature().isPresent()) {
            return pinned.secondFeature();
        }
        if (pinned.neuron().isEmpty()) {
            return OptionalInt.empty();
        }
        List<Allocation.Owner> owners = Allocation.of(
                        snapshot.weights(), surroundings.options().get().definition())
                .ownersOf(pinned.neuron().getAsInt());
        return owners.size() < 2
                ? OptionalInt.empty()
                : OptionalInt.of(owners.get(1).feature());
    }

    /** Puts this run beside the window's own, in place of another that may be there. */
    void begin(Script script, String name) {
        leave();
        Comparison comparison = new Comparison(surroundings.workbench(), runs.begin(script), name, script);
        place.setCenter(null);
        ComparePane pane = new ComparePane(comparison, stage, surroundings, this::leave, () -> runs.items(this::begin));
        shown = pane;
        place.setCenter(pane);
        layout.run();
    }

    void leave() {
        ComparePane pane = shown;
        if (pane != null) {
            shown = null;
            pane.dispose();
            place.setCenter(stage);
            layout.run();
        }
    }

    void show() {
        ComparePane pane = shown;
        if (pane != null) {
            pane.show();
        }
    }

    /** Esc ends it, where it has nothing else to do. The scene's handler lives as long as the scene. */
    void leaveOnEscape(Scene scene) {
        scene.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE && isOn() && !event.isConsumed()) {
                leave();
                event.consume();
            }
        });
    }
}
