package org.polyseme.view.weights;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.polyseme.figure.Look;
import org.polyseme.state.Matrix;

class ThumbnailTest {
    private static final Look LOOK = Look.LIGHT;

    @Test
    void featuresGoDownAndNeuronsAcross() {
        Thumbnail picture = Thumbnail.of(Matrix.of(2, 4, 0, 0, 0, 9, -9, 0, 0, 0), LOOK);
        assertTrue(picture.width() == Thumbnail.LONG && picture.height() == Thumbnail.LONG / 2);
        int ground = LOOK.ground().getRGB();
        assertEquals(ground, picture.argb(0, 0));
        assertTrue(picture.argb(picture.width() - 1, 0) != ground);
        assertTrue(picture.argb(0, picture.height() - 1) != ground);
        assertTrue(picture.argb(0, picture.height() - 1) != picture.argb(picture.width() - 1, 0));
    }

    /** A pixel that covers several weights shows the strongest. */
    @Test
    void aSingleLiveWeightAmongThousandsIsSeen() {
        float[] values = new float[2000 * 1000];
        values[777 * 1000 + 333] = 1;
        Thumbnail picture = Thumbnail.of(Matrix.of(2000, 1000, values), LOOK);
        int lit = 0;
        for (int y = 0; y < picture.height(); y++) {
            for (int x = 0; x < picture.width(); x++) {
                lit += picture.argb(x, y) == LOOK.positive().getRGB() ? 1 : 0;
            }
        }
        assertEquals(1, lit);
    }

    @Test
    void oneRowIsNotTooThinToSee() {
        assertEquals(14, Thumbnail.of(Matrix.of(1, 4000, new float[4000]), LOOK).height());
    }
}
