package org.polyseme.figure;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.polyseme.measure.Allocation;
import org.polyseme.measure.Definition;
import org.polyseme.measure.Forecast;
import org.polyseme.state.Matrix;
import org.polyseme.state.Snapshot;

/**
 * The neurons, those with most features first or in their own order: a bar a feature that is on it, as long as its
 * weight, hatched where they are several. Outlined is what is not on it: weights of {@link #NOTABLE} and more, and, where
 * an initialisation foretells anything, features that it foretold for this neuron and that are on none yet, so that one
 * sees each foretold collision come true or dissolve. Stateless.
 */
public final class NeuronsFigure implements Figure {
    /** A weight that is told although the feature is not on the neuron: a quarter of a whole one. */
    static final float NOTABLE = 0.25f;

    private static final int HEADER = 56;
    private static final int ROW = 20;
    private static final int BAR = 14;
    private static final int NAME_WIDTH = 40;
    private static final int COUNT_WIDTH = 24;

    @Override
    public String id() {
        return "neurons";
    }

    @Override
    public String title() {
        return "Neurons";
    }

    /** A feature's part of a neuron's bar. */
    private record Share(int feature, float weight, boolean isOn, boolean isForetold) {}

    /** A neuron and what is on it, of notable weight, or foretold for it. */
    private record Row(int neuron, List<Share> parts, int owners, int foretold) {
        double length() {
            return parts.stream().mapToDouble(part -> Math.abs(part.weight)).sum();
        }
    }

    /**
     * @param shown the rows in sight, from the top
     * @param kept how many of them stand in their places by the order; the others are there because they are selected
     * @param hidden the rows that have no room
     * @param silent neurons that have no row
     * @param room for a bar
     */
    private record Layout(
            Rectangle2D area, List<Row> shown, int kept, List<Row> hidden, int silent, double unit, double room) {

        static Layout of(Snapshot snapshot, Perspective perspective, Allocation now, Forecast forecast, Size size) {
            Rectangle2D area = Sheet.plot(size, Sheet.MARGIN, Sheet.MARGIN, 8);
            List<Row> rows = listed(snapshot, now, forecast, order(perspective.options()));
            int fit = (int) Math.max(0, (area.getHeight() - HEADER) / ROW);
            int first = rows.size() <= fit ? rows.size() : Math.max(0, fit - 1);
            double room = Math.max(0, area.getWidth() - NAME_WIDTH - COUNT_WIDTH);
            double longest =
                    rows.stream().limit(first).mapToDouble(Row::length).max().orElse(0);
            List<Row> called = called(perspective.selection(), now, rows, first);
            int places = rows.size() <= fit ? fit : Math.max(first, Math.min(1, fit));
            called = called.subList(0, Math.min(places, called.size()));
            int kept = Math.min(first, places - called.size());
            List<Row> shown = new ArrayList<>(rows.subList(0, kept));
            shown.addAll(called);
            List<Row> hidden = new ArrayList<>(rows.subList(kept, rows.size()));
            hidden.removeAll(called);
            double unit = room / Math.max(2, Math.ceil(2 * longest) / 2);
            return new Layout(area, shown, kept, hidden, now.neurons() - rows.size(), unit, room);
        }

        /** The selected neuron, and those that the selected features are on, where none of them is among the first rows. */
        private static List<Row> called(Selection selection, Allocation now, List<Row> rows, int first) {
            if (selection.isEmpty()) {
                return List.of();
            }
            List<Row> called = new ArrayList<>();
            selection.neuron().ifPresent(neuron -> {
                if (neuron < now.neurons() && rows.stream().limit(first).noneMatch(row -> row.neuron == neuron)) {
                    called.add(rows.stream()
                            .filter(row -> row.neuron == neuron)
                            .findFirst()
                            .orElse(new Row(neuron, List.of(), 0, 0)));
                }
            });
            for (Row row : rows.subList(first, rows.size())) {
                boolean isOwned =
                        now.ownersOf(row.neuron).stream().anyMatch(owner -> selection.lightsFeature(owner.feature()));
                if (isOwned && !called.contains(row)) {
                    called.add(row);
                }
            }
            return called;
        }

        double top(int row) {
            return area.getY() + HEADER + row * ROW;
        }

        /** Pixels to a weight of 1; a row that was called may be longer than those by which the scale was made. */
        double unit(Row row) {
            return row.length() * unit > room ? room / row.length() : unit;
        }

        double barStart() {
            return area.getX() + NAME_WIDTH;
        }
    }

    private static Comparator<Row> order(Options options) {
        Comparator<Row> byNumber = Comparator.comparingInt(Row::neuron);
        return switch (options.choice(Option.NEURONS_ORDER, NeuronRank.class)) {
            case PLACE -> byNumber;
            case OWNERS ->
                Comparator.<Row>comparingInt(row -> -row.owners)
                        .thenComparingInt(row -> row.owners > 0 ? 0 : -row.foretold)
                        .thenComparing(byNumber);
        };
    }

