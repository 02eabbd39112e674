package org.polyseme.view;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.util.List;
import java.util.function.BooleanSupplier;
import javafx.application.Application;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Scene;
import javafx.scene.paint.Color;
import org.polyseme.figure.Look;

/** Dresses a scene in a theme and in a size of type, and tells the figures. FX thread only. */
public final class Themes {
    private final Painter painter;
    private final BooleanSupplier systemIsDark;
    private final ObjectProperty<Theme> chosen = new SimpleObjectProperty<>(Theme.SYSTEM);
    private final ReadOnlyObjectWrapper<Look> look = new ReadOnlyObjectWrapper<>(Look.LIGHT);
    private Look dressed = Look.LIGHT;
    private final ReadOnlyIntegerWrapper zoom = new ReadOnlyIntegerWrapper(Zoom.LEAST);

    /** @param systemIsDark may take its time; called on the painter's threads */
    Themes(Painter painter, BooleanSupplier systemIsDark) {
        this.painter = painter;
        this.systemIsDark = systemIsDark;
    }

    /** The colours that figures paint in, and how large they are shown. */
    public ReadOnlyObjectProperty<Look> lookProperty() {
        return look.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Theme> chosenProperty() {
        return chosen;
    }

    /** How large the window's type is, in percent of its ordinary size. */
    public ReadOnlyIntegerProperty zoomProperty() {
        return zoom.getReadOnlyProperty();
    }

    /** @param percent brought to the nearest that is offered */
    void zoom(int percent, Scene scene) {
        zoom.set(Zoom.within(percent));
        if (!scene.getStylesheets().isEmpty()) {
            scene.getStylesheets().setAll(sheets());
        }
        tell();
    }

    /** Light until anything else is known, so that the first frame is dressed. */
    void begin(Scene scene, Theme theme) {
        dress(scene, look(theme));
        choose(theme, scene);
    }

    /** The system's theme shows as soon as the system has answered. */
    void choose(Theme theme, Scene scene) {
        chosen.set(theme);
        follow(scene);
        if (theme != Theme.SYSTEM) {
            dress(scene, look(theme));
        }
    }

    /** Asks the system again, where its theme is followed. */
    void follow(Scene scene) {
        if (chosen.get() != Theme.SYSTEM) {
            return;
        }
        painter.execute(() -> {
            boolean dark = systemIsDark.getAsBoolean();
            FxThread.later(() -> {
                if (chosen.get() == Theme.SYSTEM) {
                    dress(scene, dark ? Look.DARK : Look.LIGHT);
                }
            });
        });
    }

    private static Look look(Theme theme) {
        return switch (theme) {
            case SYSTEM, LIGHT -> Look.LIGHT;
            case DARK -> Look.DARK;
            case HIGH_CONTRAST -> Look.HIGH_CONTRAST;
        };
    }

    private void dress(Scene scene, Look wanted) {
        if (!scene.getStylesheets().isEmpty() && dressed.equals(wanted)) {
            return;
        }
        dressControls(wanted);
        dressed = wanted;
        java.awt.Color back = wanted.background();
        scene.setFill(Color.rgb(back.getRed(), back.getGreen(), back.getBlue())); // seen before anything else is
        scene.getStylesheets().setAll(sheets());
        tell();
    }

    /** What controls look like; asked before there is any, JavaFX does not read a theme of its own first. */
    static void dressControls(Theme theme) {
        dressControls(look(theme));
    }

    private static String controls(Look wanted) {
        return (wanted.dark() ? new PrimerDark() : new PrimerLight()).getUserAgentStylesheet();
    }

    private static void dressControls(Look wanted) {
        String sheet = controls(wanted);
        if (!sheet.equals(Application.getUserAgentStylesheet())) {
            Application.setUserAgentStylesheet(sheet);
        }
    }

    private void tell() {
        look.set(dressed.zoomed(zoom.get() / (double) Zoom.LEAST));
    }

    private List<String> sheets() {
        return sheets(dressed, zoom.get());
    }

    private static List<String> sheets(Look look, int percent) {
        String colours = look.dark() ? "dark.css" : look.equals(Look.LIGHT) ? "light.css" : "high-contrast.css";
        return List.of(Zoom.sheet(colours, Zoom.LEAST), Zoom.sheet("window.css", percent));
    }
}
