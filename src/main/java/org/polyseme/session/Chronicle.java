package org.polyseme.session;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.polyseme.measure.Band;
import org.polyseme.state.Event;
import org.polyseme.state.FeaturePair;
import org.polyseme.state.Matrix;

/**
 * Tells what happened to the allocation from one recorded point of a run to the next. Keeps at most {@link #CAPACITY}
 * events: first the oldest single arrivals and departures go, then the oldest of any kind, and their number is told in
 * their place. A point where nothing changed allocates nothing. Confined to the training thread.
 */
final class Chronicle {
    /** More than anybody scrolls through. */
    static final int CAPACITY = 500;

    private static final int NOWHERE = -1;

    private enum Told {
        NOTHING,
        SHARES,
        DISSOLVED
    }

    private final Band band = Band.DEFAULT;
    private final int neurons;
    private final List<FeaturePair> pairs;
    private final Told[] told;
    /** The sign of what is on, 0 for what is off, {@code [features, neurons]}. */
    private final byte[] signs;

    private final float[] row;
    /** How many neurons each feature is on, and which one it left last. */
    private final int[] homes;

    private final int[] leftLast;
    private final int[] owners;
    private final boolean[] polysemantic;
    private final boolean[] changed;
    private final List<Event> events = new ArrayList<>();
    private List<Event> frozen = List.of();
    private boolean stale;
    private int omitted;
    private long omittedUntil;

    /** @param pairs the recipe's planted pairs */
    Chronicle(int features, int neurons, List<FeaturePair> pairs) {
        this.neurons = neurons;
        this.pairs = List.copyOf(pairs);
        told = new Told[pairs.size()];
        Arrays.fill(told, Told.NOTHING);
        signs = new byte[Math.multiplyExact(features, neurons)];
        row = new float[neurons];
        homes = new int[features];
        leftLast = new int[features];
        Arrays.fill(leftLast, NOWHERE);
        owners = new int[neurons];
        polysemantic = new boolean[neurons];
        changed = new boolean[features];
    }

    /** Compares with the point before; before the first, nothing was on. Steps ascend. */
    void observe(long step, Matrix weights) {
        boolean any = false;
        for (int i = 0; i < homes.length; i++) {
            weights.copyRowTo(i, row);
            changed[i] = differs(i);
            if (changed[i]) {
                compare(step, i);
                any = true;
            }
        }
        if (any) {
            compareNeurons(step);
            comparePairs(step);
        }
    }

    private byte sign(float weight) {
        return band.contains(weight) ? (byte) (weight > 0 ? 1 : -1) : 0;
    }

    private boolean differs(int feature) {
        int start = feature * neurons;
        for (int k = 0; k < neurons; k++) {
            if (sign(row[k]) != signs[start + k]) {
                return true;
            }
        }
        return false;
    }

    /** Departures first, so that an arrival knows whether the feature is elsewhere still. */
    private void compare(long step, int feature) {
        List<Integer> departed = new ArrayList<>();
        List<Integer> arrived = new ArrayList<>();
        for (int k = 0; k < neurons; k++) {
            byte now = sign(row[k]);
            byte before = signs[feature * neurons + k];
            signs[feature * neurons + k] = now;
            if (now == 0 && before != 0) {
                departed.add(k);
            } else if (now != 0 && before == 0) {
                arrived.add(k);
            } else if (now != before) {
                add(new Event.SettledOn(step, feature, k, now > 0));
            }
        }
        for (int k : departed) {
            owners[k]--;
            homes[feature]--;
            leftLast[feature] = k;
        }
        boolean moves = homes[feature] == 0 && leftLast[feature] != NOWHERE && !arrived.isEmpty();
        int from = moves ? leftLast[feature] : NOWHERE;
        for (int k : departed) {
            if (k != from) {
                add(new Event.Left(step, feature, k));
            }
        }
        for (int k : arrived) {
            owners[k]++;
            homes[feature]++;
            boolean positive = signs[feature * neurons + k] > 0;
            if (from == NOWHERE || from == k) {
                add(new Event.SettledOn(step, feature, k, positive));
            } else {
                add(new Event.Moved(step, feature, from, k, positive));
            }
            from = NOWHERE;
        }
    }

    private void compareNeurons(long step) {
        for (int k = 0; k < neurons; k++) {
            boolean now = owners[k] >= 2;
            if (now != polysemantic[k]) {
                polysemantic[k] = now;
                add(now ? new Event.BecamePolysemantic(step, k, ownersOf(k)) : new Event.NoLongerPolysemantic(step, k));
            }
        }
    }

    private List<Event.Owner> ownersOf(int neuron) {
        List<Event.Owner> found = new ArrayList<>();
        for (int i = 0; i < homes.length; i++) {
            byte sign = signs[i * neurons + neuron];
            if (sign != 0) {
                found.add(new Event.Owner(i, sign > 0));
            }
        }
        return found;
    }

    /** A pair of which one feature is on nothing is between two states: whatever was told of it last stays told. */
    private void comparePairs(long step) {
        for (int p = 0; p < told.length; p++) {
            int i = pairs.get(p).first();
            int j = pairs.get(p).second();
            if (!(changed[i] || changed[j]) || homes[i] == 0 || homes[j] == 0) {
                continue;
            }
            int shared = firstHome(i, j);
            Told now = shared == NOWHERE ? Told.DISSOLVED : Told.SHARES;
            if (now != told[p]) {
                told[p] = now;
                add(
                        now == Told.SHARES
                                ? new Event.PairShares(step, pairs.get(p), shared)
                                : new Event.PairDissolved(step, pairs.get(p), firstHome(i, i), firstHome(j, j)));
            }
        }
    }

    /** The first neuron that both features are on. */
    private int firstHome(int i, int j) {
        for (int k = 0; k < neurons; k++) {
            if (signs[i * neurons + k] != 0 && signs[j * neurons + k] != 0) {
                return k;
            }
        }
        return NOWHERE;
    }

    private void add(Event event) {
        if (events.size() == CAPACITY) {
            Event dropped = events.remove(leastTelling());
            omitted++;
            omittedUntil = Math.max(omittedUntil, dropped.step());
        }
        events.add(event);
        stale = true;
    }

    private int leastTelling() {
        for (int e = 0; e < events.size(); e++) {
            if (events.get(e) instanceof Event.SettledOn || events.get(e) instanceof Event.Left) {
                return e;
            }
        }
        return 0;
    }

    /** All events so far, the oldest first; where some were dropped, {@link Event.Omitted} stands first. */
    List<Event> events() {
        if (stale) {
            List<Event> all = new ArrayList<>(events.size() + 1);
            if (omitted > 0) {
                all.add(new Event.Omitted(omittedUntil, omitted));
            }
            all.addAll(events);
            frozen = List.copyOf(all);
            stale = false;
        }
        return frozen;
    }
}
