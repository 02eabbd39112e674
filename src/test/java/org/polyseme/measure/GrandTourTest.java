package org.polyseme.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.polyseme.state.Matrix;

class GrandTourTest {

    @ParameterizedTest
    @CsvSource({"3, 2", "24, 2", "128, 2", "4, 3", "128, 3"})
    void everyFrameIsOrthonormal(int m, int d) {
        for (double at = 0; at <= GrandTour.LENGTH; at += 3.7) {
            Frame frame = GrandTour.at(at, m, d);
            for (int a = 0; a < d; a++) {
                for (int b = 0; b < d; b++) {
                    assertEquals(a == b ? 1 : 0, dot(frame, a, frame, b), 1e-9, "at " + at);
                }
            }
        }
    }

    private static double dot(Frame one, int a, Frame other, int b) {
        double sum = 0;
        for (int k = 0; k < one.neurons(); k++) {
            sum += one.at(a, k) * other.at(b, k);
        }
        return sum;
    }

    /** No direction turns by more than the time that goes by times the largest angle there is between two stations. */
    @ParameterizedTest
    @CsvSource({"24, 2", "24, 3"})
    void theWalkIsSmoothAcrossStationsAndAtTheTurn(int m, int d) {
        double step = 0.001;
        for (double from : new double[] {0.5, 1 - step / 2, 7 - step / 2, 30 - step / 2, 60 - step / 2, 119}) {
            Frame before = GrandTour.at(from, m, d);
            Frame after = GrandTour.at(from + step, m, d);
            for (int a = 0; a < d; a++) {
                double cos = Math.min(1, dot(before, a, after, a));
                assertTrue(Math.acos(cos) <= step * Math.PI / 2 * 1.01, "at " + from + ": " + Math.acos(cos));
            }
        }
    }

    /** Along a geodesic every principal angle grows in proportion to the time. */
    @ParameterizedTest
    @CsvSource({"2.25", "5.5", "9.75"})
    void betweenStationsTheAnglesGrowEvenly(double at) {
        double start = Math.floor(at);
        double all = angles(GrandTour.at(start, 24, 2), GrandTour.at(start + 1, 24, 2));
        double part = angles(GrandTour.at(start, 24, 2), GrandTour.at(at, 24, 2));
        assertEquals((at - start) * (at - start) * all, part, 1e-9);
    }

    /** Sum of the squares of both principal angles between two planes, from the closed form for 2 x 2. */
    private static double angles(Frame one, Frame other) {
        double a = dot(one, 0, other, 0);
        double b = dot(one, 0, other, 1);
        double c = dot(one, 1, other, 0);
        double d = dot(one, 1, other, 1);
        double sum = Math.hypot(a + d, b - c);
        double difference = Math.hypot(a - d, b + c);
        double larger = Math.acos(Math.min(1, (sum + difference) / 2));
        double smaller = Math.acos(Math.min(1, Math.abs(sum - difference) / 2));
        return larger * larger + smaller * smaller;
    }

    @ParameterizedTest
    @CsvSource({"0, 120", "12.25, 107.75", "59, 61"})
    void theWayBackIsTheWayForth(double forth, double back) {
        Frame one = GrandTour.at(forth, 8, 3);
        Frame other = GrandTour.at(back, 8, 3);
        for (int d = 0; d < 3; d++) {
            assertEquals(1, dot(one, d, other, d), 1e-9);
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 2", "2, 2", "2, 3", "3, 3"})
    void fewNeuronsAreSeenAsTheyAre(int m, int d) {
        Frame frame = GrandTour.at(3.3, m, d);
        for (int k = 0; k < Math.min(m, d); k++) {
            assertEquals(1, frame.at(k, k));
        }
    }

    /** Rows of three features in the first three of forty neurons, two of them opposite, and of nine in the first nine. */
    private static Matrix few(int features) {
        float[] values = new float[features * 40];
        for (int i = 0; i < features; i++) {
            values[i * 40 + i] = 1 + i;
            values[i * 40 + (i + 1) % features] = -0.5f;
        }
        return Matrix.of(features, 40, values);
    }

    @ParameterizedTest
    @CsvSource({"3, 2", "9, 2", "9, 3", "2, 3"})
    void withinTheFeaturesItNeverLeavesWhatTheySpan(int n, int d) {
        for (double at = 0; at <= GrandTour.LENGTH; at += 3.7) {
            Frame frame = GrandTour.within(at, few(n), d);
            for (int a = 0; a < d; a++) {
                boolean isThere = a < n;
                double inside = 0;
                for (int k = 0; k < n; k++) {
                    inside += frame.at(a, k) * frame.at(a, k);
                }
                assertEquals(isThere ? 1 : 0, inside, 1e-9, "at " + at);
                for (int b = 0; b < a; b++) {
                    assertEquals(0, dot(frame, a, frame, b), 1e-9);
                }
            }
        }
    }

    @Test
    void withinTheFeaturesItSeesAsMuchOfThemAsSoFewDimensionsHave() {
        double seen = 0;
        for (int at = 0; at < 60; at++) {
            seen += Frame.share(few(9), GrandTour.within(at, few(9), 2).project(few(9))) / 60;
        }
        assertTrue(seen >= 2 / 9.0, "two of forty directions would see " + 2 / 40.0 + ", found " + seen);
    }

    @Test
    void withinTheFeaturesTheWalkIsSmoothToo() {
        for (double from = 0; from < 119; from += 0.37) {
            Frame before = GrandTour.within(from, few(9), 2);
            Frame after = GrandTour.within(from + 1e-4, few(9), 2);
            for (int a = 0; a < 2; a++) {
                assertEquals(1, dot(before, a, after, a), 1e-4, "at " + from);
            }
        }
    }
}
