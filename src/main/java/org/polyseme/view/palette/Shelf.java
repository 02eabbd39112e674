package org.polyseme.view.palette;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.polyseme.store.Preset;

/** The presets in order: paper by paper, and of them those that a search means. Pure functions. */
final class Shelf {
    private static final String OTHERS = "Others";

    /** A paper's heading, or a preset below it. */
    record Row(String paper, Optional<Preset> preset) {}

    private Shelf() {}

    /** Those in whose words, the name on the command line included, all of the typed ones are, in any case; papers in the order in which they first come. */
    static List<Row> of(List<Preset> presets, String typed) {
        Map<String, List<Preset>> papers = new LinkedHashMap<>();
        for (Preset preset : presets) {
            if (answers(preset, typed)) {
                String paper = preset.paper().isEmpty() ? OTHERS : preset.paper();
                papers.computeIfAbsent(paper, name -> new ArrayList<>()).add(preset);
            }
        }
        List<Row> rows = new ArrayList<>();
        papers.forEach((paper, below) -> {
            rows.add(new Row(paper, Optional.empty()));
            below.forEach(preset -> rows.add(new Row(paper, Optional.of(preset))));
        });
        return rows;
    }

    /**
     * The row to choose among these: of a search the preset whose title answers to it best, the first of those that answer
     * alike; else the first preset. Empty if there is none.
     */
    static OptionalInt likeliest(List<Row> rows, String typed) {
        String letters = typed.strip().toLowerCase(Locale.ROOT);
        int best = -1;
        int most = -1;
        for (int i = 0; i < rows.size(); i++) {
            int score = rows.get(i)
                    .preset()
                    .map(preset -> Ranking.score(letters, preset.title()).orElse(0))
                    .orElse(-1);
            if (score > most) {
                best = i;
                most = score;
            }
        }
        return best < 0 ? OptionalInt.empty() : OptionalInt.of(best);
    }

    private static boolean answers(Preset preset, String typed) {
        String text = String.join(
                        " ",
                        preset.title(),
                        preset.id(),
                        preset.lookFor(),
                        preset.source(),
                        preset.paper(),
                        preset.experiment().model().label())
                .toLowerCase(Locale.ROOT);
        return Arrays.stream(typed.toLowerCase(Locale.ROOT).strip().split("\\s+", -1))
                .allMatch(text::contains);
    }
}
