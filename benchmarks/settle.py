"""Is the screen at rest when it is looked at? The virtual phone with its animations on, over true ADB.

    python benchmarks/settle.py --looks 200 --json

A finger wanders through the apps of the phone. After each act we wait as the agent does, and look. Where the phone,
which knows, says that an animation is still on its way, we look once more when it is over: a look that shows something
else than that was taken too early. Beside our waiting two fixed sleeps are tried.
"""

from __future__ import annotations

import argparse
import json
import random
import statistics
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import asdict, dataclass

import numpy as np

from devices.adb.hosted import HostedPhone
from devices.screen import Point
from devices.settle import NOISE, settle
from devices.virtual.phone import VirtualPhone

LOOKS = 200
APPS = ("Settings", "Contacts", "Clock", "Notes")


@dataclass(frozen=True, slots=True)
class Waiting:
    """How a way of waiting did."""

    looks: int
    mid_animation: float
    """Share of the looks that showed a screen on its way to another."""
    median_ms: float
    p90_ms: float
    longest_ms: float


def wander(phone: HostedPhone, chance: random.Random) -> None:
    """One act: mostly a tap on something that can be tapped, else a key, an app or a swipe."""
    kind = chance.random()
    if kind < 0.15:
        phone.open_app(chance.choice(APPS))
    elif kind < 0.35:
        phone.press(chance.choice(("back", "home")))
    elif kind < 0.45:
        phone.swipe(Point(0.5, 0.7), Point(0.5, 0.4), 0.1)
    else:
        screen_px = (1080, 2400)
        boxes = [each.box for each in phone.tree() if each.clickable and each.box.top < screen_px[1]]
        if boxes:
            x_px, y_px = chance.choice(boxes).center_px
            phone.tap(Point(min(x_px / screen_px[0], 1.0), min(y_px / screen_px[1], 1.0)))


def measure(phone: HostedPhone, wait: Callable[[], object], looks: int) -> Waiting:
    chance, early, waited_ms = random.Random(0), 0, []
    for _ in range(looks):
        wander(phone, chance)
        start_s = time.perf_counter()
        wait()
        waited_ms.append((time.perf_counter() - start_s) * 1000)
        early += is_early(phone)
    p90_ms = statistics.quantiles(waited_ms, n=10, method="inclusive")[-1]
    times = (round(each, 1) for each in (statistics.median(waited_ms), p90_ms, max(waited_ms)))
    return Waiting(looks, early / looks, *times)


def is_early(phone: HostedPhone) -> bool:
    """Look, and tell whether the screen was still on its way to what it showed in the end."""
    moving = is_moving(phone)
    seen = phone.look()
    if not moving:
        return False
    while is_moving(phone):
        time.sleep(0.01)
    rest = phone.look()
    return bool((np.abs(seen.pixels.astype(int) - rest.pixels) > NOISE).any())


def is_moving(phone: HostedPhone) -> bool:
    with phone.adbd.handset.use() as virtual:
        return virtual.moving


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument("--looks", type=int, default=LOOKS, help="of each way of waiting")
    arguments = parser.parse_args()
    found: dict[str, Waiting] = {}
    with closing(HostedPhone(VirtualPhone())) as phone:
        for scale in ("window_animation_scale", "transition_animation_scale"):
            phone.client.shell(["settings", "put", "global", scale, "1.0"])
        ways: dict[str, Callable[[], object]] = {
            "settle": lambda: settle(phone.glance),
            "sleep 0.1 s": lambda: time.sleep(0.1),
            "sleep 0.3 s": lambda: time.sleep(0.3),
        }
        for name, wait in ways.items():
            found[name] = measure(phone, wait, arguments.looks)
    if arguments.json:
        print(json.dumps({name: asdict(waiting) for name, waiting in found.items()}))
        return
    for name, waiting in found.items():
        print(f"{name:12} " + "  ".join(f"{key} {value:g}" for key, value in asdict(waiting).items()))


if __name__ == "__main__":
    main()
