package org.polyseme.view.timeline;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.polyseme.state.Branch;

/**
 * The branches one below the other, each right after its parent and what left from that later. Immutable.
 *
 * @param rows from the top
 */
record Lanes(List<Branch> rows) {
    Lanes {
        rows = List.copyOf(rows);
    }

    /** @param branches parents before their children */
    static Lanes of(List<Branch> branches) {
        Map<Integer, List<Branch>> children = new HashMap<>();
        List<Branch> roots = new ArrayList<>();
        for (Branch branch : branches) {
            if (branch.parent().isPresent()) {
                children.computeIfAbsent(branch.parent().getAsInt(), id -> new ArrayList<>())
                        .add(branch);
            } else {
                roots.add(branch);
            }
        }
        List<Branch> rows = new ArrayList<>();
        roots.forEach(root -> add(root, children, rows));
        return new Lanes(rows);
    }

    private static void add(Branch branch, Map<Integer, List<Branch>> children, List<Branch> rows) {
        rows.add(branch);
        children.getOrDefault(branch.id(), List.of()).forEach(child -> add(child, children, rows));
    }

    /** The row of a branch; -1 if it is not there. */
    int rowOf(int branch) {
        for (int row = 0; row < rows.size(); row++) {
            if (rows.get(row).id() == branch) {
                return row;
            }
        }
        return -1;
    }

    Optional<Branch> at(int row) {
        return row >= 0 && row < rows.size() ? Optional.of(rows.get(row)) : Optional.empty();
    }

    /** The first of {@code visible} rows to show, so that row {@code current} is seen; near {@code wished}. */
    int firstShown(int wished, int visible, int current) {
        int last = Math.max(0, rows.size() - visible);
        int first = Math.max(0, Math.min(wished, last));
        if (current >= 0) {
            first = Math.max(current - visible + 1, Math.min(first, current));
        }
        return first;
    }

    /** The last step of any. */
    long head() {
        return rows.stream().mapToLong(Branch::head).max().orElse(0);
    }
}
