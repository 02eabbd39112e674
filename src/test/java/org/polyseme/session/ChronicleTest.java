package org.polyseme.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.polyseme.state.Event;
import org.polyseme.state.Event.BecamePolysemantic;
import org.polyseme.state.Event.Left;
import org.polyseme.state.Event.Moved;
import org.polyseme.state.Event.NoLongerPolysemantic;
import org.polyseme.state.Event.PairDissolved;
import org.polyseme.state.Event.PairShares;
import org.polyseme.state.Event.SettledOn;
import org.polyseme.state.FeaturePair;
import org.polyseme.state.Matrix;

/** Two features on three neurons, by hand. */
class ChronicleTest {
    private static final FeaturePair PAIR = new FeaturePair(0, 1);

    private final Chronicle chronicle = new Chronicle(2, 3, List.of());
    private final Chronicle ofPair = new Chronicle(2, 3, List.of(PAIR));

    private static List<Event> told(Chronicle chronicle, Matrix... points) {
        for (int p = 0; p < points.length; p++) {
            chronicle.observe(10L * p, points[p]);
        }
        return chronicle.events();
    }

    private static Matrix weights(float... values) {
        return Matrix.of(2, 3, values);
    }

    private static Matrix nothing() {
        return weights(0, 0, 0, 0, 0, 0);
    }

    @Test
    void belowTheBandNothingHappens() {
        assertEquals(List.of(), told(chronicle, nothing(), weights(0.79f, 0, 0, 0, 1.21f, 0)));
    }

    @Test
    void whatIsOnAtTheStartSettledByStepZero() {
        assertEquals(List.of(new SettledOn(0, 0, 2, true)), told(chronicle, weights(0, 0, 1, 0, 0, 0)));
    }

    @Test
    void aFeatureSettlesWithItsSign() {
        assertEquals(
                List.of(new SettledOn(10, 1, 2, false)), told(chronicle, nothing(), weights(0, 0, 0, 0, 0, -0.8f)));
    }

    @Test
    void whatStaysIsNotToldAgain() {
        Matrix on = weights(0, 0, 1, 0, 0, 0);
        assertEquals(1, told(chronicle, on, on, weights(0, 0, 0.9f, 0.5f, 0, 0)).size());
    }

    @Test
    void twoFeaturesMakeANeuronPolysemantic() {
        List<Event> events = told(chronicle, weights(0, 1, 0, 0, 0, 0), weights(0, 1, 0, 0, -1, 0));
        BecamePolysemantic last = (BecamePolysemantic) events.get(events.size() - 1);
        assertEquals(new BecamePolysemantic(10, 1, List.of(new Event.Owner(0, true), new Event.Owner(1, false))), last);
        assertEquals("n1 polysemantic: f0 +, f1 −", last.sentence());
    }

    @Test
    void aNeuronThatLosesAnOwnerIsNoLongerPolysemantic() {
        List<Event> events = told(chronicle, weights(0, 1, 0, 0, -1, 0), weights(0, 1, 0, 0, -0.5f, 0));
        assertEquals(List.of(new Left(10, 1, 1), new NoLongerPolysemantic(10, 1)), events.subList(3, 5));
    }

    @Test
    void aFeatureMovesWithinOnePoint() {
        List<Event> events = told(chronicle, weights(1, 0, 0, 0, 0, 0), weights(0, 0, -1, 0, 0, 0));
        assertEquals(List.of(new Moved(10, 0, 0, 2, false)), events.subList(1, events.size()));
    }

    @Test
    void aFeatureMovesByWayOfNowhere() {
        List<Event> events = told(chronicle, weights(1, 0, 0, 0, 0, 0), nothing(), weights(0, 0, 1, 0, 0, 0));
        assertEquals(List.of(new Left(10, 0, 0), new Moved(20, 0, 0, 2, true)), events.subList(1, events.size()));
    }

    @Test
    void aFeatureThatComesBackHasNotMoved() {
        Matrix on = weights(1, 0, 0, 0, 0, 0);
        assertEquals(
                new SettledOn(20, 0, 0, true),
                told(chronicle, on, nothing(), on).get(2));
    }

