package org.polyseme.view.inspector;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What the inspector says about a selection. Immutable.
 *
 * @param title what is selected; empty where nothing is
 * @param polysemantic whether it is a neuron with at least two features on
 * @param rows at most {@link #ROWS}
 */
record Story(String title, boolean polysemantic, List<Row> rows) {
    /** The inspector keeps room for so many, so that nothing jumps when the selection changes. */
    static final int ROWS = 6;

    static final Story NONE = new Story("", false, List.of());

    /** A label and what there is to say under it. */
    record Row(String label, List<Piece> pieces) {
        Row {
            pieces = List.copyOf(pieces);
        }

        static Row of(String label, Piece... pieces) {
            return new Row(label, List.of(pieces));
        }

        String text() {
            return pieces.stream().map(Piece::text).collect(Collectors.joining());
        }
    }

    Story {
        rows = List.copyOf(rows);
        if (rows.size() > ROWS) {
            throw new IllegalArgumentException("expected at most " + ROWS + " rows, got " + rows.size());
        }
    }
}
