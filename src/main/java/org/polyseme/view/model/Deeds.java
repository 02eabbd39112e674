package org.polyseme.view.model;

import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.polyseme.session.Deed;
import org.polyseme.session.Place;
import org.polyseme.session.Session;
import org.polyseme.state.Change;

/**
 * Makes entries of the undo history out of what the session is told. Taken back, a change that began a run or a branch
 * removes it and shows again what was shown before; done again, it brings that back as it was. FX thread only.
 */
final class Deeds {
    private final Session session;
    private final Workbench workbench;
    private @Nullable Held grasped;

    Deeds(Session session, Workbench workbench) {
        this.session = session;
        this.workbench = workbench;
    }

    /** All that is done between the beginning and the end is one deed. */
    void grasping(boolean begins) {
        Held before = grasped;
        if (begins) {
            grasped = before == null ? workbench.held() : before;
        } else if (before != null) {
            grasped = null;
            remember(before);
        }
    }

    /** What was there when the hand took hold of what it changes now; {@code before} where it holds nothing. */
    Held since(Held before) {
        Held held = grasped;
        return held == null ? before : held;
    }

    /** True while a hand holds what it took hold of when the run was over: whatever it sets begins a run. */
    boolean graspedAtEnd() {
        Held before = grasped;
        return before != null && before.isOver();
    }

    /** Makes an entry of what was done since, unless more of it is to come. */
    void remember(Held before) {
        Held after = workbench.held();
        if (grasped != null || after.isSettledAs(before)) {
            return;
        }
        String name = after.opened().equals(before.opened())
                ? FieldText.change(before.recipe(), after.recipe())
                : "opening " + after.opened().title();
        Deed deed = new Deed(before.told(), after.told());
        AtomicReference<Place> left = new AtomicReference<>(after.place());
        workbench
                .undo()
                .push(
                        name,
                        () -> {
                            left.set(workbench.held().place());
                            workbench.restore(before, () -> session.takeBack(deed, before.place(), settings(before)));
                        },
                        () -> workbench.restore(after, () -> session.doAgain(deed, place(left), settings(after))));
    }

    private static Change settings(Held held) {
        return new Change.Settings(0, held.recipe());
    }

    private static Place place(AtomicReference<Place> left) {
        return Objects.requireNonNull(left.get());
    }

    /**
     * Makes an entry of what a hand did to the run itself.
     *
     * @param before where the cursor was
     * @param deed the tickets of what was done
     * @param undo the change that brings back how it was, where no branch was begun
     * @param redo the change that does it again
     */
    void remember(String name, Place before, Deed deed, Change undo, Change redo) {
        AtomicReference<Place> left = new AtomicReference<>(before);
        workbench
                .undo()
                .push(
                        name,
                        () -> {
                            left.set(workbench.held().place());
                            session.takeBack(deed, before, undo);
                        },
                        () -> session.doAgain(deed, place(left), redo));
    }
}
