package org.polyseme.cli;

import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** A command line that makes no sense is answered in a line or two, not with the whole manual. */
final class UsageErrors implements IParameterExceptionHandler {
    @Override
    public int handleParseException(ParameterException nonsense, String[] args) {
        CommandLine command = nonsense.getCommandLine();
        PrintWriter err = command.getErr();
        err.println("polyseme: " + nonsense.getMessage());
        if (!UnmatchedArgumentException.printSuggestions(nonsense, err)) {
            err.println("Try: " + command.getCommandSpec().qualifiedName() + " --help");
        }
        err.flush();
        return command.getCommandSpec().exitCodeOnInvalidInput();
    }
}
