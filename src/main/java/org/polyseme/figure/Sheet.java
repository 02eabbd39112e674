package org.polyseme.figure;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;

/**
 * What all figures have in common: ground, title row, margins. Made for one painting; {@link #close} gives the graphics
 * back as they were.
 */
final class Sheet implements AutoCloseable {
    /** Free on every side, in logical pixels. */
    static final int MARGIN = 16;

    /** Between title and subtitle; on screen a chevron and the options stand in it. */
    static final int TITLE_GAP = 44;
    /** Less of a subtitle says nothing. */
    private static final int LEAST_CUT = 12;

    private static final int BASELINE = 21;
    private static final int BAR_WIDTH = 48;

    private final Graphics2D graphics;
    private final Look look;
    private final Figure.Size size;
    private double titleEnd;

    /** Paints the ground. */
    Sheet(Graphics2D original, Look look, Figure.Size size) {
        this.graphics = (Graphics2D) original.create();
        this.look = look;
        this.size = size;
        this.titleEnd = size.width() - MARGIN;
        Rectangle2D whole = new Rectangle2D.Double(0, 0, size.width(), size.height());
        graphics.clip(whole);
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        graphics.setColor(look.ground());
        graphics.fill(whole);
    }

    Graphics2D graphics() {
        return graphics;
    }

    /** Title, then the first subtitle that fits before the scale bar, or as much of the last as does, unless that is little. */
    void title(String title, String... subtitles) {
        if (!look.shows(Part.TITLE)) {
            return;
        }
        graphics.setFont(look.titleFont());
        graphics.setColor(look.text());
        String shown = Text.fit(title, look.titleFont(), size.width() - 2 * MARGIN);
        Text.left(graphics, shown, MARGIN, BASELINE);
        double x = MARGIN + Text.width(shown, look.titleFont()) + TITLE_GAP;
        graphics.setFont(look.hintFont());
        graphics.setColor(look.muted());
        for (String subtitle : subtitles) {
            if (Text.width(subtitle, look.hintFont()) <= titleEnd - x) {
                Text.left(graphics, subtitle, x, BASELINE);
                return;
            }
        }
        String cut = Text.fit(subtitles[subtitles.length - 1], look.hintFont(), titleEnd - x);
        if (cut.length() >= LEAST_CUT) {
            Text.left(graphics, cut, x, BASELINE);
        }
    }

    /** A colour bar with its ends at the right of the title row; left out where there is no room. Before the title. */
    void scaleBar(ColorMap map) {
        if (size.width() < 280 || !look.shows(Part.COLOUR_BAR)) {
            return;
        }
        graphics.setFont(look.labelFont());
        String end = Numerals.tick(map.scale());
        double right = size.width() - MARGIN;
        double ends = Text.width("+" + end, look.labelFont());
        Rectangle2D bar = new Rectangle2D.Double(Math.floor(right - ends - 4 - BAR_WIDTH), 12, BAR_WIDTH, 8);
        graphics.setColor(look.muted());
        Text.left(graphics, "+" + end, bar.getMaxX() + 4, BASELINE - 1);
        Text.right(graphics, Numerals.MINUS + end, bar.getX() - 4, BASELINE - 1);
        int shades = 255;
        HeatmapRaster.paint(
                graphics,
                bar,
                CellAxis.even(1, bar.getHeight()),
                CellAxis.even(shades, BAR_WIDTH),
                (row, shade) -> (float) (map.scale() * (2.0 * shade / (shades - 1) - 1)),
                map);
        graphics.setColor(look.muted());
        graphics.fill(new Rectangle2D.Double(bar.getCenterX() - 0.5, bar.getY() - 2, 1, bar.getHeight() + 4));
        titleEnd = bar.getX() - ends - 16;
    }

    /** What is left for the picture between margins of so many pixels; may be empty, never negative. */
    static Rectangle2D plot(Figure.Size size, double left, double right, double bottom) {
        return new Rectangle2D.Double(
                left,
                Look.TITLE_HEIGHT,
                Math.max(0, Math.floor(size.width() - left - right)),
                Math.max(0, Math.floor(size.height() - Look.TITLE_HEIGHT - bottom)));
    }

    @Override
    public void close() {
        graphics.dispose();
    }
}
