package org.polyseme.engine;

import java.util.List;
import org.polyseme.engine.kernel.Draw;
import org.polyseme.measure.Randomness;
import org.polyseme.state.Checkpoint;
import org.polyseme.state.DataKind;
import org.polyseme.state.Evaluation;
import org.polyseme.state.Experiment;
import org.polyseme.state.Field;

/** Draws all that is random in a step: inputs, noise, dropout. Confined to one thread. */
final class DrawSource {
    private static final String DATA = "data";
    private static final String NOISE = "noise";
    private static final String DROPOUT = "dropout";

    private final Randomness.Stream data;
    private final Randomness noiseRandom;
    private final Randomness dropoutRandom;
    private final Disturbance disturbance;
    private Experiment recipe;
    private Sampler sampler;
    private Draw draw;

    private DrawSource(Experiment recipe, Randomness.Stream data, Randomness.Stream noise, Randomness.Stream dropout) {
        this.data = data;
        this.recipe = recipe;
        sampler = sampler(recipe);
        noiseRandom = new Randomness(recipe.seed(), noise);
        dropoutRandom = new Randomness(recipe.seed(), dropout);
        disturbance = new Disturbance(recipe, samples(recipe), noiseRandom, dropoutRandom);
        draw = draw();
    }

    private Sampler sampler(Experiment recipe) {
        return new Sampler(recipe, new Randomness(recipe.seed(), data));
    }

    /** The draws that a run trains on. */
    static DrawSource training(Experiment recipe) {
        return new DrawSource(recipe, Randomness.Stream.DATA, Randomness.Stream.NOISE, Randomness.Stream.DROPOUT);
    }

    /**
     * Other draws of the same kind, whose streams touch no other. A finite data set is the one trained on; of others the
     * sample is large enough for the loss of sparse data to be known to a few percent.
     */
    static DrawSource evaluation(Experiment recipe) {
        return new DrawSource(
                Evaluation.isWhole(recipe) ? recipe : recipe.with(Field.BATCH, Evaluation.inputs(recipe)),
                Evaluation.isWhole(recipe) ? Randomness.Stream.DATA : Randomness.Stream.EVALUATION_DATA,
                Randomness.Stream.EVALUATION_NOISE,
                Randomness.Stream.EVALUATION_DROPOUT);
    }

    /** Samples in a batch of {@code recipe}. */
    static int samples(Experiment recipe) {
        return switch (recipe.data()) {
            case STANDARD_BASIS -> recipe.features();
            case FIXED_SET -> recipe.points();
            default -> recipe.batch();
        };
    }

    /** The next draw; its arrays are those of the last. */
    Draw next() {
        sampler.next();
        disturbance.next();
        return draw;
    }

    void change(Experiment live) {
        if (!draws(live, recipe)) {
            if (live.data() == DataKind.FIXED_SET) {
                sampler = sampler(live); // the set that a run of this recipe starts with
            } else {
                sampler.change(live);
            }
            disturbance.change(live);
            draw = draw();
        }
        recipe = live;
    }

    /** True where {@code live}, which continues {@code recipe}, has the same draws. */
    static boolean draws(Experiment live, Experiment recipe) {
        return live.get(Field.FEATURE_PROBABILITY).equals(recipe.get(Field.FEATURE_PROBABILITY))
                && live.noiseSd() == recipe.noiseSd()
                && live.dropout() == recipe.dropout();
    }

    /** The state of its generators, by name. A finite data set needs none: it follows from the recipe. */
    List<Checkpoint.Words> words() {
        Checkpoint.Words noise = new Checkpoint.Words(NOISE, noiseRandom.words());
        Checkpoint.Words dropout = new Checkpoint.Words(DROPOUT, dropoutRandom.words());
        return Evaluation.isWhole(recipe)
                ? List.of(noise, dropout)
                : List.of(new Checkpoint.Words(DATA, sampler.random().words()), noise, dropout);
    }

    /**
     * Makes sure that the draws of a run can go on from {@code checkpoint}.
     *
     * @throws IllegalArgumentException if a generator's state is missing or none
     */
    static void check(Checkpoint checkpoint) {
        for (String name :
                Evaluation.isWhole(checkpoint.experiment()) ? List.of(NOISE, DROPOUT) : List.of(DATA, NOISE, DROPOUT)) {
            Randomness.check(name, checkpoint.words(name).orElse(List.of()));
        }
    }

    /** Goes on from {@code checkpoint}, which is of the same recipe and which {@link #check} must have let through. */
    void restore(Checkpoint checkpoint) {
        noiseRandom.restore(checkpoint.words(NOISE).orElseThrow());
        dropoutRandom.restore(checkpoint.words(DROPOUT).orElseThrow());
        if (!Evaluation.isWhole(recipe)) {
            sampler.random().restore(checkpoint.words(DATA).orElseThrow());
        }
    }

    private Draw draw() {
        return new Draw(sampler.batch(), disturbance.noise(), disturbance.keep());
    }
}
