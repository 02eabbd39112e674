package org.polyseme.view.bench;

import java.util.List;
import java.util.SplittableRandom;
import org.polyseme.session.TimelineView;
import org.polyseme.state.Experiment;
import org.polyseme.state.Snapshot;
import org.polyseme.view.model.Workbench;

/** The cursor of a run that is over, put on another step: one that was kept whole, or any. */
final class Scrub implements Answer {
    private final Hands hands;
    private final Experiment recipe;
    private final boolean toKeyframes;
    private long wanted;

    Scrub(Hands hands, Experiment recipe, boolean toKeyframes) {
        this.hands = hands;
        this.recipe = recipe;
        this.toKeyframes = toKeyframes;
    }

    @Override
    public Experiment recipe() {
        return recipe;
    }

    private Workbench workbench() {
        return hands.window().workbench();
    }

    @Override
    public boolean isReady() {
        return workbench().snapshot().stream()
                .anyMatch(shown -> shown.status().isOver() && shown.experiment().equals(recipe));
    }

    @Override
    public void move(SplittableRandom dice) {
        long before = workbench().time().cursor();
        while (wanted == before) {
            wanted = draw(dice);
        }
        workbench().time().seek(wanted);
    }

    private long draw(SplittableRandom dice) {
        TimelineView view = workbench().timeline();
        List<Long> kept = view.keyframes();
        return toKeyframes
                ? kept.get(dice.nextInt(kept.size()))
                : dice.nextLong(workbench().time().head());
    }

    @Override
    public boolean isIn(Snapshot moment) {
        return moment.step() == wanted;
    }
}
