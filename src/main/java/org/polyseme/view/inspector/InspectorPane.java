package org.polyseme.view.inspector;

import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.polyseme.figure.Selection;
import org.polyseme.measure.Forecast;
import org.polyseme.state.Matrix;
import org.polyseme.state.Snapshot;
import org.polyseme.view.figures.DefinitionButton;
import org.polyseme.view.figures.Surroundings;

/**
 * The right column: what is selected, a figure, what happened. The story keeps its height whatever is selected; the
 * figure and the events share the rest. FX thread only.
 */
public final class InspectorPane extends VBox {
    private static final double EVENTS_SHARE = 0.24;
    /** Both stay of use in the smallest window, under a banner. */
    private static final double LEAST_FIGURE = 84;

    private static final double LEAST_EVENTS = 52;
    private static final String SELECTED = "SELECTED";
    private static final String POINTED_AT = "POINTED AT";
    private static final String HAPPENED = "WHAT HAPPENED, BY STEP";

    private final Surroundings surroundings;
    private final StoryView story = new StoryView();
    private final Label head = heading(SELECTED);
    private final TextField find = new TextField();
    private final Hyperlink twin = new Hyperlink("What if this pair had the other sign?");
    private final EventList events;
    private final DefinitionButton definition;
    private final Subscription subscription;
    private @Nullable Foretelling last;

    /** An initialisation and what it foretells. */
    private record Foretelling(Matrix initial, boolean relu, Forecast forecast) {}

    /** @param figure stands between story and events */
    public InspectorPane(Surroundings surroundings, Region figure) {
        this.surroundings = surroundings;
        events = new EventList(surroundings.pin());
        setId("inspector");
        getStyleClass().add("inspector");
        figure.getStyleClass().add("inspector-figure");
        StackPane framed = framed(figure);
        VBox.setVgrow(framed, Priority.ALWAYS);
        Label happenedHead = heading(HAPPENED);
        happenedHead
                .textProperty()
                .bind(events.waitingProperty()
                        .map(more -> more.intValue() == 0 ? HAPPENED : HAPPENED + " · " + more + " MORE"));
        VBox happened = new VBox(happenedHead, events);
        happened.getStyleClass().add("happened");
        VBox.setVgrow(events, Priority.ALWAYS);
        happened.setMinHeight(LEAST_EVENTS);
        events.setMinHeight(0);
        events.maxHeightProperty()
                .bind(Bindings.createDoubleBinding(
                        () -> wholeLines(happened),
                        happened.heightProperty(),
                        events.layoutYProperty(),
                        events.fixedCellSizeProperty()));
        happened.prefHeightProperty().bind(heightProperty().multiply(EVENTS_SHARE));
        definition = new DefinitionButton(surroundings.options());
        getChildren().addAll(selected(), definition, framed, happened);
        subscription = Subscription.combine(
                surroundings.selection().subscribe(lit -> showStory()),
                surroundings.options().subscribe(set -> showStory()),
                definition::dispose);
    }

    /** The picture fills the column: what shows that the keys go to it lies over it. */
    private static StackPane framed(Region figure) {
        Region ring = new Region();
        ring.getStyleClass().add("focus-ring");
        ring.setMouseTransparent(true);
        StackPane framed = new StackPane(figure, ring);
        framed.getStyleClass().add("framed");
        framed.setMinHeight(LEAST_FIGURE);
        return framed;
    }

    /** No line is cut through at the lower end. */
    private double wholeLines(VBox happened) {
        double room = happened.getHeight() - events.getLayoutY() - happened.snappedBottomInset();
        double line = Math.max(1, events.getFixedCellSize());
        return Math.max(0, Math.floor(room / line) * line);
    }

    private VBox selected() {
        find.setId("find");
        find.getStyleClass().add("find");
        find.setPromptText("Find f12, n7");
        find.setAccessibleText("Find a feature or a neuron");
        find.setOnAction(event -> find());
        find.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                leaveFind();
                event.consume();
            }
        });
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox top = new HBox(head, gap, find);
        top.setAlignment(Pos.CENTER_LEFT);
        top.getStyleClass().add("selected-head");
        twin.setId("twin-of-selected");
        twin.getStyleClass().add("story-link");
        twin.setVisible(false);
        VBox selected = new VBox(top, story, twin);
        selected.getStyleClass().add("selected");
        selected.setMinHeight(Region.USE_PREF_SIZE);
        return selected;
    }

    private static Label heading(String text) {
        Label heading = new Label(text);
        heading.getStyleClass().add("heading");
        return heading;
    }

    /** What trains the run in which the selected pair began with the other sign. */
    public void offerTwin(Runnable train) {
        twin.setOnAction(event -> {
            twin.setVisited(false);
            train.run();
        });
    }

    /** Waits for a name to be typed. */
    public void startFind() {
        find.requestFocus();
        find.selectAll();
    }

    private void find() {
        surroundings.workbench().snapshot().ifPresent(snapshot -> {
            int features = snapshot.weights().rows();
            int neurons = snapshot.weights().columns();
            Find.in(find.getText(), features, neurons)
                    .ifPresentOrElse(
                            found -> {
                                surroundings.pin().keep(found);
                                leaveFind();
                            },
                            () -> {
                                surroundings.workbench().refuse(Find.refusal(find.getText(), features, neurons));
                                find.selectAll();
                            });
        });
    }

    /** The keys of the window work again. */
    private void leaveFind() {
        find.clear();
        getScene().getRoot().requestFocus();
    }

    /** Shows the newest numbers; called a few times a second, as fast as anybody reads. */
    public void show() {
        showStory();
        surroundings.workbench().snapshot().ifPresent(newest -> events.show(newest.events()));
    }

    private void showStory() {
        Selection lit = surroundings.selection().get();
        head.setText(lit.isEmpty() || lit.equals(surroundings.pin().pinned()) ? SELECTED : POINTED_AT);
        events.follow();
        Snapshot newest = surroundings.workbench().snapshotProperty().get();
        if (newest == null) {
            return;
        }
        Stories stories = new Stories(
                newest, forecast(newest), surroundings.options().get().definition());
        if (stories.knows(lit)) {
            story.show(stories.of(lit));
            twin.setVisible(surroundings.workbench().trainableProperty().get()
                    && stories.isPair(surroundings.pin().pinned()));
        } else {
            surroundings.pin().release();
        }
    }

    /** The initialisation stays the same through a run, and foretelling costs as much as a figure. */
    private Forecast forecast(Snapshot newest) {
        Matrix initial = newest.initialWeights();
        boolean relu = newest.experiment().relu();
        Foretelling known = last;
        if (known == null || known.relu() != relu || !known.initial().equals(initial)) {
            known = new Foretelling(initial, relu, Forecast.of(newest));
            last = known;
        }
        return known.forecast();
    }

    public void dispose() {
        subscription.unsubscribe();
    }
}
