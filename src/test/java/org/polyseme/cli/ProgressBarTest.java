package org.polyseme.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProgressBarTest {
    private final StringWriter err = new StringWriter();
    private final AtomicLong clock = new AtomicLong();

    @Test
    void aWatchedBarDrawsOverItselfOncePerCent() {
        ProgressBar bar = bar(true);
        for (int i = 0; i <= 100_000; i++) {
            clock.addAndGet(TimeUnit.MICROSECONDS.toNanos(100));
            bar.at(i / 100_000.0);
        }
        assertEquals(101, err.toString().chars().filter(c -> c == '\r').count());
        assertFalse(err.toString().contains("\n"));
        assertTrue(err.toString().contains("\r[###############...............]  50 %     5 s left "), err.toString());
    }

    @Test
    void aFinishedBarLeavesACleanLine() {
        ProgressBar bar = bar(true);
        bar.at(0.5);
        bar.end();
        assertTrue(err.toString().matches("(?s).*\r +\r"), err.toString());
    }

    @Test
    void longWorkThatNobodyWatchesSaysALineAQuarter() {
        ProgressBar bar = bar(false);
        for (int i = 0; i <= 1000; i++) {
            clock.addAndGet(TimeUnit.MILLISECONDS.toNanos(100));
            bar.at(i / 1000.0);
        }
        bar.end();
        assertEquals(
                "25 % after 25 s|50 % after 50 s|75 % after 75 s|",
                err.toString().replaceAll("\\R", "|"));
    }

    @Test
    void shortWorkThatNobodyWatchesIsQuiet() {
        ProgressBar bar = bar(false);
        for (int i = 0; i <= 100; i++) {
            clock.addAndGet(TimeUnit.MILLISECONDS.toNanos(50));
            bar.at(i / 100.0);
        }
        bar.end();
        assertEquals("", err.toString());
    }

    @Test
    void aReportThatComesLateDoesNotTurnTheBarBack() {
        ProgressBar bar = bar(true);
        bar.at(0.5);
        String before = err.toString();
        bar.at(0.4);
        assertEquals(before, err.toString());
    }

    @Test
    void twoThreadsDrawInTheOrderOfTheirShares() {
        List<Thread> other = new ArrayList<>();
        AtomicReference<ProgressBar> bar = new AtomicReference<>();
        bar.set(new ProgressBar(new PrintWriter(err), true, () -> {
            // The clock is read while a bar is about to be drawn: the worst moment for another report.
            if (bar.get() != null && other.isEmpty()) {
                Thread ahead = new Thread(() -> bar.get().at(0.9));
                other.add(ahead);
                ahead.start();
                join(ahead, 200);
            }
            return 0;
        }));
        bar.get().at(0.5);
        join(other.get(0), 10_000);
        assertTrue(err.toString().matches("(?s).* 50 %.* 90 %.*"), err.toString());
    }

    private static void join(Thread thread, long millis) {
        try {
            thread.join(millis);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @ParameterizedTest
    @CsvSource({"/dev/pts/3, true", "/dev/tty1, true", "/dev/null, false", "/tmp/log.txt, false", "pipe:[123], false"})
    void linuxSaysWhereErrorsGo(String target, boolean watched, @TempDir Path folder) throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("2"), Path.of(target));
        assertEquals(watched, Terminal.watchesErrors(Map.of(), link, !watched));
        assertFalse(Terminal.watchesErrors(Map.of("TERM", "dumb"), link, true));
        Files.delete(link); // JUnit would warn of a link that leads out of the folder
    }

    @Test
    void elsewhereJavaSays(@TempDir Path folder) {
        assertTrue(Terminal.watchesErrors(Map.of(), folder.resolve("none"), true));
        assertFalse(Terminal.watchesErrors(Map.of(), folder.resolve("none"), false));
    }

    @Test
    void theRateCountsFromTheFirstReport() {
        StepRate rate = new StepRate(clock::get);
        clock.set(TimeUnit.SECONDS.toNanos(100)); // loading libraries
        rate.at(0.2);
        clock.set(TimeUnit.SECONDS.toNanos(102));
        rate.at(0.6);
        clock.set(TimeUnit.SECONDS.toNanos(104));
        rate.at(1);
        assertEquals(200, rate.over(1000), 1e-9);
    }

    @Test
    void aRunTooShortToReportCountsAsAWhole() {
        StepRate rate = new StepRate(clock::get);
        clock.set(TimeUnit.SECONDS.toNanos(2));
        rate.at(1);
        assertEquals(50, rate.over(100), 1e-9);
    }

    private ProgressBar bar(boolean watched) {
        return new ProgressBar(new PrintWriter(err), watched, clock::get);
    }
}
