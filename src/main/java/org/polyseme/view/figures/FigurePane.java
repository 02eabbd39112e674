package org.polyseme.view.figures;

import static java.util.Objects.requireNonNull;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.AccessibleRole;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.polyseme.figure.CurvesFigure;
import org.polyseme.figure.Figure;
import org.polyseme.figure.Hit;
import org.polyseme.figure.Movable;
import org.polyseme.figure.Option;
import org.polyseme.figure.Options;
import org.polyseme.figure.Perspective;
import org.polyseme.figure.Selection;
import org.polyseme.session.Pace;
import org.polyseme.state.RunPlan;
import org.polyseme.state.Snapshot;
import org.polyseme.view.FxThread;
import org.polyseme.view.model.Workbench;

/**
 * Shows a figure as pixels that were painted elsewhere, one of the screen's for one of the figure's. FX thread only.
 *
 * <p>At every beat of the clock, and when a new moment comes in between, it asks for the next picture if anything changed
 * that the picture depends on. There is never more than one on its way, so a slow figure drops frames instead of queueing
 * them; one that still waits for the painter becomes the newest, so that a hand does not wait for a picture of the past.
 * What lies under the pointer is found along with the picture: the tip stays true under a still pointer while the numbers
 * change.
 */
public final class FigurePane extends Region implements Steered {

    /** A finished picture of a wish, and what was found under its pointer. */
    private record Painted(Sheet sheet, Wish wish, Optional<Hit> hit) {}

    private final Figure figure;
    private final Surroundings surroundings;
    private final SheetPile pile = new SheetPile();
    private final ImageView view = new ImageView();
    private final Hand hand;
    private final boolean hasEvenTurn;
    private final Subscription subscriptions;
    /** What the painter takes next; none once it began. */
    private final AtomicReference<@Nullable Wish> order = new AtomicReference<>();

    private @Nullable CompletableFuture<Painted> painting;
    private @Nullable Wish wished;
    /** True where something was wished for while the painter was busy with what was wished for before. */
    private boolean isLate;

    private boolean isDisposed;

    private long wishedAt;
    private @Nullable Painted shown;
    private @Nullable Point2D pointer;
    private @Nullable Point2D clicked;
    private long clicks;

    public FigurePane(Figure figure, Surroundings surroundings) {
        this.figure = figure;
        this.surroundings = surroundings;
        this.hand = new Hand(figure, surroundings.options(), surroundings.painter(), this::shown);
        this.hasEvenTurn = surroundings.painter().dealEvenTurn();
        getStyleClass().add("figure-pane");
        setId(figure.id());
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setAccessibleText(figure.title());
        setMinSize(120, 100);
        setFocusTraversable(true);
        view.setManaged(false);
        getChildren().add(view);
        addEventHandler(MouseEvent.MOUSE_MOVED, this::point);
        addEventHandler(MouseEvent.MOUSE_PRESSED, this::press);
        addEventHandler(MouseEvent.MOUSE_DRAGGED, this::drag);
        addEventHandler(MouseEvent.MOUSE_RELEASED, event -> hand.release());
        addEventHandler(MouseEvent.MOUSE_CLICKED, this::click);
        addEventHandler(MouseEvent.MOUSE_EXITED, event -> leave());
        if (figure instanceof Movable) {
            addEventHandler(ScrollEvent.SCROLL, this::scroll);
            addEventHandler(KeyEvent.KEY_PRESSED, this::type);
        }
        subscriptions = Subscription.combine(
                surroundings.clock().subscribe(this::beat),
                surroundings.workbench().snapshotProperty().subscribe(newest -> ask()));
    }

    /** Ends everything that would keep the pane alive. */
    public void dispose() {
        subscriptions.unsubscribe();
        isDisposed = true;
        view.setImage(null);
    }

    /** Who hears of what is drawn on this figure; null, as at first, if nobody does. */
    public void setBrush(@Nullable Brush brush) {
        hand.give(brush);
    }

    @Override
    public boolean takesArrows() {
        return hand.isMoving();
    }

    /** The moment that it shows; empty before the first picture. */
    public Optional<Snapshot> moment() {
        return Optional.ofNullable(shown).map(painted -> painted.wish().snapshot());
    }

    private Optional<Hand.Shown> shown() {
        return Optional.ofNullable(shown)
                .map(Painted::wish)
                .map(wish -> new Hand.Shown(wish.snapshot(), wish.perspective(), wish.size()));
    }

    private void point(MouseEvent event) {
        pointer = at(event);
    }

