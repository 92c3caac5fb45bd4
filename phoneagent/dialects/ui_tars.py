"""The UI-TARS family: UI-TARS 1.0, UI-TARS-1.5-7B, Doubao-1.5-UI-TARS, and Seed's XML.

`Thought: ...` newline `Action: fn(key='value')`. 1.0 and Doubao count 0-1000, 1.5-7B pixels of the resized picture.
Sources: bytedance/UI-TARS: codes/ui_tars/prompt.py, action_parser.py; bytedance/UI-TARS-desktop: its parsers' tests.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from devices.screen import Screen
from phoneagent.dialects.arguments import Arguments, press
from phoneagent.dialects.coordinates import IMAGE_PX, PER_1000, SmartResize
from phoneagent.dialects.dialect import Correction, Sizes, Understood
from phoneagent.dialects.family import Family
from phoneagent.dialects.literals import Call, Datum, read_call
from phoneagent.dialects.tags import TRIES, Found, bare, find_call, is_over, past_thought
from phoneagent.dialects.tool_text import find_tool_call
from phoneagent.dialects.wording import corrected, news, system, turns, user
from phoneagent.models.model import Message, Prompt, Reply, Sampling
from phoneagent.step import Step
from tools.call import ToolCall, ToolError

_FUNCTIONS = (
    *("click", "left_single", "left_double", "double_click", "double_tap", "long_press", "right_single", "hover"),
    *("type", "scroll", "drag", "swipe", "select", "open_app", "open", "press_home", "press_back", "press_enter"),
    *("hotkey", "press", "wait", "finished", "call_user"),
)
_NAMES = re.compile(rf"(?<![\w.])(?:{'|'.join(_FUNCTIONS)})\s{{0,4}}[(（]")
_MARKER = re.compile(r"Action\*{0,2}\s{0,4}[:：]\*{0,2}\s*+")
_THOUGHT = re.compile(r"(?:Thought|Observation)\s{0,4}[:：]")
_LINE_BEGINS = re.compile(r"\n[ \t*#]*\Z")
_QUOTES = ("'", '"', "“", "‘", "`", "(", "（")
_A_CALL = re.compile(r"[`\[]{0,4}\w{2,24}\s{0,4}[(（]")
_TAG = "think(?:ing|t)?|Thought"

_SPACE_1 = """click(start_box='<|box_start|>(x1,y1)<|box_end|>')
long_press(start_box='<|box_start|>(x1,y1)<|box_end|>', time='')
type(content='')
scroll(start_box='<|box_start|>(x1,y1)<|box_end|>', end_box='<|box_start|>(x3,y3)<|box_end|>')
press_home()
press_back()
open_app(app_name='')
wait()
finished()
call_user() # when the task cannot be done or the user is needed"""
_SPACE_15 = """click(start_box='<|box_start|>(x1,y1)<|box_end|>')
long_press(start_box='<|box_start|>(x1,y1)<|box_end|>')
type(content='') # a final \\n in content submits it
scroll(start_box='<|box_start|>(x1,y1)<|box_end|>', direction='down or up or right or left')
open_app(app_name='')
drag(start_box='<|box_start|>(x1,y1)<|box_end|>', end_box='<|box_start|>(x2,y2)<|box_end|>')
press_home()
press_back()
finished(content='xxx')"""
_SPACE_DOUBAO = """click(point='<point>x1 y1</point>')
long_press(point='<point>x1 y1</point>')
type(content='') # a final \\n in content submits it
scroll(point='<point>x1 y1</point>', direction='down or up or right or left')
open_app(app_name='')
drag(start_point='<point>x1 y1</point>', end_point='<point>x2 y2</point>')
press_home()
press_back()
finished(content='xxx')"""
_PROMPT = """You operate a phone: you are given a task, what you did so far, and screenshots. Choose the next action.

## Output Format
Thought: ...
Action: ...

## Action Space
{space}

## Note
- Write the thought in the language of the task: a small plan, then the next action and its target in one sentence.

## User Instruction
{goal}"""
_XML_FORM = """<think>...</think>
<seed:tool_call>
<function=NAME>
<parameter=KEY>VALUE</parameter>
</function>
</seed:tool_call>"""


@dataclass(frozen=True)
class UiTars(Family):
    """The prompt as user text, then pairs of screenshot and reply."""

    space: str = _SPACE_1
    pictures: int = 5

    def render(self, goal: str, past: Sequence[Step], screen: Screen, corrections: Sequence[Correction] = ()) -> Prompt:
        """The last screenshots are shown, older replies stay as text."""
        chat: list[Message] = [system("You are a helpful assistant."), user(self.prompt(goal))]
        chat += turns(past, self.picture, 12, self.pictures)
        told = news(past)
        chat.append(user(*((told,) if told else ()), self.picture(screen)))
        return Prompt((*chat, *corrected(corrections)), sampling=self.sampling)

    def prompt(self, goal: str) -> str:
        """The first user turn."""
        return _PROMPT.format(space=self.space, goal=goal)

    def parse(self, reply: Reply, sizes: Sizes) -> Understood:
        """The first call after an `Action:` that begins a line; without a marker, a line that is a call."""
        thought, call = past_thought(bare(reply.text), _TAG, _read, re.compile("^Action", re.MULTILINE))
        said = _MARKER.sub("", thought).strip().removeprefix("Thought:").strip()
        return Understood(ui_tars_call(call, self, sizes), said)


