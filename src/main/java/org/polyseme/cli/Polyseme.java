package org.polyseme.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.ScopeType;

/** The command line. */
@Command(
        name = "polyseme",
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        versionProvider = Version.class,
        description = "Shows how a small network allocates features to neurons while it trains."
                + " Without a command it opens the window.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:done", "1:the work failed", "2:the command line makes no sense"},
        subcommands = {
            RunCommand.class,
            RenderCommand.class,
            PresetsCommand.class,
            FieldsCommand.class,
            VerifyCommand.class,
            AnalyseCommand.class,
            BenchCommand.class,
            ReproduceCommand.class,
            HelpCommand.class
        })
public final class Polyseme {
    /** The command line, ready to be given arguments; what commands throw is the caller's to report. */
    public static CommandLine commandLine() {
        return Quantities.readBy(new CommandLine(new Polyseme())).setParameterExceptionHandler(new UsageErrors());
    }
}
