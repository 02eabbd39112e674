package org.polyseme.view.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.polyseme.state.Branch;
import org.polyseme.state.Experiment;
import org.polyseme.state.ModelKind;
import org.polyseme.state.Script;

class LanesTest {
    private static Branch branch(int id, OptionalInt parent, long head) {
        Script script = Script.of(Experiment.defaults(ModelKind.INCIDENTAL));
        return new Branch(id, "b" + id, id, parent, 0, script, head, List.of());
    }

    private final Lanes lanes = Lanes.of(List.of(
            branch(0, OptionalInt.empty(), 10),
            branch(1, OptionalInt.empty(), 30),
            branch(2, OptionalInt.of(0), 20),
            branch(3, OptionalInt.of(2), 5),
            branch(4, OptionalInt.of(0), 1)));

    @Test
    void aBranchStandsBelowWhatItLeft() {
        assertEquals(
                List.of(0, 2, 3, 4, 1), lanes.rows().stream().map(Branch::id).toList());
        assertEquals(2, lanes.rowOf(3));
        assertEquals(-1, lanes.rowOf(9));
    }

    @Test
    void theLastStepOfAnyIsTheHead() {
        assertEquals(30, lanes.head());
        assertEquals(0, Lanes.of(List.of()).head());
    }

    @Test
    void thePresentBranchIsAlwaysSeen() {
        assertEquals(0, lanes.firstShown(0, 3, 2));
        assertEquals(2, lanes.firstShown(0, 3, 4));
        assertEquals(1, lanes.firstShown(1, 3, 2));
        assertEquals(0, lanes.firstShown(2, 3, 0));
        assertEquals(2, lanes.firstShown(9, 3, 4));
        assertEquals(0, lanes.firstShown(0, 3, -1));
    }
}
