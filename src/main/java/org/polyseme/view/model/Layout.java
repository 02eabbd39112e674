package org.polyseme.view.model;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.polyseme.store.FileProblem;
import org.polyseme.store.JsonText;

/**
 * The whole window's order: which figures where, and what around them is hidden. Immutable.
 *
 * <p>As text it is JSON: {@code {"figures": {"below": ["weights", {"right": ["overlap", "geometry"], "at": 0.5}], "at":
 * 0.5}, "hidden": ["curves"]}}; {@code at} is the first half's share, a half where it is left out.
 */
public record Layout(Arrangement figures, Set<Strip> hidden) {
    private static final String NAME = "layout";
    private static final String FIGURES = "figures";
    private static final String HIDDEN = "hidden";
    private static final String SHARE = "at";
    private static final String RIGHT = "right";
    private static final String BELOW = "below";

    public Layout {
        EnumSet<Strip> copy = EnumSet.noneOf(Strip.class);
        copy.addAll(hidden);
        hidden = Collections.unmodifiableSet(copy);
    }

    /** Nothing hidden. */
    public static Layout of(Arrangement figures) {
        return new Layout(figures, Set.of());
    }

    public Layout with(Arrangement others) {
        return new Layout(others, hidden);
    }

    /** With this strip hidden, or shown. */
    public Layout with(Strip strip, boolean isHidden) {
        EnumSet<Strip> next = EnumSet.noneOf(Strip.class);
        next.addAll(hidden);
        if (isHidden) {
            next.add(strip);
        } else {
            next.remove(strip);
        }
        return new Layout(figures, next);
    }

    /** What {@link #parse} reads. */
    public String text() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put(FIGURES, json(figures));
        if (!hidden.isEmpty()) {
            members.put(HIDDEN, hidden.stream().map(Strip::key).toList());
        }
        return JsonText.of(members);
    }

    private static Object json(Arrangement at) {
        if (!(at instanceof Arrangement.Split split)) {
            return ((Arrangement.Pane) at).figure();
        }
        Map<String, Object> members = new LinkedHashMap<>();
        members.put(
                split.way() == Arrangement.Way.RIGHT ? RIGHT : BELOW,
                List.of(json(split.first()), json(split.second())));
        members.put(SHARE, Math.rint(split.share() * 1000) / 1000);
        return members;
    }

    /**
     * The layout that a text says.
     *
     * @param known the ids of the figures that there are
     * @throws FileProblem saying in one sentence what is wrong where
     */
    public static Layout parse(String text, Collection<String> known) throws FileProblem {
        if (!(JsonText.read(NAME, text) instanceof Map<?, ?> members)) {
            throw problem("", "an object with figures", "another value");
        }
        Arrangement figures = new Reading(known).arrangement(members.get(FIGURES), FIGURES, 0);
        EnumSet<Strip> hidden = EnumSet.noneOf(Strip.class);
        Object words = members.get(HIDDEN);
        if (words != null && !(words instanceof List<?>)) {
            throw problem(HIDDEN, "a list", "another value");
        }
        for (Strip strip : Strip.values()) {
            if (words instanceof List<?> list && list.contains(strip.key())) {
                hidden.add(strip);
            }
        }
        return new Layout(figures, hidden);
    }

    private static FileProblem problem(String field, String expected, String found) {
        return new FileProblem(NAME, field, expected, found);
    }

    /** One reading, which remembers the figures that have a place. */
    private static final class Reading {
        private final Collection<String> known;
        private final Set<String> placed = new HashSet<>();

        Reading(Collection<String> known) {
            this.known = new ArrayList<>(known);
        }

        Arrangement arrangement(@Nullable Object value, String field, int depth) throws FileProblem {
            if (depth > Arrangement.DEEPEST) {
                throw problem(field, "at most " + Arrangement.DEEPEST + " halves within halves", "more");
            }
            if (value instanceof String figure) {
                return pane(figure, field);
            }
            if (value instanceof Map<?, ?> members) {
                Arrangement.Way way = members.containsKey(RIGHT) ? Arrangement.Way.RIGHT : Arrangement.Way.BELOW;
                String word = way == Arrangement.Way.RIGHT ? RIGHT : BELOW;
                if (members.get(word) instanceof List<?> halves && halves.size() == 2) {
                    double share = share(members.get(SHARE), field);
                    Arrangement first = arrangement(halves.get(0), field + "." + word + "[0]", depth + 1);
                    return new Arrangement.Split(
                            way, share, first, arrangement(halves.get(1), field + "." + word + "[1]", depth + 1));
                }
            }
            throw problem(field, "the name of a figure, or \"right\" or \"below\" with two halves", "another value");
        }

        private Arrangement pane(String figure, String field) throws FileProblem {
            if (!known.contains(figure)) {
                throw problem(field, "the name of a figure", "\"" + figure + "\"");
            }
            if (!placed.add(figure)) {
                throw problem(field, "each figure at most once", "a second \"" + figure + "\"");
            }
            if (placed.size() > Arrangement.MOST_PANES) {
                throw problem(field, "at most " + Arrangement.MOST_PANES + " figures", "more");
            }
            return new Arrangement.Pane(figure);
        }

        private static double share(@Nullable Object value, String field) throws FileProblem {
            if (value == null) {
                return 0.5;
            }
            if (value instanceof Number number && number.doubleValue() > 0 && number.doubleValue() < 1) {
                return number.doubleValue();
            }
            throw problem(field + "." + SHARE, "a number between 0 and 1", String.valueOf(value));
        }
    }
}
