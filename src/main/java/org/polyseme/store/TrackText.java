package org.polyseme.store;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.polyseme.state.Branch;
import org.polyseme.state.Domain;
import org.polyseme.state.Mark;
import org.polyseme.state.RunStatus;

/** A branch as JSON: what it is called, where it left its parent, its script and how it ended. */
final class TrackText {
    private static final int MOST_BRANCHES = 1 << 20;
    private static final int LONGEST = 10_000;
    private static final String REASON = "reason";
    private static final String STEP = "step";

    private final String file;
    private final String where;
    private final Map<?, ?> json;

    TrackText(String file, String where, Map<?, ?> json) {
        this.file = file;
        this.where = where;
        this.json = json;
    }

    static Map<String, Object> of(Branch branch, Optional<RunStatus> end) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("id", branch.id());
        members.put("name", cut(branch.name()));
        members.put("colour", branch.colour());
        branch.parent().ifPresent(parent -> members.put("parent", parent));
        members.put("forkStep", branch.forkStep());
        members.put("head", branch.head());
        end.map(TrackText::of).filter(words -> !words.isEmpty()).ifPresent(words -> members.put("end", words));
        members.putAll(ScriptText.members(branch.script()));
        return members;
    }

    /** No longer than what is read back. */
    private static String cut(String text) {
        return text.substring(0, Math.min(text.length(), LONGEST));
    }

    private static Map<String, Object> of(RunStatus end) {
        if (end instanceof RunStatus.Finished finished) {
            return Map.of("kind", "finished", STEP, finished.step(), REASON, cut(finished.reason()));
        }
        if (end instanceof RunStatus.Diverged diverged) {
            return Map.of("kind", "diverged", STEP, diverged.step());
        }
        if (end instanceof RunStatus.Failed failed) {
            return Map.of("kind", "failed", REASON, cut(failed.sentence()), "code", failed.code());
        }
        return Map.of();
    }

    /** The branch, without its marks. */
    Branch branch() throws FileProblem {
        long head = whole("head", json.get("head"), Long.MAX_VALUE);
        return new Branch(
                (int) whole("id", json.get("id"), MOST_BRANCHES),
                word("name", json.get("name")),
                (int) whole("colour", json.get("colour"), Integer.MAX_VALUE),
                json.containsKey("parent")
                        ? OptionalInt.of((int) whole("parent", json.get("parent"), MOST_BRANCHES))
                        : OptionalInt.empty(),
                whole("forkStep", json.get("forkStep"), head),
                ScriptText.read(file, json),
                head,
                List.of());
    }

    static Branch with(Branch branch, List<Mark> marks) {
        return new Branch(
                branch.id(),
                branch.name(),
                branch.colour(),
                branch.parent(),
                branch.forkStep(),
                branch.script(),
                branch.head(),
                marks);
    }

    Optional<RunStatus> end() throws FileProblem {
        Object end = json.get("end");
        if (end == null) {
            return Optional.empty();
        }
        if (!(end instanceof Map<?, ?> words)) {
            throw problem("end", "an object", end);
        }
        return Optional.of(
                switch (word("end.kind", words.get("kind"))) {
                    case "finished" ->
                        new RunStatus.Finished(
                                whole("end.step", words.get(STEP), Long.MAX_VALUE),
                                word("end.reason", words.get(REASON)));
                    case "diverged" -> new RunStatus.Diverged(whole("end.step", words.get(STEP), Long.MAX_VALUE));
                    case "failed" ->
                        new RunStatus.Failed(
                                word("end.reason", words.get(REASON)), word("end.code", words.get("code")));
                    default -> throw problem("end.kind", "finished, diverged or failed", words.get("kind"));
                });
    }

    long whole(String field, @Nullable Object found, long most) throws FileProblem {
        if (found instanceof Long number && number >= 0 && number <= most) {
            return number;
        }
        String expected = most == Long.MAX_VALUE ? "a whole number, 0 or more" : "a whole number, 0 to " + most;
        throw problem(field, expected, found);
    }

    String word(String field, @Nullable Object found) throws FileProblem {
        if (found instanceof String word) {
            return word;
        }
        throw problem(field, "a word", found);
    }

    /** A list in this place; none if there is nothing. */
    List<?> list(String field) throws FileProblem {
        Object found = json.containsKey(field) ? json.get(field) : List.of();
        if (found instanceof List<?> list) {
            return list;
        }
        throw problem(field, "a list", found);
    }

    FileProblem problem(String field, String expected, @Nullable Object found) {
        return new FileProblem(file, where + "." + field, expected, Domain.describe(found));
    }
}
