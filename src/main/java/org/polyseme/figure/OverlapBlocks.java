package org.polyseme.figure;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.polyseme.measure.Tegum;
import org.polyseme.state.Matrix;

/**
 * Which feature stands in which row and column of {@link OverlapFigure}: as numbered, or those of one shape together, so
 * that products lie in blocks along the diagonal. Immutable.
 *
 * @param order the features from the first row on
 * @param blocks of two features or more
 * @param shapes the name of them all; empty if something has none
 */
record OverlapBlocks(List<Integer> order, List<Block> blocks, Optional<String> shapes) {

    /** Rows and columns {@code from} to {@code to}, exclusive. */
    record Block(String name, int from, int to) {
        boolean contains(int row, int column) {
            return from <= Math.min(row, column) && Math.max(row, column) < to;
        }
    }

    OverlapBlocks {
        order = List.copyOf(order);
        blocks = List.copyOf(blocks);
    }

    static OverlapBlocks asNumbered(int cells) {
        return new OverlapBlocks(IntStream.range(0, cells).boxed().toList(), List.of(), Optional.empty());
    }

    /** Of the first features: shapes by their first feature, then what is part of none, then what is hardly there. */
    static OverlapBlocks of(Matrix weights, int cells) {
        Tegum tegum = Tegum.of(weights);
        TreeSet<Integer> rest = new TreeSet<>(IntStream.range(0, cells).boxed().toList());
        List<Integer> order = new ArrayList<>();
        List<Block> blocks = new ArrayList<>();
        List<Tegum.Factor> factors = tegum.factors().stream()
                .filter(factor -> rest.containsAll(factor.features()))
                .sorted(Comparator.comparingInt(factor -> factor.features().get(0)))
                .toList();
        for (Tegum.Factor factor : factors) {
            int from = order.size();
            order.addAll(factor.features());
            if (factor.features().size() > 1) {
                blocks.add(new Block(factor.name(), from, order.size()));
            }
        }
        order.forEach(rest::remove);
        tegum.unnamed().stream().filter(rest::remove).forEach(order::add);
        order.addAll(rest);
        return new OverlapBlocks(order, blocks, tegum.name());
    }

    int featureAt(int row) {
        return order.get(row);
    }

    /** The name of the block that a cell lies in, if it lies in one. */
    Optional<String> at(int row, int column) {
        return blocks.stream()
                .filter(block -> block.contains(row, column))
                .map(Block::name)
                .findFirst();
    }

    void paint(Graphics2D g, OverlapFigure.Layout layout, Look look) {
        g.setColor(look.text());
        g.setStroke(new BasicStroke(1));
        for (Block block : blocks) {
            Rectangle2D first = layout.cell(block.from, block.from);
            Rectangle2D last = layout.cell(block.to - 1, block.to - 1);
            g.draw(new Rectangle2D.Double(
                    first.getX() - 0.5,
                    first.getY() - 0.5,
                    last.getMaxX() - first.getX() + 1,
                    last.getMaxY() - first.getY() + 1));
        }
    }
}
