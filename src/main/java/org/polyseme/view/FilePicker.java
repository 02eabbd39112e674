package org.polyseme.view;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.stage.FileChooser;
import javafx.stage.FileChooser.ExtensionFilter;
import javafx.stage.Window;
import org.polyseme.store.TensorFile;

/** Asks the user which file. FX thread only; a test answers for the user. */
public interface FilePicker {
    String SESSIONS = "*.polyseme";
    List<String> PICTURES = List.of("*.png", "*.svg", "*.pdf", "*.gif", "*.mp4");

    Optional<Path> recipeToOpen(Window owner);

    Optional<Path> sessionToSave(Window owner, String suggestedName);

    Optional<Path> pictureToSave(Window owner, String suggestedName);

    /** Asks where an export goes; the name's ending says what kind it is. */
    default Optional<Path> exportTo(Window owner, String suggestedName) {
        return pictureToSave(owner, suggestedName);
    }

    /** The system's own dialogs. */
    static FilePicker ofSystem() {
        return new FilePicker() {
            @Override
            public Optional<Path> recipeToOpen(Window owner) {
                List<String> weights =
                        TensorFile.ENDINGS.stream().map(ending -> "*" + ending).toList();
                FileChooser chooser = chooser("Open", "Sessions", SESSIONS);
                List<String> all = Stream.of(List.of(SESSIONS, "*.json"), weights, PICTURES)
                        .flatMap(List::stream)
                        .toList();
                chooser.getExtensionFilters().add(0, new ExtensionFilter("All that Polyseme opens", all));
                chooser.getExtensionFilters()
                        .addAll(
                                new ExtensionFilter("Recipes", "*.json"),
                                new ExtensionFilter("Weights", weights),
                                new ExtensionFilter("Pictures with a recipe inside", PICTURES));
                return Optional.ofNullable(chooser.showOpenDialog(owner)).map(File::toPath);
            }

            @Override
            public Optional<Path> sessionToSave(Window owner, String suggestedName) {
                FileChooser chooser = chooser("Save session", "Sessions", SESSIONS);
                chooser.setInitialFileName(suggestedName);
                return Optional.ofNullable(chooser.showSaveDialog(owner)).map(File::toPath);
            }

            @Override
            public Optional<Path> pictureToSave(Window owner, String suggestedName) {
                FileChooser chooser = chooser("Save picture", "PNG pictures", "*.png");
                chooser.setInitialFileName(suggestedName);
                return Optional.ofNullable(chooser.showSaveDialog(owner)).map(File::toPath);
            }

            @Override
            public Optional<Path> exportTo(Window owner, String suggestedName) {
                String ending = suggestedName.substring(suggestedName.lastIndexOf('.') + 1);
                FileChooser chooser = chooser("Export", ending.toUpperCase(Locale.ROOT) + " files", "*." + ending);
                chooser.setInitialFileName(suggestedName);
                return Optional.ofNullable(chooser.showSaveDialog(owner)).map(File::toPath);
            }

            private FileChooser chooser(String title, String kind, String pattern) {
                FileChooser chooser = new FileChooser();
                chooser.setTitle(title);
                chooser.getExtensionFilters().add(new ExtensionFilter(kind, pattern));
                return chooser;
            }
        };
    }
}
