"""Cuts assets/font/PolysemeSans-*.ttf from Inter 3.19 (Debian package fonts-inter).

Usage: python3 src/tools/polyseme_sans.py /usr/share/fonts/opentype/inter assets/font    (needs fonttools 4)

Neither JavaFX nor Java2D can ask a font for its tabular figures, so they are made the ordinary ones. The semibold
weight is the family's bold one, which a style sheet can ask for.
"""

import sys
from pathlib import Path

from fontTools import subset
from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont, newTable

FIGURES = range(0x30, 0x3A)
CHARACTERS = [
    range(0x20, 0x180),  # Latin
    range(0x300, 0x340),  # accents
    range(0x370, 0x400),  # Greek
    range(0x2000, 0x20D0),  # punctuation, super- and subscripts, currencies
    range(0x2100, 0x2150),  # letters as symbols
    range(0x2190, 0x2600),  # arrows, mathematics, shapes
    [0x2713, 0x2717, 0xFB01, 0xFB02],
]
LARGEST_ERROR = 0.6  # of an outline, in units of 1/2816 em


def make_figures_tabular(font):
    table = font["GSUB"].table
    tabular = {}
    for record in table.FeatureList.FeatureRecord:
        if record.FeatureTag == "tnum":
            for index in record.Feature.LookupListIndex:
                for part in table.LookupList.Lookup[index].SubTable:
                    tabular.update(getattr(part, "ExtSubTable", part).mapping)
    tabular = {name: tabular[name] for name in (f"uni{figure:04X}" for figure in FIGURES)}
    for cmap in font["cmap"].tables:
        for figure in FIGURES:
            cmap.cmap[figure] = tabular.get(cmap.cmap[figure], cmap.cmap[figure])


def keep_characters(font):
    options = subset.Options()
    options.layout_features = ["kern", "mark", "mkmk", "ccmp", "locl"]
    options.notdef_outline = True
    options.hinting = False
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes={code for codes in CHARACTERS for code in codes})
    subsetter.subset(font)


def make_outlines_quadratic(font):
    glyph_set, order, glyphs = font.getGlyphSet(), font.getGlyphOrder(), {}
    for name in order:
        pen = TTGlyphPen(glyph_set)
        glyph_set[name].draw(Cu2QuPen(pen, LARGEST_ERROR, reverse_direction=True))
        glyphs[name] = pen.glyph()
    del font["CFF "]
    font["loca"] = newTable("loca")
    font["glyf"] = glyf = newTable("glyf")
    glyf.glyphOrder, glyf.glyphs = order, glyphs
    for glyph in glyphs.values():
        glyph.recalcBounds(glyf)
    font["hmtx"].metrics = {
        name: (advance, getattr(glyphs[name], "xMin", 0)) for name, (advance, _) in font["hmtx"].metrics.items()
    }
    maxp = font["maxp"]
    maxp.tableVersion = 0x00010000
    maxp.maxZones = 1
    for unused in (
        "TwilightPoints Storage FunctionDefs InstructionDefs StackElements SizeOfInstructions ComponentElements"
    ).split():
        setattr(maxp, "max" + unused, 0)
    font["post"].formatType = 3.0
    font.sfntVersion = "\x00\x01\x00\x00"


def rename(font, family, bold, weight):
    style = "Bold" if bold else "Regular"
    full = family + (" Bold" if bold else "")
    names = {
        0: "Copyright (c) 2016-2022 The Inter Project Authors (https://github.com/rsms/inter)",
        1: family,
        2: style,
        3: full + ", from Inter 3.19",
        4: full,
        5: "Version 3.019",
        6: family.replace(" ", "") + "-" + style,
        13: "This Font Software is licensed under the SIL Open Font License, Version 1.1.",
        14: "https://openfontlicense.org",
    }
    font["name"].names = []
    for number, text in names.items():
        font["name"].setName(text, number, 3, 1, 0x409)
        font["name"].setName(text, number, 1, 0, 0)
    font["OS/2"].usWeightClass = weight
    font["OS/2"].fsSelection = font["OS/2"].fsSelection & ~0x61 | (0x20 if bold else 0x40)
    font["head"].macStyle = 1 if bold else 0


def cut(source, target, family, bold, weight):
    font = TTFont(source, recalcTimestamp=False)
    make_figures_tabular(font)
    keep_characters(font)
    make_outlines_quadratic(font)
    rename(font, family, bold, weight)
    font.save(target)


if __name__ == "__main__":
    inter, ours = Path(sys.argv[1]), Path(sys.argv[2])
    cut(inter / "Inter-Regular.otf", ours / "PolysemeSans-Regular.ttf", "Polyseme Sans", False, 400)
    cut(inter / "Inter-Medium.otf", ours / "PolysemeSans-Medium.ttf", "Polyseme Sans Medium", False, 500)
    cut(inter / "Inter-SemiBold.otf", ours / "PolysemeSans-Bold.ttf", "Polyseme Sans", True, 700)
