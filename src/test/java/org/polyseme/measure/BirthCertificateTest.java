package org.polyseme.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.polyseme.measure.BirthCertificate.Foretold;
import org.polyseme.state.Event;
import org.polyseme.state.Experiment;
import org.polyseme.state.Field;
import org.polyseme.state.History;
import org.polyseme.state.Matrix;
import org.polyseme.state.Parameters;
import org.polyseme.state.RunStatus;
import org.polyseme.state.Snapshot;
import org.polyseme.state.Trace;

class BirthCertificateTest {
    /** Both lean to neuron 0 with opposite signs; f0 next to n2, f1 next to n1; f2 leans to n1. Cosine of f0, f1: −0.7. */
    private static final Matrix START = Matrix.of(3, 3, 0.8f, 0, 0.6f, -0.8f, 0.6f, -0.1f, 0, 0.5f, 0.1f);

    private static final Matrix SHARED = Matrix.of(3, 3, 1, 0, 0, -0.9f, 0, 0, 0, 1.1f, 0);

    private static final List<Event> EVENTS = List.of(
            new Event.SettledOn(16, 0, 1, true),
            new Event.Moved(48, 0, 1, 0, true),
            new Event.SettledOn(96, 1, 0, false));

    static Snapshot snapshot(Matrix now, Matrix start, List<Event> events) {
        return new Snapshot(
                Experiment.of(Map.of(Field.FEATURES, (long) now.rows(), Field.NEURONS, (long) now.columns())),
                100,
                0.5,
                new Parameters(List.of(new Parameters.Named("W", now))),
                new Parameters(List.of(new Parameters.Named("W", start))),
                History.empty(),
                events,
                Trace.EMPTY,
                new RunStatus.Paused(),
                0,
                "none",
                List.of(),
                Optional.empty());
    }

    private static BirthCertificate certificate(Matrix now, int neuron) {
        return BirthCertificate.of(snapshot(now, START, EVENTS), Forecast.of(START), Band.DEFAULT, neuron);
    }

    @Test
    void itNamesTheOwnersWithTheirBeginnings() {
        assertEquals(
                List.of(
                        new BirthCertificate.Owner(0, 1, 1, 0, OptionalInt.of(2), OptionalLong.of(48)),
                        new BirthCertificate.Owner(1, -0.9f, 1, 0, OptionalInt.of(1), OptionalLong.of(96))),
                certificate(SHARED, 0).owners());
    }

    @Test
    void itNamesTheClaimants() {
        assertEquals(List.of(0, 1), certificate(SHARED, 0).claimants());
        assertEquals(List.of(2), certificate(SHARED, 1).claimants());
    }

    @Test
    void theInitialOverlapIsTheCosine() {
        double cosine = (-0.64 - 0.06) / Math.sqrt(0.64 + 0.36 + 0.01);
        assertEquals(cosine, certificate(SHARED, 0).overlaps().get(0), 1e-6);
    }

    @Test
    void aCollisionThatWasForetoldIsCertified() {
        assertEquals(Foretold.YES, certificate(SHARED, 0).foretold());
        assertTrue(certificate(SHARED, 0).isPolysemantic());
    }

    @Test
    void aCollisionThatNobodyForetoldIsNot() {
        Matrix elsewhere = Matrix.of(3, 3, 0, 0, 1, 0, 0, -1, 0, 0, 0);
        BirthCertificate certificate = certificate(elsewhere, 2);
        assertEquals(Foretold.NO, certificate.foretold());
        assertEquals(
                List.of(2, 3),
                certificate.owners().stream()
                        .map(BirthCertificate.Owner::rankAtStart)
                        .toList());
        assertEquals(OptionalLong.empty(), certificate.owners().get(0).since());
    }

    @Test
    void aThirdOwnerWasNotForetold() {
        Matrix three = Matrix.of(3, 3, 1, 0, 0, -1, 0, 0, 1, 0, 0);
        assertEquals(Foretold.IN_PART, certificate(three, 0).foretold());
        assertEquals(3, certificate(three, 0).overlaps().size());
    }

    @Test
    void aCollisionMayStillBeToCome() {
        Matrix half = Matrix.of(3, 3, 1, 0, 0, -0.5f, 0, 0, 0, 1, 0);
        assertEquals(Foretold.NOT_YET, certificate(half, 0).foretold());
        assertFalse(certificate(half, 0).isPolysemantic());
    }

    @Test
    void ofANeuronWithOneClaimantNothingIsForetold() {
        assertEquals(Foretold.NOTHING, certificate(SHARED, 1).foretold());
        assertEquals(List.of(), certificate(SHARED, 1).overlaps());
    }
}
