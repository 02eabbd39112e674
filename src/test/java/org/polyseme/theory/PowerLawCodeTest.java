package org.polyseme.theory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class PowerLawCodeTest {
    @Test
    void everyNeuronsVarianceIsItsRanks() {
        PowerLawCode code = new PowerLawCode(7, 1.3);
        int points = 64;
        for (int k = 0; k < 7; k++) {
            double squares = 0;
            for (int t = 0; t < points; t++) {
                double activation = code.activation(k, 2 * Math.PI * t / points);
                squares += activation * activation / points;
            }
            assertEquals(Math.pow(k + 1, -1.3), squares, 1e-12);
        }
    }

    @Test
    void theSpeedIsThatOfTheCurve() {
        PowerLawCode code = new PowerLawCode(9, 2);
        double squares = 0;
        double h = 1e-5;
        int points = 100;
        for (int t = 0; t < points; t++) {
            double angle = 2 * Math.PI * t / points;
            for (int k = 0; k < 9; k++) {
                double slope = (code.activation(k, angle + h) - code.activation(k, angle - h)) / (2 * h);
                squares += slope * slope / points;
            }
        }
        assertEquals(squares, code.squaredSpeed(), 1e-6 * squares);
    }

    /** 1 + 2/d for the circle: four times as many neurons change nothing above 3, and double the speed at 2. */
    @Test
    void aboveThreeTheCurveIsSmooth() {
        assertEquals(1, new PowerLawCode(4096, 4).squaredSpeed() / new PowerLawCode(1024, 4).squaredSpeed(), 0.001);
        double growth = new PowerLawCode(4096, 2).squaredSpeed() / new PowerLawCode(1024, 2).squaredSpeed();
        assertTrue(growth > 3.5, "grew by " + growth);
    }
}
