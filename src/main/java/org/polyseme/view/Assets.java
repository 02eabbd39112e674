package org.polyseme.view;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.IntStream;
import javafx.scene.image.Image;
import javafx.scene.text.Font;

/** The bundled typeface and icon. FX thread only. */
final class Assets {
    private static final double ANY_SIZE = 13;

    private Assets() {}

    /** Makes the figures' typeface known to JavaFX too, under its family's name. */
    static void loadType() {
        for (String cut : List.of("Regular", "Medium", "Bold")) {
            read("/assets/font/PolysemeSans-" + cut + ".ttf", in -> Font.loadFont(in, ANY_SIZE));
        }
    }

    /** The program's icon in the sizes that desktops ask for. */
    static List<Image> icons() {
        return IntStream.of(16, 32, 64, 128, 256)
                .mapToObj(size -> read("/assets/icon/polyseme-" + size + ".png", Image::new))
                .toList();
    }

    private static <T> T read(String resource, Function<InputStream, T> reader) {
        try (InputStream in = Objects.requireNonNull(Assets.class.getResourceAsStream(resource), resource)) {
            return reader.apply(in);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(resource, unreadable);
        }
    }
}
