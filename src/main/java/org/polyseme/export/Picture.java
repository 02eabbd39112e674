package org.polyseme.export;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Locale;
import org.polyseme.store.FileProblem;
import org.polyseme.store.Provenance;
import org.polyseme.store.WholeFile;

/** Writes a picture as PNG, SVG or PDF. */
public final class Picture {
    /** Of a PNG: a square of 14,000 pixels. */
    private static final long MOST_PIXELS = 200_000_000;

    /** Of a side in logical pixels: PDF's limit of 200 inches. */
    private static final double LONGEST_SIDE = 200 * Drawing.PER_INCH;

    private Picture() {}

    /**
     * How a picture is written. Immutable.
     *
     * @param isOutlined whether text becomes shapes in SVG, for programs that know no embedded type
     */
    public record Format(Kind kind, Extent extent, boolean isOutlined) {}

    /**
     * Writes the picture with the text of its {@link Provenance} inside.
     *
     * @throws FileProblem if it cannot be written, for one: it is too large; nothing is left behind then
     */
    public static void write(Path path, Drawing drawing, Format format, String provenance) throws FileProblem {
        check(path, format);
        try {
            WholeFile.write(path, out -> writeTo(out, drawing, format, provenance));
        } catch (OutOfMemoryError tooLarge) {
            throw new FileProblem(path.toString(), "size", "a picture that fits in memory", size(format.extent));
        }
    }

    private static void writeTo(OutputStream out, Drawing drawing, Format format, String provenance)
            throws IOException {
        switch (format.kind) {
            case PNG -> PngWriter.write(out, drawing, format.extent, provenance);
            case SVG -> SvgWriter.write(out, drawing, provenance, format.isOutlined);
            case PDF -> PdfWriter.write(out, drawing, provenance);
            default -> throw new IllegalArgumentException("expected the kind of a picture, got " + format.kind);
        }
    }

    /**
     * Refuses, before the work, what cannot be written after it.
     *
     * @throws FileProblem if the picture is too large
     */
    public static void check(Path path, Format format) throws FileProblem {
        Extent extent = format.extent;
        if (format.kind == Kind.PNG && extent.pixels() > MOST_PIXELS) {
            throw new FileProblem(path.toString(), "size", "at most 200 million pixels", size(extent));
        }
        if (Math.max(extent.size().width(), extent.size().height()) > LONGEST_SIDE) {
            throw new FileProblem(path.toString(), "size", "sides of at most 200 inches", size(extent));
        }
    }

    private static String size(Extent extent) {
        return String.format(Locale.ROOT, "%,d × %,d pixels", extent.width(), extent.height());
    }
}
