package org.polyseme.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;

class MainTest {
    private static final Logger LOG = Logger.getLogger(ErrorReporter.class.getName());

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void expectAFault() {
        LOG.setLevel(Level.OFF);
    }

    @AfterEach
    void expectNone() {
        LOG.setLevel(null);
    }

    @Test
    void versionIsTheBuildsAndGoesToStandardOutput() {
        assertEquals(0, run("--version"));
        assertTrue(out.toString().matches("polyseme \\d+\\.\\d+\\.\\d+\\R"), out.toString());
    }

    @Test
    void nonsenseIsRefusedOnStandardError() {
        assertEquals(2, run("--nonsense"));
        assertEquals("", out.toString());
        assertTrue(err.toString().contains("--nonsense"), err.toString());
    }

    @Test
    void failedWorkExitsWithOneAndSaysWhy() {
        assertEquals(1, run("fail"));
        assertEquals("", out.toString());
        assertTrue(err.toString().startsWith("polyseme: error "), err.toString());
        assertEquals(1, err.toString().lines().count());
    }

    @Test
    void aFileAloneIsForTheWindow() {
        assertTrue(Main.isForWindow());
        assertTrue(Main.isForWindow("pom.xml"));
        assertFalse(Main.isForWindow("presets"));
        assertFalse(Main.isForWindow("no-such-file.polyseme"));
        assertFalse(Main.isForWindow("run", "pom.xml"));
    }

    private int run(String... args) {
        CommandLine line = Main.commandLine(new ErrorReporter(() -> Path.of("logs"), text -> {}));
        line.addSubcommand(new Failing());
        return line.setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(args);
    }

    @Command(name = "fail")
    private static final class Failing implements Runnable {
        @Override
        public void run() {
            throw new IllegalStateException("on purpose");
        }
    }
}
