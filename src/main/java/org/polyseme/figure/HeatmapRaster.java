package org.polyseme.figure;

import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * Paints a matrix as cells, one pixel of the device at a time.
 *
 * <h2>Resolution</h2>
 *
 * The area is mapped to device pixels by the scale of the graphics' transform, an {@code int[]} of exactly that size is
 * filled and drawn 1:1. Nothing is interpolated: every pixel has the colour of one cell, and edges are sharp at any
 * zoom.
 *
 * <h2>More cells than pixels</h2>
 *
 * A pixel that covers several cells shows the one with the largest |value|, so that no live weight vanishes.
 *
 * <h2>Cost</h2>
 *
 * Every cell in sight is read once, row by row. The strongest of several is found among whole numbers in the order of the
 * |values|, down first and across once for a line of pixels: without a branch, for of noise nothing can be foretold. Only
 * where a line of pixels or a column of them is lit in part is it asked which cell that was.
 */
final class HeatmapRaster {
    private HeatmapRaster() {}

    /** What a heat map shows. */
    interface Cells {
        float value(int row, int column);

        /** Fills {@code values} from {@code from} to {@code to - 1} with the values of these columns. */
        default void copyRow(int row, int from, int to, float[] values) {
            for (int column = from; column < to; column++) {
                values[column] = value(row, column);
            }
        }

        /** True where all of this row is lit, whatever else is. */
        default boolean isRowLit(int row) {
            return true;
        }

        /** True where all of this column is lit, whatever else is. */
        default boolean isColumnLit(int column) {
            return true;
        }

        /** False where something else is lit. */
        default boolean isLit(int row, int column) {
            return isRowLit(row) || isColumnLit(column);
        }

        /** How many of the rows {@code from} to {@code to - 1} are lit. */
        default Lit litRows(int from, int to) {
            return Lit.of(from, to, this::isRowLit);
        }

        /** How many of the columns {@code from} to {@code to - 1} are lit. */
        default Lit litColumns(int from, int to) {
            return Lit.of(from, to, this::isColumnLit);
        }
    }

    /** How many of several rows, or columns, are lit. */
    enum Lit {
        ALL,
        SOME,
        NONE;

        static Lit of(int from, int to, IntPredicate isLit) {
            int lit = 0;
            for (int i = from; i < to; i++) {
                lit += isLit.test(i) ? 1 : 0;
            }
            return lit == to - from ? ALL : lit > 0 ? SOME : NONE;
        }
    }

    /** Neighbouring pixels of a line that show the same cells. */
    private record Run(int pixel, int pixels, CellAxis.Span cells) {}

    static void paint(Graphics2D g, Rectangle2D area, CellAxis rows, CellAxis columns, Cells cells, ColorMap map) {
        AffineTransform transform = g.getTransform();
        double scaleX = Math.hypot(transform.getScaleX(), transform.getShearY());
        double scaleY = Math.hypot(transform.getScaleY(), transform.getShearX());
        int width = (int) Math.round(area.getWidth() * scaleX);
        int height = (int) Math.round(area.getHeight() * scaleY);
        if (width < 1 || height < 1) {
            return;
        }
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        int[] pixels = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
        fill(pixels, width, runs(rows, height, scaleY), runs(columns, width, scaleX), cells, map);
        AffineTransform toDevice = AffineTransform.getTranslateInstance(area.getX(), area.getY());
        toDevice.scale(1 / scaleX, 1 / scaleY);
        g.drawImage(image, toDevice, null);
    }

    private static List<Run> runs(CellAxis axis, int pixels, double scale) {
        List<Run> runs = new ArrayList<>();
        int start = 0;
        CellAxis.Span before = axis.under(0, 1 / scale);
        for (int p = 1; p <= pixels; p++) {
            CellAxis.Span span = p < pixels ? axis.under(p / scale, (p + 1) / scale) : CellAxis.Span.EMPTY;
            if (p == pixels || !span.equals(before)) {
                runs.add(new Run(start, p - start, before));
                start = p;
                before = span;
            }
        }
        return runs;
    }

