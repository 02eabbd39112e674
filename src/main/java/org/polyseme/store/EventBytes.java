package org.polyseme.store;

import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.polyseme.state.Event;
import org.polyseme.state.Experiment;
import org.polyseme.state.FeaturePair;

/** Events as bytes: their count, and of each its kind, its step and its numbers. */
final class EventBytes {
    private static final int MOST_EVENTS = 1 << 20;
    private static final int SETTLED_ON = 1;
    private static final int MOVED = 2;
    private static final int LEFT = 3;
    private static final int BECAME_POLYSEMANTIC = 4;
    private static final int NO_LONGER_POLYSEMANTIC = 5;
    private static final int PAIR_SHARES = 6;
    private static final int PAIR_DISSOLVED = 7;
    private static final int OMITTED = 8;

    /** One event before it is known to be one. */
    @SuppressWarnings("ArrayRecordComponent") // never compared, and never leaves this class
    private record Raw(int kind, long step, int... numbers) {}

    private final PackedBytes in;
    private final Experiment recipe;
    /** The event that is being read, and how many of its numbers are. */
    private Raw raw = new Raw(OMITTED, 0);

    private int taken;

    private EventBytes(PackedBytes in, Experiment recipe) {
        this.in = in;
        this.recipe = recipe;
    }

    static void write(DataOutputStream out, List<Event> events) throws IOException {
        out.writeInt(events.size());
        for (Event event : events) {
            Raw raw = raw(event);
            out.writeInt(raw.kind());
            out.writeLong(raw.step());
            out.writeInt(raw.numbers().length);
            for (int number : raw.numbers()) {
                out.writeInt(number);
            }
        }
    }

    private static Raw raw(Event event) {
        if (event instanceof Event.SettledOn e) {
            return new Raw(SETTLED_ON, e.step(), e.feature(), e.neuron(), sign(e.positive()));
        }
        if (event instanceof Event.Moved e) {
            return new Raw(MOVED, e.step(), e.feature(), e.fromNeuron(), e.toNeuron(), sign(e.positive()));
        }
        if (event instanceof Event.Left e) {
            return new Raw(LEFT, e.step(), e.feature(), e.neuron());
        }
        if (event instanceof Event.BecamePolysemantic e) {
            int[] numbers = new int[1 + 2 * e.owners().size()];
            numbers[0] = e.neuron();
            for (int k = 0; k < e.owners().size(); k++) {
                numbers[1 + 2 * k] = e.owners().get(k).feature();
                numbers[2 + 2 * k] = sign(e.owners().get(k).positive());
            }
            return new Raw(BECAME_POLYSEMANTIC, e.step(), numbers);
        }
        if (event instanceof Event.NoLongerPolysemantic e) {
            return new Raw(NO_LONGER_POLYSEMANTIC, e.step(), e.neuron());
        }
        if (event instanceof Event.PairShares e) {
            return new Raw(PAIR_SHARES, e.step(), e.pair().first(), e.pair().second(), e.neuron());
        }
        if (event instanceof Event.PairDissolved e) {
            FeaturePair pair = e.pair();
            return new Raw(PAIR_DISSOLVED, e.step(), pair.first(), pair.second(), e.firstNeuron(), e.secondNeuron());
        }
        return new Raw(OMITTED, event.step(), ((Event.Omitted) event).count());
    }

    private static int sign(boolean positive) {
        return positive ? 1 : 0;
    }

    /**
     * The events that {@link #write} has written.
     *
     * @param recipe whose features and neurons they are about
     * @param head the last step that there is
     * @param lenient true to leave out kinds that are not known
     */
    static List<Event> read(PackedBytes in, Experiment recipe, long head, boolean lenient) throws FileProblem {
        int count = in.whole("events", 0, MOST_EVENTS);
        EventBytes reader = new EventBytes(in, recipe);
        List<Event> events = new ArrayList<>();
        for (int e = 0; e < count; e++) {
            int kind = in.whole("a kind of event", 0, Integer.MAX_VALUE);
            long step = in.large("a step", 0, head);
            int numbers = in.whole("numbers of an event", 0, 1 + 2 * recipe.features());
            reader.raw = new Raw(kind, step, in.wholes(numbers));
            reader.taken = 0;
            Optional<Event> event = reader.event();
            if (event.isEmpty() && !lenient) {
                throw in.problem("a known kind of event", String.valueOf(kind));
            }
            if (event.isPresent() && reader.taken != numbers) {
                throw in.problem(reader.taken + " numbers of an event", String.valueOf(numbers));
            }
            event.ifPresent(events::add);
        }
        return events;
    }

    private Optional<Event> event() throws FileProblem {
        long step = raw.step();
        return Optional.ofNullable(
                switch (raw.kind()) {
                    case SETTLED_ON -> new Event.SettledOn(step, feature(), neuron(), positive());
                    case MOVED -> new Event.Moved(step, feature(), neuron(), neuron(), positive());
                    case LEFT -> new Event.Left(step, feature(), neuron());
                    case BECAME_POLYSEMANTIC -> new Event.BecamePolysemantic(step, neuron(), owners());
                    case NO_LONGER_POLYSEMANTIC -> new Event.NoLongerPolysemantic(step, neuron());
                    case PAIR_SHARES -> new Event.PairShares(step, pair(), neuron());
                    case PAIR_DISSOLVED -> new Event.PairDissolved(step, pair(), neuron(), neuron());
                    case OMITTED -> new Event.Omitted(step, number("events left out", Integer.MAX_VALUE));
                    default -> null;
                });
    }

    private List<Event.Owner> owners() throws FileProblem {
        List<Event.Owner> owners = new ArrayList<>();
        while (taken < raw.numbers().length) {
            owners.add(new Event.Owner(feature(), positive()));
        }
        return owners;
    }

    private FeaturePair pair() throws FileProblem {
        int first = feature();
        int second = feature();
        if (first >= second) {
            throw in.problem("a pair of ascending features", first + ", " + second);
        }
        return new FeaturePair(first, second);
    }

    private int feature() throws FileProblem {
        return number("a feature", recipe.features() - 1);
    }

    private int neuron() throws FileProblem {
        return number("a neuron", recipe.neurons() - 1);
    }

    private boolean positive() throws FileProblem {
        return number("a sign", 1) == 1;
    }

    private int number(String what, int most) throws FileProblem {
        if (taken == raw.numbers().length) {
            throw in.problem(what, "an event that ends before it");
        }
        int value = raw.numbers()[taken++];
        if (value < 0 || value > most) {
            throw in.problem(what + " from 0 to " + most, String.valueOf(value));
        }
        return value;
    }
}
