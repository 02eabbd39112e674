package org.polyseme.export;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/** The bundled type as a file, for formats that embed it. */
final class Type {
    private Type() {}

    static InputStream open(String weight) {
        String resource = "/assets/font/PolysemeSans-" + weight + ".ttf";
        return Objects.requireNonNull(Type.class.getResourceAsStream(resource), resource);
    }

    static byte[] bytes(String weight) throws IOException {
        try (InputStream in = open(weight)) {
            return in.readAllBytes();
        }
    }
}
