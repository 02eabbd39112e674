package org.polyseme.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeatmapRasterTest {
    private static final ColorMap MAP = ColorMap.diverging(Look.LIGHT, 1);

    private static BufferedImage paint(int rows, int columns, double scale, HeatmapRaster.Cells cells) {
        BufferedImage image = new BufferedImage((int) (100 * scale), (int) (60 * scale), BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        g.scale(scale, scale);
        HeatmapRaster.paint(
                g,
                new Rectangle2D.Double(10, 10, 80, 40),
                CellAxis.even(rows, 40),
                CellAxis.even(columns, 80),
                cells,
                MAP);
        g.dispose();
        return image;
    }

    @ParameterizedTest
    @ValueSource(doubles = {1, 1.5, 2, 3})
    void everyCellHasItsColourAndSharpEdges(double scale) {
        BufferedImage image = paint(5, 10, scale, (row, column) -> (row * 10 + column) / 50f - 0.5f);
        for (int row = 0; row < 5; row++) {
            for (int column = 0; column < 10; column++) {
                int expected = MAP.argb((row * 10 + column) / 50f - 0.5f);
                int left = (int) Math.ceil((10 + 8 * column) * scale);
                int top = (int) Math.ceil((10 + 8 * row) * scale);
                int right = (int) Math.floor((18 + 8 * column) * scale) - 1;
                int bottom = (int) Math.floor((18 + 8 * row) * scale) - 1;
                assertEquals(expected, image.getRGB(left, top));
                assertEquals(expected, image.getRGB(right, bottom));
            }
        }
    }

    @Test
    void aLoneWeightAmongThousandsIsSeen() {
        BufferedImage image = paint(300, 4096, 1, (row, column) -> row == 123 && column == 2345 ? -1 : 0.01f);
        int x = 10 + 2345 * 80 / 4096;
        int y = 10 + 123 * 40 / 300;
        assertEquals(MAP.argb(-1), image.getRGB(x, y));
    }

    @Test
    void whatIsNotLitIsDimmed() {
        BufferedImage image = paint(1, 2, 1, new HeatmapRaster.Cells() {
            @Override
            public float value(int row, int column) {
                return 0.75f;
            }

            @Override
            public boolean isRowLit(int row) {
                return false;
            }

            @Override
            public boolean isColumnLit(int column) {
                return column == 1;
            }
        });
        assertEquals(MAP.dimmed(0.75), image.getRGB(30, 30));
        assertEquals(MAP.argb(0.75), image.getRGB(70, 30));
    }

    /** 7 × 3 cells under a pixel and more: each shows the first of the strongest, lit if that one is. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 17, 20, 40, 61, 280})
    void ofSeveralCellsThePixelShowsTheStrongestLitIfItIs(int rows) {
        int columns = 3 * rows;
        Random random = new Random(rows);
        float[][] values = new float[rows][columns];
        for (float[] row : values) {
            for (int column = 0; column < columns; column++) {
                row[column] = random.nextFloat() * 2 - 1;
            }
        }
        HeatmapRaster.Cells cells = new HeatmapRaster.Cells() {
            @Override
            public float value(int row, int column) {
                return values[row][column];
            }

            @Override
            public boolean isRowLit(int row) {
                return row % 5 == 1;
            }

            @Override
            public boolean isColumnLit(int column) {
                return column % 7 == 3;
            }
        };
        BufferedImage image = paint(rows, columns, 1, cells);
        CellAxis down = CellAxis.even(rows, 40);
        CellAxis across = CellAxis.even(columns, 80);
        for (int y = 0; y < 40; y++) {
            for (int x = 0; x < 80; x++) {
                CellAxis.Span under = down.under(y, y + 1);
                CellAxis.Span beside = across.under(x, x + 1);
                float strongest = 0;
                boolean isLit = true;
                for (int row = under.from(); row < under.to(); row++) {
                    for (int column = beside.from(); column < beside.to(); column++) {
                        if (Math.abs(values[row][column]) > Math.abs(strongest)) {
                            strongest = values[row][column];
                            isLit = row % 5 == 1 || column % 7 == 3;
                        }
                    }
                }
                int expected = isLit ? MAP.argb(strongest) : MAP.dimmed(strongest);
                assertEquals(expected, image.getRGB(10 + x, 10 + y), x + ", " + y);
            }
        }
    }

    @Test
    void nothingIsPaintedOutside() {
        BufferedImage image = paint(3, 3, 2, (row, column) -> 1);
        assertEquals(0xFF000000, image.getRGB(19, 60));
        assertEquals(0xFF000000, image.getRGB(180, 60));
        assertEquals(MAP.argb(1), image.getRGB(20, 20));
        assertEquals(MAP.argb(1), image.getRGB(179, 99));
    }
}
