"""How fast the virtual phone is, in this process: steps with pixels, snapshots, memory over many steps.

    python benchmarks/phone_speed.py [--json] [--steps N] [--memory-steps N]

A step is a touch somewhere on the screen or a key, one second of the phone's time, and the whole picture as pixels.
Every twelfth opens the next app, so all of them are seen. Times are processor time of this one process.
"""

from __future__ import annotations

import argparse
import gc
import json
import random
import statistics
import sys
import time

import psutil

from devices.virtual.apps.registry import APPS
from devices.virtual.phone import VirtualPhone
from phoneagent.tasks.suites import SUITES

SIZES_PX = ((360, 800), (1080, 2400))
STEPS_AN_APP = 12
SEED = 7


def fresh(size_px: tuple[int, int]) -> VirtualPhone:
    """A filled phone, all apps installed, without the waiting that some seeds ask for."""
    phone = SUITES["full"].phone(SEED, "train", size_px=size_px)
    phone.state.animations = phone.state.slow_s = 0.0
    return phone


def step(phone: VirtualPhone, number: int, rng: random.Random) -> bool:
    """What a random user does, and a look at it; whether the picture had to be drawn anew."""
    before = phone.version
    packages = list(APPS)
    if number % STEPS_AN_APP == 0:
        phone.launch(packages[number // STEPS_AN_APP % len(packages)])
    elif rng.random() < 0.15:
        phone.key("back")
    else:
        width, height = phone.size_px
        phone.tap(rng.randrange(width), rng.randrange(height // 20, height))
    phone.advance(1.0)
    phone.pixels()
    return phone.version != before


def steps_a_second(size_px: tuple[int, int], count: int) -> dict[str, float]:
    """Rate over a walk, and how many of its steps changed the picture (others cost nothing)."""
    phone = fresh(size_px)
    start = phone.snapshot()
    walk(phone, count // 2)  # fonts, icons and pictures are made once
    phone.restore(start)
    began = time.process_time()
    drawn = walk(phone, count)
    seconds = time.process_time() - began
    return {"steps_per_s": count / seconds, "pictures_per_s": drawn / seconds, "pictures": drawn}


def walk(phone: VirtualPhone, count: int) -> int:
    """So many steps; how many pictures they took."""
    rng = random.Random(0)
    return sum(step(phone, number, rng) for number in range(count))


def snapshots(rounds: int = 200) -> dict[str, float]:
    """Milliseconds of a snapshot and of a restore, at the median."""
    phone = fresh(SIZES_PX[0])
    walk(phone, 3 * STEPS_AN_APP)
    saved, restored, snapshot = [], [], b""
    for _ in range(rounds):
        began = time.perf_counter()
        snapshot = phone.snapshot()
        middle = time.perf_counter()
        phone.restore(snapshot)
        saved.append(middle - began)
        restored.append(time.perf_counter() - middle)
    return {
        "snapshot_ms": statistics.median(saved) * 1000,
        "restore_ms": statistics.median(restored) * 1000,
        "bytes": len(snapshot),
    }


def memory(count: int, parts: int = 10) -> dict[str, object]:
    """Resident megabytes along a long walk of many phones."""
    process, phone, rng, said = psutil.Process(), fresh(SIZES_PX[0]), random.Random(1), []
    start = phone.snapshot()
    for number in range(count):
        if number % 500 == 0:
            phone.restore(start)
            phone.touches.clear()
        step(phone, number, rng)
        if (number + 1) % (count // parts) == 0:
            gc.collect()
            said.append(round(process.memory_info().rss / 2**20, 1))
            print(f"{number + 1} steps: {said[-1]} MB", file=sys.stderr)
    return {"steps": count, "mb": said}


def main() -> None:
    parser = argparse.ArgumentParser(description="How fast the virtual phone is.")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--steps", type=int, default=1200)
    parser.add_argument("--memory-steps", type=int, default=0, help="length of the walk that memory is watched over")
    asked = parser.parse_args()
    sizes = {f"{width}x{height}": steps_a_second((width, height), asked.steps) for width, height in SIZES_PX}
    told: dict[str, object] = {"sizes": sizes, "state": snapshots()}
    if asked.memory_steps:
        told["memory"] = memory(asked.memory_steps)
    if asked.json:
        print(json.dumps(told))
        return
    for name, rates in sizes.items():
        print(f"{name}: {rates['steps_per_s']:.0f} steps/s, {rates['pictures_per_s']:.0f} new pictures/s")
    state = told["state"]
    assert isinstance(state, dict)
    print(f"snapshot {state['snapshot_ms']:.2f} ms, restore {state['restore_ms']:.2f} ms, {state['bytes']} bytes")
    if "memory" in told:
        print(told["memory"])


if __name__ == "__main__":
    main()
