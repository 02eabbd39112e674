package org.polyseme.export;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.polyseme.measure.Measure;
import org.polyseme.state.Matrix;
import org.polyseme.state.Snapshot;
import org.polyseme.state.Trace;
import org.polyseme.store.FileProblem;
import org.polyseme.store.JsonText;
import org.polyseme.store.NpyArray;
import org.polyseme.store.NpzFile;
import org.polyseme.store.WholeFile;

/** Writes the numbers behind the figures, each with all its digits, so that a program reads what the run had. */
public final class NumbersWriter {
    private static final String LINE_END = "\r\n";

    private NumbersWriter() {}

    /**
     * Writes CSV (RFC 4180) in UTF-8: a line of names, then a line a row; numbers in the shortest spelling that reads back
     * as the same value.
     *
     * @throws FileProblem if it could not be written; nothing is left behind then, and a former file stays
     */
    public static void csv(Path path, Table table) throws FileProblem {
        WholeFile.write(path, out -> {
            Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
            line(writer, table.columns());
            for (List<Object> row : table.rows()) {
                line(writer, row);
            }
            writer.flush();
        });
    }

    private static void line(Writer writer, List<?> values) throws IOException {
        String separator = "";
        for (Object value : values) {
            writer.write(separator);
            writer.write(quoted(String.valueOf(value)));
            separator = ",";
        }
        writer.write(LINE_END);
    }

    private static String quoted(String text) {
        boolean isPlain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n');
        return isPlain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }

    /**
     * Writes every measure that applies to the snapshot as one JSON object; what is not finite is null.
     *
     * @throws FileProblem if it could not be written; nothing is left behind then, and a former file stays
     */
    public static void json(Path path, Snapshot snapshot) throws FileProblem {
        Map<String, Object> measures = new LinkedHashMap<>();
        Measure.all(snapshot).forEach((measure, value) -> measures.put(measure.key(), value));
        byte[] text = (JsonText.of(measures) + "\n").getBytes(StandardCharsets.UTF_8);
        WholeFile.write(path, out -> out.write(text));
    }

    /**
     * Writes the weights over time for numpy: {@code W [points, features, neurons]} and {@code step [points]}.
     *
     * @param trace with at least one point; steps above 2²⁴ are rounded to the nearest float32
     * @throws FileProblem if it could not be written; nothing is left behind then, and a former file stays
     */
    public static void npz(Path path, Trace trace) throws FileProblem {
        List<Matrix> weights = trace.points().stream().map(Trace.Point::weights).toList();
        float[] steps = new float[weights.size()];
        for (int p = 0; p < steps.length; p++) {
            steps[p] = trace.points().get(p).step();
        }
        Map<String, NpyArray> arrays = new LinkedHashMap<>();
        arrays.put("W", NpyArray.stacked(weights));
        arrays.put("step", NpyArray.of(Matrix.of(1, steps.length, steps)).without(0));
        NpzFile.write(path, arrays);
    }
}
