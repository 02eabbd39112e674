package org.polyseme.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.polyseme.state.Domain;
import org.polyseme.state.Experiment;
import org.polyseme.state.Field;
import org.polyseme.state.InitialisationKind;
import org.polyseme.state.Matrix;
import org.polyseme.state.ModelKind;
import org.polyseme.state.Numbers;
import org.polyseme.state.RefusedValueException;

/** Valid recipes at random, each kind and field with a chance. */
final class RandomExperiments {
    private final Random random;

    RandomExperiments(long seed) {
        random = new Random(seed);
    }

    Experiment next() {
        Experiment experiment = Experiment.defaults(anyOf(List.of(ModelKind.values())));
        for (int changes = random.nextInt(30); changes > 0; changes--) {
            Field field = anyOf(List.of(Field.values()));
            experiment = withIfItFits(experiment, field, value(field.domain(), experiment));
        }
        return random.nextInt(5) == 0 ? withGivenWeights(experiment) : experiment;
    }

    private <T> T anyOf(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    private static Experiment withIfItFits(Experiment experiment, Field field, Object value) {
        try {
            return experiment.with(field, value);
        } catch (RefusedValueException doesNotFit) {
            return experiment;
        }
    }

    private Experiment withGivenWeights(Experiment experiment) {
        try {
            Experiment small = experiment.with(Field.NEURONS, 1 + random.nextInt(5));
            return small.with(Field.GIVEN, matrix(small.features(), small.neurons()))
                    .with(Field.INITIALISATION, InitialisationKind.GIVEN);
        } catch (RefusedValueException doesNotFit) {
            return experiment;
        }
    }

    private Object value(Domain domain, Experiment experiment) {
        if (domain instanceof Domain.Whole whole) {
            long reach = random.nextInt(4) == 0 ? whole.max() : Math.min(whole.max(), 40);
            return whole.min() + (long) (random.nextDouble() * (reach - whole.min() + 1));
        }
        if (domain instanceof Domain.Real real) {
            return real(real.min(), real.max());
        }
        if (domain instanceof Domain.Flag) {
            return random.nextBoolean();
        }
        if (domain instanceof Domain.OneOf one) {
            return anyOf(one.choices());
        }
        if (domain instanceof Domain.RealOrList reals) {
            int size = random.nextBoolean() ? 1 : experiment.features();
            List<Double> values = new ArrayList<>();
            for (int i = 0; i < size; i++) {
                values.add(real(reals.min(), reals.max()));
            }
            return new Numbers(values);
        }
        if (domain instanceof Domain.Widths widths) {
            return LongStream.range(0, random.nextInt(widths.most()))
                    .mapToObj(i -> 1 + (long) random.nextInt((int) widths.max()))
                    .toList();
        }
        return matrix(random.nextInt(4), 1 + random.nextInt(4));
    }

    /** Even, tiny, or at an end. */
    private double real(double min, double max) {
        double even = min + (max - min) * random.nextDouble();
        return switch (random.nextInt(5)) {
            case 0 -> min;
            case 1 -> max;
            case 2 -> Math.max(min, Math.min(max, even * 1e-7));
            default -> even;
        };
    }

    private Matrix matrix(int rows, int columns) {
        if (rows == 0) {
            return Matrix.of(0, 0);
        }
        float[] values = new float[rows * columns];
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextInt(8) == 0
                    ? -0.0f
                    : (float) (random.nextGaussian() * Math.pow(10, random.nextInt(9) - 4));
        }
        return Matrix.of(rows, columns, values);
    }
}
