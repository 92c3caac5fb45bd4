"""What a step of the embedded model takes, part by part, and what other ways of computing each part would take.

    python benchmarks/step_parts.py [--screens 12] [--threads 2]

Screens of the virtual phone's train split, each followed by one more after a touch, so that "changed regions only"
shows. Prints medians in milliseconds; what is compared is measured in one run, turn and turn about.
"""

from __future__ import annotations

import argparse
import random
import time
from collections import defaultdict
from collections.abc import Callable
from statistics import median
from typing import TypeVar

import torch

from devices.screen import Screen
from devices.virtual.device import VirtualDevice
from phoneagent.models.small.deciding import Decider
from phoneagent.models.small.parts import load_decider, load_eye
from phoneagent.models.small.question import Question
from phoneagent.models.small.scene import compose
from phoneagent.models.small.seeing import Eye, batch_of, resize
from phoneagent.reading import Reader
from phoneagent.tasks.suites import SUITES
from phoneagent.training.small.pictures import wander

T = TypeVar("T")
GOAL = "Set an alarm for 7:30 and call it Morning run"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--screens", type=int, default=12)
    parser.add_argument("--threads", type=int, default=2)
    asked = parser.parse_args()
    torch.set_num_threads(asked.threads)
    reader, eye, took = Reader(), load_eye(), defaultdict(list)
    deciders = _deciders()
    for number in range(asked.screens):
        for when, screen in zip(("a new screen", "after a touch"), _two(number), strict=True):
            lines = _timed(took[f"reading, {when}"], lambda screen=screen: reader.read(screen))
            _timed(took["reading, nothing changed"], lambda screen=screen: reader.read(screen))
            things = _timed(took["seeing"], lambda screen=screen, lines=lines: eye.see(screen, lines))
            _eye_ways(eye, screen, took)
            scene = compose(things, (screen.width_px, screen.height_px))
            for name, decider in deciders.items():
                question = Question(GOAL, ("tap Clock", "tap [add]"), scene)
                _timed(took[f"deciding, {name}"], lambda decider=decider, question=question: decider.decide(question))
    for name, times in took.items():
        print(f"{name:>28}: {median(times):7.1f} ms")


def _two(number: int) -> list[Screen]:
    """A screen of a phone and the one a touch later."""
    rng = random.Random(number)
    phone = SUITES["full"].phone(900_000 + number, "train")
    phone.state.animations = 0.0
    phone.launch(rng.choice([app.package for app in phone.packages()]))
    wander(phone, rng)
    device = VirtualDevice(phone)
    first = device.look()
    wander(phone, rng)
    return [first, device.look()]


def _timed(times: list[float], do: Callable[[], T]) -> T:
    started_s = time.perf_counter()
    made = do()
    times.append((time.perf_counter() - started_s) * 1000)
    return made


def _deciders() -> dict[str, Decider]:
    """The deciding part as it ships, and in 8 bits."""
    plain, small = load_decider(), load_decider()
    small.policy = torch.ao.quantization.quantize_dynamic(small.policy, {torch.nn.Linear}, torch.qint8)
    return {"float32 (shipped)": plain, "int8 linear layers": small}


def _eye_ways(eye: Eye, screen: Screen, took: dict[str, list[float]]) -> None:
    picture = batch_of([resize(screen.pixels)])
    with torch.inference_mode():
        _timed(took["the eye's net, float32"], lambda: eye.net(picture))
        with torch.autocast("cpu", torch.bfloat16):
            _timed(took["the eye's net, bf16 (shipped)"], lambda: eye.net(picture))
            last = picture.to(memory_format=torch.channels_last)
            _timed(took["the eye's net, bf16, channels last"], lambda: eye.net(last))


if __name__ == "__main__":
    main()
