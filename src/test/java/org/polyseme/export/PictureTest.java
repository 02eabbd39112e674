package org.polyseme.export;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.metadata.IIOMetadataNode;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.polyseme.figure.Figure;
import org.polyseme.figure.Look;
import org.polyseme.store.FileProblem;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class PictureTest {
    private static final Drawing DRAWING = Example.page(Look.DARK).of(Example.SNAPSHOT, Example.SIZE);

    @TempDir
    private Path folder;

    @Test
    void aPngHasThePixelsThatArePainted() throws FileProblem, IOException {
        Extent extent = new Extent(Example.SIZE, 1.5);
        BufferedImage read = ImageIO.read(write(Kind.PNG, DRAWING, extent).toFile());
        BufferedImage painted = Example.painted(DRAWING, extent);
        assertEquals(960, read.getWidth());
        assertEquals(600, read.getHeight());
        assertArrayEquals(rgb(painted), rgb(read));
    }

    @Test
    void aPngPaintedInBandsIsTheSameAsInOnePiece() throws IOException {
        Extent extent = new Extent(Example.SIZE, 1.25);
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        ByteArrayOutputStream bands = new ByteArrayOutputStream();
        PngWriter.write(whole, DRAWING, extent, "", 1 << 22);
        PngWriter.write(bands, DRAWING, extent, "", 7 * extent.width());
        assertArrayEquals(whole.toByteArray(), bands.toByteArray());
    }

    @Test
    void aPngSaysHowLargeItIsInPrint() throws FileProblem, IOException {
        Extent extent = Extent.ofMillimetres(25.4, 12.7, 300);
        assertEquals(300, extent.width());
        assertEquals(150, extent.height());
        Path file = write(Kind.PNG, DRAWING, extent);
        ImageReader reader = ImageIO.getImageReadersByFormatName("png").next();
        try (InputStream in = Files.newInputStream(file)) {
            reader.setInput(ImageIO.createImageInputStream(in));
            IIOMetadataNode root = (IIOMetadataNode) reader.getImageMetadata(0).getAsTree("javax_imageio_png_1.0");
            Element physical = (Element) root.getElementsByTagName("pHYs").item(0);
            assertEquals("11811", physical.getAttribute("pixelsPerUnitXAxis"));
            assertEquals("meter", physical.getAttribute("unitSpecifier"));
        } finally {
            reader.dispose();
        }
    }

    @Test
    void aTransparentPngHasNoGround() throws FileProblem, IOException {
        Drawing drawing = Example.page(Look.LIGHT).transparent().of(Example.SNAPSHOT, Example.SIZE);
        BufferedImage read = ImageIO.read(
                write(Kind.PNG, drawing, new Extent(Example.SIZE, 1)).toFile());
        int[] argb = rgb(read);
        assertEquals(0, argb[0] >>> 24);
        long opaque = IntStream.of(argb).filter(p -> p >>> 24 == 255).count();
        assertTrue(opaque > 1000 && opaque < argb.length / 2, opaque + " opaque");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aTransparentPdfHasNoGround(boolean isDark) throws FileProblem, IOException {
        Drawing drawing =
                Example.page(isDark ? Look.DARK : Look.LIGHT).transparent().of(Example.SNAPSHOT, Example.SIZE);
        Path file = write(Kind.PDF, drawing, new Extent(Example.SIZE, 1));
        try (PDDocument document = Loader.loadPDF(file.toFile())) {
            BufferedImage shown = new PDFRenderer(document).renderImageWithDPI(0, 96, ImageType.ARGB);
            BufferedImage painted = Example.painted(drawing, new Extent(Example.SIZE, 1));
            assertEquals(0, shown.getRGB(1, 1) >>> 24);
            assertEquals(clear(painted), clear(shown), 0.02 * rgb(painted).length);
        }
    }

    private static double clear(BufferedImage image) {
        return IntStream.of(rgb(image)).filter(p -> p >>> 24 == 0).count();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aTransparentSvgPaintsNothingAsLargeAsItself(boolean isTransparent) throws Exception {
        Page page = isTransparent ? Example.page(Look.DARK).transparent() : Example.page(Look.DARK);
        Document svg = xml(write(Kind.SVG, page.of(Example.SNAPSHOT, Example.SIZE), new Extent(Example.SIZE, 1)));
        NodeList boxes = svg.getElementsByTagName("rect");
        long grounds = IntStream.range(0, boxes.getLength())
                .mapToObj(i -> (Element) boxes.item(i))
                .filter(box -> box.getAttribute("width").equals("640"))
                .filter(box -> !box.getAttribute("style").contains("fill-opacity: 0")
                        && !box.getAttribute("style").contains("fill-opacity:0"))
                .count();
        assertEquals(isTransparent, grounds == 0, grounds + " of " + boxes.getLength());
    }

    @Test
    void anSvgIsTextAndLinesWithTheRecipeInside() throws Exception {
        Document svg = xml(write(Kind.SVG, DRAWING, new Extent(Example.SIZE, 1)));
        assertEquals("640", svg.getDocumentElement().getAttribute("width"));
        List<String> texts = texts(svg);
        assertTrue(texts.contains("Überlagerung λ² & <more>"), texts.toString());
        assertTrue(texts.contains("Weights"));
        assertTrue(svg.getElementsByTagName("style").item(0).getTextContent().contains("data:font/ttf"));
        assertTrue(svg.getElementsByTagName("line").getLength()
                        + svg.getElementsByTagName("path").getLength()
                > 10);
        Element title = (Element) Stream.iterate(0, i -> i + 1)
                .map(svg.getElementsByTagName("text")::item)
                .filter(t -> t.getTextContent().equals("Weights"))
                .findFirst()
                .orElseThrow();
        assertTrue(title.getAttribute("style").contains("font-weight: bold"), title.getAttribute("style"));
    }

    @Test
    void anOutlinedSvgNeedsNoType() throws Exception {
        Path file = folder.resolve("outlined.svg");
        Picture.write(file, DRAWING, new Picture.Format(Kind.SVG, new Extent(Example.SIZE, 1), true), "{}");
        Document svg = xml(file);
        assertEquals(0, svg.getElementsByTagName("text").getLength());
        assertEquals(0, svg.getElementsByTagName("style").getLength());
    }

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {"PNG", "SVG", "PDF"})
    void theSamePictureHasTheSameBytes(Kind kind) throws FileProblem, IOException {
        byte[] first = Files.readAllBytes(write(kind, DRAWING, new Extent(Example.SIZE, 1)));
        byte[] second = Files.readAllBytes(write(kind, DRAWING, new Extent(Example.SIZE, 1)));
        assertArrayEquals(first, second);
    }

    @Test
    void aPdfHasTextThatCanBeSelectedInTypeThatIsInside() throws FileProblem, IOException {
        Path file = write(Kind.PDF, DRAWING, new Extent(Example.SIZE, 1));
        try (PDDocument document = Loader.loadPDF(file.toFile())) {
            PDPage page = document.getPage(0);
            assertEquals(480, page.getMediaBox().getWidth(), 0.01);
            assertEquals(300, page.getMediaBox().getHeight(), 0.01);
            String text = new PDFTextStripper().getText(document);
            assertTrue(text.contains("Überlagerung λ² & <more>"), text);
            assertTrue(text.contains("Weights"), text);
            int fonts = 0;
            PDResources resources = page.getResources();
            for (COSName name : resources.getXObjectNames()) {
                PDResources inside = ((PDFormXObject) resources.getXObject(name)).getResources();
                for (COSName font : inside.getFontNames()) {
                    assertTrue(inside.getFont(font).isEmbedded(), font.getName());
                    fonts++;
                }
            }
            assertTrue(fonts >= 2, fonts + " fonts");
        }
    }

    @Test
    void whatIsTooLargeIsRefusedBeforeAnythingIsWritten() {
        Figure.Size size = new Figure.Size(15_000, 14_000);
        FileProblem problem = assertThrows(FileProblem.class, () -> write(Kind.PNG, DRAWING, new Extent(size, 1)));
        assertTrue(
                problem.getMessage()
                        .endsWith("size: expected at most 200 million pixels, found 15,000 × 14,000 pixels."),
                problem.getMessage());
        assertFalse(Files.exists(folder.resolve("picture.png")));
    }

    @Test
    void aMissingFolderIsOneSentence() {
        Path nowhere = folder.resolve("none").resolve("a.png");
        FileProblem problem = assertThrows(
                FileProblem.class,
                () -> Picture.write(
                        nowhere, DRAWING, new Picture.Format(Kind.PNG, new Extent(Example.SIZE, 1), false), ""));
        assertTrue(problem.getMessage().contains("no such file or folder"), problem.getMessage());
    }

    @Test
    void aPainterThatFailsLeavesNoFile() throws IOException {
        Drawing broken = new Drawing(Example.SIZE, false, g -> {
            throw new IllegalStateException("cannot paint");
        });
        for (Kind kind : List.of(Kind.PNG, Kind.SVG, Kind.PDF)) {
            assertThrows(IllegalStateException.class, () -> write(kind, broken, new Extent(Example.SIZE, 1)));
        }
        try (Stream<Path> left = Files.list(folder)) {
            assertEquals(List.of(), left.toList());
        }
    }

    @Test
    void endingsSayTheKind() throws FileProblem {
        assertEquals(Kind.PNG, Kind.of(Path.of("a.b.PNG")));
        assertEquals(Path.of("x/a.svg"), Kind.SVG.ended(Path.of("x/a")));
        assertEquals(Path.of("x/a.png.svg"), Kind.SVG.ended(Path.of("x/a.png")));
        assertEquals(Path.of("a.SVG"), Kind.SVG.ended(Path.of("a.SVG")));
        FileProblem problem = assertThrows(FileProblem.class, () -> Kind.of(Path.of("a.jpeg")));
        assertEquals(
                "a.jpeg: expected a name that ends in .png, .svg, .pdf, .gif, .mp4, found another ending.",
                problem.getMessage());
    }

    private Path write(Kind kind, Drawing drawing, Extent extent) throws FileProblem {
        Path file = folder.resolve("picture." + kind.ending());
        Picture.write(file, drawing, new Picture.Format(kind, extent, false), "{}");
        return file;
    }

    private static int[] rgb(BufferedImage image) {
        return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    }

    private static Document xml(Path file) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(false);
        return factory.newDocumentBuilder().parse(file.toFile());
    }

    private static List<String> texts(Document svg) {
        NodeList texts = svg.getElementsByTagName("text");
        return IntStream.range(0, texts.getLength())
                .mapToObj(i -> texts.item(i).getTextContent())
                .toList();
    }
}
