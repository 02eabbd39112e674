package org.polyseme.view.bench;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.stage.Stage;
import javafx.util.Subscription;
import org.polyseme.state.Snapshot;
import org.polyseme.view.FxThread;
import org.polyseme.view.PolysemeApp;
import org.polyseme.view.figures.FigurePane;
import org.polyseme.view.figures.Surroundings;

/**
 * The window, which says when every figure of its layout is on the screen, when a picture of a trained step is, and when all
 * strips around the figures are there too; and closes. FX thread only.
 */
public final class FirstFrame extends PolysemeApp {
    /** Set to say that this is to be measured. */
    public static final String PROPERTY = "polyseme.firstFrame";

    public static final String PAINTED = "painted";
    public static final String TRAINED = "trained";
    public static final String COMPLETE = "complete";

    private static final int ALL = 3;

    /** What was said, in this order or another. */
    private final Set<String> said = new HashSet<>();

    /** What is so since the last beat. */
    private final Set<String> reached = new HashSet<>();

    private Subscription beats = () -> {};
    private boolean isMade;

    private final Consumer<String> say;
    private final Runnable closed;

    private FirstFrame(Consumer<String> say, Runnable closed) {
        super(false);
        this.say = say;
        this.closed = closed;
    }

    /** Opens the window and returns when it is closed again; {@code say} hears the words, on the FX thread. */
    public static void open(Consumer<String> say) {
        CompletableFuture<Boolean> closed = new CompletableFuture<>();
        Platform.startup(() -> new FirstFrame(say, () -> closed.complete(true)).start(new Stage()));
        closed.join();
    }

    @Override
    protected void opened(Stage stage, Surroundings window) {
        Hands hands = new Hands(window, stage.getScene());
        beats = window.clock().subscribe(() -> beat(hands));
    }

    @Override
    protected void completed() {
        isMade = true;
    }

    /** What was handed over in one beat is on the screen at the next, at the latest. */
    private void beat(Hands hands) {
        for (String word : reached) {
            if (said.add(word)) {
                say.accept(word);
            }
        }
        if (said.size() == ALL) {
            beats.unsubscribe();
            FxThread.later(Platform::exit); // the pulse that this is in has more to do, with the toolkit
            closed.run();
            return;
        }
        List<Optional<Snapshot>> shown =
                hands.figures().stream().map(FigurePane::moment).toList();
        if (shown.isEmpty() || !shown.stream().allMatch(Optional::isPresent)) {
            return;
        }
        reached.add(PAINTED);
        if (shown.stream().flatMap(Optional::stream).anyMatch(moment -> moment.step() > 0)) {
            reached.add(TRAINED);
        }
        if (isMade) {
            reached.add(COMPLETE);
        }
    }
}
