"""What every dialect's prompt needs: turns, past steps, corrections, and the words for what came of a call."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from devices.screen import Screen
from phoneagent.dialects.dialect import Correction
from phoneagent.models.model import Message, Part, Picture
from phoneagent.step import Step


def system(text: str) -> Message:
    return Message("system", (text,))


def user(*parts: Part) -> Message:
    return Message("user", parts)


def assistant(text: str) -> Message:
    return Message("assistant", (text,))


def done(past: Sequence[Step]) -> list[Step]:
    """The past steps in which a call was read."""
    return [step for step in past if step.call is not None]


def news(past: Sequence[Step]) -> str:
    """What the last step brought beside a new picture: a person's answer, or why it could not be done."""
    last = past[-1] if past else None
    if last is None or last.call is None or last.result in ("", "ok"):
        return ""
    return last.result


def corrected(corrections: Sequence[Correction]) -> tuple[Message, ...]:
    """This step's replies that could not be read, each followed by the reason."""
    turns: list[Message] = []
    for correction in corrections:
        turns += [assistant(correction.reply.text), user(reproof(correction))]
    return tuple(turns)


def reproof(correction: Correction) -> str:
    why = correction.why.rstrip(".")
    return f"Nothing was done, because your reply could not be read: {why}. Reply with one call in the required form."


def turns(past: Sequence[Step], picture: Callable[[Screen], Picture], count: int, pictures: int) -> list[Message]:
    """The last `count` past steps as pairs of a user turn and the model's own words. The last `pictures` - 1 of them
    show their screenshot, so that with the newest one there are `pictures`; the others say that it is left out."""
    found: list[Message] = []
    recent = done(past)[-count:] if count else []
    for number, step in enumerate(recent):
        is_shown = number >= len(recent) - (pictures - 1)
        found += [user(picture(step.screen) if is_shown else "(screenshot left out)"), assistant(step.said)]
    return found


def steps(past: Sequence[Step], say: Callable[[Step], str], separator: str = "\n", none: str = "None") -> str:
    """Past steps as numbered text."""
    lines = [f"Step {step.number}: {say(step)}" for step in done(past)]
    told = news(past)
    return (separator.join(lines) or none) + (f"{separator}(Result: {told})" if told else "")
