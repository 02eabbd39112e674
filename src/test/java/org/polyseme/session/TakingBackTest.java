package org.polyseme.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.polyseme.state.Branch;
import org.polyseme.state.Change;
import org.polyseme.state.Experiment;
import org.polyseme.state.Field;
import org.polyseme.state.RunStatus;
import org.polyseme.state.Script;

/** What began a run or a branch is taken back with it, on the real engine. */
class TakingBackTest {
    private static final Experiment RECIPE = Playback.RECIPE.with(Field.STEPS, 600);
    private static final Experiment OTHER = RECIPE.with(Field.L1, 0.03);
    private static final Place HEAD_OF_FIRST = new Place(0, Place.HEAD, false);

    @TempDir
    private Path disk;

    private Playback playback;

    @BeforeEach
    void open() {
        playback = Playback.of(RECIPE, disk);
    }

    @AfterEach
    void close() {
        playback.close();
    }

    private static Change settings(Experiment recipe) {
        return new Change.Settings(0, recipe);
    }

    private static List<Integer> ids(Frame frame) {
        return frame.timeline().branches().stream().map(Branch::id).toList();
    }

    /** The weights at some steps of a branch, as SHA-256. */
    private Map<Long, String> shas(int branch) {
        Map<Long, String> found = new TreeMap<>();
        for (long step : new long[] {0, 1, 128, 300, 511, 600}) {
            Frame frame = playback.jump(s -> s.seek(branch, step));
            found.put(frame.snapshot().step(), Playback.sha(frame.snapshot().weights()));
        }
        return found;
    }

    private Frame takeBack(Deed deed, Place to, Change otherwise) {
        playback.session.takeBack(deed, to, otherwise);
        return playback.now();
    }

    private Frame doAgain(Deed deed, Place to, Change otherwise) {
        playback.session.doAgain(deed, to, otherwise);
        return playback.now();
    }

    @Test
    void theRunOfASettingThatWasChangedAtTheEndGoesAndComesBackBitForBit() {
        playback.step(600);
        Map<Long, String> parent = shas(0);
        playback.session.followLive();
        long ticket = playback.session.restart(OTHER, false);
        Deed deed = new Deed(ticket - 1, ticket);
        playback.step(600);
        Map<Long, String> child = shas(1);
        assertNotEquals(parent, child);

        Frame back = takeBack(deed, HEAD_OF_FIRST, settings(RECIPE));
        assertEquals(List.of(0), ids(back));
        assertEquals(600, back.snapshot().step());
        assertEquals(RECIPE, back.snapshot().experiment());
        assertTrue(back.snapshot().status() instanceof RunStatus.Finished);
        assertEquals(parent, shas(0));

        Frame again = doAgain(deed, new Place(1, 300, false), settings(OTHER));
        assertEquals(List.of(0, 1), ids(again));
        assertEquals(1, again.timeline().current());
        assertEquals(300, again.snapshot().step());
        assertEquals(child.get(300L), Playback.sha(again.snapshot().weights()));
        assertEquals(child, shas(1));
        assertEquals(parent, shas(0));
        assertEquals(
                Script.of(RECIPE),
                playback.now().timeline().branch(0).orElseThrow().script());
    }

    @Test
    void theBranchOfASettingThatWasChangedInThePastGoesAndComesBack() {
        playback.step(400);
        playback.seek(200);
        Playback.sha(playback.now().snapshot().weights());
        long ticket = playback.session.set(OTHER);
        Deed deed = new Deed(ticket - 1, ticket);
        playback.step(100);
        String there = Playback.sha(playback.now().snapshot().weights());

        Frame back = takeBack(deed, new Place(0, 200, false), settings(RECIPE));
        assertEquals(List.of(0), ids(back));
        assertEquals(200, back.snapshot().step());
        assertEquals(400, back.timeline().branch().orElseThrow().head());
        assertEquals(Script.of(RECIPE), back.timeline().branch().orElseThrow().script());

        Frame again = doAgain(deed, new Place(1, Place.HEAD, false), settings(OTHER));
        assertEquals(300, again.snapshot().step());
        assertEquals(there, Playback.sha(again.snapshot().weights()));
    }

    @Test
    void aSettingThatWasChangedAtTheHeadIsChangedBackThere() {
        playback.step(100);
        long ticket = playback.session.set(OTHER);
        playback.step(100);
        Frame back = takeBack(new Deed(ticket - 1, ticket), HEAD_OF_FIRST, settings(RECIPE));
        assertEquals(List.of(0), ids(back));
        assertEquals(200, back.snapshot().step());
        assertEquals(
                new Script(RECIPE, List.of(new Change.Settings(100, OTHER), new Change.Settings(200, RECIPE))),
                back.timeline().branch().orElseThrow().script());
    }

    @Test
    void aSettingThatWasChangedAtTheHeadOfAnotherRunIsChangedBackInThatRun() {
        playback.session.rename(0, "dear"); // or it would be no more than passed by
        playback.step(100);
        long ticket = playback.session.set(OTHER);
        playback.step(100);
        playback.session.restart(RECIPE.with(Field.SEED, 9), false);
        playback.step(50);
        Frame back = takeBack(new Deed(ticket - 1, ticket), HEAD_OF_FIRST, settings(RECIPE));
        assertEquals(0, back.timeline().current());
        assertEquals(RECIPE, back.snapshot().experiment());
        assertEquals(
                RECIPE.with(Field.SEED, 9),
                back.timeline().branch(1).orElseThrow().script().start());
    }

