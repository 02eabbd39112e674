package org.polyseme.view.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.polyseme.store.FileProblem;
import org.polyseme.store.Preset;
import org.polyseme.view.model.Arrangement.Zone;

/**
 * Where everything stands in the window, and what can be done to that. Until somebody changes it, each kind of model brings
 * its own, and so do some presets; in a layout that is somebody's own, such a preset has one pane for its figure while it
 * is open. Every change is an entry of the undo history, but for giving one pane all the room: that
 * is a glance, which the same gesture and Esc take back. FX thread only.
 */
public final class LayoutModel {
    private static final String LAST = "layout";
    /** Of the room, at each touch of a key. */
    private static final double STEP = 0.04;

    private static final String NO_ROOM =
            "There is no room for another pane: close one, or click a figure’s name to show another in its place.";
    /** Before the window says how large it is: about as wide as most. */
    private static final Tiles.Box SOME_ROOM = new Tiles.Box(0, 0, 1200, 800);

    private record State(Layout layout, boolean isOwn, Lent lent) {}

    private final Workbench workbench;
    private final Memory memory;
    private final Map<String, String> titles;
    private final NamedLayouts named;
    private final ReadOnlyObjectWrapper<Layout> layout;
    private final ReadOnlyStringWrapper maximised = new ReadOnlyStringWrapper("");
    private final Subscription subscription;
    private Layout standard;
    private boolean isOwn;
    private Lent lent = Lent.NOTHING;
    private @Nullable State drawn;
    private Tiles.@Nullable Box room;

    /**
     * @param titles every figure's, by its id, in the order of menus
     * @param memory brings back the layout of last time, if it was somebody's own
     */
    public LayoutModel(Workbench workbench, Map<String, String> titles, Memory memory) {
        this.workbench = workbench;
        this.memory = memory;
        this.titles = titles;
        named = new NamedLayouts(memory, titles.keySet());
        standard = standard();
        Optional<Layout> last = remembered();
        isOwn = last.isPresent();
        layout = new ReadOnlyObjectWrapper<>(last.orElse(standard));
        subscription = Subscription.combine(
                workbench.openedProperty().subscribe(this::follow),
                workbench.openedProperty().subscribe(this::lend),
                workbench.recipeProperty().subscribe(this::follow));
    }

    private Layout standard() {
        return DefaultLayouts.of(
                workbench.openedProperty().get(), workbench.recipe().model());
    }

