"""Pointing at targets on screenshots."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from devices.screen import Box, Point, Screen
from phoneagent.config import ConfigError
from phoneagent.dialects.minicpm_v import MINICPM_V_BOX
from phoneagent.models.model import Reply
from phoneagent.models.scripted import ScriptedModel
from phoneagent.pointing import Asked, Target, measure, report, targets_in
from phoneagent.reading import likeness

SIZE_PX = (100, 200)


class Always:
    """Points to one place."""

    def __init__(self, at: Point | None) -> None:
        self._at = at

    def point(self, screen: Screen, target: Target) -> Point | None:
        return self._at


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a.jpg").write_bytes(Screen.from_pixels(np.full((200, 100, 3), 90, np.uint8)).encoded)
    annotations = [
        {"image": "a.jpg", "instruction": 'Tap "OK"', "label": "OK", "ui_class": kind, "bbox": box}
        for kind, box in (("Button", [0, 0, 50, 50]), ("ImageButton", [60, 60, 90, 90]))
    ]
    (tmp_path / "annotations.json").write_text(json.dumps(annotations))
    return tmp_path


def test_a_point_in_the_box_is_right_and_kinds_are_told_apart(folder: Path) -> None:
    targets = targets_in(folder)
    found = list(measure(folder, targets, Always(Point(0.1, 0.1))))
    nowhere = list(measure(folder, targets, Always(None)))
    told = report("a model", found, nowhere)
    assert [each.is_right for each in found] == [True, False]
    assert (told["right"], told["reading"]) == (0.5, 0.0)
    kinds = told["kinds"]
    assert isinstance(kinds, dict)
    assert (kinds["text"]["right"], kinds["no text"]["right"]) == (1.0, 0.0)
    assert [missed["at_px"] for missed in told["missed"]] == [(10, 20)]  # type: ignore[attr-defined, index]


def test_any_model_is_asked_the_instruction_and_its_touch_counts() -> None:
    screen = Screen.from_pixels(np.full((200, 100, 3), 90, np.uint8))
    target = Target("a.jpg", "Tap it", "it", Box(0, 0, 1, 1), has_text=True)
    pointer = Asked(ScriptedModel([Reply("<box>100 100 300 300</box>"), Reply("what?")]), MINICPM_V_BOX)
    assert pointer.point(screen, target) == Point(0.2, 0.2)
    assert pointer.point(screen, target) is None


def test_likeness_minds_no_capitals() -> None:
    assert likeness("settings", "SETTINGS") == 1.0
    assert likeness("abc", "xyz") == 0.0


def test_a_folder_without_annotations_or_pictures_is_refused(folder: Path, tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"no annotations\.json"):
        targets_in(tmp_path / "nowhere")
    (folder / "a.jpg").unlink()
    with pytest.raises(ConfigError, match="cannot be read"):
        list(measure(folder, [Target("a.jpg", "x", "x", Box(0, 0, 1, 1), True)], Always(None)))