    @Test
    void allRunsOfOneGestureGo() {
        playback.step(600);
        long before = playback.session.restart(OTHER, false);
        playback.step(600);
        long last = playback.session.restart(RECIPE.with(Field.L1, 0.04), false);
        playback.step(10);
        assertEquals(3, ids(playback.now()).size());
        Deed deed = new Deed(before - 1, last);
        assertEquals(List.of(0), ids(takeBack(deed, HEAD_OF_FIRST, settings(RECIPE))));
        Frame again = doAgain(deed, new Place(2, Place.HEAD, false), settings(RECIPE.with(Field.L1, 0.04)));
        assertEquals(List.of(0, 1, 2), ids(again));
        assertEquals(10, again.snapshot().step());
    }

    @Test
    void whatWasLeftBeforeItWasWorthKeepingIsTrainedAgain() {
        Experiment wider = RECIPE.with(Field.NEURONS, 30);
        long first = playback.session.restart(wider, false); // of nothing but its initialisation: passing by
        long second = playback.session.restart(OTHER, false);
        Frame back = takeBack(new Deed(second - 1, second), new Place(1, Place.HEAD, false), settings(wider));
        assertEquals(wider, back.snapshot().experiment());
        assertEquals(1, back.timeline().branches().size());
        Frame start = takeBack(new Deed(first - 1, first), HEAD_OF_FIRST, settings(RECIPE));
        assertEquals(RECIPE, start.snapshot().experiment());
        assertEquals(1, start.timeline().branches().size());
    }

    @Test
    void whatWasTrainedAgainGoesWhereItIsLeftForWhatCameAfter() {
        playback.step(600);
        playback.session.restart(RECIPE.with(Field.NEURONS, 30), false); // passing by
        long second = playback.session.restart(OTHER, false);
        playback.step(600);
        Deed deed = new Deed(second - 1, second);
        Experiment wider = RECIPE.with(Field.NEURONS, 30);
        Frame back = takeBack(deed, new Place(1, Place.HEAD, false), settings(wider));
        assertEquals(List.of(0, 3), ids(back));
        Frame again = doAgain(deed, new Place(2, Place.HEAD, false), settings(OTHER));
        assertEquals(List.of(0, 2), ids(again));
        assertEquals(600, again.snapshot().step());
    }

    @Test
    void aRunThatWasBegunAgainAtAKeyGoesWithItsSetting() {
        playback.step(600);
        long ticket = playback.session.restart(OTHER, false);
        playback.step(600);
        playback.session.restart(OTHER, false);
        assertEquals(List.of(0), ids(takeBack(new Deed(ticket - 1, ticket), HEAD_OF_FIRST, settings(RECIPE))));
    }

    @Test
    void theBranchOfAHandGoesWithWhatItSet() {
        playback.step(400);
        playback.seek(200);
        Change hand = new Change.Weights(0, List.of(new Change.Cell(3, 4, 0.9f)));
        long ticket = playback.session.apply(hand);
        Deed deed = new Deed(ticket - 1, ticket);
        Frame branched = playback.now();
        assertEquals(List.of(0, 1), ids(branched));
        String there = Playback.sha(branched.snapshot().weights());
        Change former = new Change.Weights(0, List.of(new Change.Cell(3, 4, 0.1f)));
        Frame back = takeBack(deed, new Place(0, 200, false), former);
        assertEquals(List.of(0), ids(back));
        assertEquals(200, back.snapshot().step());
        Frame again = doAgain(deed, new Place(1, Place.HEAD, false), hand);
        assertEquals(there, Playback.sha(again.snapshot().weights()));
    }

    @Test
    void whatAHandSetAtTheHeadIsSetBack() {
        playback.step(50);
        float was = playback.now().snapshot().weights().at(3, 4);
        long ticket = playback.session.apply(new Change.Weights(0, List.of(new Change.Cell(3, 4, 0.9f))));
        assertEquals(0.9f, playback.now().snapshot().weights().at(3, 4));
        Frame back = takeBack(
                new Deed(ticket - 1, ticket),
                HEAD_OF_FIRST,
                new Change.Weights(0, List.of(new Change.Cell(3, 4, was))));
        assertEquals(was, back.snapshot().weights().at(3, 4));
    }

    @Test
    void whatPlayedPlaysOnWhereItWas() {
        playback.close();
        playback = Playback.of(RECIPE.with(Field.STEPS, 1_000_000), disk);
        Experiment slower = RECIPE.with(Field.STEPS, 1_000_000).with(Field.NEURONS, 30);
        playback.session.rename(0, "dear");
        playback.step(1500);
        long ticket = playback.session.restart(slower, false);
        playback.step(1500);
        Deed deed = new Deed(ticket - 1, ticket);
        Frame back = takeBack(deed, new Place(0, Place.HEAD, true), settings(RECIPE.with(Field.STEPS, 1_000_000)));
        assertTrue(back.snapshot().status() instanceof RunStatus.Training);
        assertTrue(back.snapshot().step() >= 1500);
        Frame again = doAgain(deed, new Place(1, Place.HEAD, false), settings(slower));
        assertTrue(again.snapshot().status() instanceof RunStatus.Paused);
        assertEquals(1500, again.snapshot().step());
    }
}
