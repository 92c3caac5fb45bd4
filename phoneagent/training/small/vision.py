"""Training the eye from scratch, on pictures whose every cell is labelled.

Reads top to bottom: settings, targets, loss, the loop, the measure. The signal is dense (each of 2,000 cells says what
has its middle there), which is what makes it learn in minutes on a processor.
"""

from __future__ import annotations

import json
import math
import random
import time
import tomllib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
import torch.nn.functional as F
from safetensors.torch import load_file
from torch import Tensor, nn

from phoneagent.models.small.eye_net import CHANNELS, EyeNet, fresh_net
from phoneagent.models.small.parts import NAMES
from phoneagent.models.small.seeing import MARKS, Eye, batch_of, found_things, resize
from phoneagent.training.checkpoint import Run
from phoneagent.training.small.icons import class_of, classes, drawable
from phoneagent.training.small.pictures import Shown, made_up, screens
from phoneagent.training.small.truth import Truth

IGNORED = -100
EDGE = 0.12
"""A middle nearer than this to a cell's edge leaves the neighbour free to say the same thing."""


@dataclass(frozen=True)
class Settings:
    """How the eye is trained."""

    run: Path
    steps: int
    batch: int = 4
    learning_rate: float = 1e-3
    warmup: int = 100
    made_up_share: float = 0.5
    """Share of made-up pages; the rest are screens of the virtual phone."""
    save_every_s: float = 120.0
    log_every: int = 20
    channels: tuple[int, int, int, int] = CHANNELS
    seed: int = 0
    suite: str = "first-light"
    """Whose phones the screens are of."""
    start: Path | None = None
    """A run whose eye this one goes on from; the optimiser begins anew."""

    @classmethod
    def read(cls, path: Path) -> Settings:
        """The settings in a TOML file; folders are relative to it."""
        said = tomllib.loads(path.read_text())
        for name in {"run", "start"} & set(said):
            said[name] = path.parent / Path(said[name]).expanduser()
        said["channels"] = tuple(said.get("channels", CHANNELS))
        return cls(**said)


# --- targets ----------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Target:
    """What the head shall say of one picture's cells."""

    names: Tensor  # (rows, columns) int, IGNORED where either answer is right
    offset: Tensor  # (rows, columns, 2)
    marks: Tensor  # (rows, columns, marks) float, -1 where nothing is asked


def target(truths: Sequence[Truth], rows: int, columns: int, width_px: int, height_px: int) -> Target:
    """The labels of a picture's cells."""
    number = {name: index for index, name in enumerate(classes())}
    names = torch.zeros(rows, columns, dtype=torch.long)
    offset = torch.zeros(rows, columns, 2)
    marks = torch.full((rows, columns, len(MARKS)), -1.0)
    for truth in truths:
        x_px, y_px = truth.thing.box.center_px
        x, y = x_px / width_px * columns, y_px / height_px * rows
        column, row = min(int(x), columns - 1), min(int(y), rows - 1)
        if truth.kind == "text":
            _mark(marks, truth, row, width_px, columns)
            continue
        for near_row, near_column in _near(x, y, rows, columns):
            if names[near_row, near_column] == 0:
                names[near_row, near_column] = IGNORED
        names[row, column] = IGNORED if truth.dimmed else number[class_of(truth.thing.label)]
        offset[row, column] = torch.tensor([x - column, y - row])
    return Target(names, offset, marks)


def _mark(marks: Tensor, truth: Truth, row: int, width_px: int, columns: int) -> None:
    """The cells along a line's middle are asked for its marks."""
    first = max(0, int(truth.thing.box.left / width_px * columns))
    last = min(columns - 1, int(truth.thing.box.right / width_px * columns))
    said = torch.tensor([float(mark in truth.thing.marks) for mark in MARKS])
    for column in range(first, last + 1):
        marks[row, column] = torch.full_like(said, -1.0) if truth.dimmed else torch.maximum(marks[row, column], said)


def _near(x: float, y: float, rows: int, columns: int) -> list[tuple[int, int]]:
    """The neighbouring cells whose edge the middle nearly touches."""
    cells = {(int(y + dy), int(x + dx)) for dx in (-EDGE, 0, EDGE) for dy in (-EDGE, 0, EDGE)}
    return [(row, column) for row, column in cells if 0 <= row < rows and 0 <= column < columns]


# --- pictures ---------------------------------------------------------------------------------------------------


def pictures_of(settings: Settings, step: int) -> list[Shown]:
    """The pictures of a step, from its number alone."""
    seed = settings.seed * 10_000_000 + step
    made = round(settings.batch * settings.made_up_share)
    rng = random.Random(f"names/{seed}")
    pages = [made_up(seed * 16 + index, _some_names(rng)) for index in range(made)]
    return pages + (screens(seed, settings.batch - made, settings.suite) if made < settings.batch else [])


def _some_names(rng: random.Random) -> list[str]:
    """Icons for one page: mostly those with a name of their own."""
    known = [name for name in classes()[1:] if name in drawable()]
    return rng.choices(known, k=60) + rng.choices(drawable(), k=8)


# --- loss -------------------------------------------------------------------------------------------------------


def loss_of(net: EyeNet, batch: Sequence[Shown]) -> Tensor:
    """Cells with something and cells with nothing weigh alike, however few the former are."""
    parts = []
    for size in sorted({shown.pixels.shape for shown in batch}):
        alike = [shown for shown in batch if shown.pixels.shape == size]
        for shown, *said in zip(alike, *net(batch_of([resize(shown.pixels) for shown in alike])), strict=True):
            parts.append(_loss(shown, [out.float() for out in said]))
    return torch.stack(parts).mean()


