package org.polyseme.view;

import atlantafx.base.theme.Styles;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.kordamp.ikonli.javafx.FontIcon;
import org.polyseme.session.Pace;
import org.polyseme.store.Preset;
import org.polyseme.view.model.Workbench;

/** The buttons under the menu: play, step, restart, speed; at the right what is open. FX thread only. */
final class ToolRow extends HBox {
    private static final FontIconNames PLAY = new FontIconNames("mdi2p-play", "Play");
    private static final FontIconNames PAUSE = new FontIconNames("mdi2p-pause", "Pause");

    private record FontIconNames(String icon, String label) {}

    private final Button play;
    private final Map<Pace, ToggleButton> paces = new EnumMap<>(Pace.class);
    /** Buttons without a word, by their action. */
    private final Map<String, Button> icons = new LinkedHashMap<>();

    private final Label title = new Label();
    private final Label lookFor = new Label();
    private final VBox opened = new VBox();
    private final Subscription subscriptions;

    ToolRow(Workbench workbench, Actions actions) {
        getStyleClass().add("tool-row");
        setAlignment(Pos.CENTER_LEFT);
        play = Icons.button("play", PAUSE.icon(), PAUSE.label(), actions.named("play")::perform);
        play.getStyleClass().add("accent");
        play.setMinWidth(Region.USE_PREF_SIZE);
        Button step = Icons.button("step", "mdi2a-arrow-right", "Step", actions.named("step")::perform);
        Button restart = Icons.button("restart", "mdi2r-restart", "Restart", actions.named("restart")::perform);
        Button newSeed = icon("restart-new-seed", "mdi2d-dice-5-outline", "new-seed", actions);
        for (Button button : new Button[] {step, restart}) {
            button.setMinWidth(Region.USE_PREF_SIZE);
        }
        Button branch = icon("branch-here", "mdi2a-arrow-decision-outline", "fork", actions);
        Button compare = icon("compare-branches", "mdi2a-arrow-left-right", "compare", actions);
        Button export = icon("export-figures", "mdi2d-download", "export", actions);
        getChildren().addAll(play, step, restart, newSeed, speed(workbench), branch, compare, export, opened());
        for (Node control : getChildren().subList(0, getChildren().indexOf(export))) {
            control.disableProperty().bind(workbench.trainableProperty().not());
        }
        subscriptions = Subscription.combine(
                workbench.playingProperty().subscribe(this::showPlaying),
                workbench.paceProperty().subscribe(this::showPace),
                workbench.openedProperty().subscribe(this::showOpened));
    }

    static String id(Pace pace) {
        return "pace-" + pace.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** A button without a word, for an action that may be added later. */
    private Button icon(String id, String icon, String action, Actions actions) {
        Button button = Icons.button(id, icon, "", () -> actions.named(action).perform());
        button.getStyleClass().add("wordless");
        button.setMinWidth(Region.USE_PREF_SIZE);
        icons.put(action, button);
        return button;
    }

    private HBox speed(Workbench workbench) {
        HBox speed = new HBox();
        speed.getStyleClass().add("segmented-button");
        ToggleGroup group = new ToggleGroup();
        for (Pace pace : Pace.values()) {
            ToggleButton button = new ToggleButton(pace.label());
            button.setToggleGroup(group);
            button.setId(id(pace));
            button.setMinWidth(Region.USE_PREF_SIZE);
            button.setAccessibleText("Speed: " + pace.words());
            button.setOnAction(event -> {
                workbench.pace(pace);
                showPace(pace); // A click on the chosen one must not leave none chosen.
            });
            paces.put(pace, button);
            speed.getChildren().add(button);
        }
        speed.getChildren().get(0).getStyleClass().add(Styles.LEFT_PILL);
        speed.getChildren().get(speed.getChildren().size() - 1).getStyleClass().add(Styles.RIGHT_PILL);
        speed.setAlignment(Pos.CENTER);
        speed.setMinWidth(Region.USE_PREF_SIZE);
        return speed;
    }

    /** Adds what is seen only once somebody points at a button; all actions are there by then. */
    void addTips(Actions actions) {
        icons.forEach((name, button) -> {
            Action action = actions.named(name);
            String keys =
                    action.keys().isEmpty() ? "" : " (" + action.keys().get(0).getDisplayText() + ")";
            button.accessibleTextProperty().bind(action.label());
            button.setTooltip(new Tooltip());
            button.getTooltip().textProperty().bind(action.label().map(label -> label + keys));
        });
        paces.forEach((pace, button) -> button.setTooltip(new Tooltip(pace.words())));
    }

    private VBox opened() {
        title.getStyleClass().add("opened-title");
        lookFor.getStyleClass().add("opened-hint");
        opened.getChildren().setAll(title, lookFor);
        opened.setAlignment(Pos.CENTER_RIGHT);
        opened.setMinWidth(0);
        HBox.setHgrow(opened, Priority.ALWAYS);
        return opened;
    }

    private void showPlaying(boolean playing) {
        FontIconNames names = playing ? PAUSE : PLAY;
        play.setText(names.label());
        play.setGraphic(new FontIcon(names.icon()));
    }

    private void showPace(Pace pace) {
        ToggleButton button = paces.get(pace);
        if (button != null) {
            button.setSelected(true);
        }
    }

    private void showOpened(Preset preset) {
        title.setText(preset.title());
        lookFor.setText(preset.lookFor());
        lookFor.setTooltip(
                preset.lookFor().isEmpty() ? null : new Tooltip(preset.lookFor())); // a narrow window cuts it
    }

    void dispose() {
        subscriptions.unsubscribe();
    }
}
