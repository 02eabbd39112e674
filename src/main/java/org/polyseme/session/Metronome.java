package org.polyseme.session;

import java.util.function.LongSupplier;

/** Says when the next step is due. Confined to the training thread. */
final class Metronome {
    /** A run that fell further behind than this (a slow step, a sleeping laptop) goes on from here, without a rush. */
    private static final long FORGIVEN_NANOS = 50_000_000;

    private final LongSupplier clock;
    private Pace pace;
    private long due;

    /** @param clock nanoseconds from any origin, as {@link System#nanoTime} */
    Metronome(Pace pace, LongSupplier clock) {
        this.clock = clock;
        this.pace = pace;
        start();
    }

    void set(Pace other) {
        pace = other;
        start();
    }

    /** The next step is due now. */
    void start() {
        due = clock.getAsLong();
    }

    /** Nanoseconds until the next step is due; 0 or less if it is. At full speed the clock is not even asked. */
    long nanosToWait() {
        return pace == Pace.MAXIMUM ? 0 : due - clock.getAsLong();
    }

    void stepTaken() {
        if (pace != Pace.MAXIMUM) {
            long next = due + pace.nanosPerStep();
            long now = clock.getAsLong();
            due = next - now < -FORGIVEN_NANOS ? now : next;
        }
    }
}
