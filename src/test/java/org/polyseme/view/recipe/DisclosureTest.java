package org.polyseme.view.recipe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.polyseme.state.Experiment;
import org.polyseme.state.Field;
import org.polyseme.state.ModelKind;
import org.polyseme.state.NoiseKind;

class DisclosureTest {
    private static final Experiment OVERLAP = Experiment.defaults(ModelKind.INCIDENTAL)
            .with(Field.PAIRS, 16)
            .with(Field.OVERLAP, -0.95)
            .with(Field.L1, 0.01);

    private final Disclosure disclosure = new Disclosure();

    private Set<Field> seen(Field.Group group, Experiment recipe, Experiment opened) {
        return disclosure.rows(group, recipe, opened).seen();
    }

    private Set<Field> seen(Field.Group group) {
        return seen(group, OVERLAP, OVERLAP);
    }

    @Test
    void fewRowsAreSeenAtFirst() {
        int rows = 0;
        for (Field.Group group : Dial.groups()) {
            rows += seen(group).size();
        }
        assertTrue(rows <= 11, rows + " rows");
        assertEquals(Set.of(Field.OVERLAP, Field.PAIRS), seen(Field.Group.OVERLAP));
    }

    @Test
    void moreShowsWhateverMatters() {
        disclosure.moreOrFewer(Field.Group.PRESSURE);
        assertEquals(Set.of(Field.L1, Field.L1_ON, Field.L4, Field.NOISE, Field.DROPOUT), seen(Field.Group.PRESSURE));
        disclosure.moreOrFewer(Field.Group.PRESSURE);
        assertEquals(Set.of(Field.L1), seen(Field.Group.PRESSURE));
    }

    @Test
    void everythingThatMattersCanBeReached() {
        for (ModelKind model : ModelKind.values()) {
            Experiment recipe = Experiment.defaults(model);
            for (Field field : Field.values()) {
                Disclosure fresh = new Disclosure();
                fresh.reveal(field, recipe, recipe);
                assertEquals(
                        field.matters(recipe),
                        fresh.rows(field.group(), recipe, recipe).seen().contains(field),
                        model + " " + field);
            }
        }
    }

    @Test
    void whatTheOpenedRecipeSetsIsSeen() {
        Experiment noisy = OVERLAP.with(Field.NOISE, NoiseKind.BIPOLAR).with(Field.NOISE_SD, 0.1);
        assertTrue(seen(Field.Group.PRESSURE, noisy, noisy).containsAll(Set.of(Field.NOISE, Field.NOISE_SD)));
    }

    /** Or it would vanish under the hand that turns it back to its default. */
    @Test
    void aRowStaysWhileItIsTurnedToItsDefault() {
        Experiment dropping = OVERLAP.with(Field.DROPOUT, 0.2);
        assertTrue(seen(Field.Group.PRESSURE, dropping.with(Field.DROPOUT, 0), dropping)
                .contains(Field.DROPOUT));
    }

    @Test
    void aSearchFindsWhatIsHiddenAndOnlyWhatMatters() {
        disclosure.search("drop");
        assertEquals(Set.of(Field.DROPOUT), seen(Field.Group.PRESSURE));
        assertEquals(Set.of(), seen(Field.Group.MODEL));
        disclosure.search("layers");
        assertEquals(Set.of(), seen(Field.Group.MODEL));
        disclosure.search(" ");
        assertFalse(disclosure.isSearching());
    }

    @Test
    void theOverlapKeepsItsPlaceAboveThePairsWhenThereAreNone() {
        Experiment none = OVERLAP.with(Field.PAIRS, 0);
        assertEquals(Set.of(Field.OVERLAP, Field.PAIRS), seen(Field.Group.OVERLAP, none, OVERLAP));
        assertEquals(Set.of(Field.PAIRS), seen(Field.Group.OVERLAP, none, none), "there never were any");
    }

    @Test
    void aFoldedGroupShowsNothingAndCountsWhatItHides() {
        disclosure.closeOrOpen(Field.Group.RUN);
        assertEquals(Set.of(), seen(Field.Group.RUN));
        assertEquals(4, disclosure.rows(Field.Group.RUN, OVERLAP, OVERLAP).hidden());
    }

    @Test
    void whatWasOpenedAndFoldedIsRemembered() {
        disclosure.moreOrFewer(Field.Group.PRESSURE);
        disclosure.closeOrOpen(Field.Group.RUN);
        Disclosure restored = new Disclosure();
        restored.restore("nonsense " + disclosure.text());
        assertTrue(restored.isClosed(Field.Group.RUN));
        assertTrue(restored.rows(Field.Group.PRESSURE, OVERLAP, OVERLAP).isFull());
    }
}