    @Test
    void oneMoreNeuronIsNoMove() {
        List<Event> events = told(chronicle, weights(1, 0, 0, 0, 0, 0), weights(1, 0, 1, 0, 0, 0));
        assertEquals(List.of(new SettledOn(10, 0, 2, true)), events.subList(1, events.size()));
    }

    @Test
    void anotherSignIsTold() {
        List<Event> events = told(chronicle, weights(1, 0, 0, 0, 0, 0), weights(-1, 0, 0, 0, 0, 0));
        assertEquals(List.of(new SettledOn(10, 0, 0, false)), events.subList(1, events.size()));
    }

    @Test
    void aPairThatMeetsShares() {
        List<Event> events = told(ofPair, nothing(), weights(0, 1, 0, 0, -1, 0));
        assertEquals(new PairShares(10, PAIR, 1), events.get(events.size() - 1));
    }

    @Test
    void aPairThatPartsDissolves() {
        List<Event> events = told(ofPair, weights(0, 1, 0, 0, -1, 0), weights(0, 1, 0, -1, 0, 0));
        assertEquals(new PairDissolved(10, PAIR, 1, 0), events.get(events.size() - 1));
    }

    @Test
    void aPairThatNeverMeetsDissolvesOnceBothAreOn() {
        List<Event> events = told(ofPair, weights(0, 1, 0, 0, 0, 0), weights(0, 1, 0, -1, 0, 0));
        assertEquals(new PairDissolved(10, PAIR, 1, 0), events.get(events.size() - 1));
    }

    @Test
    void aPairThatFlickersIsToldOnce() {
        Matrix on = weights(0, 1, 0, 0, -1, 0);
        List<Event> events = told(ofPair, on, weights(0, 1, 0, 0, -0.79f, 0), on, weights(0, 1, 0, 0, -0.79f, 0), on);
        assertEquals(1, events.stream().filter(PairShares.class::isInstance).count());
    }

    @Test
    void theEventsAreBoundedAndSaySo() {
        Matrix on = weights(0, 1, 0, 0, -1, 0);
        Matrix off = weights(0, 1, 0, 0, 0, 0);
        Matrix[] flickering = new Matrix[1000];
        for (int p = 0; p < flickering.length; p++) {
            flickering[p] = p % 2 == 0 ? on : off;
        }
        List<Event> events = told(chronicle, flickering);
        // Two of each point, and the first feature's one arrival.
        assertEquals(EventLog.CAPACITY + 1, events.size());
        assertEquals(2001 - EventLog.CAPACITY, ((Event.Omitted) events.get(0)).count());
        assertEquals(9990, events.get(events.size() - 1).step());
    }

    @Test
    void arrivalsAndDeparturesAreDroppedFirst() {
        Matrix on = weights(0, 1, 0, 0, -1, 0);
        Matrix off = weights(0, 1, 0, 0, 0, 0);
        Matrix[] flickering = new Matrix[400];
        for (int p = 0; p < flickering.length; p++) {
            flickering[p] = p % 2 == 0 ? on : off;
        }
        List<Event> events = told(chronicle, flickering);
        assertEquals(
                200,
                events.stream().filter(BecamePolysemantic.class::isInstance).count());
        assertEquals(
                200,
                events.stream().filter(NoLongerPolysemantic.class::isInstance).count());
    }

    @Test
    void whatWasHandedOutNeverChanges() {
        List<Event> before = told(chronicle, weights(1, 0, 0, 0, 0, 0));
        chronicle.observe(50, nothing());
        assertEquals(1, before.size());
        assertSame(chronicle.events(), chronicle.events());
    }

    @Test
    void anArrivalIsFoundByItsLastTime() {
        Matrix on = weights(1, 0, 0, 0, 0, 0);
        List<Event> events = told(chronicle, on, nothing(), on, weights(0, 1, 0, 0, 0, 0));
        assertEquals(20, Event.arrival(events, 0, 0).orElseThrow());
        assertEquals(30, Event.arrival(events, 0, 1).orElseThrow());
        assertFalse(Event.arrival(events, 1, 1).isPresent());
        assertTrue(Event.arrival(List.of(), 0, 0).isEmpty());
    }
}
