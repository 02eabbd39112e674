package org.polyseme.view.figures;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.Spinner;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.polyseme.figure.Numerals;
import org.polyseme.figure.Option;
import org.polyseme.figure.Options;
import org.polyseme.state.Choice;
import org.polyseme.state.Domain;

/** A control an option, made from the table of options; what does not matter now is not shown. FX thread only. */
final class OptionsPane extends VBox {
    private final ObjectProperty<Options> options;
    private final List<Option> shown;
    private final List<Consumer<Options>> displays = new ArrayList<>();
    private final Subscription subscription;
    private boolean isSetting;

    OptionsPane(List<Option> shown, ObjectProperty<Options> options) {
        this.shown = List.copyOf(shown);
        this.options = options;
        getStyleClass().add("options-pane");
        setPrefWidth(280);
        shown.forEach(option -> getChildren().add(row(option)));
        subscription = options.subscribe(now -> {
            showRows(now);
            displays.forEach(display -> set(() -> display.accept(now)));
        });
    }

    private void showRows(Options now) {
        for (int r = 0; r < shown.size(); r++) {
            Node row = getChildren().get(r);
            boolean matters = shown.get(r).matters(now);
            row.setVisible(matters);
            row.setManaged(matters);
        }
    }

    /** A dot would be read as a class by whoever looks for it. */
    private static String id(Option option) {
        return "option-" + option.key().replace('.', '-');
    }

    private Node row(Option option) {
        Tooltip why = new Tooltip(option.why());
        if (option.domain() instanceof Domain.Flag) {
            CheckBox box = new CheckBox(option.label());
            box.setId(id(option));
            box.setTooltip(why);
            displays.add(now -> box.setSelected(now.isOn(option)));
            box.setOnAction(event -> choose(option, box.isSelected()));
            return box;
        }
        Label label = new Label(option.label());
        label.setTooltip(why);
        label.getStyleClass().add("option-label");
        VBox row = new VBox();
        row.getStyleClass().add("option-row");
        if (option.domain() instanceof Domain.OneOf one) {
            row.getChildren().addAll(label, choices(option, one));
        } else if (option.domain() instanceof Domain.Whole whole) {
            row.getChildren().addAll(label, number(option, whole));
        } else {
            Label value = new Label();
            value.getStyleClass().add("option-value");
            HBox head = new HBox(label, grown(new HBox()), value);
            row.getChildren().addAll(head, slider(option, value));
        }
        return row;
    }

    private static Node grown(HBox gap) {
        HBox.setHgrow(gap, Priority.ALWAYS);
        return gap;
    }

    private ComboBox<Choice> choices(Option option, Domain.OneOf one) {
        ComboBox<Choice> box = new ComboBox<>();
        box.getItems().setAll(one.choices());
        box.setId(id(option));
        box.setMaxWidth(Double.MAX_VALUE);
        box.setConverter(new StringConverter<>() {
            @Override
            public String toString(@Nullable Choice choice) {
                return choice == null ? "" : choice.label();
            }

            @Override
            public @Nullable Choice fromString(String label) {
                return null; // the box is not editable
            }
        });
        displays.add(now -> box.setValue((Choice) now.get(option)));
        box.setOnAction(event -> {
            if (box.getValue() != null) {
                choose(option, box.getValue());
            }
        });
        return box;
    }

    /** To type, or to go to the next: a slider would pass over most of thousands. */
    private Spinner<Integer> number(Option option, Domain.Whole whole) {
        Spinner<Integer> spinner = new Spinner<>((int) whole.min(), (int) whole.max(), (int) whole.min());
        spinner.setId("option-" + option.key());
        spinner.setMaxWidth(Double.MAX_VALUE);
        spinner.setEditable(true);
        displays.add(now -> spinner.getValueFactory().setValue(now.whole(option)));
        spinner.valueProperty().subscribe(value -> {
            if (value != null) {
                choose(option, (long) value);
            }
        });
        return spinner;
    }

    private Slider slider(Option option, Label value) {
        Domain.Real domain = (Domain.Real) option.domain();
        double min = domain.min();
        double max = domain.max();
        // Wide ranges by their ratio: the small values are those that are set with care.
        boolean isRatio = min > 0 && max / min >= 100;
        Slider slider = isRatio ? new Slider(Math.log(min), Math.log(max), 0) : new Slider(min, max, min);
        slider.setId(id(option));
        slider.setBlockIncrement((slider.getMax() - slider.getMin()) / 50);
        displays.add(now -> {
            double number = now.number(option);
            value.setText(Numerals.fixed(number, 2));
            slider.setValue(isRatio ? Math.log(number) : number);
        });
        slider.valueProperty().addListener((property, before, place) -> {
            double number = isRatio ? Math.exp(place.doubleValue()) : place.doubleValue();
            double rounded = Math.rint(number * 100) / 100;
            choose(option, Math.max(min, Math.min(max, rounded)));
        });
        slider.setOnMouseClicked(event -> {
            if (event.isShiftDown()) {
                choose(option, option.first());
            }
        });
        return slider;
    }

    /** So that the keyboard goes on where the card was opened from. */
    void requestFocusOfFirst() {
        getChildren().stream()
                .flatMap(row -> row instanceof Pane pane ? pane.getChildren().stream() : Stream.of(row))
                .filter(Node::isFocusTraversable)
                .findFirst()
                .ifPresent(Node::requestFocus);
    }

    /** Shows a value without taking it for the user's. */
    private void set(Runnable show) {
        boolean outer = isSetting;
        isSetting = true;
        show.run();
        isSetting = outer;
    }

    private void choose(Option option, Object value) {
        if (!isSetting) {
            options.set(options.get().with(option, value));
        }
    }

    void dispose() {
        subscription.unsubscribe();
    }
}
