package org.polyseme.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimeAxisTest {
    private static final int BOTTOM = 20;

    /** Runs of columns with ink that are at least this far from the next. */
    private static List<String> words(double width, long last) {
        BufferedImage image = new BufferedImage((int) width + 160, 60, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        TimeAxis.of(new Rectangle2D.Double(60, 0, width, BOTTOM), last).paint(g, Look.LIGHT);
        g.dispose();
        List<String> words = new ArrayList<>();
        int from = -1;
        int end = -1;
        for (int x = 0; x < image.getWidth(); x++) {
            boolean isInk = false;
            for (int y = BOTTOM + 6; y < 60; y++) {
                isInk |= (image.getRGB(x, y) & 0xFFFFFF) != 0;
            }
            if (isInk) {
                if (from >= 0 && x - end > 6) {
                    words.add(from + "-" + end);
                    from = x;
                }
                from = from < 0 ? x : from;
                end = x;
            }
        }
        if (from >= 0) {
            words.add(from + "-" + end);
        }
        return words;
    }

    @Test
    void onANarrowPlotTheLastStepIsLeftOutRatherThanWrittenOverTheFirst() {
        assertEquals(2, words(100, 10_000).size());
        assertEquals(1, words(44, 10_000).size());
    }
}
