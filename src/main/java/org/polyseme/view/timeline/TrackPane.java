package org.polyseme.view.timeline;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.geometry.Point2D;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;
import javafx.scene.text.Font;
import org.jspecify.annotations.Nullable;
import org.polyseme.figure.Look;
import org.polyseme.figure.Numerals;
import org.polyseme.session.TimelineView;
import org.polyseme.state.Branch;
import org.polyseme.state.Mark;
import org.polyseme.view.figures.HoverTip;
import org.polyseme.view.model.TimelineModel;
import org.polyseme.view.model.Workbench;

/**
 * The branches, the count of polysemantic neurons and the track with its cursor, which a hand can drag. What moves with
 * the cursor are nodes of their own: the picture behind is drawn a few times a second. FX thread only.
 */
final class TrackPane extends Region {
    private static final double FIRST_SIZE = 11;
    private static final double KNOB = 14;
    private static final String MARKS = "Marks: a filled triangle, a neuron became polysemantic or a planted"
            + " pair came to share one; an open triangle, that ended; a ring, a feature went to another neuron; a square,"
            + " a setting changed; a diamond, weights were set by hand; a fork, another branch leaves.";

    private final Workbench workbench;
    private final TimelineModel time;
    private final ReadOnlyObjectProperty<Look> look;
    private final HoverTip tip;
    private final Canvas canvas = new Canvas();
    private final Canvas ticks = new Canvas();
    private final Region done = styled("timeline-done");
    private final Region knob = styled("timeline-knob");
    private final Label step = new Label();
    private final RenameField name;
    private final MoreBranches more;
    private final LoopHand loop;
    private TrackLayout layout = TrackLayout.of(TimelineView.EMPTY, 1, 100, 88, 1, 0);
    private @Nullable ContextMenu menu;
    private int wishedRow;
    private boolean isStale = true;

