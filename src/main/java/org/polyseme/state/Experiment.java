package org.polyseme.state;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * The whole recipe of a run: a value for every {@link Field}. Immutable, and valid as soon as it exists.
 *
 * <p>Two equal experiments on the same back end give the same run, bit for bit.
 */
public final class Experiment {
    /** More numbers than this in one array would not fit beside its copies in an ordinary machine's memory. */
    private static final long MOST_NUMBERS = 1L << 24;

    private final Map<Field, Object> values;

    private Experiment(Map<Field, Object> values) {
        this.values = values;
        checkSizes();
        checkLists();
        checkKinds();
    }

    /** Every field at its default for {@code model}. */
    public static Experiment defaults(ModelKind model) {
        return of(Map.of(Field.MODEL, model));
    }

    /**
     * The experiment with the given values, and defaults (which depend on the model) for all other fields.
     *
     * @param given raw values as a JSON reader gives them, or typed ones
     * @throws RefusedValueException naming the field, what was expected and what was found
     */
    public static Experiment of(Map<Field, ?> given) {
        Map<Field, Object> typed = new EnumMap<>(Field.class);
        given.forEach((field, raw) -> typed.put(field, field.domain().accept(field.key(), raw)));
        ModelKind model = (ModelKind) typed.getOrDefault(Field.MODEL, ModelKind.INCIDENTAL);
        Map<Field, Object> all = new EnumMap<>(Field.class);
        for (Field field : Field.values()) {
            Object value = typed.get(field);
            all.put(field, value != null ? value : field.domain().accept(field.key(), Defaults.of(field, model)));
        }
        return new Experiment(all);
    }

    /**
     * This experiment with one field changed.
     *
     * @throws RefusedValueException if the field cannot hold the value, or does not fit the others
     */
    public Experiment with(Field field, @Nullable Object raw) {
        return with(Collections.singletonMap(field, raw)); // null is refused by name
    }

    /**
     * This experiment with several fields changed at once: only the whole must fit together, whatever the order.
     *
     * @throws RefusedValueException if a field cannot hold its value, or does not fit the others
     */
    public Experiment with(Map<Field, ?> changes) {
        Map<Field, Object> changed = new EnumMap<>(values);
        changes.forEach((field, raw) -> changed.put(field, field.domain().accept(field.key(), raw)));
        return new Experiment(changed);
    }

    /** The typed value of a field: Long, Double, Boolean, a {@link Choice}, {@link Numbers}, a List or a {@link Matrix}. */
    public Object get(Field field) {
        return Objects.requireNonNull(values.get(field));
    }

    /** True if a run of {@code other} can go on as this one without a restart: only live fields differ. */
    public boolean continues(Experiment other) {
        return values.entrySet().stream()
                .filter(e -> e.getKey().effect() == Field.Effect.RESTARTS)
                .allMatch(e -> e.getValue().equals(other.get(e.getKey())));
    }

    /** The fields in which the two differ, in the table's order. */
    public List<Field> differences(Experiment other) {
        return values.keySet().stream()
                .filter(f -> !get(f).equals(other.get(f)))
                .toList();
    }

    public ModelKind model() {
        return (ModelKind) get(Field.MODEL);
    }

    public int features() {
        return whole(Field.FEATURES);
    }

    public int neurons() {
        return whole(Field.NEURONS);
    }

    /** Widths of the layers after the first, the output last. */
    public List<Integer> layers() {
        List<?> widths = (List<?>) get(Field.LAYERS);
        return widths.stream().map(w -> ((Long) w).intValue()).toList();
    }

    public boolean relu() {
        return flag(Field.RELU);
    }

    public int power() {
        return whole(Field.POWER);
    }

    public boolean bias() {
        return flag(Field.BIAS);
    }

    public DataKind data() {
        return (DataKind) get(Field.DATA);
    }

    /** Probability in [0, 1] that a feature is active. */
    public double featureProbability(int feature) {
        Numbers p = (Numbers) get(Field.FEATURE_PROBABILITY);
        return p.isSingle() ? p.first() : p.values().get(feature);
    }

    public GroupKind groups() {
        return (GroupKind) get(Field.GROUPS);
    }

    public int groupSize() {
        return whole(Field.GROUP_SIZE);
    }

    public int points() {
        return whole(Field.POINTS);
    }

    public int batch() {
        return whole(Field.BATCH);
    }

    /** Weight of a feature's squared error: r^feature for one number r, the list's entry else. */
    public double importance(int feature) {
        Numbers importance = (Numbers) get(Field.IMPORTANCE);
        return importance.isSingle()
                ? Math.pow(importance.first(), feature)
                : importance.values().get(feature);
    }

    /** Cosine of the two features of every planted pair at step 0, in [-1, 1]. */
    public double overlap() {
        return real(Field.OVERLAP);
    }

    public int pairs() {
        return whole(Field.PAIRS);
    }

    public double collision() {
        return real(Field.COLLISION);
    }

    public InitialisationKind initialisation() {
        return (InitialisationKind) get(Field.INITIALISATION);
    }

    public double scale() {
        return real(Field.SCALE);
    }

    /** The neurons' bias at the start, where the model has one. */
    public double hiddenBias() {
        return real(Field.HIDDEN_BIAS);
    }

    /** Dimensions that are left of the features where neurons read them; 0 for all, as they are. */
    public int projection() {
        return whole(Field.PROJECTION);
    }

    public Matrix given() {
        return (Matrix) get(Field.GIVEN);
    }

    public double l1() {
        return real(Field.L1);
    }

