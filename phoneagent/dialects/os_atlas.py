"""OS-Atlas: `thoughts:` and `actions:` with one action such as `CLICK <point>[[x,y]]</point>`; Base answers with a box.

Coordinates 0-1000. Source: OS-Copilot/OS-Atlas: README.md, eval/data. The direction of SCROLL is read as the content's.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from devices.screen import Screen
from phoneagent.dialects.arguments import direction, press
from phoneagent.dialects.coordinates import PER_1000
from phoneagent.dialects.dialect import Correction, Sizes, Understood
from phoneagent.dialects.family import Family
from phoneagent.dialects.tags import bare
from phoneagent.dialects.wording import corrected, steps, user
from phoneagent.models.model import Prompt, Reply, Sampling
from phoneagent.step import Step
from tools.call import ToolCall, ToolError

_HEAD = re.compile(r"^[ \t#*]*+actions?\*{0,2}[ \t]*+[:：]\*{0,2}\s*+", re.MULTILINE | re.IGNORECASE)
_NAME = (
    r"(?:Action \d[:：]\s)?(CLICK|LONG_PRESS|DOUBLE_CLICK|TYPE|SCROLL|OPEN_APP|PRESS_BACK|PRESS_HOME|PRESS_RECENT"
    r"|PRESS_ENTER|ENTER|WAIT|COMPLETE|IMPOSSIBLE)\b"
)
_ACTION = re.compile(_NAME, re.IGNORECASE)
_ALONE = re.compile(r"[ \t]*+(?:\[[^\]\n]{0,40}\])?[ \t.]*+(?:\n|\Z|<\|)")
_BARE = ("PRESS_BACK", "PRESS_HOME", "PRESS_RECENT", "PRESS_ENTER", "ENTER", "WAIT", "COMPLETE", "IMPOSSIBLE")
_ACTION_LINE = re.compile(rf"^[ \t]*+{_NAME}(?=[ \t]*+(?:\[|<|\(|$))", re.MULTILINE)
_PLACE = re.compile(
    r"\s*+(?:<point>|<\|box_start\|>)?\s*+([\[(]{1,2}[^\[\]()<>]{1,80}[\])]{1,2}(?:,\s?\([^()<>]{1,40}\))?)"
    r"|\s*+<point>([^<>]{1,80})</point>"
)
_TEXT_END = re.compile(r"\][ \t.]*+(?:\n|\Z|<\|)")
_OPENING = re.compile(r"[ \t]*+\[")
_DIRECTION = re.compile(r"[ \t]*+\[?[ \t]*+([A-Za-z]{2,5})\b")
_BOX = re.compile(r"<\|box_start\|>([^<>]{1,80})<\|box_end\|>")

_PROMPT = """You operate an Android phone. You are given a task, the steps taken so far and a screenshot.

Basic actions:
CLICK <point>[[x, y]]</point>
TYPE [text]
SCROLL [UP/DOWN/LEFT/RIGHT]
Custom actions:
LONG_PRESS <point>[[x, y]]</point>
OPEN_APP [app name]
PRESS_BACK
PRESS_HOME
PRESS_RECENT
ENTER
WAIT
COMPLETE: the task is finished.
IMPOSSIBLE: the task cannot be done.
Coordinates run from 0 to 1000. Answer with two sections, then nothing more:
thoughts:
why
actions:
one action"""


@dataclass(frozen=True)
class OsAtlas(Family):
    """One turn: the actions, the task, the steps, the screenshot."""

    def render(self, goal: str, past: Sequence[Step], screen: Screen, corrections: Sequence[Correction] = ()) -> Prompt:
        """Past steps are the model's own thoughts."""
        history = steps(past, _thought)
        turn = user(f"{_PROMPT}\n\nScreenshot: ", self.picture(screen), f"\nTask: {goal}\nHistory:\n{history}\n")
        return Prompt((turn, *corrected(corrections)), sampling=self.sampling)

    def parse(self, reply: Reply, sizes: Sizes) -> Understood:
        """The first action under `actions:`; without that heading a line that is an action, or a Base model's box."""
        text = bare(reply.text)
        for head in _HEAD.finditer(text):
            if action := _ACTION.match(text, head.end()):
                return Understood(_call(action, text, self, sizes), _thought_in(text[: head.start()]))
        if _HEAD.search(text):
            raise ToolError("no known action follows actions:")
        if action := _ACTION_LINE.search(text):
            if action.group(1) == "COMPLETE" and text != "COMPLETE":
                raise ToolError("write COMPLETE under the heading actions:")
            return Understood(_call(action, text, self, sizes), _thought_in(text[: action.start()]))
        if box := _BOX.search(reply.text):
            return Understood(ToolCall("tap", {"at": self.scale.point(box.group(1), sizes)}))
        raise ToolError("the reply holds no action")


def _thought(step: Step) -> str:
    head = _HEAD.search(step.said)
    return _thought_in(step.said[: head.start()] if head else "") or str(step.call)


def _thought_in(before: str) -> str:
    return re.sub(r"\A\s*thoughts?\s*[:：]\s*", "", before, flags=re.IGNORECASE).strip()


def _call(action: re.Match[str], text: str, family: Family, sizes: Sizes) -> ToolCall:
    at = action.end()
    name = action.group(1).upper()
    if name in _BARE and _ALONE.match(text, at) is None:
        raise ToolError(f"{name} stands alone on its line")
    match name:
        case "CLICK":
            return ToolCall("tap", {"at": family.scale.point(_place(text, at), sizes)})
        case "LONG_PRESS":
            return ToolCall("long_press", {"at": family.scale.point(_place(text, at), sizes)})
        case "DOUBLE_CLICK":
            return ToolCall("double_tap", {"at": family.scale.point(_place(text, at), sizes)})
        case "TYPE":
            return ToolCall("type_text", {"text": _in_brackets(text, at)})
        case "SCROLL":
            word = _DIRECTION.match(text, at)
            return ToolCall("scroll", {"direction": direction(word.group(1) if word else "")})
        case "OPEN_APP":
            return ToolCall("open_app", {"name": _in_brackets(text, at).strip()})
        case "WAIT":
            return ToolCall("wait")
        case "COMPLETE":
            return ToolCall("finish", {"status": "success", "message": ""})
        case "IMPOSSIBLE":
            return ToolCall("finish", {"status": "failure", "message": ""})
        case key:
            return press(key.removeprefix("PRESS_"))


def _place(text: str, at: int) -> str:
    place = _PLACE.match(text, at)
    if place is None:
        raise ToolError("a place is written <point>[[x, y]]</point>")
    return place.group(1) or place.group(2)


def _in_brackets(text: str, at: int) -> str:
    """What stands in the brackets. Brackets inside it do not end it: the one at the end of its line does, else the one
    that balances the first, else, where the text has several lines, the first at the end of a line."""
    opening = _OPENING.match(text, at)
    if opening is None:
        raise ToolError("write the text in brackets, as in TYPE [text]")
    line, _, more = text[opening.end() :].partition("\n")
    for candidate in (line, f"{line}\n{more}" if "]" not in line else ""):
        if end := _TEXT_END.search(candidate):
            return candidate[: end.start()]
    balanced = _balanced(line)
    if balanced is None:
        raise ToolError("the text in brackets is not closed; was the reply cut short?")
    return balanced


def _balanced(line: str) -> str | None:
    depth = 1
    for at, mark in enumerate(line):
        depth += (mark == "[") - (mark == "]")
        if depth == 0:
            return line[:at]
    return None


OS_ATLAS = OsAtlas("os_atlas", PER_1000, sampling=Sampling(0.0, max_tokens=512))
