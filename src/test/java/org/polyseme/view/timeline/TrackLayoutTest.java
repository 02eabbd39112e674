package org.polyseme.view.timeline;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.polyseme.session.TimelineView;
import org.polyseme.state.Branch;
import org.polyseme.state.Experiment;
import org.polyseme.state.History;
import org.polyseme.state.ModelKind;
import org.polyseme.state.Script;

class TrackLayoutTest {
    /** Of the pane inside its rim, and of a line of type. */
    private static final double HEIGHT = 87;

    private static final double LINE = 11;

    private static TrackLayout of(int branches) {
        Script script = Script.of(Experiment.defaults(ModelKind.INCIDENTAL));
        List<Branch> all = IntStream.range(0, branches)
                .mapToObj(id -> new Branch(id, "b" + id, id, OptionalInt.empty(), 0, script, 100, List.of()))
                .toList();
        TimelineView view =
                new TimelineView(all, 0, 100, true, List.of(), History.empty(), 0, 0, 0, 1, Optional.empty());
        return TrackLayout.of(view, 100, 1000, HEIGHT, 1, 0);
    }

    @Test
    void theWordsInTheGutterLieClearOfEachOther() {
        for (int branches : new int[] {2, 3, 20}) {
            TrackLayout layout = of(branches);
            int rows = layout.shown().size();
            double curve = (layout.sparklineTop() + layout.sparklineBottom()) / 2;
            assertTrue(layout.laneY(0) - LINE / 2 >= 2, "in the pane");
            assertTrue(layout.laneHeight() >= LINE, "lanes");
            assertTrue(curve - layout.laneY(rows - 1) >= LINE, "the curve's name below the last lane");
            assertTrue(layout.marksY() - curve >= LINE, "and above the marks");
        }
    }
}
