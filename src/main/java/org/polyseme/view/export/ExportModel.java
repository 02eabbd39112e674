package org.polyseme.view.export;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.beans.Observable;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.polyseme.export.Caption;
import org.polyseme.export.Drawing;
import org.polyseme.export.Extent;
import org.polyseme.export.Film;
import org.polyseme.export.Page;
import org.polyseme.export.Picture;
import org.polyseme.export.Turn;
import org.polyseme.figure.Figure;
import org.polyseme.figure.Figures;
import org.polyseme.figure.Look;
import org.polyseme.figure.Option;
import org.polyseme.figure.Part;
import org.polyseme.figure.Perspective;
import org.polyseme.store.FileProblem;
import org.polyseme.view.model.Memory;

/**
 * The export dialog without its nodes: every choice as the user set it, numbers as they were typed, and the order that
 * they amount to. FX thread only.
 */
public final class ExportModel {
    private static final int MOST_FRAMES = 100_000;
    private static final double MOST_SIDE = 100_000;
    private static final double MOST_SCALE = 50;
    private static final double MOST_DOTS = 4800;
    private static final double MOST_SECONDS = 24 * 3600;
    private static final double MOST_TURN = 3600;
    private static final String MEMORY = "export.";

    final Subject subject;
    final ObjectProperty<Product> product;
    final ObjectProperty<List<Figure>> figures;
    final BooleanProperty inMillimetres;
    final StringProperty width;
    final StringProperty height;
    final StringProperty scale;
    final StringProperty dots;
    final ObjectProperty<Look> colours;
    final ObjectProperty<Set<Part>> without;
    final StringProperty turn;
    final BooleanProperty transparent;
    final BooleanProperty outlined;
    final StringProperty title = new SimpleStringProperty("");
    final BooleanProperty caption;
    final ObjectProperty<Dataset> dataset;
    final StringProperty from = new SimpleStringProperty("0");
    final StringProperty to;
    final StringProperty framesPerSecond;
    final StringProperty seconds;
    final StringProperty file;

    private final Memory memory;

    /**
     * As it was left last time.
     *
     * @param figures those to begin with, at least one
     * @param home the folder for the first time
     */
    public ExportModel(Subject subject, List<Figure> figures, Memory memory, Path home) {
        this.subject = subject;
        this.memory = memory;
        this.figures = new SimpleObjectProperty<>(List.copyOf(figures));
        Product last = Product.named(remembered("product", Product.PNG.name()));
        boolean cannotFilm = subject.script().isEmpty() && last.isFilm();
        product = new SimpleObjectProperty<>(cannotFilm ? Product.PNG : last);
        inMillimetres = flag("millimetres", false);
        width = text("width", "1200");
        height = text("height", "900");
        scale = text("scale", "1");
        dots = text("dots", "300");
        colours =
                new SimpleObjectProperty<>(Look.named(remembered("colours", "")).orElse(Look.LIGHT));
        without = new SimpleObjectProperty<>(
                Arrays.stream(remembered("without", "").split(",", -1))
                        .flatMap(word -> Part.named(word).stream())
                        .collect(Collectors.toUnmodifiableSet()));
        turn = text("turn", "0");
        transparent = flag("transparent", false);
        outlined = flag("outlined", false);
        caption = flag("caption", true);
        dataset = new SimpleObjectProperty<>(Dataset.named(remembered("dataset", "")));
        framesPerSecond = text("framesPerSecond", "25");
        seconds = text("seconds", "6");
        long step = subject.snapshot().step();
        to = new SimpleStringProperty(Long.toString(step));
        String name = subject.name() + "-step-" + step + "." + product.get().ending();
        file = new SimpleStringProperty(folder(home).resolve(name).toString());
        product.subscribe((before, now) -> file.set(ended(file.get(), now)));
        inMillimetres.subscribe((before, now) -> convert(now));
    }

    private Path folder(Path home) {
        try {
            return Path.of(remembered("folder", home.toString()));
        } catch (InvalidPathException ofAnotherSystem) {
            return home;
        }
    }

    private String remembered(String key, String silent) {
        return memory.get(MEMORY + key, silent);
    }

    private StringProperty text(String key, String silent) {
        return new SimpleStringProperty(remembered(key, silent));
    }

    private BooleanProperty flag(String key, boolean silent) {
        return new SimpleBooleanProperty(Boolean.parseBoolean(remembered(key, Boolean.toString(silent))));
    }

