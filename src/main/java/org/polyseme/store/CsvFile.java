package org.polyseme.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.polyseme.state.Matrix;

/**
 * A table of numbers as text: a line a row, a header line or none, cells between commas, semicolons, tabs or blanks
 * (the first of these that the first line has), lines that begin with # passed over. The first line is a header if none
 * of its cells looks like a number, and the tensor's type says so. Confined to the thread that reads.
 */
final class CsvFile implements Tensor.Loader {
    private static final int MOST_BYTES = 1 << 29;
    private static final String SEPARATORS = ";\t, ";
    private static final String TYPE = "text";
    private static final String TYPE_WITH_HEADER = "text, first line taken as header";

    private final Path path;
    private final int size;
    private final char separator;
    private final boolean hasHeader;
    private int rows;
    private int columns;

    private CsvFile(Path path, int size, char separator, boolean hasHeader) {
        this.path = path;
        this.size = size;
        this.separator = separator;
        this.hasHeader = hasHeader;
    }

    /**
     * The table in this file, by its first line and the number of its lines.
     *
     * @param name the table's
     * @param fileSize the file's
     */
    static Tensor tensor(Path path, String name, long fileSize) throws IOException, FileProblem {
        if (fileSize > MOST_BYTES) {
            throw new FileProblem(
                    path.toString(),
                    "",
                    String.format(Locale.ROOT, "at most %,d bytes of text", MOST_BYTES),
                    String.format(Locale.ROOT, "%,d", fileSize));
        }
        int size = (int) fileSize;
        CsvLines lines = new CsvLines(path, bytes(path, size));
        if (!lines.next()) {
            throw new FileProblem(path.toString(), "", "numbers", "nothing: the file is empty");
        }
        char separator = separator(lines.text());
        List<String> first = lines.cells(separator);
        boolean hasHeader = first.stream().noneMatch(CsvLines::looksLikeNumber);
        CsvFile table = new CsvFile(path, size, separator, hasHeader);
        table.columns = first.size();
        table.rows = hasHeader ? 0 : 1;
        while (lines.next()) {
            table.rows++;
        }
        List<Long> shape = List.of((long) table.rows, (long) table.columns);
        return new Tensor(path.toString(), name, hasHeader ? TYPE_WITH_HEADER : TYPE, true, shape, table);
    }

    private static char separator(String line) {
        for (int i = 0; i < SEPARATORS.length(); i++) {
            if (line.indexOf(SEPARATORS.charAt(i)) >= 0) {
                return SEPARATORS.charAt(i);
            }
        }
        return ',';
    }

    private static ByteBuffer bytes(Path path, int size) throws IOException, FileProblem {
        return new MappedBytes(path, 0).bytes(0, size);
    }

    @Override
    public Matrix load(int instance) throws FileProblem {
        try {
            return read();
        } catch (IOException unreadable) {
            throw FileProblem.of(path, "a readable file", unreadable);
        } catch (InternalError gone) { // how Java says that a mapped file has become shorter
            throw new FileProblem(path.toString(), "", "a file that stays while it is read", "one that was cut");
        }
    }

    private Matrix read() throws IOException, FileProblem {
        float[] values = new float[rows * columns];
        CsvLines lines = new CsvLines(path, bytes(path, size));
        int row = 0;
        boolean header = hasHeader;
        while (lines.next()) {
            List<String> cells = lines.cells(separator);
            if (cells.size() != columns || (row == rows && !header)) {
                throw lines.problem(columns + " cells, as in the first line", String.valueOf(cells.size()));
            }
            for (int k = 0; k < columns && !header; k++) {
                values[row * columns + k] = lines.number(cells, k, row == 0 && !hasHeader);
            }
            row += header ? 0 : 1;
            header = false;
        }
        return Matrix.of(rows, columns, values);
    }
}
