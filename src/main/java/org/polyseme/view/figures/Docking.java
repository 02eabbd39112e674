package org.polyseme.view.figures;

import java.util.Locale;
import java.util.Optional;
import javafx.event.EventHandler;
import javafx.geometry.Point2D;
import javafx.scene.Cursor;
import javafx.scene.Scene;
import javafx.scene.control.MenuButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;
import org.polyseme.figure.Figure;
import org.polyseme.figure.Figures;
import org.polyseme.view.model.Arrangement;
import org.polyseme.view.model.LayoutModel;
import org.polyseme.view.model.Tiles;

/**
 * Takes a pane by its title and drops it elsewhere: on an edge of another pane, in its middle, or on an edge of the whole.
 * What would happen is shown while the hand moves; Esc lets it be. A press that does not move is a click. FX thread only.
 */
final class Docking {
    /** A hand that only clicks moves less. */
    private static final double LEAST_MOVE = 6;
    /** How near to the border of the whole its edge is meant. */
    private static final double BORDER = 20;

    private final FigureStage stage;
    private final LayoutModel layouts;
    private final DropPreview preview;
    private final EventHandler<KeyEvent> typed = this::cancelOnEscape;
    private @Nullable Figure dragged;
    private @Nullable Point2D pressed;
    private @Nullable Scene scene;
    private Optional<Tiles.Drop> drop = Optional.empty();

    Docking(FigureStage stage, LayoutModel layouts, DropPreview preview) {
        this.stage = stage;
        this.layouts = layouts;
        this.preview = preview;
    }

    /** Lets the pane be taken by its title, which opens its list on a click still. */
    void install(MenuButton title, Figure figure) {
        boolean[] wasOpen = new boolean[1];
        title.addEventFilter(MouseEvent.MOUSE_PRESSED, event -> {
            if (event.getButton() == MouseButton.PRIMARY) {
                pressed = new Point2D(event.getSceneX(), event.getSceneY());
                wasOpen[0] = title.isShowing();
                title.requestFocus();
                title.hide();
                event.consume();
            }
        });
        title.addEventFilter(MouseEvent.MOUSE_DRAGGED, event -> {
            drag(figure, event);
            event.consume();
        });
        title.addEventFilter(MouseEvent.MOUSE_RELEASED, event -> {
            if (dragged != null) {
                drop();
            } else if (pressed != null && event.getButton() == MouseButton.PRIMARY && !wasOpen[0]) {
                title.show();
            }
            pressed = null;
            event.consume();
        });
    }

    private void drag(Figure figure, MouseEvent event) {
        Point2D from = pressed;
        Point2D at = new Point2D(event.getSceneX(), event.getSceneY());
        if (from == null || (dragged == null && from.distance(at) < LEAST_MOVE)) {
            return;
        }
        if (dragged == null) {
            begin(figure);
        }
        Point2D inside = stage.sceneToLocal(at);
        drop = layouts.isMaximised()
                ? Optional.empty()
                : stage.tiles().drop(figure.id(), inside.getX(), inside.getY(), stage.roomOfAll(), BORDER);
        drop.ifPresentOrElse(there -> preview.show(there.preview(), words(figure, there)), preview::hide);
    }

    private void begin(Figure figure) {
        dragged = figure;
        scene = stage.getScene();
        scene.addEventFilter(KeyEvent.KEY_PRESSED, typed);
        scene.setCursor(Cursor.CLOSED_HAND);
    }

    private static String words(Figure figure, Tiles.Drop there) {
        String other = there.onto().flatMap(Figures::named).map(Figure::title).orElse("everything");
        if (there.zone() == Arrangement.Zone.CENTRE) {
            return figure.title() + " and " + other + " change places";
        }
        String side = switch (there.zone()) {
            case TOP -> "above";
            case BOTTOM -> "below";
            default -> there.zone().name().toLowerCase(Locale.ROOT) + " of";
        };
        return figure.title() + " " + side + " " + other;
    }

    private void drop() {
        Figure figure = dragged;
        Optional<Tiles.Drop> there = drop;
        end();
        if (figure != null) {
            there.ifPresent(place -> layouts.move(figure.id(), place));
        }
    }

    private void cancelOnEscape(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE) {
            event.consume();
            pressed = null;
            end();
        }
    }

    private void end() {
        Scene over = scene;
        if (over != null) {
            over.removeEventFilter(KeyEvent.KEY_PRESSED, typed);
            over.setCursor(Cursor.DEFAULT);
        }
        scene = null;
        dragged = null;
        drop = Optional.empty();
        preview.hide();
    }
}
