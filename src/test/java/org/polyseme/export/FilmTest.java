package org.polyseme.export;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageInputStream;
import org.bytedeco.ffmpeg.global.avutil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.polyseme.figure.Figure;
import org.polyseme.store.FileProblem;

class FilmTest {
    private static final int FRAMES = 12;
    private static final Extent EXTENT = Example.extent(320, 200);

    @TempDir
    private Path folder;

    @Test
    void anMp4HasEveryFrameAsItIsPainted() throws FileProblem {
        Path file = folder.resolve("film.mp4");
        Film.write(file, Example.moving(FRAMES, 320, 200), format(Kind.MP4, 25), "{}", Watch.NONE);
        Mp4Reading.Read film = Mp4Reading.read(file);
        assertEquals(320, film.width());
        assertEquals(200, film.height());
        assertEquals(25, film.framesPerSecond(), 1e-9);
        assertEquals(avutil.AV_PIX_FMT_YUV420P, film.format());
        assertEquals(FRAMES, film.frames().size());
        for (int f = 0; f < FRAMES; f++) {
            int[] painted = Raster.pixels(Example.painted(Example.frame(f, 320, 200), EXTENT));
            double likeness = Example.likeness(painted, film.frames().get(f));
            assertTrue(likeness >= 30, "frame " + f + ": " + likeness + " dB");
        }
    }

    @Test
    void anMp4KeepsColoursThatFillAnArea() throws FileProblem {
        List<Color> colours =
                List.of(new Color(0xB94F08), new Color(0x1467B3), new Color(0xA23B85), Color.WHITE, Color.BLACK);
        Path file = folder.resolve("colours.mp4");
        Film.write(file, plain(colours), format(Kind.MP4, 10), "{}", Watch.NONE);
        List<int[]> frames = Mp4Reading.read(file).frames();
        for (int f = 0; f < colours.size(); f++) {
            int middle = frames.get(f)[100 * 320 + 160];
            for (int shift = 0; shift <= 16; shift += 8) {
                assertEquals(
                        colours.get(f).getRGB() >> shift & 0xFF,
                        middle >> shift & 0xFF,
                        4,
                        colours.get(f).toString());
            }
        }
    }

    @Test
    void anMp4BeginsWithItsIndex() throws FileProblem, IOException {
        String head = new String(Files.readAllBytes(Example.write(folder, Kind.MP4)), StandardCharsets.ISO_8859_1);
        assertTrue(head.indexOf("moov") < head.indexOf("mdat"));
    }

    @Test
    void aGifHasEveryFrameAsItIsPaintedAndPlaysForEver() throws FileProblem, IOException {
        Path file = folder.resolve("film.gif");
        Film.write(file, Example.moving(FRAMES, 320, 200), format(Kind.GIF, 30), "{}", Watch.NONE);
        List<int[]> frames = gif(file, 320, 200);
        assertEquals(FRAMES, frames.size());
        for (int f = 0; f < FRAMES; f++) {
            int[] painted = Raster.pixels(Example.painted(Example.frame(f, 320, 200), EXTENT));
            double likeness = Example.likeness(painted, frames.get(f));
            assertTrue(likeness >= 38, "frame " + f + ": " + likeness + " dB");
        }
        String bytes = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        assertTrue(bytes.contains("NETSCAPE2.0\u0003\u0001\0\0\0"));
        assertEquals(40, delays(file).stream().mapToInt(Integer::intValue).sum());
    }

    /** More colours than a palette has, in no order: every table of codes overflows many times. */
    @Test
    void aGifOfNoiseIsReadBackByAnotherReader() throws IOException {
        int side = 400;
        int[] noise = new Random(3).ints(160_000, 0, 1 << 24).toArray();
        Path file = folder.resolve("noise.gif");
        try (var out = Files.newOutputStream(file);
                GifEncoder gif = new GifEncoder(out, side, side, 10, "")) {
            gif.add(noise);
            gif.add(noise);
            gif.finish();
        }
        List<int[]> frames = gif(file, side, side);
        assertTrue(Example.likeness(noise, frames.get(0)) > 20);
        assertArrayEquals(frames.get(0), frames.get(1));
    }

