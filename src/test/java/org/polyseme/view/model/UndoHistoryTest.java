package org.polyseme.view.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class UndoHistoryTest {
    private final UndoHistory history = new UndoHistory();
    private int value;

    private void set(int wanted) {
        int before = value;
        value = wanted;
        history.push(before + " → " + wanted, () -> value = before, () -> value = wanted);
    }

    @Test
    void undoBringsBackAndRedoDoesAgain() {
        set(1);
        set(2);
        history.undo();
        assertEquals(1, value);
        history.undo();
        assertEquals(0, value);
        history.redo();
        history.redo();
        assertEquals(2, value);
    }

    @Test
    void itSaysWhatItWouldDo() {
        assertEquals("", history.undoNameProperty().get());
        set(1);
        assertEquals("0 → 1", history.undoNameProperty().get());
        assertEquals("", history.redoNameProperty().get());
        history.undo();
        assertEquals("", history.undoNameProperty().get());
        assertEquals("0 → 1", history.redoNameProperty().get());
    }

    @Test
    void somethingNewForgetsWhatCouldBeRedone() {
        set(1);
        history.undo();
        set(5);
        history.redo();
        assertEquals(5, value);
        history.undo();
        assertEquals(0, value);
    }

    @Test
    void nothingToUndoIsNoTrouble() {
        history.undo();
        history.redo();
        assertEquals(0, value);
    }

    @Test
    void whatAnEntryDoesIsNotRememberedAgain() {
        history.push("outer", () -> set(7), () -> set(8));
        history.undo();
        assertEquals(7, value);
        assertEquals("", history.undoNameProperty().get());
        assertEquals("outer", history.redoNameProperty().get());
    }

    @Test
    void itIsBounded() {
        for (int i = 1; i <= UndoHistory.MOST + 10; i++) {
            set(i);
        }
        for (int i = 0; i < 2 * UndoHistory.MOST; i++) {
            history.undo();
        }
        assertEquals(10, value);
    }
}
