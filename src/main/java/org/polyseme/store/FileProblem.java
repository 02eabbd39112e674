package org.polyseme.store;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import org.polyseme.state.RefusedValueException;

/**
 * A file, or a word on the command line, is not what it should be: which one, where in it, what was expected and what
 * was found. The message is one sentence for the user.
 */
public final class FileProblem extends Exception {
    private static final long serialVersionUID = 1L;

    private final String file;
    private final String field;
    private final String expected;
    private final String found;

    /** {@code field} is the place in the file, or empty where the whole file is meant. */
    public FileProblem(String file, String field, String expected, String found) {
        super(sentence(file, field, expected, found));
        this.file = file;
        this.field = field;
        this.expected = expected;
        this.found = found;
    }

    /** A recipe's value is refused: {@code file} says whose. */
    public static FileProblem of(String file, RefusedValueException refused) {
        return new FileProblem(file, refused.field(), refused.expected(), refused.found());
    }

    /** The file could not be reached: {@code expected} says what for. */
    public static FileProblem of(Path file, String expected, IOException trouble) {
        return new FileProblem(file.toString(), "", expected, reason(trouble));
    }

    private static String reason(IOException trouble) {
        if (trouble instanceof NoSuchFileException) {
            return "no such file or folder";
        }
        if (trouble instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (trouble instanceof FileSystemException system && system.getReason() != null) {
            return system.getReason().toLowerCase(Locale.ROOT);
        }
        return Objects.requireNonNullElse(
                        trouble.getMessage(), trouble.getClass().getSimpleName())
                .toLowerCase(Locale.ROOT);
    }

    private static String sentence(String file, String field, String expected, String found) {
        String where = field.isEmpty() ? file : file + ": " + field;
        String words = where + ": expected " + expected + ", found " + found + ".";
        return words.replaceAll("\\p{Cc}", "\uFFFD"); // a hostile file may not break the line or move the cursor
    }

    public String file() {
        return file;
    }

    public String field() {
        return field;
    }

    public String expected() {
        return expected;
    }

    public String found() {
        return found;
    }
}
