package org.polyseme.export;

import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.font.FontRenderContext;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.polyseme.figure.Figure;
import org.polyseme.figure.Look;
import org.polyseme.figure.Numerals;
import org.polyseme.figure.Part;
import org.polyseme.figure.Perspective;
import org.polyseme.state.Snapshot;

/**
 * Figures on a page, one or several in a grid, with a title above and a caption below where they are not empty.
 * Immutable; what every format and the preview paint.
 *
 * @param figures at least one, row after row
 * @param columns of the grid; 0 for as many as give the figures the best shape
 * @param isTransparent whether the ground stays unpainted
 */
public record Page(
        List<Figure> figures,
        int columns,
        String title,
        String caption,
        boolean isTransparent,
        Perspective perspective) {
    private static final int MARGIN = 16;
    private static final int TITLE_HEIGHT = 40;
    private static final int TITLE_BASELINE = 29;
    private static final float TITLE_SIZE = 18;
    private static final int LINE_HEIGHT = 16;
    /** A caption takes at most this share of the page. */
    private static final double MOST_CAPTION = 0.4;
    /** Figures read best a little wider than high. */
    private static final double BEST_SHAPE = 1.3;

    private static final FontRenderContext MEASURE = new FontRenderContext(null, true, true);

    public Page {
        figures = List.copyOf(figures);
        if (figures.isEmpty()) {
            throw new IllegalArgumentException("expected at least one figure, got none");
        }
    }

    /** One figure, or several, as they stand in the window. */
    public static Page of(List<Figure> figures, Perspective perspective) {
        return new Page(figures, 0, "", "", false, perspective);
    }

    public Page with(Perspective other) {
        return new Page(figures, columns, title, caption, isTransparent, other);
    }

    public Page withTitle(String title) {
        return new Page(figures, columns, title, caption, isTransparent, perspective);
    }

    public Page withCaption(String caption) {
        return new Page(figures, columns, title, caption, isTransparent, perspective);
    }

    public Page transparent() {
        return new Page(figures, columns, title, caption, true, perspective);
    }

    /** The page as it shows this moment. */
    public Drawing of(Snapshot snapshot, Figure.Size size) {
        return new Drawing(size, isTransparent, g -> paint(g, snapshot, size, ""));
    }

    /** As a frame of a film: with the step in the lower right corner. */
    public Drawing frame(Snapshot snapshot, Figure.Size size) {
        String stamp = "step " + Numerals.count(snapshot.step());
        return new Drawing(size, isTransparent, g -> paint(g, snapshot, size, stamp));
    }

    private void paint(Graphics2D original, Snapshot snapshot, Figure.Size size, String stamp) {
        Graphics2D g = (Graphics2D) original.create();
        Look look = isTransparent ? perspective.look().withoutGround() : perspective.look();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        g.setColor(look.ground());
        g.fill(new Rectangle2D.Double(0, 0, size.width(), size.height()));
        double top = 0;
        if (!title.isEmpty()) {
            g.setFont(look.titleFont().deriveFont(TITLE_SIZE));
            g.setColor(look.text());
            g.drawString(title, MARGIN, TITLE_BASELINE);
            top = TITLE_HEIGHT;
        }
        double bottom = paintFoot(g, look, size, stamp);
        Rectangle2D area = new Rectangle2D.Double(0, top, size.width(), Math.max(1, bottom - top));
        paintFigures(g, snapshot, perspective.with(look), area);
        g.dispose();
    }

    /** The caption, and the stamp at the right of its last line. Returns where they begin. */
    private double paintFoot(Graphics2D g, Look look, Figure.Size size, String stamp) {
        if (caption.isEmpty() && stamp.isEmpty()) {
            return size.height();
        }
        double stampWidth = stamp.isEmpty() ? 0 : width(stamp, look.strongLabelFont()) + MARGIN;
        List<String> lines = lines(caption, look.labelFont(), size.width() - 2 * MARGIN - stampWidth);
        int shown = (int) Math.min(lines.size(), Math.max(1, Math.floor(MOST_CAPTION * size.height() / LINE_HEIGHT)));
        double top = size.height() - shown * LINE_HEIGHT - MARGIN / 2.0;
        g.setColor(look.muted());
        g.setFont(look.labelFont());
        for (int line = 0; line < shown; line++) {
            g.drawString(lines.get(line), MARGIN, (float) (top + (line + 1) * LINE_HEIGHT - 4));
        }
        g.setFont(look.strongLabelFont());
        float left = (float) (size.width() - stampWidth);
        g.drawString(stamp, left, (float) (size.height() - MARGIN / 2.0 - 4));
        return top;
    }

    private void paintFigures(Graphics2D g, Snapshot snapshot, Perspective seen, Rectangle2D area) {
        int across = Math.min(figures.size(), columns > 0 ? columns : bestColumns(area));
        int down = (figures.size() + across - 1) / across;
        for (int f = 0; f < figures.size(); f++) {
            int row = f / across;
            int inRow = Math.min(across, figures.size() - row * across); // the last row's figures share its width
            double left = Math.rint(area.getX() + area.getWidth() * (f % across) / inRow);
            double right = Math.rint(area.getX() + area.getWidth() * (f % across + 1) / inRow);
            double top = Math.rint(area.getY() + area.getHeight() * row / down);
            double bottom = Math.rint(area.getY() + area.getHeight() * (row + 1) / down);
            AffineTransform before = g.getTransform();
            g.translate(left, top);
            Figure.Size size = new Figure.Size(Math.max(1, right - left), Math.max(1, bottom - top));
            paint(figures.get(f), g, snapshot, seen, size);
            g.setTransform(before);
        }
    }

    /** A row that would be empty is left out: the figure has its room. */
    private static void paint(Figure figure, Graphics2D g, Snapshot snapshot, Perspective seen, Figure.Size size) {
        boolean hasRow = seen.look().shows(Part.TITLE) || seen.look().shows(Part.COLOUR_BAR);
        if (hasRow) {
            figure.paint(g, snapshot, seen, size);
            return;
        }
        double spare = Look.TITLE_HEIGHT - MARGIN;
        Shape clip = g.getClip();
        g.clip(new Rectangle2D.Double(0, 0, size.width(), size.height()));
        g.translate(0, -spare);
        figure.paint(g, snapshot, seen, new Figure.Size(size.width(), size.height() + spare));
        g.translate(0, spare);
        g.setClip(clip);
    }

    private int bestColumns(Rectangle2D area) {
        int best = 1;
        double least = Double.MAX_VALUE;
        for (int across = 1; across <= figures.size(); across++) {
            int down = (figures.size() + across - 1) / across;
            double shape = area.getWidth() / across / (area.getHeight() / down);
            double off = Math.abs(Math.log(shape / BEST_SHAPE));
            if (off < least) {
                least = off;
                best = across;
            }
        }
        return best;
    }

    private static double width(String text, Font font) {
        return font.getStringBounds(text, MEASURE).getWidth();
    }

    /** The words on as many lines as they need. */
    static List<String> lines(String text, Font font, double width) {
        List<String> lines = new ArrayList<>();
        String line = "";
        for (String word : text.split(" ", -1)) {
            String longer = line.isEmpty() ? word : line + " " + word;
            if (!line.isEmpty() && width(longer, font) > width) {
                lines.add(line);
                longer = word;
            }
            line = longer;
        }
        lines.add(line);
        return lines;
    }
}
