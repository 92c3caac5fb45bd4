"""One training example with its picture, and the Parquet schema it is kept in."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

import pyarrow as pa

from devices.screen import Box, Screen
from phoneagent.dialects.canonical import from_json, to_json
from phoneagent.dialects.dialect import Sizes
from tools.call import ToolCall

KINDS: dict[str, str] = {
    "grounding_label": "Touch or point at what carries a label.",
    "grounding_function": "Touch what does something, where its label is not said.",
    "grounding_position": "Touch what stands somewhere: a corner, a place in a list, beside or below something.",
    "reading": "Say the text in a box.",
    "screen_question": "Say what is on the screen: the app, the clock, whether something is there, how many.",
    "state_question": "Say how something is: on or off, chosen, typed in.",
    "next_action": "The next call of a task, with its history.",
    "recovery": "The next call after a wrong one.",
    "pop_up": "Get rid of what came up over the page.",
    "asking": "Ask the person for what the goal leaves out.",
    "refusing": "End in failure, because it cannot be done.",
    "finishing": "End in success, because it is done.",
}
"""Every kind of example, and what is asked in it."""


@dataclass(frozen=True, slots=True)
class Turn:
    """A call of the past."""

    call: str
    """Canonical JSON."""
    thought: str
    result: str
    """What the model was told came of it."""


@dataclass(frozen=True, slots=True)
class Row:
    """One example. Places in `answer`, `history` and `box` are pixels of the picture; places that a goal names are
    thousandths of the screen."""

    id: str
    kind: str
    goal: str
    history: tuple[Turn, ...]
    picture: bytes
    """JPEG or PNG."""
    width_px: int
    height_px: int
    app: str
    answer: str
    """The call, as canonical JSON."""
    thought: str
    """What is to be said before it: the label of what is touched, or a reason; often ""."""
    box: tuple[int, int, int, int] | None
    """left, top, right, bottom of what the answer touches; None where it touches nothing that is known."""
    source: str
    """"virtual phone", "run", or the public format it came in."""
    split: str
    seed: int
    """Of the virtual phone; -1 elsewhere."""
    template: str
    locale: str
    episode: str
    """Rows of one episode or screen share it; no two splits do."""
    step: int

    @property
    def call(self) -> ToolCall:
        """The answer."""
        return call_of(self.answer, self.width_px, self.height_px)

    @property
    def target(self) -> Box | None:
        return Box(*self.box) if self.box else None


_TEXT, _WHOLE = pa.string(), pa.int32()
SCHEMA = pa.schema(
    [
        pa.field("id", _TEXT),
        pa.field("kind", _TEXT),
        pa.field("goal", _TEXT),
        pa.field("history", pa.list_(pa.struct([("call", _TEXT), ("thought", _TEXT), ("result", _TEXT)]))),
        pa.field("picture", pa.binary()),
        pa.field("width_px", _WHOLE),
        pa.field("height_px", _WHOLE),
        pa.field("app", _TEXT),
        pa.field("answer", _TEXT),
        pa.field("thought", _TEXT),
        pa.field("box", pa.list_(_WHOLE)),
        pa.field("source", _TEXT),
        pa.field("split", _TEXT),
        pa.field("seed", pa.int64()),
        pa.field("template", _TEXT),
        pa.field("locale", _TEXT),
        pa.field("episode", _TEXT),
        pa.field("step", _WHOLE),
    ],
    metadata={"phoneagent": "1"},
)


def to_table(rows: Sequence[Row]) -> pa.Table:
    """Rows as an Arrow table."""
    return pa.Table.from_pylist([asdict(row) for row in rows], schema=SCHEMA)


def from_record(record: Mapping[str, Any]) -> Row:
    """A row from one record of a table."""
    box = record["box"]
    turns = tuple(Turn(**turn) for turn in record["history"] or ())
    return Row(**{**record, "history": turns, "box": tuple(box) if box else None})


def call_json(call: ToolCall, width_px: int, height_px: int) -> str:
    """A call as canonical JSON on one line."""
    return json.dumps(to_json(call, _sizes(width_px, height_px)), ensure_ascii=False)


def call_of(said: str, width_px: int, height_px: int) -> ToolCall:
    """The call of canonical JSON.

    Raises:
        ValueError: if it is none.
    """
    return from_json(json.loads(said), _sizes(width_px, height_px))


def screen_of(row: Row) -> Screen:
    """The picture as a screen."""
    return Screen(row.width_px, row.height_px, row.picture, row.app)


def _sizes(width_px: int, height_px: int) -> Sizes:
    return Sizes((width_px, height_px), (width_px, height_px))
