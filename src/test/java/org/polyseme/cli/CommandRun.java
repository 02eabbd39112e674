package org.polyseme.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import picocli.CommandLine;

/** One use of the command line, with what it printed. */
record CommandRun(int exit, String out, String err) {

    /** As the program does it, but for the log: what a command throws becomes its message and exit code 1. */
    static CommandRun of(String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine line = Polyseme.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .setExecutionExceptionHandler((failure, command, parsed) -> {
                    command.getErr().println(failure.getMessage());
                    return 1;
                });
        int exit = line.execute(args);
        return new CommandRun(exit, out.toString(), err.toString());
    }
}
