package org.polyseme.view;

import java.util.ArrayList;
import java.util.List;
import javafx.animation.AnimationTimer;
import javafx.util.Subscription;

/** The window's pulse, and the only timer there is. Nothing beats while the window is hidden. FX thread only. */
public final class FrameClock {
    private static final long SECOND = 1_000_000_000L;

    private final List<Runnable> listeners = new ArrayList<>();
    private final AnimationTimer timer = new AnimationTimer() {
        @Override
        public void handle(long now) {
            beat(now);
        }
    };
    private long now;
    private long began;
    private long beats;
    private long secondBegan;
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

    /** When this beat began, by {@link System#nanoTime}. */
    public long began() {
        return began;
    }

    /** Frames with a new picture in the last full second. */
    public int framesPerSecond() {
        return framesPerSecond;
    }

    private void beat(long nanos) {
        began = System.nanoTime();
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
