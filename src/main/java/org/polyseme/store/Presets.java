package org.polyseme.store;

import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The recipes that come with the program: every JSON file in {@code presets/}, paper by paper. Immutable. */
public final class Presets {
    /** The one to begin with. */
    public static final String STANDARD = "incidental-overlap";

    /** Authors whose papers come first in lists, in the order in which one would read them; any other paper after them. */
    private static final List<String> READING_ORDER =
            List.of("Lecomte", "Chowdhury", "Marshall", "Bushnaq", "Elhage", "Jermyn", "Sharkey", "Chen", "Henighan");

    private static final Comparator<Preset> PAPER_BY_PAPER = Comparator.comparingInt(Presets::place)
            .thenComparing(Preset::paper)
            .thenComparing(preset -> !preset.id().equals(STANDARD))
            .thenComparing(Preset::id);

    private final List<Preset> all;

    private Presets(List<Preset> all) {
        this.all = all.stream().sorted(PAPER_BY_PAPER).toList();
    }

    private static int place(Preset preset) {
        int place = IntStream.range(0, READING_ORDER.size())
                .filter(k -> preset.paper().startsWith(READING_ORDER.get(k)))
                .findFirst()
                .orElse(READING_ORDER.size());
        return preset.paper().isEmpty() ? READING_ORDER.size() + 1 : place;
    }

    /**
     * Those on the class path, which is a folder of files in the working copy and a part of the jar in an installation.
     *
     * @throws FileProblem if one of them cannot be read
     */
    public static Presets load() throws FileProblem {
        return load(Objects.requireNonNull(Presets.class.getClassLoader()));
    }

    /** Finds the folder by a file that must be in it: not every jar has entries for folders. */
    static Presets load(ClassLoader loader) throws FileProblem {
        String known = "presets/" + STANDARD + ".json";
        URL url = Objects.requireNonNull(loader.getResource(known), known + " is not on the class path");
        try {
            if (url.openConnection() instanceof JarURLConnection jar) {
                Path archive = Path.of(jar.getJarFileURL().toURI());
                try (FileSystem inside = FileSystems.newFileSystem(archive)) {
                    return in(inside.getPath("/presets"));
                }
            }
            URI file = url.toURI();
            return in(Objects.requireNonNull(Path.of(file).getParent()));
        } catch (IOException unreadable) {
            throw FileProblem.of(Path.of("presets"), "a readable folder", unreadable);
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(url + " is not a place", impossible);
        }
    }

    /**
     * Those in a folder, paper by paper; of each paper by their names, the one to begin with first.
     *
     * @throws FileProblem if one of them cannot be read
     */
    public static Presets in(Path folder) throws FileProblem {
        List<Path> files;
        try (Stream<Path> entries = Files.list(folder)) {
            files = entries.filter(f -> f.toString().endsWith(".json")).sorted().toList();
        } catch (IOException unreadable) {
            throw FileProblem.of(folder, "a readable folder", unreadable);
        }
        List<Preset> presets = new ArrayList<>();
        for (Path file : files) {
            presets.add(RecipeFile.read(file));
        }
        return new Presets(presets);
    }

    public List<Preset> all() {
        return all;
    }

    public Optional<Preset> named(String id) {
        return all.stream().filter(p -> p.id().equals(id)).findFirst();
    }

    /** The one to begin with. */
    public Preset standard() {
        return named(STANDARD).orElseThrow(() -> new IllegalStateException("no preset named " + STANDARD));
    }
}
