package org.polyseme.export;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/**
 * PNG (ISO/IEC 15948) of any size in constant memory: painted and written in bands. Its resolution and the recipe are
 * inside. Confined to the thread that writes.
 */
final class PngWriter {
    static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};

    private static final int PIXELS_PER_BAND = 1 << 22;
    private static final int CHUNK = 1 << 16;
    private static final double INCHES_PER_METRE = 1 / 0.0254;
    private static final int TRUE_COLOUR = 2;
    private static final int TRUE_COLOUR_WITH_ALPHA = 6;
    /** Filters (section 9): as it is, or each byte less the one above. */
    private static final int NONE = 0;

    private static final int UP = 2;

    private final OutputStream out;

    private PngWriter(OutputStream out) {
        this.out = out;
    }

    /** Writes the drawing; {@code provenance} goes into a text chunk of the keyword {@code polyseme}. */
    static void write(OutputStream out, Drawing drawing, Extent extent, String provenance) throws IOException {
        write(out, drawing, extent, provenance, PIXELS_PER_BAND);
    }

    static void write(OutputStream out, Drawing drawing, Extent extent, String provenance, int pixelsPerBand)
            throws IOException {
        PngWriter writer = new PngWriter(out);
        out.write(SIGNATURE);
        writer.header(extent, drawing.isTransparent());
        writer.text(provenance);
        int rows = Math.max(1, Math.min(extent.height(), pixelsPerBand / extent.width()));
        writer.pixels(drawing, extent, rows);
        writer.chunk("IEND", new byte[0], 0);
    }

    private void header(Extent extent, boolean isTransparent) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream data = new DataOutputStream(bytes);
        data.writeInt(extent.width());
        data.writeInt(extent.height());
        data.write(new byte[] {8, (byte) (isTransparent ? TRUE_COLOUR_WITH_ALPHA : TRUE_COLOUR), 0, 0, 0});
        chunk("IHDR", bytes.toByteArray(), bytes.size());
        bytes.reset();
        int perMetre = (int) Math.round(extent.scale() * Drawing.PER_INCH * INCHES_PER_METRE);
        data.writeInt(perMetre);
        data.writeInt(perMetre);
        data.write(1);
        chunk("pHYs", bytes.toByteArray(), bytes.size());
    }

    /** UTF-8, not compressed, so that every tool can show it. */
    private void text(String provenance) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes("polyseme\0\0\0\0\0".getBytes(StandardCharsets.US_ASCII));
        bytes.writeBytes(provenance.getBytes(StandardCharsets.UTF_8));
        chunk("iTXt", bytes.toByteArray(), bytes.size());
    }

    private void pixels(Drawing drawing, Extent extent, int rowsPerBand) throws IOException {
        int width = extent.width();
        int channels = drawing.isTransparent() ? 4 : 3;
        byte[] above = new byte[width * channels];
        byte[] row = new byte[width * channels];
        byte[] less = new byte[width * channels];
        BufferedImage band = Raster.image(width, rowsPerBand, drawing.isTransparent());
        int[] pixels = Raster.pixels(band);
        Deflater deflater = new Deflater(6);
        try (DeflaterOutputStream deflated = new DeflaterOutputStream(new Chunks(), deflater, CHUNK)) {
            for (int y = 0; y < extent.height(); y++) {
                if (y % rowsPerBand == 0) {
                    Raster.paint(drawing, extent.scale(), y, band);
                }
                unpack(pixels, y % rowsPerBand * width, row, channels);
                boolean isUpBetter = subtract(row, above, less);
                deflated.write(isUpBetter ? UP : NONE);
                deflated.write(isUpBetter ? less : row);
                byte[] swap = above;
                above = row;
                row = swap;
            }
        } finally {
            deflater.end();
        }
    }

    private static void unpack(int[] pixels, int start, byte[] row, int channels) {
        for (int x = 0, at = 0; at < row.length; x++) {
            int argb = pixels[start + x];
            row[at++] = (byte) (argb >> 16);
            row[at++] = (byte) (argb >> 8);
            row[at++] = (byte) argb;
            if (channels == 4) {
                row[at++] = (byte) (argb >>> 24);
            }
        }
    }

    /** True if the differences to the row above are the smaller numbers, which deflate better. */
    private static boolean subtract(byte[] row, byte[] above, byte[] less) {
        long plain = 0;
        long differences = 0;
        for (int b = 0; b < row.length; b++) {
            less[b] = (byte) (row[b] - above[b]);
            plain += Math.abs(row[b]);
            differences += Math.abs(less[b]);
        }
        return differences < plain;
    }

    private void chunk(String type, byte[] bytes, int length) throws IOException {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        CRC32 checksum = new CRC32();
        checksum.update(name);
        checksum.update(bytes, 0, length);
        DataOutputStream data = new DataOutputStream(out);
        data.writeInt(length);
        data.write(name);
        data.write(bytes, 0, length);
        data.writeInt((int) checksum.getValue());
    }

    /** Deflated bytes go out as they come, in chunks. */
    private final class Chunks extends OutputStream {
        private final byte[] buffer = new byte[CHUNK];
        private int filled;

        @Override
        public void write(int value) throws IOException {
            buffer[filled++] = (byte) value;
            if (filled == buffer.length) {
                flushChunk();
            }
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            int done = 0;
            while (done < length) {
                int part = Math.min(length - done, buffer.length - filled);
                System.arraycopy(bytes, offset + done, buffer, filled, part);
                filled += part;
                done += part;
                if (filled == buffer.length) {
                    flushChunk();
                }
            }
        }

        private void flushChunk() throws IOException {
            chunk("IDAT", buffer, filled);
            filled = 0;
        }

        @Override
        public void close() throws IOException {
            if (filled > 0) {
                flushChunk();
            }
        }
    }
}
