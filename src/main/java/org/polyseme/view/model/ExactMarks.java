package org.polyseme.view.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.polyseme.session.Session;
import org.polyseme.state.Mark;

/**
 * The very steps of marks, which are recorded by the step by which something had happened: found when somebody asks, and
 * kept. FX thread only.
 */
final class ExactMarks {
    private static final int MOST = 2000;

    /** One mark of one branch. */
    private record Place(int branch, Mark mark) {}

    private record Asked(Place place, CompletableFuture<List<Mark>> answer, Runnable found) {}

    private final Session session;
    private final Map<Place, List<Mark>> known = new HashMap<>();
    private final List<Asked> asked = new ArrayList<>();

    ExactMarks(Session session) {
        this.session = session;
    }

    /** True for what is told at the step at which it was looked at, which may be a few after it happened. */
    static boolean isLate(Mark mark) {
        return switch (mark.kind()) {
            case COLLISION_FORMED, COLLISION_DISSOLVED, WINNER_CHANGED -> true;
            case PARAMETER_CHANGED, EDIT, FORK -> false;
        };
    }

    /** True once the very steps are known, or where the recorded one is the very one. */
    boolean isExact(int branch, Mark mark) {
        return !isLate(mark) || known.containsKey(new Place(branch, mark));
    }

    /** What the mark stands for, each at its very step as far as it is known, ascending. */
    List<Mark> of(int branch, Mark mark) {
        return known.getOrDefault(new Place(branch, mark), List.of(mark));
    }

    long stepOf(int branch, Mark mark) {
        return of(branch, mark).get(0).step();
    }

    /** Finds them; {@code found} is told in a later {@link #pulse}, at once if they are known. */
    void find(int branch, Mark mark, Runnable found) {
        if (isExact(branch, mark)) {
            found.run();
        } else {
            asked.add(new Asked(new Place(branch, mark), session.exactly(mark), found));
        }
    }

    /** Takes what was found since. Called once a frame. */
    void pulse() {
        List<Asked> done =
                asked.stream().filter(question -> question.answer.isDone()).toList();
        asked.removeAll(done);
        for (Asked question : done) {
            if (!question.answer.isCompletedExceptionally()) {
                if (known.size() >= MOST) {
                    known.clear();
                }
                known.put(question.place, question.answer.join());
                question.found.run();
            }
        }
    }
}
