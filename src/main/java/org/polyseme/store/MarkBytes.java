package org.polyseme.store;

import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.polyseme.state.Mark;

/** Marks as bytes: their count, and of each its step, the word of its kind and what it says. */
final class MarkBytes {
    private static final int MOST_MARKS = 1 << 20;
    private static final int LONGEST_TEXT = 1 << 22;

    private MarkBytes() {}

    static void write(DataOutputStream out, List<Mark> marks) throws IOException {
        out.writeInt(marks.size());
        for (Mark mark : marks) {
            out.writeLong(mark.step());
            CheckpointBytes.writeName(out, word(mark.kind()));
            CheckpointBytes.writeName(out, mark.says());
        }
    }

    private static String word(Mark.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * The marks that {@link #write} has written.
     *
     * @param lenient true to leave out kinds that are not known
     */
    static List<Mark> read(PackedBytes in, boolean lenient) throws FileProblem {
        int count = in.whole("marks", 0, MOST_MARKS);
        List<Mark> marks = new ArrayList<>();
        for (int m = 0; m < count; m++) {
            long step = in.large("a step", 0, Long.MAX_VALUE);
            String word = in.name();
            String says = in.text(LONGEST_TEXT);
            int before = marks.size();
            for (Mark.Kind kind : Mark.Kind.values()) {
                if (word(kind).equals(word)) {
                    marks.add(new Mark(step, kind, says));
                }
            }
            if (marks.size() == before && !lenient) {
                throw in.problem("a known kind of mark", word);
            }
        }
        return marks;
    }
}
