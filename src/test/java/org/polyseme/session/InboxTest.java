package org.polyseme.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.polyseme.state.Experiment;
import org.polyseme.state.Field;
import org.polyseme.state.ModelKind;

class InboxTest {
    private static final Experiment ONE = Experiment.defaults(ModelKind.INCIDENTAL);
    private static final Experiment TWO = ONE.with(Field.SEED, 2);

    private static List<Command> received(Command... said) throws InterruptedException {
        Inbox inbox = new Inbox();
        for (Command command : said) {
            inbox.put(command);
        }
        List<Command> received = new ArrayList<>();
        for (Optional<Command> next = inbox.poll(0); next.isPresent(); next = inbox.poll(0)) {
            received.add(next.get());
        }
        return received;
    }

    @Test
    void theNewestOfSeveralRestartsIsKept() throws InterruptedException {
        Command newest = new Command.Restart(TWO, true);
        assertEquals(List.of(newest), received(new Command.Restart(ONE, true), newest));
    }

    @Test
    void aRestartOverrulesTheLiveChangesBeforeIt() throws InterruptedException {
        Command newest = new Command.Restart(TWO, true);
        assertEquals(List.of(newest), received(new Command.SetLive(ONE), new Command.Restart(ONE, true), newest));
    }

    @Test
    void aLiveChangeAfterARestartIsKeptWithIt() throws InterruptedException {
        List<Command> both = List.of(new Command.Restart(ONE, true), new Command.SetLive(TWO));
        assertEquals(both, received(both.toArray(Command[]::new)));
    }

    @Test
    void stepsAreAllTaken() throws InterruptedException {
        List<Command> steps = List.of(new Command.Step(1), new Command.Step(1), new Command.Step(10));
        assertEquals(steps, received(steps.toArray(Command[]::new)));
    }

    @Test
    void whatLiesBetweenTwoRestartsIsDoneInItsPlace() throws InterruptedException {
        List<Command> all =
                List.of(new Command.Restart(ONE, true), new Command.Pause(true), new Command.Restart(TWO, false));
        assertEquals(all, received(all.toArray(Command[]::new)));
    }
}
