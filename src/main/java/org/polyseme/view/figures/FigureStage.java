package org.polyseme.view.figures;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Bounds;
import javafx.geometry.Orientation;
import javafx.scene.control.Menu;
import javafx.scene.control.SplitPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.StackPane;
import org.polyseme.figure.Figure;
import org.polyseme.figure.Figures;

/**
 * The centre: three places for figures, one above two. Any figure can be chosen for any place; one that has another
 * place already changes places. One card at a time can have all the room; the others are not painted then.
 * FX thread only.
 */
public final class FigureStage extends StackPane {
    /** The figures at first, and what their places are called. */
    private static final List<Place> PLACES = List.of(
            new Place("First pane", "weights"),
            new Place("Second pane", "overlap"),
            new Place("Third pane", "geometry"));

    private record Place(String label, String figure) {}

    private final List<FigureCard> cards = new ArrayList<>();
    private final List<StackPane> slots = new ArrayList<>();
    private final List<Menu> menus = new ArrayList<>();
    private final SplitPane whole;
    private int current;
    private Optional<FigureCard> maximised = Optional.empty();
    private Optional<FigureStage> linked = Optional.empty();

    public FigureStage(Surroundings surroundings) {
        getStyleClass().add("stage");
        for (int p = 0; p < PLACES.size(); p++) {
            int place = p;
            FigureCard card = new FigureCard(
                    Figures.named(PLACES.get(place).figure).orElseThrow(),
                    surroundings,
                    figure -> choose(place, figure),
                    () -> maximiseOrRestore(place));
            card.addEventFilter(MouseEvent.MOUSE_PRESSED, event -> current = place);
            card.focusWithinProperty().subscribe((before, has) -> current = has ? place : current);
            cards.add(card);
            slots.add(new StackPane(card));
            menus.add(new Menu(PLACES.get(place).label));
            listFigures(place);
        }
        SplitPane below = new SplitPane(slots.get(1), slots.get(2));
        whole = new SplitPane(slots.get(0), below);
        whole.setOrientation(Orientation.VERTICAL);
        whole.setDividerPositions(0.5);
        getChildren().setAll(whole);
    }

    /** From now on {@code second} shows the figures that {@code first} shows, whichever of the two they are chosen on. */
    public static void link(FigureStage first, FigureStage second) {
        for (int place = 0; place < PLACES.size(); place++) {
            second.show(place, first.cards.get(place).figure());
        }
        first.linked = Optional.of(second);
        second.linked = Optional.of(first);
    }

    /** Ends {@link #link}. */
    public static void unlink(FigureStage first, FigureStage second) {
        first.linked = Optional.empty();
        second.linked = Optional.empty();
    }

    /** Who hears of what is drawn on the figures. */
    public void setBrush(Brush brush) {
        cards.forEach(card -> card.setBrush(brush));
    }

    /** Those that are shown, place by place. */
    public List<Figure> figures() {
        return cards.stream().map(FigureCard::figure).toList();
    }

    public boolean isMaximised() {
        return maximised.isPresent();
    }

    /** The one with all the room, or else the one that was touched last. */
    public Figure current() {
        return maximised.orElse(cards.get(current)).figure();
    }

    /** The room that a figure has; that of the first place where it is not shown. */
    public Bounds room(Figure figure) {
        return cards.stream()
                .filter(card -> card.figure() == figure)
                .findFirst()
                .orElse(cards.get(0))
                .getLayoutBounds();
    }

    /** What the context menu of every figure offers. */
    public void offer(List<FigureDeed> deeds) {
        cards.forEach(card -> card.offer(deeds));
    }

    /** Shows these, as many as there are places; a single one with all the room, none leaves all as it is. */
    public void show(List<Figure> wanted) {
        if (wanted.isEmpty()) {
            return;
        }
        restore();
        if (wanted.size() == 1) {
            int at = figures().indexOf(wanted.get(0));
            if (at < 0) {
                choose(0, wanted.get(0));
            }
            maximiseOrRestore(Math.max(0, at));
            return;
        }
        for (int place = 0; place < Math.min(cards.size(), wanted.size()); place++) {
            choose(place, wanted.get(place));
        }
    }

    /** For the menu bar: a menu a place, each with every figure. */
    public List<Menu> menus() {
        return List.copyOf(menus);
    }

    private void listFigures(int place) {
        Menu menu = menus.get(place);
        menu.getItems().setAll(FigureChooser.items(cards.get(place).figure(), figure -> choose(place, figure)));
        menu.getItems().forEach(item -> item.setId("pane-" + (place + 1) + "-" + item.getId()));
    }

    private void choose(int place, Figure wanted) {
        Figure before = cards.get(place).figure();
        for (int other = 0; other < cards.size(); other++) {
            if (other != place && cards.get(other).figure() == wanted) {
                show(other, before);
            }
        }
        show(place, wanted);
    }

    private void show(int place, Figure figure) {
        if (cards.get(place).figure() != figure) {
            cards.get(place).show(figure);
            linked.ifPresent(other -> other.show(place, figure));
        }
        listFigures(place);
    }

    private void maximiseOrRestore(int place) {
        if (maximised.isPresent()) {
            restore();
        } else {
            FigureCard card = cards.get(place);
            slots.get(place).getChildren().clear();
            getChildren().setAll(card);
            maximised = Optional.of(card);
        }
    }

    private void restore() {
        maximised.ifPresent(card -> {
            getChildren().setAll(whole);
            slots.get(cards.indexOf(card)).getChildren().setAll(card);
        });
        maximised = Optional.empty();
    }

    /** Esc gives the others their room back; to be called once the stage is in a scene, which it lives as long as. */
    public void restoreOnEscape() {
        getScene().addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE && maximised.isPresent() && !event.isConsumed()) {
                restore();
                event.consume();
            }
        });
    }

    /** True while a list of figures is open, which needs the keys for itself. */
    public boolean isChoosing() {
        return cards.stream().anyMatch(FigureCard::isChoosing);
    }

    public void dispose() {
        cards.forEach(FigureCard::dispose);
    }
}
