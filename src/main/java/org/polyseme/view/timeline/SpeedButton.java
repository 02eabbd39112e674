package org.polyseme.view.timeline;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.Tooltip;
import javafx.util.Subscription;
import org.polyseme.session.Pace;
import org.polyseme.view.model.Workbench;

/** How fast it plays, and a choice of other speeds. FX thread only. */
final class SpeedButton extends MenuButton {
    private final Workbench workbench;
    private final Map<Pace, RadioMenuItem> items = new EnumMap<>(Pace.class);

    SpeedButton(Workbench workbench) {
        this.workbench = workbench;
        setId("timeline-speed");
        getStyleClass().add("timeline-speed");
        setMinWidth(USE_PREF_SIZE);
        setTooltip(new Tooltip("Speed"));
        for (Pace pace : Pace.values()) {
            RadioMenuItem item = new RadioMenuItem(pace.words());
            item.setId("timeline-speed-" + pace.name().toLowerCase(Locale.ROOT).replace('_', '-'));
            item.setOnAction(event -> {
                workbench.pace(pace);
                tell(pace); // A click on the chosen one must not leave none chosen.
            });
            items.put(pace, item);
            getItems().add(item);
        }
    }

    /** Shows the present speed until it is unsubscribed. */
    Subscription following() {
        return workbench.paceProperty().subscribe(this::tell);
    }

    private void tell(Pace pace) {
        setText(pace.label());
        setAccessibleText("Speed: " + pace.words());
        items.forEach((each, item) -> item.setSelected(each == pace));
    }
}
