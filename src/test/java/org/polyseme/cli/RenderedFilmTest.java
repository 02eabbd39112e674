package org.polyseme.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.polyseme.export.EmbeddedRecipe;
import org.polyseme.store.FileProblem;
import org.w3c.dom.Element;

/** A film is what is rendered step by step. */
class RenderedFilmTest {
    private static final String PRESET = "incidental-by-chance";
    private static final String SMALL = "--size=320x240";

    @TempDir
    private Path folder;

    @Test
    void aFilmOfADifferenceIsWhatIsRenderedStepByStep() throws IOException {
        Path film = folder.resolve("film.gif");
        String with = "--with=" + PRESET;
        CommandRun run =
                render(PRESET, "--figure=difference", with, "--set=seed=7", SMALL, "--steps=0:40", "--frames=3", film);
        assertEquals(0, run.exit(), run.err());
        List<BufferedImage> frames = frames(film);
        assertEquals(3, frames.size());
        for (int k = 0; k < 3; k++) {
            Path still = folder.resolve("still.png");
            String step = "--step=" + 20 * k;
            render(PRESET, "--figure=difference", with, "--set=seed=7", SMALL, step, "--stamp", still);
            assertEquals(0, distance(ImageIO.read(still.toFile()), frames.get(k)), 1.5, "frame " + k);
        }
    }

    /** A film's images, which it keeps only as far as they differ from the one before. */
    private static List<BufferedImage> frames(Path film) throws IOException {
        ImageReader reader = ImageIO.getImageReadersByFormatName("gif").next();
        try (ImageInputStream in = ImageIO.createImageInputStream(film.toFile())) {
            reader.setInput(in);
            List<BufferedImage> frames = new ArrayList<>();
            BufferedImage shown = new BufferedImage(320, 240, BufferedImage.TYPE_INT_ARGB);
            for (int k = 0; k < reader.getNumImages(true); k++) {
                Element place =
                        (Element) ((Element) reader.getImageMetadata(k).getAsTree("javax_imageio_gif_image_1.0"))
                                .getElementsByTagName("ImageDescriptor")
                                .item(0);
                int left = Integer.parseInt(place.getAttribute("imageLeftPosition"));
                int top = Integer.parseInt(place.getAttribute("imageTopPosition"));
                shown.createGraphics().drawImage(reader.read(k), left, top, null);
                BufferedImage copy = new BufferedImage(320, 240, BufferedImage.TYPE_INT_ARGB);
                copy.setData(shown.getData());
                frames.add(copy);
            }
            return frames;
        } finally {
            reader.dispose();
        }
    }

    /** The mean over pixels and channels, 0 to 255. */
    private static double distance(BufferedImage one, BufferedImage other) {
        double sum = 0;
        for (int y = 0; y < one.getHeight(); y++) {
            for (int x = 0; x < one.getWidth(); x++) {
                for (int shift : new int[] {0, 8, 16}) {
                    sum += Math.abs((one.getRGB(x, y) >> shift & 255) - (other.getRGB(x, y) >> shift & 255));
                }
            }
        }
        return sum / (3.0 * one.getWidth() * one.getHeight());
    }

    @Test
    void aFilmHasAGroundAlsoOfAPictureWithout() throws IOException, FileProblem {
        Path film = folder.resolve("film.gif");
        CommandRun refused = render(PRESET, "--transparent", "--steps=0:2", "--frames=2", SMALL, film);
        assertEquals(1, refused.exit());
        assertTrue(refused.err().contains("--transparent: expected a picture (.png .svg .pdf), found a film"));
        assertFalse(Files.exists(film));
        Path clear = folder.resolve("clear.png");
        assertEquals(
                0, render(PRESET, "--transparent", "--step=2", SMALL, clear).exit());
        assertEquals(0, render(clear, "--frames=2", film).exit());
        assertEquals(0xFFFFFFFF, frames(film).get(0).getRGB(1, 1));
        assertFalse(EmbeddedRecipe.read(film).view().containsKey("transparent"));
    }

    private static CommandRun render(Object recipe, Object... rest) {
        List<String> words = new ArrayList<>(List.of("render", recipe.toString()));
        for (int w = 0; w < rest.length - 1; w++) {
            words.add(rest[w].toString());
        }
        words.add("--out");
        words.add(rest[rest.length - 1].toString());
        return CommandRun.of(words.toArray(String[]::new));
    }
}