    /** Sixty-four steps of each channel tell these apart. */
    @Test
    void aGifOfFewColoursKeepsThemExactly() throws IOException {
        int[] few = new int[64 * 64];
        for (int p = 0; p < few.length; p++) {
            few[p] = (p % 12 * 0x140000) | (p % 20 * 0x0404);
        }
        Path file = folder.resolve("few.gif");
        try (var out = Files.newOutputStream(file);
                GifEncoder gif = new GifEncoder(out, 64, 64, 10, "")) {
            gif.add(few);
            gif.finish();
        }
        assertArrayEquals(few, gif(file, 64, 64).get(0));
    }

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {"GIF", "MP4"})
    void aFilmGivenUpLeavesNoFile(Kind kind) throws IOException {
        Path file = folder.resolve("film." + kind.ending());
        Files.writeString(file, "before");
        assertThrows(
                CancellationException.class,
                () -> Film.write(file, Example.moving(50, 320, 200), format(kind, 25), "{}", share -> share < 0.1));
        assertEquals("before", Files.readString(file));
        assertEquals(List.of(file), left());
    }

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {"GIF", "MP4"})
    void aFrameThatCannotBeMadeIsReportedAndLeavesNoFile(Kind kind) throws IOException {
        FileProblem trouble = new FileProblem("run", "", "a step", "none");
        Film.Frames broken = new Film.Frames() {
            @Override
            public int count() {
                return 3;
            }

            @Override
            public Drawing next() throws FileProblem {
                throw trouble;
            }
        };
        Path file = folder.resolve("film." + kind.ending());
        assertSame(
                trouble,
                assertThrows(FileProblem.class, () -> Film.write(file, broken, format(kind, 25), "{}", Watch.NONE)));
        assertEquals(List.of(), left());
    }

    @Test
    void everyFrameIsHeardOfInOrder() throws FileProblem {
        List<Double> shares = new ArrayList<>();
        Film.write(folder.resolve("film.gif"), Example.moving(4, 64, 64), format(Kind.GIF, 25, 64, 64), "", share -> {
            shares.add(share);
            return true;
        });
        assertEquals(List.of(0.25, 0.5, 0.75, 1.0), shares);
    }

    @Test
    void sizesBecomeEvenAndWhatIsTooLargeOrTooFastIsRefused() {
        Extent odd = new Extent(new Figure.Size(321, 199.5), 1).even();
        assertEquals(322, odd.width());
        assertEquals(200, odd.height());
        Path file = folder.resolve("a.mp4");
        FileProblem large = assertThrows(
                FileProblem.class, () -> Film.check(file, new Film.Format(Kind.MP4, Example.extent(8000, 8000), 25)));
        assertTrue(large.getMessage().contains("16 × 16 to 3840 × 2160 pixels, found 8000 × 8000"));
        assertThrows(FileProblem.class, () -> Film.check(file, format(Kind.MP4, 61)));
        assertThrows(FileProblem.class, () -> Film.check(file, format(Kind.GIF, 51)));
        assertThrows(FileProblem.class, () -> Film.check(file, format(Kind.GIF, Double.NaN)));
    }

    private static Film.Format format(Kind kind, double framesPerSecond) {
        return new Film.Format(kind, EXTENT, framesPerSecond);
    }

    private static Film.Format format(Kind kind, double framesPerSecond, int width, int height) {
        return new Film.Format(kind, Example.extent(width, height), framesPerSecond);
    }

    private static Film.Frames plain(List<Color> colours) {
        return new Film.Frames() {
            private int index;

            @Override
            public int count() {
                return colours.size();
            }

            @Override
            public Drawing next() {
                Color colour = colours.get(index++);
                return new Drawing(EXTENT.size(), false, g -> {
                    g.setColor(colour);
                    g.fillRect(0, 0, 320, 200);
                });
            }
        };
    }

    private List<Path> left() throws IOException {
        try (Stream<Path> left = Files.list(folder)) {
            return left.toList();
        }
    }

    /** The frames as they show, each drawn over the ones before. */
    private static List<int[]> gif(Path file, int width, int height) throws IOException {
        ImageReader reader = ImageIO.getImageReadersByFormatName("gif").next();
        BufferedImage shown = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        List<int[]> frames = new ArrayList<>();
        try (InputStream in = Files.newInputStream(file);
                ImageInputStream images = ImageIO.createImageInputStream(in)) {
            reader.setInput(images);
            for (int f = 0; f < reader.getNumImages(true); f++) {
                IIOMetadataNode place = node(reader, f, "ImageDescriptor");
                Graphics2D g = shown.createGraphics();
                g.drawImage(
                        reader.read(f),
                        Integer.parseInt(place.getAttribute("imageLeftPosition")),
                        Integer.parseInt(place.getAttribute("imageTopPosition")),
                        null);
                g.dispose();
                int[] rgb = shown.getRGB(0, 0, width, height, null, 0, width);
                for (int p = 0; p < rgb.length; p++) {
                    rgb[p] &= 0xFFFFFF;
                }
                frames.add(rgb);
            }
        } finally {
            reader.dispose();
        }
        return frames;
    }

    private static List<Integer> delays(Path file) throws IOException {
        ImageReader reader = ImageIO.getImageReadersByFormatName("gif").next();
        List<Integer> delays = new ArrayList<>();
        try (ImageInputStream images = ImageIO.createImageInputStream(file.toFile())) {
            reader.setInput(images);
            for (int f = 0; f < reader.getNumImages(true); f++) {
                delays.add(Integer.parseInt(
                        node(reader, f, "GraphicControlExtension").getAttribute("delayTime")));
            }
        } finally {
            reader.dispose();
        }
        return delays;
    }

    private static IIOMetadataNode node(ImageReader reader, int frame, String name) throws IOException {
        IIOMetadataNode root =
                (IIOMetadataNode) reader.getImageMetadata(frame).getAsTree("javax_imageio_gif_image_1.0");
        return (IIOMetadataNode) root.getElementsByTagName(name).item(0);
    }
}
