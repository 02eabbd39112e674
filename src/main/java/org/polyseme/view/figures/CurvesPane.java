package org.polyseme.view.figures;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.AccessibleRole;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.util.Subscription;
import org.jfree.chart.JFreeChart;
import org.jspecify.annotations.Nullable;
import org.polyseme.figure.CurvesFigure;
import org.polyseme.figure.Figure;
import org.polyseme.figure.Look;
import org.polyseme.figure.Options;
import org.polyseme.figure.Perspective;
import org.polyseme.state.Snapshot;
import org.polyseme.view.FxThread;

/**
 * The run's curves, which a drag over a range of them, the wheel, a double click and the keys of every figure zoom. What they need is measured on
 * the painter's threads and painted there, as all figures are: a chart on a canvas would be drawn on the FX thread. FX
 * thread only.
 */
public final class CurvesPane extends StackPane implements Steered {
    private static final double LEAST_DRAG = 5;
    private static final double ZOOM_PER_PIXEL = 0.0025;
    private static final double ZOOM_PER_KEY = 1.25;

    /** All that the picture depends on. */
    private record Wish(Snapshot snapshot, Options options, Look look, double width, double height, double scale) {}

    private record Filling(Wish wish, CurvesFigure.Prepared prepared, Sheet sheet) {}

    private final Surroundings surroundings;
    private final CurvesFigure figure = new CurvesFigure();
    private final SheetPile pile = new SheetPile();
    private final ImageView view = new ImageView();
    private final Region range = new Region();
    /** Over the picture, which would hide a border behind it. */
    private final Region ring = new Region();

    private final Subscription subscription;
    private @Nullable CompletableFuture<Filling> filling;
    private @Nullable Wish wished;
    private @Nullable Filling shown;
    private @Nullable Point2D grabbed;

    public CurvesPane(Surroundings surroundings) {
        this.surroundings = surroundings;
        setId(figure.id());
        getStyleClass().add("curves");
        setMinSize(0, 0);
        view.setManaged(false);
        range.getStyleClass().add("curves-range");
        range.setManaged(false);
        range.setMouseTransparent(true);
        range.setVisible(false);
        ring.getStyleClass().add("focus-ring");
        ring.setManaged(false);
        ring.setMouseTransparent(true);
        getChildren().addAll(view, range, ring);
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setAccessibleText(figure.title());
        addEventHandler(KeyEvent.KEY_PRESSED, this::type);
        addEventHandler(MouseEvent.MOUSE_MOVED, this::point);
        addEventHandler(MouseEvent.MOUSE_EXITED, event -> surroundings.tip().hide());
        addEventHandler(MouseEvent.MOUSE_PRESSED, this::press);
        addEventHandler(MouseEvent.MOUSE_DRAGGED, this::drag);
        addEventHandler(MouseEvent.MOUSE_RELEASED, this::release);
        addEventHandler(MouseEvent.MOUSE_CLICKED, this::click);
        addEventFilter(ScrollEvent.SCROLL, this::scroll);
        subscription = Subscription.combine(
                surroundings.look().subscribe(look -> show()),
                surroundings.options().subscribe(options -> show()));
    }

    @Override
    protected void layoutChildren() {
        ring.resizeRelocate(0, 0, getWidth(), getHeight());
        show();
    }

    /** The moment that it shows; empty before the first picture. */
    public Optional<Snapshot> moment() {
        return Optional.ofNullable(shown).map(filling -> filling.wish.snapshot);
    }

    @Override
    public boolean takesArrows() {
        return figure.isMovable(surroundings.options().get());
    }

    /** Asks for the newest curves; called a few times a second, for painting them costs more than a figure. */
    public void show() {
        take();
        Wish wish = filling == null ? wish() : null;
        if (wish != null && !wish.equals(wished)) {
            wished = wish;
            Sheet sheet =
                    pile.take((int) Math.round(wish.width * wish.scale), (int) Math.round(wish.height * wish.scale));
            CompletableFuture<Filling> asked = surroundings.painter().paint(figure.id(), () -> paint(wish, sheet));
            filling = asked;
            var unused = asked.thenRun(() -> FxThread.later(this::take));
        }
    }

