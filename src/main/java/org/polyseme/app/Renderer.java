package org.polyseme.app;

import java.util.Map;
import java.util.Properties;
import org.polyseme.view.FrameClock;

/**
 * How JavaFX paints, said before it starts. Its own settings suit windows of buttons on a graphics card; here a few large
 * pictures change in every frame, and often the processor paints them. What the user set stays.
 */
final class Renderer {
    private static final Map<String, String> SETTINGS = Map.of(
            // A rounded background that is kept as a picture is stretched to its size in every frame, pixel by pixel.
            "prism.disableRegionCaching",
            "true",
            // What changed in more places than this is painted as one rectangle around them: each pane is a place.
            "prism.dirtyregioncount",
            "12",
            // What a hand asked for is on the screen before a third of a frame has passed.
            FrameClock.PULSES,
            "180");

    private Renderer() {}

    static void prepare(Properties properties) {
        SETTINGS.forEach(properties::putIfAbsent);
    }
}
