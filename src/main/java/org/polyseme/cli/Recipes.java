package org.polyseme.cli;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.polyseme.store.FileProblem;
import org.polyseme.store.Nearest;
import org.polyseme.store.Preset;
import org.polyseme.store.Presets;
import org.polyseme.store.RecipeFile;

/** Finds the recipe that a word on the command line means. */
final class Recipes {
    private Recipes() {}

    /**
     * The preset of this name, or else the recipe in this file.
     *
     * @throws FileProblem if there is neither, or the file is no recipe
     */
    static Preset named(String word) throws FileProblem {
        Presets presets = Presets.load();
        Optional<Preset> preset = presets.named(word);
        if (preset.isPresent()) {
            return preset.get();
        }
        Optional<Path> file = path(word);
        if (file.isPresent() && (word.contains("/") || word.endsWith(".json") || Files.exists(file.get()))) {
            return RecipeFile.read(file.get());
        }
        List<String> ids = presets.all().stream().map(Preset::id).toList();
        String hint =
                Nearest.to(word, ids).map(id -> " (did you mean " + id + "?)").orElse("");
        throw new FileProblem(word, "", "a preset (" + String.join(", ", ids) + ") or a recipe file" + hint, "neither");
    }

    private static Optional<Path> path(String word) {
        try {
            return Optional.of(Path.of(word));
        } catch (InvalidPathException noFile) {
            return Optional.empty();
        }
    }
}
