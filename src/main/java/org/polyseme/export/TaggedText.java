package org.polyseme.export;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.polyseme.store.Provenance;

/** The recipe between two tags of XML, as SVG and PDF carry it. */
final class TaggedText {
    static final String NAMESPACE = "https://polyseme.org/provenance";
    static final String OPEN = "<polyseme:provenance";
    static final String CLOSE = "</polyseme:provenance>";

    private TaggedText() {}

    /** The text as an element with its namespace. */
    static String element(String text) {
        return OPEN + " xmlns:polyseme=\"" + NAMESPACE + "\">" + escape(text) + CLOSE;
    }

    /** The text between the tags in a file of any kind, if there is one. */
    static Optional<byte[]> find(InputStream in) throws IOException {
        byte[] open = OPEN.getBytes(StandardCharsets.US_ASCII);
        byte[] close = CLOSE.getBytes(StandardCharsets.US_ASCII);
        if (!copyUpTo(in, open, OutputStream.nullOutputStream(), Long.MAX_VALUE)) {
            return Optional.empty();
        }
        ByteArrayOutputStream inside = new ByteArrayOutputStream();
        if (!copyUpTo(in, close, inside, 2L * Provenance.MOST_BYTES)) {
            throw new EOFException();
        }
        String element = inside.toString(StandardCharsets.UTF_8);
        int start = element.indexOf('>') + 1;
        int end = element.length() - CLOSE.length();
        if (start > end) {
            throw new IOException("one whose recipe is damaged");
        }
        String xml = element.substring(start, end);
        return Optional.of(unescape(xml).getBytes(StandardCharsets.UTF_8));
    }

    /** Copies up to the end of the pattern, whose first byte it has only once; false if that does not come. */
    private static boolean copyUpTo(InputStream in, byte[] pattern, OutputStream out, long most) throws IOException {
        int matched = 0;
        for (long copied = 0; copied < most; copied++) {
            int next = in.read();
            if (next < 0) {
                return false;
            }
            out.write(next);
            matched = next == pattern[matched] ? matched + 1 : next == pattern[0] ? 1 : 0;
            if (matched == pattern.length) {
                return true;
            }
        }
        throw new IOException("one whose recipe is too long");
    }

    static String escape(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 64);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                default -> escaped.append(c);
            }
        }
        return escaped.toString();
    }

    /** What {@link #escape} began with, also after another program has saved the file in its own spelling. */
    static String unescape(String xml) {
        StringBuilder text = new StringBuilder(xml.length());
        int at = 0;
        while (at < xml.length()) {
            char c = xml.charAt(at);
            int end = c == '&' ? xml.indexOf(';', at) : -1;
            String entity = end > at && end - at <= 10 ? xml.substring(at + 1, end) : "";
            int code = code(entity);
            if (code >= 0) {
                text.appendCodePoint(code);
                at = end + 1;
            } else {
                text.append(c);
                at++;
            }
        }
        return text.toString();
    }

    /** The character that an entity stands for, or -1. */
    private static int code(String entity) {
        return switch (entity) {
            case "amp" -> '&';
            case "lt" -> '<';
            case "gt" -> '>';
            case "quot" -> '"';
            case "apos" -> '\'';
            default -> number(entity);
        };
    }

    private static int number(String entity) {
        boolean isHexadecimal = entity.startsWith("#x");
        String digits = isHexadecimal ? entity.substring(2) : entity.startsWith("#") ? entity.substring(1) : "";
        if (!digits.matches(isHexadecimal ? "[0-9a-fA-F]{1,6}" : "[0-9]{1,7}")) {
            return -1;
        }
        int code = Integer.parseInt(digits, isHexadecimal ? 16 : 10);
        return Character.isValidCodePoint(code) ? code : -1;
    }
}
