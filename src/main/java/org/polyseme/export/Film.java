package org.polyseme.export;

import java.awt.image.BufferedImage;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.polyseme.store.FileProblem;
import org.polyseme.store.WholeFile;

/**
 * Writes a film, GIF or MP4, one frame after the other:
 *
 * <pre>
 *   next drawing (calling thread; a run may be trained for it)
 *        └─► painted on a few threads, in images that are used again ─► encoded in order (calling thread)
 * </pre>
 *
 * At most {@link #PAINTERS} + 1 frames exist at a time, however long the film is.
 */
public final class Film {
    /** More would not be kept busy by one encoder. */
    private static final int PAINTERS =
            Math.max(1, Math.min(4, Runtime.getRuntime().availableProcessors()));

    /** What OpenH264 can write, and more than screens show. */
    private static final long MOST_PIXELS = 3840L * 2160;

    private static final int SHORTEST_SIDE = 16;
    private static final double MOST_PER_SECOND = 60;
    private static final double MOST_PER_SECOND_OF_GIF = 50;

    private Film() {}

    /** The frames, asked for one after the other on the thread that calls {@link #write}. */
    public interface Frames {
        /** At least 1. */
        int count();

        /**
         * The next frame; called {@link #count} times. All are opaque and as large as the first.
         *
         * @throws FileProblem if it cannot be made
         */
        Drawing next() throws FileProblem;
    }

    /**
     * How a film is written. Immutable.
     *
     * @param kind GIF or MP4
     * @param extent its frames' size, {@link Extent#even even}
     * @param framesPerSecond above 0, at most 60, for GIF 50
     */
    public record Format(Kind kind, Extent extent, double framesPerSecond) {}

    /**
     * Writes the film.
     *
     * @throws FileProblem if it cannot be written, for one: it is too large; nothing is left behind then
     * @throws CancellationException if the watch has given up; nothing is left behind then
     */
    public static void write(Path path, Frames frames, Format format, String provenance, Watch watch)
            throws FileProblem {
        check(path, format);
        ExecutorService painters = Executors.newFixedThreadPool(PAINTERS, Film::thread);
        try {
            WholeFile.make(path, beside -> encode(beside, new Studio(frames, format, painters), provenance, watch));
        } catch (Unmade unmade) {
            throw unmade.problem;
        } finally {
            painters.shutdownNow();
        }
    }

    /**
     * Refuses, before the work, what cannot be written after it.
     *
     * @throws FileProblem if the film is too large, too small or too fast
     */
    public static void check(Path path, Format format) throws FileProblem {
        Extent extent = format.extent;
        if (extent.pixels() > MOST_PIXELS || Math.min(extent.width(), extent.height()) < SHORTEST_SIDE) {
            throw new FileProblem(
                    path.toString(),
                    "size",
                    "a film of 16 × 16 to 3840 × 2160 pixels",
                    extent.width() + " × " + extent.height());
        }
        double most = format.kind == Kind.GIF ? MOST_PER_SECOND_OF_GIF : MOST_PER_SECOND;
        if (!(format.framesPerSecond > 0 && format.framesPerSecond <= most)) {
            throw new FileProblem(
                    path.toString(),
                    "frames a second",
                    String.format(Locale.ROOT, "more than 0, at most %.0f", most),
                    Double.toString(format.framesPerSecond));
        }
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "film painter");
        thread.setDaemon(true);
        return thread;
    }

    private static void encode(Path file, Studio studio, String provenance, Watch watch) throws IOException {
        Extent extent = studio.format.extent;
        double perSecond = studio.format.framesPerSecond;
        if (studio.format.kind == Kind.MP4) {
            try (FilmEncoder mp4 = Mp4Encoder.open(file, extent.width(), extent.height(), perSecond, provenance)) {
                studio.shoot(mp4, watch);
            }
        } else {
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16);
                    FilmEncoder gif = new GifEncoder(out, extent.width(), extent.height(), perSecond, provenance)) {
                studio.shoot(gif, watch);
            }
        }
    }

    /** A frame could not be made; carries the sentence through the file's writer. */
    private static final class Unmade extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient FileProblem problem;

        Unmade(FileProblem problem) {
            super(problem);
            this.problem = problem;
        }
    }

    /** The frames on their way from the drawing to the encoder. */
    private static final class Studio {
        private final Frames frames;
        private final Format format;
        private final ExecutorService painters;
        private final Deque<Future<BufferedImage>> painted = new ArrayDeque<>();
        private final Deque<BufferedImage> free = new ArrayDeque<>();

        Studio(Frames frames, Format format, ExecutorService painters) {
            this.frames = frames;
            this.format = format;
            this.painters = painters;
        }

        void shoot(FilmEncoder encoder, Watch watch) throws IOException {
            int count = frames.count();
            int asked = 0;
            for (int encoded = 0; encoded < count; encoded++) {
                while (asked < count && painted.size() <= PAINTERS) {
                    ask();
                    asked++;
                }
                BufferedImage image = await(painted.removeFirst());
                encoder.add(Raster.pixels(image));
                free.addLast(image);
                if (!watch.goesOn((double) (encoded + 1) / count)) {
                    throw new CancellationException("the film was given up");
                }
            }
            encoder.finish();
        }

        private void ask() {
            try {
                Drawing next = frames.next();
                BufferedImage image = free.isEmpty()
                        ? Raster.image(format.extent.width(), format.extent.height(), false)
                        : free.removeFirst();
                painted.addLast(painters.submit(() -> {
                    Raster.paint(next, format.extent.scale(), 0, image);
                    return image;
                }));
            } catch (FileProblem problem) {
                throw new Unmade(problem);
            }
        }

        private static BufferedImage await(Future<BufferedImage> frame) {
            try {
                return frame.get();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new CancellationException("interrupted while painting");
            } catch (ExecutionException failure) {
                throw new IllegalStateException("a frame could not be painted", failure.getCause());
            }
        }
    }
}
