package org.polyseme.store;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/** Writes files that are there whole or not at all: beside their place first, then moved into it. */
public final class WholeFile {
    private static final String EXPECTED = "a place to write a file";

    private WholeFile() {}

    /** Writes what a file holds. */
    @FunctionalInterface
    public interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    /** Makes a file at a place that is not yet the one asked for. */
    @FunctionalInterface
    public interface Maker {
        void makeAt(Path beside) throws IOException;
    }

    /**
     * Writes the file, in place of one that may be there already.
     *
     * @throws FileProblem if it could not be written; nothing is left behind then, and a former file stays
     */
    public static void write(Path path, Content content) throws FileProblem {
        make(path, beside -> {
            try (OutputStream out = new BufferedOutputStream(
                    Files.newOutputStream(beside, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), 1 << 16)) {
                content.writeTo(out);
            }
        });
    }

    /**
     * Has the file made beside its place, for those who cannot write in one go, and moves it there.
     *
     * @throws FileProblem if it could not be written; nothing is left behind then, whatever went wrong, and a former
     *     file stays
     */
    public static void make(Path path, Maker maker) throws FileProblem {
        Path target = target(path);
        Path beside = beside(target);
        beside.toFile().deleteOnExit(); // should the program be stopped half-way
        boolean moved = false;
        try {
            maker.makeAt(beside);
            move(beside, target);
            moved = true;
        } catch (IOException unwritable) {
            throw FileProblem.of(path, EXPECTED, unwritable);
        } finally {
            if (!moved) {
                beside.toFile().delete(); // or at exit
            }
        }
    }

    /**
     * Makes sure, before long work, that {@link #write} would find the place writable.
     *
     * @throws FileProblem if it would not
     */
    public static void check(Path path) throws FileProblem {
        Path beside = beside(target(path));
        try {
            Files.createFile(beside);
            Files.delete(beside);
        } catch (IOException unwritable) {
            throw FileProblem.of(path, EXPECTED, unwritable);
        }
    }

    /** Where the file will be: a link's own target, which the move would otherwise cut loose. */
    private static Path target(Path path) throws FileProblem {
        try {
            Path target = Files.isSymbolicLink(path) && Files.exists(path) ? path.toRealPath() : path.toAbsolutePath();
            if (Files.exists(target) && !Files.isRegularFile(target)) {
                String kind = Files.isDirectory(target) ? "a folder" : "a device or a pipe";
                throw new FileProblem(path.toString(), "", EXPECTED, kind);
            }
            return target;
        } catch (IOException unreachable) {
            throw FileProblem.of(path, EXPECTED, unreachable);
        }
    }

    private static Path beside(Path target) {
        return target.resolveSibling(".polyseme-" + UUID.randomUUID() + ".part");
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException notHere) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
