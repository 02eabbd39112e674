package org.polyseme.export;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.polyseme.store.FileProblem;
import org.polyseme.store.Provenance;

/**
 * Reads the recipe inside a picture or a film. What kind it is its first bytes tell, not its name. Files may come from
 * anywhere: no size in them is believed, and of their contents only a recipe's worth is ever in memory.
 */
public final class EmbeddedRecipe {
    private static final int HEAD = 1024;

    private EmbeddedRecipe() {}

    /**
     * Where the picture in this file comes from.
     *
     * @throws FileProblem saying in one sentence what is wrong, for one: it is a picture without a recipe
     */
    public static Provenance read(Path file) throws FileProblem {
        refuseUnlessFile(file);
        try (InputStream in = Files.newInputStream(file)) {
            return read(file, in);
        } catch (IOException unreadable) {
            throw FileProblem.of(file, "a readable file", unreadable);
        }
    }

    /** @param file its name in messages */
    static Provenance read(Path file, InputStream bytes) throws FileProblem {
        DataInputStream in = new DataInputStream(new BufferedInputStream(bytes, 1 << 16));
        String name = file.toString();
        try {
            in.mark(HEAD);
            Kind kind = kind(in.readNBytes(HEAD))
                    .orElseThrow(() ->
                            new FileProblem(name, "", "a picture or film (PNG, SVG, PDF, GIF, MP4)", "something else"));
            in.reset();
            byte[] text = text(file, kind, in)
                    .orElseThrow(() -> new FileProblem(
                            name, "", "a picture that Polyseme has made", "none of its recipes inside"));
            return Provenance.parse(name, new String(text, StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw FileProblem.of(file, "a readable file", unreadable);
        }
    }

    /**
     * What kind of picture this file is, by its first bytes; empty if it is none.
     *
     * @throws FileProblem if it cannot be read
     */
    public static Optional<Kind> kind(Path file) throws FileProblem {
        refuseUnlessFile(file);
        try (InputStream in = Files.newInputStream(file)) {
            return kind(in.readNBytes(HEAD));
        } catch (IOException unreadable) {
            throw FileProblem.of(file, "a readable file", unreadable);
        }
    }

    private static Optional<Kind> kind(byte[] bytes) {
        String head = new String(bytes, StandardCharsets.ISO_8859_1);
        if (head.startsWith(new String(PngWriter.SIGNATURE, StandardCharsets.ISO_8859_1))) {
            return Optional.of(Kind.PNG);
        }
        if (head.startsWith("GIF87a") || head.startsWith("GIF89a")) {
            return Optional.of(Kind.GIF);
        }
        if (head.startsWith("%PDF-")) {
            return Optional.of(Kind.PDF);
        }
        if (head.startsWith("ftyp", 4)) {
            return Optional.of(Kind.MP4);
        }
        return head.contains("<svg") ? Optional.of(Kind.SVG) : Optional.empty();
    }

    /** A pipe may never end. */
    private static void refuseUnlessFile(Path file) throws FileProblem {
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            String found = Files.isDirectory(file) ? "a folder" : "a device or a pipe";
            throw new FileProblem(file.toString(), "", "a file", found);
        }
    }

    private static Optional<byte[]> text(Path file, Kind kind, DataInputStream in) throws FileProblem {
        try {
            return switch (kind) {
                case PNG -> PngText.find(in);
                case GIF -> GifText.find(in);
                case MP4 -> Mp4Text.find(in);
                case SVG, PDF -> TaggedText.find(in);
            };
        } catch (EOFException truncated) {
            throw new FileProblem(file.toString(), "", "a whole " + kind + " file", "one that ends in the middle");
        } catch (IOException damaged) {
            throw FileProblem.of(file, "a readable " + kind + " file", damaged);
        }
    }
}
