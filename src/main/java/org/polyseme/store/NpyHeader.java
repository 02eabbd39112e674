package org.polyseme.store;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What stands before an array's numbers in numpy's format: versions 1.0, 2.0 and 3.0. Immutable.
 *
 * <p>Source: numpy.lib.format, the NPY format specification.
 *
 * @param type numpy's word for the kind of number: byte order, letter, bytes
 * @param shape each axis 0 or more
 * @param length bytes before the first number
 */
record NpyHeader(String type, boolean fortran, List<Long> shape, int length) {
    /** Bytes that are enough to read any header from. */
    static final int MOST_BYTES = 1 << 16;

    private static final byte[] MAGIC = "\u0093NUMPY".getBytes(StandardCharsets.ISO_8859_1);
    private static final int MOST_AXES = 64;
    private static final Pattern KEY = Pattern.compile("\\s*+'(\\w++)'\\s*+:\\s*+");
    private static final Pattern VALUE =
            Pattern.compile("'([^']*+)'|(True|False)|\\(([^()']*+)\\)|(\\[.*\\])", Pattern.DOTALL);
    private static final Pattern COMMA = Pattern.compile("\\s*+(,?)\\s*+");

    NpyHeader {
        shape = List.copyOf(shape);
    }

    /** True if these are the first bytes of numpy's format. */
    static boolean begins(ByteBuffer start) {
        return start.limit() >= MAGIC.length && start.slice(0, MAGIC.length).equals(ByteBuffer.wrap(MAGIC));
    }

    /** Whoever reads it knows where to look and what to call it. */
    private record Reader(String file, String name) {

        NpyHeader read(ByteBuffer start) throws FileProblem {
            if (!begins(start) || start.limit() < 12) {
                String found = start.limit() == 0
                        ? "nothing: it is empty"
                        : begins(start) ? "only its first " + start.limit() + " bytes" : "bytes that begin otherwise";
                throw problem("an array in numpy's format", found);
            }
            int version = start.get(6);
            if (version < 1 || version > 3) {
                throw problem("numpy's format 1, 2 or 3", String.valueOf(version & 0xFF));
            }
            ByteBuffer little = start.duplicate().order(ByteOrder.LITTLE_ENDIAN);
            long length = version == 1 ? little.getShort(8) & 0xFFFF : Integer.toUnsignedLong(little.getInt(8));
            int prefix = version == 1 ? 10 : 12;
            if (length > start.limit() - prefix) {
                throw problem(
                        String.format(Locale.ROOT, "a header of at most %,d bytes", start.limit() - prefix),
                        String.format(Locale.ROOT, "%,d", length));
            }
            byte[] text = new byte[(int) length];
            start.get(prefix, text);
            Map<String, String> entries = entries(new String(text, StandardCharsets.ISO_8859_1).strip());
            return new NpyHeader(
                    entries.getOrDefault("descr", ""),
                    entries.getOrDefault("fortran_order", "").equals("True"),
                    shape(entries.getOrDefault("shape", "")),
                    prefix + (int) length);
        }

        private Map<String, String> entries(String text) throws FileProblem {
            if (!text.startsWith("{") || !text.endsWith("}")) {
                throw malformed(text);
            }
            Map<String, String> entries = new HashMap<>();
            int at = 1;
            int end = text.length() - 1;
            Matcher key = KEY.matcher(text);
            Matcher value = VALUE.matcher(text);
            Matcher comma = COMMA.matcher(text);
            while (at < end) {
                if (!key.region(at, end).lookingAt()
                        || !value.region(key.end(), end).lookingAt()
                        || !comma.region(value.end(), end).lookingAt()
                        || !fits(key.group(1), kind(value))
                        || entries.put(key.group(1), value.group(kind(value))) != null) {
                    throw malformed(text);
                }
                at = comma.end();
                if (at < end && comma.group(1).isEmpty()) {
                    throw malformed(text);
                }
            }
            if (entries.size() != 3) {
                throw malformed(text);
            }
            return entries;
        }

        /** Which alternative the value is. */
        private static int kind(Matcher value) {
            int kind = 1;
            while (value.group(kind) == null) {
                kind++;
            }
            return kind;
        }

        /** Each key has its own. */
        private static boolean fits(String key, int kind) {
            return switch (key) {
                case "descr" -> kind == 1 || kind == 4;
                case "fortran_order" -> kind == 2;
                case "shape" -> kind == 3;
                default -> false;
            };
        }

        private List<Long> shape(String tuple) throws FileProblem {
            List<Long> shape = new ArrayList<>();
            String[] axes = tuple.isBlank() ? new String[0] : tuple.split(",");
            if (axes.length > MOST_AXES) {
                throw problem("at most " + MOST_AXES + " axes", String.valueOf(axes.length));
            }
            for (String axis : axes) {
                String digits = axis.strip().replaceFirst("L$", ""); // as Python 2 wrote them
                if (!digits.matches("[0-9]{1,18}")) {
                    String expected = digits.matches("[0-9]+")
                            ? "a shape of numbers with at most 18 digits"
                            : "a shape of whole numbers, none below 0";
                    throw problem(expected, "(" + shortened(tuple) + ")");
                }
                shape.add(Long.parseLong(digits));
            }
            return shape;
        }

        private FileProblem malformed(String text) {
            String found = text.isEmpty() ? "an empty one" : shortened(text);
            return problem("a header {'descr': …, 'fortran_order': …, 'shape': …}", found);
        }

        private FileProblem problem(String expected, String found) {
            return new FileProblem(file, name, expected, found);
        }

        private static String shortened(String text) {
            return text.length() <= 100 ? text : text.substring(0, 100) + "…";
        }
    }

    /**
     * Reads it from an array's first bytes, {@link #MOST_BYTES} or all that there are.
     *
     * @param name the array's, in messages
     */
    static NpyHeader read(String file, String name, ByteBuffer start) throws FileProblem {
        return new Reader(file, name).read(start);
    }
}
