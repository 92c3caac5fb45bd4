"""AgentCPM-GUI's compact JSON.

openbmb/AgentCPM-GUI: one compact object, case-sensitive keys, no others; coordinates 0-1000; `to` is the finger's way.
The grammar is the JSON schema of OpenBMB/AgentCPM-GUI:eval/utils/schema.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from devices.screen import Screen
from phoneagent.dialects.arguments import OPPOSITE
from phoneagent.dialects.coordinates import PER_1000, LongestSide, Scale
from phoneagent.dialects.dialect import Correction, Sizes, Understood
from phoneagent.dialects.family import Family, Fit
from phoneagent.dialects.forms import POINT, TEXT, WHOLE, Schema, any_of, record, text_of, word
from phoneagent.dialects.literals import Datum
from phoneagent.dialects.tags import bare, find_object, past_thought
from phoneagent.dialects.tool_text import THOUGHT
from phoneagent.dialects.wording import assistant, corrected, done, news, system, user
from phoneagent.models.model import Message, Prompt, Reply, Sampling
from phoneagent.step import Step
from tools.call import ToolCall, ToolError

PRIMITIVES = ("POINT", "PRESS", "TYPE", "CLEAR", "DEEP_LINK")
KEYS = {"thought", "to", "duration", "STATUS", *PRIMITIVES}
PRESSES = {"HOME": "home", "BACK": "back", "ENTER": "enter", "APPSELECT": "recents"}
STATUSES = ("continue", "start", "finish", "satisfied", "impossible", "interrupt", "need_feedback")
TAP_MS = 200
"""The schema's default; a POINT held longer is a long press."""

_POINT = {"type": "array", "items": {"type": "integer", "minimum": 0, "maximum": 1000}, "minItems": 2, "maxItems": 2}
_SCHEMA: dict[str, object] = {
    "type": "object",
    "description": "执行一个操作，并说明任务状态",
    "additionalProperties": False,
    "properties": {
        "thought": {"type": "string", "description": "思考过程"},
        "POINT": {"$ref": "#/$defs/Location", "description": "点击屏幕上的位置"},
        "to": {"description": "与 POINT 组合的滑动：手指方向或终点",
               "oneOf": [{"enum": ["up", "down", "left", "right"]}, {"$ref": "#/$defs/Location"}]},
        "duration": {"type": "integer", "minimum": 0, "default": TAP_MS, "description": "按住或等待的毫秒数"},
        "PRESS": {"type": "string", "enum": ["HOME", "BACK", "ENTER"], "description": "按下系统按键"},
        "TYPE": {"type": "string", "description": "输入文本"},
        "STATUS": {"type": "string", "enum": list(STATUSES), "default": "continue", "description": "任务状态"},
    },
    "$defs": {"Location": {**_POINT, "description": "相对屏幕左上角的位置，宽高各按 0～1000 计，先 x 后 y"}},
}  # fmt: skip
_WAY: Schema = any_of((word("up", "down", "left", "right"), POINT))
_KINDS: tuple[dict[str, Schema], ...] = (
    {"POINT": POINT, "to": _WAY, "duration": WHOLE},
    {"POINT": POINT, "duration": WHOLE, "to": _WAY},
    {"POINT": POINT, "duration": WHOLE},
    {"PRESS": word(*PRESSES), "duration": WHOLE},
    {"TYPE": TEXT, "duration": WHOLE},
    {"CLEAR": {"type": "null"}},
)
_THOUGHT: dict[str, Schema] = {"thought": TEXT}
_STATUS: dict[str, Schema] = {"STATUS": word(*STATUSES)}


def _form() -> str:
    """Every kind of object: an action with a status before it or after it, a wait, or the end of the task."""
    acting = [
        record(_THOUGHT | keys, "thought", "duration", "STATUS")
        for kind in _KINDS
        for keys in (kind | _STATUS, _STATUS | kind)
    ]
    waiting = [
        record(_THOUGHT | keys, "thought", "STATUS")
        for keys in ({"duration": WHOLE} | _STATUS, _STATUS | {"duration": WHOLE})
    ]
    ending = record(_THOUGHT | {"STATUS": word(*STATUSES[2:])}, "thought")
    return text_of(any_of((*acting, *waiting, ending)))


_FORM = _form()
_SYSTEM = (
    "# Role\n你是操作安卓手机触屏界面的智能体：理解用户的问题，观察当前界面的元素与布局，给出相应操作。\n\n"
    "# Task\n根据用户的问题和当前屏幕截图，输出下一步操作。\n\n"
    "# Rule\n- 使用紧凑的 JSON 格式输出\n- 操作须符合 Schema\n\n# Schema\n{schema}"
)


_FIT = LongestSide(1120)
_SAMPLING = Sampling(0.1, 0.3, max_tokens=1024)


