package org.polyseme.view.export;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.polyseme.export.Drawing;
import org.polyseme.export.Film;
import org.polyseme.export.Kind;
import org.polyseme.export.NumbersWriter;
import org.polyseme.export.Page;
import org.polyseme.export.Picture;
import org.polyseme.export.Watch;
import org.polyseme.figure.Figure;
import org.polyseme.figure.OtherRun;
import org.polyseme.figure.Perspective;
import org.polyseme.session.ScriptRun;
import org.polyseme.session.Training;
import org.polyseme.state.Experiment;
import org.polyseme.state.Snapshot;
import org.polyseme.store.FileProblem;
import org.polyseme.store.WholeFile;

/** Writes what was ordered. Films repeat the run by themselves, beside the one in the window. */
final class ExportWork {
    private static final int STEPS_PER_LOOK = 256;

    /** Of a film's progress, the way to its first frame, where that is far. */
    private static final double APPROACH = 0.3;

    private final Function<Experiment, ? extends Training> trainings;

    /** @param trainings makes the trained run of a recipe; called on the thread that calls {@link #write} */
    ExportWork(Function<Experiment, ? extends Training> trainings) {
        this.trainings = trainings;
    }

    /**
     * Writes the file.
     *
     * @throws FileProblem if it cannot be written; nothing is left behind then
     * @throws CancellationException if the watch has given up; nothing is left behind then
     */
    void write(ExportOrder order, Watch watch) throws FileProblem {
        WholeFile.check(order.file());
        goOn(watch, 0);
        if (order.product().isFilm()) {
            film(order, watch);
        } else if (order.product().isPicture()) {
            picture(order, watch);
        } else {
            numbers(order);
        }
    }

    private static void goOn(Watch watch, double share) {
        if (!watch.goesOn(share)) {
            throw new CancellationException("the export was given up");
        }
    }

    private static void picture(ExportOrder order, Watch watch) throws FileProblem {
        Drawing whole =
                order.page().of(order.subject().snapshot(), order.extent().size());
        Drawing watched = new Drawing(whole.size(), whole.isTransparent(), graphics -> {
            goOn(watch, 0);
            whole.painter().accept(graphics);
            goOn(watch, 0);
        });
        Kind kind = order.product().kind().orElseThrow();
        Picture.Format format = new Picture.Format(kind, order.extent(), order.isOutlined());
        Picture.write(order.file(), watched, format, order.provenance());
    }

    private static void numbers(ExportOrder order) throws FileProblem {
        Path file = order.file();
        Snapshot snapshot = order.subject().snapshot();
        switch (order.product()) {
            case CSV ->
                NumbersWriter.csv(
                        file,
                        order.dataset().of(snapshot, order.subject().options().definition()));
            case NPZ -> {
                if (snapshot.trace().points().isEmpty()) {
                    throw new FileProblem(file.toString(), "", "a run to take the weights from", "none recorded yet");
                }
                NumbersWriter.npz(file, snapshot.trace());
            }
            default -> NumbersWriter.json(file, snapshot);
        }
    }

    private void film(ExportOrder order, Watch watch) throws FileProblem {
        Kind kind = order.product().kind().orElseThrow();
        ExportOrder.Reel reel = order.reel();
        Film.Format format = new Film.Format(kind, order.extent(), reel.framesPerSecond());
        double approach = reel.from() > 0 ? APPROACH : 0;
        Optional<OtherRun> beside = order.page()
                .perspective()
                .other()
                .filter(other -> order.page().figures().stream().anyMatch(Figure::comparesRuns));
        try (ScriptRun run = new ScriptRun(order.subject().script().orElseThrow(), trainings);
                @Nullable ScriptRun other = beside.map(found -> new ScriptRun(found.script(), trainings))
                                .orElse(null)) {
            run.tellBy(order.page().perspective().definition());
            Reeling reeling = new Reeling(order, run, other, share -> goOn(watch, approach * share));
            Film.write(
                    order.file(),
                    reeling,
                    format,
                    order.provenance(),
                    share -> watch.goesOn(approach + (1 - approach) * share));
        }
    }

    /** Hears how far the way to the first frame is done. */
    @FunctionalInterface
    private interface Approach {
        void at(double share);
    }

    /** The frames, each of the run as it is then; where the run ends early, the end stays. */
    private static final class Reeling implements Film.Frames {
        private final ExportOrder order;
        private final ScriptRun run;
        private final @Nullable ScriptRun other;
        private final Approach approach;
        private int index;

        Reeling(ExportOrder order, ScriptRun run, @Nullable ScriptRun other, Approach approach) {
            this.order = order;
            this.run = run;
            this.other = other;
            this.approach = approach;
        }

        @Override
        public int count() {
            return order.reel().frames();
        }

        @Override
        public Drawing next() {
            long wanted = order.reel().at(index);
            while (run.steps() < wanted && !run.isOver()) {
                run.step();
                if (index == 0 && run.steps() % STEPS_PER_LOOK == 0) {
                    approach.at((double) run.steps() / wanted);
                }
            }
            Page page = page(wanted);
            Perspective seen = page.perspective();
            Page turned = page.with(seen.with(order.reel().at(index, seen.options())));
            index++;
            return turned.frame(
                    run.snapshot().beside(order.subject().snapshot().beside()),
                    order.extent().size());
        }

        private Page page(long wanted) {
            ScriptRun beside = other;
            if (beside == null) {
                return order.page();
            }
            while (beside.steps() < wanted && !beside.isOver()) {
                beside.step();
            }
            Perspective seen = order.page().perspective();
            return order.page()
                    .with(seen.with(
                            seen.other().map(there -> new OtherRun(there.name(), there.script(), beside.snapshot()))));
        }
    }
}
