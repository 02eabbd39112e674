package org.polyseme.view.figures;

import java.util.concurrent.CompletableFuture;
import javafx.geometry.Point2D;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.text.Font;
import javafx.util.Subscription;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.fx.ChartCanvas;
import org.jfree.chart.fx.ChartViewer;
import org.jspecify.annotations.Nullable;
import org.polyseme.figure.CurvesFigure;
import org.polyseme.figure.Figure;
import org.polyseme.figure.Look;
import org.polyseme.figure.Options;
import org.polyseme.figure.Perspective;
import org.polyseme.state.Snapshot;

/**
 * The run's curves, which a drag over a range of them, the wheel and a double click zoom. What they need is measured on
 * the painter's threads; whole datasets are swapped, on the FX thread only.
 */
public final class CurvesPane extends StackPane {
    private static final double LEAST_DRAG = 5;
    private static final double ZOOM_PER_PIXEL = 0.0025;

    /** All that the chart depends on. */
    private record Wish(Snapshot snapshot, Options options, Look look) {}

    private record Filling(Wish wish, CurvesFigure.Prepared prepared) {}

    private final Surroundings surroundings;
    private final CurvesFigure figure = new CurvesFigure();
    private final JFreeChart chart;
    private final ChartViewer viewer;
    private final Region range = new Region();
    private final Subscription subscription;
    private @Nullable CompletableFuture<Filling> filling;
    private @Nullable Wish wished;
    private @Nullable Filling shown;
    private @Nullable Point2D grabbed;

    public CurvesPane(Surroundings surroundings) {
        this.surroundings = surroundings;
        Look look = surroundings.look().get();
        chart = figure.create(look);
        viewer = new ChartViewer(chart, false);
        viewer.setMinSize(0, 0);
        letHandsBe(viewer.getCanvas());
        setId(figure.id());
        getStyleClass().add("curves");
        range.getStyleClass().add("curves-range");
        range.setManaged(false);
        range.setMouseTransparent(true);
        range.setVisible(false);
        getChildren().addAll(viewer, range);
        addEventHandler(MouseEvent.MOUSE_MOVED, this::point);
        addEventHandler(MouseEvent.MOUSE_EXITED, event -> surroundings.tip().hide());
        addEventHandler(MouseEvent.MOUSE_PRESSED, this::press);
        addEventHandler(MouseEvent.MOUSE_DRAGGED, this::drag);
        addEventHandler(MouseEvent.MOUSE_RELEASED, this::release);
        addEventHandler(MouseEvent.MOUSE_CLICKED, this::click);
        addEventFilter(ScrollEvent.SCROLL, this::scroll);
        subscription = Subscription.combine(
                surroundings.look().subscribe(this::dress),
                surroundings.options().subscribe(options -> show()));
    }

    /** The library's own zoom would be undone by the next picture, and no export would know of it. */
    private static void letHandsBe(ChartCanvas canvas) {
        for (String id : new String[] {"zoom", "scroll"}) {
            var handler = canvas.getMouseHandler(id);
            if (handler != null) {
                canvas.removeMouseHandler(handler);
            }
        }
    }

    private void dress(Look look) {
        figure.restyle(chart, look, look.zoom());
        // The canvas falls back to its context's first font after every drawing, and does not notice; all of the
        // chart's words are labels, so the first font is made theirs.
        java.awt.Font label = look.labelFont();
        viewer.getCanvas().getGraphicsContext2D().setFont(Font.font(label.getFamily(), label.getSize() * look.zoom()));
        wished = null; // the legend and the marks carry colours of their own
    }

    /** Shows the newest picture's curves; called a few times a second, for drawing them costs more than a figure. */
    public void show() {
        CompletableFuture<Filling> going = filling;
        if (going != null && going.isDone()) {
            filling = null;
            Filling done = going.join();
            if (wished != null) {
                shown = done;
                double times = done.wish.look.zoom();
                figure.update(chart, done.prepared, new Figure.Size(getWidth(), getHeight() / times));
            }
        }
        Snapshot newest = surroundings.workbench().snapshotProperty().get();
        if (filling != null || newest == null) {
            return;
        }
        Wish wish = new Wish(
                surroundings.workbench().time().alongTheRun(newest),
                surroundings.options().get().concerning(figure.id()),
                surroundings.look().get());
        if (!wish.equals(wished)) {
            wished = wish;
            filling =
                    surroundings.painter().submit(() -> new Filling(wish, figure.prepare(wish.snapshot, wish.options)));
        }
    }

    /** As if type were as large as in print. */
    private double printed(double pixels) {
        return pixels / (shown == null ? 1 : shown.wish.look.zoom());
    }

    private void point(MouseEvent event) {
        Filling now = shown;
        if (now != null) {
            figure.tell(now.wish.snapshot, now.prepared, printed(event.getX()), printed(getWidth()))
                    .ifPresentOrElse(
                            text -> surroundings.tip().show(text, localToScene(event.getX(), event.getY())),
                            surroundings.tip()::hide);
        }
    }

    private void press(MouseEvent event) {
        grabbed = event.getButton() == MouseButton.PRIMARY ? new Point2D(event.getX(), event.getY()) : null;
    }

    private void drag(MouseEvent event) {
        Point2D from = grabbed;
        if (from == null) {
            return;
        }
        surroundings.tip().hide();
        double to = Math.max(0, Math.min(getWidth(), event.getX()));
        range.resizeRelocate(Math.min(from.getX(), to), 0, Math.abs(to - from.getX()), getHeight());
        range.setVisible(Math.abs(to - from.getX()) >= LEAST_DRAG);
    }

    private void release(MouseEvent event) {
        Point2D from = grabbed;
        Filling now = shown;
        grabbed = null;
        if (range.isVisible() && from != null && now != null) {
            Options set = surroundings.options().get();
            surroundings
                    .options()
                    .set(figure.ranged(
                            set, now.prepared, printed(from.getX()), printed(event.getX()), printed(getWidth())));
        }
        range.setVisible(false);
    }

    private void click(MouseEvent event) {
        Options set = surroundings.options().get();
        if (event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2 && figure.isMoved(set)) {
            surroundings.options().set(figure.home(set));
            event.consume();
        }
    }

    private void scroll(ScrollEvent event) {
        Filling now = shown;
        if (now == null || event.getDeltaY() == 0) {
            return;
        }
        Options set = surroundings.options().get();
        Figure.Size size = new Figure.Size(printed(getWidth()), printed(getHeight()));
        Perspective perspective = new Perspective(surroundings.selection().get(), set, now.wish.look);
        double factor = Math.exp(ZOOM_PER_PIXEL * event.getDeltaY());
        surroundings
                .options()
                .set(figure.zoomed(
                        factor, printed(event.getX()), printed(event.getY()), now.wish.snapshot, perspective, size));
        event.consume();
    }

    public void dispose() {
        subscription.unsubscribe();
        chart.removeChangeListener(viewer.getCanvas());
    }
}
