package org.polyseme.figure;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jfree.chart.JFreeChart;
import org.polyseme.state.Evaluation;
import org.polyseme.state.Experiment;
import org.polyseme.state.History;
import org.polyseme.state.Series;
import org.polyseme.state.Snapshot;

/**
 * A run in curves: the loss and its parts (left), and what of the weights one chooses (right), at first the polysemantic
 * neurons beside what chance alone would give. What was measured is kept for a while; a chart that it has made belongs to
 * the thread that made it.
 */
public final class CurvesFigure implements Movable {
    /** More than any run takes. */
    static final double MOST_STEPS = 1e12;

    private static final double STEP = 0.25;

    private final Recent<Double> measured = CurvesData.memory();

    @Override
    public String id() {
        return "curves";
    }

    @Override
    public String title() {
        return "Curves";
    }

    /** What a chart is filled with; computed on any thread. */
    public static final class Prepared {
        private final CurvesData data;

        private Prepared(CurvesData data) {
            this.data = data;
        }
    }

    /** Measures what the chart of this snapshot needs: on any thread, and not on one that must not wait. */
    public Prepared prepare(Snapshot snapshot, Options options) {
        return new Prepared(CurvesData.of(snapshot, options, measured));
    }

    /** An empty chart in this look, to be filled by {@link #update}. */
    public JFreeChart create(Look look) {
        JFreeChart chart = CurvesChart.create(look.titleFont());
        restyle(chart, look, 1);
        return chart;
    }

    /** Gives the chart the colours and type of this look. */
    public void restyle(JFreeChart chart, Look look) {
        restyle(chart, look, 1);
    }

    /** The same, with type so many times as large. */
    public void restyle(JFreeChart chart, Look look, double size) {
        boolean wasNotifying = chart.isNotify();
        chart.setNotify(false);
        CurvesChart.dress(chart, look, size);
        chart.setNotify(wasNotifying);
    }

    /** Shows this snapshot's history. */
    public void update(JFreeChart chart, Snapshot snapshot) {
        update(chart, prepare(snapshot, Options.FIRST), new Size(1e6, 1e6));
    }

    /**
     * Shows what was prepared: everything swapped without a notification, then one.
     *
     * @param room how large the chart will be
     */
    public void update(JFreeChart chart, Prepared prepared, Size room) {
        boolean wasNotifying = chart.isNotify();
        chart.setNotify(false);
        CurvesChart.fill(chart, prepared.data, room);
        chart.setNotify(wasNotifying);
    }

    @Override
    public void paint(Graphics2D graphics, Snapshot snapshot, Perspective perspective, Size size) {
        Look look = perspective.look();
        try (Sheet sheet = new Sheet(graphics, look, size)) {
            String zoomed = isMovable(perspective.options()) ? ", zoomed" : "";
            sheet.title(title(), "at step " + Numerals.count(snapshot.step()) + zoomed);
            Rectangle2D area = Sheet.plot(size, 0, 0, 0);
            if (area.getHeight() < 64 || area.getWidth() < CurvesChart.LEFT_ROOM + CurvesChart.RIGHT_ROOM + 32) {
                Notice.paintTooSmall(sheet.graphics(), look, size);
                return;
            }
            JFreeChart chart = create(look);
            update(chart, prepare(snapshot, perspective.options()), new Size(area.getWidth(), area.getHeight()));
            CurvesParts.leaveOut(chart, look, sheet.graphics(), area);
            chart.draw(sheet.graphics(), area);
        }
    }

    /** Where the plot begins and ends, of a chart so wide. */
    private static double share(double x, double width) {
        return (x - CurvesChart.LEFT_ROOM - CurvesChart.GAP) / inner(width);
    }

    private static double inner(double width) {
        return width - CurvesChart.LEFT_ROOM - CurvesChart.RIGHT_ROOM - 2 * CurvesChart.GAP;
    }

    /** The recorded point nearest in steps. */
    @Override
    public Optional<Hit> at(double x, double y, Snapshot snapshot, Perspective perspective, Size size) {
        double share = share(x, size.width());
        if (inner(size.width()) < 32 || y < Look.TITLE_HEIGHT || !(share >= 0 && share <= 1)) {
            return Optional.empty();
        }
        CurvesData data = CurvesData.of(snapshot, perspective.options(), measured);
        return tell(snapshot, data, share).map(text -> new Hit(Selection.NONE, text));
    }

