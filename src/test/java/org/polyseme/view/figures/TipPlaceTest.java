package org.polyseme.view.figures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TipPlaceTest {
    private static final TipPlace.Side FIRST = TipPlace.Side.BELOW_RIGHT;
    private static final TipPlace PLACE = new TipPlace(200, 40, 1000, 600);

    @Test
    void withRoomItStandsBelowAndToTheRight() {
        TipPlace.Found found = PLACE.beside(new Point2D(500, 300), FIRST, List.of());
        assertEquals(FIRST, found.side());
        assertEquals(new BoundingBox(514, 314, 200, 40), found.bounds());
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "999, 0", "0, 599", "999, 599", "500, 599", "999, 300", "3, 300", "500, 2"})
    void atTheWindowsEdgesItIsInTheWindowAndNotUnderThePointer(double x, double y) {
        Bounds tip = PLACE.beside(new Point2D(x, y), FIRST, List.of()).bounds();
        assertTrue(new BoundingBox(0, 0, 1000, 600).contains(tip), tip::toString);
        assertFalse(tip.contains(x, y), tip::toString);
    }

    @Test
    void itKeepsOffALegendOnWhicheverSideThatIs() {
        Point2D pointer = new Point2D(500, 300);
        for (TipPlace.Side side : TipPlace.Side.values()) {
            Bounds legend = PLACE.beside(pointer, side, List.of()).bounds();
            Bounds tip = PLACE.beside(pointer, side, List.of(legend)).bounds();
            assertFalse(
                    tip.intersects(
                            legend.getMinX() + 1, legend.getMinY() + 1, legend.getWidth() - 2, legend.getHeight() - 2),
                    side::name);
        }
    }

    @Test
    void itStaysOnItsSideWhileThatIsAsGood() {
        Point2D pointer = new Point2D(500, 300);
        assertEquals(
                TipPlace.Side.ABOVE_LEFT,
                PLACE.beside(pointer, TipPlace.Side.ABOVE_LEFT, List.of()).side());
    }

    @Test
    void whereAllIsLegendItCoversTheLeastOfIt() {
        Bounds most = new BoundingBox(0, 0, 1000, 320);
        TipPlace.Found found = PLACE.beside(new Point2D(500, 300), FIRST, List.of(most));
        assertEquals(TipPlace.Side.BELOW_RIGHT, found.side());
        Bounds all = new BoundingBox(0, 0, 1000, 600);
        assertEquals(
                FIRST, PLACE.beside(new Point2D(500, 300), FIRST, List.of(all)).side());
    }

    @ParameterizedTest
    @CsvSource({
        "'loss 0.33', 'loss~0.33'",
        "'cosine −1.000 (at start +0.600)', 'cosine~−1.000 (at start~+0.600)'",
        "'mean (0.5', 'mean~(0.5'",
        "'norm = 0.5 ± 0.1', 'norm~=~0.5~±~0.1'",
        "'share 12 %', 'share~12~%'",
        "'f3 on n17', 'f3 on n17'"
    })
    void aNumberNeverBeginsALine(String text, String expected) {
        assertEquals(expected, HoverTip.whole(text).replace('\u00a0', '~'));
    }
}
