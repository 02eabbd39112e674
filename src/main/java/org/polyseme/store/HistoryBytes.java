package org.polyseme.store;

import java.io.DataOutputStream;
import java.io.IOException;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.polyseme.state.History;
import org.polyseme.state.Series;

/** Curves as bytes: the steps, and of every series its word and its values. */
final class HistoryBytes {
    private static final int MOST_SERIES = 64;

    private HistoryBytes() {}

    static void write(DataOutputStream out, History history) throws IOException {
        out.writeInt(history.size());
        for (int p = 0; p < history.size(); p++) {
            out.writeLong(history.stepAt(p));
        }
        out.writeInt(Series.values().length);
        for (Series series : Series.values()) {
            float[] values = new float[history.size()];
            for (int p = 0; p < values.length; p++) {
                values[p] = history.at(series, p);
            }
            CheckpointBytes.writeName(out, word(series));
            CheckpointBytes.writeFloats(out, values);
        }
    }

    private static String word(Series series) {
        return series.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * The curves that {@link #write} has written; series that are not known are passed over.
     *
     * @param head the last step that there is
     */
    static History read(PackedBytes in, long head) throws FileProblem {
        long[] steps = in.words(in.whole("points", 0, History.CAPACITY));
        long before = -1;
        for (long step : steps) {
            if (step <= before || step > head) {
                throw in.problem("steps that ascend to at most " + head, step + " after " + before);
            }
            before = step;
        }
        Map<Series, float[]> values = new EnumMap<>(Series.class);
        int count = in.whole("series", 0, MOST_SERIES);
        for (int s = 0; s < count; s++) {
            String word = in.name();
            float[] read = in.floats(steps.length);
            for (Series series : Series.values()) {
                if (word(series).equals(word)) {
                    values.put(series, read);
                }
            }
        }
        for (Series series : Series.values()) {
            if (!series.isOptional() && !values.containsKey(series)) {
                throw in.problem("a series " + word(series), "none");
            }
        }
        return History.copyOf(steps, values, steps.length);
    }
}
