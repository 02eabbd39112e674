package org.polyseme.app;

import java.io.File;
import java.io.PrintStream;
import java.util.Objects;
import java.util.Optional;
import javafx.application.Application;
import org.polyseme.cli.BenchCommand;
import org.polyseme.cli.Polyseme;
import org.polyseme.cli.WindowBench;
import org.polyseme.view.PolysemeApp;
import org.polyseme.view.bench.FirstFrame;
import picocli.CommandLine;

/**
 * The one door to Polyseme: its window without arguments, its command line with. Not a JavaFX {@code Application}
 * itself: Java refuses to start one from a plain class path.
 */
public final class Main {
    private static final int DONE = 0;
    private static final int FAILED = 1;

    private Main() {}

    public static void main(String[] args) {
        // Figures paint on images and the window is JavaFX's, so AWT never needs a screen.
        System.setProperty("java.awt.headless", "true");
        // JNA runs a program to ask where libraries are; those that it is asked for are known or loaded.
        System.setProperty("jna.platform.library.path", "");
        UnsafeWarning.silence();
        LogFile.prepare();
        boolean isForWindow = isForWindow(args);
        Optional<String> missing =
                isForWindow ? Display.missing(System.getenv(), System.getProperties()) : Optional.empty();
        if (isForWindow && missing.isEmpty()) {
            beginAhead();
        }
        ErrorReporter reporter = new ErrorReporter(LogFile::directory, System.err::println);
        Thread.setDefaultUncaughtExceptionHandler(reporter);
        // Exits rather than returns: a forgotten thread must not keep the program alive without a window.
        System.exit(
                isForWindow
                        ? openWindow(missing, reporter, System.err, args)
                        : complete(commandLine(reporter).execute(args)));
    }

    /** Other threads read and load what the window needs while JavaFX starts. */
    private static void beginAhead() {
        Renderer.prepare(System.getProperties());
        PolysemeApp.readAhead();
        DesktopSettings.keepInMemoryWithoutBus();
        PolysemeApp.paintAhead().exceptionally(failure -> {
            ErrorReporter.record(Thread.currentThread(), failure);
            return null;
        });
    }

    /** Nothing is said, or one file to open, which the desktop says on a double click. */
    static boolean isForWindow(String... args) {
        return args.length == 0
                || (args.length == 1
                        && !Polyseme.commandLine().getSubcommands().containsKey(args[0])
                        && new File(args[0]).isFile());
    }

    /** Data that did not arrive, on a full disk for one, is work that failed. */
    private static int complete(int exit) {
        return exit == DONE && System.out.checkError() ? FAILED : exit;
    }

    private static int openWindow(
            Optional<String> missing, ErrorReporter reporter, PrintStream terminal, String... args) {
        if (missing.isPresent()) {
            return withoutWindow(missing.get(), terminal);
        }
        // Libraries print stack traces on their way to the one line that we say.
        System.setErr(LogFile.asStream());
        try {
            if (Boolean.getBoolean(FirstFrame.PROPERTY)) {
                FirstFrame.open(System.out::println);
            } else {
                Application.launch(Desktop.class, args);
            }
            return DONE;
        } catch (RuntimeException failure) {
            Optional<String> reason = Display.reason(failure);
            if (reason.isPresent()) {
                return withoutWindow(reason.get(), terminal);
            }
            reporter.report(Thread.currentThread(), failure, terminal::println);
            return FAILED;
        }
    }

    /** Under Maven that is no failure: Maven would bury the line under a report of its own. */
    private static int withoutWindow(String line, PrintStream terminal) {
        terminal.println(line);
        return "maven".equals(System.getProperty("polyseme.launcher")) ? DONE : FAILED;
    }

    /** Exit codes: 0 done, 1 the work failed, 2 the command line makes no sense. */
    static CommandLine commandLine(ErrorReporter reporter) {
        CommandLine commandLine = Polyseme.commandLine();
        CommandLine bench = Objects.requireNonNull(commandLine.getSubcommands().get("bench"));
        bench.<BenchCommand>getCommand().measureWindowsWith(new Windows());
        return commandLine.setExecutionExceptionHandler((failure, command, parsed) -> {
            if (failure instanceof WindowBench.NoWindowException) {
                command.getErr().println(failure.getMessage());
            } else {
                reporter.report(Thread.currentThread(), failure, command.getErr()::println);
            }
            return FAILED;
        });
    }
}