    public PenaltyTarget l1On() {
        return (PenaltyTarget) get(Field.L1_ON);
    }

    public double l4() {
        return real(Field.L4);
    }

    public NoiseKind noise() {
        return (NoiseKind) get(Field.NOISE);
    }

    public double noiseSd() {
        return real(Field.NOISE_SD);
    }

    public NoiseSharing noiseShared() {
        return (NoiseSharing) get(Field.NOISE_SHARED);
    }

    public double dropout() {
        return real(Field.DROPOUT);
    }

    public OptimiserKind optimiser() {
        return (OptimiserKind) get(Field.OPTIMISER);
    }

    public boolean isAdaptive() {
        return optimiser() == OptimiserKind.ADAM || optimiser() == OptimiserKind.ADAMW;
    }

    public double learningRate() {
        return real(Field.LEARNING_RATE);
    }

    public double momentum() {
        return real(Field.MOMENTUM);
    }

    public double beta1() {
        return real(Field.BETA1);
    }

    public double beta2() {
        return real(Field.BETA2);
    }

    public double epsilon() {
        return real(Field.EPSILON);
    }

    public double weightDecay() {
        return real(Field.WEIGHT_DECAY);
    }

    public ScheduleKind schedule() {
        return (ScheduleKind) get(Field.SCHEDULE);
    }

    public long warmUp() {
        return (Long) get(Field.WARM_UP);
    }

    public boolean proximal() {
        return flag(Field.PROXIMAL);
    }

    public long seed() {
        return (Long) get(Field.SEED);
    }

    public long steps() {
        return (Long) get(Field.STEPS);
    }

    public double tolerance() {
        return real(Field.TOLERANCE);
    }

    public StopKind stopWhen() {
        return (StopKind) get(Field.STOP_WHEN);
    }

    public double stopAt() {
        return real(Field.STOP_AT);
    }

    /** The pairs whose overlap is planted: features 0 and 1, 2 and 3, and so on. */
    public List<FeaturePair> plantedPairs() {
        return IntStream.range(0, pairs())
                .mapToObj(k -> new FeaturePair(2 * k, 2 * k + 1))
                .toList();
    }

    private int whole(Field field) {
        return Math.toIntExact((Long) get(field));
    }

    private double real(Field field) {
        return (Double) get(field);
    }

    private boolean flag(Field field) {
        return (Boolean) get(field);
    }

    private void checkSizes() {
        bound("features × neurons", features(), neurons());
        if (data() == DataKind.STANDARD_BASIS) {
            bound("features × features", features(), features());
        } else {
            long samples = data() == DataKind.FIXED_SET ? points() : batch();
            bound("samples × features", samples, features());
            bound("samples × neurons", samples, neurons());
        }
        refuseUnless(
                2L * pairs() <= features(), Field.PAIRS, "at most half of the " + features() + " features", pairs());
    }

    private static void bound(String what, long... factors) {
        long product = LongStream.of(factors).reduce(1, Math::multiplyExact);
        if (product > MOST_NUMBERS) {
            throw new RefusedValueException(
                    what,
                    String.format(Locale.ROOT, "at most %,d numbers, to fit in memory", MOST_NUMBERS),
                    String.format(Locale.ROOT, "%,d × %,d = %,d", factors[0], factors[1], product));
        }
    }

    private void checkLists() {
        for (Field field : List.of(Field.FEATURE_PROBABILITY, Field.IMPORTANCE)) {
            Numbers numbers = (Numbers) get(field);
            refuseUnless(
                    numbers.isSingle() || numbers.values().size() == features(),
                    field,
                    "one number, or a list of " + features(),
                    "a list of " + numbers.values().size());
        }
        if (initialisation() == InitialisationKind.GIVEN) {
            refuseUnless(
                    given().rows() == features() && given().columns() == neurons(),
                    Field.GIVEN,
                    features() + " rows of " + neurons() + " numbers",
                    given().rows() + " rows of " + given().columns());
        }
    }

    private void checkKinds() {
        if (model() == ModelKind.INCIDENTAL) {
            refuseUnless(
                    data() == DataKind.STANDARD_BASIS,
                    Field.DATA,
                    DataKind.STANDARD_BASIS.key() + ", which the incidental model is defined on",
                    data().key());
        }
        if (model() == ModelKind.POWER_AUTOENCODER) {
            refuseUnless(power() % 2 == 1, Field.POWER, "an odd number, so that the sign is kept", power());
        }
        if (model() == ModelKind.TIED_AUTOENCODER && !relu()) {
            refuseUnless(
                    power() % 2 == 1,
                    Field.POWER,
                    "an odd number where ReLU is off, so that the sign is kept",
                    power());
        }
        if (model() == ModelKind.MLP) {
            List<Integer> layers = layers();
            refuseUnless(!layers.isEmpty(), Field.LAYERS, "at least the output's width", "an empty list");
        }
    }

    private static void refuseUnless(boolean fits, Field field, String expected, Object found) {
        if (!fits) {
            throw new RefusedValueException(field.key(), expected, String.valueOf(found));
        }
    }

    /** The values by their words in files, in the table's order; fields that do not matter here are left out. */
    public List<Map.Entry<Field, Object>> telling() {
        List<Map.Entry<Field, Object>> telling = new ArrayList<>();
        for (Map.Entry<Field, Object> entry : values.entrySet()) {
            if (entry.getKey().matters(this)) {
                telling.add(Map.entry(entry.getKey(), entry.getValue()));
            }
        }
        return telling;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Experiment that && values.equals(that.values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    @Override
    public String toString() {
        return "Experiment" + telling();
    }
}
