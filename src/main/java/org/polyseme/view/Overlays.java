package org.polyseme.view;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javafx.scene.input.KeyCombination;
import org.polyseme.state.Field;
import org.polyseme.store.Preset;
import org.polyseme.view.model.FieldText;
import org.polyseme.view.model.LayoutModel;
import org.polyseme.view.model.Memory;
import org.polyseme.view.model.Workbench;
import org.polyseme.view.palette.Command;
import org.polyseme.view.palette.CommandPalette;
import org.polyseme.view.palette.KeySheet;
import org.polyseme.view.palette.NamePrompt;
import org.polyseme.view.palette.Overlay;
import org.polyseme.view.palette.PresetBrowser;
import org.polyseme.view.palette.SaveQuestion;

/** What may lie over the window: palette, list of keys, presets; and the actions that open them. FX thread only. */
final class Overlays {
    private static final KeySheet.Group BY_HAND = new KeySheet.Group(
            "Mouse and controls",
            List.of(
                    new KeySheet.Line("Tab", "Next control"),
                    new KeySheet.Line("Enter", "Press the focused button"),
                    new KeySheet.Line("← →", "On a slider: a little"),
                    new KeySheet.Line("Page ↑ ↓", "On a slider: more"),
                    new KeySheet.Line("Double-click", "Type a slider's value"),
                    new KeySheet.Line("Shift+click", "A setting as the recipe has it"),
                    new KeySheet.Line("Click", "Keep what is lit, or release it"),
                    new KeySheet.Line("Shift+drag", "On the timeline: a loop"),
                    new KeySheet.Line("Esc", "Close, dismiss, release")));

    private static final KeySheet.Group ON_FIGURES = new KeySheet.Group(
            "On the focused figure",
            List.of(
                    new KeySheet.Line("+ or −", "Zoom in or out"),
                    new KeySheet.Line("← → ↑ ↓", "Move it, or turn it in 3D"),
                    new KeySheet.Line("Home", "As it was at first"),
                    new KeySheet.Line("Drag", "Move or turn it; Curves: a range"),
                    new KeySheet.Line("Wheel", "Zoom under the pointer"),
                    new KeySheet.Line("Double-click", "As it was at first, or all the room"),
                    new KeySheet.Line("Shift+F10", "The pane's menu"),
                    new KeySheet.Line("F10", "The bar of menus")));

    private final Workbench workbench;
    private final Actions actions;
    private Consumer<Overlay> place = overlay -> {};
    private final List<Overlay> made = new ArrayList<>();
    private final Later<CommandPalette> palette;
    private final Later<KeySheet> keys;
    private final Later<PresetBrowser> presets;
    private final Later<SaveQuestion> save;
    private final Later<NamePrompt> layoutName;

    /**
     * @param focus brings a setting into sight and gives it the focus
     * @param layouts whose saved ones the palette offers, and which is saved under a name that is asked for
     */
    Overlays(
            Workbench workbench,
            Actions actions,
            List<Preset> presets,
            Memory memory,
            Consumer<Field> focus,
            LayoutModel layouts) {
        this.workbench = workbench;
        this.actions = actions;
        palette = later(() -> new CommandPalette(() -> commands(focus, new LayoutMenu(layouts).commands()), memory));
        keys = later(() -> new KeySheet(this::keyGroups));
        this.presets = later(() -> new PresetBrowser(presets, workbench::open));
        save = later(SaveQuestion::new);
        layoutName = later(() -> new NamePrompt("layout-name", "Save this layout as", layouts::save));
    }

    private <T extends Overlay> Later<T> later(Supplier<T> maker) {
        return new Later<>(() -> {
            T overlay = maker.get();
            made.add(overlay);
            place.accept(overlay);
            return overlay;
        });
    }

    /** Where one goes when it is made: over the window. */
    void placeWith(Consumer<Overlay> wanted) {
        place = wanted;
    }

    /** Makes those that nobody asked for yet. */
    void make() {
        List.of(palette, keys, presets, save, layoutName).forEach(Later::get);
    }

    boolean isOpen() {
        return made.stream().anyMatch(Overlay::isOpen);
    }

    /** What asks before a session goes. */
    SaveQuestion saveQuestion() {
        return save.get();
    }

    void addActions() {
        actions.addAfter(
                "new",
                Action.of("open-preset", Section.FILE, "Open preset…", () -> show(presets))
                        .on("Shortcut+Shift+O"));
        actions.add(
                Action.of("palette", Section.HELP, "Everything…", () -> show(palette))
                        .on("Shortcut+K, Shortcut+L"),
                Action.of("keys", Section.HELP, "Keys", () -> show(keys)).on("F1, Shortcut+Slash"));
    }

    /** Asks under which name to save the layout. */
    void askLayoutName() {
        show(layoutName);
    }

    /** One at a time. */
    private void show(Later<? extends Overlay> later) {
        Overlay wanted = later.get();
        made.stream().filter(other -> other != wanted && other.isOpen()).forEach(Overlay::close);
        wanted.toggle();
    }

    private List<Command> commands(Consumer<Field> focus, List<Command> layouts) {
        List<Command> commands = new ArrayList<>();
        for (Action action : actions.all()) {
            if (!action.id().equals("palette") && !action.label().getValue().isEmpty()) {
                commands.add(command(action));
            }
        }
        commands.addAll(layouts);
        for (Field field : Field.values()) {
            if (field.matters(workbench.recipe())) {
                String label = "Set " + FieldText.inSentence(field.label()) + "…";
                commands.add(new Command(
                        "set-" + field.key(), label, field.group().label(), "", () -> true, () -> focus.accept(field)));
            }
        }
        return commands;
    }

    private static Command command(Action action) {
        String open = switch (action.section()) {
            case PRESETS -> "Open ";
            case FIGURES -> "Show or close ";
            default -> "";
        };
        return new Command(
                action.id(),
                open + action.label().getValue(),
                action.section().label(),
                action.key().map(KeyCombination::getDisplayText).orElse(""),
                () -> action.enabled().getValue(),
                action::perform);
    }

    private List<KeySheet.Group> keyGroups() {
        List<KeySheet.Group> groups = new ArrayList<>();
        for (Section section : List.of(
                Section.RUN,
                Section.SPEED,
                Section.TIMELINE,
                Section.FILE,
                Section.EDIT,
                Section.VIEW,
                Section.PANE,
                Section.LAYOUTS,
                Section.HELP)) {
            List<KeySheet.Line> lines = actions.all().stream()
                    .filter(action ->
                            action.section() == section && !action.keys().isEmpty())
                    .map(Overlays::line)
                    .toList();
            if (!lines.isEmpty()) {
                groups.add(new KeySheet.Group(section.label(), lines));
            }
        }
        groups.add(ON_FIGURES);
        groups.add(BY_HAND);
        return groups;
    }

    private static KeySheet.Line line(Action action) {
        String written = action.keys().stream()
                .map(KeyCombination::getDisplayText)
                .distinct()
                .limit(2)
                .collect(Collectors.joining(" or "));
        String plain = Arrays.asList("undo", "redo").contains(action.id())
                ? action.label().getValue().split(" ", 2)[0]
                : action.label().getValue();
        return new KeySheet.Line(written, plain.replace("…", ""));
    }
}
