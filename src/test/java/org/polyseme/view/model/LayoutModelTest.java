package org.polyseme.view.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
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
import org.polyseme.store.FileProblem;
import org.polyseme.store.Preset;
import org.polyseme.store.Presets;
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

    private String told() {
        return workbench.noticeProperty().get().sentence();
    }

    @Test
    void aPaneThatHasNoRoomOnOneSideIsHalvedTheOtherWayAndThatIsTold() {
        layouts.inRoom(new Tiles.Box(0, 0, 672, 428)); // That of a window of 1280 x 800.
        String added = layouts.split("geometry", Zone.BOTTOM).orElseThrow();
        Tiles tiles = Tiles.of(layouts.layout().figures(), new Tiles.Box(0, 0, 672, 428), Tiles.GAP);
        assertEquals(Optional.of(added), tiles.neighbour("geometry", Zone.RIGHT));
        assertEquals(0, tiles.unreadable());
        assertTrue(told().startsWith("Geometry has no room for "), told());
        assertTrue(told().endsWith(" below it: it stands beside Geometry."), told());
        layouts.split("geometry", Zone.BOTTOM);
        assertTrue(told().endsWith(" below it: it stands beside Weights."), told());
    }

    @Test
    void noPaneIsDividedIntoOnesTooSmallToRead() {
        Tiles.Box box = new Tiles.Box(0, 0, 700, 500);
        layouts.inRoom(box);
        while (layouts.split("overlap", Zone.RIGHT).isPresent()) {
            Tiles tiles = Tiles.of(layouts.layout().figures(), box, Tiles.GAP);
            assertEquals(0, tiles.unreadable(), tiles::toString);
        }
        assertEquals(
                "There is no room for another pane: close one, or click a figure’s name to show another in its place.",
                told());
        int most = figures().size();
        assertTrue(most > 5, () -> most + " panes");
        workbench.undo().undo();
        assertEquals(most - 1, figures().size());
    }

    @Test
    void aPaneIsNotMovedToWhereItCouldNotBeRead() {
        layouts.inRoom(new Tiles.Box(0, 0, 500, 300));
        Layout before = layouts.layout();
        layouts.move("weights", new Tiles.Drop(Optional.of("geometry"), Zone.RIGHT, new Tiles.Box(0, 0, 1, 1)));
        assertEquals(before, layouts.layout(), "three would share 500 pixels, one of them 122");
        layouts.move("weights", new Tiles.Drop(Optional.of("geometry"), Zone.CENTRE, new Tiles.Box(0, 0, 1, 1)));
        assertEquals(List.of("geometry", "overlap", "weights"), figures());
    }

    @Test
    void anOpenedFigureTakesHalfOfTheLargestPaneAlongItsLongerSide() {
        layouts.inRoom(new Tiles.Box(0, 0, 800, 600));
        layouts.open("river"); // Weights: 800 x 294.
        Tiles.Box river = box("river");
        assertEquals(394, river.width());
        assertEquals(294, river.height());
        layouts.open("race"); // All four are 394 x 294 now: the first.
        assertEquals(394, box("weights").width() + Tiles.GAP + box("race").width());
        layouts.open("river");
        assertEquals(5, figures().size(), "it is there already");
        layouts.inRoom(new Tiles.Box(0, 0, 500, 260));
        layouts.open("trajectories");
        assertFalse(figures().contains("trajectories"));
        assertNotNull(workbench.noticeProperty().get());
    }

    private Tiles.Box box(String figure) {
        return Tiles.of(layouts.layout().figures(), new Tiles.Box(0, 0, 800, 600), Tiles.GAP)
                .tile(figure)
                .orElseThrow()
                .box();
    }

    @Test
    void anOpenedFigureThatHasAPaneBehindTheMaximisedOneIsSeen() {
        layouts.maximiseOrRestore("overlap");
        layouts.open("geometry");
        assertFalse(layouts.isMaximised());
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

    private static Preset preset(String id) {
        return new Preset(id, id, "", "", Experiment.defaults(ModelKind.TIED_AUTOENCODER), List.of());
    }

    @Test
    void aPresetHasAPaneForItsFigureInSomebodysOwnLayoutUntilAnotherIsOpened() {
        layouts.close("geometry");
        assertEquals(List.of("weights", "overlap"), figures());
        workbench.open(preset("share-or-drop"));
        assertEquals(List.of("weights", "phase"), figures(), "the preset brings weights anyway");
        LayoutModel next = again();
        assertEquals(List.of("weights", "overlap"), next.layout().figures().figures(), "what is remembered stays");
        next.dispose();
        workbench.open(preset("one-active"));
        assertEquals(List.of("levels", "overlap"), figures(), "neither is its own: the larger pane");
        workbench.open(other);
        assertEquals(List.of("weights", "overlap"), figures());
        workbench.undo().undo();
        assertEquals(List.of("levels", "overlap"), figures());
    }

    @Test
    void aPresetWhoseFigureIsThereTakesNoPane() {
        layouts.choose("overlap", "phase");
        Layout own = layouts.layout();
        workbench.open(preset("share-or-drop"));
        assertEquals(own, layouts.layout());
    }

    @Test
    void whatIsDoneToALayoutWithALentPaneIsRememberedWithoutIt() {
        layouts.close("geometry");
        workbench.open(preset("share-or-drop"));
        layouts.hide(Strip.RECIPE, true);
        layouts.grow("weights", Way.BELOW, true);
        double share = ((Arrangement.Split) layouts.layout().figures()).share();
        assertEquals(List.of("weights", "phase"), figures());
        workbench.open(other);
        assertEquals(List.of("weights", "overlap"), figures());
        assertEquals(share, ((Arrangement.Split) layouts.layout().figures()).share());
        assertTrue(layouts.isHidden(Strip.RECIPE));
    }

    @Test
    void aLentPaneThatIsGivenAnotherFigureByHandKeepsIt() {
        layouts.close("geometry");
        workbench.open(preset("share-or-drop"));
        layouts.choose("phase", "river");
        workbench.open(other);
        assertEquals(List.of("weights", "river"), figures());
    }

    @Test
    void aMaximisedPaneDoesNotHideThePresetsFigure() {
        layouts.maximiseOrRestore("overlap");
        layouts.hide(Strip.RECIPE, true);
        workbench.open(preset("five-features-two-dimensions"));
        assertFalse(layouts.isMaximised());
        layouts.maximiseOrRestore("geometry");
        workbench.open(preset("two-digons"));
        assertTrue(layouts.isMaximised(), "that is its figure");
    }

    /** A preset is about a figure that it brings, and every preset of its own layout is about one. */
    @Test
    void presetsBringTheFigureThatTheyAreAbout() throws FileProblem, IOException {
        int about = 0;
        for (Preset preset : Presets.load().all()) {
            Optional<String> figure = DefaultLayouts.about(preset);
            List<String> brought = LayoutModel.figuresAtFirst(preset);
            assertTrue(figure.isEmpty() || brought.contains(figure.get()), preset.id() + " brings " + brought);
            assertTrue(figure.isPresent() || !DefaultLayouts.presets().contains(preset.id()), preset.id());
            about += figure.isPresent() ? 1 : 0;
        }
        assertEquals(27, about);
    }
}
