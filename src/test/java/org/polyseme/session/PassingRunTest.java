package org.polyseme.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.polyseme.state.Branch;
import org.polyseme.state.Change;
import org.polyseme.state.Experiment;
import org.polyseme.state.Field;
import org.polyseme.state.Script;
import org.polyseme.support.Waiting;

/** A window begins a run by itself before it shows what it was started with: on a machine that takes a minute a step. */
class PassingRunTest {
    private static final long MINUTE = 60_000_000_000L;
    private static final int SOME_STEPS = 50;
    private static final Experiment OTHER = Playback.RECIPE.with(Field.NEURONS, 30);

    @TempDir
    private Path disk;

    private Playback playback;

    @BeforeEach
    void start() {
        AtomicLong clock = new AtomicLong();
        Limits slow = new Limits(1 << 30, 1 << 30, disk, () -> clock.getAndAdd(MINUTE));
        playback = Playback.of(Script.of(Playback.RECIPE), true, slow);
        Waiting.forFrame(playback.session.slot(), frame -> frame.snapshot().step() >= SOME_STEPS);
    }

    @AfterEach
    void close() {
        playback.close();
    }

    private List<String> names() {
        return playback.now().timeline().branches().stream().map(Branch::name).toList();
    }

    private long open(Experiment document) {
        return playback.session.open(Script.of(document), false);
    }

    @Test
    void whatTheStartBeganGivesWayToADocumentHoweverFarItCame() {
        open(OTHER);
        assertEquals(List.of("Run 1"), names());
        assertEquals(OTHER, playback.now().snapshot().experiment());
    }

    @Test
    void itGivesWayEvenIfWeightsFromAFileWereShownBefore() {
        playback.session.setAside();
        open(OTHER);
        assertEquals(List.of("Run 1"), names());
    }

    static Stream<Consumer<Session>> hands() {
        return Stream.of(
                Session::pause,
                Session::play,
                session -> session.step(1),
                session -> session.seek(SOME_STEPS / 2),
                session -> session.loop(Optional.of(new Loop(1, SOME_STEPS))),
                session -> session.set(Playback.RECIPE.with(Field.L1, 0.02)),
                session -> session.apply(new Change.Freeze(0, List.of(3))),
                session -> session.rename(0, "Mine"),
                session -> session.recolour(0, 4));
    }

    @ParameterizedTest
    @MethodSource("hands")
    void whatSomebodyDidSomethingToStays(Consumer<Session> hand) {
        hand.accept(playback.session);
        playback.now();
        open(OTHER);
        assertEquals(2, names().size());
    }

    @Test
    void anotherTryAtWhatIsOpenLeavesItThere() {
        playback.session.restart(OTHER, false);
        assertEquals(List.of("Run 1", "Run 2"), names());
    }

    @Test
    void whatAUserOpenedStaysWhereAnotherDocumentIsOpened() {
        open(OTHER);
        playback.now();
        open(OTHER.with(Field.SEED, 77));
        assertEquals(2, names().size());
    }

    @Test
    void itComesBackBitForBitWhereTheDocumentIsTakenBackAndGoesWithItAgain() {
        playback.session.setAside();
        Frame before = playback.now();
        String weights = Playback.sha(before.snapshot().weights());
        Place left = new Place(0, before.snapshot().step(), false);
        long ticket = open(OTHER);
        Deed deed = new Deed(ticket - 1, ticket);
        for (int i = 0; i < 2; i++) {
            playback.session.takeBack(deed, left, new Change.Settings(0, Playback.RECIPE));
            assertEquals(List.of(0), ids());
            assertEquals(weights, Playback.sha(playback.now().snapshot().weights()));
            playback.session.doAgain(deed, new Place(1, Place.HEAD, false), new Change.Settings(0, OTHER));
            assertEquals(List.of(1), ids());
            assertEquals(OTHER, playback.now().snapshot().experiment());
        }
    }

    private List<Integer> ids() {
        return playback.now().timeline().branches().stream().map(Branch::id).toList();
    }
}
