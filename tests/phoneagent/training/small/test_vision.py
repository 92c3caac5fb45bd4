"""The eye's training: labels where things are, and a killed run that ends where an undisturbed one does."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import torch
from safetensors.torch import load_file

from devices.screen import Box
from phoneagent.models.small.eye_net import fresh_net
from phoneagent.models.small.parts import NAMES
from phoneagent.models.small.scene import Thing
from phoneagent.models.small.seeing import MARKS
from phoneagent.training.small.icons import classes
from phoneagent.training.small.pictures import made_up, screens
from phoneagent.training.small.truth import Truth
from phoneagent.training.small.vision import IGNORED, Settings, begin_from, loss_of, measure, target, train

TINY = (8, 8, 8, 16)


def quietly(line: str) -> None: ...


def icon(label: str, x_px: int, y_px: int, dimmed: bool = False) -> Truth:
    return Truth(Thing(label, Box(x_px - 30, y_px - 30, x_px + 30, y_px + 30)), "icon", dimmed)


def test_the_cell_of_a_things_middle_is_its_name() -> None:
    labels = target([icon("[add]", 250, 450)], rows=10, columns=10, width_px=1000, height_px=1000)
    assert labels.names[4, 2] == classes().index("add")
    assert (labels.names > 0).sum() == 1
    assert labels.offset[4, 2].tolist() == [0.5, 0.5]


def test_beside_a_middle_near_the_edge_either_answer_is_right() -> None:
    labels = target([icon("[add]", 205, 450)], rows=10, columns=10, width_px=1000, height_px=1000)
    assert labels.names[4, 1] == IGNORED
    assert labels.names[4, 2] > 0


def test_what_lies_under_a_shade_is_not_asked_for() -> None:
    labels = target([icon("[add]", 250, 450, dimmed=True)], rows=10, columns=10, width_px=1000, height_px=1000)
    assert labels.names[4, 2] == IGNORED


def test_the_cells_along_a_line_are_asked_for_its_marks() -> None:
    line = Truth(Thing("Title", Box(100, 420, 390, 480), ("focused",)), "text")
    labels = target([line], rows=10, columns=10, width_px=1000, height_px=1000)
    asked = (labels.marks[..., 0] >= 0).nonzero().tolist()
    assert asked == [[4, 1], [4, 2], [4, 3]]
    assert labels.marks[4, 2].tolist() == [float(mark == "focused") for mark in MARKS]


def test_pictures_follow_from_their_seed() -> None:
    (one,), (same,) = screens(5, 1), screens(5, 1)
    assert np.array_equal(one.pixels, same.pixels)
    assert one.truths == same.truths
    page = made_up(7, ["add", "close"])
    assert np.array_equal(page.pixels, made_up(7, ["add", "close"]).pixels)
    assert {truth.thing.label for truth in page.truths} & {"[add]", "[close]"}


def test_a_killed_run_goes_on_exactly(tmp_path: Path) -> None:
    settings = Settings(
        tmp_path / "one", steps=2, batch=1, made_up_share=1.0, log_every=1, save_every_s=0.0, channels=TINY
    )
    eye = train(settings, quietly)
    other = replace(settings, run=tmp_path / "two")
    train(other, quietly, stop_after=1)
    train(other, quietly)
    one, two = (load_file(each.run / "last" / "weights.safetensors") for each in (settings, other))
    assert all(torch.equal(weight, two[name]) for name, weight in one.items())
    score = measure(eye, screens(9, 1))
    assert score.there > 0
    assert 0 <= score.recall <= 1
    assert torch.isfinite(loss_of(fresh_net(len(classes()), len(MARKS), 0, TINY), screens(9, 1)))


def test_names_may_be_added_to_what_was_learnt(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "one", steps=0, batch=1, channels=TINY)
    train(settings, quietly)
    earlier = load_file(tmp_path / "one" / "last" / "weights.safetensors")
    shuffled = [*classes()[:1], *reversed(classes()[1:])]
    (tmp_path / "one" / NAMES).write_text(json.dumps({"names": shuffled}))
    weights = dict(fresh_net(len(classes()), len(MARKS), 1, TINY).named_parameters())
    begin_from(tmp_path / "one", weights)
    for name in ("add", "close"):
        old, new = shuffled.index(name), classes().index(name)
        assert torch.equal(weights["head.weight"][new], earlier["head.weight"][old])
    assert torch.equal(weights["head.bias"][-1], earlier["head.bias"][-1])
