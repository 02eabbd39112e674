package org.polyseme.store;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Hugging Face's file of named tensors: the header's length, the header in JSON, the tensors' bytes one after another,
 * little-endian, in C order. Confined to the thread that reads.
 *
 * <p>Source: the safetensors format, github.com/huggingface/safetensors, README; like the reference reader it refuses
 * gaps, overlaps and what lies beyond the last tensor.
 */
final class SafetensorsFile {
    private static final int PREFIX = Long.BYTES;

    /** Tens of thousands of tensors; the format's own bound of 100 MB is more than anyone can choose from. */
    private static final int MOST_HEADER = 4 << 20;

    private static final int MOST_AXES = 64;
    private static final long MOST = 1L << 60;
    private static final String METADATA = "__metadata__";

    private static final Map<String, NumberType> TYPES = Map.ofEntries(
            Map.entry("F16", NumberType.FLOAT16),
            Map.entry("BF16", NumberType.BFLOAT16),
            Map.entry("F32", NumberType.FLOAT32),
            Map.entry("F64", NumberType.FLOAT64),
            Map.entry("BOOL", NumberType.BOOL),
            Map.entry("I8", NumberType.INT8),
            Map.entry("U8", NumberType.UINT8),
            Map.entry("I16", NumberType.INT16),
            Map.entry("U16", NumberType.UINT16),
            Map.entry("I32", NumberType.INT32),
            Map.entry("U32", NumberType.UINT32),
            Map.entry("I64", NumberType.INT64),
            Map.entry("U64", NumberType.UINT64));

    private final Path path;
    private final String file;
    private final long start;
    private final long size;

    /** What the header says of one tensor; {@code begin} and {@code end} count from the first tensor's first byte. */
    private record Entry(String name, String type, List<Long> shape, long begin, long end) {}

    private SafetensorsFile(Path path, long start, long size) {
        this.path = path;
        this.file = path.toString();
        this.start = start;
        this.size = size;
    }

    /** True if these are the first bytes of such a file, as far as they can tell. */
    static boolean begins(ByteBuffer first) {
        return first.limit() > PREFIX && first.get(PREFIX) == '{';
    }

    /**
     * The tensors in the order in which they lie in the file, by its header.
     *
     * @param size the file's
     */
    static List<Tensor> tensors(Path path, long size) throws IOException, FileProblem {
        if (size < PREFIX) {
            throw new FileProblem(path.toString(), "", "the length of a header", "a file of " + size + " bytes");
        }
        MappedBytes bytes = new MappedBytes(path, 0);
        long length = bytes.bytes(0, PREFIX).order(ByteOrder.LITTLE_ENDIAN).getLong();
        long most = Math.min(MOST_HEADER, size - PREFIX);
        if (length < 0 || length > most) {
            throw new FileProblem(
                    path.toString(),
                    "header",
                    String.format(Locale.ROOT, "at most %,d bytes", most),
                    String.format(Locale.ROOT, "a length of %s", Long.toUnsignedString(length)));
        }
        byte[] header = new byte[(int) length];
        bytes.bytes(PREFIX, header.length).get(header);
        long start = PREFIX + length;
        return new SafetensorsFile(path, start, size - start).tensors(Json.read(path.toString(), header));
    }

    private List<Tensor> tensors(@Nullable Object json) throws IOException, FileProblem {
        List<Entry> entries = new ArrayList<>();
        for (Map.Entry<?, ?> member : object("header", json).entrySet()) {
            if (!member.getKey().equals(METADATA)) {
                entries.add(entry(String.valueOf(member.getKey()), member.getValue()));
            }
        }
        if (entries.isEmpty()) {
            throw new FileProblem(file, "header", "at least one tensor", "none");
        }
        entries.sort(Comparator.comparingLong(Entry::begin).thenComparingLong(Entry::end));
        List<Tensor> tensors = new ArrayList<>();
        long expected = 0;
        for (Entry entry : entries) {
            if (entry.begin() != expected) {
                throw new FileProblem(
                        file,
                        entry.name() + ".data_offsets",
                        String.format(Locale.ROOT, "bytes from %,d on, where the tensor before ends", expected),
                        String.format(Locale.ROOT, "%,d", entry.begin()));
            }
            expected = entry.end();
            tensors.add(tensor(entry));
            if (expected > size) {
                throw new FileProblem(
                        file,
                        entry.name(),
                        String.format(Locale.ROOT, "%,d bytes after the header", expected),
                        String.format(Locale.ROOT, "%,d", size));
            }
        }
        if (expected != size) {
            throw new FileProblem(
                    file,
                    "",
                    String.format(Locale.ROOT, "%,d bytes after the header", expected),
                    String.format(Locale.ROOT, "%,d", size));
        }
        return tensors;
    }

