package org.polyseme.view.recipe;

import javafx.css.PseudoClass;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Region;

/**
 * Keeps what is seen of a scrolled column in its place while rows come and go: a scroll pane remembers a share of the
 * column's height, not a distance. FX thread only.
 */
final class SteadyScroll {
    private static final double MARGIN = 12;
    private static final PseudoClass SCROLLS = PseudoClass.getPseudoClass("scrolls");

    private final ScrollPane pane;
    private final Region column;

    private SteadyScroll(ScrollPane pane, Region column) {
        this.pane = pane;
        this.column = column;
    }

    static SteadyScroll of(ScrollPane pane, Region column) {
        SteadyScroll steady = new SteadyScroll(pane, column);
        // Pane and column live equally long.
        pane.viewportBoundsProperty().subscribe(steady::tell);
        column.heightProperty().subscribe(steady::tell);
        column.heightProperty()
                .subscribe((before, after) -> steady.keep(before.doubleValue() - steady.seen(), after.doubleValue()));
        return steady;
    }

    /** For the style sheet, which shows the scroll bar only then. */
    private void tell() {
        pane.pseudoClassStateChanged(SCROLLS, column.getHeight() > seen() + 1);
    }

    private double seen() {
        return pane.getViewportBounds().getHeight();
    }

    private void keep(double roomBefore, double heightAfter) {
        double offset = Math.max(0, roomBefore) * pane.getVvalue();
        scrollTo(offset, heightAfter);
    }

    private void scrollTo(double offset, double height) {
        double room = height - seen();
        pane.setVvalue(room <= 0 ? 0 : Math.max(0, Math.min(1, offset / room)));
    }

    /** Brings a row of the column into sight, moving no further than needed. */
    void reveal(Node row) {
        column.getScene().getRoot().layout();
        Bounds bounds = column.sceneToLocal(row.localToScene(row.getBoundsInLocal()));
        double top = pane.getVvalue() * Math.max(0, column.getHeight() - seen());
        if (bounds.getMinY() < top) {
            scrollTo(bounds.getMinY() - MARGIN, column.getHeight());
        } else if (bounds.getMaxY() > top + seen()) {
            scrollTo(bounds.getMaxY() + MARGIN - seen(), column.getHeight());
        }
    }
}
