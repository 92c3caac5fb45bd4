"""Build the fonts that the virtual phone draws with, from public packages; run once, its results are in the repository.

    python scripts/build_fonts.py --work FOLDER

FOLDER then holds the packages (fetched by name with `apt-get download` and `npm pack` where they are not there yet):

- fonts-roboto-unhinted (Debian): Roboto 2.138, Apache-2.0
- fonts-noto-cjk (Debian): Noto Sans CJK SC, SIL Open Font License 1.1 with no reserved font name declared, so a subset
  may keep its name; it is not sold by itself and carries its licence
- @fontsource/noto-emoji (npm): Noto Emoji in one colour, in slices that are merged here, the same licence and terms
- @material-symbols/font-400 (npm): Material Symbols Outlined, Apache-2.0; outlines and filled glyphs are cut apart

The icons are those of scripts/icon_names.txt and every name of one that stands as a string in devices/virtual.
"""

from __future__ import annotations

import argparse
import json
import re
import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path

from fontTools.merge import Merger
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTCollection, TTFont
from fontTools.varLib.instancer import instantiateVariableFont

ROOT = Path(__file__).parents[1]
ASSETS = ROOT / "devices" / "virtual" / "assets"
ROBOTO, NOTO = "fonts-roboto-unhinted", "fonts-noto-cjk"
NPM = {"symbols": "@material-symbols/font-400", "emoji": "@fontsource/noto-emoji"}
"""Folder -> npm package."""

LATIN = [*range(0x20, 0x7F), *range(0xA0, 0x180), 0x2C6, 0x2DA, 0x2DC, *range(0x2010, 0x2028), 0x2030, 0x2032, 0x2033]
LATIN += [0x2039, 0x203A, 0x2044, *range(0x2070, 0x208F), 0x20AC, 0x2116, 0x2122, 0x2190, 0x2191, 0x2192, 0x2193]
LATIN += [0x2202, 0x2206, 0x2211, 0x2212, 0x221A, 0x221E, 0x2248, 0x2260, 0x2264, 0x2265, 0x25CA, 0xFB01, 0xFB02]
LATIN += [*range(0x391, 0x3CA), *range(0x400, 0x460)]
EMOJI = (
    "😀😁😂🤣😃😄😅😆😉😊😋😎😍😘🥰😗🙂🤗🤩🤔😐😑🙄😏😣😥😮😯😪😫🥱😴😌😛😜😝🤤😒😓😔😕🙃🤑😲☹🙁😖😞😟😤😢😭😦😧😨😩"
    "🤯😬😰😱🥵🥶😳🤪😵🥴😠😡🤬😷🤒🤕🤢🤧😇🥳🥺🤡🤓😈👻💀👽🤖💩😺🙈🙉🙊👍👎👌✌🤞🤝👏🙏💪👋✋👀👶👦👧👨👩👴👵🎅"
    "❤🧡💛💚💙💜🖤💔💕💖💘💯💢💥💤💬🐶🐱🐭🐰🐻🐼🐷🐸🐵🐔🐧🐦🦄🐝🦋🐟🌹🌸🌻🌲🌴🍀🍎🍌🍇🍓🍉🍕🍔🍟🍜🍚🍞🧀🍰🎂🍫☕🍵🍺🍷"
    "⚽🏀🎾🏆🎮🎵🎶🎤🎬📷📱💻📚✏📝📅📌📎🔑🔒🔔💡💰💳🛒🎁🎉🎈🚗🚌🚲✈🚀🏠🏫🏥⏰⌚☀☁☔⛄⚡🌈🌙⭐🔥💧✨✅❌❗❓"
)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--work", type=Path, required=True, help="folder for the packages")
    work: Path = parser.parse_args().work
    work.mkdir(parents=True, exist_ok=True)
    _fetch(work)
    _build_roboto(work)
    _build_noto(work)
    _build_emoji(work)
    _build_icons(work)
    _write_coverage()
    for asset in sorted(ASSETS.iterdir()):
        print(f"{asset.stat().st_size / 1000:8.1f} kB  {asset.name}")


def _fetch(work: Path) -> None:
    for name in (ROBOTO, NOTO):
        if not (work / name).exists():
            subprocess.run(["apt-get", "download", name], cwd=work, check=True)
            package = next(work.glob(f"{name}_*.deb"))
            subprocess.run(["dpkg-deb", "-x", package.name, name], cwd=work, check=True)
    for folder, name in NPM.items():
        if not (work / folder).exists():
            made = subprocess.run(
                ["npm", "pack", "--silent", name], cwd=work, check=True, capture_output=True, text=True
            )
            (work / folder).mkdir()
            subprocess.run(["tar", "xzf", made.stdout.strip(), "-C", folder], cwd=work, check=True)


def _build_roboto(work: Path) -> None:
    folder = work / ROBOTO / "usr/share/fonts/truetype/roboto/unhinted/RobotoTTF"
    for style in ("Regular", "Medium"):
        _cut(TTFont(folder / f"Roboto-{style}.ttf"), LATIN, f"roboto-{style.lower()}.ttf")
    shutil.copy(work / "symbols/package/LICENSE", ASSETS / "LICENSE-roboto-and-material-symbols.txt")


