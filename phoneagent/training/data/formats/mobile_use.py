"""Trajectories of agents that speak `mobile_use` (Qwen3-VL, GUI-Owl, MAI-UI): a JSON list of runs, pictures in folders.

A run has an id (its folder), a goal, and steps with screenshot and raw_action `{"name": "mobile_use", "arguments"}`,
coordinates 0 to 1000. A goal that was cut off is marked, and such a run is left out: it would ask for something else.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from phoneagent.dialects.coordinates import PER_1000
from phoneagent.dialects.dialect import Sizes
from phoneagent.dialects.mobile_use import action
from phoneagent.training.data.formats.parts import Foreign, episode_rows, picture_at, read_json
from phoneagent.training.data.rows import Row
from phoneagent.training.errors import DataError
from tools.call import ToolError


class MobileUse:
    """Reads it."""

    def files(self, path: Path) -> list[Path]:
        return [path] if path.is_file() else sorted(path.glob("*.json"))

    def rows(self, path: Path, split_of: Callable[[str], str]) -> Iterator[Row]:
        """The steps of the runs that claim success and whose goal is whole.

        Raises:
            DataError: if the file holds no runs.
        """
        said = read_json(path)
        if not isinstance(said, list) or not all(isinstance(run, dict) and "steps" in run for run in said):
            raise DataError(f"{path} is no list of runs with steps.")
        for run in said:
            name, goal = str(run.get("id", "")), str(run.get("goal") or run.get("goal_prefix", ""))
            is_whole = not run.get("goal_is_truncated") and run.get("status_claimed", "success") == "success"
            if goal and is_whole:
                steps = [_step(step, path.parent / name) for step in run["steps"]]
                yield from episode_rows(name, goal, steps, "mobile_use", split_of(name))


def _step(step: Mapping[str, object], folder: Path) -> Foreign | None:
    screen = picture_at(folder / str(step.get("screenshot", "")))
    match step.get("raw_action"):
        case {"arguments": dict(said)} if screen is not None:
            size = (screen.width_px, screen.height_px)
            try:
                return Foreign(screen, action(said, PER_1000, Sizes(size, size)), str(step.get("thought") or ""))
            except ToolError:
                return None
    return None


MOBILE_USE = MobileUse()