    TrackPane(Workbench workbench, ReadOnlyObjectProperty<Look> look, HoverTip tip) {
        this.workbench = workbench;
        this.time = workbench.time();
        this.look = look;
        this.tip = tip;
        name = new RenameField(time);
        more = new MoreBranches(time);
        loop = new LoopHand(time.loop());
        setId("track");
        getStyleClass().add("track-pane");
        setMinSize(200, 0);
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.SLIDER);
        step.getStyleClass().add("timeline-step");
        step.setId("timeline-step");
        for (var node : List.of(canvas, ticks, done, knob, step)) {
            node.setManaged(false);
            node.setMouseTransparent(true);
        }
        getChildren().setAll(canvas, ticks, done, knob, step, more, name);
        addEventHandler(MouseEvent.MOUSE_PRESSED, this::press);
        addEventHandler(MouseEvent.MOUSE_DRAGGED, this::drag);
        addEventHandler(MouseEvent.MOUSE_RELEASED, event -> {
            loop.release();
            time.drop();
        });
        addEventHandler(MouseEvent.MOUSE_MOVED, this::point);
        addEventHandler(MouseEvent.MOUSE_EXITED, event -> tip.hide());
        addEventHandler(ScrollEvent.SCROLL, this::scroll);
        addEventHandler(ContextMenuEvent.CONTEXT_MENU_REQUESTED, this::openMenu);
        addEventHandler(KeyEvent.KEY_PRESSED, this::giveUp);
    }

    private static Region styled(String styleClass) {
        Region region = new Region();
        region.getStyleClass().add(styleClass);
        return region;
    }

    private static void open(ContextMenu menu, TrackPane owner, ContextMenuEvent event) {
        menu.show(owner, event.getScreenX(), event.getScreenY());
    }

    /** The picture behind the cursor is to be drawn again. */
    void tire() {
        isStale = true;
    }

    /** Draws the picture behind the cursor, if it is not true any more. */
    void redraw() {
        if (!isStale || getWidth() < 1) {
            return;
        }
        isStale = false;
        Font font = step.getFont();
        TimelineView view = workbench.timeline();
        layout = TrackLayout.of(
                view, workbench.recipe().steps(), getWidth(), getHeight(), font.getSize() / FIRST_SIZE, wishedRow);
        wishedRow = layout.firstRow();
        canvas.setWidth(getWidth());
        canvas.setHeight(getHeight());
        ticks.setWidth(getWidth());
        ticks.setHeight(18 * layout.unit());
        ticks.setLayoutY(layout.labelY() - ticks.getHeight() / 2);
        new TrackPicture(canvas.getGraphicsContext2D(), layout, view, look.get(), font)
                .draw(getWidth(), getHeight(), time.loop().range());
        more.show(layout, view);
        showCursor();
    }

    /** Moves the cursor to where it is now; while a hand holds it, to where that wants it. */
    void showCursor() {
        if (workbench.timeline().cursor() > layout.scale().end()) {
            isStale = true;
            redraw();
        }
        long at = time.cursor();
        double x = layout.scale().x(at);
        double left = layout.scale().left();
        double size = KNOB * layout.unit();
        done.resizeRelocate(left - 2, layout.trackY() - 2, x - left + 4, 4);
        knob.resizeRelocate(Math.rint(x - size / 2), Math.rint(layout.trackY() - size / 2), size, size);
        step.setText(Numerals.count(at));
        double width = Math.ceil(step.prefWidth(-1));
        double beside = Math.max(left - width / 2, Math.min(x - width / 2, getWidth() - width));
        double height = step.prefHeight(-1);
        step.resizeRelocate(Math.rint(beside), Math.rint(layout.labelY() - height / 2), width, height);
        TrackPicture.drawTicks(
                ticks.getGraphicsContext2D(), layout, look.get(), step.getFont(), beside, beside + width);
        setAccessibleText(
                String.format(Locale.ROOT, "Timeline: step %s of %s", Numerals.count(at), Numerals.count(time.head())));
    }

    @Override
    protected void layoutChildren() {
        isStale = true;
        redraw();
    }

    private void press(MouseEvent event) {
        Optional.ofNullable(menu).ifPresent(ContextMenu::hide);
        if (event.getButton() != MouseButton.PRIMARY) {
            return;
        }
        requestFocus();
        Optional<Branch> lane = layout.branchAt(event.getY());
        if (lane.isPresent()) {
            pressLane(lane.get(), event);
        } else if (event.getX() >= layout.gutter() - KNOB && !loop.press(layout, event)) {
            pressTrack(event);
        }
    }

    private void pressTrack(MouseEvent event) {
        List<Mark> marks = layout.marksAt(event.getX(), event.getY());
        if (marks.isEmpty()) {
            time.grab();
            time.seek(layout.scale().step(event.getX()));
        } else {
            time.waitAt(marks.get(0));
        }
        showCursor();
    }

    /** On the name the same step of that branch, on the line the step that lies there. */
    private void pressLane(Branch branch, MouseEvent event) {
        boolean isName = event.getX() < layout.gutter();
        if (isName && event.getClickCount() == 2) {
            rename(branch);
        } else {
            time.seek(branch.id(), isName ? time.cursor() : layout.scale().step(event.getX()));
        }
    }

    private void drag(MouseEvent event) {
        if (loop.drag(layout, event)) {
            tip.hide();
        } else if (time.isHeld()) {
            tip.hide();
            time.seek(layout.scale().step(event.getX()));
            showCursor();
        }
    }

    private void giveUp(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE && time.isHeld()) {
            time.cancel();
            event.consume();
        }
    }

    private void point(MouseEvent event) {
        setCursor(loop.isOnEnd(layout, event) ? javafx.scene.Cursor.H_RESIZE : null);
        String text = layout.branchAt(event.getY())
                .map(TrackPane::words)
                .orElseGet(() -> layout.isLegend(event.getX(), event.getY())
                        ? MARKS
                        : time.words(layout.marksAt(event.getX(), event.getY())));
        if (text.isEmpty()) {
            tip.hide();
        } else {
            tip.show(text, localToScene(new Point2D(event.getX(), event.getY())));
        }
    }

    private static String words(Branch branch) {
        String reach = "up to step " + Numerals.count(branch.head());
        return branch.name() + ", "
                + (branch.parent().isPresent() ? "from step " + Numerals.count(branch.forkStep()) + " " : "") + reach;
    }

    private void scroll(ScrollEvent event) {
        if (layout.hiddenRows() > 0 && event.getDeltaY() != 0) {
            wishedRow = Math.max(0, layout.firstRow() - (int) Math.signum(event.getDeltaY()));
            isStale = true;
            redraw();
            event.consume();
        }
    }

    private void openMenu(ContextMenuEvent event) {
        Optional<Branch> branch =
                layout.branchAt(event.getY()).or(() -> workbench.timeline().branch());
        branch.filter(found -> workbench.trainableProperty().get()).ifPresent(found -> {
            Optional.ofNullable(menu).ifPresent(ContextMenu::hide);
            ContextMenu opened = BranchMenu.of(found, time, () -> rename(found));
            menu = opened;
            open(opened, this, event);
            event.consume();
        });
    }

    /** True while the menu of a branch has the keys for itself. */
    boolean isChoosing() {
        ContextMenu opened = menu;
        return more.isShowing() || (opened != null && opened.isShowing());
    }

    /** Lets the name of a branch be typed where it stands. */
    void rename(Branch branch) {
        int row = Math.max(0, layout.shown().indexOf(branch));
        double height = 22 * layout.unit();
        name.open(branch, 2, Math.max(0, layout.laneY(row) - height / 2), layout.gutter() - 10, height);
    }
}
