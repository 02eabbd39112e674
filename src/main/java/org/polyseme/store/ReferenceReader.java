package org.polyseme.store;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.polyseme.state.DataKind;
import org.polyseme.state.Domain;
import org.polyseme.state.Experiment;
import org.polyseme.state.Field;
import org.polyseme.state.Matrix;
import org.polyseme.state.ModelKind;
import org.polyseme.state.Parameters;
import org.polyseme.state.RefusedValueException;

/** Turns the JSON of one reference file into values. Missing members and nulls are the same. Confined to one thread. */
final class ReferenceReader {
    private static final Pattern ACTIVATION = Pattern.compile("(relu|linear|power)(\\d?)");
    private static final Domain.Table TABLE = new Domain.Table(1L << 24);
    private static final Domain.Real REAL = new Domain.Real(-1e30, 1e30);
    private static final Domain.Real AT_LEAST_0 = new Domain.Real(0, 1e30);

    private final String file;
    private final Map<String, @Nullable Object> members;

    ReferenceReader(String file, @Nullable Object json) throws FileProblem {
        this.file = file;
        this.members = object("", json);
    }

    ReferenceFile read(String name) throws FileProblem {
        try {
            Object model = members.get("model");
            if (model == null) {
                return measures(name);
            }
            for (ModelKind kind : ModelKind.values()) {
                if (kind.key().equals(model)) {
                    return training(name, kind);
                }
            }
            return new ReferenceFile.Unknown(name, String.valueOf(model));
        } catch (RefusedValueException refused) {
            throw FileProblem.of(file, refused);
        }
    }

    private ReferenceFile training(String name, ModelKind model) throws FileProblem {
        Parameters initial = parameters("", "");
        List<Matrix> batches = matrices("batches");
        if (batches.isEmpty() && model != ModelKind.INCIDENTAL) {
            throw new FileProblem(file, "batches", "at least one batch", "none");
        }
        Parameters after = parameters("", "After");
        Parameters gradients = parameters("grad", "");
        sameShapes(initial, gradients, "grad");
        sameShapes(initial, after, "After");
        return new ReferenceFile.Training(
                name,
                recipe(model, initial, batches),
                initial,
                batches,
                matrices("noiseDraws"),
                (Long) new Domain.Whole(0, 1_000_000).accept("steps", required("steps")),
                (Double) REAL.accept("loss", required("loss")),
                gradients,
                after,
                lossAfter());
    }

    private OptionalDouble lossAfter() throws FileProblem {
        return members.get("lossAfter") == null
                ? OptionalDouble.empty()
                : OptionalDouble.of((Double) REAL.accept("lossAfter", required("lossAfter")));
    }

    /** The tensors {@code prefix W suffix} … in the order of the layers, the bias last, under their plain names. */
    private Parameters parameters(String prefix, String suffix) throws FileProblem {
        Map<Integer, Parameters.Named> weights = new TreeMap<>();
        Pattern weight = Pattern.compile(prefix + "W(\\d?)" + suffix);
        for (Map.Entry<String, @Nullable Object> member : members.entrySet()) {
            Matcher match = weight.matcher(member.getKey());
            if (match.matches()) {
                String number = match.group(1);
                Matrix values = (Matrix) TABLE.accept(member.getKey(), present(member.getKey(), member.getValue()));
                weights.put(
                        number.isEmpty() ? 0 : Integer.parseInt(number), new Parameters.Named("W" + number, values));
            }
        }
        List<Parameters.Named> tensors = new ArrayList<>(weights.values());
        for (String name : List.of(Parameters.HIDDEN_BIAS, Parameters.OUTPUT_BIAS)) {
            String member = (prefix.isEmpty() ? name : prefix + name.replace('b', 'B')) + suffix;
            Object bias = members.get(member);
            if (bias != null) {
                tensors.add(new Parameters.Named(name, (Matrix) TABLE.accept(member, List.of(bias))));
            }
        }
        if (tensors.isEmpty()) {
            throw new FileProblem(file, prefix + "W" + suffix, "the weights", "nothing");
        }
        return new Parameters(tensors);
    }

    private void sameShapes(Parameters expected, Parameters found, String what) throws FileProblem {
        List<String> shapes = shapes(expected);
        if (!shapes.equals(shapes(found))) {
            throw new FileProblem(file, what, "shapes " + shapes, shapes(found).toString());
        }
    }

    private static List<String> shapes(Parameters parameters) {
        return parameters.tensors().stream()
                .map(t -> t.name() + " " + t.values().rows() + "x" + t.values().columns())
                .toList();
    }

    private Experiment recipe(ModelKind model, Parameters initial, List<Matrix> batches) throws FileProblem {
        Map<Field, Object> recipe = new EnumMap<>(Field.class);
        Matrix weights = initial.weights();
        checkSizes(weights);
        recipe.put(Field.MODEL, model);
        recipe.put(Field.FEATURES, weights.rows());
        recipe.put(Field.NEURONS, weights.columns());
        recipe.put(Field.BIAS, initial.bias().isPresent());
        List<Parameters.Named> tensors = initial.tensors();
        if (model == ModelKind.MLP) {
            recipe.put(
                    Field.LAYERS,
                    tensors.subList(1, tensors.size()).stream()
                            .map(t -> t.values().columns())
                            .toList());
        }
        if (batches.isEmpty()) {
            recipe.put(Field.DATA, DataKind.STANDARD_BASIS);
        } else {
            recipe.put(Field.BATCH, batches.get(0).rows());
        }
        put(recipe, Field.IMPORTANCE, members.get("importance"));
        activation(recipe);
        penalty(recipe);
        optimiser(recipe);
        return Experiment.of(recipe);
    }