    /** Row by row of the matrix, which is the order in which it lies in memory. */
    private static void fill(int[] pixels, int width, List<Run> rows, List<Run> columns, Cells cells, ColorMap map) {
        Line line = new Line(columns, cells);
        for (Run down : rows) {
            line.read(down.cells);
            int start = down.pixel * width;
            line.paint(pixels, start, down.cells, map);
            for (int y = 1; y < down.pixels; y++) {
                System.arraycopy(pixels, start, pixels, start + y * width, width);
            }
        }
    }

    /** A line of pixels, and the cells with the largest |value| along it. */
    private static final class Line {
        private final Cells cells;
        private final Run[] runs;
        private final Lit[] lit;
        private final int[] from;
        private final int[] to;
        private final int[] pixels;
        private final boolean isOnePixelEach;
        /** The cells in sight. */
        private final int first;

        private final int last;
        private final float[] row;
        private final int[] strongest;
        private final float[] values;
        private final int[] colours;

        Line(List<Run> columns, Cells cells) {
            this.cells = cells;
            runs = columns.toArray(Run[]::new);
            lit = columns.stream()
                    .map(run -> cells.litColumns(run.cells.from(), run.cells.to()))
                    .toArray(Lit[]::new);
            from = columns.stream().mapToInt(run -> run.cells.from()).toArray();
            to = columns.stream().mapToInt(run -> run.cells.to()).toArray();
            pixels = columns.stream().mapToInt(Run::pixels).toArray();
            isOnePixelEach = Arrays.stream(pixels).allMatch(each -> each == 1);
            first = columns.stream()
                    .filter(run -> !run.cells.isEmpty())
                    .mapToInt(run -> run.cells.from())
                    .min()
                    .orElse(0);
            last = Arrays.stream(to).max().orElse(0);
            row = new float[last];
            strongest = new int[last];
            values = new float[runs.length];
            colours = new int[runs.length];
        }

        /** A whole number for each float, the larger the larger its |value|. */
        private static int ranked(float value) {
            return Integer.rotateLeft(Float.floatToRawIntBits(value), 1) ^ Integer.MIN_VALUE;
        }

        private static float valueOf(int ranked) {
            return Float.intBitsToFloat(Integer.rotateRight(ranked ^ Integer.MIN_VALUE, 1));
        }

        void read(CellAxis.Span rows) {
            Arrays.fill(strongest, ranked(0f));
            for (int down = rows.from(); down < rows.to(); down++) {
                cells.copyRow(down, first, last, row);
                for (int column = first; column < last; column++) {
                    strongest[column] = Math.max(strongest[column], ranked(row[column]));
                }
            }
            for (int r = 0; r < values.length; r++) {
                int best = ranked(0f);
                for (int column = from[r]; column < to[r]; column++) {
                    best = Math.max(best, strongest[column]);
                }
                values[r] = valueOf(best);
            }
        }

        void paint(int[] target, int start, CellAxis.Span rows, ColorMap map) {
            Lit across = cells.litRows(rows.from(), rows.to());
            if (across == Lit.ALL && isOnePixelEach) {
                map.argb(values, target, start);
                return;
            }
            map.argb(values, colours, 0);
            int x = start;
            for (int r = 0; r < values.length; r++) {
                boolean isLit = across == Lit.ALL
                        || lit[r] == Lit.ALL
                        || ((across == Lit.SOME || lit[r] == Lit.SOME) && isStrongestLit(rows, runs[r].cells));
                int colour = isLit ? colours[r] : map.dimmed(values[r]);
                int end = x + pixels[r];
                while (x < end) {
                    target[x++] = colour;
                }
            }
        }

        private boolean isStrongestLit(CellAxis.Span rows, CellAxis.Span columns) {
            int best = ranked(0f);
            boolean isLit = true;
            for (int down = rows.from(); down < rows.to(); down++) {
                for (int column = columns.from(); column < columns.to(); column++) {
                    int here = ranked(cells.value(down, column));
                    if (here > best) {
                        best = here;
                        isLit = cells.isLit(down, column);
                    }
                }
            }
            return isLit;
        }
    }
}
