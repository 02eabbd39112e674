package org.polyseme.app;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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

    /** Where Linux shows that there is a graphics card, its own drivers, NVIDIA's and those of Windows around it. */
    private static final List<Path> CARDS =
            List.of(Path.of("/dev/dri"), Path.of("/dev/nvidiactl"), Path.of("/dev/dxg"));

    private Renderer() {}

    static void prepare(Properties properties) {
        prepare(properties, CARDS.stream().anyMatch(Files::exists));
    }

    /** @param hasCard whether Linux knows of a graphics card; elsewhere there is one */
    static void prepare(Properties properties, boolean hasCard) {
        SETTINGS.forEach(properties::putIfAbsent);
        if (!hasCard && properties.getProperty("os.name", "").startsWith("Linux")) {
            // JavaFX would look for one first, in vain, for a tenth of a second.
            properties.putIfAbsent("prism.order", "sw");
        }
    }
}
