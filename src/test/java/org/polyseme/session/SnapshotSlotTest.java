package org.polyseme.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.polyseme.state.Experiment;
import org.polyseme.state.ModelKind;

class SnapshotSlotTest {
    private final SnapshotSlot slot = new SnapshotSlot();
    private final Frame older = frame(ModelKind.INCIDENTAL);
    private final Frame newer = frame(ModelKind.TIED_AUTOENCODER);

    private static Frame frame(ModelKind kind) {
        return new Frame(Blank.of(Experiment.defaults(kind)), TimelineView.EMPTY);
    }

    @Test
    void nothingMoreIsWantedBeforeTheLastWasTaken() {
        slot.put(older);
        assertFalse(slot.isWanted());
    }

    @Test
    void theNextIsWantedOnceTheLastWasTaken() {
        slot.put(older);
        slot.take();
        assertTrue(slot.isWanted());
    }

    @Test
    void theNewestTakesThePlaceOfTheOneBefore() {
        slot.put(older);
        slot.put(newer);
        assertEquals(Optional.of(newer), slot.take());
    }

    @Test
    void noPictureIsTakenTwice() {
        slot.put(older);
        slot.take();
        assertEquals(Optional.empty(), slot.take());
    }
}