    private Optional<Layout> remembered() {
        String text = memory.get(LAST, "");
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(Layout.parse(text, titles.keySet()));
        } catch (FileProblem ofAnotherVersion) {
            return Optional.empty();
        }
    }

    /** Another preset or another kind of model begins with other figures. */
    private void follow() {
        Layout next = standard();
        if (!next.equals(standard)) {
            standard = next;
            if (!isOwn) {
                set(standardState());
            }
        }
    }

    private State standardState() {
        return new State(standard, false, Lent.NOTHING);
    }

    /** What was opened is about a figure: that is seen, whoever's the layout is. */
    private void lend() {
        Preset opened = workbench.openedProperty().get();
        Optional<String> about = DefaultLayouts.about(opened).filter(titles::containsKey);
        if (isOwn) {
            Layout own = lent.without(layout.get());
            Lent next = about.filter(figure -> !own.figures().shows(figure))
                    .map(figure -> Lent.of(figure, own.figures(), figuresAtFirst(opened), room()))
                    .orElse(Lent.NOTHING);
            set(new State(next.in(own), true, next));
        }
        if (about.isPresent() && !about.get().equals(maximised.get())) {
            restore();
        }
    }

    /** The figures that a preset has before anybody chooses. */
    public static List<String> figuresAtFirst(Preset first) {
        return DefaultLayouts.of(first, first.experiment().model()).figures().figures();
    }

    public ReadOnlyObjectProperty<Layout> layoutProperty() {
        return layout.getReadOnlyProperty();
    }

    public Layout layout() {
        return layout.get();
    }

    /** The id of the figure that has all the room; empty if none has. */
    public ReadOnlyStringProperty maximisedProperty() {
        return maximised.getReadOnlyProperty();
    }

    public boolean isMaximised() {
        return !maximised.get().isEmpty();
    }

    /** Those that were saved, in the order of their names. */
    public NamedLayouts named() {
        return named;
    }

    private State state() {
        return new State(layout.get(), isOwn, lent);
    }

    private void set(State next) {
        isOwn = next.isOwn;
        lent = next.lent;
        boolean sameFigures = next.layout.figures().equals(layout.get().figures());
        layout.set(next.layout);
        if (!sameFigures) {
            restore();
        }
        remember();
    }

    private void remember() {
        memory.put(LAST, isOwn ? lent.without(layout.get()).text() : "");
    }

    /** Makes it so, as one step that can be taken back. */
    private void change(String name, State next) {
        State before = state();
        if (next.layout.equals(before.layout)) {
            return;
        }
        if (!next.layout.figures().isWithinBounds()) {
            workbench.refuse(NO_ROOM);
            return;
        }
        set(next);
        workbench.undo().push(name, () -> set(before), () -> set(next));
    }

    private void arrange(String name, UnaryOperator<Arrangement> change) {
        Layout now = layout.get();
        change(name, new State(now.with(change.apply(now.figures())), true, lent));
    }

    /** The room that the figures have; while nobody says, panes may become as small as they like. */
    public void inRoom(Tiles.Box present) {
        room = present;
    }

    private Tiles.Box room() {
        return room == null ? SOME_ROOM : room;
    }

    /** Rearranges what stands where, unless that left more panes too small to be read than there are now. */
    private void divide(String name, Arrangement next) {
        if (hasRoomFor(next)) {
            arrange(name, at -> next);
        } else {
            workbench.refuse(NO_ROOM);
        }
    }

    private boolean hasRoomFor(Arrangement next) {
        Tiles.Box known = room;
        return known == null
                || Tiles.of(next, known, Tiles.GAP).unreadable()
                        <= Tiles.of(layout.get().figures(), known, Tiles.GAP).unreadable();
    }

    private String title(String figure) {
        return titles.getOrDefault(figure, figure);
    }

    /** Another figure in this one's pane; one that has a pane changes places with it. */
    public void choose(String figure, String wanted) {
        if (!figure.equals(wanted)) {
            arrange("showing " + title(wanted), at -> at.with(figure, wanted));
        }
    }

    /** These figures, pane by pane in reading order. */
    public void choose(List<String> wanted) {
        arrange("showing figures", at -> {
            Arrangement next = at;
            for (int i = 0; i < Math.min(wanted.size(), at.figures().size()); i++) {
                next = next.with(next.figures().get(i), wanted.get(i));
            }
            return next;
        });
    }

    /**
     * Halves the figure's pane and shows in the new one the next figure that has none; gives which. Where half of it could
     * not be read, halves it the other way, or another pane, and says so.
     */
    public Optional<String> split(String figure, Zone zone) {
        Optional<String> added = nextWithoutPane(figure);
        added.ifPresent(next -> {
            Half asked = new Half(figure, zone);
            Half half = roomFor(next, asked).orElse(asked);
            add(next, half.beside(), half.zone());
            if (!half.equals(asked) && layout.get().figures().shows(next)) {
                workbench.hint(title(figure) + " has no room for " + title(next)
                        + (zone == Zone.RIGHT ? " beside it: it stands " : " below it: it stands ")
                        + (half.zone() == Zone.RIGHT ? "beside " : "below ")
                        + title(half.beside()) + ".");
            }
        });
        return added.filter(next -> layout.get().figures().shows(next));
    }

    private Optional<Half> roomFor(String figure, Half asked) {
        Arrangement at = layout.get().figures();
        return asked.orAnother(
                Tiles.of(at, room(), Tiles.GAP).panes(),
                half -> hasRoomFor(at.beside(half.beside(), half.zone(), figure)));
    }

    private Optional<String> nextWithoutPane(String figure) {
        List<String> order = new ArrayList<>(titles.keySet());
        int from = order.indexOf(figure);
        for (int i = 1; i < order.size(); i++) {
            String next = order.get((from + i) % order.size());
            if (!layout.get().figures().shows(next)) {
                return Optional.of(next);
            }
        }
        return Optional.empty();
    }

    /** Gives a figure that has no pane half of another's. */
    public void add(String figure, String beside, Zone zone) {
        Arrangement at = layout.get().figures();
        if (!at.shows(figure)) {
            divide("opening " + title(figure), at.beside(beside, zone, figure));
        }
    }

    /** Gives a figure that has no pane half of the largest that has room for it, parted along its longer side if possible. */
    public void open(String figure) {
        Arrangement at = layout.get().figures();
        if (at.shows(figure)) {
            if (!maximised.get().equals(figure)) {
                restore();
            }
            return;
        }
        Tiles.Tile largest = Tiles.of(at, room(), Tiles.GAP).largest();
        Half first = Half.of(largest).findFirst().orElseThrow();
        Half half = roomFor(figure, first).orElse(first);
        add(figure, half.beside(), half.zone());
    }

    public void close(String figure) {
        Optional<Arrangement> rest = layout.get().figures().without(figure);
        rest.ifPresentOrElse(
                others -> arrange("closing " + title(figure), at -> others),
                () -> workbench.refuse("The last pane stays: there would be nothing to look at."));
    }

    /** Puts the figure elsewhere. */
    public void move(String figure, Tiles.Drop drop) {
        Arrangement at = layout.get().figures();
        divide(
                "moving " + title(figure),
                drop.onto()
                        .map(onto -> at.moved(figure, onto, drop.zone()))
                        .orElseGet(() -> at.movedToEdge(figure, drop.zone())));
    }

    /** Changes places with the neighbour on that side, if there is one. */
    public void moveTowards(String figure, Zone side) {
        Tiles tiles = Tiles.of(layout.get().figures(), new Tiles.Box(0, 0, 1e6, 1e6), 0);
        tiles.neighbour(figure, side)
                .ifPresent(other -> arrange("moving " + title(figure), at -> at.with(figure, other)));
    }

    /** Makes the figure's pane larger along one way by a little, or smaller. */
    public void grow(String figure, Arrangement.Way way, boolean larger) {
        arrange("sizing " + title(figure), at -> at.grown(figure, way, larger ? STEP : -STEP));
    }

    /** A divider is drawn: all until {@link #endDrawing} is one step. */
    public void draw(String path, double share) {
        if (drawn == null) {
            drawn = state();
        }
        Layout now = layout.get();
        isOwn = true;
        layout.set(now.with(now.figures().withShare(path, share)));
    }

    public void endDrawing() {
        State before = drawn;
        drawn = null;
        if (before != null && !before.layout.equals(layout.get())) {
            State after = state();
            remember();
            workbench.undo().push("sizing panes", () -> set(before), () -> set(after));
        }
    }

    /** Gives the figure all the room, or the others theirs back. */
    public void maximiseOrRestore(String figure) {
        maximised.set(isMaximised() || !layout.get().figures().shows(figure) ? "" : figure);
    }

    public void restore() {
        maximised.set("");
    }

    public boolean isHidden(Strip strip) {
        return layout.get().hidden().contains(strip);
    }

    public void hide(Strip strip, boolean hidden) {
        String name = (hidden ? "hiding " : "showing ") + strip.label();
        change(name, new State(layout.get().with(strip, hidden), true, lent));
    }

    /** Everything out of the way but the figures, or back. */
    public void hideAllOrNone() {
        boolean hide = layout.get().hidden().size() < Strip.values().length;
        Layout next = new Layout(layout.get().figures(), hide ? Set.of(Strip.values()) : Set.of());
        change(hide ? "showing figures alone" : "showing everything", new State(next, true, lent));
    }

    /** As it is now, to be chosen by this name. */
    public void save(String name) {
        named.save(name, layout.get()).ifPresent(workbench::refuse);
    }

    public void use(String name) {
        named.get(name).ifPresent(saved -> change("layout " + name, new State(saved, true, Lent.NOTHING)));
    }

    /** Takes the layout out of a file; no step, as opening the file is none. */
    public void restore(Layout saved) {
        set(new State(saved, true, Lent.NOTHING));
    }

    /** That of the preset or of the kind of model, for this and for every other until somebody changes something. */
    public void reset() {
        restore();
        if (layout.get().equals(standard)) {
            set(standardState());
        } else {
            change("resetting the layout", standardState());
        }
    }

    /** The layout that a text says, if it says one. */
    public Layout parse(String text) throws FileProblem {
        return Layout.parse(text, titles.keySet());
    }

    public void dispose() {
        subscription.unsubscribe();
    }
}