def _build_noto(work: Path) -> None:
    collection = TTCollection(work / NOTO / "usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc")
    chinese = next(font for font in collection.fonts if font["name"].getDebugName(1) == "Noto Sans CJK SC")
    own_words = {ord(char) for source in (*_sources(), *_tables()) for char in source if 0x2000 <= ord(char) <= 0xFFEF}
    head = [chinese["name"].getDebugName(0), chinese["name"].getDebugName(7), "Noto Sans CJK SC, a subset.", ""]
    _cut(chinese, [*_gb2312(), *own_words], "noto-sans-sc.otf")
    notice = (work / NOTO / "usr/share/doc/fonts-noto-cjk/copyright").read_text(encoding="utf-8")
    licence = re.search(
        r"^License: SIL-1.1\n(.*?)(?=\n\S|\Z)", notice[notice.rindex("License: SIL-1.1") :], re.S | re.M
    )
    assert licence is not None
    words = [re.sub(r"^ \.?", "", line) for line in licence[1].splitlines()]
    (ASSETS / "LICENSE-noto-sans-sc.txt").write_text("\n".join([*head, *words]) + "\n", encoding="utf-8")


def _build_emoji(work: Path) -> None:
    """The wanted characters of each slice, put together again."""
    wanted = {ord(char) for char in EMOJI}
    parts = []
    for slice_ in sorted((work / "emoji/package/files").glob("noto-emoji-*-400-normal.woff2")):
        codes = wanted.intersection(TTFont(slice_).getBestCmap())
        if codes:
            wanted -= codes
            parts.append(work / f"emoji-{len(parts)}.ttf")
            _cut(TTFont(slice_), codes, parts[-1])
    merged = Merger().merge([str(part) for part in parts])
    merged.recalcTimestamp = False
    merged["head"].modified = merged["head"].created = TTFont(parts[0])["head"].modified
    merged.save(ASSETS / "noto-emoji.ttf")
    shutil.copy(work / "emoji/package/LICENSE", ASSETS / "LICENSE-noto-emoji.txt")


def _gb2312() -> Iterable[int]:
    """The 3,755 common characters (rows 16 to 55) and the punctuation, signs and wide letters of rows 1 to 3."""
    for first in [0xA1, 0xA2, 0xA3, *range(0xB0, 0xD8)]:
        for second in range(0xA1, 0xFF):
            try:
                yield ord(bytes([first, second]).decode("gb2312"))
            except UnicodeDecodeError:
                continue


def _build_icons(work: Path) -> None:
    source = work / "symbols/package/material-symbols-outlined.woff2"
    codes = {name: code for name, code in _icon_codes(source).items() if name in _wanted_icons()}
    for fill, name in ((0, "icons.ttf"), (1, "icons-filled.ttf")):
        _cut(instantiateVariableFont(TTFont(source), {"FILL": fill}), codes.values(), name)
    lines = ",\n".join(f'"{name}": {code}' for name, code in sorted(codes.items()))
    (ASSETS / "icons.json").write_text(f"{{\n{lines}\n}}\n", encoding="utf-8")


def _icon_codes(source: Path) -> dict[str, int]:
    """Every name: the font spells an icon as a ligature of its name, older names among them."""
    font = TTFont(source)
    by_glyph = {glyph: code for code, glyph in font.getBestCmap().items() if code >= 0xE000}
    letter = {glyph: chr(code) for code, glyph in font.getBestCmap().items() if code < 0x80}
    names = dict.fromkeys(())
    for lookup in font["GSUB"].table.LookupList.Lookup:
        for table in lookup.SubTable:
            table = getattr(table, "ExtSubTable", table)
            for first, ligatures in getattr(table, "ligatures", {}).items():
                for ligature in ligatures:
                    word = "".join(letter.get(glyph, "?") for glyph in [first, *ligature.Component])
                    if ligature.LigGlyph in by_glyph:
                        names[word] = by_glyph[ligature.LigGlyph]
    return names


def _wanted_icons() -> set[str]:
    listed = (ROOT / "scripts/icon_names.txt").read_text(encoding="utf-8")
    names = {word for line in listed.splitlines() if not line.startswith("#") for word in line.split()}
    quoted = {word for source in _sources() for word in re.findall(r'"([a-z0-9_]+)"', source)}
    return names | quoted | {word.removesuffix("_fill") for word in quoted}


def _sources() -> list[str]:
    return [path.read_text(encoding="utf-8") for path in sorted((ROOT / "devices/virtual").rglob("*.py"))]


def _tables() -> list[str]:
    """The phone's own words in other languages."""
    return [path.read_text(encoding="utf-8") for path in sorted((ROOT / "devices/virtual").rglob("*.tsv"))]


def _cut(font: TTFont, codes: Iterable[int], name: str | Path) -> None:
    """Save only these characters' glyphs, among the assets or at the path."""
    options = Options(hinting=False, layout_features=["kern"], notdef_outline=True, legacy_kern=True)
    options.drop_tables += ["GSUB", "vhea", "vmtx", "VORG", "BASE"]
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=list(codes))
    subsetter.subset(font)
    font.flavor, font.recalcTimestamp = None, False
    font.save(ASSETS / name)


def _write_coverage() -> None:
    """Which characters each text font has, so that the phone need not parse font tables."""
    covered = {
        name: "".join(map(chr, sorted(TTFont(ASSETS / name).getBestCmap())))
        for name in ("roboto-regular.ttf", "noto-sans-sc.otf", "noto-emoji.ttf")
    }
    (ASSETS / "coverage.json").write_text(json.dumps(covered, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
