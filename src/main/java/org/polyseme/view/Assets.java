package org.polyseme.view;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.scene.image.Image;
import javafx.scene.text.Font;

/** The bundled typeface and icon. Thread-safe. */
final class Assets {
    private static final double ANY_SIZE = 13;

    private Assets() {}

    /** Makes the figures' typeface known to JavaFX too, under its family's name; once, whoever asks first. */
    static void loadType() {
        Objects.requireNonNull(Type.CUTS);
    }

    /** Made when first asked for, as Java makes classes: whoever asks meanwhile waits. */
    private static final class Type {
        static final List<Font> CUTS = Stream.of("Regular", "Medium", "Bold")
                .map(cut -> read("/assets/font/PolysemeSans-" + cut + ".ttf", in -> Font.loadFont(in, ANY_SIZE)))
                .toList();
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
