package org.polyseme.view;

import java.nio.file.Path;
import org.polyseme.export.EmbeddedRecipe;
import org.polyseme.export.Kind;
import org.polyseme.state.Script;
import org.polyseme.store.FileProblem;
import org.polyseme.store.Preset;
import org.polyseme.store.RecipeFile;
import org.polyseme.store.SavedSession;
import org.polyseme.store.SessionFile;

/**
 * The run that a file holds, whatever the file: of a session the branch that it was left on. Immutable.
 *
 * @param name what to call it
 */
record RunInFile(String name, Script script) {

    /**
     * Reads it.
     *
     * @throws FileProblem saying in one sentence what is wrong where
     */
    static RunInFile read(Path file) throws FileProblem {
        String name = String.valueOf(file.getFileName());
        if (SessionFile.isNamedLikeOne(file)) {
            SavedSession session = SessionFile.read(file).session();
            return new RunInFile(name, session.recording().currentScript());
        }
        if (Kind.named(file).isPresent()) {
            return new RunInFile(name, EmbeddedRecipe.read(file).script());
        }
        Preset recipe = RecipeFile.read(file);
        return new RunInFile(recipe.title().isEmpty() ? name : recipe.title(), Script.of(recipe.experiment()));
    }
}
