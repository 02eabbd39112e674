package org.polyseme.view.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.polyseme.figure.Figure;
import org.polyseme.figure.Figures;
import org.polyseme.state.ModelKind;
import org.polyseme.store.FileProblem;
import org.polyseme.store.Preset;
import org.polyseme.store.Presets;
import org.polyseme.view.model.Arrangement.Pane;
import org.polyseme.view.model.Arrangement.Split;
import org.polyseme.view.model.Arrangement.Way;

class LayoutTest {
    private static final List<String> KNOWN = List.of("a", "b", "c");
    private static final String TEXT =
            "{\"figures\":{\"below\":[\"a\", {\"right\":[\"b\", \"c\"],\"at\":0.25}],\"at\":0.5},\"hidden\":[\"curves\"]}";

    @Test
    void whatIsWrittenReadsBackAsTheSame() throws FileProblem {
        Layout layout = new Layout(
                new Split(Way.BELOW, 0.5, new Pane("a"), new Split(Way.RIGHT, 0.25, new Pane("b"), new Pane("c"))),
                Set.of(Strip.CURVES));
        assertEquals(TEXT, layout.text());
        assertEquals(layout, Layout.parse(TEXT, KNOWN));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    [1]                             | layout: expected an object with figures, found another value.
                    {                               | layout: line 1, column 2: expected valid JSON, found unexpected end-of-input.
                    {"figures":"z"}                 | layout: figures: expected the name of a figure, found "z".
                    {"figures":{"right":["a","a"]}} | layout: figures.right[1]: expected each figure at most once, found a second "a".
                    {"figures":{"right":["a"]}}     | layout: figures: expected the name of a figure, or "right" or "below" with two halves, found another value.
                    {"figures":{"right":["a","b"],"at":2}} | layout: figures.at: expected a number between 0 and 1, found 2.
                    {"figures":"a","hidden":"x"}    | layout: hidden: expected a list, found another value.
                    """)
    void whatIsNoLayoutIsRefusedInOneSentence(String text, String sentence) {
        FileProblem problem = assertThrows(FileProblem.class, () -> Layout.parse(text, KNOWN));
        assertEquals(sentence, problem.getMessage());
    }

    @Test
    void halvesOfHalvesEndSomewhere() {
        String deep = "\"a\"";
        for (int i = 0; i < 7; i++) {
            deep = "{\"right\":[" + deep + ",\"b\"]}";
        }
        String text = "{\"figures\":" + deep + "}";
        FileProblem problem = assertThrows(FileProblem.class, () -> Layout.parse(text, KNOWN));
        assertTrue(problem.getMessage().contains("at most 6 halves within halves"), problem.getMessage());
    }

    @ParameterizedTest
    @EnumSource(ModelKind.class)
    void everyKindOfModelHasALayoutOfFiguresThatThereAre(ModelKind kind) throws FileProblem {
        List<String> all = Figures.all().stream().map(Figure::id).toList();
        Layout layout = DefaultLayouts.of(kind);
        assertEquals(
                layout.figures().figures(),
                Layout.parse(layout.text(), all).figures().figures());
        assertTrue(layout.hidden().isEmpty());
    }

    @Test
    void aPresetAboutOneFigureBeginsWithItAndIsOneThatThereIs() throws FileProblem {
        List<String> all = Figures.all().stream().map(Figure::id).toList();
        Map<String, Preset> presets =
                Presets.load().all().stream().collect(Collectors.toMap(Preset::id, preset -> preset));
        for (String id : DefaultLayouts.presets()) {
            Preset preset = Objects.requireNonNull(presets.get(id), id);
            Layout own = DefaultLayouts.of(preset, preset.experiment().model());
            assertNotEquals(DefaultLayouts.of(preset.experiment().model()), own, id);
            assertEquals(
                    own.figures().figures(),
                    Layout.parse(own.text(), all).figures().figures());
            assertEquals(DefaultLayouts.of(ModelKind.MLP), DefaultLayouts.of(preset, ModelKind.MLP));
        }
    }
}