@dataclass(frozen=True)
class Seed(UiTars):
    """The same actions as XML."""

    def prompt(self, goal: str) -> str:
        """The first user turn."""
        return _PROMPT.format(space=self.space, goal=goal).replace("Thought: ...\nAction: ...", _XML_FORM)

    def parse(self, reply: Reply, sizes: Sizes) -> Understood:
        """The first function of the first tool call; thought tags come with any ending."""
        body = re.compile(r"<seed:tool_call>")
        thought, call = past_thought(bare(reply.text), r"think\w{0,24}", find_tool_call, body)
        return Understood(ui_tars_call(call, self, sizes), thought)


def _read(text: str) -> Found[Call]:
    """The first action. A reply may go on with an invented observation and a second thought, in which all is dropped;
    a thought may name the marker, quoted or in the middle of a line."""
    for start, must_end in _after_markers(text):
        if _A_CALL.match(text, start) is None:
            continue
        try:
            found = Found(*_read_at(text, start))
        except ToolError:
            if must_end:
                continue
            raise
        if not must_end or is_over(found.after) or found.after.startswith("\n") or _THOUGHT.match(found.after):
            return found
    if _MARKER.search(text) and not _NAMES.match(text):
        raise ToolError("no call follows Action:")
    return find_call(text, _NAMES)


def _read_at(text: str, start: int) -> tuple[Call, str, str]:
    while text[start] in "`[":
        start += 1
    call, end = read_call(text, start)
    return call, text[:start], text[end:]


def _after_markers(text: str) -> Iterator[tuple[int, bool]]:
    """Where calls may begin, thought by thought: after markers that begin a line, then after others, which must end
    it."""
    thoughts = [found.start() for found in _THOUGHT.finditer(text) if _begins(text, found.start(), after=")")]
    markers = [marker.span() for marker in _MARKER.finditer(text) if not _is_quoted(text, marker.start())]
    edges = [0, *thoughts[1 : 1 + TRIES], len(text) + 1]
    for first, last in pairwise(edges):
        inside = [span for span in markers if first <= span[0] < last]
        leading = [end for start, end in inside if _begins(text, start)]
        yield from ((end, False) for end in leading[:TRIES])
        yield from ((end, True) for _, end in inside[:TRIES] if end not in leading[:TRIES])


def _begins(text: str, at: int, after: str = "") -> bool:
    """Whether a position begins a line, or follows a certain character."""
    before = text[max(0, at - 16) : at]
    return (bool(after) and before.endswith(after)) or (
        _LINE_BEGINS.search(before if at > len(before) else f"\n{before}") is not None
    )


def _is_quoted(text: str, at: int) -> bool:
    before = text[at - 1 : at]
    return before in _QUOTES or (before.isascii() and (before.isalnum() or before == "_"))


def ui_tars_call(call: Call, family: Family, sizes: Sizes) -> ToolCall:
    """The canonical call that one of the family's functions means.

    Raises:
        ToolError: if there is no such function, or an argument is missing or wrong.
    """
    arguments = Arguments(_without_empty(call.keywords), family.scale, sizes)
    one = ("start_box", "point", "start_point", "box")
    match call.name:
        case "click" | "left_single":
            return ToolCall("tap", {"at": arguments.place(*one)})
        case "left_double" | "double_click" | "double_tap":
            return ToolCall("double_tap", {"at": arguments.place(*one)})
        case "long_press":
            return ToolCall("long_press", {"at": arguments.place(*one), **arguments.held("time")})
        case "type":
            typed = call.keywords.get("content", call.keywords.get("text"))
            text = Arguments({"content": typed}, family.scale, sizes).text("content")
            entered: dict[str, str | bool] = {"text": text}
            if text.endswith("\n"):
                entered = {"text": text[:-1], "submit": True}
            return ToolCall("type_text", {**entered, **arguments.place_if_any(*one)})
        case "scroll" if arguments.get("direction") is not None:
            where = arguments.place_if_any(*one)
            return ToolCall("scroll", {"direction": arguments.direction("direction"), **where})
        case "scroll" | "drag" | "swipe" | "select":
            ends = arguments.place("end_box", "end_point", "end")
            return ToolCall("swipe", {"start": arguments.place(*one, "start"), "end": ends})
        case "open_app" | "open":
            return ToolCall("open_app", {"name": arguments.name("app_name", "app", "name")})
        case "press_home" | "press_back" | "press_enter":
            return press(call.name.removeprefix("press_"))
        case "hotkey" | "press":
            return press(arguments.name("key", "hotkey"))
        case "wait":
            seconds = arguments.seconds("time", "seconds", "duration")
            return ToolCall("wait", {} if seconds is None else {"seconds": seconds})
        case "finished":
            return ToolCall("finish", {"status": "success", "message": arguments.text("content", default="")})
        case "call_user":
            return ToolCall("ask_user", {"text": arguments.text("content", "text", "question", default="")})
        case _:
            raise ToolError(f"there is no action {call.name[:40]!r} on a phone")


def _without_empty(said: Mapping[str, Datum]) -> dict[str, Datum]:
    """The arguments that are not left open, as in `time=''`."""
    return {key: value for key, value in said.items() if value != ""}


_GREEDY = Sampling(0.0, max_tokens=1024)
UI_TARS = UiTars("ui_tars", PER_1000, sampling=_GREEDY)
UI_TARS_15 = UiTars(  # min and max pixels: bytedance/UI-TARS:codes/ui_tars/action_parser.py
    "ui_tars_15", IMAGE_PX, SmartResize(28, 100 * 28 * 28, 16_384 * 28 * 28), _GREEDY, _SPACE_15
)
UI_TARS_DOUBAO = UiTars("ui_tars_doubao", PER_1000, sampling=_GREEDY, space=_SPACE_DOUBAO)
SEED_XML = Seed("seed_xml", PER_1000, sampling=_GREEDY, space=_SPACE_DOUBAO)
