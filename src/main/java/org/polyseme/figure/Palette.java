package org.polyseme.figure;

import java.awt.Color;

/** Colours that colour-blind eyes tell apart, for groups that have no meaning of their own; always with a letter beside. */
final class Palette {
    /** Okabe and Ito 2008, without black and with the yellow last. */
    private static final int[] HUES = {0x0072B2, 0xE69F00, 0x009E73, 0xCC79A7, 0x56B4E9, 0xD55E00, 0xF0E442};

    private Palette() {}

    /** The colour of a group, from 0; after seven they come again. */
    static Color of(int group) {
        return new Color(HUES[Math.floorMod(group, HUES.length)]);
    }

    /** Black or white, whichever is read more easily on it. */
    static Color inkOn(Color ground) {
        double light = 0.299 * ground.getRed() + 0.587 * ground.getGreen() + 0.114 * ground.getBlue();
        return light > 140 ? Color.BLACK : Color.WHITE;
    }

    /** A, B, ... Z, then A1, B1 and so on. */
    static String letter(int group) {
        String letter = String.valueOf((char) ('A' + group % 26));
        return group < 26 ? letter : letter + group / 26;
    }
}
