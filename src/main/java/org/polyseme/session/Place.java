package org.polyseme.session;

/**
 * Where a cursor was. Immutable.
 *
 * @param branch its id; one that there is not where there was no run yet
 * @param step {@link #HEAD} where a step was new
 * @param plays whether it went on from there
 */
public record Place(int branch, long step, boolean plays) {
    /** The last step of the branch, wherever that has come to since. */
    public static final long HEAD = Long.MAX_VALUE;

    /** Where the cursor of this view is. */
    public static Place of(TimelineView view, boolean plays) {
        return new Place(view.current(), view.isLive() ? HEAD : view.cursor(), plays);
    }
}
