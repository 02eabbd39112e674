package org.polyseme.engine;

import org.polyseme.engine.kernel.Draw;
import org.polyseme.state.DataKind;
import org.polyseme.state.Experiment;
import org.polyseme.state.Field;

/** Draws all that is random in a step: inputs, noise, dropout. Confined to one thread. */
final class DrawSource {
    private static final int MOST_EVALUATION_SAMPLES = 1 << 14;
    private static final int EVALUATION_NUMBERS = 1 << 18;

    private final Randomness.Stream data;
    private final Disturbance disturbance;
    private Sampler sampler;
    private Draw draw;

    private DrawSource(Experiment recipe, Randomness.Stream data, Randomness.Stream noise, Randomness.Stream dropout) {
        this.data = data;
        sampler = sampler(recipe);
        disturbance = new Disturbance(
                recipe, samples(recipe), new Randomness(recipe.seed(), noise), new Randomness(recipe.seed(), dropout));
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
                Sampler.isFinite(recipe) ? recipe : recipe.with(Field.BATCH, evaluationSamples(recipe)),
                Sampler.isFinite(recipe) ? Randomness.Stream.DATA : Randomness.Stream.EVALUATION_DATA,
                Randomness.Stream.EVALUATION_NOISE,
                Randomness.Stream.EVALUATION_DROPOUT);
    }

    private static int evaluationSamples(Experiment recipe) {
        int wide = Math.max(recipe.features(), recipe.neurons());
        return Math.max(recipe.batch(), Math.min(MOST_EVALUATION_SAMPLES, EVALUATION_NUMBERS / wide));
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
        if (live.data() == DataKind.FIXED_SET) {
            sampler = sampler(live); // the set that a run of this recipe starts with
        } else {
            sampler.change(live);
        }
        disturbance.change(live);
        draw = draw();
    }

    private Draw draw() {
        return new Draw(sampler.batch(), disturbance.noise(), disturbance.keep());
    }
}
