package org.polyseme.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class LabelsTest {
    private final Rectangle2D area = new Rectangle2D.Double(0, 0, 100, 50);
    private final Labels labels = new Labels(area);

    @Test
    void noTwoOverlapAndNoneLeavesTheArea() {
        SplittableRandom random = new SplittableRandom(5);
        List<Rectangle2D> placed = new ArrayList<>();
        for (int k = 0; k < 300; k++) {
            Rectangle2D box = new Rectangle2D.Double(random.nextDouble(-20, 110), random.nextDouble(-20, 60), 14, 7);
            labels.place(List.of(box)).ifPresent(placed::add);
        }
        assertTrue(placed.size() > 10, () -> placed.size() + " placed");
        for (Rectangle2D a : placed) {
            assertTrue(area.contains(a));
            assertEquals(1, placed.stream().filter(a::intersects).count());
        }
    }

    @Test
    void theFirstFreeCandidateIsTaken() {
        Rectangle2D first = new Rectangle2D.Double(0, 0, 10, 10);
        Rectangle2D second = new Rectangle2D.Double(20, 0, 10, 10);
        labels.block(new Rectangle2D.Double(5, 5, 1, 1));
        assertEquals(Optional.of(second), labels.place(List.of(first, second)));
        assertFalse(labels.place(List.of(first, second)).isPresent());
    }
}
