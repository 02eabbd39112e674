package org.polyseme.view;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javafx.beans.property.ObjectProperty;
import javafx.scene.Scene;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.polyseme.figure.Figure;
import org.polyseme.figure.Figures;
import org.polyseme.figure.Option;
import org.polyseme.figure.Options;
import org.polyseme.view.model.FieldText;
import org.polyseme.view.model.UndoHistory;

/**
 * Makes entries of the undo history out of what is set about the figures: by a control, by drag, by wheel. All that comes
 * of one gesture is one entry: what happens while a button or a key is held, and turns of the wheel that follow each other
 * closely. FX thread only.
 */
final class OptionsHistory {
    /** Turns of the wheel that lie further apart are two. */
    private static final long PAUSE_NANOS = 600_000_000;

    /** What all figures share; a label of its own is the beginning of a sentence that its choices end. */
    private static final String DEFINITION = "definition of polysemantic";

    /** One gesture, which may go on after its entry was made. */
    private static final class Step {
        private final Options before;
        private Options after;

        Step(Options before, Options after) {
            this.before = before;
            this.after = after;
        }
    }

    private final ObjectProperty<Options> options;
    private final UndoHistory undo;
    private final FrameClock clock;
    private final Subscription subscription;
    private @Nullable Step going;
    private long lastChange;
    private boolean isHeld;
    private boolean isQuiet;

    OptionsHistory(ObjectProperty<Options> options, UndoHistory undo, FrameClock clock) {
        this.options = options;
        this.undo = undo;
        this.clock = clock;
        subscription = options.subscribe(this::changed);
    }

    /** Hears where gestures end. The scene's filters live as long as the scene. */
    void watch(Scene scene) {
        scene.addEventFilter(MouseEvent.MOUSE_PRESSED, event -> begin(true));
        scene.addEventFilter(MouseEvent.MOUSE_RELEASED, event -> isHeld = false);
        scene.addEventFilter(KeyEvent.KEY_RELEASED, event -> begin(false));
    }

    private void begin(boolean held) {
        going = null;
        isHeld = held;
    }

    /** Sets something that is no step of its own. */
    void quietly(Runnable set) {
        boolean outer = isQuiet;
        isQuiet = true;
        set.run();
        isQuiet = outer;
        going = null;
    }

    private void changed(Options before, Options now) {
        Set<Option> different = different(before, now);
        boolean isTour = now.isOn(Option.GEOMETRY_PLAYS) && different.equals(Set.of(Option.GEOMETRY_TOUR));
        if (isQuiet || isTour || different.isEmpty()) {
            return;
        }
        Step step = going;
        boolean goesOn = isHeld || clock.now() - lastChange < PAUSE_NANOS;
        lastChange = clock.now();
        if (step != null && goesOn && undo.isNewest(step)) {
            step.after = now;
            return;
        }
        Step made = new Step(before, now);
        going = made;
        undo.push(
                name(different),
                () -> quietly(() -> options.set(moved(options.get(), made.after, made.before))),
                () -> quietly(() -> options.set(moved(options.get(), made.before, made.after))),
                made);
    }

    /** Only what the step changed: a tour that has gone on since stays where it is. */
    private static Options moved(Options now, Options from, Options to) {
        Options next = now;
        for (Option option : different(from, to)) {
            next = next.with(option, to.get(option));
        }
        return next;
    }

    private static Set<Option> different(Options a, Options b) {
        Set<Option> different = EnumSet.noneOf(Option.class);
        for (Option option : Option.values()) {
            if (!a.get(option).equals(b.get(option))) {
                different.add(option);
            }
        }
        return different;
    }

    private static String name(Set<Option> different) {
        List<String> places = new ArrayList<>(different.stream()
                .map(Option::figure)
                .map(figure -> Figures.named(figure).map(Figure::title).orElse("all figures"))
                .collect(Collectors.toCollection(TreeSet::new)));
        String place = String.join(", ", places);
        if (different.stream().allMatch(option -> option.figure().equals(Option.ALL))) {
            return DEFINITION;
        }
        if (different.size() > 1) {
            return "the view of " + place;
        }
        return FieldText.inSentence(different.iterator().next().label()) + " of " + place;
    }

    void dispose() {
        subscription.unsubscribe();
    }
}
