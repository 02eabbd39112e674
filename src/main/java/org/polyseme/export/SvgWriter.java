package org.polyseme.export;

import java.awt.RenderingHints;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import org.jfree.svg.SVGGraphics2D;
import org.jfree.svg.SVGHints;

/**
 * SVG: lines are lines, text is text in the bundled type, which is inside the file, and heat maps are images whose cells
 * stay sharp. The same drawing gives the same bytes.
 */
final class SvgWriter {
    /** Pixels of a heat map to a logical pixel, and the digits that this gives to all coordinates. */
    private static final int FINENESS = 3;

    private SvgWriter() {}

    /** @param isOutlined whether text becomes shapes, for programs that know no embedded type */
    static void write(OutputStream out, Drawing drawing, String provenance, boolean isOutlined) throws IOException {
        double width = drawing.size().width();
        double height = drawing.size().height();
        SVGGraphics2D g = new SVGGraphics2D(width * FINENESS, height * FINENESS);
        g.setDefsKeyPrefix("p"); // the default follows the clock
        g.setFontFunction(family -> "\"" + family + "\", Inter, Helvetica, Arial, sans-serif");
        g.setGeomDoubleConverter(SvgWriter::shortest);
        g.setTransformDoubleConverter(SvgWriter::precise);
        g.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR);
        if (isOutlined) {
            g.setRenderingHint(SVGHints.KEY_DRAW_STRING_TYPE, SVGHints.VALUE_DRAW_STRING_TYPE_VECTOR);
        }
        g.scale(FINENESS, FINENESS);
        drawing.painter().accept(g);
        g.dispose();
        String body = g.getSVGElement();
        body = body.substring(body.indexOf('>') + 1)
                .replace(
                        "<image preserveAspectRatio='none'",
                        "<image style='image-rendering:pixelated'" + " preserveAspectRatio='none'");
        String head = String.format(
                Locale.ROOT,
                "<?xml version=\"1.0\" encoding=\"UTF-8\"?>%n<svg xmlns=\"http://www.w3.org/2000/svg\""
                        + " xmlns:xlink=\"http://www.w3.org/1999/xlink\" width=\"%s\" height=\"%s\""
                        + " viewBox=\"0 0 %s %s\">%n",
                shortest(width),
                shortest(height),
                shortest(width * FINENESS),
                shortest(height * FINENESS));
        String metadata = "<metadata>" + TaggedText.element(provenance) + "</metadata>\n";
        String type = isOutlined ? "" : "<style>" + face("Regular", 400) + face("Bold", 700) + "</style>\n";
        out.write((head.replace(System.lineSeparator(), "\n") + metadata + type).getBytes(StandardCharsets.UTF_8));
        out.write(body.getBytes(StandardCharsets.UTF_8));
    }

    private static String face(String name, int weight) throws IOException {
        return "@font-face{font-family:\"Polyseme Sans\";font-weight:" + weight + ";src:url(data:font/ttf;base64,"
                + Base64.getEncoder().encodeToString(Type.bytes(name)) + ")}";
    }

    /** A few thousandths of a pixel. */
    private static String shortest(double value) {
        return rounded(value, 1e3);
    }

    private static String precise(double value) {
        return rounded(value, 1e8);
    }

    private static String rounded(double value, double parts) {
        double rounded = Math.rint(value * parts) / parts;
        return rounded == Math.rint(rounded) && Math.abs(rounded) < 1e9
                ? Long.toString((long) rounded)
                : new BigDecimal(Double.toString(rounded)).toPlainString();
    }
}
