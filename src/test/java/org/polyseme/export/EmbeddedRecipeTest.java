package org.polyseme.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.polyseme.store.FileProblem;
import org.polyseme.store.Provenance;

class EmbeddedRecipeTest {
    private static final int MUTATIONS = 1000;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(Kind.class)
    void everyKindGivesBackWhatItComesFrom(Kind kind) throws FileProblem, IOException {
        Path file = Example.write(folder, kind);
        assertEquals(Example.provenance(), EmbeddedRecipe.read(file));
        Path misnamed = Files.move(file, folder.resolve("misnamed.txt"));
        assertEquals(kind, EmbeddedRecipe.kind(misnamed).orElseThrow());
        assertEquals(Example.provenance(), EmbeddedRecipe.read(misnamed));
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "gif"})
    void aPictureFromElsewhereIsOneSentence(String ending) throws IOException {
        Path file = folder.resolve("other." + ending);
        ImageIO.write(new BufferedImage(9, 7, BufferedImage.TYPE_INT_RGB), ending, file.toFile());
        assertEquals(
                file + ": expected a picture that Polyseme has made, found none of its recipes inside.", problem(file));
    }

    @Test
    void whatIsNoPictureIsOneSentence() throws IOException {
        Path text = Files.writeString(folder.resolve("a.png"), "hello");
        assertEquals(
                text + ": expected a picture or film (PNG, SVG, PDF, GIF, MP4), found something else.", problem(text));
        assertEquals(folder + ": expected a file, found a folder.", problem(folder));
        Path none = folder.resolve("none.png");
        assertEquals(none + ": expected a readable file, found no such file or folder.", problem(none));
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void aTruncatedFileIsOneSentence(Kind kind) throws FileProblem, IOException {
        byte[] whole = Files.readAllBytes(Example.write(folder, kind));
        int middle = new String(whole, StandardCharsets.ISO_8859_1).indexOf("\"recipe\"");
        Path file = Files.write(folder.resolve("cut"), Arrays.copyOf(whole, middle));
        assertEquals(file + ": expected a whole " + kind + " file, found one that ends in the middle.", problem(file));
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void aNewerVersionSaysSo(Kind kind) throws FileProblem, IOException {
        byte[] bytes = Files.readAllBytes(Example.write(folder, kind));
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        bytes[text.indexOf("\"polyseme\":1") + "\"polyseme\":".length()] = '2';
        Path file = Files.write(folder.resolve("newer"), bytes);
        String expected = kind == Kind.PNG
                ? file + ": expected a readable PNG file, found one whose text is damaged."
                : file + ": polyseme: expected 1, the format that this version reads, found 2.";
        assertEquals(expected, problem(file));
    }

    /** XML that another program has saved in its own spelling. */
    @Test
    void anSvgSavedByAnotherProgramStillHasItsRecipe() throws FileProblem, IOException {
        Path file = Example.write(folder, Kind.SVG);
        String text = Files.readString(file);
        int start = text.indexOf('>', text.indexOf(TaggedText.OPEN)) + 1;
        int end = text.indexOf(TaggedText.CLOSE);
        String other = text.substring(start, end)
                .replace("\"", "&quot;")
                .replace("'", "&#39;")
                .replace("λ", "&#x3bb;");
        Files.writeString(file, text.substring(0, start) + other + text.substring(end));
        assertEquals(Example.provenance(), EmbeddedRecipe.read(file));
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void aBrokenFileIsAProblemAndNeverAnythingElse(Kind kind) throws FileProblem, IOException {
        byte[] whole = Files.readAllBytes(Example.write(folder, kind));
        String text = new String(whole, StandardCharsets.ISO_8859_1);
        int recipe = text.indexOf("{\"polyseme\"");
        // Mostly where the text and its frame are, for there reading has to decide something.
        int from = Math.max(0, recipe - 200);
        int to = Math.min(whole.length, recipe + 1500);
        Random random = new Random(kind.ending().hashCode());
        for (int m = 0; m < MUTATIONS; m++) {
            InputStream broken = new ByteArrayInputStream(mutated(whole, from, to, random));
            try {
                Provenance read = EmbeddedRecipe.read(Path.of("broken"), broken);
                assertTrue(read.frames() >= 1);
            } catch (FileProblem expected) {
                assertTrue(expected.getMessage().lines().count() == 1, expected.getMessage());
            } catch (RuntimeException | OutOfMemoryError other) {
                fail("mutation " + m + " of " + kind, other);
            }
        }
    }

    private static byte[] mutated(byte[] whole, int from, int to, Random random) {
        byte[] bytes = Arrays.copyOf(whole, random.nextInt(4) == 0 ? from + 1 + random.nextInt(to - from - 1) : to);
        for (int changes = 1 + random.nextInt(4); changes > 0; changes--) {
            int at = random.nextInt(3) == 0 ? random.nextInt(bytes.length) : from + random.nextInt(bytes.length - from);
            switch (random.nextInt(4)) {
                case 0 -> bytes[at] = (byte) random.nextInt(256);
                case 1 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
                case 2 -> bytes[at] = (byte) "0919{}[],:\"-e<>&;".charAt(random.nextInt(17));
                default -> {
                    int length = Math.min(4, bytes.length - at);
                    Arrays.fill(bytes, at, at + length, (byte) (random.nextBoolean() ? 0xFF : 0));
                }
            }
        }
        return bytes;
    }

    private static String problem(Path file) {
        return assertThrows(FileProblem.class, () -> EmbeddedRecipe.read(file)).getMessage();
    }
}
