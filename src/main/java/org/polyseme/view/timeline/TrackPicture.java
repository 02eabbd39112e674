package org.polyseme.view.timeline;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;
import org.polyseme.figure.Look;
import org.polyseme.figure.Numerals;
import org.polyseme.session.Loop;
import org.polyseme.session.TimelineView;
import org.polyseme.state.Branch;
import org.polyseme.state.History;
import org.polyseme.state.Mark;
import org.polyseme.state.Series;

/** Draws all of the timeline that does not move with the cursor. FX thread only. */
final class TrackPicture {
    private static final double NARROWEST_TICK = 84;
    private static final double NEAREST_KEYFRAMES = 3;
    private static final int NEAREST_MARKS = 8;
    /** The least height of the curve, in pixels, that has numbers beside it. */
    private static final double LEAST_SCALE = 24;

    private static final List<Mark.Kind> BY_RANK = List.of(
            Mark.Kind.EDIT,
            Mark.Kind.PARAMETER_CHANGED,
            Mark.Kind.FORK,
            Mark.Kind.COLLISION_FORMED,
            Mark.Kind.COLLISION_DISSOLVED,
            Mark.Kind.WINNER_CHANGED);

    /** Of the size of the type. */
    private static final double WIDEST_DIGIT = 0.6;

    private final GraphicsContext graphics;
    private final TrackLayout layout;
    private final TimelineView view;
    private final Look look;
    private final Font font;

    TrackPicture(GraphicsContext graphics, TrackLayout layout, TimelineView view, Look look, Font font) {
        this.graphics = graphics;
        this.layout = layout;
        this.view = view;
        this.look = look;
        this.font = font;
    }

    private static Color color(java.awt.Color color) {
        return Color.rgb(color.getRed(), color.getGreen(), color.getBlue());
    }

    void draw(double width, double height, Optional<Loop> loop) {
        graphics.clearRect(0, 0, width, height);
        graphics.setFont(font);
        graphics.setTextBaseline(VPos.CENTER);
        drawLanes();
        drawPolysemantic();
        loop.ifPresent(this::drawLoop);
        drawTrack();
        drawLegend();
        drawMarks();
    }

    private void drawLanes() {
        List<Branch> shown = layout.shown();
        for (int i = 0; i < shown.size(); i++) {
            Branch branch = shown.get(i);
            double y = layout.laneY(i);
            boolean isCurrent = branch.id() == view.current();
            Color color = BranchColors.of(branch.colour());
            graphics.setFill(color(isCurrent ? look.text() : look.muted()));
            graphics.setTextAlign(TextAlignment.LEFT);
            graphics.fillText(branch.name(), 8, y, layout.gutter() - 14);
            graphics.setStroke(color);
            graphics.setLineWidth(isCurrent ? 3 : 1.5);
            double from = layout.scale().x(branch.forkStep());
            graphics.strokeLine(from, y, Math.max(from + 1, layout.scale().x(branch.head())), y);
            graphics.setLineWidth(1.5);
            branch.parent().ifPresent(parent -> {
                int row = layout.lanes().rowOf(parent) - layout.firstRow();
                graphics.strokeLine(from, layout.laneY(Math.max(-1, row)), from, y);
            });
            graphics.setFill(color);
            graphics.fillOval(from - 2.5, y - 2.5, 5, 5);
            if (isCurrent) {
                graphics.fillOval(1, y - 2.5, 5, 5);
            }
        }
        if (layout.hiddenRows() > 0) {
            double all = layout.laneHeight() * layout.shown().size();
            double thumb = all * shown.size() / layout.lanes().rows().size();
            double top =
                    layout.laneY(0) - layout.laneHeight() / 2 + (all - thumb) * layout.firstRow() / layout.hiddenRows();
            graphics.setFill(color(look.faint()));
            graphics.fillRoundRect(layout.gutter() - 5, top, 3, thumb, 3, 3);
        }
    }

    /** A step function: the count holds until the next point that was recorded. */
    private void drawPolysemantic() {
        History curve = view.whole();
        double bottom = Math.rint(layout.sparklineBottom());
        double most = 1;
        for (int i = 0; i < curve.size(); i++) {
            most = Math.max(most, curve.at(Series.POLYSEMANTIC_NEURONS, i));
        }
        double unit = (bottom - layout.sparklineTop()) / most;
        graphics.setFill(color(look.polysemantic()));
        graphics.setTextAlign(TextAlignment.LEFT);
        graphics.fillText("polysemantic", 8, (bottom + layout.sparklineTop()) / 2, layout.gutter() * 0.7);
        if (curve.size() > 0 && bottom - layout.sparklineTop() >= LEAST_SCALE * layout.unit()) {
            drawScale(most, bottom);
        }
        if (curve.size() == 0) {
            return;
        }
        graphics.setFill(color(look.polysemantic()));
        double left = Math.rint(layout.scale().x(0));
        double y = Math.rint(bottom - unit * curve.at(Series.POLYSEMANTIC_NEURONS, 0));
        double before = bottom;
        for (int i = 1; i < curve.size(); i++) {
            double next = Math.rint(bottom - unit * curve.at(Series.POLYSEMANTIC_NEURONS, i));
            if (next != y) {
                double x = Math.rint(layout.scale().x(curve.stepAt(i)));
                drawTread(left, x, y, before);
                before = y;
                left = x;
                y = next;
            }
        }
        drawTread(left, Math.rint(layout.scale().x(layout.head())), y, before);
    }

