package org.polyseme.figure;

import java.util.List;

/**
 * Where the cells of a heat map lie along one of its sides, in logical pixels from the side's start. Immutable.
 *
 * <pre>
 *   start                                   length
 *     │ 0 │ 1 │ 2 │ ... │ gap │4│5│6│7│8│9│... │        zones of wide and of narrow cells
 * </pre>
 *
 * A pixel shows the cell under its centre; where cells are smaller than pixels, all those that it covers, of which a
 * painter shows the strongest.
 */
record CellAxis(List<Zone> zones) {

    /** Equally wide cells, {@code first} being the number of the first. */
    record Zone(double start, double length, int first, int cells) {
        double cellWidth() {
            return length / cells;
        }
    }

    /** Cells {@code from} to {@code to}, exclusive. */
    record Span(int from, int to) {
        static final Span EMPTY = new Span(0, 0);

        boolean isEmpty() {
            return from == to;
        }
    }

    CellAxis {
        zones = List.copyOf(zones);
    }

    static CellAxis even(int cells, double length) {
        return new CellAxis(List.of(new Zone(0, length, 0, cells)));
    }

    /**
     * Wide cells for the first {@code major} of {@code cells}, the rest narrow behind a gap; even where that would not
     * help.
     */
    static CellAxis split(int cells, int major, double length) {
        double gap = 8;
        double wide = Math.min(24 * major, Math.floor((length - gap) * 2 / 3));
        boolean helps = major > 0 && cells > major && wide / major > 1.5 * (length - gap - wide) / (cells - major);
        if (!helps || length < 64) {
            return even(cells, length);
        }
        return new CellAxis(
                List.of(new Zone(0, wide, 0, major), new Zone(wide + gap, length - wide - gap, major, cells - major)));
    }

    /**
     * This axis of so many pixels made {@code zoom} times as long, and moved so that {@code centre}, a share of it, comes
     * to the middle; never beyond its ends. Parts of it then lie outside the side.
     */
    CellAxis zoomed(double zoom, double centre, double length) {
        double offset = offset(zoom, centre, length);
        return new CellAxis(zones.stream()
                .map(zone -> new Zone(zone.start * zoom - offset, zone.length * zoom, zone.first, zone.cells))
                .toList());
    }

    /** How many pixels of a zoomed axis lie before the side's start. */
    static double offset(double zoom, double centre, double length) {
        return Math.max(0, Math.min(length * (zoom - 1), centre * length * zoom - length / 2));
    }

    /** The cells of which something lies between 0 and {@code length}, gaps passed over; empty if none does. */
    Span within(double length) {
        Span found = Span.EMPTY;
        for (Zone zone : zones) {
            int from = Math.max(0, (int) Math.floor(-zone.start / zone.cellWidth()));
            int to = Math.min(zone.cells, (int) Math.ceil((length - zone.start) / zone.cellWidth()));
            if (from < to) {
                int first = found.isEmpty() ? zone.first + from : found.from;
                found = new Span(first, zone.first + to);
            }
        }
        return found;
    }

    /** The cells that a pixel from {@code from} to {@code to} shows; empty in a gap or outside. */
    Span under(double from, double to) {
        double middle = (from + to) / 2;
        for (Zone zone : zones) {
            double local = middle - zone.start;
            if (local >= 0 && local < zone.length) {
                return under(zone, from - zone.start, to - zone.start, local);
            }
        }
        return Span.EMPTY;
    }

    private static Span under(Zone zone, double from, double to, double middle) {
        double cells = zone.cells / zone.length;
        int cell = clamp((int) Math.floor(middle * cells), zone.cells);
        if (cells * (to - from) <= 1) {
            return new Span(zone.first + cell, zone.first + cell + 1);
        }
        int first = clamp((int) Math.floor(from * cells), zone.cells);
        int last = to >= zone.length ? zone.cells - 1 : clamp((int) Math.floor(to * cells) - 1, zone.cells);
        return new Span(zone.first + first, zone.first + Math.max(first, last) + 1);
    }

    /** Where this cell begins. */
    double start(int cell) {
        Zone zone = zoneOf(cell);
        return zone.start + (cell - zone.first) * zone.cellWidth();
    }

    /** Where this cell ends. */
    double end(int cell) {
        return start(cell) + zoneOf(cell).cellWidth();
    }

    double middle(int cell) {
        return (start(cell) + end(cell)) / 2;
    }

    private Zone zoneOf(int cell) {
        for (Zone zone : zones) {
            if (cell < zone.first + zone.cells) {
                return zone;
            }
        }
        throw new IndexOutOfBoundsException("expected a cell on this axis, got " + cell);
    }

    private static int clamp(int cell, int cells) {
        return Math.max(0, Math.min(cells - 1, cell));
    }
}
