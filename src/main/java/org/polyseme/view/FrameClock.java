package org.polyseme.view;

import java.util.ArrayList;
import java.util.List;
import javafx.animation.AnimationTimer;
import javafx.util.Subscription;

/**
 * The window's pulse, and the only timer there is. Nothing beats while the window is hidden. FX thread only.
 *
 * <p>A beat is when what goes on by itself is asked for again, sixty times a second. Pulses may come faster: whatever is
 * shown between two beats is on the screen with the next pulse, so that a hand waits for less than a frame.
 */
public final class FrameClock {
    /** JavaFX's property of pulses a second, which it reads as it starts. */
    public static final String PULSES = "javafx.animation.pulse";

    private static final long SECOND = 1_000_000_000L;
    /** Shorter than the sixtieth of a second between two beats by half of a pulse. */
    private static final long SHORTEST_BEAT = SECOND / 80;

    private final List<Runnable> listeners = new ArrayList<>();
    private final List<Runnable> pulseListeners = new ArrayList<>();
    private final AnimationTimer timer = new AnimationTimer() {
        @Override
        public void handle(long now) {
            pulse(now);
        }
    };
    private long now;
    private long began;
    private long beats;
    private long secondBegan;
    private boolean isBeat;
    private boolean shows;
    private boolean showed;
    private int shownThisSecond;
    private int framesPerSecond;

    public void start() {
        secondBegan = 0;
        timer.start();
    }

    public void stop() {
        timer.stop();
        framesPerSecond = 0;
    }

    /** Calls {@code listener} at every beat, in the order of subscription. */
    public Subscription subscribe(Runnable listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /** Calls {@code listener} at every pulse, at a beat after all who wait for that. */
    public Subscription subscribeToPulses(Runnable listener) {
        pulseListeners.add(listener);
        return () -> pulseListeners.remove(listener);
    }

    /** True while the present pulse is a beat. */
    public boolean isBeat() {
        return isBeat;
    }

    /** Nanoseconds of the present beat, from an origin of its own. */
    public long now() {
        return now;
    }

    /** Says that the next frame shows a new picture; several in one frame count once. */
    public void countFrame() {
        shows = true;
    }

    /** True if the frame that ended with this beat showed a new picture. */
    public boolean isCounted() {
        return showed;
    }

    /** True in every second beat. */
    public boolean isEven() {
        return beats % 2 == 0;
    }

    /** When this pulse began, by {@link System#nanoTime}. */
    public long began() {
        return began;
    }

    /** Frames with a new picture in the last full second. */
    public int framesPerSecond() {
        return framesPerSecond;
    }

    /** @param nanos from an origin of its own */
    void pulse(long nanos) {
        began = System.nanoTime();
        isBeat = nanos - now >= SHORTEST_BEAT;
        if (isBeat) {
            beat(nanos);
        }
        for (Runnable listener : List.copyOf(pulseListeners)) {
            listener.run();
        }
    }

    private void beat(long nanos) {
        now = nanos;
        beats++;
        showed = shows;
        shownThisSecond += showed ? 1 : 0;
        shows = false;
        long elapsed = nanos - secondBegan;
        if (elapsed >= SECOND) {
            framesPerSecond = secondBegan == 0 ? 0 : (int) Math.round(shownThisSecond * (double) SECOND / elapsed);
            secondBegan = nanos;
            shownThisSecond = 0;
        }
        for (Runnable listener : List.copyOf(listeners)) {
            listener.run();
        }
    }
}
