package org.polyseme.state;

import java.util.List;
import java.util.OptionalInt;

/**
 * One line of time: a run from its initialisation, or what became of another from a step on. Its script alone repeats all
 * of it, the part that it shares with its parent included. Immutable.
 *
 * @param id tells it from the others of its session
 * @param colour index into a palette that has no end
 * @param parent the branch that it left; empty for one that began with an initialisation
 * @param forkStep the step at which it left it; 0 for one without a parent
 * @param head the last recorded step
 * @param marks what is worth finding on it, by ascending step
 */
public record Branch(
        int id,
        String name,
        int colour,
        OptionalInt parent,
        long forkStep,
        Script script,
        long head,
        List<Mark> marks) {

    public Branch {
        marks = List.copyOf(marks);
    }
}