    private static List<Row> listed(Snapshot snapshot, Allocation now, Forecast forecast, Comparator<Row> order) {
        boolean isForetold = Forecast.applies(snapshot.experiment());
        boolean[] isOn = new boolean[now.features()];
        for (int k = 0; k < now.neurons(); k++) {
            now.ownersOf(k).forEach(owner -> isOn[owner.feature()] = true);
        }
        return IntStream.range(0, now.neurons())
                .mapToObj(k -> row(k, snapshot.weights(), now, isForetold ? forecast.claimsOn(k) : List.of(), isOn))
                .filter(row -> !row.parts.isEmpty())
                .sorted(order)
                .toList();
    }

    private static Row row(int neuron, Matrix weights, Allocation now, List<Integer> claims, boolean[] isOn) {
        List<Share> parts = new ArrayList<>();
        boolean[] isOnThis = new boolean[now.features()];
        now.ownersOf(neuron).forEach(owner -> {
            parts.add(new Share(owner.feature(), owner.weight(), true, false));
            isOnThis[owner.feature()] = true;
        });
        int owners = parts.size();
        int foretold = 0;
        for (int i = 0; i < isOnThis.length; i++) {
            float weight = weights.at(i, neuron);
            boolean isForetold = !isOn[i] && claims.contains(i);
            if (!isOnThis[i] && (isForetold || Math.abs(weight) >= NOTABLE)) {
                parts.add(new Share(i, weight, false, isForetold));
                foretold += isForetold ? 1 : 0;
            }
        }
        return new Row(neuron, parts, owners, foretold);
    }

    @Override
    public void paint(Graphics2D graphics, Snapshot snapshot, Perspective perspective, Size size) {
        Selection selection = perspective.selection();
        Look look = perspective.look();
        Allocation now = Allocation.of(snapshot.weights(), perspective.definition());
        Forecast forecast = Forecast.of(snapshot);
        Layout layout = Layout.of(snapshot, perspective, now, forecast, size);
        Lighting lighting = Lighting.of(selection, now);
        try (Sheet sheet = new Sheet(graphics, look, size)) {
            sheet.title(title(), "");
            Graphics2D g = sheet.graphics();
            if (layout.area.getHeight() >= 32) {
                paintHeader(
                        g,
                        layout,
                        now.polysemanticNeurons(),
                        notes(snapshot, forecast, perspective.definition()),
                        look);
            } else {
                Notice.paintTooSmall(g, look, size);
            }
            for (int r = 0; r < layout.shown.size(); r++) {
                paintRow(g, layout, r, selection, lighting, look);
            }
            if (layout.kept < layout.shown.size() && layout.kept > 0) {
                g.setColor(look.faint());
                g.fill(new Rectangle2D.Double(
                        layout.area.getX(), layout.top(layout.kept) - 0.5, layout.area.getWidth(), 1));
            }
            double next = layout.top(layout.shown.size());
            if ((!layout.hidden.isEmpty() || layout.silent > 0) && next + ROW <= layout.area.getMaxY()) {
                g.setFont(look.labelFont());
                g.setColor(look.muted());
                String more = Text.fit(more(layout), g.getFont(), layout.area.getWidth());
                Text.left(g, more, layout.area.getX(), next + 14);
            }
        }
    }

    private static List<String> notes(Snapshot snapshot, Forecast forecast, Definition definition) {
        int atStart = Allocation.polysemanticNeurons(snapshot.initialWeights(), definition);
        List<String> notes = new ArrayList<>();
        String foretold = Forecast.applies(snapshot.experiment())
                ? ", " + Numerals.count(forecast.polysemanticNeurons()) + " foretold"
                : "";
        notes.add(Numerals.count(atStart) + " at the start" + foretold);
        Forecast.byChance(snapshot.experiment())
                .ifPresent(estimate ->
                        notes.add("by chance n²/4m = " + Numerals.fixed(estimate, 1) + ": L1, random start"));
        return notes;
    }

    private static void paintHeader(Graphics2D g, Layout layout, int count, List<String> notes, Look look) {
        double x = layout.area.getX();
        double y = layout.area.getY();
        g.setFont(look.headlineFont());
        g.setColor(count > 0 ? look.polysemantic() : look.muted());
        String number = Numerals.count(count);
        Text.left(g, number, x, y + 26);
        double after = x + Math.max(32, Text.width(number, g.getFont()) + 8);
        double room = layout.area.getMaxX() - after;
        g.setFont(look.strongLabelFont());
        g.setColor(look.text());
        String what = count == 1 ? "polysemantic neuron now" : "polysemantic neurons now";
        Text.left(g, Text.fit(what, g.getFont(), room), after, y + 8);
        g.setFont(look.labelFont());
        g.setColor(look.muted());
        for (int k = 0; k < notes.size(); k++) {
            double baseline = y + 23 + 15 * k;
            if (baseline <= layout.area.getMaxY()) {
                Text.left(g, Text.fit(notes.get(k), g.getFont(), room), after, baseline);
            }
        }
    }

