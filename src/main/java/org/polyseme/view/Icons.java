package org.polyseme.view;

import javafx.scene.control.Button;
import org.kordamp.ikonli.javafx.FontIcon;

/** Buttons with an icon and a word. FX thread only. */
final class Icons {
    private Icons() {}

    /** @param icon its name in Material Design's set, such as {@code mdi2p-play} */
    static Button button(String id, String icon, String label, Runnable run) {
        Button button = new Button(label, new FontIcon(icon));
        button.setId(id);
        button.setOnAction(event -> run.run());
        return button;
    }
}
