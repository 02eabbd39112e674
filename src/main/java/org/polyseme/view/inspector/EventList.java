package org.polyseme.view.inspector;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.collections.ObservableList;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.jspecify.annotations.Nullable;
import org.polyseme.figure.Numerals;
import org.polyseme.figure.Selection;
import org.polyseme.state.Event;
import org.polyseme.view.figures.Pin;

/**
 * What happened, the newest first: pointing at a line lights what it is about, a click or the arrow keys keep it. Under the
 * pointer nothing moves: what happens meanwhile is added when that has gone. FX thread only.
 */
final class EventList extends ListView<Event> {
    private final Pin pin;
    private List<Event> shown = List.of();
    private boolean refilling;
    private final ReadOnlyIntegerWrapper waiting = new ReadOnlyIntegerWrapper();

    EventList(Pin pin) {
        this.pin = pin;
        setId("events");
        getStyleClass().add("events");
        setPlaceholder(new Label("Nothing yet: no weight has reached 0.8."));
        setCellFactory(list -> new Line());
        addEventFilter(KeyEvent.KEY_PRESSED, this::passEscape);
        getSelectionModel().selectedItemProperty().subscribe(this::keep);
    }

    /** Lists keep Esc for themselves, to end an editing that there is none of here. */
    private void passEscape(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE) {
            event.consume();
            getParent().fireEvent(event.copyFor(this, getParent()));
        }
    }

    private void keep(@Nullable Event chosen) {
        if (chosen != null && !refilling) {
            pin.keep(selection(chosen));
        }
    }

    /** Forgets the chosen line once something else is pinned, or nothing. */
    void follow() {
        Event chosen = getSelectionModel().getSelectedItem();
        if (chosen != null && !selection(chosen).equals(pin.pinned())) {
            getSelectionModel().clearSelection();
        }
    }

    /** Lights the neuron where it happened, else the features. */
    static Selection selection(Event event) {
        if (event.place().isPresent()) {
            return Selection.NONE.withNeuron(event.place().getAsInt());
        }
        List<Integer> features = event.features();
        return switch (features.size()) {
            case 0 -> Selection.NONE;
            case 1 -> Selection.NONE.withFeature(features.get(0));
            default -> Selection.NONE.withFeature(features.get(0)).withSecondFeature(features.get(1));
        };
    }

    /** How many lines wait for the pointer to go. */
    ReadOnlyIntegerProperty waitingProperty() {
        return waiting.getReadOnlyProperty();
    }

    /** Shows these; what was there before keeps its line and its place in the list. */
    void show(List<Event> events) {
        if (events == shown) {
            waiting.set(0);
            return;
        }
        List<Event> lines = EventLines.of(events);
        List<Event> before = EventLines.of(shown);
        int added = lines.size() - before.size();
        boolean goesOn = added >= 0
                && !before.isEmpty()
                && lines.subList(added, lines.size()).equals(before);
        if (goesOn && isHover()) {
            waiting.set(added);
            return;
        }
        waiting.set(0);
        shown = events;
        refilling = true;
        ObservableList<Event> items = getItems();
        if (goesOn) {
            items.addAll(0, new ArrayList<>(lines.subList(0, added)));
        } else {
            getSelectionModel().clearSelection();
            items.setAll(lines);
        }
        if (getSelectionModel().isEmpty()) {
            getFocusModel().focus(0); // It is carried along by what is added above: Down would begin far below.
        }
        refilling = false;
    }

    private final class Line extends ListCell<Event> {
        private final Label step = new Label();
        private final Label sentence = new Label();
        private final HBox row = new HBox(step, sentence);

        Line() {
            step.getStyleClass().add("event-step");
            sentence.getStyleClass().add("event-sentence");
            sentence.setMinWidth(0);
            HBox.setHgrow(sentence, Priority.ALWAYS);
            row.getStyleClass().add("event");
            setPrefWidth(0); // As wide as the list: a long sentence ends in an ellipsis.
            addEventFilter(MouseEvent.MOUSE_PRESSED, this::releaseIfChosen);
            addEventHandler(MouseEvent.MOUSE_ENTERED, event -> point());
            addEventHandler(MouseEvent.MOUSE_EXITED, event -> pin.leave());
        }

        private void releaseIfChosen(MouseEvent event) {
            if (isSelected() && event.getButton() == MouseButton.PRIMARY) {
                pin.release();
                event.consume();
            }
        }

        private void point() {
            if (getItem() != null) {
                pin.point(selection(getItem()));
            }
        }

        @Override
        protected void updateItem(@Nullable Event event, boolean empty) {
            super.updateItem(event, empty);
            if (empty || event == null) {
                setGraphic(null);
                setAccessibleText(null);
                return;
            }
            step.setText(Numerals.count(event.step()));
            sentence.setText(event.sentence());
            boolean isShared = event instanceof Event.BecamePolysemantic;
            sentence.getStyleClass()
                    .setAll("label", "event-sentence", isShared ? "event-polysemantic" : "event-" + kind(event));
            setAccessibleText("by step " + step.getText() + ": " + event.sentence());
            setGraphic(row);
        }

        private static String kind(Event event) {
            return event instanceof Event.SettledOn || event instanceof Event.Left || event instanceof Event.Omitted
                    ? "minor"
                    : "major";
        }
    }
}
