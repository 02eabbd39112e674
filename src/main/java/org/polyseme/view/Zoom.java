package org.polyseme.view;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The window's style sheet at another size: type and every length that goes with it, while hairlines stay hairlines.
 * Pure functions.
 */
final class Zoom {
    /** Percent. */
    static final int LEAST = 100;

    static final int MOST = 200;
    static final int STEP = 10;

    private static final Pattern LENGTHS = Pattern.compile(
            "(-fx-(?:font-size|icon-size|padding|spacing|hgap|vgap|graphic-text-gap|(?:fixed-)?cell-size"
                    + "|(?:pref|min|max)-(?:width|height)|translate-[xy]|background-radius|border-radius)):([^;]*);");
    private static final Pattern NUMBER = Pattern.compile("\\d+(?:\\.\\d+)?(?![\\d.]*%)");

    private Zoom() {}

    /** The nearest percentage that is offered. */
    static int within(int percent) {
        return Math.max(LEAST, Math.min(MOST, Math.round(percent / (float) STEP) * STEP));
    }

    /** An address of the sheet at this percentage, for a scene's list of sheets. */
    static String sheet(String resource, int percent) {
        if (percent == LEAST) {
            return Objects.requireNonNull(Zoom.class.getResource(resource), resource)
                    .toExternalForm();
        }
        byte[] css = scaled(read(resource), percent).getBytes(StandardCharsets.UTF_8);
        return "data:text/css;charset=utf-8;base64," + Base64.getEncoder().encodeToString(css);
    }

    static String scaled(String css, int percent) {
        Matcher lengths = LENGTHS.matcher(css);
        return lengths.replaceAll(
                found -> Matcher.quoteReplacement(found.group(1) + ":" + scaledNumbers(found, percent) + ";"));
    }

    private static String scaledNumbers(MatchResult found, int percent) {
        return NUMBER.matcher(found.group(2))
                .replaceAll(
                        number -> String.format(Locale.ROOT, "%.2f", Double.parseDouble(number.group()) * percent / 100)
                                .replaceAll("\\.?0+$", ""));
    }

    private static String read(String resource) {
        try (InputStream in = Objects.requireNonNull(Zoom.class.getResourceAsStream(resource), resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(resource, unreadable);
        }
    }
}
