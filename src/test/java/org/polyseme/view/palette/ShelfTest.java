package org.polyseme.view.palette;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.polyseme.state.Experiment;
import org.polyseme.state.ModelKind;
import org.polyseme.store.Preset;

class ShelfTest {
    private static final List<Preset> PRESETS = List.of(
            preset("Pentagon", "five arrows", "Elhage", ModelKind.TIED_AUTOENCODER),
            preset("By chance", "collisions", "Lecomte", ModelKind.INCIDENTAL),
            preset("Mine", "whatever", "", ModelKind.MLP),
            preset("Square", "four arrows", "Elhage", ModelKind.TIED_AUTOENCODER));

    private static Preset preset(String title, String lookFor, String paper, ModelKind model) {
        return new Preset(
                "id-of-" + title.toLowerCase(Locale.ROOT),
                title,
                lookFor,
                "",
                paper,
                "",
                Experiment.defaults(model),
                List.of());
    }

    private static List<String> rows(String typed) {
        return Shelf.of(PRESETS, typed).stream()
                .map(row -> row.preset().map(Preset::title).orElse("[" + row.paper() + "]"))
                .toList();
    }

    @Test
    void presetsStandBelowTheirPaper() {
        assertEquals(List.of("[Elhage]", "Pentagon", "Square", "[Lecomte]", "By chance", "[Others]", "Mine"), rows(""));
    }

    @Test
    void aSearchLeavesPapersWithoutAHitOut() {
        assertEquals(List.of("[Elhage]", "Pentagon", "Square"), rows("ARROWS"));
        assertEquals(List.of("[Elhage]", "Square"), rows("four elhage"));
        assertEquals(List.of("[Lecomte]", "By chance"), rows("incidental"));
        assertEquals(List.of("[Elhage]", "Pentagon"), rows("id-of-pentagon"));
        assertEquals(List.of(), rows("nothing"));
    }

    @Test
    void aSearchChoosesThePresetWhoseTitleAnswersBest() {
        assertEquals("Square", likeliest("square"));
        assertEquals("By chance", likeliest("chance"));
        assertEquals("Pentagon", likeliest("arrows"));
        assertEquals("Pentagon", likeliest(""));
        assertEquals(OptionalInt.empty(), Shelf.likeliest(List.of(), "x"));
    }

    private static String likeliest(String typed) {
        List<Shelf.Row> rows = Shelf.of(PRESETS, "");
        return rows.get(Shelf.likeliest(rows, typed).orElseThrow())
                .preset()
                .orElseThrow()
                .title();
    }
}
