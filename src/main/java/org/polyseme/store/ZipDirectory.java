package org.polyseme.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * Reads the list of members at the end of a zip archive, by the letter and within bounds, so that arrays can be mapped
 * where they lie. Confined to the thread that reads.
 *
 * <p>Source: PKWARE's APPNOTE.TXT 6.3, sections 4.3.12 to 4.3.16 and 4.5.3.
 */
final class ZipDirectory {
    private static final int END_SIGNATURE = 0x06054b50;
    private static final int END_BYTES = 22;
    private static final int LONGEST_COMMENT = 0xFFFF;
    private static final int LARGE_LOCATOR_SIGNATURE = 0x07064b50;
    private static final int LARGE_LOCATOR_BYTES = 20;
    private static final int LARGE_END_SIGNATURE = 0x06064b50;
    private static final int LARGE_END_BYTES = 56;
    private static final int ENTRY_SIGNATURE = 0x02014b50;
    private static final int ENTRY_BYTES = 46;
    private static final int LARGE_FIELD = 1;
    private static final int MOST_MEMBERS = 1 << 12;
    private static final int MOST_BYTES = 1 << 22;

    private final Path path;
    private final long fileSize;

    private ZipDirectory(Path path, long fileSize) {
        this.path = path;
        this.fileSize = fileSize;
    }

    /** Where the directory lies, and how many members it lists. */
    private record Place(long members, long size, long start) {}

    /**
     * The members, in the directory's order.
     *
     * @param size the file's
     * @throws FileProblem if it is no archive, or one that is encrypted, packed otherwise, damaged or hostile
     */
    static List<ZipMember> read(Path path, long size) throws IOException, FileProblem {
        return new ZipDirectory(path, size).members();
    }

    private List<ZipMember> members() throws IOException, FileProblem {
        Place place = place();
        if (place.members() > MOST_MEMBERS || place.size() > MOST_BYTES || place.size() < 0) {
            throw problem(
                    String.format(Locale.ROOT, "at most %,d members listed in %,d bytes", MOST_MEMBERS, MOST_BYTES),
                    String.format(Locale.ROOT, "%,d in %,d", place.members(), place.size()));
        }
        if (place.start() < 0 || place.start() > fileSize - place.size()) {
            throw problem("a directory within the file", "one beyond its end");
        }
        ByteBuffer list = at(place.start(), (int) place.size());
        List<ZipMember> members = new ArrayList<>();
        while (members.size() < place.members()) {
            if (list.remaining() < ENTRY_BYTES || list.getInt(list.position()) != ENTRY_SIGNATURE) {
                throw problem(place.members() + " members in the directory", String.valueOf(members.size()));
            }
            members.add(member(list));
        }
        checkOverlaps(members, place.start());
        return members;
    }

    private Place place() throws IOException, FileProblem {
        int length = (int) Math.min(fileSize, END_BYTES + LONGEST_COMMENT);
        long start = fileSize - length;
        ByteBuffer tail = at(start, length);
        int end = length - END_BYTES;
        while (end >= 0 && !isEnd(tail, end)) {
            end--;
        }
        if (end < 0) {
            throw problem("a zip archive", "one without its end: cut short, or no archive");
        }
        int locator = end - LARGE_LOCATOR_BYTES;
        if (locator >= 0 && tail.getInt(locator) == LARGE_LOCATOR_SIGNATURE) {
            return largePlace(tail.getLong(locator + 8));
        }
        return new Place(
                tail.getShort(end + 10) & 0xFFFF,
                Integer.toUnsignedLong(tail.getInt(end + 12)),
                Integer.toUnsignedLong(tail.getInt(end + 16)));
    }

    private static boolean isEnd(ByteBuffer tail, int at) {
        return tail.getInt(at) == END_SIGNATURE && (tail.getShort(at + 20) & 0xFFFF) == tail.limit() - at - END_BYTES;
    }

