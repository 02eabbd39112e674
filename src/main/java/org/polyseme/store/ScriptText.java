package org.polyseme.store;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.polyseme.state.Change;
import org.polyseme.state.Domain;
import org.polyseme.state.Experiment;
import org.polyseme.state.Field;
import org.polyseme.state.RefusedValueException;
import org.polyseme.state.Script;

/**
 * Scripts as JSON: the recipe, and beside it what was changed on the way.
 *
 * <pre>
 * {"polyseme": 1, "recipe": {"model": "incidental", …}, "changes": [
 *    {"step": 100, "set": {"learningRate": 0.01}},     live fields that differ from the recipe before
 *    {"step": 200, "weights": [[3, 17, -0.5]]},        feature, neuron, value
 *    {"step": 300, "freeze": [3, 4]}]}                 features, ascending
 * </pre>
 */
public final class ScriptText {
    private static final int MOST_CHANGES = 100_000;
    private static final String RECIPE = "recipe";
    private static final String CHANGES = "changes";
    private static final String STEP = "step";
    private static final String SET = "set";
    private static final String WEIGHTS = "weights";
    private static final String FREEZE = "freeze";
    private static final double LARGEST_WEIGHT = Float.MAX_VALUE;

    private final String file;
    private final Experiment start;
    private Experiment recipe;

    private ScriptText(String file, Experiment start) {
        this.file = file;
        this.start = start;
        this.recipe = start;
    }

    /** The script as one JSON object. */
    public static String of(Script script) {
        Map<String, Object> top = new LinkedHashMap<>();
        top.put("polyseme", RecipeReader.FORMAT);
        top.putAll(members(script));
        return JsonText.of(top);
    }

    /**
     * The script that {@link #of} has written.
     *
     * @param file what to call it in messages
     * @throws FileProblem saying in one sentence what is wrong where
     */
    public static Script parse(String file, String text) throws FileProblem {
        Object json = Json.read(file, text.getBytes(StandardCharsets.UTF_8));
        if (!(json instanceof Map<?, ?> top)) {
            throw new FileProblem(file, "", "an object with a recipe", Domain.describe(json));
        }
        return read(file, top);
    }

    /** The members {@code recipe} and, where there are any, {@code changes}. */
    static Map<String, Object> members(Script script) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put(RECIPE, RecipeFile.fields(script.start()));
        List<Object> changes = new ArrayList<>();
        Experiment before = script.start();
        for (Change change : script.changes()) {
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put(STEP, change.step());
            if (change instanceof Change.Settings settings) {
                entry.put(SET, differing(before, settings.recipe()));
                before = settings.recipe();
            } else if (change instanceof Change.Weights weights) {
                entry.put(
                        WEIGHTS, weights.cells().stream().map(ScriptText::cell).toList());
            } else if (change instanceof Change.Freeze freeze) {
                entry.put(FREEZE, freeze.features());
            }
            changes.add(entry);
        }
        if (!changes.isEmpty()) {
            members.put(CHANGES, changes);
        }
        return members;
    }

    static Map<String, Object> differing(Experiment before, Experiment after) {
        Map<String, Object> fields = new LinkedHashMap<>();
        before.differences(after).forEach(field -> fields.put(field.key(), after.get(field)));
        return fields;
    }

    private static List<Object> cell(Change.Cell cell) {
        return List.of(cell.feature(), cell.neuron(), (double) cell.value());
    }

    /** The script in the members of an object, whatever else it has. */
    static Script read(String file, Map<?, ?> top) throws FileProblem {
        RecipeReader reader = new RecipeReader(file);
        reader.checkFormat(top);
        Experiment start = reader.experiment(reader.object(RECIPE, top.get(RECIPE)));
        try {
            return new ScriptText(file, start).script(top.containsKey(CHANGES) ? top.get(CHANGES) : List.of());
        } catch (RefusedValueException refused) {
            throw FileProblem.of(file, refused);
        }
    }

    private Script script(@Nullable Object json) throws FileProblem {
        if (!(json instanceof List<?> list) || list.size() > MOST_CHANGES) {
            throw problem(CHANGES, "a list of at most " + MOST_CHANGES + " changes", Domain.describe(json));
        }
        List<Change> changes = new ArrayList<>();
        long last = 0;
        for (int c = 0; c < list.size(); c++) {
            String where = CHANGES + "[" + c + "]";
            if (!(list.get(c) instanceof Map<?, ?> entry)) {
                throw problem(where, "an object", Domain.describe(list.get(c)));
            }
            last = whole(where + "." + STEP, entry.get(STEP), last, Long.MAX_VALUE);
            changes.add(change(where, last, entry));
        }
        return new Script(start, changes);
    }

    private Change change(String where, long step, Map<?, ?> entry) throws FileProblem {
        if (entry.get(SET) instanceof Map<?, ?> set && entry.size() == 2) {
            recipe = changed(where, set);
            return new Change.Settings(step, recipe);
        }
        if (entry.get(WEIGHTS) instanceof List<?> cells && entry.size() == 2) {
            List<Change.Cell> read = new ArrayList<>();
            for (int q = 0; q < cells.size(); q++) {
                read.add(cell(where + "." + WEIGHTS + "[" + q + "]", cells.get(q)));
            }
            return new Change.Weights(step, read);
        }
        if (entry.get(FREEZE) instanceof List<?> features && entry.size() == 2) {
            List<Integer> read = new ArrayList<>();
            for (Object feature : features) {
                read.add((int) whole(where + "." + FREEZE, feature, 0, start.features() - 1));
            }
            return new Change.Freeze(step, read);
        }
        throw problem(where, "a step and one of set, weights, freeze", "something else");
    }

    private Experiment changed(String where, Map<?, ?> set) throws FileProblem {
        Map<Field, @Nullable Object> fields = new LinkedHashMap<>();
        for (Map.Entry<?, ?> member : set.entrySet()) {
            fields.put(RecipeFile.field(file, String.valueOf(member.getKey())), member.getValue());
        }
        Experiment next = recipe.with(fields);
        if (!next.continues(recipe)) {
            throw problem(where + "." + SET, "fields that can change while a run goes on", "one that restarts it");
        }
        return next;
    }

    private Change.Cell cell(String where, @Nullable Object json) throws FileProblem {
        if (!(json instanceof List<?> cell) || cell.size() != 3) {
            throw problem(where, "[feature, neuron, value]", Domain.describe(json));
        }
        int feature = (int) whole(where, cell.get(0), 0, start.features() - 1);
        int neuron = (int) whole(where, cell.get(1), 0, start.neurons() - 1);
        if (cell.get(2) instanceof Number value && Math.abs(value.doubleValue()) <= LARGEST_WEIGHT) {
            return new Change.Cell(feature, neuron, value.floatValue());
        }
        throw problem(where, "a finite weight", Domain.describe(cell.get(2)));
    }

    private long whole(String where, @Nullable Object json, long least, long most) throws FileProblem {
        if (json instanceof Long number && number >= least && number <= most) {
            return number;
        }
        String expected = most == Long.MAX_VALUE ? least + " or more" : least + " to " + most;
        throw problem(where, "a whole number, " + expected, Domain.describe(json));
    }

    private FileProblem problem(String where, String expected, String found) {
        return new FileProblem(file, where, expected, found);
    }
}
