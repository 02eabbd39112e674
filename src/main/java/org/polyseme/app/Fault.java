package org.polyseme.app;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * An exception as a person meets it: a short code to search and quote, a line to read, a stack trace to send.
 * Immutable.
 *
 * <p>The code, such as {@code A3K-9F2}, is the same on every machine and for every run: its first half stands for the
 * exception's class, its second for the method of ours nearest to it. Line numbers and messages, which change from
 * release to release and from file to file, do not enter.
 */
record Fault(String code, String summary, String details) {
    private static final String OURS = "org.polyseme.";
    /** Crockford's base 32: no I, L, O or U to misread. */
    private static final String DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    static Fault of(Throwable failure) {
        List<Throwable> causes = causes(failure);
        Throwable root = causes.get(causes.size() - 1);
        String code = digits(root.getClass().getName()) + "-" + digits(place(causes));
        StringWriter trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace, true));
        return new Fault(code, summary(root), code + System.lineSeparator() + trace);
    }

    private static String summary(Throwable root) {
        String name = root.getClass().getSimpleName();
        String message = root.getMessage();
        return message == null || message.isBlank()
                ? name
                : name + ": " + message.lines().findFirst().orElse("");
    }

    /** From the outermost to the root; a chain that bites its own tail ends there. */
    private static List<Throwable> causes(Throwable failure) {
        List<Throwable> chain = new ArrayList<>();
        for (Throwable cause = failure; cause != null && !chain.contains(cause); cause = cause.getCause()) {
            chain.add(cause);
        }
        return chain;
    }

    private static String place(List<Throwable> causes) {
        List<StackTraceElement> fromTheRoot = new ArrayList<>();
        for (int i = causes.size() - 1; i >= 0; i--) {
            fromTheRoot.addAll(List.of(causes.get(i).getStackTrace()));
        }
        Stream<StackTraceElement> ours =
                fromTheRoot.stream().filter(frame -> frame.getClassName().startsWith(OURS));
        return Stream.concat(ours, fromTheRoot.stream())
                .findFirst()
                .map(frame -> frame.getClassName() + "." + frame.getMethodName())
                .orElse("");
    }

    /** Three digits, 15 bits, of the text's hash, mixed so that texts which differ in their last letter part ways. */
    private static String digits(String text) {
        int bits = (text.hashCode() * 0x9E3779B9) >>> 17;
        return "" + DIGITS.charAt(bits >>> 10) + DIGITS.charAt(bits >>> 5 & 31) + DIGITS.charAt(bits & 31);
    }
}
