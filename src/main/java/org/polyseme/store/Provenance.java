package org.polyseme.store;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.polyseme.state.Domain;
import org.polyseme.state.Script;

/**
 * Where a picture comes from: all that it takes to train the run again and to look at it in the same way. Immutable.
 *
 * @param program the version that made the picture, for people
 * @param script the run
 * @param from the first step shown
 * @param to the last step shown; the same for a picture
 * @param frames how many pictures a film has, 1 for a picture
 * @param figures the ids of the figures shown
 * @param view how they were shown, as words: selection, options, theme, size; unknown names are for other versions
 */
public record Provenance(
        String program, Script script, long from, long to, int frames, List<String> figures, Map<String, String> view) {

    /** As much as a recipe file may hold. */
    public static final int MOST_BYTES = RecipeFile.MOST_BYTES;

    private static final int MOST_WORDS = 1000;
    private static final int MOST_FRAMES = 1_000_000;

    public Provenance {
        figures = List.copyOf(figures);
        view = Collections.unmodifiableMap(new LinkedHashMap<>(view));
        if (from < 0 || to < from || frames < 1) {
            throw new IllegalArgumentException("expected steps 0 <= from <= to, got " + from + " to " + to);
        }
    }

    /** As one JSON object, which {@link #parse} reads back as an equal value. */
    public String text() {
        Map<String, Object> top = new LinkedHashMap<>();
        top.put("polyseme", RecipeReader.FORMAT);
        top.put("program", program);
        top.put("from", from);
        top.put("to", to);
        top.put("frames", frames);
        top.put("figures", figures);
        top.put("view", view);
        top.putAll(ScriptText.members(script));
        return JsonText.of(top);
    }

    /**
     * What {@link #text} has written.
     *
     * @param file what to call it in messages
     * @throws FileProblem saying in one sentence what is wrong where
     */
    public static Provenance parse(String file, String text) throws FileProblem {
        Object json = Json.read(file, text.getBytes(StandardCharsets.UTF_8));
        if (!(json instanceof Map<?, ?> top)) {
            throw new FileProblem(file, "", "an object with a recipe", Domain.describe(json));
        }
        Script script = ScriptText.read(file, top);
        long from = whole(file, "from", top, Long.MAX_VALUE);
        long to = whole(file, "to", top, Long.MAX_VALUE);
        long frames = whole(file, "frames", top, MOST_FRAMES);
        if (to < from || frames < 1) {
            throw new FileProblem(file, "to", "steps in order and at least one frame", from + " to " + to);
        }
        return new Provenance(
                word(file, "program", top.get("program")),
                script,
                from,
                to,
                (int) frames,
                figures(file, top.get("figures")),
                view(file, top.get("view")));
    }

    private static List<String> figures(String file, @Nullable Object json) throws FileProblem {
        if (!(json instanceof List<?> list) || list.size() > MOST_WORDS) {
            throw new FileProblem(file, "figures", "a list of names", Domain.describe(json));
        }
        List<String> figures = new ArrayList<>();
        for (Object name : list) {
            figures.add(word(file, "figures", name));
        }
        return figures;
    }

    private static Map<String, String> view(String file, @Nullable Object json) throws FileProblem {
        if (!(json instanceof Map<?, ?> map) || map.size() > MOST_WORDS) {
            throw new FileProblem(file, "view", "an object of words", Domain.describe(json));
        }
        Map<String, String> view = new LinkedHashMap<>();
        for (Map.Entry<?, ?> member : map.entrySet()) {
            String name = String.valueOf(member.getKey());
            view.put(name, word(file, "view." + name, member.getValue()));
        }
        return view;
    }

    private static String word(String file, String where, @Nullable Object json) throws FileProblem {
        if (json instanceof String word) {
            return word;
        }
        throw new FileProblem(file, where, "a word", Domain.describe(json));
    }

    private static long whole(String file, String where, Map<?, ?> top, long most) throws FileProblem {
        if (top.get(where) instanceof Long number && number >= 0 && number <= most) {
            return number;
        }
        throw new FileProblem(file, where, "a whole number, 0 or more", Domain.describe(top.get(where)));
    }
}