@dataclass(frozen=True)
class AgentCpmGui(Family):
    """The dialect of openbmb/AgentCPM-GUI. The longest side of a picture is at most 1120 px, as in its training."""

    id: str = "agentcpm_gui"
    scale: Scale = PER_1000
    fit: Fit = _FIT
    sampling: Sampling = _SAMPLING
    turns: int = 8
    """Past steps that are repeated, without pictures; 2 or 3 are enough for the 8B model, the embedded one knows 8."""
    thinks: bool = True
    """Whether the schema demands a thought; the model is driven either way."""

    def render(self, goal: str, past: Sequence[Step], screen: Screen, corrections: Sequence[Correction] = ()) -> Prompt:
        """Past steps are pairs of a short user turn and the raw JSON; only the newest screenshot is a picture."""
        recent = done(past)[-self.turns :] if self.turns else []
        turns: list[Message] = [system(system_text(thinks=self.thinks))]
        for step in recent:
            turns += [user(f"第 {step.number} 步"), assistant(step.said)]
        told = news(past)
        question = f"<Question>{goal}</Question>\n" + (f"上一步结果：{told}\n" if told else "") + "当前屏幕截图："
        turns.append(user(question, self.picture(screen)))
        return Prompt((*turns, *corrected(corrections)), sampling=self.sampling, schema=_FORM)

    def parse(self, reply: Reply, sizes: Sizes) -> Understood:
        """Read one object; of several the first."""
        aloud, said = past_thought(bare(reply.text), THOUGHT, find_object)
        unknown = [key for key in said if key not in KEYS]
        if unknown:
            raise ToolError(f"{unknown[0]!r} is no key of the schema; keys are case-sensitive")
        thought = said.get("thought", aloud)
        if not isinstance(thought, str):
            raise ToolError("thought must be a string")
        return Understood(_call(said, thought, sizes), thought)


def system_text(*, thinks: bool) -> str:
    """The system prompt: role, task, rules and the schema, in which the thought is required or not."""
    items = list(_SCHEMA.items())
    items.insert(3, ("required" if thinks else "optional", ["thought"]))
    return _SYSTEM.format(schema=json.dumps(dict(items), ensure_ascii=False, separators=(",", ":")))


def _call(said: Mapping[str, Datum], thought: str, sizes: Sizes) -> ToolCall:
    primitives = [key for key in PRIMITIVES if key in said]
    if len(primitives) > 1:
        raise ToolError(f"one object holds one action, not {' and '.join(primitives)}")
    if "to" in said and "POINT" not in said:
        raise ToolError("`to` needs the POINT it starts from")
    duration_ms = _duration_ms(said)
    stop = _stop(said, thought)
    if stop is not None:
        return stop
    match primitives:
        case ["POINT"]:
            return _touch(said, duration_ms, sizes)
        case ["PRESS"]:
            key = said["PRESS"]
            if not isinstance(key, str) or key not in PRESSES:
                raise ToolError(f"PRESS is one of {', '.join(PRESSES)}")
            return ToolCall("press_key", {"key": PRESSES[key]})
        case ["TYPE"]:
            text = said["TYPE"]
            if not isinstance(text, str):
                raise ToolError("TYPE must be a string")
            return ToolCall("type_text", {"text": text})
        case ["CLEAR"] if said["CLEAR"] is None:
            return ToolCall("clear_text")
        case [other]:
            raise ToolError(f"{other} is not supported here")
    if duration_ms is None:
        raise ToolError("the object holds no action")
    return ToolCall("wait", {"seconds": duration_ms / 1000})


def _stop(said: Mapping[str, Datum], thought: str) -> ToolCall | None:
    """What a STATUS asks for; it wins over a primitive beside it."""
    match said.get("STATUS", "continue"):
        case "continue" | "start":
            return None
        case "finish" | "satisfied":
            return ToolCall("finish", {"status": "success", "message": ""})
        case "impossible":
            return ToolCall("finish", {"status": "failure", "message": thought})
        case "need_feedback":
            return ToolCall("ask_user", {"text": thought})
        case "interrupt":
            return ToolCall("take_over", {"reason": thought})
        case _:
            raise ToolError(f"STATUS is one of {', '.join(STATUSES)}")


def _touch(said: Mapping[str, Datum], duration_ms: int | None, sizes: Sizes) -> ToolCall:
    at = PER_1000.point(said["POINT"], sizes)
    if "to" not in said:
        if duration_ms is None or duration_ms <= TAP_MS:
            return ToolCall("tap", {"at": at})
        return ToolCall("long_press", {"at": at, "duration_s": duration_ms / 1000})
    to = said["to"]
    if isinstance(to, list):
        held = {"duration_s": duration_ms / 1000} if duration_ms else {}
        return ToolCall("swipe", {"start": at, "end": PER_1000.point(to, sizes), **held})
    if not isinstance(to, str) or to not in OPPOSITE:
        raise ToolError("`to` is up, down, left, right or a point")
    return ToolCall("scroll", {"direction": OPPOSITE[to], "at": at})


def _duration_ms(said: Mapping[str, Datum]) -> int | None:
    duration = said.get("duration")
    if duration is None and "duration" not in said:
        return None
    if not isinstance(duration, int) or isinstance(duration, bool) or duration < 0:
        raise ToolError("duration is a whole number of milliseconds")
    return duration
