package org.polyseme.engine;

import org.polyseme.measure.Allocation;
import org.polyseme.measure.Band;
import org.polyseme.state.Experiment;
import org.polyseme.state.Matrix;
import org.polyseme.state.Parameters;
import org.polyseme.state.StopKind;

/**
 * Says when a run is over: its steps are taken, or it has converged, or what the recipe stops at has come true. Converged:
 * over {@value #WINDOW} steps both the loss and the weights changed by less than the recipe's tolerance, as shares of
 * their size. Asked after every step; confined to the thread of the run.
 */
public final class StopRule {
    /** Steps between two looks at the loss. */
    public static final int WINDOW = 100;

    private long lastLook;
    private double lastLoss = Double.NaN;
    private Parameters last;

    /** A rule for a run that starts with {@code trainer}. */
    public StopRule(Trainer trainer) {
        last = trainer.initial();
    }

    /** Why the run is over, or an empty text while it is not. */
    public String reason(Trainer trainer) {
        Experiment recipe = trainer.experiment();
        if (trainer.steps() >= recipe.steps()) {
            return "all steps taken";
        }
        boolean idle = recipe.tolerance() == 0 && recipe.stopWhen() == StopKind.NEVER;
        if (idle || trainer.steps() - lastLook < WINDOW) {
            return "";
        }
        lastLook = trainer.steps();
        double loss = trainer.loss();
        Parameters now = trainer.parameters();
        boolean converged = recipe.tolerance() > 0
                && Math.abs(loss - lastLoss) <= recipe.tolerance() * Math.abs(lastLoss)
                && change(last.weights(), now.weights()) <= recipe.tolerance();
        lastLoss = loss;
        last = now;
        if (converged) {
            return "converged";
        }
        return switch (recipe.stopWhen()) {
            case NEVER -> "";
            case LOSS_AT_MOST -> loss <= recipe.stopAt() ? "loss reached" : "";
            case POLYSEMANTIC_AT_LEAST ->
                Allocation.polysemanticNeurons(now.weights(), Band.DEFAULT) >= recipe.stopAt()
                        ? "polysemantic neurons reached"
                        : "";
        };
    }

    /** True once the run is over. */
    public boolean isOver(Trainer trainer) {
        return !reason(trainer).isEmpty();
    }

    /** Frobenius norm of the difference over that of {@code before}. */
    private static double change(Matrix before, Matrix now) {
        double difference = 0;
        double size = 0;
        for (int i = 0; i < now.rows(); i++) {
            for (int k = 0; k < now.columns(); k++) {
                double d = (double) now.at(i, k) - before.at(i, k);
                difference += d * d;
                size += (double) before.at(i, k) * before.at(i, k);
            }
        }
        return Math.sqrt(difference / Math.max(size, Double.MIN_NORMAL));
    }
}