    private void press(MouseEvent event) {
        OptionalInt feature = Optional.ofNullable(shown)
                .flatMap(Painted::hit)
                .map(hit -> hit.selection().feature())
                .orElse(OptionalInt.empty());
        if (hand.press(event, at(event), feature) && isFocusTraversable()) {
            requestFocus();
        }
    }

    /** What is moved or drawn on is not pointed at. */
    private void drag(MouseEvent event) {
        if (hand.drag(at(event))) {
            leave();
        } else {
            point(event);
        }
    }

    private void scroll(ScrollEvent event) {
        if (hand.scroll(event, at(event.getX(), event.getY()))) {
            event.consume();
        }
    }

    private void type(KeyEvent event) {
        if (hand.type(event)) {
            event.consume();
        }
    }

    private Point2D at(MouseEvent event) {
        return at(event.getX(), event.getY());
    }

    /** On the figure's sheet, which is shown enlarged. */
    private Point2D at(double x, double y) {
        return new Point2D((x - snappedLeftInset()) / zoom(), (y - snappedTopInset()) / zoom());
    }

    private double zoom() {
        return surroundings.look().get().zoom();
    }

    /** What lies there is found with the next picture; the second click of a double one means something else. */
    private void click(MouseEvent event) {
        if (event.getButton() != MouseButton.PRIMARY || !event.isStillSincePress()) {
            return;
        }
        if (event.getClickCount() == 1) {
            clicked = at(event);
            clicks++;
        } else if (event.getClickCount() == 2 && hand.bringHome()) {
            event.consume();
        }
    }

    private void leave() {
        pointer = null;
        surroundings.tip().hide();
        surroundings.pin().leave();
    }

    private void beat() {
        hand.beat(surroundings.clock().now());
        take();
        ask();
    }

    /** Shows what was painted, if anything was. */
    private void take() {
        if (painting != null && painting.isDone() && !isDisposed) {
            CompletableFuture<Painted> done = painting;
            painting = null;
            show(done.join());
            if (isLate) {
                ask();
            }
        }
    }

    private void ask() {
        // The painter is kept free for what is to come.
        boolean isPast = wished != null && surroundings.workbench().isGivingWay();
        Wish wish = isPast ? null : wish();
        if (wish == null || wish.equals(wished)) {
            return;
        }
        isLate = painting != null && !changesOrder(wish);
        if (isLate) {
            return;
        }
        boolean isAwaited = wished == null || !surroundings.isRacing() || !wished.isGoneOnWith(wish.snapshot());
        remember(wish);
        if (painting == null) {
            order.set(wish);
            Sheet sheet = pile.take(wish.pixelsWide(), wish.pixelsHigh());
            CompletableFuture<Painted> asked = surroundings
                    .painter()
                    .paint(figure.id(), () -> paint(requireNonNull(order.getAndSet(null)), sheet));
            painting = asked;
            if (isAwaited) {
                var unused = asked.thenRun(() -> FxThread.later(this::take));
            }
        }
    }

    /** Has the painter take this instead of what it did not begin yet; the sheet is cut already. */
    private boolean changesOrder(Wish wish) {
        Wish waiting = order.get();
        return waiting != null && waiting.fits(wish) && order.compareAndSet(waiting, wish);
    }

    @SuppressWarnings("ReferenceEquality") // another snapshot, however alike, is another moment
    private void remember(Wish wish) {
        if (wished == null || wish.snapshot() != wished.snapshot()) {
            wishedAt = surroundings.clock().now();
        }
        wished = wish;
    }

    /** The newest; while that comes sooner than the figure can measure, still the one before. */
    private @Nullable Snapshot snapshot() {
        Snapshot newest = beside(surroundings.workbench().snapshotProperty().get());
        Wish last = wished;
        boolean hasTurn = surroundings.clock().isEven() == hasEvenTurn;
        if (last != null && !hasTurn && surroundings.isRacing() && last.isGoneOnWith(newest)) {
            return last.snapshot();
        }
        if (newest == null || last == null || figure.atMostPerSecond() >= Figure.EVERY_FRAME) {
            return newest;
        }
        boolean isSoon = surroundings.clock().now() - wishedAt < 1_000_000_000L / figure.atMostPerSecond();
        return isSoon ? last.snapshot() : newest;
    }

    /** With what else the figure is about: the run's later curves, or other runs, which being looked at has trained. */
    private @Nullable Snapshot beside(@Nullable Snapshot newest) {
        Workbench workbench = surroundings.workbench();
        Optional<RunPlan> plan =
                figure.runs(workbench.recipe(), surroundings.options().get());
        boolean isSeen = getScene() != null && getWidth() >= 1;
        if (newest != null && figure instanceof CurvesFigure) {
            return workbench.time().alongTheRun(newest);
        }
        if (newest == null || plan.isEmpty() || !isSeen || newest.status().isGiven()) {
            return newest;
        }
        workbench.beside().look(plan.get());
        return newest.beside(workbench.beside().newest(plan.get()));
    }

