package org.polyseme.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.polyseme.export.Caption;
import org.polyseme.export.Drawing;
import org.polyseme.export.Extent;
import org.polyseme.export.Film;
import org.polyseme.export.Kind;
import org.polyseme.export.Page;
import org.polyseme.export.Picture;
import org.polyseme.export.Turn;
import org.polyseme.export.View;
import org.polyseme.figure.Figure;
import org.polyseme.figure.Figures;
import org.polyseme.state.Experiment;
import org.polyseme.state.Field;
import org.polyseme.state.RefusedValueException;
import org.polyseme.state.Script;
import org.polyseme.state.Snapshot;
import org.polyseme.store.FileProblem;
import org.polyseme.store.Nearest;
import org.polyseme.store.Provenance;
import org.polyseme.store.RecipeFile;
import org.polyseme.store.WholeFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Trains a recipe without a window and takes a picture or a film of it away. */
@Command(
        name = "render",
        description = "Trains a preset, a recipe, a session or the recipe inside a picture, and writes figures of it"
                + " as a picture (.png .svg .pdf) or a film (.gif .mp4).")
final class RenderCommand implements Callable<Integer> {
    private static final int MOST_FRAMES = 100_000;
    private static final int FRAMES = 150;
    private static final String STAMP = "stamp";

    @Parameters(
            paramLabel = "PRESET|FILE",
            description = "A preset's name, a recipe file, a session, or a picture or film that Polyseme has made.")
    private String recipe;

    @Option(
            names = "--figure",
            paramLabel = "NAME",
            split = ",",
            description = "A figure by its name; several stand on one page. Weights if not given.")
    private List<String> names = new ArrayList<>();

    @Option(names = "--step", paramLabel = "N", description = "The step to show; the run's last if not given.")
    private @Nullable String step;

    @Option(names = "--steps", paramLabel = "A:B", description = "The steps of a film; the whole run if not given.")
    private @Nullable String steps;

    @Option(names = "--frames", paramLabel = "K", description = "Frames of a film; 150 if not given.")
    private @Nullable Integer frames;

    @Option(names = "--fps", paramLabel = "F", description = "Frames a second; 30 if not given, for GIF 25.")
    private @Nullable Double framesPerSecond;

    @Option(
            names = "--size",
            paramLabel = "WxH",
            description = "Width and height in pixels, or with mm in millimetres.")
    private @Nullable String size;

    @Option(names = "--scale", paramLabel = "S", description = "Pixels of the file to one of the size; 1 if not given.")
    private @Nullable Double scale;

    @Option(names = "--dpi", paramLabel = "D", description = "Dots per inch in print; the same as a scale of D/96.")
    private @Nullable Double dotsPerInch;

    @Mixin
    private ViewOptions view;

    @Option(
            names = "--with",
            paramLabel = "PRESET|FILE",
            description = "Another run, for the figure difference to compare with.")
    private String with = "";

    @Option(names = "--title", paramLabel = "TEXT", description = "A title above the figures.")
    private @Nullable String title;

    @Option(names = "--caption", description = "The recipe below the figures.")
    private boolean caption;

    @Option(names = "--stamp", description = "The step in the corner, as every frame of a film has it.")
    private boolean stamp;

    @Option(names = "--transparent", description = "No ground behind the figures (.png .svg .pdf).")
    private boolean transparent;

    @Option(names = "--outline", description = "Text as shapes (.svg).")
    private boolean outline;

    @Option(names = "--set", paramLabel = "FIELD=VALUE", description = "Change a field of the recipe.")
    private List<String> set = new ArrayList<>();

    @Option(names = "--seed", paramLabel = "N", description = "Like --set seed=N.")
    private @Nullable Long seed;

