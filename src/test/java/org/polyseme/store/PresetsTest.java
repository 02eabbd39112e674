package org.polyseme.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PresetsTest {
    private static final int FEWEST = 24;

    @TempDir
    private Path folder;

    @Test
    void everyFileInTheFolderIsAPreset() throws IOException, FileProblem {
        try (Stream<Path> files = Files.list(Path.of("presets"))) {
            long json = files.filter(f -> f.toString().endsWith(".json")).count();
            assertEquals(json, Presets.load().all().size());
        }
        assertTrue(Presets.load().all().size() >= FEWEST);
    }

    @Test
    void aJarServesAsWellAsAFolder() throws IOException, FileProblem {
        Path jar = folder.resolve("with space+plus.jar");
        try (OutputStream file = Files.newOutputStream(jar);
                ZipOutputStream zip = new ZipOutputStream(file)) { // without entries for folders, as some jars are
            for (String id : ids(Presets.load())) {
                zip.putNextEntry(new ZipEntry("presets/" + id + ".json"));
                zip.write(Files.readAllBytes(Path.of("presets", id + ".json")));
            }
        }
        try (URLClassLoader inJar = new URLClassLoader(new URL[] {jar.toUri().toURL()}, null)) {
            Presets fromJar = Presets.load(inJar);
            assertEquals(ids(Presets.load()), ids(fromJar));
            assertEquals(Presets.load().standard(), fromJar.standard());
            assertEquals(ids(Presets.load()), ids(Presets.load(inJar)), "a second time");
        }
    }

    @Test
    void everyPresetSaysWhatToLookForAndKeepsAPromise() throws FileProblem {
        for (Preset preset : Presets.load().all()) {
            assertFalse(preset.title().isBlank(), preset.id());
            assertFalse(preset.lookFor().isBlank(), preset.id());
            assertTrue(preset.lookFor().length() <= 118, preset.id() + ": one line");
            assertFalse(preset.source().isBlank(), preset.id());
            assertFalse(preset.paper().isBlank(), preset.id());
            assertTrue(preset.url().startsWith("https://"), preset.id());
            assertFalse(preset.claims().isEmpty(), preset.id());
        }
    }

    @Test
    void theyComePaperByPaperWithTheStandardOneFirst() throws FileProblem {
        List<String> papers = Presets.load().all().stream().map(Preset::paper).toList();
        List<String> blocks = IntStream.range(0, papers.size())
                .filter(k -> k == 0 || !papers.get(k).equals(papers.get(k - 1)))
                .mapToObj(papers::get)
                .toList();
        assertEquals(papers.stream().distinct().toList(), blocks);
        assertEquals(
                List.of(
                        "Lecomte",
                        "Chowdhury",
                        "Marshall",
                        "Bushnaq",
                        "Elhage",
                        "Jermyn",
                        "Sharkey",
                        "Chen",
                        "Henighan"),
                blocks.stream().map(paper -> paper.split(" ", 2)[0]).toList());
        assertEquals(Presets.STANDARD, ids(Presets.load()).get(0));
    }

    @Test
    void titlesTellThemApart() throws FileProblem {
        List<String> titles = Presets.load().all().stream().map(Preset::title).toList();
        assertEquals(titles.stream().distinct().toList(), titles);
    }

    @Test
    void theStandardOneIsTheOverlap() throws FileProblem {
        assertEquals(-0.95, Presets.load().standard().experiment().overlap());
        assertEquals(16, Presets.load().standard().experiment().pairs());
    }

    @Test
    void aBrokenFileIsNamed() throws IOException {
        Files.writeString(folder.resolve("mine.json"), "{\"overlap\": 2}");
        FileProblem problem = assertThrows(FileProblem.class, () -> Presets.in(folder));
        assertEquals("overlap", problem.field());
        assertEquals(folder.resolve("mine.json").toString(), problem.file());
    }

    private static List<String> ids(Presets presets) {
        return presets.all().stream().map(Preset::id).toList();
    }
}
