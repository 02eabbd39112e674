package org.polyseme.engine;

import java.util.EnumMap;
import java.util.Map;
import org.polyseme.state.Checkpoint;
import org.polyseme.state.Experiment;
import org.polyseme.state.Field;

/** Short ways to a recipe and a run, for tests. */
final class Recipes {
    private Recipes() {}

    /** The recipe with these fields, each followed by its value. */
    static Experiment of(Object... fieldsAndValues) {
        Map<Field, Object> all = new EnumMap<>(Field.class);
        for (int k = 0; k < fieldsAndValues.length; k += 2) {
            all.put((Field) fieldsAndValues[k], fieldsAndValues[k + 1]);
        }
        return Experiment.of(all);
    }

    /** Steps as a run takes them: asked after each whether it is over. */
    static void train(Trainer trainer, long steps) {
        long end = trainer.steps() + steps;
        while (trainer.steps() < end && !trainer.isOver()) {
            trainer.step();
        }
        trainer.isOver();
    }

    /** Where {@code trainer} is after so many more steps. */
    static Checkpoint after(Trainer trainer, long steps) {
        train(trainer, steps);
        return trainer.checkpoint();
    }
}