    private static void paintRow(
            Graphics2D g, Layout layout, int index, Selection selection, Lighting lighting, Look look) {
        Row row = layout.shown.get(index);
        double unit = layout.unit(row);
        boolean isShared = row.owners >= 2;
        double top = layout.top(index);
        double baseline = top + 14;
        Color ink = isShared ? look.polysemantic() : look.muted();
        boolean isLit = lighting.lightsNeuron(row.neuron);
        g.setFont(isShared ? look.strongLabelFont() : look.labelFont());
        g.setColor(look.lit(ink, isLit));
        if (look.shows(Part.AXES)) {
            Text.left(g, "n" + row.neuron, layout.area.getX(), baseline);
        }
        Text.right(g, Numerals.count(row.owners), layout.area.getMaxX(), baseline);
        double x = layout.barStart();
        for (Share part : row.parts) {
            double width = Math.abs(part.weight) * unit;
            boolean isPartLit =
                    selection.isEmpty() || selection.lightsFeature(part.feature) || selection.lightsNeuron(row.neuron);
            Rectangle2D bar = new Rectangle2D.Double(x, top + (ROW - BAR) / 2.0, Math.max(0, width - 1), BAR);
            paintPart(g, bar, part, isShared, isPartLit, look);
            x += width;
        }
    }

    private static void paintPart(
            Graphics2D g, Rectangle2D bar, Share part, boolean isShared, boolean isLit, Look look) {
        Color colour = look.lit(look.sign(part.weight), isLit);
        g.setColor(colour);
        g.setStroke(new BasicStroke(1));
        if (!part.isOn) {
            if (bar.getWidth() > 1) {
                g.draw(new Rectangle2D.Double(
                        bar.getX() + 0.5, bar.getY() + 0.5, bar.getWidth() - 1, bar.getHeight() - 1));
            }
        } else {
            g.fill(bar);
        }
        String name = (part.weight < 0 ? Numerals.MINUS : '+') + "f" + part.feature;
        double width = Text.width(name, look.strongLabelFont());
        boolean isHatched = isShared && part.isOn;
        boolean isNamed = width + (isHatched ? 24 : 8) <= bar.getWidth();
        if (isHatched) {
            double start = isNamed ? bar.getX() + width + 10 : bar.getX();
            g.setColor(Look.mix(colour, look.ground(), 0.55));
            Hatch.paint(g, new Rectangle2D.Double(start, bar.getY(), Math.max(0, bar.getMaxX() - start), BAR));
        }
        if (isNamed && look.shows(Part.AXES)) {
            g.setFont(look.strongLabelFont());
            g.setColor(part.isOn ? look.ground() : look.lit(look.muted(), isLit));
            Text.left(g, name, bar.getX() + 4, bar.getMaxY() - 3);
        }
    }

    private static String[] more(Layout layout) {
        int most = layout.hidden.stream().mapToInt(Row::owners).max().orElse(0);
        String what = switch (most) {
            case 0 -> " with no feature on them";
            case 1 -> " with at most one feature";
            default -> " with at most " + Numerals.count(most) + " features";
        };
        String hidden = "… and " + Numerals.count(layout.hidden.size()) + " more" + what;
        String silent = Numerals.count(layout.silent) + " with no weight of " + Numerals.fixed(NOTABLE, 2);
        if (layout.silent == 0) {
            return new String[] {hidden};
        }
        return layout.hidden.isEmpty()
                ? new String[] {"… and " + silent}
                : new String[] {hidden + ", " + silent, hidden};
    }

    @Override
    public Optional<Hit> at(double x, double y, Snapshot snapshot, Perspective perspective, Size size) {
        Allocation now = Allocation.of(snapshot.weights(), perspective.definition());
        Layout layout = Layout.of(snapshot, perspective, now, Forecast.of(snapshot), size);
        int index = (int) Math.floor((y - layout.top(0)) / ROW);
        if (index < 0 || index >= layout.shown.size() || x < layout.area.getX() || x > layout.area.getMaxX()) {
            return Optional.empty();
        }
        Row row = layout.shown.get(index);
        if (row.parts.isEmpty()) {
            return Optional.of(Hit.neuron(row.neuron, "n" + row.neuron + ": no feature is on it"));
        }
        StringBuilder text = new StringBuilder("n" + row.neuron + ":");
        for (Share part : row.parts) {
            text.append(" f").append(part.feature).append(' ').append(Numerals.signed(part.weight, 3));
            text.append(part.isOn ? "" : part.isForetold ? " (foretold)" : " (not on it)");
        }
        return Optional.of(Hit.neuron(row.neuron, text.toString()));
    }
}
