package org.polyseme.view;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.Scene;
import javafx.scene.input.KeyCombination;

/**
 * Everything that can be done in the window, in one table that menus, keys, palette and the list of keys all read. Each
 * part of the window adds a block of its own; blocks of one section stand in the menu in the order in which they were
 * added, a line between two. FX thread only.
 */
final class Actions {
    private final List<List<Action>> blocks = new ArrayList<>();
    private final Map<KeyCombination, Action> keys = new HashMap<>();

    /** Adds actions of one section that belong together. */
    void add(Action... block) {
        add(Arrays.asList(block));
    }

    void add(List<Action> block) {
        block.forEach(this::claimKeys);
        blocks.add(new ArrayList<>(block));
    }

    private void claimKeys(Action action) {
        for (KeyCombination key : action.keys()) {
            Action other = keys.putIfAbsent(key, action);
            if (other != null) {
                throw new IllegalStateException(key + " is the key of " + other.id() + " and " + action.id());
            }
        }
    }

    /** Adds an action to the block of another, after it. */
    void addAfter(String id, Action action) {
        claimKeys(action);
        String before = named(id).id();
        for (List<Action> block : blocks) {
            int at = block.stream().map(Action::id).toList().indexOf(before);
            if (at >= 0) {
                block.add(at + 1, action);
            }
        }
    }

    List<Action> all() {
        return blocks.stream().flatMap(List::stream).toList();
    }

    /** Those of a section, block by block. */
    List<List<Action>> blocks(Section section) {
        return blocks.stream()
                .filter(block -> !block.isEmpty() && block.get(0).section() == section)
                .toList();
    }

    Action named(String id) {
        return all().stream()
                .filter(action -> action.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no action is named " + id));
    }

    /** The keys beyond each action's first, which its menu item answers to. The scene keeps them. */
    void installFurtherKeys(Scene scene) {
        for (Action action : all()) {
            action.keys().stream()
                    .skip(1)
                    .filter(key -> !Action.isPlain(key))
                    .forEach(key -> scene.getAccelerators().put(key, action::perform));
        }
    }
}
