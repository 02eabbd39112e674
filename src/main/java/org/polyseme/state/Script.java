package org.polyseme.state;

import java.util.List;
import java.util.stream.Stream;

/**
 * All that it takes to repeat a run bit for bit: the recipe that it began with, and what a hand changed on the way.
 * Immutable.
 *
 * @param changes by ascending step; those of one step in the order in which they were made
 */
public record Script(Experiment start, List<Change> changes) {

    public Script {
        changes = List.copyOf(changes);
        for (int c = 1; c < changes.size(); c++) {
            if (changes.get(c).step() < changes.get(c - 1).step()) {
                throw new IllegalArgumentException("expected changes by ascending step, got step "
                        + changes.get(c).step() + " after " + changes.get(c - 1).step());
            }
        }
    }

    /** A run that nobody touches. */
    public static Script of(Experiment start) {
        return new Script(start, List.of());
    }

    /** The recipe as it stands after {@code step} steps, changes made there included. */
    public Experiment recipeAt(long step) {
        Experiment recipe = start;
        for (Change change : changes) {
            if (change.step() <= step && change instanceof Change.Settings settings) {
                recipe = settings.recipe();
            }
        }
        return recipe;
    }

    /** The features that a hand holds after {@code step} steps, changes made there included, ascending. */
    public List<Integer> heldAt(long step) {
        List<Integer> held = List.of();
        for (Change change : changes) {
            if (change.step() <= step && change instanceof Change.Freeze freeze) {
                held = freeze.features();
            }
        }
        return held;
    }

    /** The same run up to {@code step}, changes made there included. */
    public Script upTo(long step) {
        return new Script(
                start, changes.stream().filter(change -> change.step() <= step).toList());
    }

    /** This run with one more change, made after all others. */
    public Script with(Change change) {
        return new Script(
                start, Stream.concat(changes.stream(), Stream.of(change)).toList());
    }
}
