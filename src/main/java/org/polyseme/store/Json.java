package org.polyseme.store;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads one JSON value (RFC 8259 to the letter, UTF-8) of bounded depth and size into plain objects: Map in the file's
 * order, List, String, Boolean, null, Long or BigInteger, Double. Confined to the thread that reads.
 */
final class Json {
    private static final int DEEPEST = 16;
    private static final int MOST_VALUES = 1 << 22;
    private static final int LONGEST_TEXT = 10_000;
    private static final int LONGEST_NUMBER = 1_000;
    private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    /** Without a table of names, which a hostile file could fill. */
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .streamReadConstraints(StreamReadConstraints.builder() // ours below say where and what
                    .maxNameLength(Integer.MAX_VALUE)
                    .maxNumberLength(Integer.MAX_VALUE)
                    .build())
            .build();

    private final String file;
    private final JsonParser parser;
    private int values;

    private Json(String file, JsonParser parser) {
        this.file = file;
        this.parser = parser;
    }

    /**
     * The one value in {@code bytes}; a byte order mark, which some editors write, is skipped.
     *
     * @param file its name in messages
     */
    static @Nullable Object read(String file, byte[] bytes) throws FileProblem {
        int start = startsWithMark(bytes) ? MARK.length : 0;
        ByteArrayInputStream in = new ByteArrayInputStream(bytes, start, bytes.length - start);
        try (Reader strict = new InputStreamReader(in, StandardCharsets.UTF_8.newDecoder());
                JsonParser parser = FACTORY.createParser(strict)) {
            return new Json(file, parser).document();
        } catch (JsonProcessingException invalid) {
            throw new FileProblem(file, place(invalid.getLocation()), "valid JSON", complaint(invalid));
        } catch (CharacterCodingException notText) {
            throw new FileProblem(file, "", "text in UTF-8", "bytes that are not");
        } catch (IOException unreadable) {
            throw new IllegalStateException("reading from memory failed", unreadable);
        }
    }

    private static boolean startsWithMark(byte[] bytes) {
        return bytes.length >= MARK.length && bytes[0] == MARK[0] && bytes[1] == MARK[1] && bytes[2] == MARK[2];
    }

    private @Nullable Object document() throws IOException, FileProblem {
        JsonToken first = parser.nextToken();
        if (first == null) {
            throw new FileProblem(file, "", "JSON", "nothing: the file is empty");
        }
        Object value = value(first, 0);
        if (parser.nextToken() != null) {
            throw problem("one JSON value", "more after it");
        }
        return value;
    }

    private @Nullable Object value(JsonToken token, int depth) throws IOException, FileProblem {
        if (++values > MOST_VALUES) {
            throw problem(String.format(Locale.ROOT, "at most %,d values", MOST_VALUES), "more");
        }
        if (depth > DEEPEST) {
            throw problem("lists and objects at most " + DEEPEST + " deep", "deeper ones");
        }
        return switch (token) {
            case START_OBJECT -> object(depth);
            case START_ARRAY -> list(depth);
            case VALUE_STRING -> shorter(parser.getText(), LONGEST_TEXT, "text");
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> null;
            case VALUE_NUMBER_INT -> {
                shorter(parser.getText(), LONGEST_NUMBER, "number");
                yield parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER
                        ? parser.getBigIntegerValue()
                        : (Object) parser.getLongValue();
            }
            case VALUE_NUMBER_FLOAT -> real(shorter(parser.getText(), LONGEST_NUMBER, "number"));
            default -> throw new IllegalStateException("a JSON value cannot start with " + token);
        };
    }

    private Map<String, @Nullable Object> object(int depth) throws IOException, FileProblem {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = shorter(parser.currentName(), LONGEST_TEXT, "name");
            if (members.containsKey(name)) {
                throw new FileProblem(
                        file,
                        name,
                        "each name once in an object",
                        "a second one, " + place(parser.currentTokenLocation()));
            }
            members.put(name, value(parser.nextToken(), depth + 1));
        }
        return members;
    }

    private List<@Nullable Object> list(int depth) throws IOException, FileProblem {
        List<@Nullable Object> entries = new ArrayList<>();
        for (JsonToken next = parser.nextToken(); next != JsonToken.END_ARRAY; next = parser.nextToken()) {
            entries.add(value(next, depth + 1));
        }
        return entries;
    }

    private static Number real(String text) {
        double value = Double.parseDouble(text);
        return Double.isInfinite(value) ? new Oversized(text, value) : (Number) value;
    }

    private String shorter(String text, int most, String what) throws FileProblem {
        if (text.length() > most) {
            throw problem(
                    String.format(Locale.ROOT, "a %s of at most %,d characters", what, most),
                    String.format(Locale.ROOT, "%,d", text.length()));
        }
        return text;
    }

    private FileProblem problem(String expected, String found) {
        return new FileProblem(file, place(parser.currentTokenLocation()), expected, found);
    }

    private static String place(@Nullable JsonLocation location) {
        return location == null ? "" : "line " + location.getLineNr() + ", column " + location.getColumnNr();
    }

    /** Jackson's complaint without its hints to programmers. */
    private static String complaint(JsonProcessingException invalid) {
        String message = invalid.getOriginalMessage()
                .replaceAll(" ?\\(code \\d+[^)]*\\)", "")
                .replaceAll(": (?!was expecting).*", "")
                .strip();
        return message.substring(0, 1).toLowerCase(Locale.ROOT) + message.substring(1);
    }

    /** A number beyond float64, which keeps its spelling so that a message can show what the file says. */
    private static final class Oversized extends Number {
        private static final long serialVersionUID = 1L;
        private final String text;
        private final double infinity;

        Oversized(String text, double infinity) {
            this.text = text;
            this.infinity = infinity;
        }

        @Override
        public int intValue() {
            return (int) infinity;
        }

        @Override
        public long longValue() {
            return (long) infinity;
        }

        @Override
        public float floatValue() {
            return (float) infinity;
        }

        @Override
        public double doubleValue() {
            return infinity;
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
