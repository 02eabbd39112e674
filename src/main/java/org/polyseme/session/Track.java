package org.polyseme.session;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.polyseme.measure.Band;
import org.polyseme.measure.Definition;
import org.polyseme.state.Branch;
import org.polyseme.state.History;
import org.polyseme.state.Matrix;
import org.polyseme.state.Parameters;
import org.polyseme.state.Recording;
import org.polyseme.state.RunStatus;
import org.polyseme.state.Script;

/**
 * One branch and all that is recorded on it. What it has in common with its parent it has as well: no branch needs
 * another one to be entered. Confined to the training thread.
 */
final class Track {
    private static final int MOST_KEYFRAMES_SHOWN = 256;

    /** What tells whether there are others now: between two looks some come at the end, or every second one goes. */
    private record Keyframes(int count, long last) {}

    final int id;
    final OptionalInt parent;
    final long forkStep;
    final long begunNanos;
    final Cadence cadence;
    final HistoryRecorder history;
    /** By the definition by which everything is recorded. */
    final Chronicle chronicle;

    final TraceRecorder trace;
    final NavigableMap<Long, Keyframe> keyframes = new TreeMap<>();
    private final Marks marks = new Marks();
    /** By the definition that is chosen; null where that is the one of the record. */
    private @Nullable Retelling retelling;

    String name;
    int colour;
    /** True once a hand gave it a name or a colour. */
    boolean isDear;
    /** The drag of a slider that began it; 0 if none did. */
    long drag;
    /** The ticket by which it was told to begin; 0 if that is not known. */
    long ticket;
    /** True if the session began it by itself and nobody did anything to it. */
    boolean isUnasked;
    /** True if it was begun only because that which is meant was let go. */
    boolean isStandIn;

    Script script;
    long head;
    /** How it ended; null while it can go on. */
    @Nullable RunStatus end;

    /** The numbers at step 0, after what a hand did to them there. */
    Parameters initial;
    /** The curves up to the head, as they were when the cursor was there last. */
    History whole = History.empty();
    /** Those of {@link #known}. */
    private List<Long> someKeyframes = List.of();

    private Keyframes known = new Keyframes(0, 0);
    /** No keyframes nearer to each other than this are worth keeping. */
    long spacing = 1;
    /** Where the next keyframe is due. */
    long nextKeyframe;

    /** A branch that begins with an initialisation. */
    Track(int id, Script script, Parameters initial, long now) {
        this.id = id;
        this.parent = OptionalInt.empty();
        this.forkStep = 0;
        this.begunNanos = now;
        this.name = "Run " + (id + 1);
        this.colour = id;
        this.script = script;
        this.initial = initial;
        Matrix weights = initial.weights();
        cadence = new Cadence(script.start().steps());
        history = new HistoryRecorder(cadence);
        chronicle =
                new Chronicle(weights.rows(), weights.columns(), script.start().plantedPairs());
        trace = new TraceRecorder(weights.size());
    }

    /** A branch that leaves {@code from} at {@code step}; its keyframes are yet to be given. */
    Track(int id, Track from, long step, long now) {
        this.id = id;
        this.parent = OptionalInt.of(from.id);
        this.forkStep = step;
        this.begunNanos = now;
        this.name = "Branch " + (id + 1);
        this.colour = id;
        this.script = from.script.upTo(step);
        this.initial = from.initial;
        this.head = step;
        this.spacing = from.spacing;
        cadence = from.cadence;
        history = from.history.forkedAt(step);
        chronicle = from.chronicle.forkedAt(step);
        trace = from.trace.forkedAt(step, initial.weights().size());
    }

    /** A branch as it was recorded; its keyframes are yet to be given. */
    Track(Recording.Track recorded, Parameters initial, long now) {
        Branch branch = recorded.branch();
        this.id = branch.id();
        this.parent = branch.parent();
        this.forkStep = branch.forkStep();
        this.begunNanos = now;
        this.name = branch.name();
        this.colour = branch.colour();
        this.isDear = true;
        this.script = branch.script();
        this.initial = initial;
        this.head = branch.head();
        this.end = recorded.end().orElse(null);
        this.whole = recorded.history();
        Matrix weights = initial.weights();
        cadence = new Cadence(script.start().steps());
        history = HistoryRecorder.of(cadence, recorded.history(), head);
        chronicle =
                Chronicle.of(weights.rows(), weights.columns(), script.start().plantedPairs(), recorded.events());
        trace = new TraceRecorder(weights.size());
        trace.observe(0, initial.weights());
        recorded.keyframes().stream()
                .map(Recording.Keyframe::checkpoint)
                .filter(checkpoint -> checkpoint.step() > 0)
                .forEach(checkpoint ->
                        trace.observe(checkpoint.step(), checkpoint.parameters().weights()));
    }

    /** Steps of keyframes, ascending; of many, as many as can be told apart. */
    List<Long> someKeyframes() {
        Keyframes now = new Keyframes(keyframes.size(), keyframes.isEmpty() ? 0 : keyframes.lastKey());
        if (!now.equals(known)) {
            known = now;
            int every = 1 + keyframes.size() / MOST_KEYFRAMES_SHOWN;
            List<Long> some = new ArrayList<>();
            int index = 0;
            for (long step : keyframes.keySet()) {
                if (index++ % every == 0) {
                    some.add(step);
                }
            }
            someKeyframes = List.copyOf(some);
        }
        return someKeyframes;
    }

    /** From now on what happened is told by this definition. What was recorded stays as it is. */
    void tellBy(Definition definition) {
        Retelling before = retelling;
        if (definition.equals(Band.DEFAULT)) {
            retelling = null;
        } else if (before == null || !before.definition().equals(definition)) {
            Matrix shape = initial.weights();
            retelling = new Retelling(
                    definition, shape.rows(), shape.columns(), script.start().plantedPairs(), trace.points());
        }
    }

    /** The branch is at this step, of those that are recorded. */
    void tell(long step, Matrix weights) {
        chronicle.observe(step, weights);
        if (retelling != null) {
            retelling.observe(step, weights);
        }
    }

    /** What happened, by the definition that is chosen. */
    Chronicle told() {
        return retelling == null ? chronicle : retelling.chronicle();
    }

    /** The last step before this one at which it was looked what happens. */
    long toldBefore(long step) {
        return retelling == null ? cadence.before(step) : retelling.before(step);
    }

    /** These curves, which end with these weights, by the definition that is chosen. */
    History told(History recorded, Matrix present) {
        return retelling == null ? recorded : retelling.told(recorded, present);
    }

    /** {@link #whole} by the definition that is chosen. */
    History toldWhole() {
        return retelling == null ? whole : retelling.told(whole);
    }

    boolean isRoot() {
        return parent.isEmpty();
    }

    /** Bytes of its keyframes, those that it shares included. */
    long bytes() {
        return keyframes.values().stream().mapToLong(Keyframe::bytes).sum();
    }

    /** @param forks the branches that leave from this one */
    Branch freeze(Iterable<Track> forks) {
        return new Branch(id, name, colour, parent, forkStep, script, head, marks.of(this, forks));
    }

    /** Every second keyframe goes, but for the first and the last. */
    void thin(Vault vault) {
        int before = keyframes.size();
        while (keyframes.size() == before) {
            spacing *= 2;
            keyframes.entrySet().removeIf(entry -> {
                boolean goes = entry.getKey() % spacing != 0
                        && entry.getKey() != keyframes.lastKey().longValue();
                if (goes) {
                    vault.release(entry.getValue());
                }
                return goes;
            });
        }
    }
}
