package org.polyseme.session;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.polyseme.measure.Band;
import org.polyseme.measure.Definition;
import org.polyseme.state.Event;
import org.polyseme.state.FeaturePair;
import org.polyseme.state.Matrix;

/**
 * Tells what happened to the allocation from one recorded point of a run to the next. A point where nothing changed
 * allocates nothing. All events are kept, up to a bound beyond which the older half can no longer be cut apart; what is
 * handed out is an {@link EventLog}. Confined to the training thread.
 *
 * <p>The events tell every change, so they alone say where the allocation stood after any step: that is how a branch goes
 * on from a step long past, and why no step needs to be looked at twice.
 */
final class Chronicle {
    /** Some 5 MB; only an allocation that flickers gets there. */
    private static final int MOST_KEPT = 50_000;

    private static final int NOWHERE = -1;

    private enum Told {
        NOTHING,
        SHARES,
        DISSOLVED
    }

    private final Definition definition;
    /** What counts as on; of a definition by the weights themselves made again at every point. */
    private Definition.Ranges on;

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
    private final List<Event> all = new ArrayList<>();
    private final EventLog log;
    /** Where the run stood before the first event that is kept. */
    private @Nullable Chronicle base;
    /** The last cut: of so many of {@link #all}. */
    private EventLog cut = new EventLog();

    private int cutEvents = -1;

    /** @param pairs the recipe's planted pairs */
    Chronicle(int features, int neurons, List<FeaturePair> pairs) {
        this(features, neurons, pairs, Band.DEFAULT);
    }

    /** @param definition by which a feature is on a neuron */
    Chronicle(int features, int neurons, List<FeaturePair> pairs, Definition definition) {
        this(features, neurons, pairs, definition, new EventLog());
    }

    private Chronicle(int features, int neurons, List<FeaturePair> pairs, Definition definition, EventLog log) {
        this.definition = definition;
        on = definition.ranges(Matrix.of(1, neurons, new float[neurons]));
        this.neurons = neurons;
        this.log = log;
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

    /** A run whose events are known so far. */
    static Chronicle of(int features, int neurons, List<FeaturePair> pairs, List<Event> events) {
        Chronicle chronicle = new Chronicle(features, neurons, pairs);
        events.forEach(chronicle::take);
        return chronicle;
    }

    /** The same up to {@code step}, to be gone on with apart from this. */
    Chronicle forkedAt(long step) {
        Chronicle from = base;
        Chronicle fork = from == null ? new Chronicle(homes.length, neurons, pairs, definition) : from.copy();
        fork.base = from;
        for (int e = 0; e < eventsUpTo(step); e++) {
            fork.take(all.get(e));
        }
        return fork;
    }

    private Chronicle copy() {
        Chronicle copy = new Chronicle(homes.length, neurons, pairs, definition, log.copy());
        System.arraycopy(told, 0, copy.told, 0, told.length);
        System.arraycopy(signs, 0, copy.signs, 0, signs.length);
        System.arraycopy(homes, 0, copy.homes, 0, homes.length);
        System.arraycopy(leftLast, 0, copy.leftLast, 0, leftLast.length);
        System.arraycopy(owners, 0, copy.owners, 0, owners.length);
        System.arraycopy(polysemantic, 0, copy.polysemantic, 0, polysemantic.length);
        return copy;
    }

    /** Compares with the point before; before the first, nothing was on. Steps ascend. */
    void observe(long step, Matrix weights) {
        if (!(definition instanceof Band)) {
            on = definition.ranges(weights);
        }
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

    /** Of the feature whose weights are in {@link #row}. */
    private byte sign(int neuron) {
        float weight = row[neuron];
        return on.contains(neuron, weight) ? (byte) (weight > 0 ? 1 : -1) : 0;
    }

    private boolean differs(int feature) {
        int start = feature * neurons;
        for (int k = 0; k < neurons; k++) {
            if (sign(k) != signs[start + k]) {
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
            byte now = sign(k);
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
        log.add(event);
        all.add(event);
        if (all.size() == MOST_KEPT) {
            long half = all.get(MOST_KEPT / 2).step();
            Chronicle older = forkedAt(half);
            older.all.clear();
            older.base = null;
            base = older;
            all.subList(0, eventsUpTo(half)).clear();
            cutEvents = -1;
        }
    }

    /** An event that was told before is told again, and stands for the change that it tells of. */
    private void take(Event event) {
        if (event instanceof Event.SettledOn settled) {
            arrive(settled.feature(), settled.neuron(), settled.positive());
        } else if (event instanceof Event.Left left) {
            leave(left.feature(), left.neuron());
        } else if (event instanceof Event.Moved moved) {
            leave(moved.feature(), moved.fromNeuron());
            arrive(moved.feature(), moved.toNeuron(), moved.positive());
        } else if (event instanceof Event.BecamePolysemantic became) {
            polysemantic[became.neuron()] = true;
        } else if (event instanceof Event.NoLongerPolysemantic ended) {
            polysemantic[ended.neuron()] = false;
        } else if (event instanceof Event.PairShares shares && pairs.contains(shares.pair())) {
            told[pairs.indexOf(shares.pair())] = Told.SHARES;
        } else if (event instanceof Event.PairDissolved dissolved && pairs.contains(dissolved.pair())) {
            told[pairs.indexOf(dissolved.pair())] = Told.DISSOLVED;
        }
        add(event);
    }

    private void arrive(int feature, int neuron, boolean positive) {
        int place = feature * neurons + neuron;
        if (signs[place] == 0) {
            owners[neuron]++;
            homes[feature]++;
        }
        signs[place] = (byte) (positive ? 1 : -1);
    }

    private void leave(int feature, int neuron) {
        int place = feature * neurons + neuron;
        if (signs[place] != 0) {
            owners[neuron]--;
            homes[feature]--;
        }
        signs[place] = 0;
        leftLast[feature] = neuron;
    }

    /** How many of {@link #all} had happened by {@code step}. */
    private int eventsUpTo(long step) {
        int low = 0;
        int high = all.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (all.get(middle).step() <= step) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** All events so far, the oldest first; where some were dropped, {@link Event.Omitted} stands first. */
    List<Event> events() {
        return log.events();
    }

    /** The events up to {@code step}, the oldest first; where some were dropped, {@link Event.Omitted} stands first. */
    List<Event> upTo(long step) {
        int count = eventsUpTo(step);
        if (count == all.size()) {
            return log.events();
        }
        if (count != cutEvents) {
            EventLog fresh = base == null ? new EventLog() : base.log.copy();
            all.subList(0, count).forEach(fresh::add);
            cut = fresh;
            cutEvents = count;
        }
        return cut.events();
    }

    /** True if the same was told after step {@code from}: of a neuron that became polysemantic, whoever its owners are. */
    boolean hasTold(Event event, long from) {
        return all.subList(eventsUpTo(from), all.size()).stream()
                .anyMatch(told -> told.getClass().equals(event.getClass())
                        && told.place().equals(event.place())
                        && (event instanceof Event.BecamePolysemantic
                                || told.sentence().equals(event.sentence())));
    }

    /** All events that are kept, to be saved; in the place of older ones their number. */
    List<Event> all() {
        List<Event> events = new ArrayList<>();
        if (base != null) {
            base.log.events().stream().filter(Event.Omitted.class::isInstance).forEach(events::add);
            base.log.events().stream()
                    .filter(e -> !(e instanceof Event.Omitted))
                    .forEach(events::add);
        }
        events.addAll(all);
        return events;
    }
}
