"""CogAgent: `Grounded Operation: CLICK(box=[[080,410,300,460]], ...)`, boxes 000-999 of which the middle is meant.

Source: zai-org/CogAgent: README.md, app. The older CogAgent-18B answers `tap [[x,y]]`. A mark says whether an operation
is sensitive; then a person is asked first.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from devices.screen import Screen
from phoneagent.dialects.arguments import Arguments, press
from phoneagent.dialects.coordinates import PER_1000
from phoneagent.dialects.dialect import Correction, Sizes, Understood
from phoneagent.dialects.family import Family
from phoneagent.dialects.literals import Call, read_call
from phoneagent.dialects.tags import Found, bare, find_call
from phoneagent.dialects.wording import corrected, done, news, user
from phoneagent.models.model import Prompt, Reply, Sampling
from phoneagent.step import Step
from tools.call import ToolCall, ToolError

_OPERATIONS = (
    *("CLICK", "DOUBLE_CLICK", "TAP", "LONG_PRESS", "TYPE", "SCROLL_DOWN", "SCROLL_UP", "SCROLL_LEFT", "SCROLL_RIGHT"),
    *("KEY_PRESS", "GESTURE", "LAUNCH", "QUOTE_TEXT", "QUOTE_CLIPBOARD", "LLM", "END"),
)
_NAMES = re.compile(rf"(?<![\w.])(?:{'|'.join(_OPERATIONS)})\s{{0,4}}[(（]")
_MARKER = re.compile(r"^[ \t*#]*+Grounded Operation\*{0,2}[ \t]*+[:：]\*{0,2}\s*+", re.MULTILINE | re.IGNORECASE)
_ANY_CALL = re.compile(r"\w{2,24}\s{0,4}[(（]")
_OLD = re.compile(r"\b(tap|click)\s{0,4}(?:at\s)?\s{0,4}(\[\[[^\[\]]{1,60}\]\])", re.IGNORECASE)
_SENSITIVE = re.compile(r"<<\s?(?:敏感操作|sensitive[ \w]{0,16})\s?>>", re.IGNORECASE)
_SENTENCE = re.compile(r"^Action[:：]\s*([^\n]{1,300})$", re.MULTILINE)
_QUESTION = """Task: {goal}
History steps: {history}
(Platform: Mobile)
(Answer in Action-Operation-Sensitive format.)"""


@dataclass(frozen=True)
class CogAgent(Family):
    """One turn: the task, the grounded operations with their sentences, the screenshot."""

    def render(self, goal: str, past: Sequence[Step], screen: Screen, corrections: Sequence[Correction] = ()) -> Prompt:
        """Past steps are the model's own operation, a TAB, its own sentence."""
        lines = [f"{number}. {_past(step)}" for number, step in enumerate(done(past))]
        told = news(past)
        history = "".join(f"\n{line}" for line in lines) + (f"\n(Result: {told})" if told else "")
        turn = user(_QUESTION.format(goal=goal, history=history), self.picture(screen))
        return Prompt((turn, *corrected(corrections)), sampling=self.sampling)

    def parse(self, reply: Reply, sizes: Sizes) -> Understood:
        """The operation after the marker; boxes elsewhere in the reply are not its target."""
        text = bare(reply.text)
        marker = _MARKER.search(text)
        body = text[marker.end() :] if marker else text
        if marker is None or not _ANY_CALL.match(body):
            if old := _old_tap(body, must_begin=marker is not None):
                return Understood(ToolCall("tap", {"at": self.scale.point(old, sizes)}))
            if marker is not None:
                raise ToolError("no operation follows the marker")
        found = _read(body) if marker else find_call(body, _NAMES)
        call = _call(found.value, self, sizes)
        is_sensitive = _SENSITIVE.search(found.after) is not None
        return Understood(
            ToolCall(call.name, call.arguments, is_sensitive), text[: marker.start() if marker else 0].strip()
        )


def _read(body: str) -> Found[Call]:
    call, end = read_call(body)
    return Found(call, "", body[end:])


def _old_tap(body: str, *, must_begin: bool) -> str | None:
    """The box of CogAgent-18B: at the beginning of the operation, or, in prose, the only one."""
    found = [match for _, match in zip(range(2), _OLD.finditer(body), strict=False)]
    if len(found) != 1 or (must_begin and found[0].start() > 0):
        return found[0].group(2) if found and found[0].start() == 0 else None
    return found[0].group(2)


def _past(step: Step) -> str:
    operation = _MARKER.search(step.said)
    sentence = _SENTENCE.search(step.said)
    said = step.said[operation.end() :].split("\n", 1)[0] if operation else str(step.call)
    return f"{said}\t{sentence.group(1) if sentence else ''}"


def _call(call: Call, family: Family, sizes: Sizes) -> ToolCall:
    arguments = Arguments(call.keywords, family.scale, sizes)
    match call.name.upper():
        case "CLICK" | "TAP":
            return ToolCall("tap", {"at": arguments.place("box", "point")})
        case "DOUBLE_CLICK":
            return ToolCall("double_tap", {"at": arguments.place("box", "point")})
        case "LONG_PRESS":
            return ToolCall("long_press", {"at": arguments.place("box", "point")})
        case "TYPE":
            return ToolCall("type_text", {"text": arguments.text("text"), **arguments.place_if_any("box", "point")})
        case "SCROLL_DOWN" | "SCROLL_UP" | "SCROLL_LEFT" | "SCROLL_RIGHT":
            way = call.name.rpartition("_")[2].lower()
            return ToolCall("scroll", {"direction": way, **arguments.place_if_any("box", "point")})
        case "KEY_PRESS":
            return press(arguments.name("key"))
        case "LAUNCH":
            return ToolCall("open_app", {"name": arguments.name("app")})
        case "QUOTE_TEXT" | "QUOTE_CLIPBOARD" | "LLM":
            return ToolCall("take_note", {"text": arguments.text("result", "prompt", "element_info", default="")})
        case "END":
            return ToolCall("finish", {"status": "success", "message": ""})
        case _:
            raise ToolError(f"there is no operation {call.name[:40]!r} on a phone")


COGAGENT = CogAgent("cogagent", PER_1000, sampling=Sampling(0.0, max_tokens=1024))
