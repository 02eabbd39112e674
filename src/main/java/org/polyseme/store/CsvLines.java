package org.polyseme.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** The lines of a table of numbers, one after another, each split where it is asked for. Confined to one thread. */
final class CsvLines {
    private static final int LONGEST_LINE = 1 << 23;
    private static final int LONGEST_NUMBER = 100;
    private static final Pattern NUMBER = Pattern.compile(
            "[+-]?(\\d++(\\.\\d*+)?|\\.\\d++)([eE][+-]?\\d++)?|[+-]?(nan|inf|infinity)", Pattern.CASE_INSENSITIVE);

    private final Path path;
    private final ByteBuffer bytes;
    private int at;
    private int start;
    private int end;
    private int line;

    /** @param bytes the whole text */
    CsvLines(Path path, ByteBuffer bytes) {
        this.path = path;
        this.bytes = bytes;
        boolean marked = bytes.limit() >= 3
                && bytes.get(0) == (byte) 0xEF
                && bytes.get(1) == (byte) 0xBB
                && bytes.get(2) == (byte) 0xBF;
        at = marked ? 3 : 0;
    }

    /** Goes on to the next line that says something; false at the end. */
    boolean next() throws FileProblem {
        while (at < bytes.limit()) {
            line++;
            start = at;
            while (at < bytes.limit() && bytes.get(at) != '\n') {
                at++;
            }
            end = at;
            at++;
            if (end - start > LONGEST_LINE) {
                throw problem(
                        String.format(Locale.ROOT, "at most %,d characters", LONGEST_LINE),
                        String.format(Locale.ROOT, "%,d", end - start));
            }
            while (start < end && isBlank(bytes.get(end - 1))) {
                end--;
            }
            while (start < end && bytes.get(start) == ' ') {
                start++;
            }
            if (start < end && bytes.get(start) != '#') {
                return true;
            }
        }
        return false;
    }

    private static boolean isBlank(byte letter) {
        return letter == ' ' || letter == '\r';
    }

    /** The line. */
    String text() {
        byte[] text = new byte[end - start];
        bytes.get(start, text);
        return new String(text, StandardCharsets.UTF_8);
    }

    /** The line's cells without blanks and quotes around them; several blanks that separate count as one. */
    List<String> cells(char separator) {
        String text = text();
        List<String> cells = new ArrayList<>();
        int from = 0;
        boolean quoted = false;
        for (int i = 0; i <= text.length(); i++) {
            if (i < text.length() && text.charAt(i) == '"') {
                quoted = !quoted;
            } else if (i == text.length() || (text.charAt(i) == separator && !quoted)) {
                String cell = text.substring(from, i).strip();
                if (separator != ' ' || !cell.isEmpty()) {
                    cells.add(unquoted(cell));
                }
                from = i + 1;
            }
        }
        return cells;
    }

    private static String unquoted(String cell) {
        boolean quoted = cell.length() >= 2 && cell.startsWith("\"") && cell.endsWith("\"");
        return quoted ? cell.substring(1, cell.length() - 1).strip() : cell;
    }

    static boolean isNumber(String cell) {
        return cell.length() <= LONGEST_NUMBER && NUMBER.matcher(cell).matches();
    }

    /** True of numbers, those with a decimal comma among them: whoever wrote one meant no name. */
    static boolean looksLikeNumber(String cell) {
        return isNumber(cell) || hasDecimalComma(cell);
    }

    private static boolean hasDecimalComma(String cell) {
        return cell.indexOf(',') >= 0 && isNumber(cell.replaceFirst(",", "."));
    }

    /**
     * The number in this cell of the line as the nearest double's nearest float, which is what numpy makes of it.
     *
     * @param mayBeHeader whether the line would be passed over if it held no number
     */
    float number(List<String> cells, int column, boolean mayBeHeader) throws FileProblem {
        String cell = cells.get(column);
        float value = isNumber(cell) ? value(cell) : Float.NaN;
        if (!Float.isFinite(value)) {
            String found = cell.isEmpty()
                    ? "an empty cell"
                    : "\"" + (cell.length() <= 40 ? cell : cell.substring(0, 40) + "…") + "\"";
            throw new FileProblem(
                    path.toString(),
                    "line " + line + ", cell " + (column + 1),
                    expected(cells, column, mayBeHeader),
                    found);
        }
        return value;
    }

    private static String expected(List<String> cells, int column, boolean mayBeHeader) {
        boolean isName = !cells.get(column).isEmpty() && !looksLikeNumber(cells.get(column));
        boolean isOnlyName = isName
                && cells.size() > 1
                && IntStream.range(0, cells.size()).allMatch(k -> k == column || isNumber(cells.get(k)));
        if (hasDecimalComma(cells.get(column))) {
            return "a number with a decimal point, such as -0.5";
        } else if (mayBeHeader) {
            return "a finite number, such as -0.5, or a header line without any";
        } else if (column == 0 && isOnlyName) {
            return "a finite number, such as -0.5, and no column of names";
        }
        return "a finite number, such as -0.5";
    }

    private static float value(String number) {
        char last = number.charAt(number.length() - 1);
        return Character.isLetter(last) ? Float.NaN : (float) Double.parseDouble(number);
    }

    /** Something is wrong with the line. */
    FileProblem problem(String expected, String found) {
        return new FileProblem(path.toString(), "line " + line, expected, found);
    }
}
