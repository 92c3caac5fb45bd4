"""UI-R1 and GUI-R1: a thought, then `<answer>[{...}]</answer>`; pixels of the resized picture.

Sources: lll6gg/UI-R1: evaluation; ritzz-ai/GUI-R1: guir1/inference. GUI-R1 fills what is absent with the point
[-100, -100] and the text "no input text"; the direction of its scroll is read as the content's.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from devices.screen import Screen
from phoneagent.dialects.arguments import Arguments, press
from phoneagent.dialects.coordinates import IMAGE_PX, SmartResize, numbers_in
from phoneagent.dialects.dialect import Correction, Sizes, Understood
from phoneagent.dialects.family import Family
from phoneagent.dialects.literals import Datum
from phoneagent.dialects.tags import Found, bare, find_object, past_thought
from phoneagent.dialects.wording import corrected, steps, user
from phoneagent.models.model import Prompt, Reply, Sampling
from phoneagent.step import Step
from tools.call import ToolCall, ToolError

_ANSWER = re.compile(r"<answer>\s*+")
_FILLER_TEXT = re.compile(r"\s*(?:no input text.{0,16}|none|no text)\s*", re.IGNORECASE)
_UI_R1 = """You operate a phone. Task: {goal}
Past actions:
{history}
Think inside <think></think>, then answer inside <answer></answer> with a list that holds one action:
[{{'action': 'click', 'coordinate': [x, y]}}], [{{'action': 'input_text', 'text': '...'}}],
[{{'action': 'scroll', 'direction': 'up|down|left|right'}}], [{{'action': 'open_app', 'app_name': '...'}}],
[{{'action': 'navigate_back'}}], [{{'action': 'wait'}}]
Coordinates are pixels of the picture."""
_GUI_R1 = """You operate a phone. Task: {goal}
Past actions:
{history}
Think inside <think></think>, then answer inside <answer></answer> with a list that holds one action:
[{{'action': one of wait, long_press, click, press_back, type, open_app, scroll, complete,
'point': [x, y] or [-100, -100], 'input_text': text to type, app name or scroll direction, else 'no input text'}}]
Points are pixels of the picture."""


@dataclass(frozen=True)
class R1(Family):
    """One turn: picture, task, history, answer template."""

    template: str = _UI_R1

    def render(self, goal: str, past: Sequence[Step], screen: Screen, corrections: Sequence[Correction] = ()) -> Prompt:
        """Past steps are the model's own answers."""
        text = self.template.format(goal=goal, history=steps(past, _answer))
        return Prompt((user(self.picture(screen), text), *corrected(corrections)), sampling=self.sampling)

    def parse(self, reply: Reply, sizes: Sizes) -> Understood:
        """The first dict of the answer."""
        thought, said = past_thought(bare(reply.text), "think(?:ing)?", _read, _ANSWER)
        return Understood(_call(Arguments(_without_filler(said), self.scale, sizes)), thought)


def _read(text: str) -> Found[dict[str, Datum]]:
    tag = _ANSWER.search(text)
    return find_object(text[tag.end() :] if tag else text)


def _answer(step: Step) -> str:
    tags = list(_ANSWER.finditer(step.said))
    return step.said[tags[-1].end() :].removesuffix("</answer>").strip() if tags else str(step.call)


def _without_filler(said: dict[str, Datum]) -> dict[str, Datum]:
    kept: dict[str, Datum] = {}
    for key, value in said.items():
        if key in ("input_text", "text") and isinstance(value, str) and _FILLER_TEXT.fullmatch(value):
            continue
        if key in ("point", "coordinate") and value is not None and set(numbers_in(value)) == {-100}:
            continue
        kept[key] = value
    return kept


def _call(arguments: Arguments) -> ToolCall:
    name = arguments.name("action").lower()
    where = ("coordinate", "point")
    match name:
        case "click" | "tap":
            return ToolCall("tap", {"at": arguments.place(*where)})
        case "double_click" | "double_tap":
            return ToolCall("double_tap", {"at": arguments.place(*where)})
        case "long_press":
            return ToolCall("long_press", {"at": arguments.place(*where)})
        case "type" | "input_text":
            text = arguments.text("input_text", "text", "content")
            return ToolCall("type_text", {"text": text, **arguments.place_if_any(*where)})
        case "open_app":
            return ToolCall("open_app", {"name": arguments.name("input_text", "app_name", "app", "text")})
        case "scroll":
            way = arguments.direction("direction", "input_text", "text")
            return ToolCall("scroll", {"direction": way, **arguments.place_if_any(*where)})
        case "press_back" | "navigate_back" | "press_home" | "navigate_home" | "press_enter" | "press_recent" | "enter":
            return press(name.rpartition("_")[2])
        case "wait":
            return ToolCall("wait")
        case "complete":
            return ToolCall("finish", {"status": "success", "message": arguments.text("input_text", default="")})
        case "impossible":
            return ToolCall("finish", {"status": "failure", "message": arguments.text("input_text", default="")})
        case _:
            raise ToolError(f"there is no action {name[:40]!r}")


_FIT = SmartResize(28, 3136, 12_845_056)
UI_R1 = R1("ui_r1", IMAGE_PX, _FIT, Sampling(0.0, max_tokens=1024))
GUI_R1 = R1("gui_r1", IMAGE_PX, _FIT, Sampling(0.0, max_tokens=1024), template=_GUI_R1)
