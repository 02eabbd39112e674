package org.polyseme.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.polyseme.state.Experiment;
import org.polyseme.state.Field;
import org.polyseme.store.FileProblem;
import org.polyseme.store.RecipeFile;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Changes to a recipe's fields; the last one of a field counts. */
final class Settings {
    private static final String OPTION = "--set";

    @Option(
            names = OPTION,
            paramLabel = "FIELD=VALUE",
            description = "Change a field of the recipe; the command `fields` lists them.")
    private List<String> words = new ArrayList<>();

    @Option(names = "--seed", paramLabel = "N", description = "Like --set seed=N.")
    private @Nullable Long seed;

    @Option(names = "--steps", paramLabel = "N", description = "Like --set steps=N.")
    private @Nullable Long steps;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    /**
     * The changes, not yet checked against the fields' domains.
     *
     * @throws FileProblem if there is no such field
     */
    Map<Field, @Nullable Object> changes() throws FileProblem {
        Map<Field, @Nullable Object> changes = RecipeFile.settings(OPTION, pairs(OPTION, words, spec));
        if (seed != null) {
            changes.put(Field.SEED, seed);
        }
        if (steps != null) {
            changes.put(Field.STEPS, steps);
        }
        return changes;
    }

    /**
     * The recipe with the changes; a change that nothing comes of is told on the error stream.
     *
     * @throws FileProblem if there is no such field
     */
    Experiment applied(Experiment recipe) throws FileProblem {
        Map<Field, @Nullable Object> changes = changes();
        Experiment changed = recipe.with(changes);
        tellIdle(changes.keySet(), recipe, changed, spec);
        return changed;
    }

    /** Says which of these fields were set to something else and have no effect on the recipe that came of it. */
    static void tellIdle(Set<Field> fields, Experiment before, Experiment after, CommandSpec spec) {
        for (Field field : fields) {
            if (!field.matters(after) && !after.get(field).equals(before.get(field))) {
                spec.commandLine()
                        .getErr()
                        .println(OPTION + ": " + field.key() + " has no effect on this recipe (model "
                                + after.model().key() + "); the command `fields` says what it is for.");
            }
        }
    }

    /** What stands before and after each word's {@code =}. */
    static Map<String, String> pairs(String option, List<String> words, CommandSpec spec) {
        Map<String, String> pairs = new LinkedHashMap<>();
        for (String word : words) {
            int equals = word.indexOf('=');
            if (equals <= 0) {
                throw new ParameterException(
                        spec.commandLine(), option + ": expected FIELD=VALUE, found \"" + word + "\"");
            }
            pairs.put(
                    word.substring(0, equals).strip(),
                    word.substring(equals + 1).strip());
        }
        return pairs;
    }
}
