package org.polyseme.figure;

import java.awt.Color;
import java.awt.Font;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The one visual language: colours of a theme, and a scale of type. Immutable. The same tokens stand in the window's
 * style sheet, and a test holds the two together.
 *
 * @param ground behind a figure (the panel)
 * @param hairline separators and frames
 * @param positive sign +, always with a solid stroke
 * @param negative sign −, always with a dashed stroke
 * @param polysemantic what the program is about, always with a hatch
 * @param outside a measured number outside the band in which a theory holds, always with words
 * @param zoom how many times as large a window shows everything; figures paint as ever, on a smaller sheet that is
 *     enlarged, so print knows nothing of it
 * @param without the parts of figures that are left out
 */
public record Look(
        boolean dark,
        Color background,
        Color ground,
        Color hairline,
        Color text,
        Color muted,
        Color faint,
        Color accent,
        Color positive,
        Color negative,
        Color polysemantic,
        Color polysemanticGround,
        Color outside,
        double zoom,
        Set<Part> without) {

    public Look {
        without = Set.copyOf(without);
    }

    /** Height of a figure's title row in logical pixels. */
    public static final int TITLE_HEIGHT = 32;

    /** How much of a colour is left, over the ground, where something else is lit. */
    private static final double DIMMED = 0.25;
    /** The same in high contrast, where names must stay readable. */
    private static final double DIMMED_READABLY = 0.65;
    /** Of a strong hairline that is left where it runs behind what is drawn. */
    private static final double GRID = 0.3;

    public static final Look LIGHT = new Look(
            false,
            new Color(0xF6F7F9),
            new Color(0xFFFFFF),
            new Color(0xE3E6EB),
            new Color(0x1B1F24),
            new Color(0x68707C),
            new Color(0x9AA2AE),
            new Color(0x0F8B7D),
            new Color(0xB94F08),
            new Color(0x1467B3),
            new Color(0xA23B85),
            new Color(0xF7EAF3),
            new Color(0x8A6100),
            1,
            Set.of());

    public static final Look DARK = new Look(
            true,
            new Color(0x14171B),
            new Color(0x1B1F25),
            new Color(0x2C323A),
            new Color(0xE7EAEE),
            new Color(0x9AA3AF),
            new Color(0x6B7480),
            new Color(0x3CC2B1),
            new Color(0xF0954A),
            new Color(0x5BA8EE),
            new Color(0xDE86C3),
            new Color(0x35222F),
            new Color(0xE3B341),
            1,
            Set.of());

    /** For poor sight, poor projectors and bright rooms: black on white, every line strong. */
    public static final Look HIGH_CONTRAST = new Look(
            false,
            new Color(0xFFFFFF),
            new Color(0xFFFFFF),
            new Color(0x595959),
            new Color(0x000000),
            new Color(0x333333),
            new Color(0x595959),
            new Color(0x005247),
            new Color(0x9A3A00),
            new Color(0x00418C),
            new Color(0x85006A),
            new Color(0xFFFFFF),
            new Color(0x6B4A00),
            1,
            Set.of());

    /** The same on no ground: what is mixed with the ground's colour stays as it is, but the ground is not seen. */
    public Look withoutGround() {
        return new Look(
                dark,
                background,
                new Color(ground.getRGB() & 0xFFFFFF, true),
                hairline,
                text,
                muted,
                faint,
                accent,
                positive,
                negative,
                polysemantic,
                polysemanticGround,
                outside,
                zoom,
                without);
    }

    /** The same, shown so many times as large. */
    public Look zoomed(double times) {
        return new Look(
                dark,
                background,
                ground,
                hairline,
                text,
                muted,
                faint,
                accent,
                positive,
                negative,
                polysemantic,
                polysemanticGround,
                outside,
                times,
                without);
    }

    /** The same with these parts left out, and no others. */
    public Look without(Set<Part> parts) {
        return new Look(
                dark,
                background,
                ground,
                hairline,
                text,
                muted,
                faint,
                accent,
                positive,
                negative,
                polysemantic,
                polysemanticGround,
                outside,
                zoom,
                parts);
    }

    public boolean shows(Part part) {
        return !without.contains(part);
    }

    /** The word of its colours: {@code light}, {@code dark} or {@code high-contrast}. */
    public String key() {
        return dark ? "dark" : isHighContrast() ? "high-contrast" : "light";
    }

    /** The colours with this word; empty where there are none. */
    public static Optional<Look> named(String key) {
        return Stream.of(LIGHT, DARK, HIGH_CONTRAST)
                .filter(look -> look.key().equals(key))
                .findFirst();
    }

    /** The colour of a weight's sign; muted for exactly zero. */
    public Color sign(double weight) {
        return weight > 0 ? positive : weight < 0 ? negative : muted;
    }

    /** What is left of a colour where something else is lit. Opaque, so that crossing lines do not add up. */
    public Color dim(Color colour) {
        return mix(ground, colour, dimmed());
    }

    /** How much of a colour is left, over the ground, where something else is lit. */
    public double dimmed() {
        return isHighContrast() ? DIMMED_READABLY : DIMMED;
    }

    /** Lines behind what is drawn, by which it is read: lighter than everything that is drawn, in high contrast too. */
    public Color grid() {
        return isHighContrast() ? mix(ground, hairline, GRID) : hairline;
    }

    private boolean isHighContrast() {
        return text.equals(HIGH_CONTRAST.text);
    }

    /** The colour, or what is left of it where it is not lit. */
    public Color lit(Color colour, boolean isLit) {
        return isLit ? colour : dim(colour);
    }

    /** The colour {@code share} of the way, in [0, 1], from one to the other, in perceptually even steps. */
    public static Color mix(Color from, Color to, double share) {
        return new Color(Oklab.of(from).towards(Oklab.of(to), share).argb());
    }

    /** Labels: 11 px. */
    public Font labelFont() {
        return Typeface.REGULAR.deriveFont(11f);
    }

    /** Hints and subtitles: 12 px. */
    public Font hintFont() {
        return Typeface.REGULAR.deriveFont(12f);
    }

    /** The number that a figure is about: 24 px, bold. */
    public Font headlineFont() {
        return Typeface.BOLD.deriveFont(24f);
    }

    /** Labels of what stands out: 11 px, bold. */
    public Font strongLabelFont() {
        return Typeface.BOLD.deriveFont(11f);
    }

    /** Titles of figures: 13 px, bold. */
    public Font titleFont() {
        return Typeface.BOLD.deriveFont(13f);
    }
}
