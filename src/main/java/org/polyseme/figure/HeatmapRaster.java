package org.polyseme.figure;

import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

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
 * Every cell in sight is read once, row by row; colours are looked up once a row of cells and copied to all its pixel
 * rows.
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

        /** False where something else is lit. */
        default boolean isLit(int row, int column) {
            return true;
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
        int from = columns.stream()
                .filter(run -> !run.cells.isEmpty())
                .mapToInt(run -> run.cells.from())
                .min()
                .orElse(0);
        int to = columns.stream().mapToInt(run -> run.cells.to()).max().orElse(0);
        float[] values = new float[to];
        Strongest line = new Strongest(columns);
        for (Run down : rows) {
            line.clear();
            for (int row = down.cells.from(); row < down.cells.to(); row++) {
                cells.copyRow(row, from, to, values);
                line.add(row, values);
            }
            int start = down.pixel * width;
            line.paint(pixels, start, cells, map);
            for (int y = 1; y < down.pixels; y++) {
                System.arraycopy(pixels, start, pixels, start + y * width, width);
            }
        }
    }

    /** The cells with the largest |value| along a line of pixels. */
    private static final class Strongest {
        private final List<Run> columns;
        private final int[] from;
        private final int[] to;
        private final float[] values;
        private final int[] rowOf;
        private final int[] columnOf;

        Strongest(List<Run> columns) {
            this.columns = columns;
            from = columns.stream().mapToInt(run -> run.cells.from()).toArray();
            to = columns.stream().mapToInt(run -> run.cells.to()).toArray();
            values = new float[columns.size()];
            rowOf = new int[columns.size()];
            columnOf = new int[columns.size()];
        }

        void clear() {
            Arrays.fill(values, 0);
        }

        void add(int row, float[] cells) {
            for (int r = 0; r < values.length; r++) {
                float strongest = values[r];
                int found = -1;
                for (int column = from[r]; column < to[r]; column++) {
                    float value = cells[column];
                    if (Math.abs(value) > Math.abs(strongest)) {
                        strongest = value;
                        found = column;
                    }
                }
                if (found >= 0) {
                    values[r] = strongest;
                    rowOf[r] = row;
                    columnOf[r] = found;
                }
            }
        }

        void paint(int[] pixels, int start, Cells cells, ColorMap map) {
            for (int r = 0; r < values.length; r++) {
                Run run = columns.get(r);
                boolean isLit = values[r] == 0 || cells.isLit(rowOf[r], columnOf[r]);
                int colour = isLit ? map.argb(values[r]) : map.dimmed(values[r]);
                for (int x = start + run.pixel; x < start + run.pixel + run.pixels; x++) {
                    pixels[x] = colour;
                }
            }
        }
    }
}
