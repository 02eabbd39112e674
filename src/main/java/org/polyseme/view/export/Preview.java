package org.polyseme.view.export;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.image.ImageView;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import org.polyseme.export.Drawing;
import org.polyseme.export.Table;
import org.polyseme.figure.Figure;
import org.polyseme.view.FxThread;
import org.polyseme.view.Painter;

/** What the file will look like; painted elsewhere, one at a time, the newest wish next. FX thread only. */
final class Preview extends StackPane {
    private static final double WIDTH = 440;
    private static final double HEIGHT = 330;
    private static final int CHECK = 8;
    private static final int MOST_LINES = 18;
    private static final int MOST_COLUMNS = 4;

    private final Painter painter;
    private final ImageView view = new ImageView();
    private final Label words = new Label();
    private @Nullable ExportOrder wish;
    private boolean isPainting;

    Preview(Painter painter) {
        this.painter = painter;
        setId("export-preview");
        getStyleClass().add("export-preview");
        setMinSize(WIDTH + 24, HEIGHT + 24);
        setMaxSize(WIDTH + 24, HEIGHT + 24);
        words.getStyleClass().add("export-numbers");
        getChildren().addAll(view, words);
    }

    /** True once a picture is there. */
    boolean hasPicture() {
        return view.getImage() != null;
    }

    void show(ExportOrder order) {
        wish = order;
        if (!isPainting) {
            paintNext();
        }
    }

    private void paintNext() {
        ExportOrder next = wish;
        wish = null;
        isPainting = next != null;
        if (next == null) {
            return;
        }
        double screen = getScene() == null || getScene().getWindow() == null
                ? 1
                : getScene().getWindow().getRenderScaleX();
        painter.execute(() -> {
            if (next.product().isNumbers()) {
                String text = text(next);
                FxThread.later(() -> show(Optional.empty(), 1, text));
            } else {
                WritableImage image = image(next, screen);
                FxThread.later(() -> show(Optional.of(image), screen, ""));
            }
        });
    }

    private void show(Optional<WritableImage> image, double screen, String text) {
        view.setImage(image.orElse(null));
        image.ifPresent(shown -> {
            view.setFitWidth(shown.getWidth() / screen);
            view.setFitHeight(shown.getHeight() / screen);
        });
        words.setText(text);
        paintNext();
    }

    private static WritableImage image(ExportOrder order, double screen) {
        Figure.Size size = order.extent().size();
        Drawing drawing = order.product().isFilm()
                ? order.page().frame(order.subject().snapshot(), size)
                : order.page().of(order.subject().snapshot(), size);
        double scale = Math.min(WIDTH / size.width(), HEIGHT / size.height()) * screen;
        return Stills.image(drawing, scale, Preview::paintChecks);
    }

    /** What shows through a picture without a ground. */
    private static void paintChecks(Graphics2D g, BufferedImage image) {
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_OFF);
        for (int y = 0; y < image.getHeight(); y += CHECK) {
            for (int x = 0; x < image.getWidth(); x += CHECK) {
                g.setColor((x + y) / CHECK % 2 == 0 ? Color.WHITE : new Color(0xE8E8E8));
                g.fillRect(x, y, CHECK, CHECK);
            }
        }
    }

    private static String text(ExportOrder order) {
        Subject subject = order.subject();
        switch (order.product()) {
            case CSV -> {
                Table table =
                        order.dataset().of(subject.snapshot(), subject.options().definition());
                return head(table);
            }
            case NPZ -> {
                int points = subject.snapshot().trace().points().size();
                return "W     [" + points + ", "
                        + subject.snapshot().weights().rows() + ", "
                        + subject.snapshot().weights().columns() + "]   points, features, neurons\nstep  ["
                        + points + "]   of each point";
            }
            default -> {
                return "One object: every measure by its key,\nat step "
                        + subject.snapshot().step() + ".";
            }
        }
    }

    private static String head(Table table) {
        StringBuilder text = new StringBuilder(
                table.rows().size() + " rows, " + table.columns().size() + " columns\n\n" + line(table.columns()));
        table.rows().stream().limit(MOST_LINES).forEach(row -> text.append(line(row)));
        return text.append(table.rows().size() > MOST_LINES ? "…" : "").toString();
    }

    private static String line(List<?> values) {
        StringBuilder line = new StringBuilder();
        values.stream().limit(MOST_COLUMNS).forEach(value -> {
            String cell = String.valueOf(value);
            line.append(String.format("%-13s", cell.length() > 12 ? cell.substring(0, 11) + "…" : cell));
        });
        return line.append(values.size() > MOST_COLUMNS ? "…" : "").append('\n').toString();
    }
}
