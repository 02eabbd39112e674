package org.polyseme.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.polyseme.state.Experiment;
import org.polyseme.state.Field;
import org.polyseme.state.ModelKind;

class RecipeFileTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void whateverIsWrittenReadsBackEqual(long seed) throws FileProblem {
        RandomExperiments random = new RandomExperiments(seed);
        for (int i = 0; i < 100; i++) {
            Experiment experiment = random.next();
            assertEquals(experiment, parse(RecipeFile.text(experiment)).experiment());
        }
    }

    @Test
    void aFileHoldsTheText() throws FileProblem, IOException {
        Experiment experiment = new RandomExperiments(9).next();
        Path file = folder.resolve("recipe.json");
        RecipeFile.write(file, experiment);
        assertEquals(RecipeFile.text(experiment), Files.readString(file));
        assertEquals(experiment, RecipeFile.read(file).experiment());
    }

    @Test
    void onlyWhatMattersIsWritten() {
        String text = RecipeFile.text(Experiment.defaults(ModelKind.INCIDENTAL));
        assertTrue(text.contains("\"pairs\": 0"), text);
        assertFalse(text.contains("overlap"), text);
        assertFalse(text.contains("noiseSd"), text);
        assertFalse(text.contains("beta1"), text);
    }

    @Test
    void whatDoesNotMatterYetIsKeptIfSomeoneSetIt() throws FileProblem {
        Experiment planned = Experiment.defaults(ModelKind.INCIDENTAL).with(Field.OVERLAP, -0.5);
        assertEquals(-0.5, parse(RecipeFile.text(planned)).experiment().overlap());
    }

    @Test
    void aBareRecipeIsARecipe() throws FileProblem {
        Preset preset = parse("{\"features\": 8, \"neurons\": 16}");
        assertEquals(8, preset.experiment().features());
        assertEquals("recipe", preset.title());
        assertEquals(List.of(), preset.claims());
    }

    @Test
    void fieldsLeftOutTakeTheModelsDefaults() throws FileProblem {
        Preset preset = parse("{\"recipe\": {\"model\": \"tied-autoencoder\"}}");
        assertEquals(Experiment.defaults(ModelKind.TIED_AUTOENCODER), preset.experiment());
    }

    @Test
    void theWordsAroundARecipeAreRead() throws FileProblem {
        Preset preset = parse("""
                {"polyseme": 1, "title": "T", "lookFor": "L", "source": "S", "recipe": {"features": 8},
                 "claims": [{"says": "few", "set": {"neurons": 20}, "seeds": 3, "measure": "featuresOn",
                             "statistic": "every", "from": 0, "to": 2.5}]}
                """);
        Claim claim = new Claim("few", Map.of(Field.NEURONS, 20L), 3, "featuresOn", Claim.Statistic.EVERY, 0, 2.5);
        assertEquals(new Preset("recipe", "T", "L", "S", preset.experiment(), List.of(claim)), preset);
        assertEquals(20, claim.recipe(preset.experiment()).neurons());
    }

    @Test
    void aByteOrderMarkIsSkipped() throws FileProblem {
        assertEquals(8, parse("\uFEFF{\"features\": 8}").experiment().features());
    }

    @Test
    void theIdIsTheFilesNameWithoutItsEnding() throws IOException, FileProblem {
        assertEquals(
                "my.recipe",
                RecipeFile.read(Files.writeString(folder.resolve("my.recipe.json"), "{}"))
                        .id());
    }

    @Test
    void aFailedWriteLeavesTheFormerFileAndNoOther() throws IOException {
        Path file = Files.writeString(folder.resolve("kept.json"), "kept");
        assertThrows(
                FileProblem.class,
                () -> WholeFile.write(file, out -> {
                    out.write(new byte[1 << 20]);
                    throw new IOException("No space left on device");
                }));
        assertEquals("kept", Files.readString(file));
        try (Stream<Path> left = Files.list(folder)) {
            assertEquals(List.of(file), left.toList());
        }
    }

    @Test
    void aLinkIsWrittenThrough() throws IOException, FileProblem {
        Path file = Files.writeString(folder.resolve("real.json"), "{}");
        Path link = Files.createSymbolicLink(folder.resolve("link.json"), file);
        RecipeFile.write(link, Experiment.defaults(ModelKind.MLP));
        assertTrue(Files.isSymbolicLink(link));
        assertEquals(ModelKind.MLP, RecipeFile.read(file).experiment().model());
    }

    @Test
    void aSettingIsJsonOrAWord() throws FileProblem {
        Map<Field, ?> settings = RecipeFile.settings(
                "--set",
                Map.of(
                        "overlap",
                        "-1e-1",
                        "relu",
                        "false",
                        "optimiser",
                        "adamw",
                        "importance",
                        "[1, 0.5]",
                        "l1",
                        "\"2\""));
        assertEquals(
                Map.of(
                        Field.OVERLAP,
                        -0.1,
                        Field.RELU,
                        false,
                        Field.OPTIMISER,
                        "adamw",
                        Field.IMPORTANCE,
                        List.of(1L, 0.5),
                        Field.L1,
                        "2"),
                settings);
    }

    private static Preset parse(String json) throws FileProblem {
        return RecipeFile.parse("recipe.json", "recipe", json.getBytes(StandardCharsets.UTF_8));
    }
}
