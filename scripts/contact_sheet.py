"""The virtual phone's pages side by side in one picture, to look at after a change.

python scripts/contact_sheet.py OUT.png [--dark] [--locale zh] [--seed N] [--only com.android.settings]
python scripts/contact_sheet.py docs/pictures/apps.png --apps      every app light, dark and in Chinese
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
from PIL import Image

from devices.virtual.apps.registry import APPS
from devices.virtual.apps.store.guests import GUESTS
from devices.virtual.phone import VirtualPhone
from devices.virtual.touch import walk
from phoneagent.tasks.splits import new_phone

SCALE = 0.35
GAP_PX = 8
APPS_SCALE = 0.2
APPS_A_ROW = 12
LOOKS = (("en", False, "green"), ("en", True, "purple"), ("zh", False, "blue"))
"""Language, dark, accent: the bands of the picture of all apps."""


def pages(phone: VirtualPhone, package: str, most: int) -> list[Image.Image]:
    """Pictures of an app's pages, breadth first over what its taps lead to."""
    phone.launch(package)
    queue, seen = [phone.snapshot()], set[str]()
    pictures: list[Image.Image] = []
    while queue and len(pictures) < most:
        start = queue.pop(0)
        phone.restore(start)
        pictures.append(Image.fromarray(np.ascontiguousarray(phone.pixels(SCALE))))
        for index, node in enumerate(list(walk(phone.view()))):
            if node.on_tap is None or not node.enabled or node.visible.height <= 0:
                continue
            phone.restore(start)
            act = list(walk(phone.view()))[index].on_tap
            assert act is not None
            act()
            phone.changed()
            here = phone.page().name
            if phone.foreground()[0] == package and here not in seen:
                seen.add(here)
                queue.append(phone.snapshot())
    return pictures


def all_apps(seed: int) -> Image.Image:
    """The home screen and the first page of every app, a band for each look."""
    packages = [package for package in APPS if package not in {guest.package for guest in GUESTS}]
    rows: list[list[Image.Image]] = []
    for locale, dark, accent in LOOKS:
        phone = new_phone(seed, "train", locale=locale, packages=packages)
        phone.state.look.dark, phone.state.look.accent, phone.state.look.font_scale = dark, accent, 1.0
        phone.state.shop.advert = ""
        phone.state.permissions = {
            f"{package}/{permission}": True
            for package in packages
            for permission in ("camera", "microphone", "location")
        }
        pictures = [Image.fromarray(np.ascontiguousarray(phone.pixels(APPS_SCALE)))]
        for package in packages:
            phone.launch(package)
            pictures.append(Image.fromarray(np.ascontiguousarray(phone.pixels(APPS_SCALE))))
        rows += [pictures[at : at + APPS_A_ROW] for at in range(0, len(pictures), APPS_A_ROW)]
    return side_by_side(rows, "#d8dade")


def side_by_side(rows: list[list[Image.Image]], ground: str = "#777777") -> Image.Image:
    """Pictures of one size, row below row."""
    width, height = rows[0][0].size
    size = (width + GAP_PX) * max(map(len, rows)) + GAP_PX, (height + GAP_PX) * len(rows) + GAP_PX
    sheet = Image.new("RGB", size, ground)
    for down, row in enumerate(rows):
        for across, picture in enumerate(row):
            sheet.paste(picture, (GAP_PX + across * (width + GAP_PX), GAP_PX + down * (height + GAP_PX)))
    return sheet


def main() -> None:
    """Draw the sheet."""
    parser = argparse.ArgumentParser(description="The virtual phone's pages in one picture.")
    parser.add_argument("out", type=Path)
    parser.add_argument("--dark", action="store_true")
    parser.add_argument("--locale", default="en")
    parser.add_argument("--seed", type=int, default=8)
    parser.add_argument("--only", choices=list(APPS))
    parser.add_argument("--most", type=int, default=7, help="pages an app")
    parser.add_argument("--apps", action="store_true", help="the first page of every app in three looks instead")
    asked = parser.parse_args()
    if asked.apps:
        # a palette: a third of the size, and no eye sees it at this scale
        all_apps(asked.seed).quantize(256, dither=Image.Dither.NONE).save(asked.out, optimize=True)
        return
    phone = new_phone(asked.seed, "train", locale=asked.locale)
    phone.state.look.dark = asked.dark
    fresh = phone.snapshot()
    rows = []
    for package in [asked.only] if asked.only else APPS:
        phone.restore(fresh)
        rows.append(pages(phone, package, asked.most))
    side_by_side(rows).save(asked.out)


if __name__ == "__main__":
    main()
