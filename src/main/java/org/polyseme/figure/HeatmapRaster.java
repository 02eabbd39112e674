package org.polyseme.figure;

import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;

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
 * Colours are looked up once a row of cells and copied to all its pixel rows.
 */
final class HeatmapRaster {
    private HeatmapRaster() {}

    /** What a heat map shows. */
    interface Cells {
        float value(int row, int column);

        /** False where something else is lit. */
        default boolean isLit(int row, int column) {
            return true;
        }

        /** False for cells that are left to the ground. */
        default boolean isPresent(int row, int column) {
            return true;
        }
    }

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
        fill(pixels, spans(rows, height, scaleY), spans(columns, width, scaleX), cells, map);
        AffineTransform toDevice = AffineTransform.getTranslateInstance(area.getX(), area.getY());
        toDevice.scale(1 / scaleX, 1 / scaleY);
        g.drawImage(image, toDevice, null);
    }

    private static CellAxis.Span[] spans(CellAxis axis, int pixels, double scale) {
        CellAxis.Span[] spans = new CellAxis.Span[pixels];
        for (int p = 0; p < pixels; p++) {
            spans[p] = axis.under(p / scale, (p + 1) / scale);
        }
        return spans;
    }

    private static void fill(int[] pixels, CellAxis.Span[] rows, CellAxis.Span[] columns, Cells cells, ColorMap map) {
        int width = columns.length;
        for (int y = 0; y < rows.length; y++) {
            if (y > 0 && rows[y].equals(rows[y - 1])) {
                System.arraycopy(pixels, (y - 1) * width, pixels, y * width, width);
                continue;
            }
            for (int x = 0; x < width; x++) {
                boolean same = x > 0 && columns[x].equals(columns[x - 1]);
                pixels[y * width + x] = same ? pixels[y * width + x - 1] : colour(rows[y], columns[x], cells, map);
            }
        }
    }

    private static int colour(CellAxis.Span rows, CellAxis.Span columns, Cells cells, ColorMap map) {
        float strongest = 0;
        boolean isLit = false;
        for (int row = rows.from(); row < rows.to(); row++) {
            for (int column = columns.from(); column < columns.to(); column++) {
                float value = cells.isPresent(row, column) ? cells.value(row, column) : 0;
                if (Math.abs(value) > Math.abs(strongest)) {
                    strongest = value;
                    isLit = cells.isLit(row, column);
                }
            }
        }
        return isLit ? map.argb(strongest) : map.dimmed(strongest);
    }
}
