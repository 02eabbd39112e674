package org.polyseme.figure;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.polyseme.measure.Allocation;
import org.polyseme.measure.Forecast;
import org.polyseme.state.FeaturePair;
import org.polyseme.state.Snapshot;

/**
 * The pairs that {@link OverlapFigure} points out, and the legend that counts them. Immutable.
 *
 * @param planted by the recipe
 * @param foretold to share a neuron, by the initialisation
 * @param shared a neuron's owners now
 */
record OverlapMarks(List<FeaturePair> planted, List<FeaturePair> foretold, List<FeaturePair> shared) {
    /** Why marks are faint in the legend and absent above. */
    private static final String[] TOO_MANY = {"faint: too dense to mark", "too dense to mark", "too dense"};

    /** What the diagonal shows. */
    private static final String LENGTHS = "grey: length²";

    /** Pixels across, with its rim. */
    private static final double SMALLEST_MARK = 6;
    /** Pixels of a cell. */
    private static final double SMALLEST_OUTLINED = 3;
    /** Of half the picture. */
    private static final double MOST_COVERED = 0.12;

    private static final int LEGEND_WIDTH = OverlapFigure.LEGEND_WIDTH;

    static OverlapMarks of(Snapshot snapshot, Allocation now) {
        return new OverlapMarks(
                snapshot.experiment().plantedPairs().stream()
                        .filter(pair -> pair.second() < now.features())
                        .toList(),
                Forecast.of(snapshot).collisions(),
                now.sharingPairs());
    }

    void paint(Graphics2D g, OverlapFigure.Layout layout, Lighting lighting, Look look) {
        for (FeaturePair pair : isPlantedMarked(layout) ? marked(planted, layout) : List.<FeaturePair>of()) {
            g.setColor(look.lit(look.text(), lights(lighting, pair)));
            paintPlanted(g, layout.cell(pair.first(), pair.second()));
            paintPlanted(g, layout.cell(pair.second(), pair.first()));
        }
        for (FeaturePair pair : marked(foretold, layout)) {
            paintRing(g, layout.cell(pair.second(), pair.first()), look, lights(lighting, pair));
        }
        for (FeaturePair pair : marked(shared, layout)) {
            paintDot(g, layout.cell(pair.first(), pair.second()), look, lights(lighting, pair));
        }
    }

    /** The pairs to mark: none where there are so many that the marks would hide what they mark. */
    private static List<FeaturePair> marked(List<FeaturePair> pairs, OverlapFigure.Layout layout) {
        return isDense(pairs, layout)
                ? List.of()
                : pairs.stream().filter(layout::shows).toList();
    }

    /** Where marks do not fit into cells, and would cover much of their half of the picture. */
    private static boolean isDense(List<FeaturePair> pairs, OverlapFigure.Layout layout) {
        double side = layout.plot().getWidth();
        boolean fitsCells = side / Math.max(1, layout.cells()) >= SMALLEST_MARK;
        double covered = SMALLEST_MARK * SMALLEST_MARK * pairs.size();
        return !fitsCells && covered > MOST_COVERED * side * side / 2;
    }

    /** Whether a cell has pixels enough for an outline. */
    private static boolean hasCells(OverlapFigure.Layout layout) {
        return layout.plot().getWidth() / Math.max(1, layout.cells()) >= SMALLEST_OUTLINED;
    }

    private boolean isPlantedMarked(OverlapFigure.Layout layout) {
        return hasCells(layout) && !isDense(planted, layout);
    }

    private boolean isAnyDense(OverlapFigure.Layout layout) {
        return (!planted.isEmpty() && !isPlantedMarked(layout)) || isDense(foretold, layout) || isDense(shared, layout);
    }

    private static boolean lights(Lighting lighting, FeaturePair pair) {
        return lighting.lightsFeature(pair.first()) || lighting.lightsFeature(pair.second());
    }

    private static void paintPlanted(Graphics2D g, Rectangle2D cell) {
        g.setStroke(new BasicStroke(1));
        g.draw(new Rectangle2D.Double(
                cell.getX() + 0.5,
                cell.getY() + 0.5,
                Math.max(1, cell.getWidth() - 1),
                Math.max(1, cell.getHeight() - 1)));
    }

    /** A dot that stays visible however small the cell, on a rim of ground however strong its colour. */
    private static void paintDot(Graphics2D g, Rectangle2D cell, Look look, boolean isLit) {
        double radius = Math.max(2, Math.min(4, 0.25 * cell.getWidth()));
        g.setColor(look.ground());
        g.fill(circle(cell, radius + 1));
        g.setColor(look.lit(look.polysemantic(), isLit));
        g.fill(circle(cell, radius));
    }

    /** As a dot, but hollow: foretold, as the neurons' outlines are. */
    private static void paintRing(Graphics2D g, Rectangle2D cell, Look look, boolean isLit) {
        paintDot(g, cell, look, isLit);
        g.setColor(look.ground());
        g.fill(circle(cell, Math.max(1, Math.min(2, 0.13 * cell.getWidth()))));
    }

