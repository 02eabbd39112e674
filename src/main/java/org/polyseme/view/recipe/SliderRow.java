package org.polyseme.view.recipe;

import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.polyseme.state.Domain;
import org.polyseme.state.Experiment;
import org.polyseme.state.Field;
import org.polyseme.state.Numbers;
import org.polyseme.view.model.Workbench;

/** A field as a slider with its value to type above. FX thread only. */
final class SliderRow implements Row {
    /** Steps of a key in a hundredth of the slider's length; the end keys go all the way. */
    private static final Map<KeyCode, Integer> KEYS = Map.of(
            KeyCode.LEFT, -1,
            KeyCode.DOWN, -1,
            KeyCode.RIGHT, 1,
            KeyCode.UP, 1,
            KeyCode.PAGE_DOWN, -10,
            KeyCode.PAGE_UP, 10,
            KeyCode.HOME, -100,
            KeyCode.END, 100);

    private final Dial dial;
    private final Workbench workbench;
    private final ValueField value;
    private final RowHead head;
    private final TrackSlider track;
    private final Slider slider;
    private final VBox box;
    private boolean showing;

    SliderRow(Dial dial, Workbench workbench) {
        Field field = dial.field();
        boolean signed = dial.kind() == Dial.Kind.SIGNED_SLIDER;
        this.dial = dial;
        this.workbench = workbench;
        value = new ValueField(field, workbench);
        head = new RowHead(field, value);
        track = new TrackSlider(signed);
        slider = track.slider();
        slider.setId("slider-" + field.key());
        slider.setAccessibleText(field.label());
        box = new VBox(head, track);
        if (signed) {
            box.getStyleClass().add("signed-dial");
            box.getChildren().add(halves());
        }
        RowHead.furnish(box, dial, workbench);
        RowHead.typeOnDoubleClick(box, value);
        slider.valueProperty().subscribe((before, position) -> {
            if (!showing) {
                workbench.change(field, raw(scale().valueAt(position.doubleValue())));
                // What the recipe refused must not stay on screen.
                show(workbench.recipe());
            }
        });
        // From the press on, wherever on the track it was.
        slider.addEventFilter(MouseEvent.MOUSE_PRESSED, event -> workbench.dragging(true));
        slider.addEventFilter(MouseEvent.MOUSE_RELEASED, event -> workbench.dragging(false));
        slider.addEventFilter(KeyEvent.KEY_PRESSED, this::turn);
        slider.addEventFilter(KeyEvent.KEY_RELEASED, event -> workbench.grasping(false));
        slider.focusedProperty().subscribe((before, focused) -> {
            if (!focused) {
                workbench.grasping(false);
            }
        });
    }

    private static Node halves() {
        Label negative = new Label("− opposite: may share");
        negative.getStyleClass().add("negative-half");
        Label positive = new Label("same: pushed apart +");
        positive.getStyleClass().add("positive-half");
        Region between = new Region();
        HBox.setHgrow(between, Priority.ALWAYS);
        return new HBox(negative, between, positive);
    }

    private Scale scale() {
        return dial.scale().apply(workbench.recipe());
    }

    private Number raw(double number) {
        if (dial.field().domain() instanceof Domain.Whole) {
            return (long) number;
        }
        return number;
    }

    /** Moves the value by at least one that reads differently, however fine the scale is there. */
    private void turn(KeyEvent event) {
        Integer hundredths = KEYS.get(event.getCode());
        if (hundredths == null || event.isShortcutDown() || event.isAltDown()) {
            return;
        }
        event.consume();
        workbench.grasping(true); // until the key is released
        Scale scale = scale();
        double before = scale.valueAt(slider.getValue());
        double position = slider.getValue();
        do {
            position = Math.max(0, Math.min(1, position + hundredths / 100.0));
        } while (scale.valueAt(position) == before && position > 0 && position < 1);
        slider.setValue(position);
    }

    @Override
    public Node node() {
        return box;
    }

    @Override
    public Node control() {
        return slider;
    }

    @Override
    public Node entry() {
        return value;
    }

    @Override
    public void mark(Experiment running) {
        track.mark(dial.scale().apply(running).positionOf(number(running)));
    }

    private double number(Experiment recipe) {
        Object held = recipe.get(dial.field());
        return held instanceof Numbers numbers ? numbers.first() : ((Number) held).doubleValue();
    }

    @Override
    public void show(Experiment recipe) {
        showing = true;
        value.show(recipe);
        double number = number(recipe);
        Scale scale = dial.scale().apply(recipe);
        // A dragged thumb stays under the pointer although the value is rounded.
        if (!slider.isValueChanging() || scale.valueAt(slider.getValue()) != number) {
            slider.setValue(scale.positionOf(number));
        }
        if (dial.kind() == Dial.Kind.SIGNED_SLIDER) {
            head.setLabel(
                    dial.field().label() + (recipe.pairs() == 1 ? " of 1 pair" : " of " + recipe.pairs() + " pairs"));
        }
        showing = false;
    }
}
