package org.polyseme.store;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.polyseme.state.Branch;
import org.polyseme.state.Change;
import org.polyseme.state.Checkpoint;
import org.polyseme.state.Event;
import org.polyseme.state.Experiment;
import org.polyseme.state.FeaturePair;
import org.polyseme.state.Field;
import org.polyseme.state.History;
import org.polyseme.state.Mark;
import org.polyseme.state.Matrix;
import org.polyseme.state.Parameters;
import org.polyseme.state.Recording;
import org.polyseme.state.RunStatus;
import org.polyseme.state.Script;
import org.polyseme.state.Series;

/** Sessions that nobody trained: any numbers, of the shapes that a session has. */
final class RandomSessions {
    private static final long HEAD = 5000;
    private static final int MOST_WEIGHTS = 5000;

    private final SplittableRandom random;
    private final Experiment recipe;

    RandomSessions(long seed) {
        random = new SplittableRandom(seed);
        RandomExperiments recipes = new RandomExperiments(seed);
        recipe = Stream.generate(recipes::next)
                .filter(any -> any.features() * any.neurons() < MOST_WEIGHTS)
                .findFirst()
                .orElseThrow();
    }

    SavedSession next() {
        List<Recording.Keyframe> shared = new ArrayList<>(List.of(keyframe(0, 0, recipe)));
        Experiment later = recipe.with(Field.LEARNING_RATE, 0.001 + random.nextDouble() / 2);
        Script script = new Script(
                recipe,
                List.of(
                        new Change.Weights(3, List.of(new Change.Cell(0, 0, (float) random.nextDouble()))),
                        new Change.Settings(9, later)));
        Recording.Track first = track(branch(0, OptionalInt.empty(), Script.of(recipe)), Optional.empty(), shared);
        shared.add(keyframe(2, 40, later));
        shared.add(keyframe(2, 50, later.with(Field.L1, 0.123)));
        RunStatus end = random.nextBoolean()
                ? new RunStatus.Finished(HEAD, "all steps \"taken\" \u2212 \u03bb")
                : new RunStatus.Diverged(HEAD);
        Recording.Track second = track(branch(7, OptionalInt.of(0), script), Optional.of(end), shared);
        Recording recording = new Recording(List.of(first, second), 7, random.nextLong(HEAD));
        return new SavedSession("0.1", recording, Map.of("layout", "a|b\n\u0000", "selection", "f3"));
    }

    private Branch branch(int id, OptionalInt parent, Script script) {
        List<Mark> marks = new ArrayList<>();
        for (Mark.Kind kind : Mark.Kind.values()) {
            marks.add(new Mark(random.nextLong(HEAD), kind, "n3 " + "x".repeat(random.nextInt(300))));
        }
        return new Branch(id, "Branch \u2192 " + id, random.nextInt(99), parent, 9, script, HEAD, marks);
    }

    private Recording.Track track(Branch branch, Optional<RunStatus> end, List<Recording.Keyframe> keyframes) {
        return new Recording.Track(branch, history(), events(), end, keyframes);
    }

    private History history() {
        int size = random.nextInt(200);
        long[] steps = new long[size];
        Map<Series, float[]> values = new EnumMap<>(Series.class);
        for (Series series : Series.values()) {
            values.put(series, floats(size));
        }
        for (int p = 0; p < size; p++) {
            steps[p] = 20L * p;
        }
        return History.copyOf(steps, values, size);
    }

    private List<Event> events() {
        int n = recipe.features();
        int m = recipe.neurons();
        int f = random.nextInt(n);
        int k = random.nextInt(m);
        List<Event> events = new ArrayList<>();
        events.add(new Event.Omitted(900, 12));
        events.add(new Event.SettledOn(1, f, k, true));
        events.add(new Event.Moved(2, f, k, m - 1, false));
        events.add(new Event.Left(3, f, k));
        events.add(new Event.BecamePolysemantic(
                4, k, List.of(new Event.Owner(0, true), new Event.Owner(n - 1, random.nextBoolean()))));
        events.add(new Event.NoLongerPolysemantic(5, k));
        if (n > 1) {
            events.add(new Event.PairShares(6, new FeaturePair(0, n - 1), k));
            events.add(new Event.PairDissolved(HEAD, new FeaturePair(0, n - 1), k, m - 1));
        }
        return events;
    }

    private Recording.Keyframe keyframe(int changes, long step, Experiment as) {
        int n = as.features();
        int m = as.neurons();
        Parameters parameters = new Parameters(List.of(named("W", n, m), named("b", 1, n)));
        Checkpoint checkpoint = new Checkpoint(
                as,
                step,
                parameters,
                List.of(named("W.exp_avg", n, m), named("b.exp_avg", 1, n)),
                List.of(0, n - 1),
                List.of(
                        new Checkpoint.Words("sampler", List.of(random.nextLong(), random.nextLong())),
                        new Checkpoint.Words("none", List.of())));
        return new Recording.Keyframe(changes, checkpoint);
    }

    private Parameters.Named named(String name, int rows, int columns) {
        return new Parameters.Named(name, Matrix.of(rows, columns, floats(rows * columns)));
    }

    /** Any bits but those of NaN, of which there are many that are equal. */
    private float[] floats(int size) {
        float[] values = new float[size];
        for (int k = 0; k < size; k++) {
            float value = Float.intBitsToFloat(random.nextInt());
            values[k] = Float.isNaN(value) ? -0.0f : value;
        }
        return values;
    }
}
