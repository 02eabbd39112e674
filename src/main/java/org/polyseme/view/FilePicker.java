package org.polyseme.view;

import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import javafx.stage.FileChooser;
import javafx.stage.FileChooser.ExtensionFilter;
import javafx.stage.Window;

/** Asks the user which file. FX thread only; a test answers for the user. */
public interface FilePicker {

    Optional<Path> recipeToOpen(Window owner);

    Optional<Path> pictureToSave(Window owner, String suggestedName);

    /** The system's own dialogs. */
    static FilePicker ofSystem() {
        return new FilePicker() {
            @Override
            public Optional<Path> recipeToOpen(Window owner) {
                return Optional.ofNullable(
                                chooser("Open recipe", "Recipes", "*.json").showOpenDialog(owner))
                        .map(File::toPath);
            }

            @Override
            public Optional<Path> pictureToSave(Window owner, String suggestedName) {
                FileChooser chooser = chooser("Save picture", "PNG pictures", "*.png");
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
