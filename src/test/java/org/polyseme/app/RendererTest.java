package org.polyseme.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Properties;
import org.junit.jupiter.api.Test;

class RendererTest {
    @Test
    void whatTheUserSetStays() {
        Properties properties = new Properties();
        properties.setProperty("prism.dirtyregioncount", "3");

        Renderer.prepare(properties);

        assertEquals("3", properties.getProperty("prism.dirtyregioncount"));
        assertEquals("180", properties.getProperty("javafx.animation.pulse"));
        assertEquals("true", properties.getProperty("prism.disableRegionCaching"));
    }
}
