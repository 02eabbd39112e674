package org.polyseme.view.export;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.polyseme.export.Kind;

/** The kinds of file that the window exports. */
public enum Product {
    PNG(Kind.PNG),
    SVG(Kind.SVG),
    PDF(Kind.PDF),
    GIF(Kind.GIF),
    MP4(Kind.MP4),
    CSV("csv", "numbers for a spreadsheet"),
    NPZ("npz", "the weights over time, for numpy"),
    JSON("json", "every measure at this step");

    private final String ending;
    private final String meaning;
    private final Optional<Kind> kind;

    Product(Kind kind) {
        this.ending = kind.ending();
        this.meaning = kind.meaning();
        this.kind = Optional.of(kind);
    }

    Product(String ending, String meaning) {
        this.ending = ending;
        this.meaning = meaning;
        this.kind = Optional.empty();
    }

    /** What it is, for a list. */
    String label() {
        return name() + " – " + meaning;
    }

    String ending() {
        return ending;
    }

    /** The kind of picture or film; empty for numbers. */
    Optional<Kind> kind() {
        return kind;
    }

    boolean isFilm() {
        return kind.filter(Kind::isFilm).isPresent();
    }

    boolean isPicture() {
        return kind.isPresent() && !isFilm();
    }

    boolean isNumbers() {
        return kind.isEmpty();
    }

    /** Whether its ground can stay unpainted. */
    boolean canBeTransparent() {
        return isPicture();
    }

    /** The product of this name; PNG where there is none. */
    static Product named(String name) {
        return Arrays.stream(values())
                .filter(product -> product.name().equals(name))
                .findFirst()
                .orElse(PNG);
    }

    /** The file with this product's ending, in the place of another product's, or added where there is none. */
    Path ended(Path file) {
        String name = Objects.requireNonNullElse(file.getFileName(), file).toString();
        String lower = name.toLowerCase(Locale.ROOT);
        if (lower.endsWith("." + ending)) {
            return file;
        }
        String stem = Arrays.stream(values())
                .filter(other -> lower.endsWith("." + other.ending))
                .findFirst()
                .map(other -> name.substring(0, name.length() - other.ending.length() - 1))
                .orElse(name);
        return file.resolveSibling(stem + "." + ending);
    }
}
