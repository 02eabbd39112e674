package org.polyseme.session;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.polyseme.measure.Band;
import org.polyseme.measure.Definition;
import org.polyseme.state.Branch;

/** All branches of a session, and those that were deleted and may come back. Confined to the training thread. */
final class Branches {
    private static final int MOST_DELETED = 20;

    private final Vault vault;
    private final Map<Integer, Track> tracks = new TreeMap<>();
    /** Each with all that had left from it, the one deleted last at the end. */
    private final Deque<List<Track>> deleted = new ArrayDeque<>();

    private int nextId;
    /** By which the tracks tell what happened. */
    private Definition definition = Band.DEFAULT;

    Branches(Vault vault) {
        this.vault = vault;
    }

    int newId() {
        return nextId++;
    }

    void tellBy(Definition chosen) {
        definition = chosen;
        tracks.values().forEach(track -> track.tellBy(chosen));
    }

    void add(Track track) {
        track.tellBy(definition);
        tracks.put(track.id, track);
        nextId = Math.max(nextId, track.id + 1);
    }

    Optional<Track> find(int id) {
        return Optional.ofNullable(tracks.get(id));
    }

    /** By ascending id: parents before their children. */
    Collection<Track> all() {
        return tracks.values();
    }

    boolean isEmpty() {
        return tracks.isEmpty();
    }

    int size() {
        return tracks.size();
    }

    private List<Track> childrenOf(Track track) {
        return tracks.values().stream()
                .filter(other -> other.parent.isPresent() && other.parent.getAsInt() == track.id)
                .toList();
    }

    /** The branch, and all that left from it or from one that did. */
    List<Track> subtree(Track track) {
        List<Track> all = new ArrayList<>(List.of(track));
        for (int i = 0; i < all.size(); i++) {
            all.addAll(childrenOf(all.get(i)));
        }
        return all;
    }

    boolean hasChildren(Track track) {
        return !childrenOf(track).isEmpty();
    }

    /** The newest that began with an initialisation and is not among {@code others}. */
    Optional<Track> newestRootBut(List<Track> others) {
        return tracks.values().stream()
                .filter(track -> track.isRoot() && !others.contains(track))
                .reduce((older, newer) -> newer);
    }

    /** The oldest that began with an initialisation and that nothing of which is {@code spared}. */
    Optional<Track> oldestRootWithout(Track spared) {
        return tracks.values().stream()
                .filter(track -> track.isRoot() && !subtree(track).contains(spared))
                .findFirst();
    }

    void delete(List<Track> subtree) {
        subtree.forEach(track -> tracks.remove(track.id));
        deleted.addLast(subtree);
        if (deleted.size() > MOST_DELETED) {
            purgeOldest();
        }
    }

    /** Those that a deed began, by ascending id. */
    List<Track> begunBy(Deed deed) {
        return tracks.values().stream()
                .filter(track -> deed.contains(track.ticket))
                .toList();
    }

    /** Those that a deed began and that were deleted, the one deleted first at the beginning. */
    List<Track> deletedOf(Deed deed) {
        return deleted.stream()
                .map(group -> group.get(0))
                .filter(track -> deed.contains(track.ticket))
                .toList();
    }

    /** Brings back what was deleted along with this branch, unless its parent is gone for good. */
    void undelete(int id) {
        List<Track> group = deleted.stream()
                .filter(tracks -> tracks.get(0).id == id)
                .findFirst()
                .orElse(List.of());
        if (!group.isEmpty()
                && (group.get(0).isRoot()
                        || tracks.containsKey(group.get(0).parent.getAsInt()))) {
            deleted.remove(group);
            group.forEach(this::add);
        }
    }

    /** Brings back a run that nobody had asked for, if this is one. */
    void undeleteUnasked(int id) {
        if (deleted.stream().anyMatch(group -> group.get(0).id == id && group.get(0).isUnasked)) {
            undelete(id);
        }
    }

    /** The branch deleted last, if it can come back. */
    Optional<Integer> undeletable() {
        return Optional.ofNullable(deleted.peekLast()).map(group -> group.get(0).id);
    }

    /** Lets go for good what was deleted first. False if there is nothing. */
    boolean purgeOldest() {
        List<Track> oldest = deleted.pollFirst();
        if (oldest != null) {
            oldest.forEach(this::release);
        }
        return oldest != null;
    }

    /** Lets a branch go for good, and all that left from it. */
    void drop(Track track) {
        for (Track gone : subtree(track)) {
            tracks.remove(gone.id);
            release(gone);
        }
    }

    /** Lets all go for good, those that were deleted included. */
    void clear() {
        List<Track> all = List.copyOf(tracks.values());
        tracks.clear();
        all.forEach(this::release);
        while (purgeOldest()) {
            // one more
        }
    }

    private void release(Track track) {
        track.keyframes.values().forEach(vault::release);
        track.keyframes.clear();
    }

    /** Of traces and curves, which stay in memory. */
    long recordBytes() {
        return tracks.values().stream()
                .mapToLong(track -> track.trace.bytes() + track.history.bytes())
                .sum();
    }

    List<Branch> freeze() {
        Map<Integer, List<Track>> children = new HashMap<>();
        for (Track track : tracks.values()) {
            track.parent.ifPresent(parent ->
                    children.computeIfAbsent(parent, id -> new ArrayList<>()).add(track));
        }
        List<Branch> frozen = new ArrayList<>(tracks.size());
        for (Track track : tracks.values()) {
            frozen.add(track.freeze(children.getOrDefault(track.id, List.of())));
        }
        return frozen;
    }

    Branch freeze(Track track) {
        return track.freeze(childrenOf(track));
    }
}