    /** Keeps the choices for the next time; not those that belong to this run. */
    public void remember() {
        memory.put(MEMORY + "product", product.get().name());
        memory.put(MEMORY + "millimetres", String.valueOf(inMillimetres.get()));
        memory.put(MEMORY + "width", width.get());
        memory.put(MEMORY + "height", height.get());
        memory.put(MEMORY + "scale", scale.get());
        memory.put(MEMORY + "dots", dots.get());
        memory.put(MEMORY + "colours", colours.get().key());
        memory.put(MEMORY + "without", without.get().stream().map(Part::key).collect(Collectors.joining(",")));
        memory.put(MEMORY + "turn", turn.get());
        memory.put(MEMORY + "transparent", String.valueOf(transparent.get()));
        memory.put(MEMORY + "outlined", String.valueOf(outlined.get()));
        memory.put(MEMORY + "caption", String.valueOf(caption.get()));
        memory.put(MEMORY + "dataset", dataset.get().name());
        memory.put(MEMORY + "framesPerSecond", framesPerSecond.get());
        memory.put(MEMORY + "seconds", seconds.get());
        Path folder = Path.of(file.get()).toAbsolutePath().getParent();
        if (folder != null) {
            memory.put(MEMORY + "folder", folder.toString());
        }
    }

    /** Everything that the order depends on. */
    public List<Observable> all() {
        return List.of(
                product,
                figures,
                inMillimetres,
                width,
                height,
                scale,
                dots,
                colours,
                without,
                turn,
                transparent,
                outlined,
                title,
                caption,
                dataset,
                from,
                to,
                framesPerSecond,
                seconds,
                file);
    }

    private static String ended(String file, Product product) {
        try {
            return product.ended(Path.of(file)).toString();
        } catch (InvalidPathException noFile) {
            return file;
        }
    }

    /** The same size in the other unit. */
    private void convert(boolean toMillimetres) {
        double factor = toMillimetres ? 25.4 / Drawing.PER_INCH : Drawing.PER_INCH / 25.4;
        for (StringProperty side : List.of(width, height)) {
            try {
                side.set(Long.toString(Math.max(1, Math.round(Double.parseDouble(side.get()) * factor))));
            } catch (NumberFormatException notYetANumber) {
                side.set(toMillimetres ? "160" : "900");
            }
        }
    }

    /** Puts a figure on the page, or takes it off; the order is that of the menus. */
    void put(Figure figure, boolean isOn) {
        figures.set(Figures.all().stream()
                .filter(other -> other.equals(figure) ? isOn : figures.get().contains(other))
                .toList());
    }

    /** A product of this size in logical pixels. */
    public void drawAs(Product made, Figure.Size size) {
        product.set(made);
        inMillimetres.set(false);
        width.set(Long.toString(Math.round(size.width())));
        height.set(Long.toString(Math.round(size.height())));
        caption.set(false);
    }

    public void writeTo(Path chosen) {
        file.set(product.get().ended(chosen).toString());
    }

    /** Those of the window. */
    void putShown() {
        figures.set(subject.shown());
    }

    /**
     * What the choices amount to.
     *
     * @throws FileProblem in one sentence, where one of them cannot be
     */
    public ExportOrder order() throws FileProblem {
        Product made = product.get();
        if (made.isFilm() && subject.script().isEmpty()) {
            throw new FileProblem("Film", "", "a run to film", "weights from a file");
        }
        if (figures.get().isEmpty() && !made.isNumbers()) {
            throw new FileProblem("Figures", "", "at least one", "none");
        }
        Extent extent = made.isNumbers() ? new Extent(new Figure.Size(1, 1), 1) : extent();
        Path path = path();
        ExportOrder.Reel reel = made.isFilm() ? reel() : new ExportOrder.Reel(0, 0, 1, 1, List.of());
        ExportOrder order = new ExportOrder(
                made, path, subject, page(), extent, outlined.get() && made == Product.SVG, dataset.get(), reel);
        check(order);
        return order;
    }

    private static void check(ExportOrder order) throws FileProblem {
        Product made = order.product();
        Path name = Objects.requireNonNullElse(order.file().getFileName(), order.file());
        if (made.isFilm()) {
            Film.check(
                    name,
                    new Film.Format(
                            made.kind().orElseThrow(),
                            order.extent(),
                            order.reel().framesPerSecond()));
        } else if (made.isPicture()) {
            Picture.check(name, new Picture.Format(made.kind().orElseThrow(), order.extent(), order.isOutlined()));
        }
    }