    @Option(names = "--out", paramLabel = "FILE", required = true, description = "Where to: .png .svg .pdf .gif .mp4")
    private Path out;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws FileProblem {
        Kind kind = Kind.of(out);
        if (transparent && kind.isFilm()) {
            throw new FileProblem("--transparent", "", "a picture (.png .svg .pdf)", "a film, which has a ground");
        }
        Recipes.Found found = Recipes.found(recipe);
        Map<String, String> before = found.picture().map(Provenance::view).orElse(Map.of());
        List<Figure> figures = figures(found.picture().map(Provenance::figures).orElse(List.of()));
        WholeFile.check(out);
        try {
            Script script = script(found.script());
            Page page = page(Page.of(figures, view.over(before)), before, script.start());
            if (kind.isFilm()) {
                film(kind, script, page, found.picture());
            } else {
                boolean isClear = transparent || before.containsKey("transparent");
                picture(kind, script, isClear ? page.transparent() : page, found.picture());
            }
            return 0;
        } catch (RefusedValueException refused) {
            throw FileProblem.of(recipe, refused);
        }
    }

    private Script script(Script found) throws FileProblem {
        if (set.isEmpty() && seed == null) {
            return found;
        }
        if (!found.changes().isEmpty()) {
            throw new FileProblem(
                    recipe, "", "a run without changes on the way where --set or --seed is given", "one with changes");
        }
        Map<String, String> words = Settings.pairs("--set", set, spec);
        if (seed != null) {
            words.put("seed", Long.toString(seed));
        }
        Map<Field, @Nullable Object> changes = RecipeFile.settings("--set", words);
        Experiment changed = found.start().with(changes);
        Settings.tellIdle(changes.keySet(), found.start(), changed, spec);
        return Script.of(changed);
    }

    private List<Figure> figures(List<String> before) throws FileProblem {
        List<String> asked = !names.isEmpty() ? names : !before.isEmpty() ? before : List.of("weights");
        List<String> known = Figures.all().stream().map(Figure::id).toList();
        List<Figure> figures = new ArrayList<>();
        for (String name : asked) {
            String hint = Nearest.to(name, known)
                    .map(near -> " (did you mean " + near + "?)")
                    .orElse("");
            figures.add(Figures.named(name)
                    .orElseThrow(() -> new FileProblem(
                            "--figure", "", "one of " + String.join(", ", known) + hint, "\"" + name + "\"")));
        }
        return figures;
    }

    private Page page(Page plain, Map<String, String> before, Experiment experiment) {
        Page page = plain.withTitle(title != null ? title : before.getOrDefault("title", ""));
        if (caption || before.containsKey("caption")) {
            page = page.withCaption(Caption.of(experiment, Version.number()));
        }
        return page;
    }

    private Extent extent(Map<String, String> before, String silent) throws FileProblem {
        double chosen = dotsPerInch != null ? dotsPerInch / Drawing.PER_INCH : scale != null ? scale : 1;
        return PageSize.of(size != null ? size : before.getOrDefault("size", silent), chosen);
    }

    private void picture(Kind kind, Script script, Page page, Optional<Provenance> before) throws FileProblem {
        String silent = page.figures().size() == 1 ? "800x600" : "1400x1000";
        Extent extent = extent(told(before), silent);
        Picture.Format format = new Picture.Format(kind, extent, outline);
        Picture.check(out, format);
        ProgressBar bar = ProgressBar.on(spec.commandLine().getErr());
        Map<String, String> told = words(page, extent);
        try (RenderedRun run = new RenderedRun(script, page.perspective().definition());
                @Nullable BesideRun other = beside(page, before)) {
            Snapshot snapshot = snapshot(run, script, before, bar);
            snapshot = run.beside(snapshot, page, bar::at);
            bar.end();
            Steps shown = new Steps(snapshot.step(), snapshot.step());
            Page compared = other == null ? page : other.at(snapshot.step(), page);
            if (other != null) {
                told.putAll(other.words());
            }
            if (stamp || told(before).containsKey(STAMP)) {
                told.put(STAMP, "true");
            }
            Drawing drawing = told.containsKey(STAMP)
                    ? compared.frame(snapshot, extent.size())
                    : compared.of(snapshot, extent.size());
            Picture.write(out, drawing, format, provenance(script, shown, 1, page, told));
        }
        say(out.toString());
    }