    private Entry entry(String name, @Nullable Object json) throws FileProblem {
        Map<?, ?> members = object(name, json);
        if (!(members.get("dtype") instanceof String type) || type.length() > 40) {
            throw new FileProblem(file, name + ".dtype", "the kind of number, such as F32", text(members.get("dtype")));
        }
        List<Long> shape = wholes(name + ".shape", members.get("shape"));
        List<Long> offsets = wholes(name + ".data_offsets", members.get("data_offsets"));
        if (offsets.size() != 2 || offsets.get(0) > offsets.get(1)) {
            throw new FileProblem(file, name + ".data_offsets", "where the tensor begins and ends", text(offsets));
        }
        return new Entry(name, type, shape, offsets.get(0), offsets.get(1));
    }

    private Tensor tensor(Entry entry) throws FileProblem {
        NumberType type = TYPES.get(entry.type());
        if (type == null) {
            return new Tensor(file, entry.name(), entry.type(), false, entry.shape(), instance -> {
                throw new IllegalStateException("not numbers");
            });
        }
        BigInteger expected = entry.shape().stream()
                .map(BigInteger::valueOf)
                .reduce(BigInteger.valueOf(type.bytes()), BigInteger::multiply);
        long found = entry.end() - entry.begin();
        if (!expected.equals(BigInteger.valueOf(found))) {
            throw new FileProblem(
                    file,
                    entry.name(),
                    String.format(
                            Locale.ROOT, "%,d bytes of %s for shape %s", expected, type.label(), text(entry.shape())),
                    String.format(Locale.ROOT, "%,d", found));
        }
        StoredNumbers numbers = new StoredNumbers(
                path,
                entry.name(),
                type,
                ByteOrder.LITTLE_ENDIAN,
                false,
                entry.shape(),
                new MappedBytes(path, start + entry.begin()));
        return new Tensor(file, entry.name(), type.label(), true, entry.shape(), numbers);
    }

    private Map<?, ?> object(String place, @Nullable Object json) throws FileProblem {
        if (json instanceof Map<?, ?> map) {
            return map;
        }
        throw new FileProblem(file, place, "an object", text(json));
    }

    private List<Long> wholes(String place, @Nullable Object json) throws FileProblem {
        List<Long> wholes = new ArrayList<>();
        if (json instanceof List<?> list && list.size() <= MOST_AXES) {
            for (Object entry : list) {
                if (entry instanceof Long whole && whole >= 0 && whole < MOST) {
                    wholes.add(whole);
                }
            }
            if (wholes.size() == list.size()) {
                return wholes;
            }
        }
        if (json instanceof List<?> list && list.size() > MOST_AXES) {
            throw new FileProblem(file, place, "at most " + MOST_AXES + " whole numbers", String.valueOf(list.size()));
        }
        throw new FileProblem(file, place, "a list of whole numbers from 0 to 2^60 − 1", text(json));
    }

    /** What the header says there, in words where that would be long. */
    private static String text(@Nullable Object json) {
        if (json == null) {
            return "none";
        } else if (json instanceof Map<?, ?>) {
            return "an object";
        }
        String text = json instanceof String words ? "\"" + words + "\"" : json.toString();
        return text.length() <= 100 ? text : text.substring(0, 100) + "…";
    }
}
