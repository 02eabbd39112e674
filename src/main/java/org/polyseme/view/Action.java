package org.polyseme.view;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyCombination.ModifierValue;
import org.jspecify.annotations.Nullable;

/**
 * Something the user can do by a menu, a key or the palette. Made with its name, place and deed; all else is added with
 * the methods that give another action. FX thread only.
 *
 * @param id its word in code, and the menu item's
 * @param label as the menu has it; ends in an ellipsis only if a dialog follows
 * @param keys the first stands in the menu; one without Ctrl or Command works wherever no control needs it for itself
 * @param enabled whether it can be done now
 * @param chosen for one of several that exclude each other, whether it is the one; for a switch, whether it is on; null for all
 *     others
 * @param isSwitch true where doing it again undoes it
 */
record Action(
        String id,
        Section section,
        ObservableValue<String> label,
        List<KeyCombination> keys,
        ObservableValue<Boolean> enabled,
        @Nullable ObservableValue<Boolean> chosen,
        boolean isSwitch,
        Runnable run) {

    static Action of(String id, Section section, String label, Runnable run) {
        return new Action(
                id,
                section,
                new ReadOnlyStringWrapper(label),
                List.of(),
                new ReadOnlyBooleanWrapper(true),
                null,
                false,
                run);
    }

    /** @param names such as {@code Shortcut+Shift+Z}, parted by commas */
    Action on(String names) {
        List<KeyCombination> parsed = Arrays.stream(names.split(", ", -1))
                .map(KeyCombination::valueOf)
                .toList();
        return new Action(id, section, label, parsed, enabled, chosen, isSwitch, run);
    }

    Action labelled(ObservableValue<String> changing) {
        return new Action(id, section, changing, keys, enabled, chosen, isSwitch, run);
    }

    Action onlyIf(ObservableValue<Boolean> possible) {
        return new Action(id, section, label, keys, possible, chosen, isSwitch, run);
    }

    Action chosenIf(ObservableValue<Boolean> isChosen) {
        return new Action(id, section, label, keys, enabled, isChosen, false, run);
    }

    /** Turns something on and off. */
    Action switching(ObservableValue<Boolean> isOn) {
        return new Action(id, section, label, keys, enabled, isOn, true, run);
    }

    /** Does it, if it can be done now. */
    void perform() {
        if (enabled.getValue()) {
            run.run();
        }
    }

    Optional<KeyCombination> key() {
        return keys.stream().findFirst();
    }

    /** The keys that some controls need for themselves: those without Ctrl or Command that are no function keys. */
    List<KeyCombination> plainKeys() {
        return keys.stream().filter(Action::isPlain).toList();
    }

    static boolean isPlain(KeyCombination key) {
        boolean functionKey =
                key instanceof KeyCodeCombination code && code.getCode().isFunctionKey();
        return key.getShortcut() != ModifierValue.DOWN && key.getAlt() != ModifierValue.DOWN && !functionKey;
    }
}
