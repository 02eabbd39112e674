package org.polyseme.view.export;

import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.polyseme.session.Training;
import org.polyseme.state.Experiment;
import org.polyseme.store.FileProblem;
import org.polyseme.view.FxThread;
import org.polyseme.view.model.Workbench;

/**
 * Writes one export at a time on a thread of its own, while the window goes on. FX thread only, but for the share, which
 * the export's thread sets and a frame reads.
 */
public final class Exporter implements AutoCloseable {
    private final Workbench workbench;
    private final ExportWork work;
    private final Function<Throwable, String> report;
    private final ReadOnlyObjectWrapper<@Nullable Running> running = new ReadOnlyObjectWrapper<>();

    /** An export that is being written. */
    public static final class Running {
        private final ExportOrder order;
        private final AtomicBoolean cancelled = new AtomicBoolean();
        private volatile double share;

        Running(ExportOrder order) {
            this.order = order;
        }

        /** How much is done, in [0, 1]; of a picture it is not known. */
        double share() {
            return share;
        }

        String fileName() {
            return String.valueOf(order.file().getFileName());
        }

        boolean isFilm() {
            return order.product().isFilm();
        }
    }

    /**
     * @param trainings makes the trained run of a film's recipe; called on the export's thread
     * @param report logs an unexpected failure and gives the code that finds it; called on the export's thread
     */
    public Exporter(
            Workbench workbench,
            Function<Experiment, ? extends Training> trainings,
            Function<Throwable, String> report) {
        this.workbench = workbench;
        this.work = new ExportWork(trainings);
        this.report = report;
    }

    /** The export that is being written; null while there is none. */
    ReadOnlyObjectProperty<@Nullable Running> runningProperty() {
        return running.getReadOnlyProperty();
    }

    /** Begins to write, unless another export is not done yet. */
    public void start(ExportOrder order) {
        Running other = running.get();
        if (other != null) {
            workbench.refuse(other.fileName() + " is still being exported; cancel it or wait.");
            return;
        }
        Running mine = new Running(order);
        running.set(mine);
        Thread thread = new Thread(() -> run(mine), "export");
        thread.setDaemon(true);
        thread.start();
    }

    /** Gives up what is being written; its file does not come to be. */
    public void cancel() {
        Running now = running.get();
        if (now != null) {
            now.cancelled.set(true);
        }
    }

    private void run(Running mine) {
        try {
            work.write(mine.order, share -> {
                mine.share = share;
                return !mine.cancelled.get();
            });
            end(() -> workbench.hint("Saved " + mine.order.file() + "."));
        } catch (FileProblem problem) {
            end(() -> workbench.refuse(Objects.requireNonNull(problem.getMessage())));
        } catch (CancellationException cancelled) {
            end(() -> workbench.hint("Export of " + mine.fileName() + " cancelled; nothing was written."));
        } catch (RuntimeException | OutOfMemoryError failure) {
            String code = report.apply(failure);
            end(() -> workbench.refuse(mine.fileName() + " could not be exported (" + code + ")."));
        }
    }

    private void end(Runnable tell) {
        FxThread.later(() -> {
            running.set(null);
            tell.run();
        });
    }

    @Override
    public void close() {
        cancel();
    }
}
