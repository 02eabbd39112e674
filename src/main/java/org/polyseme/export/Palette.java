package org.polyseme.export;

import java.util.Arrays;

/**
 * Up to so many colours that stand for all of a frame: the colours themselves where they are few, else the means of boxes
 * of colour space, of which the one with the largest squared error is split at its mean along its widest axis until
 * there are enough (Wu, Efficient statistical computations for optimal color quantization, 1991, in its simplest form).
 * Its buffers are used again for the next frame. Confined to one thread.
 */
final class Palette {
    /** Colours are told apart by the upper six bits of red, green and blue. */
    private static final int BITS = 6;

    private static final int CELLS = 1 << (3 * BITS);
    private static final int DROPPED = 8 - BITS;
    private static final int MASK = (1 << BITS) - 1;

    private final int most;
    private final int[] counts = new int[CELLS];
    private final long[] reds = new long[CELLS];
    private final long[] greens = new long[CELLS];
    private final long[] blues = new long[CELLS];
    /** Where each cell's colour is in {@link #colours}. */
    private final short[] places = new short[CELLS];

    private int[] used = new int[1024];
    private int usedCount;
    private final int[] colours;
    private int size;

    /** A box of cells: {@link #used} from {@code from} to {@code to}, exclusive, and the axis along which it is widest. */
    private record Box(int from, int to, int axis, double mean, double error) {}

    Palette(int most) {
        this.most = most;
        this.colours = new int[most];
    }

    int size() {
        return size;
    }

    /** Colour {@code index} as {@code 0xRRGGBB}. */
    int colour(int index) {
        return colours[index];
    }

    /** The place of the colour that stands for this one, which was counted. */
    int place(int rgb) {
        return places[cell(rgb)];
    }

    void clear() {
        for (int u = 0; u < usedCount; u++) {
            int cell = used[u];
            counts[cell] = 0;
            reds[cell] = 0;
            greens[cell] = 0;
            blues[cell] = 0;
        }
        usedCount = 0;
        size = 0;
    }

    void count(int rgb) {
        int cell = cell(rgb);
        if (counts[cell]++ == 0) {
            if (usedCount == used.length) {
                used = Arrays.copyOf(used, 2 * used.length);
            }
            used[usedCount++] = cell;
        }
        reds[cell] += rgb >> 16 & 0xFF;
        greens[cell] += rgb >> 8 & 0xFF;
        blues[cell] += rgb & 0xFF;
    }

    /** Chooses the colours for all that was counted. */
    void choose() {
        Box[] boxes = new Box[most];
        int count = 0;
        if (usedCount > 0) {
            boxes[count++] = box(0, usedCount);
        }
        while (count < most) {
            int worst = worst(boxes, count);
            if (worst < 0) {
                break;
            }
            Box box = boxes[worst];
            int middle = split(box);
            boxes[worst] = box(box.from, middle);
            boxes[count++] = box(middle, box.to);
        }
        for (int b = 0; b < count; b++) {
            paint(boxes[b], b);
        }
        size = count;
    }

    private static int worst(Box[] boxes, int count) {
        int worst = -1;
        double error = 0;
        for (int b = 0; b < count; b++) {
            if (boxes[b].to - boxes[b].from > 1 && boxes[b].error > error) {
                worst = b;
                error = boxes[b].error;
            }
        }
        return worst;
    }

    private Box box(int from, int to) {
        double error = -1;
        double mean = 0;
        int widest = 0;
        double total = 0;
        for (int axis = 0; axis < 3; axis++) {
            double weight = 0;
            double sum = 0;
            double squares = 0;
            for (int u = from; u < to; u++) {
                int count = counts[used[u]];
                double value = value(used[u], axis);
                weight += count;
                sum += count * value;
                squares += count * value * value;
            }
            double spread = Math.max(0, squares - sum * sum / weight);
            total += spread;
            if (spread > error) {
                error = spread;
                widest = axis;
                mean = sum / weight;
            }
        }
        return new Box(from, to, widest, mean, total);
    }

    /** Puts the cells below the mean first; neither part is empty. */
    private int split(Box box) {
        int middle = box.from;
        for (int u = box.from; u < box.to; u++) {
            if (value(used[u], box.axis) < box.mean) {
                int cell = used[u];
                used[u] = used[middle];
                used[middle++] = cell;
            }
        }
        return Math.min(Math.max(middle, box.from + 1), box.to - 1);
    }

    private double value(int cell, int axis) {
        long sum = axis == 0 ? reds[cell] : axis == 1 ? greens[cell] : blues[cell];
        return (double) sum / counts[cell];
    }

    private void paint(Box box, int place) {
        long count = 0;
        long red = 0;
        long green = 0;
        long blue = 0;
        for (int u = box.from; u < box.to; u++) {
            int cell = used[u];
            places[cell] = (short) place;
            count += counts[cell];
            red += reds[cell];
            green += greens[cell];
            blue += blues[cell];
        }
        colours[place] = mean(red, count) << 16 | mean(green, count) << 8 | mean(blue, count);
    }

    private static int mean(long sum, long count) {
        return (int) ((sum + count / 2) / count);
    }

    private static int cell(int rgb) {
        return (rgb >> (16 + DROPPED) & MASK) << (2 * BITS)
                | (rgb >> (8 + DROPPED) & MASK) << BITS
                | (rgb >> DROPPED & MASK);
    }
}
