"""The virtual phone's pages side by side in one picture, to look at after a change.

python scripts/contact_sheet.py OUT.png [--dark] [--locale zh] [--seed N] [--only com.android.settings]
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
from PIL import Image

from devices.virtual.apps.registry import APPS
from devices.virtual.phone import VirtualPhone
from devices.virtual.touch import walk
from phoneagent.tasks.splits import new_phone

SCALE = 0.35
GAP_PX = 8


def pages(phone: VirtualPhone, package: str, most: int) -> list[Image.Image]:
    """Pictures of an app's pages, breadth first over what its taps lead to."""
    phone.launch(package)
    queue, seen, pictures = [phone.snapshot()], set(), []
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


def main() -> None:
    """Draw the sheet."""
    parser = argparse.ArgumentParser(description="The virtual phone's pages in one picture.")
    parser.add_argument("out", type=Path)
    parser.add_argument("--dark", action="store_true")
    parser.add_argument("--locale", default="en")
    parser.add_argument("--seed", type=int, default=8)
    parser.add_argument("--only", choices=list(APPS))
    parser.add_argument("--most", type=int, default=7, help="pages an app")
    asked = parser.parse_args()
    phone = new_phone(asked.seed, "train", locale=asked.locale)
    phone.state.look.dark = asked.dark
    fresh = phone.snapshot()
    rows = []
    for package in [asked.only] if asked.only else APPS:
        phone.restore(fresh)
        rows.append(pages(phone, package, asked.most))
    width, height = rows[0][0].size
    sheet = Image.new("RGB", ((width + GAP_PX) * max(map(len, rows)), (height + GAP_PX) * len(rows)), "#777777")
    for down, row in enumerate(rows):
        for across, picture in enumerate(row):
            sheet.paste(picture, (across * (width + GAP_PX), down * (height + GAP_PX)))
    sheet.save(asked.out)


if __name__ == "__main__":
    main()
