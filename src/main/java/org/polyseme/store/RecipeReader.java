package org.polyseme.store;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.polyseme.state.Domain;
import org.polyseme.state.Experiment;
import org.polyseme.state.Field;
import org.polyseme.state.RefusedValueException;

/** Makes a preset of a recipe file's JSON, or says what in it is wrong. Confined to the thread that reads. */
final class RecipeReader {
    static final int FORMAT = 1;

    private static final List<String> AROUND =
            List.of("polyseme", "title", "lookFor", "source", "paper", "url", "recipe", "claims");
    private static final List<String> OF_CLAIM = List.of("says", "set", "seeds", "measure", "statistic", "from", "to");
    private static final int LONGEST_LINE = 400;
    private static final int MOST_CLAIMS = 100;
    private static final Domain SEEDS = new Domain.Whole(1, 1000);
    private static final Domain BOUND = new Domain.Real(-1e9, 1e9);
    private static final Domain STATISTIC = new Domain.OneOf(Arrays.asList(Claim.Statistic.values()));

    private final String file;

    RecipeReader(String file) {
        this.file = file;
    }

    Preset preset(String id, @Nullable Object json) throws FileProblem {
        if (!(json instanceof Map<?, ?> top)) {
            throw new FileProblem(file, "", "an object with the fields of a recipe", Domain.describe(json));
        }
        if (AROUND.stream().noneMatch(top::containsKey)) {
            return new Preset(id, id, "", "", experiment(top), List.of());
        }
        checkNames("", top, AROUND);
        checkFormat(top);
        Experiment experiment = experiment(object("recipe", top.get("recipe")));
        return new Preset(
                id,
                line("title", top, id),
                line("lookFor", top, ""),
                line("source", top, ""),
                line("paper", top, ""),
                url(top),
                experiment,
                claims(top.containsKey("claims") ? top.get("claims") : List.of(), experiment));
    }

    /** An address that a browser may be sent to; nothing else than https. */
    private String url(Map<?, ?> top) throws FileProblem {
        String url = line("url", top, "");
        if (!url.isEmpty() && !url.matches("https://[^\\s\"<>]+")) {
            throw new FileProblem(file, "url", "an address that begins with https://", Domain.describe(url));
        }
        return url;
    }

    /** Refuses what a later version has written. */
    void checkFormat(Map<?, ?> top) throws FileProblem {
        if (top.containsKey("polyseme") && !Long.valueOf(FORMAT).equals(top.get("polyseme"))) {
            String expected = FORMAT + ", the format that this version reads";
            throw new FileProblem(file, "polyseme", expected, Domain.describe(top.get("polyseme")));
        }
    }

    Experiment experiment(Map<?, ?> recipe) throws FileProblem {
        Map<Field, @Nullable Object> fields = fields(recipe);
        try {
            return Experiment.of(fields);
        } catch (RefusedValueException refused) {
            throw FileProblem.of(file, refused);
        }
    }

    private Map<Field, @Nullable Object> fields(Map<?, ?> recipe) throws FileProblem {
        Map<Field, @Nullable Object> fields = new EnumMap<>(Field.class);
        for (Map.Entry<?, ?> member : recipe.entrySet()) {
            fields.put(RecipeFile.field(file, String.valueOf(member.getKey())), member.getValue());
        }
        return fields;
    }

    private List<Claim> claims(@Nullable Object json, Experiment experiment) throws FileProblem {
        if (!(json instanceof List<?> list) || list.size() > MOST_CLAIMS) {
            throw new FileProblem(
                    file, "claims", "a list of at most " + MOST_CLAIMS + " claims", Domain.describe(json));
        }
        List<Claim> claims = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            String where = "claims[" + i + "]";
            try {
                claims.add(claim(where + ".", object(where, list.get(i)), experiment));
            } catch (RefusedValueException refused) {
                throw FileProblem.of(file, refused);
            }
        }
        return claims;
    }

    private Claim claim(String where, Map<?, ?> json, Experiment experiment) throws FileProblem {
        checkNames(where, json, OF_CLAIM);
        Claim claim = new Claim(
                line(where + "says", json, null),
                changes(where, json, experiment),
                ((Long) SEEDS.accept(where + "seeds", json.get("seeds"))).intValue(),
                line(where + "measure", json, null),
                (Claim.Statistic) STATISTIC.accept(where + "statistic", json.get("statistic")),
                (Double) BOUND.accept(where + "from", json.get("from")),
                (Double) BOUND.accept(where + "to", json.get("to")));
        if (claim.from() > claim.to()) {
            throw new FileProblem(
                    file,
                    where + "to",
                    "at least " + JsonText.of(claim.from()) + ", the lower end",
                    JsonText.of(claim.to()));
        }
        return claim;
    }

    /** The claim's own settings, typed, which must fit the preset's recipe. */
    private Map<Field, Object> changes(String where, Map<?, ?> json, Experiment experiment) throws FileProblem {
        if (!json.containsKey("set")) {
            return Map.of();
        }
        Map<Field, @Nullable Object> raw = fields(object(where + "set", json.get("set")));
        try {
            Experiment changed = experiment.with(raw);
            Map<Field, Object> typed = new EnumMap<>(Field.class);
            raw.keySet().forEach(field -> typed.put(field, changed.get(field)));
            return typed;
        } catch (RefusedValueException refused) {
            throw new FileProblem(file, where + "set." + refused.field(), refused.expected(), refused.found());
        }
    }

    Map<?, ?> object(String where, @Nullable Object json) throws FileProblem {
        if (json instanceof Map<?, ?> object) {
            return object;
        }
        throw new FileProblem(file, where, "an object", json == null ? "none" : Domain.describe(json));
    }

    /** A line of text; {@code silent} where there is none, or a refusal where that is null. */
    private String line(String where, Map<?, ?> json, @Nullable String silent) throws FileProblem {
        String name = where.substring(where.lastIndexOf('.') + 1);
        if (silent != null && !json.containsKey(name)) {
            return silent;
        }
        if (json.get(name) instanceof String text && text.length() <= LONGEST_LINE) {
            return text;
        }
        String expected = "a text of at most " + LONGEST_LINE + " characters";
        throw new FileProblem(file, where, expected, Domain.describe(json.get(name)));
    }

    private void checkNames(String where, Map<?, ?> json, List<String> known) throws FileProblem {
        for (Object name : json.keySet()) {
            if (!known.contains(name)) {
                String word = String.valueOf(name);
                throw new FileProblem(
                        file,
                        where + word,
                        "one of " + String.join(", ", known) + Nearest.hint(word, known),
                        "an unknown name");
            }
        }
    }
}