    /** The sizes that the file states besides must be those of the weights; it may leave them out. */
    private void checkSizes(Matrix weights) throws FileProblem {
        checkSize("n", weights.rows(), "features, the rows");
        checkSize("m", weights.columns(), "neurons, the columns");
    }

    private void checkSize(String member, long size, String what) throws FileProblem {
        Object stated = members.get(member);
        if (stated != null && !stated.equals(size)) {
            throw new FileProblem(file, member, size + " " + what + " of the first weights", JsonText.of(stated));
        }
    }

    private void activation(Map<Field, Object> recipe) throws FileProblem {
        Object activation = members.get("activation");
        if (activation != null) {
            Matcher match = ACTIVATION.matcher(String.valueOf(activation));
            if (!match.matches()) {
                throw new FileProblem(file, "activation", "relu, linear or power, and a power", activation.toString());
            }
            recipe.put(Field.RELU, match.group(1).equals("relu"));
            recipe.put(Field.POWER, match.group(2).isEmpty() ? 1 : Integer.parseInt(match.group(2)));
        }
        put(recipe, Field.POWER, members.get("power"));
        put(recipe, Field.RELU, members.get("relu"));
    }

    private void penalty(Map<Field, Object> recipe) throws FileProblem {
        if (members.get("penalty") == null) {
            return;
        }
        Map<String, @Nullable Object> penalty = object("penalty", members.get("penalty"));
        Object kind = Objects.requireNonNullElse(penalty.get("kind"), "none");
        if (kind.equals("l1")) {
            put(recipe, Field.L1, penalty.get("lambda"));
        } else if (kind.equals("minus-l4")) {
            put(recipe, Field.L4, penalty.get("lambda"));
        } else if (!kind.equals("none")) {
            throw new FileProblem(file, "penalty.kind", "l1, minus-l4 or none", kind.toString());
        }
    }

    private void optimiser(Map<Field, Object> recipe) throws FileProblem {
        Map<String, @Nullable Object> optimiser = object("optimiser", required("optimiser"));
        Object kind = Objects.requireNonNullElse(optimiser.get("kind"), "");
        boolean rolls = optimiser.get("momentum") instanceof Number number && number.doubleValue() != 0;
        recipe.put(Field.OPTIMISER, kind.equals("sgd") ? (rolls ? "momentum" : "gradient-descent") : kind);
        put(recipe, Field.LEARNING_RATE, optimiser.get("lr"));
        put(recipe, Field.MOMENTUM, optimiser.get("momentum"));
        put(recipe, Field.BETA1, optimiser.get("beta1"));
        put(recipe, Field.BETA2, optimiser.get("beta2"));
        put(recipe, Field.EPSILON, optimiser.get("eps"));
        put(recipe, Field.WEIGHT_DECAY, optimiser.get("weightDecay"));
    }

    private static void put(Map<Field, Object> recipe, Field field, @Nullable Object value) {
        if (value != null) {
            recipe.put(field, value);
        }
    }

    private ReferenceFile measures(String name) throws FileProblem {
        Map<String, List<Double>> numbers = new LinkedHashMap<>();
        for (Map.Entry<String, @Nullable Object> member : members.entrySet()) {
            Object value = member.getValue();
            List<?> several = value instanceof List<?> list ? list : value == null ? List.of() : List.of(value);
            if (several.stream().allMatch(Number.class::isInstance)) {
                numbers.put(member.getKey(), numbers(member.getKey(), several));
            }
        }
        List<Double> threshold = numbers.getOrDefault("threshold", List.of(0.8, 1.2));
        if (threshold.size() != 2) {
            throw new FileProblem(file, "threshold", "two numbers", "a list of " + threshold.size());
        }
        Matrix weights = (Matrix) TABLE.accept("W", required("W"));
        checkSizes(weights);
        double lower = (Double) AT_LEAST_0.accept("threshold", threshold.get(0));
        double upper = (Double) AT_LEAST_0.accept("threshold", threshold.get(1));
        return new ReferenceFile.Measures(name, weights, lower, upper, numbers);
    }

    private static List<Double> numbers(String key, List<?> list) {
        return list.stream().map(entry -> (Double) REAL.accept(key, entry)).toList();
    }

    private List<Matrix> matrices(String key) throws FileProblem {
        Object value = members.get(key);
        List<Matrix> matrices = new ArrayList<>();
        if (value instanceof List<?> list) {
            for (int t = 0; t < list.size(); t++) {
                String place = key + "[" + t + "]";
                matrices.add((Matrix) TABLE.accept(place, present(place, list.get(t))));
            }
        }
        return matrices;
    }

    private Object required(String key) throws FileProblem {
        return present(key, members.get(key));
    }

    private Object present(String key, @Nullable Object value) throws FileProblem {
        if (value == null) {
            throw new FileProblem(file, key, "a value", "nothing");
        }
        return value;
    }

    private Map<String, @Nullable Object> object(String place, @Nullable Object json) throws FileProblem {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        if (!(json instanceof Map<?, ?> map)) {
            throw new FileProblem(file, place, "an object", json == null ? "null" : "something else");
        }
        map.forEach((key, value) -> object.put(String.valueOf(key), value));
        return object;
    }
}
