package org.polyseme.cli;

import java.io.PrintWriter;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** A command line that makes no sense is answered in a line or two, not with the whole manual. */
final class UsageErrors implements IParameterExceptionHandler {
    /** What picocli sets before a converter's words. */
    private static final Pattern CONVERSION =
            Pattern.compile("^Invalid value for (?:option '([^']+)'|[^:]+)(?: \\([^)]*\\))?: expected ");

    @Override
    public int handleParseException(ParameterException nonsense, String[] args) {
        CommandLine command = nonsense.getCommandLine();
        PrintWriter err = command.getErr();
        err.println("polyseme: " + sentence(nonsense.getMessage()));
        if (!UnmatchedArgumentException.printSuggestions(nonsense, err)) {
            err.println("Try: " + command.getCommandSpec().qualifiedName() + " --help");
        }
        err.flush();
        return command.getCommandSpec().exitCodeOnInvalidInput();
    }

    /** In the order in which all other problems are told: where, what was expected, what was found. */
    private static String sentence(@Nullable String message) {
        return CONVERSION.matcher(String.valueOf(message)).replaceFirst("$1: expected ");
    }
}