    private static Map<String, String> told(Optional<Provenance> picture) {
        return picture.map(Provenance::view).orElse(Map.of());
    }

    /** Null where no figure compares, or there is nothing to compare with. */
    private @Nullable BesideRun beside(Page page, Optional<Provenance> before) throws FileProblem {
        boolean compares = page.figures().stream().anyMatch(Figure::comparesRuns);
        if (!with.isEmpty() && !compares) {
            throw new FileProblem("--with", "", "a figure that compares, such as --figure difference", "none");
        }
        return compares ? BesideRun.of(with, told(before)).orElse(null) : null;
    }

    private Snapshot snapshot(RenderedRun run, Script script, Optional<Provenance> before, ProgressBar bar)
            throws FileProblem {
        long end = script.recipeAt(Long.MAX_VALUE).steps();
        if (step == null && before.isEmpty()) {
            return run.upTo(end, bar::at);
        }
        Steps asked = step == null ? new Steps(before.get().to(), before.get().to()) : Steps.of("--step", step);
        asked.checkWithin("--step", end);
        return run.at(asked.to(), bar::at);
    }

    private void film(Kind kind, Script script, Page page, Optional<Provenance> before) throws FileProblem {
        Map<String, String> words = told(before);
        Extent extent = extent(words, "1280x720").even();
        double perSecond = framesPerSecond != null ? framesPerSecond : kind == Kind.GIF ? 25 : 30;
        Film.Format format = new Film.Format(kind, extent, perSecond);
        Film.check(out, format);
        long end = script.recipeAt(Long.MAX_VALUE).steps();
        Steps silent = before.map(p -> new Steps(p.to() > p.from() ? p.from() : 0, p.to()))
                .orElse(new Steps(0, end));
        Steps asked = steps == null ? silent : Steps.of("--steps", steps);
        asked.checkWithin("--steps", end);
        int count = frames != null
                ? frames
                : before.map(Provenance::frames).filter(k -> k > 1).orElse(FRAMES);
        if (count < 1 || count > MOST_FRAMES) {
            throw new FileProblem("--frames", "", "1 to 100,000", Integer.toString(count));
        }
        List<Turn> turns = view.turns(words);
        Map<String, String> told = words(page, extent);
        told.putAll(Turn.words(turns));
        ProgressBar bar = ProgressBar.on(spec.commandLine().getErr());
        try (RenderedRun run = new RenderedRun(script, page.perspective().definition());
                @Nullable BesideRun other = beside(page, before)) {
            if (other != null) {
                told.putAll(other.words());
            }
            String provenance = provenance(script, asked, count, page, told);
            RenderedRun.PageAt pages = at -> other == null ? page : other.at(at, page);
            Film.write(out, run.frames(asked, count, pages, turns, extent.size()), format, provenance, share -> {
                bar.at(share);
                return true;
            });
        } finally {
            bar.end();
        }
        say(String.format(Locale.ROOT, "%s: %,d frames, %.1f s", out, count, count / perSecond));
    }

    private static Map<String, String> words(Page page, Extent extent) {
        Map<String, String> words = new LinkedHashMap<>(View.words(page.perspective()));
        words.put(
                "size",
                Math.round(extent.size().width()) + "x"
                        + Math.round(extent.size().height()));
        if (!page.title().isEmpty()) {
            words.put("title", page.title());
        }
        if (!page.caption().isEmpty()) {
            words.put("caption", "recipe");
        }
        if (page.isTransparent()) {
            words.put("transparent", "true");
        }
        return words;
    }

    private static String provenance(Script script, Steps shown, int frames, Page page, Map<String, String> words) {
        List<String> figures = page.figures().stream().map(Figure::id).toList();
        return new Provenance(
                        Version.number(), script.upTo(shown.to()), shown.from(), shown.to(), frames, figures, words)
                .text();
    }

    private void say(String line) {
        PrintWriter printer = spec.commandLine().getOut();
        printer.println(line);
        printer.flush();
    }
}
