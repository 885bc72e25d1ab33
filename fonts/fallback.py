"""Make the font that PDFs fall back to for pictographs, symbols and Japanese.

    python fonts/fallback.py NOTO-EMOJI.ttf NOTO-SANS-SYMBOLS-2.woff2 NOTO-SANS-JP.woff2

Typst brings fonts for Latin, Greek, Cyrillic and mathematics. This one adds, in one weight and without
features, the pictographs of Noto Emoji, the dingbats and arrows of Noto Sans Symbols 2 and, of Noto Sans JP,
kana, punctuation and the kanji of JIS X 0208 level 1. The npm packages @expo-google-fonts/noto-emoji,
@fontsource/noto-sans-symbols-2 and @fontsource/noto-sans-jp have the files; fonttools and brotli read them.
``pytest tests/renderers/test_typst_glyphs.py --fix`` then writes anew which characters are covered, which
takes some minutes.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from fontTools.merge import Merger
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.ttLib.scaleUpem import scale_upem

TARGET = Path(__file__).parents[1] / "src" / "xeptools" / "renderers" / "typst" / "fallback.ttf"
NAME = "Xeptools Fallback"
OWNERS = "Copyright 2013 Google LLC. Copyright 2014-2021 Adobe (http://www.adobe.com/)."
UNITS = 1000
KEPT = {0, 1, 2, 5, 6, 13, 14}
"""Records of the name table: copyright, family, style, version, PostScript name, licence and its address."""


def main() -> None:
    emoji, symbols, japanese = map(Path, sys.argv[1:])
    with tempfile.TemporaryDirectory() as folder:
        parts = [
            subset(emoji, set(range(0x2190, 0x1FB00)), Path(folder, "emoji.ttf")),
            subset(symbols, set(range(0x2190, 0x2C00)), Path(folder, "symbols.ttf")),
            subset(japanese, jis_level_1(), Path(folder, "japanese.ttf")),
        ]
        font = Merger().merge([str(part) for part in parts])
    font["name"].names = [record for record in font["name"].names if record.nameID in KEPT]
    said = {0: OWNERS, 1: NAME, 6: NAME.replace(" ", "")}
    for record in font["name"].names:
        record.string = said.get(record.nameID, record.string)
    font.save(TARGET)
    print(f"{TARGET}: {len(font.getBestCmap())} characters, {TARGET.stat().st_size // 1000} kB")


def jis_level_1() -> set[int]:
    """Give the code points of rows 1 to 5 (punctuation and kana) and 16 to 47 (kanji) of JIS X 0208."""
    rows = [*range(1, 6), *range(16, 48)]
    pairs = (bytes([0xA0 + row, 0xA0 + cell]) for row in rows for cell in range(1, 95))
    found = {ord(pair.decode("euc_jp", "replace")[0]) for pair in pairs}
    return (found | set(range(0xFF01, 0xFF5F))) - {0xFFFD}


def subset(source: Path, points: set[int], target: Path) -> Path:
    """Write a part of a font that has those characters only, without features and hints."""
    font = TTFont(source)
    options = Options(
        layout_features=[],
        hinting=False,
        glyph_names=False,
        notdef_outline=True,
        name_IDs=[*KEPT],
        drop_tables=["GSUB", "GPOS", "GDEF", "vhea", "vmtx", "BASE", "STAT", "MVAR", "DSIG", "VORG"],
    )
    cutter = Subsetter(options)
    cutter.populate(unicodes=points)
    cutter.subset(font)
    scale_upem(font, UNITS)
    font.flavor = None
    font.save(target)
    return target


if __name__ == "__main__":
    main()
