package org.polyseme.view;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.geometry.Dimension2D;
import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;
import javafx.stage.Stage;
import org.polyseme.view.model.Memory;

/** How large the window was last time. FX thread only. */
final class WindowSize {
    private static final String KEY = "window";
    private static final String MAXIMISED = " maximised";
    private static final Pattern WORDS = Pattern.compile("(\\d{3,5}) (\\d{3,5})(" + MAXIMISED + ")?");

    private WindowSize() {}

    /**
     * As last time, or else as given, and in either case no larger than the screen.
     *
     * @param width of the scene, in logical pixels
     * @param height likewise
     */
    static void restore(Stage stage, double width, double height, Memory memory) {
        Rectangle2D screen = Screen.getPrimary().getVisualBounds();
        Matcher words = WORDS.matcher(memory.get(KEY, ""));
        if (words.matches()) {
            stage.setWidth(Math.min(screen.getWidth(), Integer.parseInt(words.group(1))));
            stage.setHeight(Math.min(screen.getHeight(), Integer.parseInt(words.group(2))));
            stage.setMaximized(words.group(3) != null);
            return;
        }
        if (width > screen.getWidth()) {
            stage.setWidth(screen.getWidth());
        }
        if (height > screen.getHeight()) {
            stage.setHeight(screen.getHeight());
        }
    }

    /** What the scene will measure once the stage is shown, but for what the system draws around it: as said, or as given. */
    static Dimension2D expected(Stage stage, double width, double height) {
        Rectangle2D screen = Screen.getPrimary().getVisualBounds();
        if (stage.isMaximized()) {
            return new Dimension2D(screen.getWidth(), screen.getHeight());
        }
        return new Dimension2D(
                Double.isNaN(stage.getWidth()) ? width : stage.getWidth(),
                Double.isNaN(stage.getHeight()) ? height : stage.getHeight());
    }

    static void remember(Stage stage, Memory memory) {
        if (!stage.isFullScreen() && !stage.isIconified() && stage.getWidth() > 0) {
            memory.put(
                    KEY,
                    Math.round(stage.getWidth()) + " " + Math.round(stage.getHeight())
                            + (stage.isMaximized() ? MAXIMISED : ""));
        }
    }
}
