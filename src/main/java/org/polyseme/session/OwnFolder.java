package org.polyseme.session;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A folder that belongs to one running program for as long as that lives: it holds a lock that the system lets go whatever
 * becomes of the program, so that what a killed one has left can be told from what another uses. Confined to one thread at
 * a time.
 */
final class OwnFolder implements AutoCloseable {
    private static final String LOCK = "lock";

    private final Path path;
    private final FileChannel channel;

    private OwnFolder(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    /** A new one, named {@code prefix} and something else. */
    static OwnFolder create(Path parent, String prefix) throws IOException {
        Path path = Files.createTempDirectory(parent, prefix);
        path.toFile().deleteOnExit(); // should nobody be left to close it
        Path lock = Files.createFile(path.resolve(LOCK));
        lock.toFile().deleteOnExit();
        return take(path).orElseThrow(() -> new IOException("expected a folder of our own, found it taken: " + path));
    }

    /** Those that nobody holds any more; they are held from now on. */
    static List<OwnFolder> left(Path parent, String prefix) {
        List<OwnFolder> left = new ArrayList<>();
        try (Stream<Path> all = Files.list(parent)) {
            for (Path path : all.toList()) {
                if (String.valueOf(path.getFileName()).startsWith(prefix) && Files.isRegularFile(path.resolve(LOCK))) {
                    take(path).ifPresent(left::add);
                }
            }
        } catch (IOException unreadable) {
            return left; // what cannot be seen cannot be tidied up
        }
        return left;
    }

    private static Optional<OwnFolder> take(Path path) throws IOException {
        FileChannel channel;
        try {
            channel = FileChannel.open(path.resolve(LOCK), StandardOpenOption.WRITE);
        } catch (IOException notOurs) {
            return Optional.empty();
        }
        try {
            FileLock lock = channel.tryLock();
            if (lock != null) {
                return Optional.of(new OwnFolder(path, channel));
            }
        } catch (OverlappingFileLockException heldByThisProgram) {
            // By another window of the same program.
        } catch (IOException noLocksHere) {
            channel.close();
            return Optional.empty();
        }
        channel.close();
        return Optional.empty();
    }

    Path path() {
        return path;
    }

    /** Leaves it to whoever finds it next. */
    void leave() {
        try {
            channel.close();
        } catch (IOException ignored) {
            return; // the system lets go of the lock at the latest when the program ends
        }
    }

    /** Deletes it and all that is in it. */
    @Override
    public void close() {
        try (Stream<Path> inside = Files.list(path)) {
            inside.filter(file -> !file.endsWith(LOCK))
                    .forEach(file -> file.toFile().delete());
        } catch (IOException unreadable) {
            leave(); // goes when the program ends, or with the next one's start
            return;
        }
        leave();
        path.resolve(LOCK).toFile().delete();
        path.toFile().delete();
    }
}
