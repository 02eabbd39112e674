package org.polyseme.figure;

import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Optional;

/**
 * Where everything is in {@link WeightsFigure}; computed alike for painting and for pointing. Immutable.
 *
 * @param now where the weights are
 * @param start where those at the start are, if they are shown: in the same rows and columns
 * @param rows along the height of either, as far as zoomed
 * @param columns along the width of either
 */
record WeightsLayout(
        Rectangle2D now, Optional<Rectangle2D> start, CellAxis rows, CellAxis columns, CellOrder order, double zoom) {
    /** Above each of two matrices. */
    static final int CAPTION = 18;

    private static final int GAP = 24;
    private static final double LARGEST_CELL = 120;

    static WeightsLayout of(CellOrder order, Options options, Figure.Size size) {
        InitialPlace place = options.choice(Option.WEIGHTS_START, InitialPlace.class);
        Rectangle2D room = Sheet.plot(size, 48, Sheet.MARGIN, 24);
        boolean beside = place == InitialPlace.BESIDE;
        boolean under = place == InitialPlace.UNDER;
        int caption = beside || under ? CAPTION : 0;
        double width = Math.max(0, beside ? Math.floor((room.getWidth() - GAP) / 2) : room.getWidth());
        double height =
                Math.max(0, under ? Math.floor((room.getHeight() - 2 * caption) / 2) - 4 : room.getHeight() - caption);
        Rectangle2D now = new Rectangle2D.Double(room.getX(), room.getY() + caption, width, height);
        Rectangle2D start = new Rectangle2D.Double(
                beside ? now.getMaxX() + GAP : now.getX(),
                under ? now.getMaxY() + 8 + caption : now.getY(),
                width,
                height);
        int features = order.rows();
        int neurons = order.columns();
        boolean isStaircase = options.get(Option.WEIGHTS_ORDER) == CellOrder.Kind.FEATURE;
        int major = isStaircase ? Math.min(features, neurons) : 0;
        double zoom = options.number(Option.WEIGHTS_ZOOM);
        return new WeightsLayout(
                now,
                beside || under ? Optional.of(start) : Optional.empty(),
                CellAxis.even(features, height).zoomed(zoom, options.number(Option.WEIGHTS_DOWN), height),
                CellAxis.split(neurons, major, width).zoomed(zoom, options.number(Option.WEIGHTS_ACROSS), width),
                order,
                zoom);
    }

    boolean isEmpty() {
        return now.getWidth() < 1 || now.getHeight() < 1;
    }

    /** One matrix, or both. */
    List<Rectangle2D> plots() {
        return start.map(other -> List.of(now, other)).orElse(List.of(now));
    }

    /** The matrix under which the neurons' names stand. */
    Rectangle2D lowest() {
        return start.filter(other -> other.getY() > now.getY()).orElse(now);
    }

    CellAxis.Span visibleRows() {
        return rows.within(now.getHeight());
    }

    CellAxis.Span visibleColumns() {
        return columns.within(now.getWidth());
    }

    /** A column in one of the matrices, its ends cut to what is in sight; empty if nothing is. */
    Optional<Rectangle2D> column(int column, Rectangle2D plot) {
        double left = Math.max(0, columns.start(column));
        double right = Math.min(plot.getWidth(), columns.end(column));
        return right - left <= 0
                ? Optional.empty()
                : Optional.of(new Rectangle2D.Double(plot.getX() + left, plot.getY(), right - left, plot.getHeight()));
    }

    double cellHeight() {
        return rows.zones().get(0).cellWidth();
    }

    /** Of the widest columns. */
    double cellWidth() {
        return columns.zones().get(0).cellWidth();
    }

    private Optional<Rectangle2D> plotAt(double x, double y) {
        return plots().stream().filter(plot -> plot.contains(x, y)).findFirst();
    }

    /** The rows and columns that a pixel around this point shows. */
    Optional<Cells> under(double x, double y) {
        return plotAt(x, y)
                .map(plot -> new Cells(
                        rows.under(y - plot.getY() - 0.5, y - plot.getY() + 0.5),
                        columns.under(x - plot.getX() - 0.5, x - plot.getX() + 0.5)))
                .filter(cells -> !cells.rows.isEmpty() && !cells.columns.isEmpty());
    }

    /** A block of cells. */
    record Cells(CellAxis.Span rows, CellAxis.Span columns) {}

    Options dragged(Options options, double right, double down) {
        return moved(
                options,
                zoom,
                CellAxis.offset(zoom, options.number(Option.WEIGHTS_ACROSS), now.getWidth()) - right,
                CellAxis.offset(zoom, options.number(Option.WEIGHTS_DOWN), now.getHeight()) - down);
    }

    /** The point of the matrix under the pointer stays under it. */
    Options zoomed(Options options, double factor, double x, double y) {
        Rectangle2D plot = plotAt(x, y).orElse(now);
        double largest = Math.max(1, zoom * LARGEST_CELL / Math.max(1e-9, Math.min(cellHeight(), cellWidth())));
        double next = Math.max(1, Math.min(Math.min(largest, WeightsFigure.MOST_ZOOM), zoom * factor));
        double atX = Math.max(0, Math.min(plot.getWidth(), x - plot.getX()));
        double atY = Math.max(0, Math.min(plot.getHeight(), y - plot.getY()));
        double acrossBefore = CellAxis.offset(zoom, options.number(Option.WEIGHTS_ACROSS), now.getWidth());
        double downBefore = CellAxis.offset(zoom, options.number(Option.WEIGHTS_DOWN), now.getHeight());
        return moved(options, next, (acrossBefore + atX) * next / zoom - atX, (downBefore + atY) * next / zoom - atY);
    }

    private Options moved(Options options, double next, double across, double down) {
        if (next <= 1 || isEmpty()) {
            return options.with(Option.WEIGHTS_ZOOM, 1.0)
                    .with(Option.WEIGHTS_ACROSS, 0.5)
                    .with(Option.WEIGHTS_DOWN, 0.5);
        }
        return options.with(Option.WEIGHTS_ZOOM, next)
                .with(Option.WEIGHTS_ACROSS, centre(across, next, now.getWidth()))
                .with(Option.WEIGHTS_DOWN, centre(down, next, now.getHeight()));
    }

    private static double centre(double offset, double zoom, double length) {
        double inside = Math.max(0, Math.min(length * (zoom - 1), offset));
        return Math.max(0, Math.min(1, (inside + length / 2) / (length * zoom)));
    }
}
