package org.polyseme.session;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.polyseme.state.Checkpoint;
import org.polyseme.state.Experiment;
import org.polyseme.state.Matrix;
import org.polyseme.state.Parameters;

/**
 * Checkpoints on disk, one file each, in a folder that goes away with the session. Everything is written and deleted in
 * the order in which it was asked for, on a thread of its own; {@link #read} may be called on any.
 */
final class Spill implements AutoCloseable {
    private static final String PREFIX = "polyseme-keyframes-";
    private static final int CHUNK = 1 << 16;
    private static final long PATIENCE_SECONDS = 10;

    /** The shape of a tensor whose numbers are in the file. */
    private record Shape(String name, int rows, int columns) {
        static Shape of(Parameters.Named tensor) {
            return new Shape(
                    tensor.name(), tensor.values().rows(), tensor.values().columns());
        }

        int size() {
            return rows * columns;
        }
    }

    /** A checkpoint whose tensors are in a file. Immutable. */
    static final class Stored {
        private final Path file;
        private final Experiment experiment;
        private final long step;
        private final List<Shape> parameters;
        private final List<Shape> moments;
        private final List<Integer> frozen;
        private final List<Checkpoint.Words> words;

        private Stored(Path file, Checkpoint checkpoint) {
            this.file = file;
            experiment = checkpoint.experiment();
            step = checkpoint.step();
            parameters =
                    checkpoint.parameters().tensors().stream().map(Shape::of).toList();
            moments = checkpoint.moments().stream().map(Shape::of).toList();
            frozen = checkpoint.frozen();
            words = checkpoint.words();
        }
    }

    /** Is told how a writing went: the stored checkpoint, or null if the disk refused it. */
    interface Written {
        void accept(@Nullable Stored stored);
    }

    private final Path parent;
    private final ExecutorService writer = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "keyframes");
        thread.setDaemon(true);
        return thread;
    });
    private @Nullable OwnFolder folder;
    private int files;

    /** @param parent where the folder is made once it is needed */
    Spill(Path parent) {
        this.parent = parent;
    }

    /** Deletes what programs that were killed have left in {@code parent}. */
    static void sweep(Path parent) {
        OwnFolder.left(parent, PREFIX).forEach(OwnFolder::close);
    }

    /** Writes a checkpoint; {@code whenDone} is called on the writing thread. */
    void write(Checkpoint checkpoint, Written whenDone) {
        writer.execute(() -> {
            Stored stored;
            try {
                stored = write(checkpoint);
            } catch (IOException refused) {
                stored = null;
            }
            whenDone.accept(stored);
        });
    }

    void delete(Stored stored) {
        writer.execute(() -> discard(stored.file));
    }

    /** Does {@code work} after all that was asked for before, and before what will be. */
    void afterwards(Runnable work) {
        writer.execute(work);
    }

    private Stored write(Checkpoint checkpoint) throws IOException {
        OwnFolder inside = folder;
        if (inside == null) {
            inside = OwnFolder.create(parent, PREFIX);
            folder = inside;
        }
        Path file = inside.path().resolve(files++ + ".floats");
        file.toFile().deleteOnExit();
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.allocateDirect(CHUNK);
            for (Parameters.Named tensor : tensors(checkpoint)) {
                float[] values = new float[tensor.values().size()];
                tensor.values().copyTo(values, 0);
                write(values, bytes, channel);
            }
        } catch (IOException refused) {
            discard(file);
            throw refused;
        }
        return new Stored(file, checkpoint);
    }

    private static List<Parameters.Named> tensors(Checkpoint checkpoint) {
        return Stream.concat(checkpoint.parameters().tensors().stream(), checkpoint.moments().stream())
                .toList();
    }

    private static void write(float[] values, ByteBuffer bytes, FileChannel channel) throws IOException {
        int done = 0;
        while (done < values.length) {
            bytes.clear();
            FloatBuffer floats = bytes.asFloatBuffer();
            int count = Math.min(floats.capacity(), values.length - done);
            floats.put(values, done, count);
            bytes.limit(count * Float.BYTES);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            done += count;
        }
    }

    /** The checkpoint again, bit for bit; empty if the file is gone or was touched. */
    static Optional<Checkpoint> read(Stored stored) {
        try (FileChannel channel = FileChannel.open(stored.file, StandardOpenOption.READ)) {
            ByteBuffer bytes = ByteBuffer.allocateDirect(CHUNK);
            List<Parameters.Named> parameters = read(stored.parameters, bytes, channel);
            List<Parameters.Named> moments = read(stored.moments, bytes, channel);
            if (channel.position() != channel.size()) {
                return Optional.empty();
            }
            return Optional.of(new Checkpoint(
                    stored.experiment, stored.step, new Parameters(parameters), moments, stored.frozen, stored.words));
        } catch (IOException gone) {
            return Optional.empty();
        }
    }

    private static List<Parameters.Named> read(List<Shape> shapes, ByteBuffer bytes, FileChannel channel)
            throws IOException {
        List<Parameters.Named> tensors = new ArrayList<>();
        for (Shape shape : shapes) {
            float[] values = new float[shape.size()];
            int done = 0;
            while (done < values.length) {
                int count = Math.min(CHUNK / Float.BYTES, values.length - done);
                bytes.clear().limit(count * Float.BYTES);
                while (bytes.hasRemaining()) {
                    if (channel.read(bytes) < 0) {
                        throw new IOException("expected " + values.length + " numbers, found " + done);
                    }
                }
                bytes.flip().asFloatBuffer().get(values, done, count);
                done += count;
            }
            tensors.add(new Parameters.Named(shape.name(), Matrix.of(shape.rows(), shape.columns(), values)));
        }
        return tensors;
    }

    /** What is left behind goes when the program ends. */
    private static void discard(Path path) {
        path.toFile().delete();
    }

    /** Deletes the folder and all that is in it, and ends the thread. */
    @Override
    public void close() {
        writer.execute(this::deleteFolder);
        writer.shutdown();
        try {
            writer.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    private void deleteFolder() {
        OwnFolder inside = folder;
        if (inside != null) {
            inside.close();
        }
    }
}
