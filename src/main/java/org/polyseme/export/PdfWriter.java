package org.polyseme.export;

import de.rototor.pdfbox.graphics2d.PdfBoxGraphics2D;
import de.rototor.pdfbox.graphics2d.PdfBoxGraphics2DFontTextDrawer;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.util.Matrix;

/** PDF of one page: lines are lines, and text is text in the bundled type, of which the glyphs used are inside. */
final class PdfWriter {
    private static final double POINTS_PER_PIXEL = 72 / Drawing.PER_INCH;
    /** Pixels of a heat map to a logical pixel. */
    private static final int FINENESS = 3;

    private PdfWriter() {}

    static void write(OutputStream out, Drawing drawing, String provenance) throws IOException {
        float width = (float) drawing.size().width();
        float height = (float) drawing.size().height();
        try (PDDocument document = new PDDocument();
                PdfBoxGraphics2DFontTextDrawer type = new PdfBoxGraphics2DFontTextDrawer()) {
            document.setDocumentId(0L); // the default follows the clock
            type.registerFont("Polyseme Sans", font(document, "Regular"));
            type.registerFont("Polyseme Sans Bold", font(document, "Bold"));
            PDPage page = new PDPage(
                    new PDRectangle((float) (width * POINTS_PER_PIXEL), (float) (height * POINTS_PER_PIXEL)));
            document.addPage(page);
            PDFormXObject form = form(document, type, drawing);
            try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                double scale = POINTS_PER_PIXEL / FINENESS;
                content.transform(new Matrix(AffineTransform.getScaleInstance(scale, scale)));
                content.drawForm(form);
            }
            byte[] xmp = xmp(provenance).getBytes(StandardCharsets.UTF_8);
            document.getDocumentCatalog().setMetadata(new PDMetadata(document, new ByteArrayInputStream(xmp)));
            document.save(out);
        }
    }

    private static PDFormXObject form(PDDocument document, PdfBoxGraphics2DFontTextDrawer type, Drawing drawing)
            throws IOException {
        float width = (float) drawing.size().width() * FINENESS;
        float height = (float) drawing.size().height() * FINENESS;
        PdfBoxGraphics2D g = new PdfBoxGraphics2D(document, width, height);
        g.setFontTextDrawer(type);
        g.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR);
        g.scale(FINENESS, FINENESS);
        drawing.painter().accept(g);
        g.dispose();
        return g.getXFormObject();
    }

    private static PDType0Font font(PDDocument document, String weight) throws IOException {
        try (InputStream in = Type.open(weight)) {
            return PDType0Font.load(document, in, true);
        }
    }

    /** XMP (ISO 16684-1), which other programs find by its markers without reading PDF. */
    private static String xmp(String provenance) {
        return "<?xpacket begin=\"\uFEFF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
                + "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF"
                + " xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\"><rdf:Description rdf:about=\"\">"
                + TaggedText.element(provenance)
                + "</rdf:Description></rdf:RDF></x:xmpmeta>\n<?xpacket end=\"w\"?>";
    }
}
