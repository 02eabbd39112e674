package org.polyseme.view.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.polyseme.figure.Figures;
import org.polyseme.session.Session;
import org.polyseme.state.Experiment;
import org.polyseme.state.ModelKind;
import org.polyseme.store.Preset;
import org.polyseme.support.FakeTraining;
import org.polyseme.view.model.Arrangement.Way;
import org.polyseme.view.model.Arrangement.Zone;

class LayoutModelTest {
    private static final Experiment RECIPE = Experiment.defaults(ModelKind.INCIDENTAL);

    private final Preset opened = new Preset("id", "First", "", "", RECIPE, List.of());
    private final Preset other =
            new Preset("other", "Other", "", "", Experiment.defaults(ModelKind.TIED_AUTOENCODER), List.of());
    private final Workbench workbench =
            new Workbench(opened, new Session(RECIPE, false, new FakeTraining.Plan(), f -> "CODE"), false);
    private final Memory memory = Memory.forNow();
    private final LayoutModel layouts = again();

    @AfterEach
    void close() {
        layouts.dispose();
        workbench.close();
    }

    /** The same window the next time. */
    private LayoutModel again() {
        Map<String, String> titles = new LinkedHashMap<>();
        Figures.all().forEach(figure -> titles.put(figure.id(), figure.title()));
        return new LayoutModel(workbench, titles, memory);
    }

    private List<String> figures() {
        return layouts.layout().figures().figures();
    }

    private String undoName() {
        return workbench.undo().undoNameProperty().get();
    }

    @Test
    void eachKindOfModelBringsItsOwnUntilSomebodyChangesSomething() {
        assertEquals(List.of("weights", "overlap", "geometry"), figures());
        workbench.open(other);
        assertEquals(List.of("geometry", "features", "weights"), figures());
        workbench.undo().undo();
        assertEquals(List.of("weights", "overlap", "geometry"), figures());
        layouts.close("overlap");
        workbench.open(other);
        assertEquals(List.of("weights", "geometry"), figures());
        layouts.reset();
        assertEquals(List.of("geometry", "features", "weights"), figures());
    }

    @Test
    void aPresetAboutOneFigureBringsItUntilAnotherIsOpened() {
        Experiment recipe = Experiment.defaults(ModelKind.TIED_AUTOENCODER);
        workbench.open(new Preset("share-or-drop", "Share", "", "", recipe, List.of()));
        assertEquals(List.of("phase", "weights", "features"), figures());
        workbench.open(other);
        assertEquals(List.of("geometry", "features", "weights"), figures());
        workbench.undo().undo();
        assertEquals(List.of("phase", "weights", "features"), figures());
    }

    @Test
    void aChangeThatWasTakenBackIsNobodysOwn() {
        layouts.close("overlap");
        workbench.undo().undo();
        workbench.open(other);
        assertEquals(List.of("geometry", "features", "weights"), figures());
    }

    @Test
    void splittingShowsTheNextFigureThatHasNoPane() {
        assertEquals(Optional.of("allocation"), layouts.split("geometry", Zone.RIGHT));
        assertEquals(List.of("weights", "overlap", "geometry", "allocation"), figures());
        assertEquals("opening Allocation", undoName());
        workbench.undo().undo();
        assertEquals(List.of("weights", "overlap", "geometry"), figures());
        workbench.undo().redo();
        assertEquals(4, figures().size());
    }

    @Test
    void theLastPaneStays() {
        layouts.close("overlap");
        layouts.close("geometry");
        layouts.close("weights");
        assertEquals(List.of("weights"), figures());
        assertNotNull(workbench.noticeProperty().get());
    }

    @Test
    void thereIsAnEndToSplitting() {
        while (layouts.split(figures().get(0), Zone.RIGHT).isPresent()) {
            assertTrue(figures().size() <= Arrangement.MOST_PANES);
        }
        assertTrue(layouts.layout().figures().isWithinBounds());
        assertNotNull(workbench.noticeProperty().get());
    }

    @Test
    void aDividerThatIsDrawnIsOneStep() {
        Layout before = layouts.layout();
        for (int i = 1; i < 30; i++) {
            layouts.draw("", 0.5 + i / 100.0);
        }
        layouts.endDrawing();
        assertEquals("sizing panes", undoName());
        workbench.undo().undo();
        assertEquals(before, layouts.layout());
        assertEquals("", undoName());
        layouts.draw("", 0.5);
        layouts.endDrawing();
        assertEquals("", undoName(), "nothing was moved");
    }

    @Test
    void onePaneHasAllTheRoomForAGlance() {
        layouts.maximiseOrRestore("overlap");
        assertEquals("overlap", layouts.maximisedProperty().get());
        assertEquals("", undoName());
        layouts.choose("overlap", "river");
        assertFalse(layouts.isMaximised());
        layouts.maximiseOrRestore("overlap");
        assertFalse(layouts.isMaximised(), "it has no pane any more");
    }

    @Test
    void stripsAreHiddenAndComeBack() {
        layouts.hide(Strip.RECIPE, true);
        assertTrue(layouts.isHidden(Strip.RECIPE));
        assertEquals("hiding Recipe", undoName());
        layouts.hide(Strip.RECIPE, true);
        workbench.undo().undo();
        assertFalse(layouts.isHidden(Strip.RECIPE));
        layouts.hideAllOrNone();
        assertTrue(layouts.isHidden(Strip.TIMELINE));
        layouts.hideAllOrNone();
        assertFalse(layouts.isHidden(Strip.TIMELINE));
    }

    @Test
    void theLastLayoutIsThereTheNextTime() {
        layouts.moveTowards("geometry", Zone.LEFT);
        layouts.grow("weights", Way.BELOW, true);
        layouts.hide(Strip.CURVES, true);
        LayoutModel next = again();
        assertEquals(layouts.layout(), next.layout());
        next.dispose();
    }

    @Test
    void whatCannotBeReadIsForgotten() {
        memory.put("layout", "{\"figures\":\"nothing\"}");
        LayoutModel next = again();
        assertEquals(DefaultLayouts.of(ModelKind.INCIDENTAL), next.layout());
        next.dispose();
    }

    @Test
    void layoutsAreSavedUnderNamesChosenAndDeleted() {
        layouts.close("overlap");
        Layout talk = layouts.layout();
        layouts.save(" Talk ");
        layouts.reset();
        assertNotEquals(talk, layouts.layout());
        LayoutModel next = again();
        assertEquals(List.of("Talk"), next.named().namesProperty().get());
        next.use("talk");
        assertEquals(talk, next.layout());
        next.named().delete("Talk");
        next.dispose();
        LayoutModel third = again();
        assertEquals(List.of(), third.named().namesProperty().get());
        third.dispose();
    }

    @Test
    void aNameHasALengthAndTheListAnEnd() {
        layouts.save("");
        assertNotNull(workbench.noticeProperty().get());
        workbench.dismiss();
        layouts.save("x".repeat(41));
        assertNotNull(workbench.noticeProperty().get());
        for (int i = 0; i <= NamedLayouts.MOST; i++) {
            layouts.save("name " + i);
        }
        assertEquals(NamedLayouts.MOST, layouts.named().namesProperty().get().size());
    }

    @Test
    void shownFiguresTakeThePanesInReadingOrder() {
        layouts.choose(List.of("geometry", "river"));
        assertEquals(List.of("geometry", "river", "weights"), figures());
    }
}
