package org.polyseme.view;

import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.Slider;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import org.controlsfx.control.ToggleSwitch;
import org.jspecify.annotations.Nullable;
import org.polyseme.view.figures.Steered;

/**
 * The keys without Ctrl or Command, for the whole window. Each does one thing wherever the focus is, unless the control
 * that has it needs the key: text fields all of them, sliders and figures that can be moved the arrows. A focused button does not fire on Space, which
 * plays and pauses; it does on Enter. FX thread only.
 */
final class PlainKeys {
    private final Scene scene;
    private final List<Action> actions;
    private final BooleanSupplier menuHasKeys;
    private final BooleanSupplier keysAreTaken;
    private @Nullable KeyCode held;

    private PlainKeys(Scene scene, List<Action> actions, BooleanSupplier menuHasKeys, BooleanSupplier keysAreTaken) {
        this.scene = scene;
        this.actions = actions;
        this.menuHasKeys = menuHasKeys;
        this.keysAreTaken = keysAreTaken;
    }

    /**
     * The scene's filters live as long as the scene.
     *
     * @param menuHasKeys whether the keys walk through the bar of menus, all of which are closed
     * @param keysAreTaken whether an open menu or something over the window has all keys for itself
     */
    static void install(Scene scene, List<Action> actions, BooleanSupplier menuHasKeys, BooleanSupplier keysAreTaken) {
        PlainKeys keys = new PlainKeys(scene, actions, menuHasKeys, keysAreTaken);
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
        boolean choosing = focus instanceof ComboBoxBase<?> box && box.isShowing();
        if (choosing || keysAreTaken.getAsBoolean()) {
            return;
        }
        if (menuHasKeys.getAsBoolean()) {
            keepFromAccelerators(event);
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
        boolean takesArrows = focus instanceof Slider || (focus instanceof Steered picture && picture.takesArrows());
        boolean isEnd = event.getCode() == KeyCode.HOME || event.getCode() == KeyCode.END;
        if ((takesArrows && (event.getCode().isArrowKey() || isEnd)) || (focus instanceof ListView<?> && isEnd)) {
            return;
        }
        meant(event).ifPresent(action -> {
            // A key that is held down repeats; only steps should.
            if (held != event.getCode() || event.getCode().isArrowKey()) {
                action.perform();
            }
            held = event.getCode();
            event.consume();
        });
    }

    private Optional<Action> meant(KeyEvent event) {
        return actions.stream()
                .filter(action -> action.plainKeys().stream().anyMatch(key -> key.match(event)))
                .findFirst();
    }

    /** A menu item's key would act after a text field let the press pass; the letter itself comes as another event. */
    private void keepFromAccelerators(KeyEvent event) {
        KeyCode code = event.getCode();
        boolean moves = code.isNavigationKey() || code.isArrowKey();
        boolean edits = moves || code == KeyCode.ENTER || code == KeyCode.BACK_SPACE || code == KeyCode.DELETE;
        if (!edits && meant(event).isPresent()) {
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
        if (space && !(scene.getFocusOwner() instanceof TextInputControl) && !keysAreTaken.getAsBoolean()) {
            event.consume();
        }
    }
}
