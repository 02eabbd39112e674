package org.polyseme.view.recipe;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.polyseme.state.Experiment;
import org.polyseme.state.Field;

/**
 * Which rows of the recipe pane are seen: those that matter to the recipe and are basic for its model, or that the
 * opened recipe gives a value of its own; all others behind the "more" of their group, or found by a search. Confined to
 * the FX thread; knows no nodes.
 */
final class Disclosure {
    private static final Set<Field> STEADY = EnumSet.of(Field.OVERLAP);

    private final Set<Field.Group> closed = EnumSet.noneOf(Field.Group.class);
    private final Set<Field.Group> full = EnumSet.noneOf(Field.Group.class);
    private String search = "";

    /** How a group stands: its rows, and what its heading offers. */
    record Rows(Set<Field> seen, int hidden, boolean isFull) {}

    boolean isClosed(Field.Group group) {
        return closed.contains(group);
    }

    void closeOrOpen(Field.Group group) {
        flip(closed, group);
    }

    void moreOrFewer(Field.Group group) {
        flip(full, group);
        closed.remove(group);
    }

    private static void flip(Set<Field.Group> set, Field.Group group) {
        if (!set.remove(group)) {
            set.add(group);
        }
    }

    /** Shows what these words find in all groups; nothing but spaces ends the search. */
    void search(String words) {
        search = words.strip();
    }

    boolean isSearching() {
        return !search.isEmpty();
    }

    /** Makes sure that the field's row is seen, if it matters. */
    void reveal(Field field, Experiment recipe, Experiment opened) {
        search = "";
        closed.remove(field.group());
        if (!rows(field.group(), recipe, opened).seen().contains(field)) {
            full.add(field.group());
        }
    }

    /** @param opened the recipe that was opened, from which the user went on to {@code recipe} */
    Rows rows(Field.Group group, Experiment recipe, Experiment opened) {
        Set<Field> seen = EnumSet.noneOf(Field.class);
        int hidden = 0;
        for (Dial dial : Dial.in(group)) {
            if (!hasPlace(dial.field(), recipe, opened)) {
                continue;
            }
            if (isSearching()) {
                if (dial.answers(search)) {
                    seen.add(dial.field());
                }
            } else if (!closed.contains(group) && (full.contains(group) || isAtFirstSight(dial, recipe, opened))) {
                seen.add(dial.field());
            } else {
                hidden++;
            }
        }
        return new Rows(seen, hidden, full.contains(group));
    }

    /** One that stands above what decides whether it matters keeps its place, or that would move under the hand. */
    private static boolean hasPlace(Field field, Experiment recipe, Experiment opened) {
        boolean stays = STEADY.contains(field) && opened.model() == recipe.model() && field.matters(opened);
        return field.matters(recipe) || stays;
    }

    /** Depends on what was opened rather than on what was turned: a row must not vanish under the hand. */
    private static boolean isAtFirstSight(Dial dial, Experiment recipe, Experiment opened) {
        return dial.basic().contains(recipe.model())
                || (opened.model() == recipe.model()
                        && dial.field().matters(opened)
                        && !opened.get(dial.field())
                                .equals(Experiment.defaults(opened.model()).get(dial.field())));
    }

    /** Groups that are closed and full, in words to be remembered. */
    String text() {
        return Stream.concat(
                        closed.stream().map(group -> "-" + word(group)),
                        full.stream().map(group -> "+" + word(group)))
                .collect(Collectors.joining(" "));
    }

    /** Restores what {@link #text} gave; words that mean nothing are passed over. */
    void restore(String text) {
        closed.clear();
        full.clear();
        for (Field.Group group : Field.Group.values()) {
            if (Arrays.asList(text.split(" ", -1)).contains("-" + word(group))) {
                closed.add(group);
            }
            if (Arrays.asList(text.split(" ", -1)).contains("+" + word(group))) {
                full.add(group);
            }
        }
    }

    private static String word(Field.Group group) {
        return group.name().toLowerCase(Locale.ROOT);
    }
}
