package org.polyseme.view.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.polyseme.view.model.Arrangement.Pane;
import org.polyseme.view.model.Arrangement.Split;
import org.polyseme.view.model.Arrangement.Way;
import org.polyseme.view.model.Arrangement.Zone;
import org.polyseme.view.model.Tiles.Box;

class TilesTest {
    private static final double GAP = 12;
    private static final Arrangement THREE =
            new Split(Way.BELOW, 0.5, new Pane("a"), new Split(Way.RIGHT, 0.25, new Pane("b"), new Pane("c")));
    private static final Box ROOM = new Box(10, 20, 812, 612);

    private static Box box(Tiles tiles, String figure) {
        return tiles.tile(figure).orElseThrow().box();
    }

    @Test
    void panesAndGapsFillTheRoom() {
        Tiles tiles = Tiles.of(THREE, ROOM, GAP);
        assertEquals(new Box(10, 20, 812, 300), box(tiles, "a"));
        assertEquals(new Box(10, 332, 200, 300), box(tiles, "b"));
        assertEquals(new Box(222, 332, 600, 300), box(tiles, "c"));
        assertEquals(new Box(10, 320, 812, 12), tiles.dividers().get(0).box());
        assertEquals("1", tiles.dividers().get(1).path());
    }

    @ParameterizedTest
    @CsvSource({"700, 500", "1281, 799", "333, 222", "60, 40", "0, 0"})
    void nothingOverlapsAndNothingIsLeftOver(double width, double height) {
        Tiles tiles = Tiles.of(THREE, new Box(0, 0, width, height), GAP);
        Box a = box(tiles, "a");
        Box b = box(tiles, "b");
        Box c = box(tiles, "c");
        assertEquals(Math.max(height, GAP), a.height() + GAP + b.height(), 1e-9);
        assertEquals(Math.max(width, GAP), b.width() + GAP + c.width(), 1e-9);
        assertTrue(b.width() >= 0 && c.width() >= 0 && a.height() >= 0);
        assertEquals(Math.rint(b.width()), b.width());
    }

    @Test
    void noPaneIsSmallerThanItCanBeReadWhileTheRoomSuffices() {
        Tiles narrow = Tiles.of(THREE, new Box(0, 0, 300, 230), GAP);
        assertEquals(Tiles.LEAST_WIDTH, box(narrow, "b").width());
        assertEquals(300 - GAP - Tiles.LEAST_WIDTH, box(narrow, "c").width());
    }

    @Test
    void aDrawnDividerGivesTheShareThatPutsItThere() {
        Tiles.Divider divider = Tiles.of(THREE, ROOM, GAP).dividers().get(1);
        double share = divider.shareAt(410);
        assertEquals(0.5, share);
        Box drawn = Tiles.of(THREE.withShare("1", share), ROOM, GAP)
                .dividers()
                .get(1)
                .box();
        assertEquals(410, drawn.x());
        assertEquals(Tiles.LEAST_WIDTH / 800, divider.shareAt(-5_000));
        assertEquals(680.0 / 800, divider.shareAt(5_000));
    }

    @Test
    void neighboursAreThoseThatTouchThatSide() {
        Tiles tiles = Tiles.of(THREE, ROOM, GAP);
        assertEquals(Optional.of("a"), tiles.neighbour("c", Zone.TOP));
        assertEquals(Optional.of("b"), tiles.neighbour("c", Zone.LEFT));
        assertEquals(Optional.empty(), tiles.neighbour("c", Zone.BOTTOM));
        assertEquals(Optional.of("c"), tiles.neighbour("b", Zone.RIGHT));
    }

    @ParameterizedTest
    @CsvSource({
        "416, 170, CENTRE, 10 20 812 300",
        "416, 300, BOTTOM, 10 170 812 150",
        "60, 170, LEFT, 10 20 406 300",
        "416, 60, TOP, 10 20 812 150"
    })
    void aDropIsShownWhereThePaneWillBe(double x, double y, Zone zone, String preview) {
        double[] box = Arrays.stream(preview.split(" ", -1))
                .mapToDouble(Double::parseDouble)
                .toArray();
        Tiles tiles = Tiles.of(THREE, ROOM, GAP);
        assertEquals(
                Optional.of(new Tiles.Drop(Optional.of("a"), zone, new Box(box[0], box[1], box[2], box[3]))),
                tiles.drop("c", x, y, ROOM, 20));
    }

    @Test
    void onTheBorderOfTheWholeTheEdgeIsMeantAndOverItselfNothing() {
        Tiles tiles = Tiles.of(THREE, ROOM, GAP);
        Tiles.Drop edge = tiles.drop("c", 15, 400, ROOM, 20).orElseThrow();
        assertEquals(Optional.empty(), edge.onto());
        assertEquals(Zone.LEFT, edge.zone());
        assertEquals(new Box(10, 20, 271, 612), edge.preview());
        assertEquals(Optional.empty(), tiles.drop("c", 500, 480, ROOM, 20));
        assertEquals(Optional.empty(), tiles.drop("c", 5, 480, ROOM, 20));
    }
}
