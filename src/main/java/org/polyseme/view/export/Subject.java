package org.polyseme.view.export;

import java.util.List;
import java.util.Optional;
import org.polyseme.figure.Figure;
import org.polyseme.figure.Options;
import org.polyseme.figure.OtherRun;
import org.polyseme.figure.Selection;
import org.polyseme.state.Script;
import org.polyseme.state.Snapshot;
import org.polyseme.view.model.Workbench;

/**
 * What there is to export: the window at one moment. Immutable.
 *
 * @param name a word for the file's name
 * @param script repeats the run up to the snapshot; empty where the weights came from a file
 * @param shown the figures in the window
 * @param other the run that it is compared with; empty if it is not
 */
public record Subject(
        String name,
        Snapshot snapshot,
        Optional<Script> script,
        Selection selection,
        Options options,
        List<Figure> shown,
        Optional<OtherRun> other) {
    public Subject {
        shown = List.copyOf(shown);
    }

    /** This moment, and another run at its step. */
    public Subject compared(Snapshot here, OtherRun there) {
        return new Subject(name, here, script, selection, options, shown, Optional.of(there));
    }

    /** The window now; empty before the first picture. */
    public static Optional<Subject> of(Workbench workbench, Selection selection, Options options, List<Figure> shown) {
        String name = workbench.openedProperty().get().id().replaceAll("[^\\p{L}\\p{N}._-]+", "-");
        return workbench.snapshot().map(snapshot -> {
            Script script = workbench
                    .timeline()
                    .branch()
                    .map(branch -> branch.script().upTo(snapshot.step()))
                    .orElseGet(() -> Script.of(snapshot.experiment()));
            boolean isRun = !snapshot.status().isGiven();
            return new Subject(
                    name,
                    snapshot.beside(workbench.beside().newest()),
                    isRun ? Optional.of(script) : Optional.empty(),
                    selection,
                    options,
                    shown,
                    Optional.empty());
        });
    }
}
