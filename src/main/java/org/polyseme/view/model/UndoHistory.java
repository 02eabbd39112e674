package org.polyseme.view.model;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/**
 * What was done in the window and can be taken back: changes of the recipe, and whatever else pushes an entry. Training
 * is never among it; that is what the run's own history is for. FX thread only.
 */
public final class UndoHistory {
    /** More than anybody walks back, and few enough to forget what no longer matters. */
    static final int MOST = 200;

    private record Entry(String name, Runnable undo, Runnable redo, Object mark) {}

    private final Deque<Entry> done = new ArrayDeque<>();
    private final Deque<Entry> undone = new ArrayDeque<>();
    private final ReadOnlyStringWrapper undoName = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper redoName = new ReadOnlyStringWrapper("");
    private boolean replaying;

    /**
     * Remembers something that was just done. What is done while an entry is undone or redone is a part of that, and not
     * remembered; what could have been redone is forgotten.
     *
     * @param name what it was, to follow the word "Undo", such as "learning rate 0.02 → 0.05"
     * @param undo brings back how it was before
     * @param redo does it again
     */
    public void push(String name, Runnable undo, Runnable redo) {
        push(name, undo, redo, undo);
    }

    /**
     * Like {@link #push(String, Runnable, Runnable)}, for something that may go on.
     *
     * @param mark by which {@link #isNewest} knows the entry
     */
    public void push(String name, Runnable undo, Runnable redo, Object mark) {
        if (replaying) {
            return;
        }
        done.push(new Entry(name, undo, redo, mark));
        if (done.size() > MOST) {
            done.removeLast();
        }
        undone.clear();
        tellNames();
    }

    /** True while what was pushed with this mark is what {@link #undo} would take back, and nothing was taken back since. */
    @SuppressWarnings("ReferenceEquality") // the same thing that was done, not one like it
    public boolean isNewest(Object mark) {
        Entry newest = done.peek();
        return newest != null && newest.mark == mark && undone.isEmpty();
    }

    /** Takes the newest entry back; nothing where there is none. */
    public void undo() {
        move(done, undone, Entry::undo);
    }

    /** Does again what was taken back last; nothing where there is nothing, or something else was done since. */
    public void redo() {
        move(undone, done, Entry::redo);
    }

    private void move(Deque<Entry> from, Deque<Entry> to, Function<Entry, Runnable> way) {
        Entry entry = replaying ? null : from.poll();
        if (entry == null) {
            return;
        }
        replaying = true;
        try {
            way.apply(entry).run();
        } finally {
            replaying = false;
        }
        to.push(entry);
        tellNames();
    }

    /** What {@link #undo} would take back; empty where there is nothing. */
    public ReadOnlyStringProperty undoNameProperty() {
        return undoName.getReadOnlyProperty();
    }

    /** What {@link #redo} would do again; empty where there is nothing. */
    public ReadOnlyStringProperty redoNameProperty() {
        return redoName.getReadOnlyProperty();
    }

    /** Forgets everything: what was done was done to something that is not there any more. */
    public void clear() {
        done.clear();
        undone.clear();
        tellNames();
    }

    private void tellNames() {
        undoName.set(name(done));
        redoName.set(name(undone));
    }

    private static String name(Deque<Entry> entries) {
        Entry newest = entries.peek();
        return newest == null ? "" : newest.name();
    }
}