    /** As archives beyond 4 GB have it. */
    private Place largePlace(long start) throws IOException, FileProblem {
        if (start < 0 || start > fileSize - LARGE_END_BYTES) {
            throw problem("a directory within the file", "one beyond its end");
        }
        ByteBuffer end = at(start, LARGE_END_BYTES);
        if (end.getInt(0) != LARGE_END_SIGNATURE) {
            throw problem("a zip archive", "one without its end: damaged");
        }
        return new Place(Math.max(0, end.getLong(32)), end.getLong(40), end.getLong(48));
    }

    /** The member at the list's position, which moves on to the next. */
    private ZipMember member(ByteBuffer list) throws FileProblem {
        int at = list.position();
        int nameLength = list.getShort(at + 28) & 0xFFFF;
        int extraLength = list.getShort(at + 30) & 0xFFFF;
        int commentLength = list.getShort(at + 32) & 0xFFFF;
        int next = at + ENTRY_BYTES + nameLength + extraLength + commentLength;
        if (next > list.limit()) {
            throw problem("a directory that lists whole members", "one that ends within a member");
        }
        byte[] bytes = new byte[nameLength];
        list.get(at + ENTRY_BYTES, bytes);
        String name = new String(bytes, StandardCharsets.UTF_8);
        int flags = list.getShort(at + 8);
        int method = list.getShort(at + 10) & 0xFFFF;
        if ((flags & 1) != 0 || (method != 0 && method != 8)) {
            String found = (flags & 1) != 0 ? "an encrypted one" : "method " + method;
            throw new FileProblem(path.toString(), name, "a member stored or deflated", found);
        }
        LargeField large = new LargeField(list, at + ENTRY_BYTES + nameLength, extraLength);
        long size = large.value(list.getInt(at + 24)); // in the order in which the field holds them
        long packed = large.value(list.getInt(at + 20));
        long header = large.value(list.getInt(at + 42));
        list.position(next);
        ZipMember member =
                new ZipMember(name, method == 8, packed, size, Integer.toUnsignedLong(list.getInt(at + 16)), header);
        boolean within = size >= 0
                && packed >= 0
                && header >= 0
                && packed <= fileSize
                && header <= fileSize - packed - ZipMember.HEADER_BYTES;
        if (!within || (method == 0 && packed != size)) {
            throw new FileProblem(path.toString(), name, "a member within the file", "sizes that do not fit it");
        }
        return member;
    }

    /** The extra field with the numbers that do not fit into 32 bits, in their order. */
    private static final class LargeField {
        private final ByteBuffer list;
        private int at;
        private int end;

        LargeField(ByteBuffer list, int start, int length) {
            this.list = list;
            int field = start;
            while (field + 4 <= start + length && end == 0) {
                int size = list.getShort(field + 2) & 0xFFFF;
                if (list.getShort(field) == LARGE_FIELD) {
                    at = field + 4;
                    end = Math.min(at + size, start + length);
                }
                field += 4 + size;
            }
        }

        /** The number itself, or what the field holds in its stead; -1 where it holds nothing. */
        long value(int number) {
            if (number != -1) {
                return Integer.toUnsignedLong(number);
            }
            if (at + Long.BYTES > end) {
                return -1;
            }
            at += Long.BYTES;
            return list.getLong(at - Long.BYTES);
        }
    }

    /** Members that share bytes are how a small file unpacks to a huge one. */
    private void checkOverlaps(List<ZipMember> members, long directory) throws FileProblem {
        List<ZipMember> byPlace = members.stream()
                .sorted(Comparator.comparingLong(ZipMember::header))
                .toList();
        for (int i = 0; i < byPlace.size(); i++) {
            ZipMember member = byPlace.get(i);
            long next = i + 1 < byPlace.size() ? byPlace.get(i + 1).header() : directory;
            if (member.header() + ZipMember.HEADER_BYTES + member.packed() > next) {
                throw new FileProblem(
                        path.toString(), member.name(), "bytes of its own", "some that another member has too");
            }
        }
    }

    private ByteBuffer at(long start, int length) throws IOException, FileProblem {
        return new MappedBytes(path, start).bytes(0, length).order(ByteOrder.LITTLE_ENDIAN);
    }

    private FileProblem problem(String expected, String found) {
        return new FileProblem(path.toString(), "", expected, found);
    }
}
