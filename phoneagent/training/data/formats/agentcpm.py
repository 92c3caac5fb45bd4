"""AgentCPM-GUI's fine-tuning format: a JSON list of conversations with one picture each.

Source: OpenBMB/AgentCPM-GUI:sft/readme.md. An item has an id, an image (a path, or placeholder -> path) and
conversations; the question stands in <Question></Question>, the answer is AgentCPM-GUI's compact JSON.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from devices.screen import Screen
from phoneagent.dialects.agentcpm_gui import AgentCpmGui
from phoneagent.models.model import Reply
from phoneagent.training.data.formats.parts import Foreign, episode_rows, picture_at, read_json
from phoneagent.training.data.rows import Row
from phoneagent.training.errors import DataError
from tools.call import ToolError

_QUESTION = re.compile(r"<Question>(.*?)</Question>", re.DOTALL)
_DIALECT = AgentCpmGui()


class AgentCpm:
    """Reads it."""

    def files(self, path: Path) -> list[Path]:
        return [path] if path.is_file() else sorted(path.glob("*.json"))

    def rows(self, path: Path, split_of: Callable[[str], str]) -> Iterator[Row]:
        """Each item is an episode of one step.

        Raises:
            DataError: if the file holds no such list.
        """
        said = read_json(path)
        if not isinstance(said, list) or not all(isinstance(item, dict) and "conversations" in item for item in said):
            raise DataError(f"{path} is no list of items with conversations, as AgentCPM-GUI's fine-tuning reads.")
        for item in said:
            name = f"{path.stem}-{item.get('id', '')}"
            yield from self._item(item, path.parent, name, split_of(name))

    def _item(self, item: Mapping[str, object], folder: Path, name: str, split: str) -> Iterator[Row]:
        asked, answered = _words(item, "user"), _words(item, "assistant")
        found, screen = _QUESTION.search(asked), _picture(item.get("image"), folder)
        if screen is None or not answered:
            return
        goal = found[1] if found else asked.replace("<image>", "").strip()
        try:
            understood = _DIALECT.parse(Reply(answered), _DIALECT.sizes(screen))
        except ToolError:
            return
        step = Foreign(screen, understood.call, understood.thought)
        yield from episode_rows(name, goal, [step], "AgentCPM-GUI", split)


def _words(item: Mapping[str, object], role: str) -> str:
    """The last words of a role."""
    turns = item.get("conversations")
    said = [turn.get("content", "") for turn in turns if turn.get("role") == role] if isinstance(turns, list) else []
    return str(said[-1]) if said else ""


def _picture(image: object, folder: Path) -> Screen | None:
    match image:
        case str(path):
            return picture_at(folder / path)
        case {**paths} if len(paths) == 1:
            return picture_at(folder / str(next(iter(paths.values()))))
    return None  # several pictures: no question about one screen


AGENTCPM = AgentCpm()
