package org.polyseme.view;

import java.util.List;
import java.util.function.BooleanSupplier;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.MenuButton;
import javafx.scene.control.Slider;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import org.controlsfx.control.ToggleSwitch;
import org.jspecify.annotations.Nullable;
import org.polyseme.view.figures.FigurePane;

/**
 * The keys without Ctrl or Command, for the whole window. Each does one thing wherever the focus is, unless the control
 * that has it needs the key: text fields all of them, sliders and figures that can be moved the arrows. A focused button does not fire on Space, which
 * plays and pauses; it does on Enter. FX thread only.
 */
final class PlainKeys {
    private final Scene scene;
    private final List<Action> actions;
    private final BooleanSupplier menuIsOpen;
    private @Nullable KeyCode held;

    private PlainKeys(Scene scene, List<Action> actions, BooleanSupplier menuIsOpen) {
        this.scene = scene;
        this.actions = actions;
        this.menuIsOpen = menuIsOpen;
    }

    /** The scene's filters live as long as the scene. */
    static void install(Scene scene, List<Action> actions, BooleanSupplier menuIsOpen) {
        PlainKeys keys = new PlainKeys(scene, actions, menuIsOpen);
        scene.addEventFilter(KeyEvent.KEY_PRESSED, keys::pressed);
        scene.addEventFilter(KeyEvent.KEY_RELEASED, keys::released);
        scene.addEventFilter(MouseEvent.MOUSE_PRESSED, keys::leaveTextField);
    }

    /** A click beside a text field ends the typing: the next Space is meant for the run. */
    private void leaveTextField(MouseEvent event) {
        if (scene.getFocusOwner() instanceof TextInputControl field
                && !field.contains(field.sceneToLocal(event.getSceneX(), event.getSceneY()))) {
            scene.getRoot().requestFocus();
        }
    }

    private void pressed(KeyEvent event) {
        Node focus = scene.getFocusOwner();
        if (menuIsOpen.getAsBoolean()) {
            return;
        }
        if (focus instanceof TextInputControl) {
            keepFromAccelerators(event);
            return;
        }
        if (event.getCode() == KeyCode.ENTER && !event.isShortcutDown() && activate(focus)) {
            event.consume();
            return;
        }
        boolean takesArrows = focus instanceof Slider || (focus instanceof FigurePane figure && figure.takesArrows());
        if (takesArrows && event.getCode().isArrowKey()) {
            return;
        }
        for (Action action : actions) {
            if (action.key().match(event)) {
                // A key that is held down repeats; only steps should.
                if (held != event.getCode() || event.getCode().isArrowKey()) {
                    action.run().run();
                }
                held = event.getCode();
                event.consume();
                return;
            }
        }
    }

    /** A menu item's key would act after the text field let the press pass; the letter itself comes as another event. */
    private void keepFromAccelerators(KeyEvent event) {
        boolean letter = event.getCode() == KeyCode.SPACE || event.getCode().isLetterKey();
        if (letter && !event.isShortcutDown() && !event.isAltDown()) {
            event.consume();
        }
    }

    private static boolean activate(@Nullable Node focus) {
        if (focus instanceof MenuButton menu) {
            menu.show();
        } else if (focus instanceof ButtonBase button) {
            button.fire();
        } else if (focus instanceof ToggleSwitch toggle) {
            toggle.fire();
        } else if (focus instanceof ComboBoxBase<?> box) {
            box.show();
        } else {
            return false;
        }
        return true;
    }

    private void released(KeyEvent event) {
        if (event.getCode() == held) {
            held = null;
        }
        boolean space = event.getCode() == KeyCode.SPACE;
        if (space && !(scene.getFocusOwner() instanceof TextInputControl) && !menuIsOpen.getAsBoolean()) {
            event.consume();
        }
    }
}
