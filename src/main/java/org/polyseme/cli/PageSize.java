package org.polyseme.cli;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.polyseme.export.Extent;
import org.polyseme.figure.Figure;
import org.polyseme.store.FileProblem;

/** Reads {@code --size}: {@code 1280x720} in pixels, or {@code 160x90mm}. */
final class PageSize {
    private static final Pattern WORD =
            Pattern.compile("([0-9]{1,6}(?:\\.[0-9]{1,4})?)[x×]([0-9]{1,6}(?:\\.[0-9]{1,4})?)(mm)?");
    private static final double DOTS_PER_INCH_OF_PIXELS = 96;
    private static final double MOST_SCALE = 50;

    private PageSize() {}

    /**
     * The size that a word means.
     *
     * @param scale pixels of the file to one of the layout
     * @throws FileProblem where it means none
     */
    static Extent of(String word, double scale) throws FileProblem {
        Matcher size = WORD.matcher(word.toLowerCase(Locale.ROOT));
        if (!size.matches()) {
            throw new FileProblem("--size", "", "a size like 1280x720 or 160x90mm", "\"" + word + "\"");
        }
        if (!(scale > 0 && scale <= MOST_SCALE)) {
            throw new FileProblem("--scale", "", "a number above 0, at most 50", Double.toString(scale));
        }
        double width = Double.parseDouble(size.group(1));
        double height = Double.parseDouble(size.group(2));
        if (width < 1 || height < 1) {
            throw new FileProblem("--size", "", "sides of at least 1", "\"" + word + "\"");
        }
        return size.group(3) == null
                ? new Extent(new Figure.Size(width, height), scale)
                : Extent.ofMillimetres(width, height, scale * DOTS_PER_INCH_OF_PIXELS);
    }
}
