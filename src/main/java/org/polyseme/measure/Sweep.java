package org.polyseme.measure;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.polyseme.state.Choice;
import org.polyseme.state.Experiment;
import org.polyseme.state.Field;
import org.polyseme.state.RunPlan;

/**
 * The sweeps that the papers show: which field of a recipe takes which values, and what is read of each run. A row each.
 *
 * <p>Sources: Lecomte et al. 2312.03096 (collisions, noise); Henighan et al. 2023 (points); Chen et al. 2310.06301 (energy);
 * Chowdhury and Weiner 2606.18538 (recovery).
 */
@SuppressWarnings("ImmutableEnumChecker") // the rows hold no state, the lists are unmodifiable
public enum Sweep implements Choice {
    COLLISIONS("collisions", "Collisions by neurons", Field.NEURONS, 1, List.of(), new SweepRows.Collisions()),
    NOISE("noise", "Fourth norm by noise", Field.NOISE, 1, List.of("meanFourthNorm"), new SweepRows.Noise()),
    POINTS(
            "points",
            "Test loss by points",
            Field.POINTS,
            1,
            List.of("testLoss", "meanPointDimensionality", "meanFeatureDimensionality"),
            new SweepRows.Points()),
    RECOVERY(
            "recovery",
            "Features recovered by probability",
            Field.FEATURE_PROBABILITY,
            1,
            List.of("featuresRecovered"),
            new SweepRows.Recovery()),
    ENERGY(
            "energy",
            "Loss by learning coefficient",
            Field.SEED,
            4,
            List.of("energy", "learningCoefficient", "deviationOfChains", "chainsSettled"),
            new SweepRows.Energy());

    /** Features times weights times steps of one seed's runs: some minutes. */
    private static final double MOST_WORK = 4e11;

    private final String key;
    private final String label;
    private final Field field;
    private final int timesAsManySeeds;
    private final List<String> columns;
    private final SweepRows.Row row;

    Sweep(String key, String label, Field field, int timesAsManySeeds, List<String> columns, SweepRows.Row row) {
        this.key = key;
        this.label = label;
        this.field = field;
        this.timesAsManySeeds = timesAsManySeeds;
        this.columns = columns;
        this.row = row;
    }

    @Override
    public String key() {
        return key;
    }

    @Override
    public String label() {
        return label;
    }

    /** The field that takes the values; the seed where nothing but that changes. */
    public Field field() {
        return field;
    }

    /** Seeds, for each that a sweep with values takes of every value. */
    int timesAsManySeeds() {
        return timesAsManySeeds;
    }

    /** The names of what is read of a run. */
    public List<String> columns() {
        return columns;
    }

    /** Why it says nothing of this recipe, in a sentence; empty if it does. */
    public String reason(Experiment recipe) {
        String reason = row.reason(recipe);
        if (!reason.isEmpty()) {
            return reason;
        }
        Optional<SweepPlan> plan = SweepPlan.around(this, recipe, 1);
        if (plan.isEmpty()) {
            return "This recipe cannot be trained for the other values that the sweep asks for.";
        }
        double work = 0;
        for (int value = 0; value < plan.get().values(); value++) {
            Experiment run = plan.get().recipe(value);
            work += (double) run.features() * run.features() * run.neurons() * run.steps();
        }
        return work <= MOST_WORK ? "" : "These runs would take hours. Choose fewer features or fewer steps.";
    }

    /** The first that says something of this recipe. */
    public static Optional<Sweep> firstFor(Experiment recipe) {
        return Arrays.stream(values())
                .filter(sweep -> sweep.reason(recipe).isEmpty())
                .findFirst();
    }

    /** The values of the field, at least one; they do not depend on the recipe's own. */
    List<?> values(Experiment recipe) {
        return row.values(recipe);
    }

    /** The recipe with one of the values. */
    Experiment with(Experiment recipe, int value) {
        return field == Field.SEED ? recipe : recipe.with(field, values(recipe).get(value));
    }

    List<Long> marks(Experiment recipe) {
        return row.marks(recipe);
    }

    List<Double> read(RunPlan.Reached reached) {
        return row.read(reached);
    }
}
