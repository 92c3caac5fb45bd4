"""Dialogs: a card in the middle of the screen over a scrim; a tap beside the card closes it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from devices.virtual.app import Phone
from devices.virtual.widgets import Act, Node, button, column, icon, list_row, radio, row, scroll, space, stack, text


@dataclass(frozen=True, slots=True)
class Choice:
    """One line of a list of which one is chosen."""

    label: str
    chosen: bool
    on_choose: Act


def dialog(
    phone: Phone,
    title: str,
    *content: Node,
    words: str = "",
    buttons: Sequence[tuple[str, Act | None]] = (),
    leading: str = "",
) -> Node:
    """The view of a page with `dialog=True`. All texts are already in the phone's language.

    Args:
        phone: Whose back closes it.
        title: Headline.
        content: Widgets between the words and the buttons.
        words: A paragraph under the title.
        buttons: Label and act from left to right; an act of None is drawn disabled.
        leading: Icon over a centred title.
    """
    centred = "center" if leading else "start"
    parts: list[Node] = []
    if leading:
        parts.append(row(icon(leading, ink="primary"), justify="center", pad=(0, 0, 0, 16)))
    parts.append(text(title, 24, max_lines=3, text_align=centred, pad=(24, 0, 24, 0), id="alertTitle"))
    if words:
        parts.append(text(words, 14, ink="on_surface_dim", max_lines=8, pad=(24, 16, 24, 0), id="message"))
    parts.extend(content)
    actions = [button(label, act, style="text", pad=(12, 10, 12, 10)) for label, act in buttons]
    if actions:
        parts.append(row(space(), *actions, gap=8, pad=(16, 24, 16, 0)))
    # Not enabled, so that a tap on the card itself stops there and does nothing.
    card = column(
        *parts, fill="surface_high", radius=28, pad=(0, 24, 0, 20), width="fill", enabled=False, elevation=6,
        id="parentPanel",
    )  # fmt: skip
    scrim = stack(fill="scrim", on_tap=phone.back, desc=phone.say("Close"))
    return stack(scrim, column(card, height="fill", justify="center", pad=(32, 32, 32, 32)))


def choices(phone: Phone, title: str, options: Sequence[Choice]) -> Node:
    """A dialog of radio lines: a tap on one chooses it and closes the dialog."""

    def choose(option: Choice) -> Act:
        def act() -> None:
            option.on_choose()
            phone.back()

        return act

    lines = [
        list_row(option.label, leading=radio(option.chosen), on_tap=choose(option), checked=option.chosen)
        for option in options
    ]
    inside = column(*lines, pad=(0, 12, 0, 0)) if len(lines) < 8 else scroll("choices", *lines, height=400)
    return dialog(phone, title, inside, buttons=[(phone.say("Cancel"), phone.back)])


def confirm(phone: Phone, title: str, words: str, yes: str, on_yes: Act, leading: str = "") -> Node:
    """A question with "Cancel" and one answer, which closes the dialog first and then acts."""

    def act() -> None:
        phone.back()
        on_yes()

    return dialog(phone, title, words=words, leading=leading, buttons=[(phone.say("Cancel"), phone.back), (yes, act)])
