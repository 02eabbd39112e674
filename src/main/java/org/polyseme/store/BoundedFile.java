package org.polyseme.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Locale;

/** Reads a whole file, if it is one and is not too large. */
final class BoundedFile {
    private BoundedFile() {}

    /**
     * The file's bytes, at most {@code most} of them whatever its directory entry says.
     *
     * @throws FileProblem if it is missing, unreadable, a folder, a device or a pipe (which may never end), or too large
     */
    static byte[] read(Path path, int most) throws FileProblem {
        try {
            refuseAbove(most, size(path), path);
            try (InputStream in = Files.newInputStream(path)) {
                byte[] bytes = in.readNBytes(most);
                refuseAbove(most, in.read() < 0 ? bytes.length : most + 1L, path);
                return bytes;
            }
        } catch (IOException unreadable) {
            throw FileProblem.of(path, "a readable file", unreadable);
        }
    }

    /**
     * Bytes that the file has by its directory entry.
     *
     * @throws FileProblem if it is a folder, a device or a pipe
     */
    static long size(Path path) throws IOException, FileProblem {
        BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
        if (!attributes.isRegularFile()) {
            String kind = attributes.isDirectory() ? "a folder" : "a device or a pipe";
            throw new FileProblem(path.toString(), "", "a file", kind);
        }
        return attributes.size();
    }

    private static void refuseAbove(int most, long size, Path path) throws FileProblem {
        if (size > most) {
            throw new FileProblem(
                    path.toString(),
                    "",
                    String.format(Locale.ROOT, "at most %,d bytes", most),
                    String.format(Locale.ROOT, "%,d or more", size));
        }
    }
}
