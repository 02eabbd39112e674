package org.polyseme.view.figures;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.polyseme.figure.Figure;
import org.polyseme.figure.Figures;
import org.polyseme.view.model.LayoutModel;
import org.polyseme.view.model.Tiles;

/**
 * The centre: figures as an {@link org.polyseme.view.model.Arrangement} has them, with dividers that can be drawn. A card stays the same card
 * wherever it is moved, so that nothing of it flickers. One card at a time can have all the room; the others are not
 * painted then. Two stages on one model show the same. FX thread only.
 */
public final class FigureStage extends Region {
    /** Between two cards, and around them all. */
    static final double GAP = Tiles.GAP;

    private final Surroundings surroundings;
    private final LayoutModel layouts;
    private final Map<String, FigureCard> cards = new LinkedHashMap<>();
    private final Map<String, DividerBar> bars = new HashMap<>();
    private final DropPreview preview = new DropPreview();
    private final Docking docking;
    private final Subscription subscription;
    private List<FigureDeed> deeds = List.of();
    private @Nullable Brush brush;
    private String current;
    /** Whether cards have their controls from the first; those of the window's start have to wait. */
    private boolean isFurnished;

    private Tiles tiles = new Tiles(List.of(), List.of());

    public FigureStage(Surroundings surroundings, LayoutModel layouts) {
        this.surroundings = surroundings;
        this.layouts = layouts;
        docking = new Docking(this, layouts, preview);
        current = layouts.layout().figures().figures().get(0);
        getStyleClass().add("stage");
        subscription = Subscription.combine(
                layouts.layoutProperty().subscribe(this::arrange),
                layouts.maximisedProperty().subscribe(this::arrange));
        arrange();
    }

    public LayoutModel layouts() {
        return layouts;
    }

    /** Who hears of what is drawn on the figures. */
    public void setBrush(Brush wanted) {
        brush = wanted;
        cards.values().forEach(card -> card.setBrush(wanted));
    }

    /** Puts the controls over one picture more; over all that are left where {@code all}, and at once from then on. */
    public void furnish(boolean all) {
        isFurnished |= all;
        cards.values().stream()
                .filter(card -> !card.isFurnished())
                .limit(all ? cards.size() : 1)
                .forEach(FigureCard::furnish);
    }

    /** True once every figure that can be seen shows a picture. */
    public boolean isPainted() {
        return getChildren().stream().allMatch(child -> !(child instanceof FigureCard card) || card.isPainted());
    }

    /** Those that have a pane, in reading order. */
    public List<Figure> figures() {
        return layouts.layout().figures().figures().stream()
                .map(FigureStage::figure)
                .toList();
    }

    private static Figure figure(String id) {
        return Figures.named(id).orElseThrow();
    }

    public boolean isMaximised() {
        return layouts.isMaximised();
    }

    /** The one with all the room, or else the one that was touched last. */
    public Figure current() {
        return figure(currentId());
    }

    public String currentId() {
        return isMaximised() ? layouts.maximisedProperty().get() : current;
    }

    /** The room that a figure has; that of the first pane where it is not shown. */
    public Bounds room(Figure figure) {
        FigureCard card = cards.get(figure.id());
        return (card == null ? cards.values().iterator().next() : card).getLayoutBounds();
    }

    /** What the menu of every pane offers besides what can be done to panes. */
    public void offer(List<FigureDeed> offered) {
        deeds = List.copyOf(offered);
    }

    /** What the menu of a pane has. */
    List<FigureDeed> deeds() {
        List<FigureDeed> all = new ArrayList<>(PaneDeeds.of(layouts));
        all.addAll(deeds);
        return all;
    }

    /** The panes that are seen, for the keys that walk through them. */
    public List<Node> panes() {
        return getChildren().stream().filter(FigureCard.class::isInstance).toList();
    }

    /** Shows these, as many as there are places; a single one with all the room, none leaves all as it is. */
    public void show(List<Figure> wanted) {
        if (wanted.isEmpty()) {
            return;
        }
        layouts.restore();
        if (wanted.size() == 1) {
            String only = wanted.get(0).id();
            if (!layouts.layout().figures().shows(only)) {
                layouts.choose(current, only);
            }
            layouts.maximiseOrRestore(only);
        } else {
            layouts.choose(wanted.stream().map(Figure::id).toList());
        }
    }

    /** Opens a pane for the figure where there is most room, if there is enough; or makes its pane the present one. */
    public void open(String figure) {
        layouts.open(figure);
        focus(figure);
    }

