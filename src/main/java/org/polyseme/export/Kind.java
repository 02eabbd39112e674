package org.polyseme.export;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.polyseme.store.FileProblem;

/** The kinds of file that a figure can become. */
public enum Kind {
    PNG("png", "picture of pixels", false),
    SVG("svg", "vector picture for the web", false),
    PDF("pdf", "vector picture for print", false),
    GIF("gif", "film for everywhere", true),
    MP4("mp4", "film for slides and the web", true);

    private final String ending;
    private final String meaning;
    private final boolean isFilm;

    Kind(String ending, String meaning, boolean isFilm) {
        this.ending = ending;
        this.meaning = meaning;
        this.isFilm = isFilm;
    }

    /** The ending of its files, without the dot. */
    public String ending() {
        return ending;
    }

    /** What it is for, in a few words. */
    public String meaning() {
        return meaning;
    }

    public boolean isFilm() {
        return isFilm;
    }

    /** The kind that a file's name ends in, if it is one of these. */
    public static Optional<Kind> named(Path file) {
        String name = name(file).toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(kind -> name.endsWith("." + kind.ending))
                .findFirst();
    }

    /**
     * The kind that a file's name ends in.
     *
     * @throws FileProblem listing the endings, where it is none of these
     */
    public static Kind of(Path file) throws FileProblem {
        return named(file)
                .orElseThrow(() -> new FileProblem(
                        file.toString(),
                        "",
                        "a name that ends in "
                                + Arrays.stream(values())
                                        .map(kind -> "." + kind.ending)
                                        .collect(Collectors.joining(", ")),
                        "another ending"));
    }

    /** The file with this kind's ending, added where it is missing. */
    public Path ended(Path file) {
        return named(file).filter(kind -> kind == this).isPresent()
                ? file
                : file.resolveSibling(name(file) + "." + ending);
    }

    private static String name(Path file) {
        return Objects.requireNonNullElse(file.getFileName(), file).toString();
    }
}
