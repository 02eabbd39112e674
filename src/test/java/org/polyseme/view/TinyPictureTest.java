package org.polyseme.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.polyseme.state.Matrix;

class TinyPictureTest {

    private static int shade(String word, int x, int y) {
        return Base64.getDecoder().decode(word)[y * TinyPicture.WIDTH + x] & 0xFF;
    }

    @Test
    void theStrongestWeightUnderAPixelGivesItsShade() {
        float[] weights = new float[52 * 80];
        weights[10 * 80 + 21] = -1.2f;
        weights[10 * 80 + 20] = 0.5f;
        weights[11 * 80 + 30] = 0.6f;
        String word = TinyPicture.of(Matrix.of(52, 80, weights));
        assertEquals(0, shade(word, 10, 5));
        assertEquals(191, shade(word, 15, 5));
        assertEquals(127, shade(word, 0, 0));
    }

    @Test
    void aSmallMatrixFillsThePicture() {
        String word = TinyPicture.of(Matrix.of(1, 2, 1.2f, -3f));
        assertEquals(254, shade(word, 0, 25));
        assertEquals(254, shade(word, 19, 0));
        assertEquals(0, shade(word, 20, 0));
        assertEquals(0, shade(word, 39, 25));
    }

    @Test
    void itIsShortEnoughForASettingAndAnythingElseIsNoPicture() {
        assertTrue(TinyPicture.of(Matrix.of(1, 1, 1f)).length() < 4096);
        assertNull(TinyPicture.image(""));
        assertNull(TinyPicture.image("%%%"));
        assertNull(TinyPicture.image("AAAA"));
    }
}
