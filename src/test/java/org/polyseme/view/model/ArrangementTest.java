package org.polyseme.view.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.polyseme.view.model.Arrangement.Pane;
import org.polyseme.view.model.Arrangement.Split;
import org.polyseme.view.model.Arrangement.Way;
import org.polyseme.view.model.Arrangement.Zone;

class ArrangementTest {
    /** a above b and c. */
    private static final List<Zone> SIDES = List.of(Zone.LEFT, Zone.RIGHT, Zone.TOP, Zone.BOTTOM);

    private static final Arrangement THREE =
            new Split(Way.BELOW, 0.5, new Pane("a"), new Split(Way.RIGHT, 0.4, new Pane("b"), new Pane("c")));

    @Test
    void figuresStandInReadingOrder() {
        assertEquals(List.of("a", "b", "c"), THREE.figures());
        assertEquals(2, THREE.depth());
    }

    @Test
    void aFigureThatHasAPaneChangesPlacesAndAnotherTakesIt() {
        assertEquals(List.of("b", "a", "c"), THREE.with("a", "b").figures());
        assertEquals(List.of("a", "b", "z"), THREE.with("c", "z").figures());
        assertTrue(THREE.with("a", "b").hasShapeOf(THREE));
    }

    @Test
    void theRoomOfAClosedPaneGoesToItsNeighbour() {
        assertEquals(Optional.of(new Split(Way.BELOW, 0.5, new Pane("a"), new Pane("c"))), THREE.without("b"));
        assertEquals(Optional.empty(), new Pane("a").without("a"));
        assertEquals(Optional.of(THREE), THREE.without("nobody"));
    }

    @Test
    void aPaneIsHalvedOnTheSideThatIsNamed() {
        assertEquals(
                List.of("a", "b", "z", "c"), THREE.beside("b", Zone.RIGHT, "z").figures());
        assertEquals(
                List.of("a", "z", "b", "c"), THREE.beside("b", Zone.TOP, "z").figures());
        assertEquals(3, THREE.beside("b", Zone.TOP, "z").depth());
    }

    @Test
    void aMovedPaneLeavesNoHole() {
        assertEquals(
                new Split(Way.BELOW, 0.5, new Split(Way.RIGHT, 0.5, new Pane("a"), new Pane("c")), new Pane("b")),
                THREE.moved("c", "a", Zone.RIGHT));
        assertEquals(THREE.with("a", "c"), THREE.moved("c", "a", Zone.CENTRE));
        assertEquals(THREE, THREE.moved("a", "a", Zone.LEFT));
        Arrangement edge = THREE.movedToEdge("a", Zone.LEFT);
        assertEquals(
                new Split(Way.RIGHT, 1.0 / 3, new Pane("a"), new Split(Way.RIGHT, 0.4, new Pane("b"), new Pane("c"))),
                edge);
    }

    @Test
    void theNearestSplitOfThatWayGrows() {
        assertEquals(THREE.withShare("1", 0.5), THREE.grown("b", Way.RIGHT, 0.1));
        assertEquals(THREE.withShare("1", 0.4 - 0.1), THREE.grown("c", Way.RIGHT, 0.1));
        assertEquals(THREE.withShare("", 0.4), THREE.grown("c", Way.BELOW, 0.1));
        assertEquals(THREE, THREE.grown("a", Way.RIGHT, 0.1));
    }

    @Test
    void noShareIsSoSmallThatAPaneIsLost() {
        assertEquals(0.05, ((Split) THREE.withShare("", -3)).share());
        assertEquals(0.95, ((Split) THREE.withShare("", 7)).share());
    }

    @Test
    void whateverIsDoneEachFigureHasOnePlace() {
        SplittableRandom dice = new SplittableRandom(7);
        List<String> names = List.of("a", "b", "c", "d", "e", "f", "g");
        Arrangement at = THREE;
        for (int i = 0; i < 2_000; i++) {
            List<String> shown = at.figures();
            String one = shown.get(dice.nextInt(shown.size()));
            String other = shown.get(dice.nextInt(shown.size()));
            String any = names.get(dice.nextInt(names.size()));
            Zone zone = SIDES.get(dice.nextInt(SIDES.size()));
            Arrangement next = switch (dice.nextInt(4)) {
                case 0 -> at.with(one, any);
                case 1 -> at.moved(one, other, zone);
                case 2 -> at.shows(any) ? at.without(any).orElse(at) : at.beside(one, zone, any);
                default -> at.movedToEdge(one, zone);
            };
            at = next.isWithinBounds() ? next : at;
            assertEquals(at.figures().size(), new TreeSet<>(at.figures()).size());
            assertTrue(at.depth() <= Arrangement.DEEPEST);
        }
    }

    @Test
    void thirteenPanesAreTooMany() {
        Arrangement many = new Pane("0");
        for (int i = 1; i < 13; i++) {
            many = new Split(Way.RIGHT, 0.5, new Pane(String.valueOf(i)), many);
        }
        assertFalse(many.isWithinBounds());
    }
}
