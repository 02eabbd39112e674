package org.polyseme.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ZoomTest {
    @Test
    void typeAndRoomGrowWhileHairlinesAndColoursStay() {
        assertEquals(
                ".a { -fx-font-size: 19.5px; -fx-padding: 6 0 3 -15; -fx-background-insets: 0, 1; -fx-border-width: 1; "
                        + "-fx-text-fill: rgba(20, 23, 27, 0.32); }",
                Zoom.scaled(
                        ".a { -fx-font-size: 13px; -fx-padding: 4 0 2 -10; -fx-background-insets: 0, 1; "
                                + "-fx-border-width: 1; -fx-text-fill: rgba(20, 23, 27, 0.32); }",
                        150));
    }

    @Test
    void percentagesStayAsTheyAre() {
        assertEquals(
                ".thumb { -fx-background-radius: 50%; -fx-pref-width: 28px; }",
                Zoom.scaled(".thumb { -fx-background-radius: 50%; -fx-pref-width: 14px; }", 200));
    }

    @Test
    void whatLiesOnAPaintedFigureGrowsWithIt() {
        assertEquals(
                ".figure-chooser { -fx-font-size: 19.5pt; }",
                Zoom.scaled(".figure-chooser { -fx-font-size: 9.75pt; }", 200));
    }

    @Test
    void atTheOrdinarySizeTheSheetIsTheFileItself() {
        assertTrue(Zoom.sheet("window.css", 100).endsWith("window.css"));
        assertTrue(Zoom.sheet("window.css", 110).startsWith("data:text/css"));
    }

    @Test
    void onlyTensFromOneHundredToTwoHundredAreOffered() {
        assertEquals(100, Zoom.within(0));
        assertEquals(100, Zoom.within(104));
        assertEquals(150, Zoom.within(150));
        assertEquals(200, Zoom.within(1000));
    }
}
