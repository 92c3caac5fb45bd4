"""No reply, however damaged or long, makes a parser do anything but read a call or raise ToolError."""

from __future__ import annotations

import contextlib
import importlib.util
import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from devices.screen import Point
from phoneagent.dialects.canonical import from_json, to_json
from phoneagent.dialects.dialect import Dialect, Sizes
from phoneagent.dialects.openai_tools import reply_of
from phoneagent.dialects.own_tools import NAMES
from phoneagent.dialects.registry import dialects
from phoneagent.models.model import Reply, ToolUse
from tools.call import ToolCall, ToolError

SIZES = Sizes((1080, 2400), (1092, 2408))
ALL = dialects()
SEEDS = {
    path.stem: [json.loads(line)["raw"] for line in path.read_text("utf-8").splitlines()]
    for path in (Path(__file__).parent / "corpora").glob("*.jsonl")
}
"""Replies to damage further."""
MARKS = (
    *(
        "{",
        "}",
        "[",
        "]",
        "(",
        ")",
        '"',
        "'",
        "“",
        "”",
        "\\",
        ",",
        ":",
        "=",
        "\n",
        "\t",
        "<",
        ">",
        "\x00",
        "\ud800",
        "：",
    ),
    *("<think>", "</think>", "<tool_call>", "</tool_call>", "<answer>", "</answer>", "<action>", "</parameter>"),
    *("Thought:", "\nAction: ", "do(", "finish(", "None", "null", "-1", "1e999", "99999", "NaN", "0x10", "<box>"),
)


def read(dialect: Dialect, said: str) -> ToolCall | None:
    """The call that was read, which is checked to be one that our tools could take, or None for a ToolError."""
    try:
        reply = reply_of(said) if dialect.id == "openai_tools" else Reply(said)
        call = dialect.parse(reply, SIZES).call
    except ToolError:
        return None
    assert call.name in NAMES
    assert all(isinstance(value, (Point, str, bool, int, float)) for value in call.arguments.values())
    return call


def cut(said: str, at: float, length: float) -> str:
    start = int(at * len(said))
    return said[:start] + said[start + int(length * (len(said) - start)) :]


@st.composite
def damaged(draw: Callable[[st.SearchStrategy[object]], object], dialect_id: str) -> str:
    """A reply of the corpus with some of it cut out, doubled, or filled with marks."""
    said = str(draw(st.sampled_from(SEEDS[dialect_id])))
    for _ in range(int(str(draw(st.integers(1, 3))))):
        at = float(str(draw(st.floats(0, 1))))
        where = int(at * len(said))
        match draw(st.sampled_from(("cut", "insert", "double", "end"))):
            case "cut":
                said = cut(said, at, float(str(draw(st.floats(0, 0.3)))))
            case "insert":
                said = said[:where] + str(draw(st.sampled_from(MARKS))) + said[where:]
            case "double":
                said = said[:where] + said
            case _:
                said = said[:where]
    return said


@pytest.mark.parametrize("dialect_id", sorted(ALL))
def test_damaged_replies_are_read_or_refused(dialect_id: str) -> None:
    @settings(max_examples=60, deadline=None)
    @given(damaged(dialect_id))
    def check(said: str) -> None:
        read(ALL[dialect_id], said)

    check()


@settings(max_examples=60, deadline=None)
@given(st.one_of(st.text(), st.lists(st.sampled_from(MARKS), max_size=60).map("".join)))
def test_random_text_is_read_or_refused(said: str) -> None:
    for dialect in ALL.values():
        call = read(dialect, said)
        assert call is None or call.name != "finish" or "(" in said


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=40), st.text(max_size=80))
def test_recognised_tool_calls_are_read_or_refused(name: str, arguments: str) -> None:
    for dialect in ALL.values():
        with contextlib.suppress(ToolError):
            dialect.parse(Reply("", (ToolUse("c", name, arguments),)), SIZES)


def benchmark() -> ModuleType:
    """benchmarks/parse_speed.py, where the garbage is."""
    spec = importlib.util.spec_from_file_location(
        "parse_speed", Path(__file__).parents[3] / "benchmarks/parse_speed.py"
    )
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


GARBAGE = benchmark().garbage
SLOWEST = ("tool calls", "closed thoughts", "an endless parameter")
"""The kinds over which some parser takes longest (benchmarks/parse_speed.py)."""
LENGTHS = [(name, 1_000_000 if name in SLOWEST else 250_000) for name, _ in GARBAGE(100)]


@pytest.mark.parametrize(("name", "chars"), LENGTHS, ids=[name for name, _ in LENGTHS])
def test_a_megabyte_of_garbage_is_refused_within_a_second(name: str, chars: int) -> None:
    """In processor time, of which the slowest takes a seventh part; anything but linear time takes minutes."""
    said = dict(GARBAGE(chars))[name]
    families = {type(dialect): dialect for dialect in ALL.values()}
    for dialect in families.values():
        started_s = time.process_time()
        call = read(dialect, said)
        assert time.process_time() - started_s < chars / 1_000_000, (name, dialect.id)
        assert call is None or call.name != "finish", (name, dialect.id)


@settings(max_examples=80, deadline=None)
@given(
    st.sampled_from(NAMES),
    st.fixed_dictionaries(
        {},
        optional={
            "at": st.builds(Point, st.floats(0, 1), st.floats(0, 1)),
            "text": st.text(max_size=20).filter(bool),
            "direction": st.sampled_from(("up", "down")),
        },
    ),
)
def test_canonical_json_and_back_is_the_same_call(name: str, arguments: dict[str, Point | str]) -> None:
    if name in ("take_over", "finish") and "text" in arguments:
        arguments["reason" if name == "take_over" else "message"] = arguments.pop("text")
    call = ToolCall(name, arguments)
    said = to_json(call, SIZES)
    assert to_json(from_json(said, SIZES), SIZES) == said