    private @Nullable Wish wish() {
        Snapshot newest = surroundings.workbench().snapshotProperty().get();
        if (newest == null || getScene() == null || getScene().getWindow() == null) {
            return null;
        }
        double scale = getScene().getWindow().getRenderScaleX();
        double width = Math.floor(getWidth() * scale) / scale;
        double height = Math.floor(getHeight() * scale) / scale;
        if (width < 1 || height < 1) {
            return null;
        }
        return new Wish(
                surroundings.workbench().time().alongTheRun(newest),
                surroundings.options().get().concerning(figure.id()),
                surroundings.look().get(),
                width,
                height,
                scale);
    }

    /** Runs on one of the painter's threads. */
    private Filling paint(Wish wish, Sheet sheet) {
        CurvesFigure.Prepared prepared = figure.prepare(wish.snapshot, wish.options);
        double times = wish.look.zoom();
        JFreeChart chart = figure.create(wish.look);
        figure.restyle(chart, wish.look, times);
        figure.update(chart, prepared, new Figure.Size(wish.width, wish.height / times));
        Graphics2D graphics = sheet.paper().createGraphics();
        try {
            graphics.scale(wish.scale, wish.scale);
            chart.draw(graphics, new Rectangle2D.Double(0, 0, wish.width, wish.height));
        } finally {
            graphics.dispose();
        }
        return new Filling(wish, prepared, sheet);
    }

    /** Shows what was painted, if anything was. */
    private void take() {
        CompletableFuture<Filling> going = filling;
        if (going != null && going.isDone()) {
            filling = null;
            Filling done = going.join();
            shown = done;
            view.setImage(done.sheet.finished());
            view.setFitWidth(done.wish.width);
            view.setFitHeight(done.wish.height);
            pile.rest(done.sheet);
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
                            text -> surroundings
                                    .tip()
                                    .show(
                                            text,
                                            localToScene(event.getX(), event.getY()),
                                            List.of(localToScene(legend(now)))),
                            surroundings.tip()::hide);
        }
    }

    /** In a line above the plot. */
    private Bounds legend(Filling now) {
        return new BoundingBox(0, 0, getWidth(), now.wish.look.zoom() * Look.TITLE_HEIGHT);
    }

    private void press(MouseEvent event) {
        grabbed = event.getButton() == MouseButton.PRIMARY ? new Point2D(event.getX(), event.getY()) : null;
        requestFocus();
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
        if (event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2 && bringHome()) {
            event.consume();
        }
    }

    private void scroll(ScrollEvent event) {
        if (event.getDeltaY() != 0 && zoom(Math.exp(ZOOM_PER_PIXEL * event.getDeltaY()), printed(event.getX()))) {
            event.consume();
        }
    }

    /** About a place so far from the left of the sheet. */
    private boolean zoom(double factor, double x) {
        Filling now = shown;
        if (now == null) {
            return false;
        }
        Figure.Size size = size();
        surroundings
                .options()
                .set(figure.zoomed(factor, x, size.height() / 2, now.wish.snapshot, perspective(now), size));
        return true;
    }

    private Figure.Size size() {
        return new Figure.Size(printed(getWidth()), printed(getHeight()));
    }

    private Perspective perspective(Filling now) {
        return new Perspective(
                surroundings.selection().get(), surroundings.options().get(), now.wish.look);
    }

    private void type(KeyEvent event) {
        if (!event.isShortcutDown() && !event.isAltDown() && move(event.getCode())) {
            event.consume();
        }
    }

    /** True for a key that it knows. */
    private boolean move(KeyCode code) {
        return switch (code) {
            case PLUS, EQUALS, ADD -> zoom(ZOOM_PER_KEY, size().width() / 2);
            case MINUS, SUBTRACT -> zoom(1 / ZOOM_PER_KEY, size().width() / 2);
            case HOME -> bringHome();
            case LEFT -> takesArrows() && step(-1);
            case RIGHT -> takesArrows() && step(1);
            default -> false;
        };
    }

    private boolean step(int right) {
        Filling now = shown;
        if (now == null) {
            return false;
        }
        surroundings.options().set(figure.stepped(right, 0, now.wish.snapshot, perspective(now), size()));
        return true;
    }

    private boolean bringHome() {
        Options set = surroundings.options().get();
        boolean isMoved = figure.isMoved(set);
        if (isMoved) {
            surroundings.options().set(figure.home(set));
        }
        return isMoved;
    }

    public void dispose() {
        subscription.unsubscribe();
        view.setImage(null);
    }
}
