package org.polyseme.cli;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.polyseme.export.EmbeddedRecipe;
import org.polyseme.state.Script;
import org.polyseme.store.FileProblem;
import org.polyseme.store.Nearest;
import org.polyseme.store.Preset;
import org.polyseme.store.Presets;
import org.polyseme.store.Provenance;
import org.polyseme.store.RecipeFile;
import org.polyseme.store.SavedSession;
import org.polyseme.store.SessionFile;

/** Finds the recipe that a word on the command line means. */
final class Recipes {
    private Recipes() {}

    /** @param picture where the recipe was found in a picture, all that the picture knows */
    record Found(Preset preset, Optional<Provenance> picture) {

        /** The run, changes on the way included. */
        Script script() {
            return picture.map(Provenance::script).orElseGet(() -> Script.of(preset.experiment()));
        }
    }

    /**
     * The preset of this name, or else the recipe in this file, session or picture.
     *
     * @throws FileProblem if there is none, or the file has no recipe
     */
    static Preset named(String word) throws FileProblem {
        return found(word).preset();
    }

    /** As {@link #named}, with what a picture knows besides its recipe. */
    static Found found(String word) throws FileProblem {
        Presets presets = Presets.load();
        Optional<Preset> preset = presets.named(word);
        if (preset.isPresent()) {
            return new Found(preset.get(), Optional.empty());
        }
        Optional<Path> file = path(word);
        if (file.isPresent() && (word.contains("/") || word.endsWith(".json") || Files.exists(file.get()))) {
            return inFile(file.get());
        }
        List<String> ids = presets.all().stream().map(Preset::id).toList();
        String hint =
                Nearest.to(word, ids).map(id -> " (did you mean " + id + "?)").orElse("");
        throw new FileProblem(
                word,
                "",
                "a preset (" + String.join(", ", ids) + "), a recipe file, a session or a picture" + hint,
                "none of these");
    }

    private static Found inFile(Path file) throws FileProblem {
        if (SessionFile.isNamedLikeOne(file)) {
            return inSession(file);
        }
        if (EmbeddedRecipe.kind(file).isEmpty()) {
            return new Found(RecipeFile.read(file), Optional.empty());
        }
        Provenance picture = EmbeddedRecipe.read(file);
        String name = file.toString();
        return new Found(new Preset(name, name, "", "", picture.script().start(), List.of()), Optional.of(picture));
    }

    /** The branch and the step that it was left on, as if they were a picture of it. */
    private static Found inSession(Path file) throws FileProblem {
        SavedSession session = SessionFile.read(file).session();
        Script script = session.recording().currentScript();
        long step = session.recording().cursor();
        String name = file.toString();
        return new Found(
                new Preset(name, name, "", "", script.start(), List.of()),
                Optional.of(new Provenance(session.program(), script, step, step, 1, List.of(), session.view())));
    }

    private static Optional<Path> path(String word) {
        try {
            return Optional.of(Path.of(word));
        } catch (InvalidPathException noFile) {
            return Optional.empty();
        }
    }
}
