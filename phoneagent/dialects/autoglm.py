"""AutoGLM-Phone (Open-AutoGLM) and MobileRL: `do(action="Name", ...)` and `finish(message="...")`.

Open-AutoGLM counts 0-1000 (its prompt says 0-999), MobileRL 0-999 with boxes and finger directions. Sources:
zai-org/Open-AutoGLM: phone_agent/actions/handler.py, config/prompts_*.py; THUDM/MobileRL: android_lab/page_executor.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from devices.screen import Screen
from phoneagent.dialects.arguments import OPPOSITE, Arguments
from phoneagent.dialects.coordinates import PER_999, PER_1000
from phoneagent.dialects.dialect import Correction, Sizes, Understood
from phoneagent.dialects.family import Family
from phoneagent.dialects.literals import Call
from phoneagent.dialects.tags import Found, bare, find_call, past_thought
from phoneagent.dialects.wording import assistant, corrected, done, news, system, user
from phoneagent.models.model import Message, Prompt, Reply, Sampling
from phoneagent.step import Step
from tools.call import ToolCall, ToolError

_NAMES = re.compile(r"(?<![\w.])(?:do|finish)\s{0,4}[(（]")
_ANSWER = re.compile(r"<(?:answer|ans)>")
_PRESSES = {"back": "back", "press back": "back", "home": "home", "press home": "home"}
_ENTERS = ("enter", "press enter")
_GAVE_UP = re.compile(
    r"\s*(?:sorry|unable to|i (?:am|was) unable|(?:i )?(?:cannot|can't|can not|could not|couldn't|failed to)\b"
    r"|(?:the )?task (?:failed|is impossible|cannot|could not|can't|was not completed))"
    r"|.*(?:无法完成|未能完成|任务失败)|\s*(?:抱歉|很抱歉|无法)",
    re.IGNORECASE,
)
"""There is no failing form of finish, so a message that plainly says it failed is taken at its word."""

_SYSTEM = """Today is {date}. You operate an Android phone: you see its screen and make one call a turn.
Answer with <think>a short reason</think><answer>the call</answer>. The calls are:
- do(action="Launch", app="name"): open an app; quicker than looking for its icon.
- do(action="Tap", element=[x,y]): tap. With message="why" the user confirms it first (payment, privacy).
- do(action="Type", text="..."): replace what stands in the focused field.
- do(action="Swipe", start=[x1,y1], end=[x2,y2]): drag a finger.
- do(action="Long Press", element=[x,y]), do(action="Double Tap", element=[x,y])
- do(action="Back"), do(action="Home")
- do(action="Wait", duration="x seconds")
- do(action="Interact"): ask the user to choose. do(action="Take_over", message="..."): logins, captchas.
- do(action="Note", message="True"): keep what this screen says. do(action="Call_API", instruction="..."): sum up notes.
- finish(message="..."): the task is done; say what was done or found.
Coordinates run from (0,0) at the top left to (999,999) at the bottom right."""
_SYSTEM_RL = """You operate an Android phone: you see its screen and make one call a turn.
Answer with <think>a short reason</think><answer>the call</answer>. The calls are:
- do(action="Launch", app="name"), do(action="Tap", element=[x1,y1,x2,y2]), do(action="Long Press", element=[...])
- do(action="Type", text="..."): enter is pressed afterwards.
- do(action="Swipe", direction="up|down|left|right", dist="long|medium|short", element=[...]): the finger's way.
- do(action="Enter"), do(action="Press Back"), do(action="Home"), do(action="Wait")
- finish(message="...")
Elements are boxes in thousandths of the screen, 0 to 999."""


@dataclass(frozen=True)
class AutoGlm(Family):
    """Past replies stay as turns; only the newest screenshot is shown, more of them make it less exact."""

    is_rl: bool = False
    """MobileRL's variant: typing presses enter, swipes have directions."""
    today: Callable[[], date] = date.today
    """For the date line of the prompt."""
    turns: int = 12

    def render(self, goal: str, past: Sequence[Step], screen: Screen, corrections: Sequence[Correction] = ()) -> Prompt:
        """The task stands in the first user turn; later ones hold the app in front."""
        text = _SYSTEM_RL if self.is_rl else _SYSTEM.format(date=self.today().isoformat())
        recent = done(past)[-self.turns :]
        chat: list[Message] = [system(text)]
        for number, step in enumerate(recent):
            about = _about(step.screen)
            chat += [user(f"{goal}\n\n{about}" if number == 0 else f"** Screen Info **\n\n{about}")]
            chat += [assistant(step.said)]
        told = news(past)
        about = _about(screen) + (f"\n{told}" if told else "")
        ask = f"** Screen Info **\n\n{about}" if recent else f"{goal}\n\n{about}"
        chat.append(user(self.picture(screen), ask))
        return Prompt((*chat, *corrected(corrections)), sampling=self.sampling)

    def parse(self, reply: Reply, sizes: Sizes) -> Understood:
        """The call after the thought. The closing `</answer>` is often absent; that is normal."""
        thought, call = past_thought(bare(reply.text), "think(?:ing)?", _read, _ANSWER)
        return Understood(_finish(call) if call.name == "finish" else self._do(call, sizes), thought)

    def _do(self, call: Call, sizes: Sizes) -> ToolCall:
        arguments = Arguments(call.keywords, self.scale, sizes)
        name = " ".join(arguments.name("action").replace("_", " ").lower().split())
        match name:
            case "tap":
                said_why = arguments.get("message") is not None
                return ToolCall("tap", {"at": arguments.place("element")}, confirm=said_why)
            case "double tap" | "long press":
                return ToolCall(name.replace(" ", "_"), {"at": arguments.place("element")})
            case "type" | "type name":
                text = arguments.text("text")
                return ToolCall(
                    "type_text", {"text": text, "submit": True} if self.is_rl else {"text": text, "clear": True}
                )
            case "swipe" if arguments.get("direction") is not None:
                where = arguments.place_if_any("element")
                return ToolCall("scroll", {"direction": OPPOSITE[arguments.direction("direction")], **where})
            case "swipe":
                return ToolCall("swipe", {"start": arguments.place("start"), "end": arguments.place("end")})
            case "launch":
                return ToolCall("open_app", {"name": arguments.name("app")})
            case "wait":
                seconds = arguments.seconds("duration", "interval")
                return ToolCall("wait", {} if seconds is None else {"seconds": seconds})
            case "interact":
                return ToolCall("ask_user", {"text": arguments.text("message", default="")})
            case "take over":
                return ToolCall("take_over", {"reason": arguments.text("message", default="")})
            case "note" | "call api":
                return ToolCall("take_note", {"text": arguments.text("message", "instruction", default="")})
            case key if key in _PRESSES:
                return ToolCall("press_key", {"key": _PRESSES[key]})
            case key if key in _ENTERS:
                return ToolCall("press_key", {"key": "enter"})
            case _:
                raise ToolError(f"there is no action {name[:40]!r}")


def _read(text: str) -> Found[Call]:
    return find_call(text, _NAMES)


def _finish(call: Call) -> ToolCall:
    said = call.keywords.get("message", call.positional[0] if call.positional else "")
    if not isinstance(said, str) or set(call.keywords) - {"message"} or len(call.positional) > 1:
        raise ToolError('write finish(message="...")')
    status = "failure" if _GAVE_UP.match(said) else "success"
    return ToolCall("finish", {"status": status, "message": said})


def _about(screen: Screen) -> str:
    return json.dumps({"current_app": screen.app or "unknown"}, ensure_ascii=False)


AUTOGLM = AutoGlm("autoglm", PER_1000, sampling=Sampling(0.0, 0.85, 3000, frequency_penalty=0.2))
MOBILERL = AutoGlm("mobilerl", PER_999, sampling=Sampling(0.0, 0.85, 3000), is_rl=True)
