package org.polyseme.view;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import org.polyseme.session.Session;
import org.polyseme.state.Branch;
import org.polyseme.state.Script;
import org.polyseme.store.FileProblem;
import org.polyseme.store.Preset;
import org.polyseme.view.model.Workbench;

/** What the window's run can be compared with: the session's branches, the presets, and whatever a file holds. FX thread only. */
final class OtherRuns {
    private final Workbench workbench;
    private final Workplace workplace;
    private final List<Preset> presets;

    OtherRuns(Workbench workbench, Workplace workplace, List<Preset> presets) {
        this.workbench = workbench;
        this.workplace = workplace;
        this.presets = presets;
    }

    /** Begins a run that waits. */
    Session begin(Script script) {
        return workplace.sessions().apply(script);
    }

    /** For a menu, the branches first; whoever is chosen is told with its name. */
    List<MenuItem> items(BiConsumer<Script, String> chosen) {
        List<MenuItem> items = new ArrayList<>();
        int current = workbench.timeline().current();
        for (Branch branch : workbench.timeline().branches()) {
            if (branch.id() != current) {
                items.add(item(
                        "compare-branch-" + branch.id(),
                        branch.name(),
                        () -> chosen.accept(branch.script(), branch.name())));
            }
        }
        if (!items.isEmpty()) {
            items.add(new SeparatorMenuItem());
        }
        Map<String, Menu> papers = new LinkedHashMap<>();
        for (Preset preset : presets) {
            String paper = preset.paper().isEmpty() ? "Others" : preset.paper();
            papers.computeIfAbsent(paper, name -> new Menu(name))
                    .getItems()
                    .add(item(
                            "compare-" + preset.id(),
                            preset.title(),
                            () -> chosen.accept(Script.of(preset.experiment()), preset.title())));
        }
        Menu all = new Menu("A preset");
        all.setId("compare-presets");
        all.getItems().setAll(papers.values());
        items.add(all);
        items.add(item("compare-file", "A recipe, session or picture…", () -> choose(chosen)));
        return items;
    }

    private static MenuItem item(String id, String label, Runnable run) {
        MenuItem item = new MenuItem(label);
        item.setId(id);
        item.setMnemonicParsing(false);
        item.setOnAction(event -> run.run());
        return item;
    }

    private void choose(BiConsumer<Script, String> chosen) {
        workplace.chooseFile().get().ifPresent(file -> workplace.painter().execute(() -> read(file, chosen)));
    }

    private void read(Path file, BiConsumer<Script, String> chosen) {
        try {
            RunInFile run = RunInFile.read(file);
            FxThread.later(() -> chosen.accept(run.script(), run.name()));
        } catch (FileProblem problem) {
            FxThread.later(() -> workbench.refuse(Objects.requireNonNull(problem.getMessage())));
        }
    }
}
