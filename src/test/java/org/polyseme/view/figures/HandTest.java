package org.polyseme.view.figures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Point2D;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.polyseme.figure.Figure;
import org.polyseme.figure.GeometryFigure;
import org.polyseme.figure.Option;
import org.polyseme.figure.Options;
import org.polyseme.figure.Perspective;
import org.polyseme.figure.Spot;
import org.polyseme.figure.WeightsFigure;
import org.polyseme.state.Experiment;
import org.polyseme.state.Field;
import org.polyseme.state.History;
import org.polyseme.state.Matrix;
import org.polyseme.state.ModelKind;
import org.polyseme.state.Parameters;
import org.polyseme.state.RunStatus;
import org.polyseme.state.Snapshot;
import org.polyseme.state.Trace;
import org.polyseme.view.Painter;

/** The gestures, without a window: events in, options and strokes out. */
class HandTest {
    private static final Figure.Size SIZE = new Figure.Size(450, 320);

    private final Painter painter = new Painter();
    private final ObjectProperty<Options> options =
            new SimpleObjectProperty<>(Options.FIRST.with(Option.WEIGHTS_ORDER, "trained"));

    /** Writes down what it hears. */
    private static final class Notebook implements Brush {
        private final List<String> heard = new ArrayList<>();
        private boolean on = true;

        @Override
        public boolean isOn() {
            return on;
        }

        @Override
        public void paint(List<Spot> cells) {
            cells.forEach(cell -> heard.add("f" + cell.feature() + " n" + cell.neuron()));
        }

        @Override
        public void aim(int feature, float[] weights) {
            heard.add("f" + feature + " " + Math.round(100 * weights[0]) + " " + Math.round(100 * weights[1]));
        }

        @Override
        public void miss() {
            heard.add("missed");
        }

        @Override
        public void lift() {
            heard.add("lifted");
        }
    }

    @AfterEach
    void close() {
        painter.close();
    }

    private static Snapshot snapshot(Matrix weights) {
        Experiment recipe = Experiment.of(Map.of(
                Field.MODEL, ModelKind.TIED_AUTOENCODER,
                Field.FEATURES, (long) weights.rows(),
                Field.NEURONS, (long) weights.columns()));
        Parameters parameters = new Parameters(List.of(new Parameters.Named("W", weights)));
        return new Snapshot(
                recipe,
                0,
                1,
                parameters,
                parameters,
                History.empty(),
                List.of(),
                Trace.EMPTY,
                new RunStatus.Paused(),
                0,
                "by hand",
                List.of(),
                Optional.empty());
    }

    private Hand hand(Figure figure, Matrix weights) {
        Snapshot snapshot = snapshot(weights);
        return new Hand(
                figure,
                options,
                painter,
                () -> Optional.of(new Hand.Shown(snapshot, Perspective.PLAIN.with(options.get()), SIZE)));
    }

    private static MouseEvent press(double x, double y) {
        return new MouseEvent(
                MouseEvent.MOUSE_PRESSED,
                x,
                y,
                x,
                y,
                MouseButton.PRIMARY,
                1,
                false,
                false,
                false,
                false,
                true,
                false,
                false,
                true,
                false,
                true,
                null);
    }

