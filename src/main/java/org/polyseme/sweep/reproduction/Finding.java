package org.polyseme.sweep.reproduction;

/**
 * A row with our number. Immutable.
 *
 * @param row what was asked
 * @param found what came out
 */
public record Finding(Row row, Found found) {

    /** For tables: our number, with as many places as the band asks for. */
    public String text() {
        return found.text(row.expected().places());
    }

    /** True if ours lies in the row's band. */
    public boolean holds() {
        return row.expected().allows(found.value());
    }
}
