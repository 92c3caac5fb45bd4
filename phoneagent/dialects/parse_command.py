"""What `phoneagent parse` does: raw replies in, canonical JSON out."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

from devices.screen import Box
from phoneagent.dialects.androidworld import AndroidWorld
from phoneagent.dialects.canonical import to_json
from phoneagent.dialects.dialect import Dialect, Sizes
from phoneagent.dialects.openai_tools import OpenAiTools, reply_of
from phoneagent.dialects.registry import find
from phoneagent.models.model import Reply
from tools.call import ToolError


def parse_one(
    dialect_id: str,
    raw: str,
    screen: Sequence[int],
    model_image: Sequence[int] | None = None,
    elements: Mapping[str, Sequence[int]] | None = None,
) -> dict[str, object]:
    """One reply as a canonical action, or `{"error": true, "why": ...}` where it must be refused.

    Args:
        screen: Width and height of the screenshot in pixels.
        model_image: Width and height of the picture that the model saw, if that was another.
        elements: Left, top, right and bottom of the elements that an AndroidWorld reply may name by index.

    Raises:
        ValueError: if there is no such dialect, or a size or an element is not what it should be.
    """
    dialect = _dialect(dialect_id)
    sizes = Sizes(_size(screen, "screen"), _size(model_image or screen, "model_image"))
    if elements and isinstance(dialect, AndroidWorld):
        dialect = dataclasses.replace(dialect, elements=_boxes(elements))
    try:
        reply = reply_of(raw) if isinstance(dialect, OpenAiTools) else Reply(raw)
        return to_json(dialect.parse(reply, sizes).call, sizes)
    except ToolError as error:
        return {"error": True, "why": str(error)}


def parse_case(case: Mapping[str, object]) -> dict[str, object]:
    """The answer to one case of a corpus: `dialect`, `raw`, `screen`, and where they matter `model_image`, `elements`.

    Raises:
        ValueError: if a field is missing or wrong.
    """
    match case:
        case {"dialect": str(dialect_id), "raw": str(raw), "screen": list(screen)}:
            model_image, elements = case.get("model_image"), case.get("elements")
        case _:
            raise ValueError("a case needs dialect, raw and screen")
    if not isinstance(model_image, list | None) or not isinstance(elements, dict | None):
        raise ValueError("model_image is a list of two numbers, elements an object")
    return parse_one(dialect_id, raw, screen, model_image, elements)


def parse_lines(lines: Iterable[str]) -> Iterator[str]:
    """Cases as lines of JSON in, answers as lines of JSON out, in the same order.

    Raises:
        ValueError: at the first line that is no case; the message says which.
    """
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            case = json.loads(line)
            answer = parse_case(case if isinstance(case, dict) else {})
        except (ValueError, RecursionError) as error:
            raise ValueError(f"line {number}: {error}") from error
        yield json.dumps({"id": case["id"], **answer} if "id" in case else answer)


@cache
def _dialect(dialect_id: str) -> Dialect:
    return find(dialect_id)


def _size(said: Sequence[int], name: str) -> tuple[int, int]:
    match list(said):
        case [int(width), int(height)] if width > 0 and height > 0:
            return width, height
        case _:
            raise ValueError(f"{name} must be a width and a height in pixels, not {said!r}")


def _boxes(elements: Mapping[str, Sequence[int]]) -> dict[int, Box]:
    try:
        return {int(index): Box(*(int(edge) for edge in edges)) for index, edges in elements.items()}
    except (TypeError, ValueError) as error:
        raise ValueError(f"elements are indices with left, top, right and bottom: {error}") from error
