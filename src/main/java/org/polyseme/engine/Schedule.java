package org.polyseme.engine;

import org.polyseme.state.Experiment;

/** The learning rate of a step. Pure functions. */
final class Schedule {
    private Schedule() {}

    /**
     * The rate of {@code step}, counted from 0. It rises by {@code step / warmUp} from 0; then, with t steps since and
     * T steps between the warm-up and the run's end, it is constant, or falls as {@code 1 - t / T} (linear) or
     * {@code cos(pi/2 * t / (T - 1))} (cosine). Past the run's end it stays at the last step's rate.
     */
    static double rate(Experiment recipe, long step) {
        long warmUp = recipe.warmUp();
        if (step < warmUp) {
            return recipe.learningRate() * step / warmUp;
        }
        long decaySteps = Math.max(1, recipe.steps() - warmUp);
        long t = Math.min(step - warmUp, decaySteps - 1);
        double factor = switch (recipe.schedule()) {
            case CONSTANT -> 1;
            case LINEAR -> 1 - (double) t / decaySteps;
            case COSINE -> decaySteps == 1 ? 1 : Math.cos(0.5 * Math.PI * t / (decaySteps - 1));
        };
        return recipe.learningRate() * factor;
    }
}
