package org.polyseme.view;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.image.Image;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.polyseme.state.Snapshot;
import org.polyseme.view.model.Memory;
import org.polyseme.view.model.Workbench;

/**
 * The files that were opened or saved last, the newest first, each with a tiny picture of its weights. FX thread only; the
 * disk is asked on the painter's threads.
 */
final class RecentFiles {
    static final int MOST = 10;

    private static final String KEY = "recent.";
    private static final String PICTURE = "recent.picture.";

    private final Workbench workbench;
    private final Painter painter;
    private final Memory memory;
    private final List<Path> files = new ArrayList<>();
    private final List<String> pictures = new ArrayList<>();
    private final List<Slot> slots = new ArrayList<>();
    private Subscription awaited = Subscription.EMPTY;

    /** One line of the menu. */
    static final class Slot {
        private final ReadOnlyStringWrapper label = new ReadOnlyStringWrapper("");
        private final ReadOnlyBooleanWrapper isThere = new ReadOnlyBooleanWrapper(false);
        private final ReadOnlyObjectWrapper<@Nullable Image> picture = new ReadOnlyObjectWrapper<>();

        /** Empty where there are fewer files. */
        ObservableValue<String> label() {
            return label.getReadOnlyProperty();
        }

        /** False of a file that is gone. */
        ObservableValue<Boolean> isThere() {
            return isThere.getReadOnlyProperty();
        }

        ReadOnlyObjectProperty<@Nullable Image> picture() {
            return picture.getReadOnlyProperty();
        }
    }

    RecentFiles(Workbench workbench, Painter painter, Memory memory) {
        this.workbench = workbench;
        this.painter = painter;
        this.memory = memory;
        for (int i = 0; i < MOST; i++) {
            slots.add(new Slot());
            read(memory.get(KEY + i, ""), memory.get(PICTURE + i, ""));
        }
        show();
    }

    private void read(String name, String picture) {
        if (!name.isEmpty()) {
            try {
                files.add(Path.of(name));
                pictures.add(picture);
            } catch (InvalidPathException ofAnotherSystem) {
                return;
            }
        }
    }

    List<Slot> slots() {
        return slots;
    }

    Optional<Path> file(int slot) {
        return slot < files.size() ? Optional.of(files.get(slot)) : Optional.empty();
    }

    /** A file was opened or saved; its picture is that of the run that is shown next. */
    void add(Path file) {
        Path whole = file.toAbsolutePath().normalize();
        int before = files.indexOf(whole);
        if (before >= 0) {
            files.remove(before);
            pictures.remove(before);
        }
        files.add(0, whole);
        pictures.add(0, "");
        while (files.size() > MOST) {
            files.remove(MOST);
            pictures.remove(MOST);
        }
        keep();
        show();
        awaited.unsubscribe();
        boolean[] isNew = {false}; // The picture that is shown already may be of the run before.
        awaited = workbench.snapshotProperty().subscribe(newest -> {
            if (newest != null && (isNew[0] || newest.status().isGiven()) && isOpened(newest)) {
                awaited.unsubscribe();
                picture(whole, newest);
            }
            isNew[0] = true;
        });
    }

    /** The run before goes on until the session has heard of the one that was opened. */
    private boolean isOpened(Snapshot shown) {
        return shown.experiment().continues(workbench.openedProperty().get().experiment());
    }

    private void picture(Path file, Snapshot shown) {
        painter.execute(() -> {
            String drawn = TinyPicture.of(shown.weights());
            FxThread.later(() -> {
                int at = files.indexOf(file);
                if (at >= 0) {
                    pictures.set(at, drawn);
                    keep();
                    show();
                }
            });
        });
    }

    private void keep() {
        for (int i = 0; i < MOST; i++) {
            memory.put(KEY + i, i < files.size() ? files.get(i).toString() : "");
            memory.put(PICTURE + i, i < files.size() ? pictures.get(i) : "");
        }
    }

    /** Finds out which of them are still there; to be called when they are about to be seen. */
    void show() {
        List<Path> asked = List.copyOf(files);
        for (int i = 0; i < MOST; i++) {
            Slot slot = slots.get(i);
            slot.label.set(i < asked.size() ? name(asked.get(i)) : "");
            slot.picture.set(i < asked.size() ? TinyPicture.image(pictures.get(i)) : null);
        }
        painter.execute(() -> {
            List<Boolean> there = asked.stream().map(Files::isRegularFile).toList();
            FxThread.later(() -> tell(asked, there));
        });
    }

    private void tell(List<Path> asked, List<Boolean> there) {
        if (!asked.equals(files)) {
            return;
        }
        for (int i = 0; i < MOST; i++) {
            Slot slot = slots.get(i);
            boolean isThere = i < there.size() && there.get(i);
            slot.isThere.set(isThere);
            slot.label.set(i >= asked.size() ? "" : name(asked.get(i)) + (isThere ? "" : " (not there any more)"));
        }
    }

    /** The name and its folder. */
    private static String name(Path file) {
        Path folder = file.getParent();
        Path last = folder == null ? null : folder.getFileName();
        String where = last == null ? "" : " \u2013 " + last + File.separator;
        return file.getFileName() + where;
    }
}
