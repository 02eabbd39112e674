package org.polyseme.view.timeline;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.polyseme.session.TimelineView;
import org.polyseme.state.Branch;
import org.polyseme.state.Mark;

/**
 * Where on the timeline everything stands: branches above, the count below them, the track with its marks, its labels.
 * Two branches or twenty take the same room, so that nothing else in the window moves. Immutable.
 *
 * @param unit how many times as large as at first type is, for what goes with it
 * @param firstRow of the lanes, the first shown
 * @param head the last recorded step of the present branch
 */
record TrackLayout(
        TrackScale scale, Lanes lanes, int firstRow, double height, double unit, List<Mark> marks, long head) {
    /** Rows of branches that are seen at once. */
    static final int MOST_ROWS = 3;

    private static final double GUTTER = 104;
    private static final double RIGHT = 28;
    private static final double REACH = 6;

    /**
     * @param planned the step at which the run is to end
     * @param wishedRow the first row of branches to show, if the present one is seen then
     */
    static TrackLayout of(TimelineView view, long planned, double width, double height, double unit, int wishedRow) {
        Lanes lanes = Lanes.of(view.branches());
        double gutter = GUTTER * unit;
        long reach = Math.max(lanes.head(), view.cursor());
        TrackScale scale = TrackScale.of(gutter, width - gutter - RIGHT * unit, reach, planned);
        int first = lanes.firstShown(wishedRow, MOST_ROWS, lanes.rowOf(view.current()));
        List<Mark> marks = view.branch().map(Branch::marks).orElse(List.of());
        return new TrackLayout(
                scale,
                lanes,
                first,
                height,
                unit,
                marks,
                view.branch().map(Branch::head).orElse(0L));
    }

    double gutter() {
        return scale.left();
    }

    /** The branches that are seen, from the top; none where there is only one. */
    List<Branch> shown() {
        List<Branch> rows = lanes.rows();
        return rows.size() < 2 ? List.of() : rows.subList(firstRow, Math.min(rows.size(), firstRow + MOST_ROWS));
    }

    int hiddenRows() {
        return shown().isEmpty() ? 0 : lanes.rows().size() - shown().size();
    }

    double laneHeight() {
        return 11 * unit;
    }

    double laneY(int shownRow) {
        return 8 * unit + shownRow * laneHeight();
    }

    private double lanesBottom() {
        return shown().isEmpty() ? 6 * unit : laneY(shown().size()) - laneHeight() / 2 + unit;
    }

    double sparklineTop() {
        return lanesBottom();
    }

    double sparklineBottom() {
        return marksY() - 6 * unit;
    }

    double marksY() {
        return trackY() - 9 * unit;
    }

    double trackY() {
        return height - 24 * unit;
    }

    double labelY() {
        return height - 9 * unit;
    }

    /** The branch whose lane lies at {@code y}. */
    Optional<Branch> branchAt(double y) {
        int row = (int) Math.floor((y - laneY(0) + laneHeight() / 2) / laneHeight());
        return row >= 0 && row < shown().size() ? Optional.of(shown().get(row)) : Optional.empty();
    }

    /** True beside the row of marks, where they are explained. */
    boolean isLegend(double x, double y) {
        return x < gutter() && Math.abs(y - marksY()) <= REACH * unit;
    }

    /** The marks at a point, those of the step nearest to it. */
    List<Mark> marksAt(double x, double y) {
        if (Math.abs(y - marksY()) > REACH * unit) {
            return List.of();
        }
        Optional<Mark> nearest = marks.stream()
                .filter(mark -> Math.abs(scale.x(mark.step()) - x) <= REACH * unit)
                .min(Comparator.comparingDouble(mark -> Math.abs(scale.x(mark.step()) - x)));
        return nearest.stream()
                .flatMap(one -> marks.stream().filter(mark -> mark.step() == one.step()))
                .toList();
    }
}
