package org.polyseme.view.export;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.polyseme.export.Extent;
import org.polyseme.export.Page;
import org.polyseme.export.Turn;
import org.polyseme.export.View;
import org.polyseme.figure.Figure;
import org.polyseme.figure.Options;
import org.polyseme.store.Provenance;

/**
 * An export as it was asked for, down to the last choice. Immutable.
 *
 * @param isOutlined whether text becomes shapes in SVG
 * @param dataset of a CSV file
 */
public record ExportOrder(
        Product product,
        Path file,
        Subject subject,
        Page page,
        Extent extent,
        boolean isOutlined,
        Dataset dataset,
        Reel reel) {

    /**
     * The steps of a film, evenly spread over its frames. Immutable.
     *
     * @param from 0 is the initialisation
     * @param to at least {@code from}
     * @param frames at least 1
     * @param turns what moves besides the run
     */
    public record Reel(long from, long to, int frames, double framesPerSecond, List<Turn> turns) {
        public Reel {
            turns = List.copyOf(turns);
        }

        /** The options of frame {@code index}. */
        Options at(int index, Options still) {
            Options options = still;
            for (Turn turn : turns) {
                options = turn.at(frames == 1 ? 1 : (double) index / (frames - 1), options);
            }
            return options;
        }

        /** The step of frame {@code index}. */
        long at(int index) {
            return frames == 1 ? to : from + Math.round((double) (to - from) * index / (frames - 1));
        }
    }

    /** Where the picture comes from, to be written into it; empty where its weights came from a file. */
    String provenance() {
        long step = subject.snapshot().step();
        long from = product.isFilm() ? reel.from() : step;
        long to = product.isFilm() ? reel.to() : step;
        int frames = product.isFilm() ? reel.frames() : 1;
        List<String> figures = page.figures().stream().map(Figure::id).toList();
        return subject.script()
                .map(script -> new Provenance(version(), script.upTo(to), from, to, frames, figures, words()).text())
                .orElse("");
    }

    private Map<String, String> words() {
        Map<String, String> words = new LinkedHashMap<>(View.words(page.perspective()));
        words.put(
                "size",
                Math.round(extent.size().width()) + "x"
                        + Math.round(extent.size().height()));
        if (!page.title().isEmpty()) {
            words.put("title", page.title());
        }
        if (!page.caption().isEmpty()) {
            words.put("caption", "recipe");
        }
        page.perspective()
                .other()
                .filter(other -> page.figures().stream().anyMatch(Figure::comparesRuns))
                .ifPresent(other -> words.putAll(View.words(other.name(), other.script())));
        words.putAll(Turn.words(reel.turns()));
        if (page.isTransparent()) {
            words.put("transparent", "true");
        }
        return words;
    }

    /** As the jar has it. */
    static String version() {
        String version = ExportOrder.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }
}
