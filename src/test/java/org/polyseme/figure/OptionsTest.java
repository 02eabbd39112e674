package org.polyseme.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.polyseme.measure.Band;
import org.polyseme.measure.ColumnShare;
import org.polyseme.measure.DefinitionKind;
import org.polyseme.measure.Interference;
import org.polyseme.state.Choice;
import org.polyseme.state.Domain;
import org.polyseme.state.RefusedValueException;

class OptionsTest {

    @ParameterizedTest
    @EnumSource(Option.class)
    void everyOptionBelongsToAFigureThatExistsAndHasItsOwnWord(Option option) {
        assertTrue(option.figure().equals(Option.ALL)
                || Figures.named(option.figure()).isPresent());
        assertEquals(
                1,
                Arrays.stream(Option.values())
                        .filter(other -> other.key().equals(option.key()))
                        .count());
        assertEquals(option, Option.named(option.key()).orElseThrow());
    }

    @ParameterizedTest
    @EnumSource(Option.class)
    void everyOptionIsReadAsItWasWritten(Option option) {
        Object other = other(option);
        Options set = Options.FIRST.with(option, other);
        assertEquals(Options.of(set.texts()), set);
        assertEquals(1, set.texts().size());
        assertEquals(Options.FIRST, set.with(option, option.first()));
    }

    private static Object other(Option option) {
        if (option.domain() instanceof Domain.OneOf one) {
            List<? extends Choice> choices = one.choices();
            return choices.get(choices.size() - 1).equals(option.first())
                    ? choices.get(0)
                    : choices.get(choices.size() - 1);
        } else if (option.domain() instanceof Domain.Flag) {
            return !(Boolean) option.first();
        } else if (option.domain() instanceof Domain.Real real) {
            return (real.min() + real.max()) / 2 + (real.max() - real.min()) / 64;
        }
        Domain.Whole whole = (Domain.Whole) option.domain();
        return option.first().equals(whole.max()) ? whole.min() : whole.max();
    }

    @Test
    void anOptionOutOfItsDomainIsRefusedByName() {
        RefusedValueException refused =
                assertThrows(RefusedValueException.class, () -> Options.FIRST.withText(Option.BAND_LOWER, "wide"));
        assertEquals("band.lower", refused.field());
        assertThrows(RefusedValueException.class, () -> Options.FIRST.withText(Option.BAND_LOWER, "-1"));
        assertThrows(RefusedValueException.class, () -> Options.of(Map.of("definition", "guess")));
    }

    @Test
    void wordsOfANewerVersionArePassedOver() {
        assertEquals(Options.FIRST, Options.of(Map.of("not.yet.thought.of", "7")));
    }

    @Test
    void theDefinitionFollowsItsKindAndItsThresholds() {
        assertEquals(Band.DEFAULT, Options.FIRST.definition());
        assertEquals(
                new Band(0.5, 1.2), Options.FIRST.with(Option.BAND_LOWER, 0.5).definition());
        // Crossed ends are one band still, so that no slider is ever refused.
        assertEquals(
                new Band(1.2, 2), Options.FIRST.with(Option.BAND_LOWER, 2.0).definition());
        assertEquals(
                ColumnShare.DEFAULT,
                Options.FIRST.with(Option.DEFINITION, DefinitionKind.SHARE).definition());
        assertEquals(
                Interference.DEFAULT,
                Options.FIRST.with(Option.DEFINITION, "interference").definition());
    }

    @Test
    void thresholdsOfAnotherDefinitionDoNotMatter() {
        assertTrue(Option.BAND_LOWER.matters(Options.FIRST));
        assertFalse(Option.COLUMN_SHARE.matters(Options.FIRST));
    }

    @Test
    void aFigureIsConcernedByItsOwnOptionsAndByThoseOfAll() {
        Options set = Options.FIRST
                .with(Option.BAND_LOWER, 0.5)
                .with(Option.WEIGHTS_ZOOM, 2.0)
                .with(Option.GEOMETRY_ZOOM, 3.0);
        assertEquals(
                Options.FIRST.with(Option.BAND_LOWER, 0.5).with(Option.WEIGHTS_ZOOM, 2.0), set.concerning("weights"));
    }
}
