package org.polyseme.export;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.polyseme.figure.Figure;
import org.polyseme.figure.Figures;
import org.polyseme.figure.Look;
import org.polyseme.figure.Perspective;
import org.polyseme.figure.Snapshots;
import org.polyseme.state.Change;
import org.polyseme.state.Experiment;
import org.polyseme.state.Field;
import org.polyseme.state.ModelKind;
import org.polyseme.state.Script;
import org.polyseme.state.Snapshot;
import org.polyseme.store.FileProblem;
import org.polyseme.store.Provenance;

/** A page worth exporting, and where it comes from. */
final class Example {
    static final Figure.Size SIZE = new Figure.Size(640, 400);
    static final Snapshot SNAPSHOT = Snapshots.of(Snapshots.settled(8, 24), Snapshots.random(8, 24, 0.6, 5));

    private Example() {}

    static Page page(Look look) {
        return Page.of(figures("weights", "neurons", "curves"), Perspective.PLAIN.with(look))
                .withTitle("Überlagerung λ² & <more>")
                .withCaption(Caption.of(SNAPSHOT.experiment(), "1.2.3"));
    }

    static List<Figure> figures(String... ids) {
        return List.of(ids).stream().map(id -> Figures.named(id).orElseThrow()).toList();
    }

    /** With changes on the way and letters that every format must keep. */
    static Provenance provenance() {
        Experiment start = Experiment.defaults(ModelKind.INCIDENTAL);
        Script script = new Script(
                start,
                List.of(
                        new Change.Settings(10, start.with(Field.LEARNING_RATE, 0.0123)),
                        new Change.Weights(20, List.of(new Change.Cell(1, 2, -0.1f), new Change.Cell(0, 0, 1e-20f))),
                        new Change.Freeze(20, List.of(0, 3))));
        return new Provenance(
                "1.2.3",
                script,
                0,
                500,
                12,
                List.of("weights", "neurons"),
                Map.of("theme", "dark", "title", "λ² < 1 & \"−0.95\" --> ]]> 'x'"));
    }

    /** Writes it in this kind of file, small. */
    static Path write(Path folder, Kind kind) throws FileProblem {
        Path file = folder.resolve("example." + kind.ending());
        String text = provenance().text();
        if (kind.isFilm()) {
            Film.write(file, moving(4, 96, 64), new Film.Format(kind, extent(96, 64), 25), text, Watch.NONE);
        } else {
            Drawing drawing = page(Look.LIGHT).of(SNAPSHOT, SIZE);
            Picture.write(file, drawing, new Picture.Format(kind, new Extent(SIZE, 1), false), text);
        }
        return file;
    }

    static Extent extent(int width, int height) {
        return new Extent(new Figure.Size(width, height), 1);
    }

    /** A page whose weights fade in from frame to frame. */
    static Film.Frames moving(int count, int width, int height) {
        return new Film.Frames() {
            private int index;

            @Override
            public int count() {
                return count;
            }

            @Override
            public Drawing next() {
                return frame(index++, width, height);
            }
        };
    }

    static Drawing frame(int index, int width, int height) {
        Snapshot snapshot = Snapshots.of(
                Snapshots.random(8, 24, Math.min(1, 0.1 * (index + 1)), 7), Snapshots.random(8, 24, 0.5, 7));
        Page page = Page.of(figures("weights", "overlap"), Perspective.PLAIN);
        return page.frame(snapshot, new Figure.Size(width, height));
    }

    static BufferedImage painted(Drawing drawing, Extent extent) {
        BufferedImage image = Raster.image(extent.width(), extent.height(), drawing.isTransparent());
        Raster.paint(drawing, extent.scale(), 0, image);
        return image;
    }

    /** Peak signal to noise in decibels over all channels; infinite where the pixels are equal. */
    static double likeness(int[] expected, int[] actual) {
        double squares = 0;
        for (int p = 0; p < expected.length; p++) {
            for (int shift = 0; shift <= 16; shift += 8) {
                int difference = (expected[p] >> shift & 0xFF) - (actual[p] >> shift & 0xFF);
                squares += difference * difference;
            }
        }
        return 10 * Math.log10(255.0 * 255.0 * 3 * expected.length / squares);
    }
}