def _loss(shown: Shown, said: Sequence[Tensor]) -> Tensor:
    names, offset, marks = said
    rows, columns = names.shape[:2]
    height_px, width_px = shown.pixels.shape[:2]
    right = target(shown.truths, rows, columns, width_px, height_px)
    wrong = F.cross_entropy(names.flatten(0, 1), right.names.flatten(), ignore_index=IGNORED, reduction="none")
    something, nothing = right.names.flatten() > 0, right.names.flatten() == 0
    asked = right.marks >= 0
    return (
        _mean(wrong[something])
        + _mean(wrong[nothing])
        + _mean((offset.sigmoid() - right.offset).abs().flatten(0, 1)[something])
        + _mean(F.binary_cross_entropy_with_logits(marks[asked], right.marks[asked], reduction="none"))
    )


def _mean(values: Tensor) -> Tensor:
    return values.mean() if values.numel() else values.sum()


# --- the loop ---------------------------------------------------------------------------------------------------


def train(settings: Settings, say: Callable[[str], None] = print, stop_after: int | None = None) -> Eye:
    """Train the network to the last step, from the last checkpoint if there is one.

    `stop_after` ends this process early after so many steps without a last checkpoint, as a kill would.
    """
    net = fresh_net(len(classes()), len(MARKS), settings.seed, settings.channels)
    weights = dict(net.named_parameters())
    if settings.start is not None:
        begin_from(settings.start, weights)
    optimizer = torch.optim.AdamW(weights.values(), lr=settings.learning_rate, weight_decay=0.02, betas=(0.9, 0.98))
    run = Run(settings.run)
    done, losses = run.resume(weights, optimizer)
    (settings.run / NAMES).write_text(json.dumps({"names": classes()}))
    say(
        f"{sum(w.numel() for w in weights.values()):,} weights, {len(classes())} names, step {done} of {settings.steps}"
    )
    started_s = saved_s = time.monotonic()
    for step in range(done, settings.steps):
        if step - done == stop_after:
            break
        for group in optimizer.param_groups:
            group["lr"] = _learning_rate(settings, step)
        with torch.autocast("cpu", torch.bfloat16):
            loss = loss_of(net, pictures_of(settings, step))
        loss.backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(weights.values(), 1.0)
        optimizer.step()
        optimizer.zero_grad(set_to_none=True)
        losses.append(loss.item())
        if (step + 1) % settings.log_every == 0:
            rate = (step + 1 - done) * settings.batch / (time.monotonic() - started_s)
            run.write(step=step + 1, loss=round(sum(losses) / len(losses), 4), pictures_per_s=round(rate, 2))
            say(f"step {step + 1}: loss {sum(losses) / len(losses):.3f}, {rate:.2f} pictures/s")
            losses.clear()
        if time.monotonic() - saved_s > settings.save_every_s:
            run.save(step + 1, weights, optimizer, losses)
            saved_s = time.monotonic()
    if stop_after is None:
        run.save(settings.steps, weights, optimizer, losses)
    return Eye(net, classes())


def begin_from(start: Path, weights: dict[str, nn.Parameter]) -> None:
    """Take over an earlier run's weights; the head's rows by the names they stand for, so that names may be added."""
    earlier = load_file(start / "last" / "weights.safetensors")
    names: list[str] = json.loads((start / NAMES).read_text())["names"]
    old = {name: row for row, name in enumerate(names)} | {row: len(names) + row for row in range(2 + len(MARKS))}
    wanted = [*classes(), *range(2 + len(MARKS))]  # the head's rows: names, the middle's place, marks
    for name, weight in weights.items():
        if name.startswith("head."):
            known = [row for row, each in enumerate(wanted) if each in old]
            weight.data[known] = earlier[name][[old[wanted[row]] for row in known]]
        else:
            weight.data.copy_(earlier[name])


def _learning_rate(settings: Settings, step: int) -> float:
    warm = min(1.0, (step + 1) / settings.warmup)
    return settings.learning_rate * warm * (0.02 + 0.98 * 0.5 * (1 + math.cos(math.pi * step / settings.steps)))


# --- the measure ------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Score:
    """How well the eye sees pictures it has not met."""

    there: int
    """Things that stand on the pictures."""
    found: int
    """Of these, named rightly and placed within half an icon."""
    said: int
    """Things the eye named."""
    marks_right: float
    """Share of marks of lines of text that are right."""

    @property
    def recall(self) -> float:
        return self.found / max(1, self.there)

    @property
    def precision(self) -> float:
        return self.found / max(1, self.said)


def measure(eye: Eye, pictures: Sequence[Shown]) -> Score:
    """Precision and recall over pictures; things under a dialog's shade count neither way."""
    there = found = said = right = asked = 0
    for shown in pictures:
        height_px, width_px = shown.pixels.shape[:2]
        seen = eye.cells(shown.pixels)
        rows, columns = seen.names.shape
        marks = target(shown.truths, rows, columns, width_px, height_px).marks
        asked += int((marks >= 0).sum())
        right += int((((seen.marks > 0.5).float() == marks) & (marks >= 0)).sum())
        left = [truth for truth in shown.truths if truth.kind != "text"]
        there += sum(not truth.dimmed for truth in left)
        for thing in found_things(seen, classes(), width_px, height_px):
            x_px, y_px = thing.box.center_px
            near = [truth for truth in left if _apart(truth, x_px, y_px) < 0.03 * width_px]
            hit = next((truth for truth in near if f"[{class_of(truth.thing.label)}]" == thing.label), None)
            said += not any(truth.dimmed for truth in near)
            if hit is not None:
                left.remove(hit)
                found += not hit.dimmed
    return Score(there, found, said, right / max(1, asked))


def _apart(truth: Truth, x_px: float, y_px: float) -> float:
    return math.dist(truth.thing.box.center_px, (x_px, y_px))
