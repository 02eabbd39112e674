package org.polyseme.session;

import java.nio.file.Path;
import java.util.function.Function;
import org.polyseme.measure.Definition;
import org.polyseme.state.Experiment;
import org.polyseme.state.RunStatus;
import org.polyseme.state.Script;
import org.polyseme.state.Snapshot;

/**
 * Repeats a run without a window and hands out its snapshots by ascending step, the same as a session would show there.
 * It cannot go back, so it keeps nothing to go back to. Confined to the thread that makes it.
 */
public final class ScriptRun implements AutoCloseable {
    private final Vault vault;
    private final Cursor cursor;

    /**
     * The run at step 0.
     *
     * @param trainings makes the trained run of a recipe
     * @throws org.polyseme.state.RefusedValueException naming the field that cannot be trained, and why
     */
    public ScriptRun(Script script, Function<Experiment, ? extends Training> trainings) {
        vault = new Vault(0, Long.MAX_VALUE, new Spill(Path.of(System.getProperty("java.io.tmpdir", "."))));
        cursor = new Cursor(trainings, vault, new Costs(System::nanoTime), 0, script);
    }

    /** From now on the snapshots' events and count of polysemantic neurons are by this definition. */
    public void tellBy(Definition definition) {
        cursor.track().tellBy(definition);
    }

    /** Steps taken so far. */
    public long steps() {
        return cursor.step();
    }

    /** True once the run can go no further. */
    public boolean isOver() {
        return cursor.end().isPresent();
    }

    /** Takes one step, unless the run is over. */
    public void step() {
        cursor.advance();
    }

    /** The run now; its last good moment if it has diverged. */
    public Snapshot snapshot() {
        return cursor.snapshot(new RunStatus.Paused(), 0);
    }

    @Override
    public void close() {
        cursor.close();
        vault.close();
    }
}
