"""AITZ (Android in the Zoo): a JSON file an episode, its pictures beside it.

Source: IMNearth/CoAT:data-example and coat/action_utils.py. Actions are numbered as in Android in the Wild; every
gesture is a touch and a lift as fractions (y, x), a tap where the two are at most 0.04 apart; boxes of what a detector
saw are (y, x, height, width) in pixels.
"""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from devices.screen import Box, Point, Screen
from phoneagent.training.data.formats.parts import Foreign, episode_rows, picture_at, read_json
from phoneagent.training.data.rows import Row
from phoneagent.training.errors import DataError
from tools.call import ToolCall

TYPE, DUAL_POINT, BACK, HOME, ENTER, COMPLETE, IMPOSSIBLE = 3, 4, 5, 6, 7, 10, 11
TAP_APART = 0.04
_KEYS = {BACK: "back", HOME: "home", ENTER: "enter"}


class Aitz:
    """Reads it."""

    def files(self, path: Path) -> list[Path]:
        return [path] if path.is_file() else sorted(path.rglob("*.json"))

    def rows(self, path: Path, split_of: Callable[[str], str]) -> Iterator[Row]:
        """The steps of one episode.

        Raises:
            DataError: if the file holds none.
        """
        said = read_json(path)
        if not isinstance(said, list) or not all(isinstance(step, dict) and "instruction" in step for step in said):
            raise DataError(f"{path} is no episode of AITZ: a list of steps with instruction and result_action_type.")
        steps = sorted(said, key=lambda step: int(step["step_id"]))
        name = str(steps[0].get("episode_id", path.stem)) if steps else path.stem
        goal = str(steps[0]["instruction"]) if steps else ""
        yield from episode_rows(name, goal, [_step(step, path.parent) for step in steps], "AITZ", split_of(name))


def _step(step: Mapping[str, object], folder: Path) -> Foreign | None:
    screen = picture_at(folder / Path(str(step.get("image_path", ""))).name)
    if screen is None:
        return None
    try:
        call = _call(step)
    except (KeyError, TypeError, ValueError):
        return None
    at = call.arguments.get("at")
    box = _box_around(step, at, screen) if isinstance(at, Point) else None
    return Foreign(screen, call, str(step.get("coat_action_think", "")), box)


def _call(step: Mapping[str, object]) -> ToolCall:
    match step["result_action_type"]:
        case 3:
            return ToolCall("type_text", {"text": str(step["result_action_text"])})
        case 4:
            touch, lift = _point(step["result_touch_yx"]), _point(step["result_lift_yx"])
            if math.dist((touch.x, touch.y), (lift.x, lift.y)) <= TAP_APART:
                return ToolCall("tap", {"at": lift})
            return ToolCall("swipe", {"start": touch, "end": lift})
        case 5 | 6 | 7 as key:
            return ToolCall("press_key", {"key": _KEYS[int(key)]})
        case 10:
            return ToolCall("finish", {"status": "success", "message": ""})
        case 11:
            return ToolCall("finish", {"status": "failure", "message": ""})
    raise ValueError("this action is none of those")


def _point(said: object) -> Point:
    y, x = json.loads(str(said))
    return Point(min(max(float(x), 0.0), 1.0), min(max(float(y), 0.0), 1.0))


def _box_around(step: Mapping[str, object], at: Point, screen: Screen) -> Box | None:
    """The smallest detected box around a tap."""
    try:
        found = [Box(int(x), int(y), int(x + w), int(y + h)) for y, x, h, w in json.loads(str(step["ui_positions"]))]
    except (KeyError, TypeError, ValueError):
        return None
    around = [box for box in found if box.contains(*at.to_px(screen.width_px, screen.height_px))]
    return min(around, key=lambda box: box.area_px, default=None)


AITZ = Aitz()
