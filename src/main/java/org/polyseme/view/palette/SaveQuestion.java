package org.polyseme.view.palette;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** Asks, before a session goes that is nowhere on disk, what to do with it: Esc does nothing. FX thread only. */
public final class SaveQuestion extends Overlay {
    private final Label sentence;
    private final Button save;
    private Runnable saving = () -> {};
    private Runnable going = () -> {};

    public SaveQuestion() {
        this(new Label(), new Button("Save"), new Button("Don\u2019t save"), new Button("Cancel"));
    }

    private SaveQuestion(Label sentence, Button save, Button leave, Button cancel) {
        super("save-question", new VBox(title(), sentence, row(leave, cancel, save)));
        this.sentence = sentence;
        this.save = save;
        sentence.setId("save-question-sentence");
        sentence.setWrapText(true);
        save.setId("save-question-save");
        save.getStyleClass().add("accent");
        leave.setId("save-question-leave");
        cancel.setId("save-question-cancel");
        save.setOnAction(event -> answer(saving));
        leave.setOnAction(event -> answer(going));
        cancel.setOnAction(event -> close());
        for (Button button : new Button[] {save, leave, cancel}) {
            button.setMinWidth(USE_PREF_SIZE);
            button.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
                if (event.getCode() == KeyCode.ENTER) {
                    button.fire();
                    event.consume();
                }
            });
        }
    }

    private static Label title() {
        Label title = new Label("Save the session?");
        title.getStyleClass().add("overlay-title");
        return title;
    }

    private static HBox row(Button... buttons) {
        HBox row = new HBox(buttons);
        row.setAlignment(Pos.CENTER_RIGHT);
        row.getStyleClass().add("question-row");
        return row;
    }

    /**
     * Asks once.
     *
     * @param what is not saved, as a sentence
     * @param saves saves it, and goes on by itself once that is done
     * @param goes goes on without
     */
    public void ask(String what, Runnable saves, Runnable goes) {
        sentence.setText(what);
        saving = saves;
        going = goes;
        if (!isOpen()) {
            toggle();
        }
    }

    private void answer(Runnable run) {
        close();
        run.run();
    }

    @Override
    boolean walksByTab() {
        return true;
    }

    @Override
    void prepare() {
        // what there is to say was said by whoever asks
    }

    @Override
    Node entry() {
        return save;
    }
}
