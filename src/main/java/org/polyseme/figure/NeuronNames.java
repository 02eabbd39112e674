package org.polyseme.figure;

import java.awt.Font;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.polyseme.measure.Allocation;

/**
 * Finds places for the neurons' names in {@link AllocationFigure}: right above the neuron, or higher up with a line
 * down to it that crosses no other name.
 */
final class NeuronNames {
    static final int HEIGHT = 13;

    private static final int ROWS = 3;

    /** A name, where it stands, and the line from it down to its neuron, which may have no height. */
    record Name(int neuron, String text, Font font, Rectangle2D box, Rectangle2D line) {}

    private final AllocationLayout layout;
    private final Labels labels;

    private NeuronNames(AllocationLayout layout) {
        this.layout = layout;
        Rectangle2D plot = layout.plot();
        labels =
                new Labels(new Rectangle2D.Double(2, plot.getY(), plot.getMaxX() + Sheet.MARGIN - 4, plot.getHeight()));
    }

    /** The polysemantic and the selected neurons, as far as there is room, those first that matter most; all where there is room for all. */
    static List<Name> of(AllocationLayout layout, Allocation now, Selection selection, Lighting lighting, Look look) {
        NeuronNames names = new NeuronNames(layout);
        List<Integer> shown = IntStream.range(0, layout.neurons())
                .filter(layout::shows)
                .boxed()
                .toList();
        shown.forEach(k -> names.labels.block(layout.neuron(k)));
        double widest = Text.width("n" + (layout.neurons() - 1), look.strongLabelFont()) + 6;
        boolean namesAll = layout.plot().getWidth() >= widest * Math.min(layout.features(), layout.neurons());
        List<Name> placed = new ArrayList<>();
        shown.stream()
                .filter(k -> namesAll || now.isPolysemantic(k) || selection.lightsNeuron(k))
                .sorted(Comparator.<Integer>comparingInt(k -> selection.lightsNeuron(k) ? 0 : 1)
                        .thenComparingInt(k -> lighting.lightsNeuron(k) ? 0 : 1)
                        .thenComparingInt(k -> now.isPolysemantic(k) ? 0 : 1))
                .forEach(k -> {
                    boolean isStrong = now.isPolysemantic(k) || selection.lightsNeuron(k);
                    names.place(k, isStrong ? look.strongLabelFont() : look.labelFont())
                            .ifPresent(placed::add);
                });
        return placed;
    }

    private Optional<Name> place(int neuron, Font font) {
        String text = "n" + neuron;
        Rectangle2D square = layout.neuron(neuron);
        double width = Text.width(text, font) + 4;
        List<Rectangle2D> candidates = new ArrayList<>();
        // Straight above in any row first: a name that is shifted far hides its neighbours from theirs.
        for (int shift : new int[] {0, 4, -4, 8, -8, 11, -11}) {
            for (int row = 1; row <= ROWS; row++) {
                double top = square.getY() - 2 - HEIGHT * row;
                Rectangle2D box = new Rectangle2D.Double(square.getCenterX() + shift - width / 2, top, width, HEIGHT);
                if (labels.isFree(line(square, box))) {
                    candidates.add(box);
                }
            }
        }
        return labels.place(candidates).map(box -> {
            Rectangle2D line = line(square, box);
            labels.block(line);
            return new Name(neuron, text, font, box, line);
        });
    }

    private static Rectangle2D line(Rectangle2D square, Rectangle2D box) {
        double top = box.getMaxY() + 0.5;
        double height = square.getY() - 1 - top;
        return new Rectangle2D.Double(square.getCenterX() - 0.5, top, 1, height < HEIGHT / 2.0 ? 0 : height);
    }
}
