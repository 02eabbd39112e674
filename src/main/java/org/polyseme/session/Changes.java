package org.polyseme.session;

import org.polyseme.state.Change;
import org.polyseme.state.Experiment;

/** Which changes a run can take. */
final class Changes {
    private Changes() {}

    /** The same change, made at {@code step}. */
    static Change at(long step, Change change) {
        if (change instanceof Change.Settings settings) {
            return new Change.Settings(step, settings.recipe());
        } else if (change instanceof Change.Weights weights) {
            return new Change.Weights(step, weights.cells());
        } else if (change instanceof Change.Freeze freeze) {
            return new Change.Freeze(step, freeze.features());
        }
        throw new IllegalArgumentException("expected settings, weights or features to hold, got " + change);
    }

    /** False for a change that was meant for another recipe, such as one that was open when the hand moved. */
    static boolean fit(Change change, Experiment recipe) {
        if (change instanceof Change.Settings settings) {
            return settings.recipe().continues(recipe) && !settings.recipe().equals(recipe);
        } else if (change instanceof Change.Weights weights) {
            return weights.cells().stream().allMatch(cell -> isInside(cell, recipe));
        } else if (change instanceof Change.Freeze freeze) {
            return freeze.features().stream().allMatch(i -> i >= 0 && i < recipe.features());
        }
        return false;
    }

    private static boolean isInside(Change.Cell cell, Experiment recipe) {
        return cell.feature() >= 0
                && cell.feature() < recipe.features()
                && cell.neuron() >= 0
                && cell.neuron() < recipe.neurons()
                && Float.isFinite(cell.value());
    }
}
