package org.polyseme.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Whether someone watches standard error. */
final class Terminal {
    private static final Path STANDARD_ERROR = Path.of("/proc/self/fd/2");

    private Terminal() {}

    /** True if standard error is a terminal that can go back to the start of a line. */
    @SuppressWarnings("SystemConsoleNull") // asked only where Linux's answer is missing; at worst a bar goes to a file
    static boolean watchesErrors() {
        return watchesErrors(System.getenv(), STANDARD_ERROR, System.console() != null);
    }

    /**
     * Java tells only whether input and output are a terminal both, which a redirected output hides; Linux shows where
     * standard error goes.
     *
     * @param descriptor a link to what standard error is, where the system has one
     * @param console whether Java sees a terminal
     */
    static boolean watchesErrors(Map<String, String> environment, Path descriptor, boolean console) {
        if ("dumb".equals(environment.get("TERM"))) {
            return false;
        }
        if (!Files.isSymbolicLink(descriptor)) {
            return console;
        }
        try {
            Path device = Files.readSymbolicLink(descriptor);
            return device.startsWith("/dev/pts") || device.toString().matches("/dev/(tty.*|console)");
        } catch (IOException unreadable) {
            return console;
        }
    }
}
