"""Screens of the virtual phone's sealed split with boxes, in the form `phoneagent bench screens` reads.

python scripts/virtual_screens.py OUT [--screens 100] [--suite full]
phoneagent bench screens --data OUT --model embedded

Sealed words, themes, wallpapers and seeds: no screen and no label's value is in any training data; the apps are.
Asked for is what reacts to a touch and has one label that nothing else on the screen has.
"""

from __future__ import annotations

import argparse
import json
import random
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from devices.hierarchy import Element
from devices.screen import Box
from devices.virtual.device import VirtualDevice
from phoneagent.tasks.plan import AROUND
from phoneagent.tasks.splits import SEED_BASE
from phoneagent.tasks.suites import SUITES, Suite
from phoneagent.training.small.pictures import wander

TARGETS_A_SCREEN = 4
FIRST = 800_000
"""Of the sealed split's seeds; benchmarks begin at its first."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path)
    parser.add_argument("--screens", type=int, default=100)
    parser.add_argument("--suite", default="full", choices=SUITES)
    asked = parser.parse_args()
    asked.out.mkdir(parents=True, exist_ok=True)
    said = [target for number in range(asked.screens) for target in screen(SUITES[asked.suite], number, asked.out)]
    (asked.out / "annotations.json").write_text(json.dumps(said, ensure_ascii=False, indent=1), "utf-8")
    print(f"{len(said)} targets on {asked.screens} screens are in {asked.out}.")


def screen(suite: Suite, number: int, out: Path) -> list[dict[str, object]]:
    """One screen of one phone, written to `out`, and its targets."""
    rng = random.Random(f"virtual screen/{number}")
    phone = suite.phone(SEED_BASE["sealed"] + FIRST + number, "sealed")
    phone.state.animations = 0.0
    phone.launch(rng.choice([app.package for app in phone.packages()]))
    for _ in range(rng.randint(1, 5)):
        wander(phone, rng)
    device = VirtualDevice(phone)
    image = f"{number:03d}.jpg"
    (out / image).write_bytes(device.look().encoded)
    tree = [each for each in device.tree() if each.package not in AROUND and each.label.strip()]
    often = Counter(each.label for each in tree)
    reacting = [each for each in device.tree() if each.clickable]
    targets = [
        (each, box) for each in tree
        if often[each.label] == 1 and (box := _touched(each, reacting)) is not None and _in_sight(each, phone.size_px)
    ]  # fmt: skip
    return [
        {"image": image, "instruction": f'Tap "{each.label}"', "label": each.label, "bbox": _sides(box),
         "ui_class": each.class_name.rpartition(".")[2] if each.text else "ImageView"}
        for each, box in rng.sample(targets, min(len(targets), TARGETS_A_SCREEN))
    ]  # fmt: skip


def _touched(each: Element, reacting: Sequence[Element]) -> Box | None:
    """What reacts where an element is touched: itself, or the row around it."""
    around = [other.box for other in reacting if other.box.contains(*each.box.center_px)]
    return min(around, key=lambda box: box.width * box.height, default=None)


def _in_sight(each: Element, size_px: tuple[int, int]) -> bool:
    return each.box.height > 20 and each.box.top >= 0 and each.box.bottom <= size_px[1]


def _sides(box: Box) -> list[int]:
    return [box.left, box.top, box.right, box.bottom]


if __name__ == "__main__":
    main()
