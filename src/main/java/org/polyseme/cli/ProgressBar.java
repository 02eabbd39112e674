package org.polyseme.cli;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.polyseme.engine.Progress;

/**
 * How far a piece of work is: a bar that draws over itself where someone watches, and else a line at each quarter of
 * long work. Thread-safe.
 */
final class ProgressBar implements Progress {
    private static final int WIDTH = 30;
    private static final int QUARTER = 25;
    private static final int ALL = 100;
    private static final double LONG_SECONDS = 10;

    private final PrintWriter err;
    private final boolean watched;
    private final LongSupplier nanos;
    private final long start;
    private int shown = -1;

    ProgressBar(PrintWriter err, boolean watched, LongSupplier nanos) {
        this.err = err;
        this.watched = watched;
        this.nanos = nanos;
        start = nanos.getAsLong();
    }

    /** On standard error, by the machine's clock. */
    static ProgressBar on(PrintWriter err) {
        return new ProgressBar(err, Terminal.watchesErrors(), System::nanoTime);
    }

    @Override
    public synchronized void at(double share) {
        int percent = (int) Math.floor(ALL * share);
        int before = shown;
        if (percent <= before) {
            return; // nothing new to see, or another thread is ahead
        }
        shown = percent;
        double seconds = (double) (nanos.getAsLong() - start) / TimeUnit.SECONDS.toNanos(1);
        if (watched) {
            err.print("\r" + bar(percent, seconds * (1 - share) / Math.max(share, 1e-9)));
            err.flush();
        } else if (percent / QUARTER > before / QUARTER && percent < ALL && seconds > LONG_SECONDS) {
            err.println(String.format(Locale.ROOT, "%d %% after %.0f s", percent, seconds));
        }
    }

    /** Wipes the bar, so that what follows starts on a clean line. */
    synchronized void end() {
        if (watched && shown >= 0) {
            err.print("\r" + " ".repeat(bar(0, 0).length() + WIDTH) + "\r");
            err.flush();
        }
    }

    /** Says a line in between, on a clean line. */
    synchronized void say(String line) {
        end();
        err.println(line);
        err.flush();
    }

    private static String bar(int percent, double secondsLeft) {
        int full = percent * WIDTH / ALL;
        return String.format(
                Locale.ROOT,
                "[%s%s] %3d %% %5.0f s left ",
                "#".repeat(full),
                ".".repeat(WIDTH - full),
                percent,
                secondsLeft);
    }
}