    /** Gives the figure's pane the keyboard, if it has one. */
    public void focus(String figure) {
        FigureCard card = cards.get(figure);
        if (card != null && card.getScene() != null) {
            card.focusPane();
        }
    }

    private void arrange() {
        List<String> wanted = layouts.layout().figures().figures();
        List<String> before = List.copyOf(cards.keySet());
        String focused = before.stream()
                .filter(id -> Objects.requireNonNull(cards.get(id)).isFocusWithin())
                .findFirst()
                .orElse("");
        boolean onTitle = cards.containsKey(focused)
                && Objects.requireNonNull(cards.get(focused)).isTitleFocused();
        for (String gone : before) {
            if (!wanted.contains(gone)) {
                Objects.requireNonNull(cards.remove(gone)).dispose();
            }
        }
        wanted.forEach(id -> cards.computeIfAbsent(id, this::card));
        if (!wanted.contains(current)) {
            current = wanted.get(Math.max(0, Math.min(wanted.size() - 1, before.indexOf(current))));
        }
        place(wanted);
        if (!focused.isEmpty() && !wanted.contains(focused)) {
            FigureCard heir = Objects.requireNonNull(cards.get(current));
            if (onTitle) {
                heir.focusTitle();
            } else {
                heir.focusPane();
            }
        }
        requestLayout();
    }

    private FigureCard card(String id) {
        FigureCard card = new FigureCard(figure(id), surroundings, this, docking);
        card.setBrush(brush);
        if (isFurnished) {
            card.furnish();
        }
        card.addEventFilter(MouseEvent.MOUSE_PRESSED, event -> current = id);
        card.focusWithinProperty().subscribe((before, has) -> current = has ? id : current);
        return card;
    }

    /** The children in reading order, which is the order of the Tab key; replaced only if they are others. */
    private void place(List<String> wanted) {
        List<Node> children = new ArrayList<>();
        if (isMaximised()) {
            children.add(
                    Objects.requireNonNull(cards.get(layouts.maximisedProperty().get())));
        } else {
            tiles = Tiles.of(layouts.layout().figures(), new Tiles.Box(0, 0, 1000, 1000), GAP);
            tiles.dividers()
                    .forEach(divider ->
                            children.add(bars.computeIfAbsent(divider.path(), path -> new DividerBar(path, layouts))));
            wanted.forEach(id -> children.add(Objects.requireNonNull(cards.get(id))));
        }
        children.add(preview);
        if (!children.equals(getChildren())) {
            getChildren().setAll(children);
        }
    }

    @Override
    protected void layoutChildren() {
        Tiles.Box room = roomOfAll();
        layouts.inRoom(room);
        if (isMaximised()) {
            FigureCard only = cards.get(layouts.maximisedProperty().get());
            if (only != null) {
                only.resizeRelocate(room.x(), room.y(), room.width(), room.height());
            }
            return;
        }
        tiles = Tiles.of(layouts.layout().figures(), room, GAP);
        for (Tiles.Tile tile : tiles.panes()) {
            FigureCard card = cards.get(tile.figure());
            if (card != null) {
                put(card, tile.box());
            }
        }
        for (Tiles.Divider divider : tiles.dividers()) {
            DividerBar bar = bars.get(divider.path());
            if (bar != null) {
                bar.show(divider);
                put(bar, divider.box());
            }
        }
    }

    static void put(Region node, Tiles.Box box) {
        node.resizeRelocate(box.x(), box.y(), box.width(), box.height());
    }

    Tiles.Box roomOfAll() {
        double left = snappedLeftInset();
        double top = snappedTopInset();
        return new Tiles.Box(
                left,
                top,
                Math.max(0, Math.floor(getWidth() - left - snappedRightInset())),
                Math.max(0, Math.floor(getHeight() - top - snappedBottomInset())));
    }

    /** Where everything is now. */
    Tiles tiles() {
        return tiles;
    }

    /** Esc gives the others their room back; to be called once the stage is in a scene, which it lives as long as. */
    public void restoreOnEscape() {
        getScene().addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE && isMaximised() && !event.isConsumed()) {
                layouts.restore();
                event.consume();
            }
        });
    }

    /** True while a list of figures or a pane's menu is open, which needs the keys for itself. */
    public boolean isChoosing() {
        return cards.values().stream().anyMatch(FigureCard::isChoosing);
    }

    public void dispose() {
        subscription.unsubscribe();
        cards.values().forEach(FigureCard::dispose);
    }
}
