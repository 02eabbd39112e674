package org.polyseme.session;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.polyseme.state.Change;
import org.polyseme.state.Experiment;
import org.polyseme.state.Field;
import org.polyseme.state.Matrix;
import org.polyseme.state.ModelKind;
import org.polyseme.state.OptimiserKind;
import org.polyseme.state.Parameters;
import org.polyseme.state.Script;
import org.polyseme.support.Waiting;

/** A session on the real engine that is told where to go, and the truth about it: runs that nobody watched. */
final class Playback implements AutoCloseable {
    /** Has events, an optimiser with a memory, and random draws. */
    static final Experiment RECIPE = Experiment.defaults(ModelKind.INCIDENTAL)
            .with(Field.FEATURES, 16)
            .with(Field.NEURONS, 24)
            .with(Field.PAIRS, 4)
            .with(Field.OVERLAP, -0.95)
            .with(Field.L1, 0.01)
            .with(Field.OPTIMISER, OptimiserKind.ADAM)
            .with(Field.LEARNING_RATE, 0.01)
            .with(Field.SEED, 5)
            .with(Field.STEPS, 3001); // The end lies between two recorded points.

    /** A step and a checkpoint take a millisecond each: a keyframe every 128 steps. */
    static Limits limits(long budget, long memory, Path disk) {
        AtomicLong clock = new AtomicLong();
        return new Limits(budget, memory, disk, () -> clock.getAndAdd(1_000_000));
    }

    /** The id of no branch: to name it does nothing, but is shown. */
    private static final int NOBODY = -1;

    final Session session;
    private long jumps;

    Playback(Session session) {
        this.session = session;
        session.pace(Pace.MAXIMUM);
    }

    static Playback of(Script script, boolean play, Limits limits) {
        return new Playback(new Session(
                script.start(), new Command.Restart(script, play), EngineTraining::of, Throwable::toString, limits));
    }

    static Playback of(Experiment recipe, Path disk) {
        return of(Script.of(recipe), false, limits(1 << 30, 1 << 30, disk));
    }

    /** The picture after what {@code tells} makes the cursor jump. */
    Frame jump(Consumer<Session> tells) {
        tells.accept(session);
        long expected = jumps + 1;
        Frame frame = Waiting.forFrame(session.slot(), f -> f.timeline().jumps() >= expected);
        jumps = frame.timeline().jumps();
        return frame;
    }

    Frame seek(long step) {
        return jump(s -> s.seek(step));
    }

    /** The picture once so many steps more are taken. */
    Frame step(int count) {
        Frame before = now();
        session.step(count);
        return Waiting.forFrame(
                session.slot(), f -> f.snapshot().step() == before.snapshot().step() + count);
    }

    /** The present, once all that was said before is obeyed. */
    Frame now() {
        session.recording(0).join();
        session.rename(NOBODY, "");
        Frame frame = Waiting.forFrame(session.slot(), any -> true);
        jumps = frame.timeline().jumps();
        return frame;
    }

    static String sha(Matrix weights) {
        float[] values = new float[weights.size()];
        weights.copyTo(values, 0);
        ByteBuffer bytes = ByteBuffer.allocate(values.length * Float.BYTES);
        bytes.asFloatBuffer().put(values);
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes.array()));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The parameters of the script's run at these steps, trained by nobody but the engine. */
    static Map<Long, Parameters> truth(Script script, LongStream steps) {
        Map<Long, Parameters> found = new TreeMap<>();
        try (Training training = EngineTraining.of(script.start())) {
            int made = 0;
            for (long step : steps.sorted().distinct().toArray()) {
                while (true) {
                    training.finished();
                    for (;
                            made < script.changes().size()
                                    && script.changes().get(made).step() == training.steps();
                            made++) {
                        Change change = script.changes().get(made);
                        training.apply(change);
                        training.finished();
                    }
                    if (training.steps() == step) {
                        break;
                    }
                    training.step();
                }
                found.put(step, training.parameters());
            }
        }
        return found;
    }

    @Override
    public void close() {
        session.close();
    }
}
