package org.polyseme.engine;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.polyseme.measure.Allocation;
import org.polyseme.measure.Band;
import org.polyseme.state.Checkpoint;
import org.polyseme.state.Experiment;
import org.polyseme.state.Matrix;
import org.polyseme.state.Parameters;
import org.polyseme.state.StopKind;

/**
 * Says when a run is over: its steps are taken, or it has converged, or what the recipe stops at has come true. Converged:
 * over {@value #WINDOW} steps both the loss and the weights changed by less than the recipe's tolerance, as shares of
 * their size. Asked after every step; confined to the thread of the run.
 */
final class StopRule {
    /** Steps between two looks at the loss. */
    static final int WINDOW = 100;

    private static final String WORDS = "stop";
    private static final String LAST = "stop.W";

    /** What the last look found. */
    private enum Verdict {
        NOTHING(0, ""),
        CONVERGED(1, "converged"),
        LOSS_REACHED(2, "loss reached"),
        POLYSEMANTIC(3, "polysemantic neurons reached");

        private final long code;
        private final String reason;

        Verdict(long code, String reason) {
            this.code = code;
            this.reason = reason;
        }

        static Optional<Verdict> coded(long code) {
            return Arrays.stream(values())
                    .filter(verdict -> verdict.code == code)
                    .findFirst();
        }
    }

    private final Matrix initial;
    private long lastLook;
    private double lastLoss = Double.NaN;
    private Matrix last;
    private Verdict verdict = Verdict.NOTHING;

    /** A rule for a run that starts with {@code initial}. */
    StopRule(Parameters initial) {
        this.initial = initial.weights();
        last = this.initial;
    }

    /** Why the run is over, or an empty text while it is not. Asked twice at one step, it says the same. */
    String reason(Trainer trainer) {
        Experiment recipe = trainer.experiment();
        if (trainer.steps() >= recipe.steps()) {
            return "all steps taken";
        }
        if (trainer.steps() != lastLook) {
            verdict = Verdict.NOTHING;
        }
        boolean idle = recipe.tolerance() == 0 && recipe.stopWhen() == StopKind.NEVER;
        if (!idle && trainer.steps() - lastLook >= WINDOW) {
            verdict = look(trainer, recipe);
        }
        return verdict.reason;
    }

    private Verdict look(Trainer trainer, Experiment recipe) {
        lastLook = trainer.steps();
        double loss = trainer.loss();
        Matrix now = trainer.parameters().weights();
        boolean converged = recipe.tolerance() > 0
                && Math.abs(loss - lastLoss) <= recipe.tolerance() * Math.abs(lastLoss)
                && change(last, now) <= recipe.tolerance();
        lastLoss = loss;
        last = now;
        if (converged) {
            return Verdict.CONVERGED;
        }
        return switch (recipe.stopWhen()) {
            case NEVER -> Verdict.NOTHING;
            case LOSS_AT_MOST -> loss <= recipe.stopAt() ? Verdict.LOSS_REACHED : Verdict.NOTHING;
            case POLYSEMANTIC_AT_LEAST ->
                Allocation.polysemanticNeurons(now, Band.DEFAULT) >= recipe.stopAt()
                        ? Verdict.POLYSEMANTIC
                        : Verdict.NOTHING;
        };
    }

    /** Somebody changed the run: what the last look found is true no more. */
    void forget() {
        verdict = Verdict.NOTHING;
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

    /** When it looked last, what loss it saw and what it found; nothing before its first look. */
    List<Checkpoint.Words> words() {
        return lastLook == 0
                ? List.of()
                : List.of(new Checkpoint.Words(
                        WORDS, List.of(lastLook, Double.doubleToRawLongBits(lastLoss), verdict.code)));
    }

    /** The weights that it saw last; none before its first look. */
    List<Parameters.Named> seen() {
        return lastLook == 0 ? List.of() : List.of(new Parameters.Named(LAST, last));
    }

    /**
     * Makes sure that a rule can go on from {@code checkpoint}.
     *
     * @throws IllegalArgumentException if not
     */
    static void check(Checkpoint checkpoint) {
        List<Long> words = checkpoint.words(WORDS).orElse(List.of());
        if (words.isEmpty()) {
            return;
        }
        Experiment recipe = checkpoint.experiment();
        boolean fits = words.size() == 3
                && words.get(0) > 0
                && words.get(0) <= checkpoint.step()
                && Verdict.coded(words.get(2)).isPresent()
                && checkpoint
                        .moment(LAST)
                        .filter(w -> w.rows() == recipe.features() && w.columns() == recipe.neurons())
                        .isPresent();
        if (!fits) {
            throw new IllegalArgumentException("expected step, loss and verdict of the last look in " + WORDS
                    + ", and its weights in " + LAST + ", got " + words + " and " + checkpoint.moment(LAST));
        }
    }

    /** Goes on from {@code checkpoint}, which {@link #check} must have let through. */
    void restore(Checkpoint checkpoint) {
        List<Long> words = checkpoint.words(WORDS).orElse(List.of());
        boolean hasLooked = !words.isEmpty();
        lastLook = hasLooked ? words.get(0) : 0;
        lastLoss = hasLooked ? Double.longBitsToDouble(words.get(1)) : Double.NaN;
        verdict = hasLooked ? Verdict.coded(words.get(2)).orElseThrow() : Verdict.NOTHING;
        last = hasLooked ? checkpoint.moment(LAST).orElseThrow() : initial;
    }
}
