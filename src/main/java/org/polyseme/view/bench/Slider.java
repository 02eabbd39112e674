package org.polyseme.view.bench;

import java.util.SplittableRandom;
import org.polyseme.state.Experiment;
import org.polyseme.state.Field;
import org.polyseme.state.Snapshot;

/**
 * A slider that is held and moved: its answer is the first picture of the new recipe, or the end of that one's run.
 *
 * @param from the least value, inclusive
 * @param to the greatest, exclusive
 */
record Slider(Hands hands, Experiment recipe, Field field, double from, double to, boolean untilConverged)
        implements Answer {
    @Override
    public void begin() {
        hands.window().workbench().dragging(true);
    }

    @Override
    public void move(SplittableRandom dice) {
        hands.slide(field, dice.nextDouble(from, to));
    }

    @Override
    public boolean isIn(Snapshot moment) {
        Experiment wanted = hands.window().workbench().recipe();
        return moment.experiment().equals(wanted)
                && (!untilConverged || moment.status().isOver());
    }

    @Override
    public boolean isForEveryFigure() {
        return untilConverged;
    }

    @Override
    public void end() {
        hands.window().workbench().dragging(false);
    }
}
