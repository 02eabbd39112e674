package org.polyseme.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Reads an array out of an NPZ file by the letter of numpy's specification, without any of the writer's code. */
public final class NpzReading {
    private static final Pattern HEADER =
            Pattern.compile("\\{'descr': '<f4', 'fortran_order': False, 'shape': \\(([^)]*)\\), } *\n");

    private NpzReading() {}

    /** A shape and its values, row after row. */
    public record Read(List<Integer> shape, List<Float> values) {}

    public static List<String> names(Path file) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            return zip.stream().map(ZipEntry::getName).toList();
        }
    }

    public static Read array(Path file, String name) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            return read(zip.getInputStream(zip.getEntry(name + ".npy")).readAllBytes());
        }
    }

    private static Read read(byte[] bytes) {
        ByteBuffer npy = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        expect((npy.get() & 0xFF) == 0x93 && "NUMPY".equals(text(npy, 5)), "magic");
        expect(npy.get() == 1 && npy.get() == 0, "version 1.0");
        int length = npy.getShort() & 0xFFFF;
        Matcher header = HEADER.matcher(text(npy, length));
        expect(header.matches(), "header");
        expect(npy.position() % 64 == 0, "alignment");
        List<Integer> shape = Arrays.stream(header.group(1).split(","))
                .map(String::strip)
                .filter(n -> !n.isEmpty())
                .map(Integer::valueOf)
                .toList();
        List<Float> values = new ArrayList<>();
        expect(
                npy.remaining()
                        == Float.BYTES
                                * Stream.of(shape.toArray(Integer[]::new)).reduce(1, (a, b) -> a * b),
                "size");
        while (npy.hasRemaining()) {
            values.add(npy.getFloat());
        }
        return new Read(shape, values);
    }

    private static String text(ByteBuffer from, int length) {
        byte[] bytes = new byte[length];
        from.get(bytes);
        return new String(bytes, StandardCharsets.US_ASCII);
    }

    private static void expect(boolean holds, String what) {
        if (!holds) {
            throw new AssertionError("not an NPY file: " + what);
        }
    }
}