    private static Ellipse2D circle(Rectangle2D cell, double radius) {
        return new Ellipse2D.Double(cell.getCenterX() - radius, cell.getCenterY() - radius, 2 * radius, 2 * radius);
    }

    void paintLegend(Graphics2D g, OverlapFigure.Layout layout, Look look, Figure.Size size) {
        if (!look.shows(Part.LEGEND)) {
            return;
        }
        if (layout.hasLegendBelow()) {
            if (layout.cells() == 1) {
                paintAlone(g, look, layout.plot().getX(), layout.plot().getMaxY() + 22);
            } else {
                paintLegendBelow(g, layout, look);
            }
            return;
        }
        double x = layout.right() + 16;
        if (size.width() - Sheet.MARGIN - x < LEGEND_WIDTH || layout.plot().getHeight() < 88) {
            return;
        }
        double y = layout.plot().getY() + 12;
        if (layout.cells() == 1) {
            paintAlone(g, look, x, y);
            return;
        }
        g.setFont(look.labelFont());
        g.setColor(look.muted());
        Text.left(g, "Pairs of features", x, y);
        y += 16;
        paintDot(g, new Rectangle2D.Double(x, y - 6, 12, 12), look, !isDense(shared, layout));
        legend(g, look, x + 20, y + 4, Numerals.count(shared.size()), "share now");
        y += 20;
        paintRing(g, new Rectangle2D.Double(x, y - 6, 12, 12), look, !isDense(foretold, layout));
        legend(g, look, x + 20, y + 4, Numerals.count(foretold.size()), "foretold");
        y += 20;
        if (!planted.isEmpty()) {
            g.setColor(look.lit(look.text(), isPlantedMarked(layout)));
            paintPlanted(g, new Rectangle2D.Double(x, y - 6, 12, 12));
            legend(g, look, x + 20, y + 4, Numerals.count(planted.size()), "planted");
            y += 20;
        }
        g.setFont(look.labelFont());
        g.setColor(look.muted());
        if (isAnyDense(layout)) {
            Text.left(g, Text.fit(TOO_MANY, g.getFont(), size.width() - 8 - x), x, y + 4);
            y += 20;
        }
        String grey = Text.fit(LENGTHS, g.getFont(), size.width() - 8 - x);
        if (grey.equals(LENGTHS) && y + 4 <= layout.plot().getMaxY()) {
            Text.left(g, grey, x, y + 4);
        }
    }

    /** One feature overlaps with none: what there is to see is its length. */
    private static void paintAlone(Graphics2D g, Look look, double x, double baseline) {
        g.setFont(look.labelFont());
        g.setColor(look.muted());
        Text.left(g, LENGTHS, x, baseline);
    }

    /** In one line, as much of it as has room. */
    private void paintLegendBelow(Graphics2D g, OverlapFigure.Layout layout, Look look) {
        double baseline = layout.plot().getMaxY() + 22;
        double right = layout.bias().isPresent()
                ? layout.plot().getMaxX() - 4
                : layout.plot().getMaxX();
        double x = layout.plot().getX();
        for (int part = 0; part < 3; part++) {
            List<FeaturePair> pairs = part == 0 ? shared : part == 1 ? foretold : planted;
            String what = part == 0 ? "share now" : part == 1 ? "foretold (below)" : "planted";
            String count = Numerals.count(pairs.size());
            double width = 22 + Text.width(count, look.strongLabelFont()) + Text.width(what, look.labelFont());
            if (x + width > right || (part == 2 && pairs.isEmpty())) {
                break;
            }
            Rectangle2D sample = new Rectangle2D.Double(x, baseline - 10, 12, 12);
            boolean isMarked = part == 2 ? isPlantedMarked(layout) : !isDense(pairs, layout);
            if (part == 2) {
                g.setColor(look.lit(look.text(), isMarked));
                paintPlanted(g, sample);
            } else if (part == 1) {
                paintRing(g, sample, look, isMarked);
            } else {
                paintDot(g, sample, look, isMarked);
            }
            legend(g, look, x + 18, baseline, count, what);
            x += width + 14;
        }
        if (isAnyDense(layout)) {
            g.setFont(look.labelFont());
            g.setColor(look.muted());
            String words = Text.fit(TOO_MANY, g.getFont(), right - x);
            Text.left(g, words.endsWith("…") ? "" : words, x, baseline);
        }
    }

    private static void legend(Graphics2D g, Look look, double x, double baseline, String count, String what) {
        g.setFont(look.strongLabelFont());
        g.setColor(look.text());
        Text.left(g, count, x, baseline);
        double after = x + Text.width(count, look.strongLabelFont()) + 4;
        g.setFont(look.labelFont());
        g.setColor(look.muted());
        Text.left(g, what, after, baseline);
    }
}
