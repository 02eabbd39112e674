package org.polyseme.view.model;

import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.polyseme.session.Loop;
import org.polyseme.session.Session;

/** The stretch of steps that is played over and over, as a hand sets it. FX thread only. */
public final class LoopModel {
    private final Session session;
    private final Workbench workbench;
    private final ReadOnlyObjectWrapper<Optional<Loop>> range = new ReadOnlyObjectWrapper<>(Optional.empty());

    LoopModel(Session session, Workbench workbench) {
        this.session = session;
        this.workbench = workbench;
    }

    /** Empty where play goes on. */
    public ReadOnlyObjectProperty<Optional<Loop>> rangeProperty() {
        return range.getReadOnlyProperty();
    }

    public Optional<Loop> range() {
        return range.get();
    }

    /** Plays from now on between these two, in whichever order. */
    public void set(long one, long other) {
        if (!workbench.refuseToTrain()) {
            put(Optional.of(Loop.between(one, other)));
        }
    }

    /** The loop in the words of a session file; empty where there is none. */
    public String text() {
        return range().map(loop -> loop.from() + ":" + loop.to()).orElse("");
    }

    /** The loop that {@link #text} told; what is no loop is passed over, so that any version's session opens. */
    public void restore(String text) {
        if (text.matches("\\d{1,18}:\\d{1,18}")) {
            int colon = text.indexOf(':');
            set(Long.parseLong(text.substring(0, colon)), Long.parseLong(text.substring(colon + 1)));
        }
    }

    /** Plays on; does nothing where there is no loop. */
    public void clear() {
        put(Optional.empty());
    }

    private void put(Optional<Loop> wanted) {
        if (!wanted.equals(range.get())) {
            range.set(wanted);
            session.loop(wanted);
        }
    }

    /** Begins the loop at the cursor; it reaches as far as it did, else as the record does, else as the recipe. */
    public void beginHere() {
        long here = workbench.time().cursor();
        long head = workbench.time().head();
        long silent = head > here ? head : workbench.recipe().steps();
        set(here, range().map(Loop::to).filter(to -> to > here).orElse(Math.max(here + 1, silent)));
    }

    /** Ends the loop at the cursor; it begins where it did, else at the first step. */
    public void endHere() {
        long here = workbench.time().cursor();
        if (here == 0) {
            workbench.refuse("A loop ends after the first step: go to a later one and press O.");
            return;
        }
        set(range().map(Loop::from).filter(from -> from < here).orElse(0L), here);
    }

    /** Plays all that is recorded over and over, or ends the loop. */
    public void toggle() {
        if (range().isPresent()) {
            clear();
        } else {
            set(0, Math.max(1, workbench.time().head()));
        }
    }
}
