"""GELab-Zero / Step-GUI: a thought in `<THINK>`, then TAB-separated `key:value` fields. Coordinates 0-1000.

Source: stepfun-ai/gelab-zero: copilot_tools/parser_0920_summary.py. Its only memory is the summary it writes itself.
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
from phoneagent.dialects.literals import Datum
from phoneagent.dialects.tags import Found, bare, past_thought
from phoneagent.dialects.wording import corrected, done, news, user
from phoneagent.models.model import Prompt, Reply, Sampling
from phoneagent.step import Step
from tools.call import ToolCall, ToolError

_TAG = "THINK|THIN|TINK"
"""With the spellings that quantised builds make of it (stepfun-ai/gelab-zero issue 13)."""
_KEYS = "explain|action|point1|point2|point|value|return|summary|is_keyboard|keyboard_exists"
_FIELD = re.compile(rf"(?:\A\s*+|\t[ \t]*+|\\t\s*+|\n\s*+)({_KEYS})[ \t]*+[:：]", re.IGNORECASE)
_ENDS_BEFORE_RECORD = re.compile(rf"</\s?(?:{_TAG})\s?>\s*+(?:explain|action)[ \t]*+[:：]", re.IGNORECASE)
_MAX_FIELDS = 64

_TASK = """你操作一部安卓手机：根据用户任务、屏幕截图和历史总结，给出下一步动作。
坐标原点在左上角，x 向右，y 向下，范围都是 0-1000。

动作（参数之间用制表符分隔）：
action:CLICK\tpoint:x,y
action:LONGPRESS\tpoint:x,y
action:TYPE\tvalue:文字\tpoint:x,y
action:SLIDE\tpoint1:x1,y1\tpoint2:x2,y2
action:AWAKE\tvalue:应用名称
action:WAIT\tvalue:秒数
action:INFO\tvalue:向用户提出的问题
action:COMPLETE\treturn:报告给用户的结果
action:ABORT\tvalue:无法继续的原因
"""
_FORM = """
先思考再输出动作，最后写下执行之后的新总结，格式：
<THINK> 思考 </THINK>
explain:动作的说明\taction:动作和参数\tsummary:新的历史总结
"""


@dataclass(frozen=True)
class GelabZero(Family):
    """One user turn each step."""

    def render(self, goal: str, past: Sequence[Step], screen: Screen, corrections: Sequence[Correction] = ()) -> Prompt:
        """The task, the model's own summary of the past, a person's answer if there is one, the picture, the form."""
        told = news(past)
        answered = f"\n用户回复说：{told}" if told else ""
        before = f"{_TASK}\n用户任务：{goal}{answered}\n历史总结：{_last_summary(past)}\n当前截图："
        turn = user(before, self.picture(screen), _FORM)
        return Prompt((turn, *corrected(corrections)), sampling=self.sampling)

    def parse(self, reply: Reply, sizes: Sizes) -> Understood:
        """The first record; fields end at a TAB, a newline or the two characters `\\t` before the next known key."""
        body = re.compile(r"^\s*+(?:explain|action)\s*+[:：]", re.MULTILINE)
        thought, said = past_thought(bare(reply.text), _TAG, _read, body)
        return Understood(_call(said, self, sizes), thought)


def _last_summary(past: Sequence[Step]) -> str:
    for step in reversed(done(past)):
        fields = _fields(step.said)
        if "summary" in fields:
            return fields["summary"]
    return "暂无"


def _read(text: str) -> Found[dict[str, str]]:
    fields = _fields(text)
    first = next(iter(fields), "")
    if first not in ("explain", "action") or "action" not in fields:
        raise ToolError("the reply holds no action field")
    if re.fullmatch(r"[A-Za-z_]{3,24}", fields["action"]) is None:
        raise ToolError(f"there is no action {fields['action'][:40]!r}")
    # Where a thought still ends before another record, this one may be quoted in it; a typed end marker is data.
    head = _FIELD.search(text)
    return Found(fields, text[: head.start()] if head else "", text if _ENDS_BEFORE_RECORD.search(text) else "")


def _fields(text: str) -> dict[str, str]:
    """The fields of the first record; a key that comes again begins the next."""
    found: dict[str, str] = {}
    heads = [head for _, head in zip(range(_MAX_FIELDS), _FIELD.finditer(text), strict=False)]
    for number, head in enumerate(heads):
        key = head.group(1).lower()
        if key in found:
            break
        end = heads[number + 1].start() if number + 1 < len(heads) else len(text)
        found[key] = text[head.end() : end].strip()
    return found


def _call(said: dict[str, str], family: Family, sizes: Sizes) -> ToolCall:
    known: dict[str, Datum] = {key: value for key, value in said.items() if value}
    arguments = Arguments(known, family.scale, sizes)
    name = said["action"].upper()
    match name.replace("_", ""):
        case "CLICK":
            return ToolCall("tap", {"at": arguments.place("point")})
        case "LONGPRESS":
            return ToolCall("long_press", {"at": arguments.place("point")})
        case "DOUBLECLICK":
            return ToolCall("double_tap", {"at": arguments.place("point")})
        case "TYPE":
            return ToolCall("type_text", {"text": arguments.text("value"), **arguments.place_if_any("point")})
        case "SLIDE" | "SCROLL":
            return ToolCall("swipe", {"start": arguments.place("point1"), "end": arguments.place("point2")})
        case "AWAKE":
            return ToolCall("open_app", {"name": arguments.name("value")})
        case "WAIT":
            seconds = arguments.seconds("value")
            return ToolCall("wait", {} if seconds is None else {"seconds": seconds})
        case "INFO" | "CALLUSER":
            return ToolCall("ask_user", {"text": arguments.text("value", default="")})
        case "HOTKEY":
            return press(arguments.name("value", "key"))
        case "COMPLETE":
            return ToolCall("finish", {"status": "success", "message": arguments.text("return", "value", default="")})
        case "ABORT":
            return ToolCall("finish", {"status": "failure", "message": arguments.text("value", "return", default="")})
        case _:
            raise ToolError(f"there is no action {name[:40]!r}")


GELAB_ZERO = GelabZero("gelab_zero", PER_1000, sampling=Sampling(0.1, 0.95, 4096))
