package org.polyseme.view.palette;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.polyseme.state.Experiment;
import org.polyseme.store.Preset;

/** All presets by paper, with what to look for in each. FX thread only. */
public final class PresetBrowser extends Overlay {
    private final List<Preset> presets;
    private final Consumer<Preset> open;
    private final TextField search;
    private final ListView<Shelf.Row> list;
    private final Details details;

    public PresetBrowser(List<Preset> presets, Consumer<Preset> open) {
        this(presets, open, new TextField(), new ListView<>(), new Details());
    }

    private PresetBrowser(
            List<Preset> presets, Consumer<Preset> open, TextField search, ListView<Shelf.Row> list, Details details) {
        super("presets", new VBox(search, new HBox(list, details)));
        this.presets = presets;
        this.open = open;
        this.search = search;
        this.list = list;
        this.details = details;
        search.setId("presets-search");
        search.getStyleClass().add("palette-search");
        search.setPromptText("Find a preset by name, paper or model");
        search.setAccessibleText("Find a preset");
        list.setId("presets-list");
        list.getStyleClass().add("presets-list");
        list.setFocusTraversable(false);
        list.setPlaceholder(new Label("No preset answers to that."));
        list.setCellFactory(view -> new Line());
        HBox.setHgrow(details, Priority.ALWAYS);
        details.onOpen(this::openChosen);
        list.getSelectionModel().selectedItemProperty().subscribe(this::describe);
        search.textProperty().subscribe(words -> find());
        search.setOnAction(event -> openChosen());
        search.addEventFilter(KeyEvent.KEY_PRESSED, this::move);
        list.addEventHandler(MouseEvent.MOUSE_CLICKED, event -> {
            search.requestFocus();
            if (event.getClickCount() == 2) {
                openChosen();
            }
        });
    }

    @Override
    void prepare() {
        search.clear();
        find();
    }

    @Override
    Node entry() {
        return search;
    }

    private void find() {
        list.getItems().setAll(Shelf.of(presets, search.getText()));
        list.getSelectionModel().clearSelection();
        list.scrollTo(0);
        Shelf.likeliest(list.getItems(), search.getText()).ifPresent(row -> choose(row, 1));
    }

    private void move(KeyEvent event) {
        int way = event.getCode() == KeyCode.DOWN ? 1 : event.getCode() == KeyCode.UP ? -1 : 0;
        if (way != 0) {
            choose(list.getSelectionModel().getSelectedIndex() + way, way);
            event.consume();
        }
    }

    /** The next preset from there on, passing over headings. */
    private void choose(int from, int way) {
        for (int i = from; i >= 0 && i < list.getItems().size(); i += way) {
            if (list.getItems().get(i).preset().isPresent()) {
                list.getSelectionModel().select(i);
                list.scrollTo(Math.max(0, i - 4));
                return;
            }
        }
    }

    private void describe(Shelf.@Nullable Row row) {
        details.show(row == null ? Optional.empty() : row.preset());
    }

    private void openChosen() {
        Shelf.Row row = list.getSelectionModel().getSelectedItem();
        if (row != null) {
            row.preset().ifPresent(preset -> {
                close();
                open.accept(preset);
            });
        }
    }

    /** A heading, which cannot be chosen, or a preset. */
    private static final class Line extends ListCell<Shelf.Row> {
        @Override
        protected void updateItem(Shelf.Row row, boolean empty) {
            super.updateItem(row, empty);
            boolean heading = !empty && row != null && row.preset().isEmpty();
            getStyleClass().remove("presets-paper");
            setMouseTransparent(empty || heading);
            setText(
                    empty || row == null
                            ? null
                            : row.preset().map(Preset::title).orElse(row.paper()));
            if (heading) {
                getStyleClass().add("presets-paper");
            }
        }
    }

    /** What the chosen preset is about. */
    private static final class Details extends VBox {
        private final Label title = wrapped("overlay-title");
        private final Label lookFor = wrapped("presets-text");
        private final Label model = wrapped("presets-text");
        private final Label source = wrapped("presets-muted");
        private final Label url = wrapped("presets-muted");
        private final Button open = new Button("Open");

        Details() {
            getStyleClass().add("presets-details");
            open.setId("presets-open");
            open.getStyleClass().add("small-button");
            open.setFocusTraversable(false);
            Region between = new Region();
            VBox.setVgrow(between, Priority.ALWAYS);
            HBox bottom = new HBox(open);
            bottom.setAlignment(Pos.CENTER_RIGHT);
            getChildren()
                    .addAll(
                            title,
                            heading("WHAT TO LOOK FOR"),
                            lookFor,
                            heading("MODEL"),
                            model,
                            heading("SOURCE"),
                            source,
                            url,
                            between,
                            bottom);
        }

        private static Label wrapped(String style) {
            Label label = new Label();
            label.getStyleClass().add(style);
            label.setWrapText(true);
            label.setMinHeight(Region.USE_PREF_SIZE);
            return label;
        }

        private static Label heading(String words) {
            Label heading = new Label(words);
            heading.getStyleClass().add("heading");
            return heading;
        }

        void onOpen(Runnable run) {
            open.setOnAction(event -> run.run());
        }

        void show(Optional<Preset> shown) {
            setVisible(shown.isPresent());
            shown.ifPresent(preset -> {
                Experiment recipe = preset.experiment();
                title.setText(preset.title());
                lookFor.setText(preset.lookFor());
                model.setText(String.format(
                        Locale.ROOT,
                        "%s, %,d features, %,d neurons, %s, %,d steps",
                        recipe.model().label(),
                        recipe.features(),
                        recipe.neurons(),
                        recipe.optimiser().label(),
                        recipe.steps()));
                source.setText(preset.source());
                url.setText(preset.url());
            });
        }
    }
}