    private @Nullable Wish wish() {
        Optional<Surroundings.Compared> pair =
                figure.comparesRuns() ? surroundings.compared().get() : Optional.empty();
        Snapshot snapshot = pair.map(Surroundings.Compared::here).orElseGet(this::snapshot);
        if (snapshot == null || getScene() == null || getScene().getWindow() == null) {
            return null;
        }
        double pixels = getScene().getWindow().getRenderScaleX();
        double scale = pixels * zoom();
        double width = Math.floor((getWidth() - snappedLeftInset() - snappedRightInset()) * pixels) / scale;
        double height = Math.floor((getHeight() - snappedTopInset() - snappedBottomInset()) * pixels) / scale;
        if (width < 1 || height < 1) {
            return null;
        }
        Figure.Size size = new Figure.Size(width, height);
        Perspective perspective = new Perspective(
                surroundings.selection().get(),
                options().concerning(figure.id()),
                surroundings.look().get(),
                pair.map(Surroundings.Compared::there));
        Selection pinned = surroundings.pin().pinned();
        Point2D at = clicked != null ? clicked : pointer;
        return new Wish(snapshot, perspective, size, scale, at, pinned, clicks);
    }

    /** In slow motion what moves a feature is shown, set or not. */
    private Options options() {
        Options set = surroundings.options().get();
        boolean isSlow = surroundings.workbench().paceProperty().get() == Pace.VERY_SLOW;
        return isSlow ? set.with(Option.GEOMETRY_FORCES, true).with(Option.RACE_FORCES, true) : set;
    }

    /** Runs on one of the painter's threads. */
    private Painted paint(Wish wish, Sheet sheet) {
        Point2D at = wish.pointer();
        Perspective perspective = wish.perspective();
        Optional<Hit> hit = at == null
                ? Optional.empty()
                : figure.at(at.getX(), at.getY(), wish.snapshot(), perspective, wish.size());
        if (at != null) {
            perspective = perspective.with(lit(hit, wish.pinned()));
        }
        Graphics2D graphics = sheet.paper().createGraphics();
        try {
            graphics.scale(wish.scale(), wish.scale());
            figure.paint(graphics, wish.snapshot(), perspective, wish.size());
        } finally {
            graphics.dispose();
        }
        return new Painted(sheet, wish, hit);
    }

    /** What is pointed at; on empty ground, what is pinned. */
    private static Selection lit(Optional<Hit> hit, Selection pinned) {
        return hit.map(Hit::selection).filter(found -> !found.isEmpty()).orElse(pinned);
    }

    private void show(Painted painted) {
        Wish wish = painted.wish();
        shown = painted;
        view.setImage(painted.sheet().finished());
        double zoom = wish.perspective().look().zoom();
        view.setFitWidth(wish.size().width() * zoom);
        view.setFitHeight(wish.size().height() * zoom);
        pile.rest(painted.sheet());
        surroundings.clock().countFrame();
        Selection found = painted.hit().map(Hit::selection).orElse(Selection.NONE);
        if (clicked != null && clicks == wish.clicks()) {
            clicked = null;
            if (!Beginning.follows(painted.hit(), surroundings.workbench())) {
                surroundings.pin().press(found);
            }
        } else if (wish.pointer() != null && pointer != null) {
            surroundings.pin().point(found);
            painted.hit().ifPresentOrElse(hit -> tell(hit.text(), wish), surroundings.tip()::hide);
        }
    }

    private Bounds inScene(Rectangle2D onSheet) {
        double zoom = zoom();
        return view.localToScene(new BoundingBox(
                zoom * onSheet.getX(), zoom * onSheet.getY(), zoom * onSheet.getWidth(), zoom * onSheet.getHeight()));
    }

    private void tell(String text, Wish wish) {
        if (pointer != null) {
            List<Bounds> legends = figure.legends(wish.snapshot(), wish.size()).stream()
                    .map(this::inScene)
                    .toList();
            surroundings
                    .tip()
                    .show(
                            text,
                            localToScene(pointer.multiply(zoom()).add(snappedLeftInset(), snappedTopInset())),
                            legends);
        }
    }

    @Override
    protected void layoutChildren() {
        view.relocate(snappedLeftInset(), snappedTopInset());
    }
}
