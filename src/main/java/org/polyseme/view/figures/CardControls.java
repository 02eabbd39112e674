package org.polyseme.view.figures;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.util.Subscription;
import org.polyseme.figure.Figure;

/** What lies over a picture in its card: the title that chooses another, options, the pane's menu. FX thread only. */
final class CardControls {
    private static final double CHOOSER_X = 14;
    private static final double CHOOSER_Y = 8;
    private static final double CHOOSER_HEIGHT = 24;

    private final FigureChooser chooser;
    private final CardMenu more;
    private final PaneMenu menu;
    private final Subscription zoomed;

    CardControls(Figure figure, Surroundings surroundings, FigureStage stage, Docking docking) {
        chooser = new FigureChooser(figure, wanted -> stage.layouts().choose(figure.id(), wanted.id()));
        docking.install(chooser, figure);
        more = new CardMenu(figure, surroundings.options());
        // Right of the chooser, wherever that ends.
        more.translateXProperty()
                .bind(chooser.widthProperty().add(chooser.translateXProperty()).subtract(2));
        menu = new PaneMenu(figure, stage::deeds);
        StackPane.setAlignment(menu, Pos.TOP_RIGHT);
        menu.setTranslateX(-1);
        zoomed = surroundings.look().subscribe(look -> fit(look.zoom()));
    }

    /** In the order of the Tab key. */
    List<Region> all() {
        return List.of(chooser, more, menu);
    }

    FigureChooser chooser() {
        return chooser;
    }

    PaneMenu menu() {
        return menu;
    }

    boolean isChoosing() {
        return chooser.isShowing() || menu.isOpen();
    }

    /** Where the painted title is, which is shown as large as the window's type. */
    private void fit(double zoom) {
        for (Region over : all()) {
            double width =
                    over == chooser ? Region.USE_PREF_SIZE : (over == more ? CardMenu.WIDTH : PaneMenu.WIDTH) * zoom;
            over.setMinSize(width, CHOOSER_HEIGHT * zoom);
            over.setMaxSize(width, CHOOSER_HEIGHT * zoom);
            over.setTranslateY(CHOOSER_Y * zoom);
        }
        chooser.setTranslateX(CHOOSER_X * zoom);
    }

    void dispose() {
        zoomed.unsubscribe();
        more.dispose();
        menu.close();
    }
}
