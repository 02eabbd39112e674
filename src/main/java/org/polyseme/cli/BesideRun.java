package org.polyseme.cli;

import java.util.Map;
import java.util.Optional;
import org.polyseme.export.Page;
import org.polyseme.export.View;
import org.polyseme.figure.OtherRun;
import org.polyseme.measure.Band;
import org.polyseme.state.Script;
import org.polyseme.store.FileProblem;

/** The run that figures compare with, trained along with the one that is shown. Confined to one thread. */
final class BesideRun implements AutoCloseable {
    private final String name;
    private final Script script;
    private final RenderedRun run;

    private BesideRun(String name, Script script) {
        this.name = name;
        this.script = script;
        run = new RenderedRun(script, Band.DEFAULT);
    }

    /**
     * The run that was asked for, else that of the picture.
     *
     * @param word a preset's name or a file; empty if none was asked for
     * @param picture its words
     */
    static Optional<BesideRun> of(String word, Map<String, String> picture) throws FileProblem {
        if (!word.isEmpty()) {
            Recipes.Found found = Recipes.found(word);
            return Optional.of(new BesideRun(found.preset().title(), found.script()));
        }
        return View.other(picture).map(told -> new BesideRun(told.getKey(), told.getValue()));
    }

    /** The page with the picture of this run at a step, which is not before the last. */
    Page at(long step, Page page) {
        OtherRun there = new OtherRun(name, script, run.upTo(step, share -> {}));
        return page.with(page.perspective().with(Optional.of(there)));
    }

    /** For the picture to find it again. */
    Map<String, String> words() {
        return View.words(name, script);
    }

    @Override
    public void close() {
        run.close();
    }
}
