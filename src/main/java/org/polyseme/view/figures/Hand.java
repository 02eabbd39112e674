package org.polyseme.view.figures;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import javafx.beans.property.ObjectProperty;
import javafx.geometry.Point2D;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import org.jspecify.annotations.Nullable;
import org.polyseme.figure.Figure;
import org.polyseme.figure.GeometryFigure;
import org.polyseme.figure.Movable;
import org.polyseme.figure.Options;
import org.polyseme.figure.Perspective;
import org.polyseme.figure.Spot;
import org.polyseme.state.Snapshot;
import org.polyseme.view.Painter;

/**
 * Moves a figure by drag, wheel and keys, and with a {@link Brush} that is on, draws on it. What a drag sets are options,
 * so that everybody who paints the figure shows the same. FX thread only.
 */
final class Hand {
    private static final double ZOOM_PER_PIXEL = 0.0025;
    private static final double ZOOM_PER_KEY = 1.25;

    /** What is on the screen: what a hand that grabs it means. */
    record Shown(Snapshot snapshot, Perspective perspective, Figure.Size size) {}

    private final Figure figure;
    private final ObjectProperty<Options> options;
    private final Painter painter;
    private final Supplier<Optional<Shown>> shown;
    private final Deque<Spot.Line> lines = new ArrayDeque<>();
    private @Nullable CompletableFuture<List<Spot>> brushing;
    private @Nullable Brush brush;
    private @Nullable Point2D before;
    private OptionalInt aimed = OptionalInt.empty();
    private boolean draws;
    private boolean misses;
    private boolean lifts;
    private long lastBeat;

    /** @param shown what the pane shows now; empty before the first picture */
    Hand(Figure figure, ObjectProperty<Options> options, Painter painter, Supplier<Optional<Shown>> shown) {
        this.figure = figure;
        this.options = options;
        this.painter = painter;
        this.shown = shown;
    }

    /** Who hears of strokes; null if nobody does. */
    void give(@Nullable Brush wanted) {
        brush = wanted;
    }

    private Options options() {
        return options.get();
    }

    /** True while drags and arrow keys move the figure. */
    boolean isMoving() {
        return figure instanceof Movable movable && movable.isMovable(options());
    }

    /**
     * A button went down at {@code at} of the sheet.
     *
     * @param feature whose tip lies there
     * @return true if the hand has taken hold of something
     */
    boolean press(MouseEvent event, Point2D at, OptionalInt feature) {
        Brush held = brush;
        before = null;
        aimed = OptionalInt.empty();
        draws = false;
        if (event.getButton() != MouseButton.PRIMARY || shown.get().isEmpty()) {
            return false;
        }
        if (held != null && held.isOn()) {
            aimed = figure instanceof GeometryFigure ? feature : OptionalInt.empty();
            draws = !(figure instanceof GeometryFigure);
        }
        misses = held != null && !held.isOn() && feature.isPresent() && figure instanceof GeometryFigure && !isMoving();
        if (draws || aimed.isPresent() || isMoving()) {
            before = at;
            if (draws) {
                lines.add(new Spot.Line(at.getX(), at.getY(), at.getX(), at.getY()));
            }
        }
        return before != null;
    }

    /** True if the drag moved or drew something. */
    boolean drag(Point2D at) {
        Point2D from = before;
        Optional<Shown> now = shown.get();
        if (misses && brush != null) {
            brush.miss();
        }
        misses = false;
        if (from == null || now.isEmpty()) {
            return false;
        }
        before = at;
        if (draws) {
            lines.add(new Spot.Line(from.getX(), from.getY(), at.getX(), at.getY()));
        } else if (aimed.isPresent()) {
            aim(aimed.getAsInt(), at, now.get());
        } else if (figure instanceof Movable movable) {
            set(movable.dragged(
                    at.getX() - from.getX(),
                    at.getY() - from.getY(),
                    now.get().snapshot,
                    now.get().perspective.with(options()),
                    now.get().size));
        }
        return true;
    }

    private void aim(int feature, Point2D at, Shown now) {
        Brush held = brush;
        if (held != null && figure instanceof GeometryFigure geometry) {
            held.aim(feature, geometry.aimed(feature, at.getX(), at.getY(), now.snapshot, now.perspective, now.size));
        }
    }

    void release() {
        Brush held = brush;
        lifts = draws && before != null;
        if (aimed.isPresent() && held != null) {
            held.lift();
        }
        before = null;
    }

    /** A double click brings a moved figure home; false where there was nothing to bring back. */
    boolean bringHome() {
        if (figure instanceof Movable movable && movable.isMoved(options())) {
            set(movable.home(options()));
            return true;
        }
        return false;
    }

    boolean scroll(ScrollEvent event, Point2D at) {
        return event.getDeltaY() != 0 && zoom(Math.exp(ZOOM_PER_PIXEL * event.getDeltaY()), at);
    }

    private boolean zoom(double factor, Point2D at) {
        Optional<Shown> now = shown.get();
        if (now.isEmpty() || !(figure instanceof Movable movable)) {
            return false;
        }
        set(movable.zoomed(
                factor,
                at.getX(),
                at.getY(),
                now.get().snapshot,
                now.get().perspective.with(options()),
                now.get().size));
        return true;
    }

    /** True for a key that it knows. */
    boolean type(KeyEvent event) {
        Optional<Shown> now = shown.get();
        if (now.isEmpty() || !(figure instanceof Movable movable) || event.isShortcutDown() || event.isAltDown()) {
            return false;
        }
        Point2D middle = new Point2D(now.get().size.width() / 2, now.get().size.height() / 2);
        KeyCode code = event.getCode();
        return switch (code) {
            case PLUS, EQUALS, ADD -> zoom(ZOOM_PER_KEY, middle);
            case MINUS, SUBTRACT -> zoom(1 / ZOOM_PER_KEY, middle);
            case HOME -> bringHome();
            case LEFT, RIGHT, UP, DOWN -> isMoving() && step(movable, code, now.get());
            default -> false;
        };
    }

    private boolean step(Movable movable, KeyCode code, Shown now) {
        int right = code == KeyCode.RIGHT ? 1 : code == KeyCode.LEFT ? -1 : 0;
        int down = code == KeyCode.DOWN ? 1 : code == KeyCode.UP ? -1 : 0;
        set(movable.stepped(right, down, now.snapshot, now.perspective.with(options()), now.size));
        return true;
    }

    /** A figure that moves by itself goes on; what was drawn is told as far as it is known. */
    void beat(long nanos) {
        double seconds = lastBeat == 0 ? 0 : Math.min(0.1, (nanos - lastBeat) / 1e9);
        lastBeat = nanos;
        if (figure instanceof Movable movable && movable.isPlaying(options())) {
            set(movable.played(options(), seconds));
        }
        CompletableFuture<List<Spot>> going = brushing;
        if (going != null && going.isDone()) {
            brushing = null;
            tell(going.join());
        }
        Optional<Shown> now = shown.get();
        if (brushing == null && !lines.isEmpty() && now.isPresent()) {
            Spot.Line line = lines.removeFirst();
            Shown on = now.get();
            brushing = painter.submit(() -> Spot.along(figure, line, on.snapshot, on.perspective, on.size));
        } else if (brushing == null && lifts) {
            lifts = false;
            Optional.ofNullable(brush).ifPresent(Brush::lift);
        }
    }

    private void tell(List<Spot> cells) {
        Brush held = brush;
        if (held != null && !cells.isEmpty()) {
            held.paint(cells);
        }
    }

    private void set(Options moved) {
        options.set(moved);
    }
}
