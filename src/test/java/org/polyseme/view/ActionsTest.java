package org.polyseme.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.input.KeyCombination;
import org.junit.jupiter.api.Test;

class ActionsTest {
    private final Actions actions = new Actions();
    private int done;

    private Action action(String id, String keys) {
        return Action.of(id, Section.RUN, id, () -> done++).on(keys);
    }

    @Test
    void noTwoActionsHaveOneKey() {
        actions.add(action("a", "Shortcut+Z, Shift+R"));
        assertThrows(IllegalStateException.class, () -> actions.add(action("b", "Shift+R")));
    }

    @Test
    void aKeyWithoutCtrlIsPlainAFunctionKeyIsNot() {
        assertTrue(Action.isPlain(KeyCombination.valueOf("Space")));
        assertTrue(Action.isPlain(KeyCombination.valueOf("Shift+Right")));
        assertTrue(Action.isPlain(KeyCombination.valueOf("Open Bracket")));
        assertFalse(Action.isPlain(KeyCombination.valueOf("Shortcut+K")));
        assertFalse(Action.isPlain(KeyCombination.valueOf("F6")));
    }

    @Test
    void whatIsDisabledIsNotDone() {
        SimpleBooleanProperty possible = new SimpleBooleanProperty(false);
        Action action = action("a", "A").onlyIf(possible);
        action.perform();
        assertEquals(0, done);
        possible.set(true);
        action.perform();
        assertEquals(1, done);
    }

    @Test
    void blocksOfASectionKeepTheirOrder() {
        actions.add(action("a", "A"), action("b", "B"));
        actions.add(Action.of("other", Section.FILE, "Other", () -> {}));
        actions.add(action("c", "C"));
        assertEquals(2, actions.blocks(Section.RUN).size());
        assertEquals("c", actions.blocks(Section.RUN).get(1).get(0).id());
        assertEquals("other", actions.named("other").id());
    }
}
