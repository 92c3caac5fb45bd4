""" "Allow USB debugging?": the dialog over everything when a computer shows a key that the phone does not know."""

from __future__ import annotations

from typing import Protocol

from devices.virtual.app import Phone
from devices.virtual.widgets import Node, button, checkbox, column, list_row, row, space, stack, text


class PhoneWithOwner(Phone, Protocol):
    """A phone whose owner answers computers."""

    def answer_computer(self, *, yes: bool) -> None: ...


def view(phone: PhoneWithOwner) -> Node:
    cover, say = phone.state.cover, phone.say

    def always() -> None:
        cover.usb_always = not cover.usb_always

    def no() -> None:
        phone.answer_computer(yes=False)

    def yes() -> None:
        phone.answer_computer(yes=True)

    words = say("The computer's RSA key fingerprint is:") + "\n" + cover.usb_asks
    card = column(
        text(say("Allow USB debugging?"), 24, max_lines=2, pad=(24, 0, 24, 0), id="alertTitle"),
        text(words, 14, ink="on_surface_dim", max_lines=6, pad=(24, 16, 24, 8), id="message"),
        list_row(
            say("Always allow from this computer"), leading=checkbox(cover.usb_always), on_tap=always,
            checked=cover.usb_always, id="alwaysUse",
        ),
        row(space(), button(say("Cancel"), no, style="text"), button(say("Allow"), yes, style="text"), gap=8,
            pad=(16, 12, 16, 0)),
        fill="surface_high", radius=28, pad=(0, 24, 0, 20), width="fill", enabled=False, elevation=6, id="parentPanel",
    )  # fmt: skip
    # a tap beside it does nothing: the question must be answered
    scrim = stack(fill="scrim", enabled=False)
    return stack(scrim, column(card, height="fill", justify="center", pad=(32, 32, 32, 32)))