    /** What stands at so many pixels from the left of a chart so wide, in words; empty beside the plot. */
    public Optional<String> tell(Snapshot snapshot, Prepared prepared, double x, double width) {
        double share = share(x, width);
        return inner(width) < 32 || !(share >= 0 && share <= 1)
                ? Optional.empty()
                : tell(snapshot, prepared.data, share);
    }

    private static Optional<String> tell(Snapshot snapshot, CurvesData data, double share) {
        History history = snapshot.history();
        if (history.size() == 0) {
            return Optional.empty();
        }
        double step = data.stepAt(share);
        int nearest = 0;
        for (int i = 1; i < history.size(); i++) {
            if (Math.abs(history.stepAt(i) - step) < Math.abs(history.stepAt(nearest) - step)) {
                nearest = i;
            }
        }
        long count = Math.round(history.at(Series.POLYSEMANTIC_NEURONS, nearest));
        int point = nearest;
        String told = data.parts().stream()
                .filter(part -> part.series() != Series.LOSS && Float.isFinite(history.at(part.series(), point)))
                .map(part -> part.name() + " " + Numerals.significant(history.at(part.series(), point)))
                .collect(Collectors.joining("; "));
        String parts = told.isEmpty() ? "" : " (" + told + ")";
        // To four digits it looks exact; of a sample it is not.
        Experiment recipe = snapshot.experiment();
        String sampled = Evaluation.isWhole(recipe) ? "" : "; loss over " + Evaluation.words(recipe);
        return Optional.of("step " + Numerals.count(history.stepAt(nearest)) + ": loss "
                + Numerals.significant(history.at(Series.LOSS, nearest)) + parts + ", " + Numerals.count(count)
                + (count == 1 ? " polysemantic neuron" : " polysemantic neurons") + sampled);
    }

    /** These options, zoomed to what lies between two places of a chart so wide. */
    public Options ranged(Options options, Prepared prepared, double from, double to, double width) {
        double low = Math.max(0, Math.min(share(from, width), share(to, width)));
        double high = Math.min(1, Math.max(share(from, width), share(to, width)));
        return low < high ? CurvesData.zoomed(options, prepared.data.stepAt(low), prepared.data.stepAt(high)) : options;
    }

    @Override
    public boolean isMovable(Options options) {
        return options.number(Option.CURVES_TO) > 0;
    }

    @Override
    public boolean isMoved(Options options) {
        return isMovable(options);
    }

    @Override
    public Options home(Options options) {
        return options.with(Option.CURVES_FROM, Option.CURVES_FROM.first())
                .with(Option.CURVES_TO, Option.CURVES_TO.first());
    }

    @Override
    public Options dragged(double right, double down, Snapshot snapshot, Perspective perspective, Size size) {
        return shifted(-right / inner(size.width()), snapshot, perspective);
    }

    @Override
    public Options stepped(int right, int down, Snapshot snapshot, Perspective perspective, Size size) {
        return shifted(STEP * right, snapshot, perspective);
    }

    private Options shifted(double share, Snapshot snapshot, Perspective perspective) {
        CurvesData data = CurvesData.of(snapshot, perspective.options(), measured);
        return isMovable(perspective.options()) && data.stepAt(share) >= 0
                ? CurvesData.zoomed(perspective.options(), data.stepAt(share), data.stepAt(1 + share))
                : perspective.options();
    }

    /** Along the steps, about the pointer. */
    @Override
    public Options zoomed(double factor, double x, double y, Snapshot snapshot, Perspective perspective, Size size) {
        Options options = perspective.options();
        CurvesData data = CurvesData.of(snapshot, options, measured);
        CurvesData whole = CurvesData.of(snapshot, home(options), measured);
        double at = Math.max(0, Math.min(1, share(x, size.width())));
        double low = data.stepAt(at - at / factor);
        double high = data.stepAt(at + (1 - at) / factor);
        if (high >= whole.last() && low <= Math.max(1, whole.first())) {
            return home(options);
        }
        return CurvesData.zoomed(options, Math.max(0, low), Math.min(whole.last(), high));
    }
}
