package org.polyseme.export;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * GIF89a that plays for ever. A frame holds only the pixels that changed, in up to 255 colours chosen for them, so that
 * a film at rest costs nothing and no colour is lost to the frames before. The recipe is in a comment.
 */
final class GifEncoder implements FilmEncoder {
    private static final int TRANSPARENT = 255;
    /** Players take a shorter delay for a mistake and play slowly. */
    private static final int SHORTEST_DELAY = 2;

    private static final int CENTISECONDS = 100;
    private static final int LARGEST_BLOCK = 255;

    private final OutputStream out;
    private final int width;
    private final int height;
    private final double framesPerSecond;
    private final int[] before;
    private final byte[] places;
    private final Palette palette = new Palette(TRANSPARENT);
    private long frames;

    /** @param out closed by its owner */
    GifEncoder(OutputStream out, int width, int height, double framesPerSecond, String provenance) throws IOException {
        this.out = out;
        this.width = width;
        this.height = height;
        this.framesPerSecond = framesPerSecond;
        this.before = new int[width * height];
        this.places = new byte[width * height];
        text("GIF89a");
        twoBytes(width);
        twoBytes(height);
        out.write(new byte[] {0x70, 0, 0});
        out.write(new byte[] {0x21, (byte) 0xFE});
        blocks(provenance.getBytes(StandardCharsets.UTF_8));
        out.write(new byte[] {0x21, (byte) 0xFF, 11});
        text("NETSCAPE2.0");
        out.write(new byte[] {3, 1, 0, 0, 0});
    }

    @Override
    public void add(int[] pixels) throws IOException {
        int left = width;
        int right = 0;
        int top = height;
        int bottom = 0;
        palette.clear();
        for (int y = 0, p = 0; y < height; y++) {
            for (int x = 0; x < width; x++, p++) {
                if (frames == 0 || (pixels[p] ^ before[p]) << 8 != 0) {
                    palette.count(pixels[p]);
                    left = Math.min(left, x);
                    right = Math.max(right, x + 1);
                    top = Math.min(top, y);
                    bottom = Math.max(bottom, y + 1);
                }
            }
        }
        boolean isSame = right == 0;
        palette.choose();
        delay();
        frame(pixels, isSame ? 0 : left, isSame ? 0 : top, isSame ? 1 : right, isSame ? 1 : bottom);
        System.arraycopy(pixels, 0, before, 0, before.length);
        frames++;
    }

    /** Whole hundredths that add up to the right time. */
    private void delay() throws IOException {
        long start = Math.round(frames * CENTISECONDS / framesPerSecond);
        long end = Math.round((frames + 1) * CENTISECONDS / framesPerSecond);
        out.write(new byte[] {0x21, (byte) 0xF9, 4, 0x05});
        twoBytes((int) Math.max(SHORTEST_DELAY, end - start));
        out.write(new byte[] {(byte) TRANSPARENT, 0});
    }

    private void frame(int[] pixels, int left, int top, int right, int bottom) throws IOException {
        int count = 0;
        for (int y = top; y < bottom; y++) {
            for (int x = left; x < right; x++) {
                int p = y * width + x;
                boolean changed = frames == 0 || (pixels[p] ^ before[p]) << 8 != 0;
                places[count++] = (byte) (changed ? palette.place(pixels[p]) : TRANSPARENT);
            }
        }
        out.write(0x2C);
        twoBytes(left);
        twoBytes(top);
        twoBytes(right - left);
        twoBytes(bottom - top);
        out.write(0x87);
        for (int c = 0; c <= TRANSPARENT; c++) {
            int colour = c < palette.size() ? palette.colour(c) : 0;
            out.write(colour >> 16);
            out.write(colour >> 8);
            out.write(colour);
        }
        new LzwWriter(out, 8).write(places, count);
    }

    @Override
    public void finish() throws IOException {
        out.write(0x3B);
    }

    @Override
    public void close() {
        // Holds nothing that must be freed.
    }

    private void blocks(byte[] bytes) throws IOException {
        for (int start = 0; start < bytes.length; start += LARGEST_BLOCK) {
            int length = Math.min(LARGEST_BLOCK, bytes.length - start);
            out.write(length);
            out.write(bytes, start, length);
        }
        out.write(0);
    }

    private void twoBytes(int value) throws IOException {
        out.write(value);
        out.write(value >> 8);
    }

    private void text(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.US_ASCII));
    }
}
