package org.polyseme.figure;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.polyseme.theory.PhaseDiagram;
import org.polyseme.theory.ReluBounds;

/**
 * The regions of {@link PhaseFigure} and their names. Immutable.
 *
 * @param columns of every code: place across, lower and upper edge
 */
record PhaseRegions(Map<PhaseDiagram.Code, List<double[]>> columns) {
    private static final int MOST_COLUMNS = 200;
    private static final double LINE = 14;
    /** What a name leaves free beside it, both sides together. */
    private static final double BESIDE = 12;
    /** From a region to its name beside it. */
    private static final double AWAY = 10;

    static PhaseRegions of(Axes axes, PhaseDiagram diagram) {
        Map<PhaseDiagram.Code, List<double[]>> regions = new EnumMap<>(PhaseDiagram.Code.class);
        for (double p : densities(axes)) {
            double low = axes.plot().getMaxY();
            for (PhaseDiagram.Reach reach :
                    diagram.along(p, axes.up().low(), axes.up().high())) {
                double high = axes.y(reach.end());
                regions.computeIfAbsent(reach.code(), code -> new ArrayList<>())
                        .add(new double[] {axes.x(p), low, high});
                low = high;
            }
        }
        return new PhaseRegions(regions);
    }

    /** Even ones, and those just before and after regions begin, end or change at once. */
    private static double[] densities(Axes axes) {
        int columns = (int) Math.max(2, Math.min(MOST_COLUMNS, axes.plot().getWidth() / 3));
        DoubleStream even =
                IntStream.rangeClosed(0, columns).mapToDouble(c -> axes.across().at(c / (double) columns));
        DoubleStream sharp = DoubleStream.of(
                        ReluBounds.SUPERPOSITION_DENSITY,
                        PhaseDiagram.lastSharesBelow(axes.up().low()),
                        PhaseDiagram.firstSharesBelow(axes.up().high()))
                .flatMap(p -> DoubleStream.of(p * (1 - 1e-9), p * (1 + 1e-9)));
        return DoubleStream.concat(even, sharp).sorted().toArray();
    }

    void paint(Graphics2D g, Look look) {
        columns.forEach((code, edges) -> paint(g, code, edges, look));
    }

    private static boolean isSuperposition(PhaseDiagram.Code code) {
        return code == PhaseDiagram.Code.SUPERPOSE_FIRST_TWO || code == PhaseDiagram.Code.SUPERPOSE_WITH_LAST;
    }

    private static Color fill(PhaseDiagram.Code code, Look look) {
        Color ink = isSuperposition(code) ? look.polysemantic() : look.muted();
        boolean isSecond = code == PhaseDiagram.Code.SUPERPOSE_FIRST_TWO || code == PhaseDiagram.Code.IGNORE_FIRST;
        return Look.mix(look.ground(), ink, isSecond ? 0.34 : 0.16);
    }

    private static void paint(Graphics2D g, PhaseDiagram.Code code, List<double[]> columns, Look look) {
        Path2D region = new Path2D.Double();
        region.moveTo(columns.get(0)[0], columns.get(0)[1]);
        columns.forEach(column -> region.lineTo(column[0], column[1]));
        for (int c = columns.size() - 1; c >= 0; c--) {
            region.lineTo(columns.get(c)[0], columns.get(c)[2]);
        }
        region.closePath();
        g.setColor(fill(code, look));
        g.fill(region);
        g.setColor(look.ground());
        g.setStroke(new BasicStroke(2));
        g.draw(region);
    }

    /**
     * In the regions where there is room, else beside them on a tag of their colour.
     *
     * @param avoided the height of the run's own label
     */
    void paintNames(Graphics2D g, Look look, double avoided) {
        g.setFont(look.strongLabelFont());
        List<Rectangle2D> taken = new ArrayList<>();
        List<PhaseDiagram.Code> narrow = new ArrayList<>();
        columns.forEach((code, edges) -> {
            g.setColor(look.text());
            Optional<Rectangle2D> name = paintName(g, code, edges, avoided, fill(code, look));
            name.ifPresentOrElse(taken::add, () -> narrow.add(code));
        });
        for (PhaseDiagram.Code code : narrow) {
            tag(code, avoided, taken, g).ifPresent(tag -> {
                tag.paint(g, look);
                taken.add(tag.box);
            });
        }
    }

    /** On one line, or else on two; gives where. */
    private static Optional<Rectangle2D> paintName(
            Graphics2D g, PhaseDiagram.Code code, List<double[]> columns, double avoided, Color rim) {
        for (boolean isShort : new boolean[] {false, true}) {
            String name = PhaseFigure.name(code, isShort);
            double width = Text.width(name, g.getFont());
            Optional<Point2D> place = place(columns, avoided, width, 10);
            if (place.isPresent()) {
                centre(g, name, place.get().getX(), place.get().getY() + 4, rim);
                return place.map(at -> around(at, width, LINE));
            }
        }
        String name = PhaseFigure.name(code, true);
        int split = name.lastIndexOf(' ');
        String first = name.substring(0, split);
        String second = name.substring(split + 1);
        double width = Math.max(Text.width(first, g.getFont()), Text.width(second, g.getFont()));
        Optional<Point2D> place = place(columns, avoided, width, 10 + LINE / 2);
        place.ifPresent(at -> {
            centre(g, first, at.getX(), at.getY() + 4 - LINE / 2, rim);
            centre(g, second, at.getX(), at.getY() + 4 + LINE / 2, rim);
        });
        return place.map(at -> around(at, width, 2 * LINE));
    }