    private Page page() {
        Perspective seen = new Perspective(
                subject.selection(), subject.options(), colours.get().without(without.get()), subject.other());
        List<Figure> chosen = figures.get().isEmpty() ? subject.shown() : figures.get();
        Page page = Page.of(chosen, seen).withTitle(title.get().strip());
        if (caption.get() && subject.script().isPresent()) {
            page = page.withCaption(Caption.of(subject.snapshot().experiment(), ExportOrder.version()));
        }
        return transparent.get() && product.get().canBeTransparent() ? page.transparent() : page;
    }

    private Extent extent() throws FileProblem {
        double across = number("Width", width, 1, MOST_SIDE);
        double down = number("Height", height, 1, MOST_SIDE);
        Extent extent = inMillimetres.get()
                ? Extent.ofMillimetres(across, down, number("Dots per inch", dots, 1, MOST_DOTS))
                : new Extent(new Figure.Size(across, down), number("Scale", scale, 0.1, MOST_SCALE));
        return product.get().isFilm() ? extent.even() : extent;
    }

    private ExportOrder.Reel reel() throws FileProblem {
        long last = subject.snapshot().step();
        long first = (long) number("First step", from, 0, (double) last);
        long end = (long) number("Last step", to, (double) first, (double) last);
        double perSecond = number("Frames a second", framesPerSecond, 1, product.get() == Product.GIF ? 50 : 60);
        double length = number("Duration", seconds, 0.1, MOST_SECONDS);
        long frames = Math.max(1, Math.round(perSecond * length));
        if (frames > MOST_FRAMES) {
            throw new FileProblem("Duration", "", "at most 100,000 frames", String.format(Locale.ROOT, "%,d", frames));
        }
        return new ExportOrder.Reel(first, end, (int) frames, perSecond, turns());
    }

    /** True where there is a camera to turn. */
    boolean canTurn() {
        return figures.get().stream().anyMatch(figure -> figure.id().equals(Option.GEOMETRY_YAW.figure()))
                && Option.GEOMETRY_YAW.matters(subject.options());
    }

    private List<Turn> turns() throws FileProblem {
        if (!canTurn()) {
            return List.of();
        }
        double degrees = number("Turn", turn, -MOST_TURN, MOST_TURN);
        double from = subject.options().number(Option.GEOMETRY_YAW);
        return degrees == 0 ? List.of() : List.of(new Turn(Option.GEOMETRY_YAW, from, from + degrees));
    }

    /** Leaves a part out of the figures, or puts it back. */
    void show(Part part, boolean isShown) {
        Set<Part> next = new HashSet<>(without.get());
        if (isShown) {
            next.remove(part);
        } else {
            next.add(part);
        }
        without.set(Set.copyOf(next));
    }

    private Path path() throws FileProblem {
        try {
            String typed = file.get().strip();
            if (!typed.isEmpty() && !typed.endsWith("/")) {
                return product.get().ended(Path.of(typed));
            }
        } catch (InvalidPathException noFile) {
            throw new FileProblem("File", "", "the name of a file", "\"" + file.get() + "\"");
        }
        throw new FileProblem("File", "", "the name of a file", "none");
    }

    private static double number(String name, StringProperty typed, double least, double most) throws FileProblem {
        String text = typed.get().strip().replace(",", "");
        try {
            double value = Double.parseDouble(text);
            if (value >= least && value <= most) {
                return value;
            }
        } catch (NumberFormatException notANumber) {
            // Told below, along with what is out of range.
        }
        throw new FileProblem(
                name, "", "a number from " + plain(least) + " to " + plain(most), "\"" + typed.get() + "\"");
    }

    private static String plain(double value) {
        return value == Math.rint(value)
                ? String.format(Locale.ROOT, "%,d", (long) value)
                : String.format(Locale.ROOT, "%s", value);
    }

    /** What the size comes to in the file. */
    static String outcome(ExportOrder order) {
        Extent extent = order.extent();
        Product made = order.product();
        if (made.isFilm()) {
            return String.format(
                    Locale.ROOT,
                    "%,d × %,d pixels, %,d frames",
                    extent.width(),
                    extent.height(),
                    order.reel().frames());
        }
        if (made == Product.PNG) {
            return String.format(Locale.ROOT, "%,d × %,d pixels", extent.width(), extent.height());
        }
        double perMillimetre = Drawing.PER_INCH / 25.4;
        return String.format(
                Locale.ROOT,
                "%.0f × %.0f mm, sharp at any size",
                extent.size().width() / perMillimetre,
                extent.size().height() / perMillimetre);
    }
}
