package org.polyseme.sweep.reproduction;

/**
 * One number of the reproduction table. Immutable.
 *
 * @param id a few words with hyphens, by which the row is chosen
 * @param what the number, in a line
 * @param expected what it should be
 * @param work how ours is found
 * @param isLong true for what takes more than minutes, which only the full table has
 */
public record Row(String id, String what, Expectation expected, Work work, boolean isLong) {

    Row(String id, String what, Expectation expected, Work work) {
        this(id, what, expected, work, false);
    }

    /** True if a word chooses this row: its id, or the first words of it. */
    public boolean isChosenBy(String word) {
        return id.equals(word) || id.startsWith(word + "-");
    }

    /** True if nothing is trained for it. */
    public boolean isComputed() {
        return work instanceof Work.Computed;
    }
}