    private static Rectangle2D around(Point2D middle, double width, double height) {
        return new Rectangle2D.Double(middle.getX() - width / 2, middle.getY() - height / 2, width, height);
    }

    /** Grid lines do not go through it. */
    private static void centre(Graphics2D g, String text, double x, double y, Color rim) {
        Text.haloed(g, text, x - Text.width(text, g.getFont()) / 2, y, rim);
    }

    /**
     * A name that stands outside of its region.
     *
     * @param end where its line ends, in the region
     */
    private record Tag(PhaseDiagram.Code code, Rectangle2D box, Point2D end) {
        void paint(Graphics2D g, Look look) {
            boolean isLeft = box.getCenterX() < end.getX();
            g.setColor(look.text());
            g.setStroke(new BasicStroke(1));
            g.draw(new Line2D.Double(isLeft ? box.getMaxX() : box.getX(), end.getY(), end.getX(), end.getY()));
            Legend.dot(g, end.getX(), end.getY(), 2.5);
            g.setColor(fill(code, look));
            g.fill(new RoundRectangle2D.Double(box.getX(), box.getY(), box.getWidth(), box.getHeight(), 6, 6));
            g.setColor(look.text());
            String name = PhaseFigure.name(code, true);
            Text.left(g, name, box.getCenterX() - Text.width(name, g.getFont()) / 2, box.getCenterY() + 4);
        }
    }

    /** As near the region's middle height as it can without touching what is taken. */
    private Optional<Tag> tag(PhaseDiagram.Code code, double avoided, List<Rectangle2D> taken, Graphics2D g) {
        List<double[]> own = columns.getOrDefault(code, List.of());
        double top = own.stream().mapToDouble(column -> column[2]).min().orElse(0);
        double bottom = own.stream().mapToDouble(column -> column[1]).max().orElse(0);
        double width = Text.width(PhaseFigure.name(code, true), g.getFont()) + BESIDE;
        return IntStream.iterate(0, step -> step * 4 < bottom - top - LINE, step -> step + 1)
                .mapToObj(step -> top + LINE / 2 + step * 4)
                .sorted(Comparator.comparingDouble(y -> Math.abs(y - (top + bottom) / 2)))
                .filter(y -> Math.abs(y - avoided) > 16 + LINE / 2)
                .flatMap(y -> tags(code, y, width).stream())
                .filter(tag -> taken.stream().noneMatch(tag.box::intersects))
                .findFirst();
    }

    /** On the left of the region and on its right, where that is within the diagram. */
    private List<Tag> tags(PhaseDiagram.Code code, double y, double width) {
        List<double[]> row = columns.getOrDefault(code, List.of()).stream()
                .filter(column -> column[2] <= y && y <= column[1])
                .toList();
        if (row.isEmpty()) {
            return List.of();
        }
        double from = row.get(0)[0];
        double to = row.get(row.size() - 1)[0];
        Point2D end = new Point2D.Double((from + to) / 2, y);
        double low = columns.values().stream()
                .mapToDouble(edges -> edges.get(0)[0])
                .min()
                .orElse(0);
        double high = columns.values().stream()
                .mapToDouble(edges -> edges.get(edges.size() - 1)[0])
                .max()
                .orElse(0);
        return DoubleStream.of(from - AWAY - width, to + AWAY)
                .filter(x -> x >= low && x + width <= high)
                .mapToObj(x -> new Tag(code, new Rectangle2D.Double(x, y - LINE / 2 - 1, width, LINE + 2), end))
                .toList();
    }

    /** Where a text so wide, and so high on either side of its middle, stands as near a region's middle height as it can. */
    private static Optional<Point2D> place(List<double[]> columns, double avoided, double width, double half) {
        double top = columns.stream().mapToDouble(column -> column[2]).min().orElse(0);
        double bottom = columns.stream().mapToDouble(column -> column[1]).max().orElse(0);
        Optional<Point2D> best = Optional.empty();
        double nearest = Double.POSITIVE_INFINITY;
        for (double y = top; y < bottom; y += 4) {
            double from = Double.NaN;
            double to = Double.NaN;
            for (double[] column : columns) {
                if (y - half >= column[2] && y + half <= column[1]) {
                    from = Double.isNaN(from) ? column[0] : from;
                    to = column[0];
                }
            }
            double distance = Math.abs(y - (top + bottom) / 2);
            if (to - from - BESIDE >= width && Math.abs(y - avoided) > 16 + half && distance < nearest) {
                best = Optional.of(new Point2D.Double((from + to) / 2, y));
                nearest = distance;
            }
        }
        return best;
    }
}
