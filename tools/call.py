"""What a model asked for, once it has been understood."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from devices.screen import Point

Value = Point | str | float | int | bool


class ToolError(Exception):
    """The call cannot be made. The message is written for the model, which may try again; it does not end a run."""


@dataclass(frozen=True, slots=True)
class ToolCall:
    """One call of a canonical tool (`tools.toolbox` knows them all)."""

    name: str
    arguments: Mapping[str, Value] = field(default_factory=dict)
    confirm: bool = False
    """The model itself wants a person's yes before this is done."""

    def __str__(self) -> str:
        said = ", ".join(f"{key}={_short(value)}" for key, value in self.arguments.items())
        return f"{self.name}({said})"


def _short(value: Value) -> str:
    return f"({value.x:.3f}, {value.y:.3f})" if isinstance(value, Point) else repr(value)
