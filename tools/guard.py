"""Deterministic policy outside the model: which calls wait for a person's yes, and which are never made.

It reads three things: the call, the words the model said beside it, and what the window itself calls the place
that is touched. A goal that asks for a deed (delete the note, send the message) is consent to it; payments and
secrets always wait for a yes of their own. It is a net under a well-meaning model, not a proof against a bad one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from devices.hierarchy import Element
from devices.screen import Point
from tools.call import ToolCall

Deed = Literal["pay", "delete", "send", "erase", "secret"]

_DEEDS: dict[Deed, re.Pattern[str]] = {
    "erase": re.compile(
        r"\b(factory reset|erase (all|everything)|wipe|reset (the )?phone)\b|恢复出厂|抹掉|清除所有", re.I
    ),
    "pay": re.compile(
        r"\b(pay(?!pal)|payment|buy|purchase|checkout|check out|place (the |my |your )?order|order now|subscribe|donate"
        r"|transfer|top up)\b|支付|付款|购买|下单|结算|转账|充值|打赏",
        re.I,
    ),
    "delete": re.compile(
        r"\b(delete|remove|uninstall|discard|clear (all|data|storage|history))\b|删除|移除|卸载|清空", re.I
    ),
    "send": re.compile(r"\b(send|post|publish|submit|tweet)\b|发送|发布|发表|提交", re.I),
    "secret": re.compile(
        r"\b(password|passcode|passphrase|pin|pin code|cvv|cvc|otp|security code|verification code)\b|密码|验证码", re.I
    ),
}
_NAMES: dict[Deed, str] = {
    "erase": "erase the phone",
    "pay": "spend money",
    "delete": "delete something",
    "send": "send or publish something",
    "secret": "type a secret",
}
_TOUCHES = frozenset(("tap", "double_tap", "long_press"))
WATCHED = _TOUCHES | {"type_text"}
"""The calls for which it matters what the window says."""
_LABEL_CHARS = 40
"""Words up to this long are taken for the name of what is touched, longer ones for prose."""
_WIDE = 0.15
"""An element over more of the screen than this holds things; its words do not name one place."""
_NAMED = re.compile(
    r"[\"“‘「『']([^\"”’」』']{1,40})[\"”’」』']"
    r"|(?:\b(?:tap|click|press|hit)|点击|按下?)\s*(?:on |the )*([^.,;。，；]{1,30})",
    re.I,
)
"""In prose, what is quoted or said to be touched."""


@dataclass(frozen=True, slots=True)
class Allowed:
    """Nothing speaks against the call."""

    secret: bool = False
    """What it types belongs in no recording."""


@dataclass(frozen=True, slots=True)
class NeedsYes:
    """A person is asked first; no answer is a no."""

    question: str
    secret: bool = False


@dataclass(frozen=True, slots=True)
class Refused:
    """The call is never made."""

    why: str
    """Written for the model."""


Verdict = Allowed | NeedsYes | Refused


def judge(
    call: ToolCall,
    *,
    goal: str,
    words: str = "",
    elements: Sequence[Element] = (),
    screen_px: tuple[int, int] = (0, 0),
) -> Verdict:
    """What is to happen before a call is made.

    Args:
        call: The call, with its arguments checked.
        goal: What the person asked for; naming a deed consents to it.
        words: What the model said beside the call: often just the name of what it touches.
        elements: The window, where the phone describes it.
        screen_px: Width and height of the screen the elements lie on.
    """
    if call.name == "type_text":
        return _typing(call, goal, words, elements)
    verdict = _touch(call, goal, [*_named(words), *_labels(call, elements, screen_px)])
    if call.confirm and isinstance(verdict, Allowed):
        return NeedsYes(f"The model wants your yes before it does this: {words or call}")
    return verdict


def _touch(call: ToolCall, goal: str, labels: Sequence[str]) -> Verdict:
    if call.name not in _TOUCHES:
        return Allowed()
    for label in labels:
        for deed in ("erase", "pay", "delete", "send"):
            if not _DEEDS[deed].search(label):
                continue
            asked_for = _DEEDS[deed].search(goal) is not None
            if deed == "erase" and not asked_for:
                return Refused(f"{label!r} would erase the phone, and nobody asked for that.")
            if deed in ("erase", "pay") or not asked_for:
                return NeedsYes(f"May the agent touch {label!r}? It may {_NAMES[deed]}.")
    return Allowed()


def _typing(call: ToolCall, goal: str, words: str, elements: Sequence[Element]) -> Verdict:
    text = str(call.arguments.get("text", ""))
    if any(ord(char) < 32 and char not in "\n\t" for char in text):
        return Refused("The text holds control characters, which no keyboard types.")
    focused = [each for each in elements if each.focused]
    named = [each.label for each in focused] + [
        each.resource_id.rpartition("/")[2].replace("_", " ") for each in focused
    ]
    # The label alone is no proof of a secret: a search field may hold the word itself
    secret = any(each.password for each in focused) or any(
        _DEEDS["secret"].search(said) for said in (*named, *_named(words)) if said != text
    )
    if call.confirm:
        return NeedsYes("The model wants your yes before it types this.", secret)
    if secret and text not in goal:
        return NeedsYes("May the agent type into a password field? The text is not from your task.", secret)
    return Allowed(secret)


def _named(words: str) -> list[str]:
    """What the model's words name: all of a short label, of prose only what is quoted or said to be touched."""
    words = words.strip()
    if len(words) <= _LABEL_CHARS:
        return [words] if words else []
    return [quoted or touched for quoted, touched in _NAMED.findall(words)]


def _labels(call: ToolCall, elements: Sequence[Element], screen_px: tuple[int, int]) -> list[str]:
    """What the window calls the touched place: the smallest clickable thing there, with all that is written on it."""
    at = call.arguments.get("at")
    if not isinstance(at, Point) or not elements:
        return []
    x_px, y_px = at.to_px(*screen_px)
    room_px = _WIDE * screen_px[0] * screen_px[1]
    here = [each for each in elements if each.box.contains(x_px, y_px) and each.box.area_px <= room_px]
    if not here:
        return []
    touched = min(here, key=lambda each: (not each.clickable, each.box.area_px)).box
    return [each.label for each in elements if each.label and touched.contains(*each.box.center_px)]


def is_yes(said: str | None) -> bool:
    """Whether a person's answer is a yes; silence is not."""
    return (said or "").strip().lower().rstrip(".!。！") in {
        "y",
        "yes",
        "ok",
        "okay",
        "sure",
        "go ahead",
        "do it",
        "是",
        "好",
        "可以",
        "确认",
    }
