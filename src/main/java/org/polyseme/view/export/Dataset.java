package org.polyseme.view.export;

import java.util.Arrays;
import java.util.function.BiFunction;
import org.polyseme.export.Table;
import org.polyseme.measure.Definition;
import org.polyseme.state.Snapshot;

/** The tables that a CSV file can hold. */
@SuppressWarnings("ImmutableEnumChecker") // the functions hold no state
enum Dataset {
    CURVES("Curves", (snapshot, definition) -> Table.curves(snapshot)),
    FEATURES("Features", Table::features),
    NEURONS("Neurons", Table::neurons),
    WEIGHTS("Weights", (snapshot, definition) -> Table.weights(snapshot)),
    RUNS("Runs beside", Table::runs);

    private final String label;
    private final BiFunction<Snapshot, Definition, Table> table;

    Dataset(String label, BiFunction<Snapshot, Definition, Table> table) {
        this.label = label;
        this.table = table;
    }

    String label() {
        return label;
    }

    Table of(Snapshot snapshot, Definition definition) {
        return table.apply(snapshot, definition);
    }

    /** The table of this name; the curves where there is none. */
    static Dataset named(String name) {
        return Arrays.stream(values())
                .filter(dataset -> dataset.name().equals(name))
                .findFirst()
                .orElse(CURVES);
    }
}
