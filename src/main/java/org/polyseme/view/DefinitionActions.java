package org.polyseme.view;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import org.polyseme.figure.Option;
import org.polyseme.figure.Options;
import org.polyseme.measure.DefinitionKind;

/** By which definition a feature is on a neuron; its threshold is on the card beside the neurons. FX thread only. */
final class DefinitionActions {
    private DefinitionActions() {}

    static void add(Actions actions, ObjectProperty<Options> options) {
        List<Action> choices = new ArrayList<>();
        for (DefinitionKind kind : DefinitionKind.values()) {
            String label =
                    Character.toUpperCase(kind.label().charAt(0)) + kind.label().substring(1);
            choices.add(Action.of(
                            "definition-" + kind.key(),
                            Section.DEFINITION,
                            label,
                            () -> options.set(options.get().with(Option.DEFINITION, kind.key())))
                    .chosenIf(options.map(set -> set.choice(Option.DEFINITION, DefinitionKind.class) == kind)));
        }
        actions.add(choices);
    }
}
