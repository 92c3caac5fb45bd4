"""The pictures that the first suite's phones have always shown: a trained model knows them to the pixel.

`first_light_pictures.txt` holds one digest a picture. It is rewritten by running this file, which is right only
together with a model that was trained on what it then holds.
"""

from __future__ import annotations

import hashlib
import random
from collections.abc import Iterator
from pathlib import Path

import cv2
import numpy as np
import PIL
import pytest

from devices.virtual.phone import VirtualPhone
from devices.virtual.touch import walk
from phoneagent.tasks.splits import FIRST_APPS, SEED_BASE, Split, new_phone

KEPT = Path(__file__).with_name("first_light_pictures.txt")
PHONES: tuple[tuple[int, Split, str], ...] = (
    (1, "train", "en"),
    (2, "train", "zh"),
    (1, "dev", "en"),
    (3, "sealed", "en"),
)


def drawn_by() -> str:
    """What else decides the pixels: the edges of letters and curves differ between versions."""
    return f"# Pillow {PIL.__version__}, OpenCV {cv2.__version__}, numpy {np.__version__}"


def digest(phone: VirtualPhone) -> str:
    return hashlib.sha256(phone.pixels().tobytes()).hexdigest()[:24]


def pictures() -> Iterator[tuple[str, str]]:
    """Name and digest of each: home, then every app's first page and what taps into it lead to."""
    for number, split, locale in PHONES:
        phone = new_phone(SEED_BASE[split] + number, split, locale=locale)
        name = f"{split}-{number}-{locale}"
        yield f"{name}-home", digest(phone)
        for package in FIRST_APPS:
            phone.launch(package)
            yield f"{name}-{package}", digest(phone)
            rng = random.Random(f"{name}/{package}")
            for tap in range(2):
                places = [
                    node for node in walk(phone.view()) if node.on_tap and node.enabled and node.visible.width > 0
                ]
                phone.tap(*rng.choice(places).visible.center_px)
                yield f"{name}-{package}-{tap}", digest(phone)
            phone.home()


def test_the_first_suites_phones_look_as_they_always_did() -> None:
    drawn, *lines = KEPT.read_text("utf-8").splitlines()
    if drawn != drawn_by():
        pytest.skip(f"the digests were taken with {drawn[2:]}")
    kept = dict(line.split() for line in lines)
    assert dict(pictures()) == kept


if __name__ == "__main__":
    lines = [drawn_by(), *(f"{name} {found}" for name, found in pictures())]
    KEPT.write_text("\n".join(lines) + "\n", "utf-8")
