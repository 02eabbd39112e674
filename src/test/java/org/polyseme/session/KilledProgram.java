package org.polyseme.session;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.polyseme.state.Script;
import org.polyseme.store.SavedSession;

/** A program that trains, saves itself and says so, until it is killed. */
final class KilledProgram {
    private static final long PERIOD_MILLIS = 20;

    private KilledProgram() {}

    public static void main(String[] folders) throws InterruptedException {
        Playback playback =
                Playback.of(Script.of(AutosaveTest.LONG), true, Playback.limits(1 << 30, 8000, Path.of(folders[1])));
        Autosave.begin(
                Path.of(folders[0]),
                () -> playback.session
                        .recording(1 << 20)
                        .thenApply(recording -> new SavedSession("0.1", recording, Map.of("selection", "f1"))),
                left -> {},
                PERIOD_MILLIS,
                new Autosave.Heard(
                        step -> {
                            System.out.println(step);
                            System.out.flush();
                        },
                        sentence -> {}));
        new CountDownLatch(1).await();
    }
}