    /** How many the curve reaches at its highest, and 0 at its foot. */
    private void drawScale(double most, double bottom) {
        double x = layout.gutter() - 8 * layout.unit();
        graphics.setFill(color(look.muted()));
        graphics.setTextAlign(TextAlignment.RIGHT);
        graphics.fillText(Numerals.count(Math.round(most)), x, layout.sparklineTop() + 4 * layout.unit());
        graphics.fillText("0", x, bottom - 3 * layout.unit());
        graphics.setTextAlign(TextAlignment.LEFT);
    }

    /** What the two marks mean that a run makes most of; a tip tells the rest. */
    private void drawLegend() {
        double unit = layout.unit();
        graphics.setLineWidth(1.2);
        graphics.setTextAlign(TextAlignment.LEFT);
        double x = 4 + MarkGlyph.RADIUS;
        for (Mark.Kind kind : List.of(Mark.Kind.COLLISION_FORMED, Mark.Kind.COLLISION_DISSOLVED)) {
            boolean isFormed = kind == Mark.Kind.COLLISION_FORMED;
            graphics.setFill(color(of(kind)));
            graphics.setStroke(color(of(kind)));
            MarkGlyph.draw(graphics, kind, x, layout.marksY());
            graphics.setFill(color(look.muted()));
            graphics.fillText(isFormed ? "formed" : "gone", x + 7, layout.marksY(), 40 * unit);
            x += 54 * unit;
        }
    }

    /**
     * One step of the stairs, where the last was at {@code before}: in whole pixels, for rectangles need not be traced as a path must.
     */
    private void drawTread(double left, double right, double y, double before) {
        double bottom = Math.rint(layout.sparklineBottom());
        graphics.fillRect(left, Math.min(y, before), 1, Math.abs(before - y) + 1);
        graphics.fillRect(left, y, right - left, 1);
        graphics.setGlobalAlpha(0.16);
        graphics.fillRect(left, y, right - left, bottom - y);
        graphics.setGlobalAlpha(1);
    }

    private void drawTrack() {
        TrackScale scale = layout.scale();
        double y = layout.trackY();
        graphics.setLineWidth(4);
        graphics.setStroke(color(look.hairline()));
        graphics.strokeLine(scale.left(), y, scale.x(scale.end()), y);
        graphics.setStroke(color(look.faint()));
        graphics.strokeLine(scale.left(), y, Math.max(scale.left() + 1, scale.x(layout.head())), y);
        graphics.setFill(color(look.faint()));
        double last = Double.NEGATIVE_INFINITY;
        for (long step : view.keyframes()) {
            double x = scale.x(step);
            if (x - last >= NEAREST_KEYFRAMES) {
                graphics.fillRect(Math.rint(x) - 1, Math.rint(y) + 5, 2, 2);
                last = x;
            }
        }
    }

    /** A band behind the track, and a bracket at either end for a hand to take. */
    private void drawLoop(Loop loop) {
        double from = Math.rint(layout.scale().x(loop.from())) + 0.5;
        double to = Math.max(from + 2, Math.rint(layout.scale().x(loop.to())) + 0.5);
        double top = layout.trackY() - 5 * layout.unit();
        double bottom = layout.trackY() + 7 * layout.unit();
        Color color = color(look.accent());
        graphics.setGlobalAlpha(0.18);
        graphics.setFill(color);
        graphics.fillRect(from, top, to - from, bottom - top);
        graphics.setGlobalAlpha(1);
        graphics.setStroke(color);
        graphics.setLineWidth(2);
        for (double end : new double[] {from, to}) {
            double inwards = (end == from ? 4 : -4) * layout.unit();
            graphics.strokePolyline(
                    new double[] {end + inwards, end, end, end + inwards}, new double[] {top, top, bottom, bottom}, 4);
        }
    }

    /** Round steps below the track, but for those that the cursor's own would cover. */
    static void drawTicks(GraphicsContext graphics, TrackLayout layout, Look look, Font font, double from, double to) {
        graphics.clearRect(
                0, 0, graphics.getCanvas().getWidth(), graphics.getCanvas().getHeight());
        graphics.setFont(font);
        graphics.setTextBaseline(VPos.CENTER);
        graphics.setTextAlign(TextAlignment.CENTER);
        graphics.setFill(color(look.muted()));
        for (long step : layout.scale().ticks(NARROWEST_TICK * layout.unit())) {
            String text = Numerals.count(step);
            double x = layout.scale().x(step);
            double half = font.getSize() * WIDEST_DIGIT * text.length() / 2;
            if (x + half < from || x - half > to) {
                graphics.fillText(text, x, graphics.getCanvas().getHeight() / 2);
            }
        }
    }

    /** What is rarer and tells more has its place before what is not; none lies on another. */
    private void drawMarks() {
        List<Mark> marks = view.branch().map(Branch::marks).orElse(List.of());
        BitSet taken = new BitSet();
        graphics.setLineWidth(1.2);
        for (Mark.Kind kind : BY_RANK) {
            Color color = color(of(kind));
            graphics.setFill(color);
            graphics.setStroke(color);
            for (Mark mark : marks) {
                double x = layout.scale().x(mark.step());
                int pixel = (int) Math.max(0, x);
                int near = taken.nextSetBit(Math.max(0, pixel - NEAREST_MARKS));
                if (mark.kind() == kind && (near < 0 || near > pixel + NEAREST_MARKS)) {
                    MarkGlyph.draw(graphics, kind, x, layout.marksY());
                    taken.set(pixel);
                }
            }
        }
    }

    private java.awt.Color of(Mark.Kind kind) {
        return switch (kind) {
            case COLLISION_FORMED, COLLISION_DISSOLVED -> look.polysemantic();
            case WINNER_CHANGED -> look.faint();
            case PARAMETER_CHANGED, EDIT -> look.text();
            case FORK -> look.accent();
        };
    }
}
