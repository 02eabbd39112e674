package org.polyseme.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.Properties;
import org.jspecify.annotations.Nullable;
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

    @Test
    void theProcessorPaintsWhereLinuxHasNoGraphicsCard() {
        assertEquals("sw", order("Linux", false));
        assertNull(order("Linux", true));
        assertNull(order("Mac OS X", false));
    }

    private static @Nullable String order(String system, boolean hasCard) {
        Properties properties = new Properties();
        properties.setProperty("os.name", system);
        Renderer.prepare(properties, hasCard);
        return properties.getProperty("prism.order");
    }
}
