package org.polyseme.session;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.polyseme.state.Change;
import org.polyseme.state.Checkpoint;
import org.polyseme.state.Experiment;
import org.polyseme.state.Parameters;
import org.polyseme.state.Recording;

/** Makes a {@link Recording} of a session's branches, and branches of a recording. Confined to the training thread. */
final class Recorder {

    /** A keyframe to be saved, wherever it is now. */
    private record Pick(int changes, @Nullable Checkpoint inMemory, Spill.@Nullable Stored onDisk) {
        Optional<Recording.Keyframe> read() {
            Optional<Checkpoint> checkpoint = onDisk != null ? Spill.read(onDisk) : Optional.ofNullable(inMemory);
            return checkpoint.map(found -> new Recording.Keyframe(changes, found));
        }
    }

    /** A branch whose keyframes are still to be read. */
    private record Draft(Recording.Track track, List<Pick> picks) {
        Recording.Track read() {
            return new Recording.Track(
                    track.branch(),
                    track.history(),
                    track.events(),
                    track.end(),
                    picks.stream().map(Pick::read).flatMap(Optional::stream).toList());
        }
    }

    private final Branches branches;
    private final Vault vault;

    Recorder(Branches branches, Vault vault) {
        this.branches = branches;
        this.vault = vault;
    }

    /** Freezes all branches; what is on disk is read on the disk's own thread, where {@code answer} is completed. */
    void record(int current, long cursor, long mostBytes, CompletableFuture<Recording> answer) {
        long share = mostBytes / Math.max(1, branches.size());
        List<Draft> drafts = new ArrayList<>();
        for (Track track : branches.all()) {
            Recording.Track frozen = new Recording.Track(
                    branches.freeze(track),
                    track.whole,
                    track.chronicle.all(),
                    Optional.ofNullable(track.end),
                    List.of());
            drafts.add(new Draft(frozen, picks(track, share)));
        }
        vault.afterwards(() -> {
            try {
                answer.complete(new Recording(drafts.stream().map(Draft::read).toList(), current, cursor));
            } catch (RuntimeException | OutOfMemoryError impossible) {
                answer.completeExceptionally(impossible);
            }
        });
    }

    /** The first, the last, and as many between them, evenly, as fit. */
    private static List<Pick> picks(Track track, long mostBytes) {
        List<Keyframe> all = List.copyOf(track.keyframes.values());
        if (all.isEmpty()) {
            return List.of();
        }
        int last = all.size() - 1;
        long fit = mostBytes / Math.max(1, all.get(last).bytes());
        int gaps = (int) Math.max(1, Math.min(last, fit - 1));
        TreeSet<Integer> chosen = new TreeSet<>();
        for (int gap = 0; gap <= gaps; gap++) {
            chosen.add((int) ((long) last * gap / gaps));
        }
        return chosen.stream()
                .map(all::get)
                .map(keyframe -> new Pick(keyframe.changes(), keyframe.inMemory, keyframe.onDisk))
                .toList();
    }

    /**
     * Adds the branches of a recording.
     *
     * @throws org.polyseme.state.RefusedValueException if one cannot be trained
     */
    void restore(Recording recording, Function<Experiment, ? extends Training> trainings, long now) {
        IdentityHashMap<Checkpoint, Keyframe> kept = new IdentityHashMap<>();
        for (Recording.Track recorded : recording.tracks()) {
            Track track = new Track(recorded, initial(recorded, trainings), now);
            for (Recording.Keyframe saved : recorded.keyframes()) {
                Keyframe before = kept.get(saved.checkpoint());
                Keyframe keyframe = before != null && before.changes() == saved.changes()
                        ? vault.share(before)
                        : vault.keep(saved.checkpoint(), saved.changes());
                kept.put(saved.checkpoint(), keyframe);
                Keyframe former = track.keyframes.put(keyframe.step(), keyframe);
                if (former != null) {
                    vault.release(former);
                }
            }
            branches.add(track);
        }
    }

    /** The numbers at step 0, after what a hand did to them there. */
    private static Parameters initial(Recording.Track recorded, Function<Experiment, ? extends Training> trainings) {
        try (Training training = trainings.apply(recorded.branch().script().start())) {
            for (Change change : recorded.branch().script().upTo(0).changes()) {
                training.apply(change);
            }
            return training.parameters();
        }
    }
}
