#!/usr/bin/env python3
"""Makes the three fonts of the preview cards from the web fonts of the site.

    pip install fonttools brotli
    python docs/fonts/cards.py static/fonts src/draw/fonts

The program that draws the cards reads neither WOFF2 nor variable fonts, and shapes each font file separately. So the Latin
and the Cyrillic file of a family become one file of plain TrueType outlines, and the sans is fixed at two weights:
  serif.ttf     Steppe Serif, weight 500 (titles)
  sans.ttf      Steppe Sans, weight 400 (notes)
  sans-600.ttf  Steppe Sans, weight 600 (the line above a title)
Names and licence (OFL 1.1) stay those of the web fonts; the licence texts lie beside both.
"""
import pathlib, shutil, sys
from fontTools.merge import Merger
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

WEB, OUT = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
OUT.mkdir(parents=True, exist_ok=True)


def plain(name, weight):
    font = TTFont(WEB / f"{name}.woff2", recalcTimestamp=False)
    if "fvar" in font:
        font = instancer.instantiateVariableFont(font, {"wght": weight})
    font.flavor = None
    # Only kerning is needed; the other features would have to be merged by hand.
    for tag in ("GSUB", "GDEF", "HVAR", "MVAR", "STAT", "gasp", "DSIG"):
        if tag in font:
            del font[tag]
    return font


def merged(family, weight, target):
    files = []
    for script in ("latin", "cyrillic"):
        font = plain(f"{family}-{script}", weight)
        if script == "cyrillic":
            # Letters that both files have stay those of the Latin one.
            have = TTFont(WEB / f"{family}-latin.woff2").getBestCmap()
            for table in font["cmap"].tables:
                table.cmap = {code: name for code, name in table.cmap.items() if code not in have}
        stored = OUT / f".{family}-{script}.ttf"
        font.save(stored)
        files.append(stored)
    font = Merger().merge([str(file) for file in files])
    font["OS/2"].usWeightClass = weight
    font["head"].created = font["head"].modified = 0
    family_name = {"serif": "Steppe Serif", "sans": "Steppe Sans"}[family]
    for record in list(font["name"].names):
        if record.nameID in (16, 17, 21, 22, 25):
            font["name"].removeNames(nameID=record.nameID)
    style = {400: "Regular", 500: "Medium", 600: "SemiBold"}[weight]
    for name_id, text in ((1, family_name), (2, style), (3, f"{family_name} {style}"), (4, f"{family_name} {style}"),
                          (6, f"{family_name.replace(' ', '')}-{style}")):
        font["name"].setName(text, name_id, 3, 1, 0x409)
    font.recalcTimestamp = False
    font.save(OUT / target)
    for file in files:
        file.unlink()
    print(target, (OUT / target).stat().st_size, len(font.getBestCmap()), "letters")


merged("serif", 500, "serif.ttf")
merged("sans", 400, "sans.ttf")
merged("sans", 600, "sans-600.ttf")
for licence in WEB.glob("OFL-*.txt"):
    shutil.copy(licence, OUT)
