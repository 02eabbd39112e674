package org.polyseme.view.model;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.polyseme.store.FileProblem;
import org.polyseme.store.JsonText;

/** Layouts that were saved under names of somebody's own. FX thread only. */
public final class NamedLayouts {
    static final int MOST = 24;
    static final int LONGEST_NAME = 40;
    private static final String NAMES = "layouts";
    /** Before the place in the list of names. */
    private static final String ONE = "layouts.";

    private final Memory memory;
    private final Map<String, Layout> saved = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final ReadOnlyObjectWrapper<List<String>> names = new ReadOnlyObjectWrapper<>(List.of());

    /** @param known the ids of the figures that there are */
    NamedLayouts(Memory memory, Collection<String> known) {
        this.memory = memory;
        try {
            String text = memory.get(NAMES, "");
            if (!text.isEmpty() && JsonText.read(NAMES, text) instanceof List<?> list) {
                for (int i = 0; i < Math.min(MOST, list.size()); i++) {
                    if (list.get(i) instanceof String name && name.length() <= LONGEST_NAME) {
                        read(name, memory.get(ONE + i, ""), known);
                    }
                }
            }
        } catch (FileProblem damaged) {
            saved.clear();
        }
        names.set(List.copyOf(saved.keySet()));
    }

    /** One that this version cannot read is passed over; the others stay. */
    private void read(String name, String text, Collection<String> known) {
        try {
            saved.put(name, Layout.parse(text, known));
        } catch (FileProblem ofAnotherVersion) {
            saved.remove(name);
        }
    }

    /** In the order of the alphabet. */
    public ReadOnlyObjectProperty<List<String>> namesProperty() {
        return names.getReadOnlyProperty();
    }

    public Optional<Layout> get(String name) {
        return Optional.ofNullable(saved.get(name));
    }

    /** Gives a sentence if it could not be done. */
    Optional<String> save(String name, Layout layout) {
        String trimmed = name.strip();
        if (trimmed.isEmpty() || trimmed.length() > LONGEST_NAME) {
            return Optional.of(
                    "Layout: expected a name of 1 to " + LONGEST_NAME + " characters, found " + trimmed.length() + ".");
        }
        if (saved.size() >= MOST && !saved.containsKey(trimmed)) {
            return Optional.of("Layout: expected at most " + MOST + " saved ones, found as many already.");
        }
        saved.put(trimmed, layout);
        remember();
        return Optional.empty();
    }

    public void delete(String name) {
        saved.remove(name);
        remember();
    }

    private void remember() {
        List<String> list = new ArrayList<>(saved.keySet());
        memory.put(NAMES, JsonText.of(list));
        for (int i = 0; i < list.size(); i++) {
            memory.put(ONE + i, Objects.requireNonNull(saved.get(list.get(i))).text());
        }
        names.set(List.copyOf(list));
    }
}