    private static KeyEvent key(KeyCode code) {
        return new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false);
    }

    @Test
    void aDragMovesWhatIsEnlargedAndNothingElse() {
        Hand hand = hand(new WeightsFigure(), Matrix.of(2, 4, new float[8]));
        assertFalse(hand.press(press(100, 100), new Point2D(100, 100), OptionalInt.empty()));
        assertFalse(hand.drag(new Point2D(120, 100)));
        options.set(options.get().with(Option.WEIGHTS_ZOOM, 4.0));
        assertTrue(hand.press(press(100, 100), new Point2D(100, 100), OptionalInt.empty()));
        assertTrue(hand.drag(new Point2D(120, 100)));
        assertTrue(options.get().number(Option.WEIGHTS_ACROSS) < 0.5);
        hand.release();
        assertFalse(hand.drag(new Point2D(140, 100)));
    }

    @Test
    void keysZoomMoveAndBringHome() {
        Hand hand = hand(new WeightsFigure(), Matrix.of(20, 40, new float[800]));
        Options before = options.get();
        assertFalse(hand.type(key(KeyCode.RIGHT)), "left to whoever else wants it");
        assertTrue(hand.type(key(KeyCode.PLUS)));
        assertEquals(1.25, options.get().number(Option.WEIGHTS_ZOOM), 1e-12);
        assertTrue(hand.type(key(KeyCode.RIGHT)));
        assertTrue(options.get().number(Option.WEIGHTS_ACROSS) > 0.5);
        assertTrue(hand.type(key(KeyCode.HOME)));
        assertEquals(before, options.get());
        assertFalse(hand.bringHome());
        assertFalse(hand.type(key(KeyCode.SPACE)));
    }

    @Test
    void aBrushGetsTheCellsOfAStrokeAndThenItsEnd() {
        Hand hand = hand(new WeightsFigure(), Matrix.of(2, 4, new float[8]));
        Notebook notebook = new Notebook();
        hand.give(notebook);
        hand.press(press(60, 90), new Point2D(60, 90), OptionalInt.empty());
        hand.drag(new Point2D(300, 90));
        hand.release();
        while (!notebook.heard.contains("lifted")) {
            hand.beat(1);
            Thread.onSpinWait();
        }
        assertEquals(List.of("f0 n0", "f0 n0", "f0 n1", "f0 n2", "lifted"), notebook.heard);
    }

    @Test
    void aBrushThatIsOffLeavesDragsAlone() {
        Hand hand = hand(new WeightsFigure(), Matrix.of(2, 4, new float[8]));
        Notebook notebook = new Notebook();
        notebook.on = false;
        hand.give(notebook);
        assertFalse(hand.press(press(60, 90), new Point2D(60, 90), OptionalInt.empty()));
        assertEquals(List.of(), notebook.heard);
    }

    @Test
    void anArrowIsDrawnByItsTip() {
        Hand hand = hand(new GeometryFigure(), Matrix.of(1, 2, 1, 0));
        Notebook notebook = new Notebook();
        hand.give(notebook);
        // The origin at (225, 172), 140 pixels for a length of 1.25.
        hand.press(press(337, 172), new Point2D(337, 172), OptionalInt.of(0));
        hand.drag(new Point2D(225, 172 - 56));
        hand.release();
        assertEquals(List.of("f0 0 50", "lifted"), notebook.heard);
    }

    @Test
    void anArrowThatIsDraggedWithoutTheBrushSaysHowOnce() {
        Hand hand = hand(new GeometryFigure(), Matrix.of(1, 2, 1, 0));
        Notebook notebook = new Notebook();
        notebook.on = false;
        hand.give(notebook);
        hand.press(press(337, 172), new Point2D(337, 172), OptionalInt.of(0));
        assertEquals(List.of(), notebook.heard, "a click is no drag");
        assertFalse(hand.drag(new Point2D(300, 172)));
        assertFalse(hand.drag(new Point2D(250, 172)));
        assertEquals(List.of("missed"), notebook.heard);
        hand.press(press(20, 20), new Point2D(20, 20), OptionalInt.empty());
        assertFalse(hand.drag(new Point2D(30, 20)));
        assertEquals(List.of("missed"), notebook.heard);
    }

    @Test
    void aTourGoesOnFromBeatToBeat() {
        options.set(Options.FIRST.with(Option.GEOMETRY_DIRECTIONS, "tour").with(Option.GEOMETRY_PLAYS, true));
        Hand hand = hand(new GeometryFigure(), Matrix.of(2, 4, new float[8]));
        hand.beat(1_000_000_000L);
        assertEquals(0, options.get().number(Option.GEOMETRY_TOUR));
        hand.beat(1_050_000_000L);
        assertEquals(0.01, options.get().number(Option.GEOMETRY_TOUR), 1e-9);
        options.set(options.get().with(Option.GEOMETRY_PLAYS, false));
        hand.beat(1_100_000_000L);
        assertEquals(0.01, options.get().number(Option.GEOMETRY_TOUR), 1e-9);
    }
}
