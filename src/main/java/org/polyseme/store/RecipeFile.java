package org.polyseme.store;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.polyseme.state.Experiment;
import org.polyseme.state.Field;

/**
 * Recipes as JSON files; the format is in src/docs/recipe.md.
 *
 * <p>A file is read if it is a JSON object with a {@code recipe}, or is such a recipe itself: an object whose names are
 * all {@link Field} keys. Fields left out take the model's defaults. A file written here reads back as an equal recipe.
 */
public final class RecipeFile {
    /** Room for an initial matrix of some three million numbers. */
    static final int MOST_BYTES = 64 << 20;

    private RecipeFile() {}

    /**
     * The recipe in this file with the words around it.
     *
     * @throws FileProblem saying in one sentence what is wrong where
     */
    public static Preset read(Path path) throws FileProblem {
        return parse(path.toString(), stem(path), BoundedFile.read(path, MOST_BYTES));
    }

    static Preset parse(String file, String id, byte[] bytes) throws FileProblem {
        return new RecipeReader(file).preset(id, Json.read(file, bytes));
    }

    /**
     * Writes the recipe: the fields that matter to it, and any other that is not at its default.
     *
     * @throws FileProblem if it could not be written; nothing is left behind then, and a former file stays
     */
    public static void write(Path path, Experiment experiment) throws FileProblem {
        byte[] bytes = text(experiment).getBytes(StandardCharsets.UTF_8);
        WholeFile.write(path, out -> out.write(bytes));
    }

    /** What {@link #write} writes. */
    public static String text(Experiment experiment) {
        StringBuilder text = new StringBuilder("{\n  \"polyseme\": " + RecipeReader.FORMAT + ",\n  \"recipe\": {");
        String separator = "\n";
        for (Map.Entry<String, Object> field : fields(experiment).entrySet()) {
            text.append(separator).append("    \"").append(field.getKey()).append("\": ");
            JsonText.append(text, field.getValue());
            separator = ",\n";
        }
        return text.append("\n  }\n}\n").toString();
    }

    /** The fields that matter to a recipe, and any other that is not at its default, by their words in files. */
    static Map<String, Object> fields(Experiment experiment) {
        Experiment silent = Experiment.defaults(experiment.model());
        Map<String, Object> fields = new LinkedHashMap<>();
        for (Field field : Field.values()) {
            Object value = experiment.get(field);
            if (field.matters(experiment) || !value.equals(silent.get(field))) {
                fields.put(field.key(), value);
            }
        }
        return fields;
    }

    /**
     * Values for fields from {@code field=value} words, as {@code --set} has them: JSON, or else a plain word.
     *
     * @param file what to call the place in messages
     * @throws FileProblem if a field is unknown
     */
    public static Map<Field, @Nullable Object> settings(String file, Map<String, String> words) throws FileProblem {
        Map<Field, @Nullable Object> settings = new EnumMap<>(Field.class);
        for (Map.Entry<String, String> word : words.entrySet()) {
            settings.put(field(file, word.getKey()), jsonOrWord(word.getValue()));
        }
        return settings;
    }

    private static @Nullable Object jsonOrWord(String text) {
        try {
            return Json.read("", text.getBytes(StandardCharsets.UTF_8));
        } catch (FileProblem notJson) {
            return text;
        }
    }

    /** The field with this name; where there is none, the message names the nearest. */
    static Field field(String file, String key) throws FileProblem {
        List<String> keys = Arrays.stream(Field.values()).map(Field::key).toList();
        return Field.named(key)
                .orElseThrow(() -> new FileProblem(
                        file, key, "the name of a field" + Nearest.hint(key, keys), "one that no recipe has"));
    }

    private static String stem(Path path) {
        String name = Objects.requireNonNullElse(path.getFileName(), path).toString();
        return name.endsWith(".json") ? name.substring(0, name.length() - ".json".length()) : name;
    }
}
