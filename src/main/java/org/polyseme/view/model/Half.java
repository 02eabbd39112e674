package org.polyseme.view.model;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.polyseme.view.model.Arrangement.Zone;

/**
 * Half of a pane, for a figure that has none. Immutable.
 *
 * @param beside the figure that keeps the other half
 * @param zone which half
 */
record Half(String beside, Zone zone) {

    /** Both halves of a pane; its longer side is parted first. */
    static Stream<Half> of(Tiles.Tile pane) {
        boolean isWide = pane.box().width() >= pane.box().height();
        return Stream.of(isWide ? Zone.RIGHT : Zone.BOTTOM, isWide ? Zone.BOTTOM : Zone.RIGHT)
                .map(zone -> new Half(pane.figure(), zone));
    }

    /** This one if it has room, else the other half of its pane, else one of the largest pane that has some. */
    Optional<Half> orAnother(List<Tiles.Tile> panes, Predicate<Half> hasRoom) {
        Stream<Tiles.Tile> bySize = panes.stream()
                .sorted(Comparator.comparing((Tiles.Tile tile) -> !tile.figure().equals(beside))
                        .thenComparing(tile -> -tile.box().area()));
        return Stream.concat(Stream.of(this), bySize.flatMap(Half::of))
                .filter(hasRoom)
                .findFirst();
    }
}
