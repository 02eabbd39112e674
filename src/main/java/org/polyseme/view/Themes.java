package org.polyseme.view;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import javafx.application.Application;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Scene;
import org.polyseme.figure.Look;

/** Dresses a scene in light or dark, and tells the figures. FX thread only. */
public final class Themes {
    private final Painter painter;
    private final BooleanSupplier systemIsDark;
    private final ObjectProperty<Theme> chosen = new SimpleObjectProperty<>(Theme.SYSTEM);
    private final ReadOnlyObjectWrapper<Look> look = new ReadOnlyObjectWrapper<>(Look.LIGHT);

    /** @param systemIsDark may take its time; called on the painter's threads */
    Themes(Painter painter, BooleanSupplier systemIsDark) {
        this.painter = painter;
        this.systemIsDark = systemIsDark;
    }

    /** The colours that figures paint in. */
    public ReadOnlyObjectProperty<Look> lookProperty() {
        return look.getReadOnlyProperty();
    }

    Theme chosen() {
        return chosen.get();
    }

    /** Light until anything else is known, so that the first frame is dressed. */
    void begin(Scene scene, Theme theme) {
        dress(scene, theme == Theme.DARK);
        choose(theme, scene);
    }

    /** The system's theme shows as soon as the system has answered. */
    void choose(Theme theme, Scene scene) {
        chosen.set(theme);
        follow(scene);
        if (theme != Theme.SYSTEM) {
            dress(scene, theme == Theme.DARK);
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
                    dress(scene, dark);
                }
            });
        });
    }

    private void dress(Scene scene, boolean dark) {
        Look wanted = dark ? Look.DARK : Look.LIGHT;
        if (look.get().equals(wanted) && !scene.getStylesheets().isEmpty()) {
            return;
        }
        Application.setUserAgentStylesheet(
                dark ? new PrimerDark().getUserAgentStylesheet() : new PrimerLight().getUserAgentStylesheet());
        scene.getStylesheets().setAll(sheet(dark ? "dark.css" : "light.css"), sheet("window.css"));
        look.set(wanted);
    }

    private static String sheet(String name) {
        return Objects.requireNonNull(Themes.class.getResource(name), name).toExternalForm();
    }
}
