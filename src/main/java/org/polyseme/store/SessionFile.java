package org.polyseme.store;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * Whole sessions as files: a zip archive with
 *
 * <ul>
 *   <li>{@code session.json}: the format's version, the cursor, the view, and of every branch its script and which checkpoints it has;
 *   <li>{@code checkpoints/N.bin}: several checkpoints one after the other ({@link CheckpointBytes});
 *   <li>{@code tracks/N.bin}: curves, events and marks of branch N ({@link HistoryBytes}, {@link EventBytes}, {@link MarkBytes}).
 * </ul>
 *
 * <p>A later version counts {@code session} up and leaves what this one knows where it is, so that this one can show it.
 */
public final class SessionFile {
    public static final String ENDING = ".polyseme";

    static final int FORMAT = 1;
    /** A member with checkpoints is ended once it has so many bytes. */
    static final int PART_BYTES = 8 << 20;

    private static final long MOST_BYTES = 1L << 30;

    private SessionFile() {}

    /**
     * A session from a file.
     *
     * @param newer empty; or, for a file of a later version, a sentence that says so: to write over it would lose what only
     *     that version knows
     */
    public record Opened(SavedSession session, String newer) {
        public boolean isReadOnly() {
            return !newer.isEmpty();
        }
    }

    /** By what a file shows that somebody else wrote to it. */
    public record Stamp(FileTime modified, long bytes) {}

    /** True for a session's name, or its backup's. */
    public static boolean isNamedLikeOne(Path path) {
        String name = path.toString().toLowerCase(Locale.ROOT);
        return name.endsWith(ENDING) || name.endsWith(ENDING + "~");
    }

    /** No more than a third of what Java may use, so that the file and what is made of it both fit. */
    static long mostBytes() {
        return Math.min(MOST_BYTES, Runtime.getRuntime().maxMemory() / 3);
    }

    /**
     * Reads a session, bit for bit.
     *
     * @throws FileProblem saying in one sentence what is wrong where
     */
    public static Opened read(Path path) throws FileProblem {
        try {
            return new SessionReader(path).read(BoundedFile.size(path));
        } catch (IOException unreadable) {
            throw FileProblem.of(path, "a readable file", unreadable);
        }
    }

    /** The file's stamp; empty if there is no file. */
    public static Optional<Stamp> stamp(Path path) {
        try {
            BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
            return Optional.of(new Stamp(attributes.lastModifiedTime(), attributes.size()));
        } catch (IOException notThere) {
            return Optional.empty();
        }
    }

    /**
     * Writes a session beside its place and moves it there; the file that was there before stays as the one backup, under
     * its name with a tilde.
     *
     * @param before the stamp that the file had when it was last read or written here; empty to write over whatever is there
     * @throws FileProblem if it could not be written, or if somebody else wrote to the file; it stays as it was then
     */
    public static void write(Path path, SavedSession session, Optional<Stamp> before) throws FileProblem {
        Optional<Stamp> there = stamp(path);
        if (before.isPresent() && there.isPresent() && !there.equals(before)) {
            throw new FileProblem(
                    path.toString(), "", "the file as it was opened or saved last", "one that was changed since");
        }
        write(path, session, () -> backUp(path));
    }

    /**
     * Writes a session in place of whatever is there, without a backup: for copies that are nobody's own.
     *
     * @throws FileProblem if it could not be written; the former file stays then
     */
    public static void replace(Path path, SavedSession session) throws FileProblem {
        write(path, session, () -> {});
    }

    /** What is done once the file is written, before it takes its place. */
    private interface Before {
        void move() throws IOException;
    }

    private static void write(Path path, SavedSession session, Before before) throws FileProblem {
        SessionWriter writer = new SessionWriter(session);
        if (writer.bytes() > mostBytes()) {
            throw new FileProblem(
                    path.toString(),
                    "",
                    String.format(Locale.ROOT, "at most %,d bytes of checkpoints to save", mostBytes()),
                    String.format(Locale.ROOT, "%,d", writer.bytes()));
        }
        WholeFile.make(path, beside -> {
            try (OutputStream out = new BufferedOutputStream(
                    Files.newOutputStream(beside, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), 1 << 16)) {
                writer.writeTo(out);
            }
            try (FileChannel channel = FileChannel.open(beside, StandardOpenOption.WRITE)) {
                channel.force(true); // before the former file goes, should the power fail
            }
            before.move();
        });
    }

    /** The backup's place. */
    public static Path backup(Path path) {
        return path.resolveSibling(Objects.requireNonNull(path.getFileName()) + "~");
    }

    /** Gives the former file a second name, so that it is never without one. */
    private static void backUp(Path path) throws IOException {
        if (!Files.isRegularFile(path)) {
            return;
        }
        Path beside = path.resolveSibling(".polyseme-" + UUID.randomUUID() + ".part");
        try {
            try {
                Files.createLink(beside, path.toRealPath());
            } catch (IOException | UnsupportedOperationException noLinksHere) {
                Files.copy(path, beside);
            }
            Files.move(beside, backup(path), StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(beside);
        }
    }
}
