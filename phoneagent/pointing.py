"""Pointing at what somebody asks for on a real screenshot: who can, and how often they land in the right box.

The baseline is reading alone: the line of text most like the label. Pictures and boxes come from a folder with an
`annotations.json`: image, instruction, label, ui_class and bbox of each target.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Protocol

from pydantic import BaseModel, TypeAdapter, ValidationError

from devices.errors import BadPicture
from devices.screen import Box, Point, Screen
from phoneagent.config import ConfigError
from phoneagent.dialects.dialect import Dialect
from phoneagent.models.embedded import EmbeddedModel
from phoneagent.models.model import Model
from phoneagent.pairs import paired
from phoneagent.reading import Line, Reader, likeness
from phoneagent.statistics import wilson
from tools.call import ToolError

WITH_TEXT = frozenset({"TextView", "Button", "EditText", "CheckBox", "RadioButton", "CheckedTextView", "Switch"})
"""Android's classes that draw their label; of the others a label is only spoken by screen readers."""


@dataclass(frozen=True, slots=True)
class Target:
    """Something on a screenshot that is asked for."""

    image: str
    instruction: str
    label: str
    box: Box
    has_text: bool


class Pointer(Protocol):
    """Says where something is."""

    def point(self, screen: Screen, target: Target) -> Point | None:
        """Where it is; None where it is not found."""


class ByReading:
    """The line of text most like the label."""

    def __init__(self, reader: Reader | None = None) -> None:
        self._reader = reader or Reader()
        self._read: tuple[bytes, list[Line]] = (b"", [])

    def point(self, screen: Screen, target: Target) -> Point | None:
        if self._read[0] != screen.encoded:
            self._read = screen.encoded, self._reader.read(screen)
        best = max(self._read[1], key=lambda line: likeness(line.text, target.label), default=None)
        return _middle(best.box, screen) if best is not None else None


class Embedded:
    """The embedded model, through its own "point at"."""

    def __init__(self, model: EmbeddedModel) -> None:
        self._model = model

    def point(self, screen: Screen, target: Target) -> Point | None:
        return self._model.point_at(target.label, screen)


class Asked:
    """Any model, asked the instruction as a task; where its first call touches."""

    def __init__(self, model: Model, dialect: Dialect) -> None:
        self._model, self._dialect = model, dialect

    def point(self, screen: Screen, target: Target) -> Point | None:
        reply = self._model.complete(self._dialect.render(target.instruction, (), screen))
        try:
            call = self._dialect.parse(reply, self._dialect.sizes(screen)).call
        except ToolError:
            return None
        at = call.arguments.get("at")
        return at if isinstance(at, Point) else None


def _middle(box: Box, screen: Screen) -> Point:
    x_px, y_px = box.center_px
    return Point(min(max(x_px / screen.width_px, 0.0), 1.0), min(max(y_px / screen.height_px, 0.0), 1.0))


# --- measuring --------------------------------------------------------------------------------------------------


class _Annotation(BaseModel):
    image: str
    instruction: str
    label: str
    ui_class: str
    bbox: tuple[int, int, int, int]


def targets_in(folder: Path) -> list[Target]:
    """The targets of a folder of screenshots, those of one picture together.

    Raises:
        ConfigError: if it holds none.
    """
    try:
        said = TypeAdapter(list[_Annotation]).validate_json((folder / "annotations.json").read_bytes())
    except (OSError, ValidationError) as error:
        raise ConfigError(f"{folder} holds no annotations.json of targets: {str(error).splitlines()[0]}.") from error
    found = [
        Target(each.image, each.instruction, each.label, Box(*each.bbox), each.ui_class in WITH_TEXT) for each in said
    ]
    return sorted(found, key=lambda target: target.image)


@dataclass(frozen=True, slots=True)
class Pointed:
    """A target and where it was said to be."""

    target: Target
    at_px: tuple[int, int] | None
    is_right: bool


def measure(folder: Path, targets: Sequence[Target], pointer: Pointer) -> Iterator[Pointed]:
    """Ask for one target after the other.

    Raises:
        ConfigError: if a picture is missing or damaged.
        ModelError: if the model cannot be asked.
    """
    screen, image = None, ""
    for target in targets:
        if screen is None or target.image != image:
            image = target.image
            try:
                screen = Screen.from_bytes((folder / image).read_bytes())
            except (OSError, BadPicture) as error:
                raise ConfigError(f"{folder / image} cannot be read: {error}.") from error
        at = pointer.point(screen, target)
        at_px = at.to_px(screen.width_px, screen.height_px) if at is not None else None
        yield Pointed(target, at_px, at_px is not None and target.box.contains(*at_px))


def report(name: str, found: Sequence[Pointed], baseline: Sequence[Pointed] | None) -> dict[str, object]:
    """Rates with intervals, per kind, and against the baseline on the same targets."""
    kinds = {
        "text": [at for at, each in enumerate(found) if each.target.has_text],
        "no text": [at for at, each in enumerate(found) if not each.target.has_text],
    }
    told = {"model": name} | _rates(found, baseline)
    told["kinds"] = {
        kind: _rates([found[at] for at in places], [baseline[at] for at in places] if baseline else None)
        for kind, places in kinds.items()
        if places
    }
    told["missed"] = [
        {"image": each.target.image, "instruction": each.target.instruction, "at_px": each.at_px}
        for each in found
        if not each.is_right
    ]
    return told


def _rates(found: Sequence[Pointed], baseline: Sequence[Pointed] | None) -> dict[str, object]:
    right = [each.is_right for each in found]
    said: dict[str, object] = {
        "targets": len(right),
        "right": sum(right) / max(1, len(right)),
        "interval": list(wilson(sum(right), len(right))),
    }
    if baseline is not None:
        other = [each.is_right for each in baseline]
        groups = [each.target.image for each in found]
        said["reading"] = sum(other) / max(1, len(other))
        said["difference"] = asdict(paired(right, other, groups))
    return said
