package org.polyseme.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.polyseme.measure.Allocation;
import org.polyseme.measure.Band;
import org.polyseme.measure.Forecast;
import org.polyseme.state.Matrix;

class StrongestBlocksTest {

    /** Five columns of their own kind, then the rest. */
    private static CellAxis columns(int cells) {
        return new CellAxis(List.of(new CellAxis.Zone(0, 50, 0, 5), new CellAxis.Zone(58, 100, 5, cells - 5)));
    }

    @ParameterizedTest
    @CsvSource({"12, 17, 2", "13, 18, 2", "16, 21, 4", "7, 30, 4", "33, 40, 8"})
    void everyBlockHoldsItsStrongestCellAndKnowsWhichItIs(int rows, int cells, int size) {
        Matrix weights = Snapshots.random(rows, cells, 1, 5);
        Allocation allocation = Allocation.of(weights, Band.DEFAULT);
        CellOrder order = CellOrder.of(CellOrder.Kind.FEATURE, allocation, Forecast.of(weights));
        CellAxis columns = columns(cells);
        HeatmapRaster.Cells all = new WeightCells(weights, order, Lighting.of(Selection.NONE, allocation));
        StrongestBlocks blocks = StrongestBlocks.of(weights, order, columns, size);
        for (CellAxis.Zone zone : columns.zones()) {
            int firstBlock = zone.first() == 0 ? 0 : (5 + size - 1) / size;
            for (int row = 0; row < rows; row += size) {
                for (int column = 0; column < zone.cells(); column += size) {
                    int bestRow = row;
                    int bestColumn = zone.first() + column;
                    for (int r = row; r < Math.min(rows, row + size); r++) {
                        for (int c = column; c < Math.min(zone.cells(), column + size); c++) {
                            if (Math.abs(all.value(r, zone.first() + c)) > Math.abs(all.value(bestRow, bestColumn))) {
                                bestRow = r;
                                bestColumn = zone.first() + c;
                            }
                        }
                    }
                    int lit = bestRow * cells + bestColumn;
                    HeatmapRaster.Cells seen = blocks.over(new HeatmapRaster.Cells() {
                        @Override
                        public float value(int r, int c) {
                            return all.value(r, c);
                        }

                        @Override
                        public boolean isLit(int r, int c) {
                            return r * cells + c == lit;
                        }
                    });
                    int down = row / size;
                    int across = firstBlock + column / size;
                    float[] line = new float[across + 1];
                    seen.copyRow(down, across, across + 1, line);
                    assertEquals(all.value(bestRow, bestColumn), seen.value(down, across));
                    assertEquals(all.value(bestRow, bestColumn), line[across]);
                    assertEquals(true, seen.isLit(down, across));
                }
            }
        }
    }

    @Test
    void blocksLieWhereTheirCellsLie() {
        CellAxis coarse = StrongestBlocks.coarse(columns(25), 2);
        assertEquals(2, coarse.zones().size());
        assertEquals(3, coarse.zones().get(0).cells());
        assertEquals(3, coarse.zones().get(1).first());
        assertEquals(10, coarse.zones().get(1).cells());
        assertEquals(58, coarse.start(3));
        assertEquals(68, coarse.end(3));
    }

    @ParameterizedTest
    @CsvSource({"0.5, 1", "1.9, 1", "2, 2", "4.5, 2", "7.9, 2", "8, 4", "20, 8", "1000, 16"})
    void blocksAreHalfAsLargeAsAPixelWhereTheyCanBe(double cellsPerPixel, int size) {
        assertEquals(size, StrongestBlocks.size(cellsPerPixel));
    }

    @Test
    void aLoneWeightAmongMillionsIsSeenWhereItIs() {
        float[] values = new float[1100 * 1100];
        values[700 * 1100 + 301] = -1;
        Matrix weights = Matrix.of(1100, 1100, values);
        Perspective plain = Perspective.PLAIN.with(Options.FIRST.with(Option.WEIGHTS_ORDER, "trained"));
        Figure.Size size = new Figure.Size(364, 256);
        Painted painted = Painted.of(new WeightsFigure(), Snapshots.of(weights, weights), plain, size, 1);
        // 300 x 200 pixels of 3.7 x 5.5 cells: the plot begins at 48, 32.
        int blue = ColorMap.diverging(Look.LIGHT, WeightsFigure.SCALE).argb(-1);
        long near = 0;
        for (int x = 47; x <= 51; x++) {
            for (int y = 31; y <= 35; y++) {
                near += painted.at(x + 301 * 300 / 1100.0 - 1, y + 700 * 200 / 1100.0 - 1) == blue ? 1 : 0;
            }
        }
        assertEquals(1, near);
    }
}
