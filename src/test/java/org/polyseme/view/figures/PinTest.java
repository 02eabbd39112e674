package org.polyseme.view.figures;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.OptionalInt;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.polyseme.figure.Selection;
import org.polyseme.session.Session;
import org.polyseme.state.Experiment;
import org.polyseme.state.Field;
import org.polyseme.state.ModelKind;
import org.polyseme.store.Preset;
import org.polyseme.support.FakeTraining;
import org.polyseme.view.model.Workbench;

class PinTest {
    private static final Experiment RECIPE = Experiment.defaults(ModelKind.INCIDENTAL)
            .with(Field.PAIRS, 0)
            .with(Field.FEATURES, 8)
            .with(Field.NEURONS, 12);
    private static final Selection BOTH = Selection.NONE.withFeature(3).withNeuron(10);

    private final Workbench workbench =
            new Workbench(preset("one"), new Session(RECIPE, false, new FakeTraining.Plan(), failure -> "CODE"), false);
    private final ObjectProperty<Selection> lit = new SimpleObjectProperty<>(Selection.NONE);
    private final Pin pin = new Pin(lit);

    private static Preset preset(String id) {
        return new Preset(id, id, "", "", RECIPE, List.of());
    }

    @BeforeEach
    void select() {
        pin.follow(workbench);
        pin.keep(BOTH);
    }

    @AfterEach
    void close() {
        workbench.close();
    }

    @Test
    void whatIsOpenedBeginsWithNothingSelected() {
        workbench.open(preset("another"));
        assertEquals(Selection.NONE, pin.pinned());
        assertEquals(Selection.NONE, lit.get());
    }

    @Test
    void aChangeOfTheRecipeKeepsTheSelectionAsFarAsItExists() {
        workbench.change(Field.L1, 0.5);
        workbench.change(Field.SEED, 7);
        workbench.change(Field.NEURONS, 11);
        assertEquals(BOTH, lit.get());
        workbench.change(Field.NEURONS, 10);
        assertEquals(new Selection(OptionalInt.of(3), OptionalInt.empty(), OptionalInt.empty()), lit.get());
    }
}
