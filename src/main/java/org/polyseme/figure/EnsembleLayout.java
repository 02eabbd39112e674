package org.polyseme.figure;

import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * Where everything is in {@link EnsembleFigure}; computed alike for painting and for pointing. Immutable.
 *
 * @param tiles a place a seed, row after row: a picture over a line of words
 * @param gauge where the numbers stand; empty where there is no room
 * @param isBeside whether the gauge is a column at the right, else it is a line above
 */
record EnsembleLayout(List<Rectangle2D> tiles, Rectangle2D gauge, boolean isBeside) {
    /** Below each picture. */
    static final int WORDS = 20;

    private static final int GAP = 12;
    private static final int COLUMN = 196;
    private static final int LINE = 30;
    /** Pictures read best a little wider than high. */
    private static final double SHAPE = 1.35;

    static EnsembleLayout of(int seeds, Figure.Size size) {
        Rectangle2D room = Sheet.plot(size, Sheet.MARGIN, Sheet.MARGIN, 10);
        boolean isBeside = size.width() >= 520 && size.height() >= 210;
        boolean isAbove = !isBeside && size.width() >= 120;
        Rectangle2D gauge = new Rectangle2D.Double();
        if (isBeside) {
            double width = room.getWidth() - COLUMN - 2 * GAP;
            gauge.setRect(room.getMaxX() - COLUMN, room.getY() + 4, COLUMN, room.getHeight() - 4);
            room.setRect(room.getX(), room.getY() + 4, width, room.getHeight() - 4);
        } else if (isAbove) {
            gauge.setRect(room.getX(), room.getY(), room.getWidth(), LINE);
            room.setRect(room.getX(), room.getY() + LINE, room.getWidth(), room.getHeight() - LINE);
        }
        EnsembleLayout layout = new EnsembleLayout(tiles(seeds, room), gauge, isBeside);
        // The pictures come first.
        return isAbove && layout.isEmpty()
                ? new EnsembleLayout(
                        tiles(seeds, Sheet.plot(size, Sheet.MARGIN, Sheet.MARGIN, 10)), new Rectangle2D.Double(), false)
                : layout;
    }

    private static List<Rectangle2D> tiles(int seeds, Rectangle2D room) {
        int columns = 1;
        double best = 0;
        for (int c = 1; c <= seeds; c++) {
            Rectangle2D first = tile(0, c, (seeds + c - 1) / c, room);
            double worth = Math.min(first.getWidth(), SHAPE * (first.getHeight() - WORDS));
            if (worth > best) {
                best = worth;
                columns = c;
            }
        }
        List<Rectangle2D> tiles = new ArrayList<>(seeds);
        for (int k = 0; k < seeds; k++) {
            tiles.add(tile(k, columns, (seeds + columns - 1) / columns, room));
        }
        return List.copyOf(tiles);
    }

    private static Rectangle2D tile(int k, int columns, int rows, Rectangle2D room) {
        double width = Math.floor((room.getWidth() - (columns - 1) * GAP) / columns);
        double height = Math.floor((room.getHeight() - (rows - 1) * (GAP - 4)) / rows);
        return new Rectangle2D.Double(
                room.getX() + k % columns * (width + GAP),
                room.getY() + Math.floorDiv(k, columns) * (height + GAP - 4),
                Math.max(0, width),
                Math.max(0, height));
    }

    boolean isEmpty() {
        return tiles.get(0).getWidth() < 24 || tiles.get(0).getHeight() < WORDS + 16;
    }

    /** Where the k-th run is painted. */
    Rectangle2D picture(int k) {
        Rectangle2D tile = tiles.get(k);
        return new Rectangle2D.Double(tile.getX(), tile.getY(), tile.getWidth(), tile.getHeight() - WORDS);
    }

    /** The run whose place holds this point. */
    OptionalInt under(double x, double y) {
        return IntStream.range(0, tiles.size())
                .filter(k -> tiles.get(k).contains(x, y))
                .findFirst();
    }
}
