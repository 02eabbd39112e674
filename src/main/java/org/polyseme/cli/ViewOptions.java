package org.polyseme.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.polyseme.export.Turn;
import org.polyseme.export.View;
import org.polyseme.figure.Look;
import org.polyseme.figure.Option;
import org.polyseme.figure.Options;
import org.polyseme.figure.Part;
import org.polyseme.figure.Perspective;
import org.polyseme.figure.Selection;
import org.polyseme.state.Domain;
import org.polyseme.state.RefusedValueException;
import org.polyseme.store.FileProblem;
import org.polyseme.store.Nearest;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** How figures are looked at, on the command line: theme, what is lit, options. */
final class ViewOptions {
    private static final String OPTION = "--option";
    private static final String TURN = Turn.WORD;
    private static final double MOST_DEGREES = 36_000;
    private static final String NUMBER = "[-+]?[0-9]+(\\.[0-9]*)?";

    @CommandLine.Option(
            names = "--theme",
            paramLabel = "light|dark|high-contrast",
            description = "Colours; light if not given.")
    private @Nullable String theme;

    @CommandLine.Option(
            names = OPTION,
            paramLabel = "KEY=VALUE",
            description = "Set an option of the figures; in a film, a number may move with KEY=FROM:TO.")
    private List<String> words = new ArrayList<>();

    @CommandLine.Option(
            names = "--without",
            paramLabel = "PART",
            split = ",",
            description = "Leave out of every figure: title, legend, axes, colour-bar.")
    private List<String> parts = new ArrayList<>();

    @CommandLine.Option(names = "--light", paramLabel = "NAME", description = "Light a feature (f3) or a neuron (n17).")
    private List<String> lit = new ArrayList<>();

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    /** What was said, laid over what a picture had. */
    Perspective over(Map<String, String> picture) throws FileProblem {
        Perspective before = View.perspective(picture);
        Options options = before.options();
        for (Map.Entry<String, String> pair :
                Settings.pairs(OPTION, words, spec).entrySet()) {
            boolean moves = pair.getValue().contains(":");
            String first =
                    moves ? Double.toString(turn(pair.getKey(), pair.getValue()).from()) : pair.getValue();
            options = with(options, pair.getKey(), first);
        }
        Selection selection = lit.isEmpty() ? before.selection() : selection();
        return new Perspective(selection, options, look(before.look()));
    }

    private Look look(Look before) throws FileProblem {
        Look look = before;
        if (theme != null) {
            look = Look.named(theme)
                    .orElseThrow(
                            () -> new FileProblem("--theme", "", "light, dark or high-contrast", "\"" + theme + "\""))
                    .without(before.without());
        }
        return parts.isEmpty() ? look : look.without(without());
    }

    private Set<Part> without() throws FileProblem {
        Set<Part> without = EnumSet.noneOf(Part.class);
        for (String word : parts) {
            without.add(Part.named(word)
                    .orElseThrow(() -> new FileProblem(
                            "--without",
                            "",
                            "of " + Arrays.stream(Part.values()).map(Part::key).collect(Collectors.joining(", ")),
                            "\"" + word + "\"")));
        }
        return without;
    }

    /** The options that move, {@code --option key=from:to}, those of the picture among them. */
    List<Turn> turns(Map<String, String> picture) throws FileProblem {
        Map<String, String> pairs = new LinkedHashMap<>();
        picture.forEach((word, text) -> {
            if (word.startsWith(TURN)
                    && Option.named(word.substring(TURN.length())).isPresent()) {
                pairs.put(word.substring(TURN.length()), text);
            }
        });
        pairs.putAll(Settings.pairs(OPTION, words, spec));
        List<Turn> turns = new ArrayList<>();
        for (Map.Entry<String, String> pair : pairs.entrySet()) {
            if (pair.getValue().contains(":")) {
                turns.add(turn(pair.getKey(), pair.getValue()));
            }
        }
        return turns;
    }

    private static Turn turn(String key, String text) throws FileProblem {
        Option option = option(key);
        String[] ends = text.split(":", -1);
        boolean isMoving = option.domain() instanceof Domain.Real && ends.length == 2;
        if (!isMoving || !ends[0].matches(NUMBER) || !ends[1].matches(NUMBER)) {
            throw new FileProblem(OPTION, key, "a number, or FROM:TO where a number can move", "\"" + text + "\"");
        }
        if (!Turn.isAngle(option) || Math.abs(Double.parseDouble(ends[1])) > MOST_DEGREES) {
            with(Options.FIRST, key, ends[1]);
        }
        return new Turn(option, Double.parseDouble(ends[0]), Double.parseDouble(ends[1]));
    }

    private static Options with(Options options, String key, String text) throws FileProblem {
        try {
            return options.withText(option(key), text);
        } catch (RefusedValueException refused) {
            throw FileProblem.of(OPTION, refused);
        }
    }

    private static Option option(String key) throws FileProblem {
        List<String> keys = Arrays.stream(Option.values()).map(Option::key).toList();
        String hint = Nearest.to(key, keys)
                .map(near -> " (did you mean " + near + "?)")
                .orElse("");
        return Option.named(key)
                .orElseThrow(() ->
                        new FileProblem(OPTION, key, "one of " + String.join(", ", keys) + hint, "an unknown option"));
    }

    private Selection selection() throws FileProblem {
        Selection selection = Selection.NONE;
        for (String name : lit) {
            if (!name.matches("[fn][0-9]{1,6}")) {
                throw new FileProblem("--light", "", "a feature like f3 or a neuron like n17", "\"" + name + "\"");
            }
            int index = Integer.parseInt(name.substring(1));
            if (name.startsWith("n")) {
                selection = selection.withNeuron(index);
            } else {
                selection = selection.feature().isEmpty()
                        ? selection.withFeature(index)
                        : selection.withSecondFeature(index);
            }
        }
        return selection;
    }
}
