package org.polyseme.view;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.awt.Color;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.polyseme.figure.Look;

/** Controls and figures speak one language only while their colours are the same. */
class TokensTest {
    private static final Pattern TOKEN = Pattern.compile("-polyseme-([a-z-]+): (#[0-9A-F]{6});");

    private static Map<String, Color> tokens(String sheet) throws IOException {
        try (InputStream in = TokensTest.class.getResourceAsStream(sheet)) {
            Matcher matcher = TOKEN.matcher(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            Map<String, Color> tokens = new HashMap<>();
            while (matcher.find()) {
                tokens.put(matcher.group(1), Color.decode(matcher.group(2)));
            }
            return tokens;
        }
    }

    private static void assertSame(Look look, Map<String, Color> tokens) throws ReflectiveOperationException {
        for (RecordComponent component : Look.class.getRecordComponents()) {
            if (component.getType() == Color.class) {
                String name = component.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
                assertEquals(component.getAccessor().invoke(look), tokens.get(name), name);
            }
        }
    }

    @Test
    void theLightSheetHasTheLightLooksColours() throws IOException, ReflectiveOperationException {
        assertSame(Look.LIGHT, tokens("light.css"));
    }

    @Test
    void theDarkSheetHasTheDarkLooksColours() throws IOException, ReflectiveOperationException {
        assertSame(Look.DARK, tokens("dark.css"));
    }

    @Test
    void theHighContrastSheetHasTheHighContrastLooksColours() throws IOException, ReflectiveOperationException {
        assertSame(Look.HIGH_CONTRAST, tokens("high-contrast.css"));
    }

    @Test
    void allSheetsNameTheSameTokens() throws IOException {
        assertEquals(tokens("light.css").keySet(), tokens("high-contrast.css").keySet());
    }

    @Test
    void bothSheetsNameTheSameTokens() throws IOException {
        assertEquals(tokens("light.css").keySet(), tokens("dark.css").keySet());
    }
}
