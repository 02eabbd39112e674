package org.polyseme.figure;

import java.util.ArrayList;
import java.util.List;
import org.polyseme.state.Matrix;

/**
 * A matrix in the order of the screen, the strongest cell of every block of {@code size × size}: what a painter of a
 * matrix that has several cells to a pixel may read in its place, {@code size²} times as fast. Blocks do not straddle the
 * zones of the columns. Immutable.
 */
final class StrongestBlocks {
    /** So that the place of a cell in its block fits a byte. */
    private static final int LARGEST = 16;

    private final int size;
    private final CellAxis columnsOfBlocks;
    private final List<CellAxis.Zone> zones;
    private final int rows;
    private final int width;
    private final float[] values;
    private final byte[] places;

    private StrongestBlocks(int size, CellAxis columnsOfBlocks, List<CellAxis.Zone> zones, int rows) {
        this.size = size;
        this.columnsOfBlocks = columnsOfBlocks;
        this.zones = zones;
        this.rows = rows;
        width = columnsOfBlocks.zones().stream().mapToInt(CellAxis.Zone::cells).sum();
        values = new float[blocks(rows, size) * width];
        places = new byte[values.length];
    }

    private static int blocks(int cells, int size) {
        return (cells + size - 1) / size;
    }

    /** How large blocks may be for so many cells to a pixel: 1 where they are of no use. */
    static int size(double cellsPerPixel) {
        int size = cellsPerPixel >= 2 ? 2 : 1;
        while (size < LARGEST && 4.0 * size <= cellsPerPixel) {
            size *= 2;
        }
        return size;
    }

    /** @param columns any axis with these zones, whatever its length */
    static StrongestBlocks of(Matrix weights, CellOrder order, CellAxis columns, int size) {
        int rows = weights.rows();
        StrongestBlocks blocks = new StrongestBlocks(size, coarse(columns, size), columns.zones(), rows);
        float[] row = new float[weights.columns()];
        int[] neurons = new int[order.columns()];
        for (int column = 0; column < neurons.length; column++) {
            neurons[column] = order.neuronAt(column);
        }
        for (int down = 0; down < rows; down++) {
            weights.copyRowTo(order.featureAt(down), row);
            blocks.add(down, row, neurons);
        }
        return blocks;
    }

    private void add(int down, float[] row, int[] neurons) {
        int line = down / size * width;
        int above = down % size * size;
        for (int z = 0; z < zones.size(); z++) {
            CellAxis.Zone zone = zones.get(z);
            int block = line + columnsOfBlocks.zones().get(z).first();
            int across = 0;
            for (int column = zone.first(); column < zone.first() + zone.cells(); column++) {
                float value = row[neurons[column]];
                if (Math.abs(value) > Math.abs(values[block])) {
                    values[block] = value;
                    places[block] = (byte) (above + across);
                }
                if (++across == size) {
                    across = 0;
                    block++;
                }
            }
        }
    }

    /** An axis whose cells are blocks of this one's; what is over at a zone's end makes a block of its own. */
    static CellAxis coarse(CellAxis axis, int size) {
        List<CellAxis.Zone> coarse = new ArrayList<>();
        int first = 0;
        for (CellAxis.Zone zone : axis.zones()) {
            int cells = blocks(zone.cells(), size);
            coarse.add(new CellAxis.Zone(zone.start(), cells * (double) size * zone.cellWidth(), first, cells));
            first += cells;
        }
        return new CellAxis(coarse);
    }

    /** To be painted along {@link #coarse} axes of what {@code cells} are painted along. */
    HeatmapRaster.Cells over(HeatmapRaster.Cells cells) {
        return new HeatmapRaster.Cells() {
            @Override
            public float value(int row, int column) {
                return values[row * width + column];
            }

            @Override
            public void copyRow(int row, int from, int to, float[] target) {
                System.arraycopy(values, row * width + from, target, from, to - from);
            }

            @Override
            public HeatmapRaster.Lit litRows(int from, int to) {
                return cells.litRows(from * size, Math.min(rows, to * size));
            }

            @Override
            public HeatmapRaster.Lit litColumns(int from, int to) {
                return from == to
                        ? HeatmapRaster.Lit.ALL
                        : cells.litColumns(firstColumn(from), firstColumn(to - 1) + columnsOf(to - 1));
            }

            @Override
            public boolean isLit(int row, int column) {
                int place = places[row * width + column] & 0xFF;
                return cells.isLit(row * size + place / size, firstColumn(column) + place % size);
            }
        };
    }

    private int zoneOf(int block) {
        int z = zones.size() - 1;
        while (z > 0 && block < columnsOfBlocks.zones().get(z).first()) {
            z--;
        }
        return z;
    }

    private int firstColumn(int block) {
        int z = zoneOf(block);
        return zones.get(z).first() + (block - columnsOfBlocks.zones().get(z).first()) * size;
    }

    private int columnsOf(int block) {
        CellAxis.Zone zone = zones.get(zoneOf(block));
        return Math.min(size, zone.first() + zone.cells() - firstColumn(block));
    }
}
