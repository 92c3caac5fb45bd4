"""Aguvis: `pyautogui.click(x=0.41, y=0.08)` and `mobile.back()`, places as fractions.

Source: xlang-ai/aguvis: src/aguvis/constants.py, src/aguvis/serve/cli.py. A reply is a thought for `all`, then code for
`os`; it stops at `<|diff_marker|>`. The code is read, never run. Negative pages scroll down, as in pyautogui.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from devices.screen import Screen
from phoneagent.dialects.arguments import Arguments, finish, press
from phoneagent.dialects.coordinates import FRACTION
from phoneagent.dialects.dialect import Correction, Sizes, Understood
from phoneagent.dialects.family import Family
from phoneagent.dialects.literals import Call, Datum
from phoneagent.dialects.tags import bare, find_call
from phoneagent.dialects.wording import corrected, steps, system, user
from phoneagent.models.model import Prompt, Reply, Sampling
from phoneagent.step import Step
from tools.call import ToolCall, ToolError

_NAMES = re.compile(r"(?<![\w.])(?:(?:pyautogui|mobile|browser)\.\w{2,24}|answer|terminate)\s{0,4}[(（]")
_CODE = re.compile(r"<\|recipient\|>\s*+os\b")
_MARKS = re.compile(r"<\|diff_marker\|>")
_SENTENCE = re.compile(r"^Action[:：]\s*([^\n]{1,300})$", re.MULTILINE)
_ORDER = {
    "pyautogui.write": ("message",),
    "pyautogui.typewrite": ("message",),
    "pyautogui.press": ("keys",),
    "pyautogui.scroll": ("page",),
    "pyautogui.hscroll": ("page",),
    "pyautogui.dragTo": ("from_coord", "to_coord"),
    "mobile.swipe": ("from_coord", "to_coord"),
    "mobile.wait": ("seconds",),
    "mobile.open_app": ("app_name",),
    "mobile.terminate": ("status", "answer"),
    "terminate": ("status", "answer"),
    "mobile.answer": ("text",),
    "answer": ("text",),
}
"""Names of positional arguments; those of all others are x and y."""
_FUNCTIONS = """pyautogui.click(x, y), pyautogui.doubleClick(x, y), pyautogui.write(message), pyautogui.press(keys)
pyautogui.scroll(page): negative pages show what is below
mobile.swipe(from_coord, to_coord), mobile.long_press(x, y), mobile.open_app(app_name), mobile.home(), mobile.back()
mobile.wait(seconds), mobile.answer(text), mobile.terminate(status): success or failure"""


@dataclass(frozen=True)
class Aguvis(Family):
    """One turn: the functions, the instruction, the previous actions, the screenshot."""

    def render(self, goal: str, past: Sequence[Step], screen: Screen, corrections: Sequence[Correction] = ()) -> Prompt:
        """Past actions are the sentences the model said."""
        functions = f"You operate a phone with these functions, places as fractions of the screen:\n{_FUNCTIONS}"
        history = steps(past, _sentence)
        text = f"Say the next action for this screen.\n\nInstruction: {goal}\n\nPrevious actions:\n{history}"
        turns = (system(functions), user(self.picture(screen), text), *corrected(corrections))
        return Prompt(turns, sampling=self.sampling)

    def parse(self, reply: Reply, sizes: Sizes) -> Understood:
        """The first line of code for `os`."""
        text = _MARKS.sub("\n", reply.text)
        codes = [found.end() for found in _CODE.finditer(text)]
        found = find_call(bare(text[codes[0] :] if codes else text), _NAMES)
        return Understood(_call(found.value, self, sizes), (text[: codes[0]] if codes else found.before).strip())


def _sentence(step: Step) -> str:
    found = _SENTENCE.search(step.said)
    return found.group(1) if found else str(step.call)


def _call(call: Call, family: Family, sizes: Sizes) -> ToolCall:
    order = _ORDER.get(call.name, ("x", "y"))
    if len(call.positional) > len(order):
        raise ToolError(f"{call.name} takes {len(order)} arguments")
    said: dict[str, Datum] = dict(zip(order, call.positional, strict=False)) | dict(call.keywords)
    arguments = Arguments(said, family.scale, sizes)
    library, _, name = call.name.rpartition(".")
    match name:
        case "click" | "tap" if said.get("button", "left") == "left":
            return ToolCall("double_tap" if said.get("clicks") == 2 else "tap", {"at": arguments.place()})
        case "doubleClick":
            return ToolCall("double_tap", {"at": arguments.place()})
        case "long_press":
            return ToolCall("long_press", {"at": arguments.place()})
        case "write" | "typewrite":
            return ToolCall("type_text", {"text": arguments.text("message", "text")})
        case "press" | "hotkey":
            return press(_one_key(said))
        case "scroll" | "hscroll":
            return ToolCall("scroll", {"direction": _direction(said, is_across=name == "hscroll")})
        case "swipe" | "dragTo":
            start, end = arguments.place("from_coord"), arguments.place("to_coord")
            return ToolCall("swipe", {"start": start, "end": end})
        case "home" | "back" if library == "mobile":
            return press(name)
        case "wait":
            seconds = arguments.seconds("seconds")
            return ToolCall("wait", {} if seconds is None else {"seconds": seconds})
        case "open_app":
            return ToolCall("open_app", {"name": arguments.name("app_name", "name")})
        case "answer":
            return ToolCall("answer", {"text": arguments.text("text", "answer", "message")})
        case "terminate":
            return finish(arguments.name("status"), arguments.text("answer", default=""))
        case _:
            raise ToolError(f"there is no function {call.name[:40]!r} on a phone")


def _one_key(said: dict[str, Datum]) -> str:
    keys = said.get("keys", said.get("key", said.get("x")))
    match keys:
        case [str(key)] if len(said) == 1:
            return key
        case str(key) if len(said) == 1:
            return key
        case _:
            raise ToolError("a phone has single keys, no combinations")


def _direction(said: dict[str, Datum], *, is_across: bool) -> str:
    page = said.get("page", said.get("clicks"))
    if not isinstance(page, (int, float)) or isinstance(page, bool) or page == 0:
        raise ToolError("scroll takes a number of pages that is not 0")
    if is_across:
        return "right" if page > 0 else "left"
    return "up" if page > 0 else "down"


AGUVIS = Aguvis("aguvis", FRACTION, sampling=Sampling(0.0, max_tokens=1024, stop=("<|diff_marker|>",)))
