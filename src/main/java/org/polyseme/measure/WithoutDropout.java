package org.polyseme.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.polyseme.state.Experiment;
import org.polyseme.state.Field;
import org.polyseme.state.RunPlan;
import org.polyseme.state.RunSet;

/**
 * The run of the same recipe and seed without dropout, of whose end {@link Redundancy} is read.
 *
 * @param recipe without dropout
 * @param samples inputs that it is read at
 * @param orders in which neurons are silenced
 */
public record WithoutDropout(Experiment recipe, int samples, int orders) implements RunPlan {
    private static final int NUMBERS = 5;
    /** More take long to silence one by one. */
    private static final int MOST_NEURONS = 64;

    private static final long SEED = 0;

    /** Empty for a recipe that has no dropout itself. */
    public static Optional<WithoutDropout> of(Experiment recipe, int samples, int orders) {
        return recipe.dropout() > 0
                ? Optional.of(new WithoutDropout(recipe.with(Field.DROPOUT, 0.0), samples, orders))
                : Optional.empty();
    }

    /** What is read of a network at the first of its recipe's inputs. */
    public static Found read(Network network, Experiment recipe, int samples, int orders) {
        Activations inputs = Inputs.of(recipe, samples, SEED).first(samples);
        Activations targets = Inputs.targets(recipe, inputs, network.width(network.layers()));
        return new Found(
                Redundancy.of(network, inputs, targets, 1, orders, SEED),
                network.width(1) <= MOST_NEURONS ? Redundancy.oneByOne(network, inputs, targets, 1) : Double.NaN);
    }

    /**
     * Redundancy in two ways.
     *
     * @param oneByOne as {@link Redundancy#oneByOne}; NaN above 64 neurons
     */
    public record Found(Redundancy redundancy, double oneByOne) {}

    @Override
    public int runs() {
        return 1;
    }

    @Override
    public Experiment recipe(int run) {
        return recipe;
    }

    @Override
    public List<Double> read(Reached reached) {
        Found found = read(Network.of(reached.recipe(), reached.parameters()), reached.recipe(), samples, orders);
        List<Double> numbers = new ArrayList<>(List.of(found.oneByOne));
        for (Redundancy.Level level : found.redundancy.levels()) {
            numbers.addAll(List.of(
                    (double) level.silenced(),
                    level.loss(),
                    level.lossDeviation(),
                    level.accuracy(),
                    level.accuracyDeviation()));
        }
        return numbers;
    }

    /** What {@link #read(Reached)} found at the end of its run; empty while that is to come, or where it diverged. */
    public static Optional<Found> found(RunSet set) {
        return set.sound().stream()
                .filter(member -> !member.readings().isEmpty())
                .findFirst()
                .map(member -> found(
                        member.readings().get(member.readings().size() - 1).values()));
    }

    private static Found found(List<Double> numbers) {
        List<Redundancy.Level> levels = new ArrayList<>();
        for (int at = 1; at + NUMBERS <= numbers.size(); at += NUMBERS) {
            levels.add(new Redundancy.Level(
                    numbers.get(at).intValue(),
                    numbers.get(at + 1),
                    numbers.get(at + 2),
                    numbers.get(at + 3),
                    numbers.get(at + 4)));
        }
        return new Found(new Redundancy(levels), numbers.get(0));
    }
}
