"""The little bar over a field that is pressed for long: copy what it holds, paste what the clipboard holds."""

from __future__ import annotations

from typing import Protocol, runtime_checkable

from devices.virtual.app import Phone
from devices.virtual.state import Page, PhoneState
from devices.virtual.widgets import Act, Node, button, column, row, space, stack

PAGE = "system:edit"
HEIGHT_DP = 48


@runtime_checkable
class Types(Protocol):
    """A phone with a keyboard."""

    def type_text(self, text: str) -> bool: ...


def page_for(field: Node, state: PhoneState) -> Page | None:
    """The bar's page for a field; None where there is nothing to copy or paste."""
    if not field.enabled or state.at_home or not (state.clipboard or field.text):
        return None
    held = "" if field.password else field.text
    top_dp = field.box.top * 160 / state.density_dpi - HEIGHT_DP - 48
    return Page(PAGE, {"key": field.key, "held": held, "top_dp": max(top_dp, 8.0)}, dialog=True)


def view(phone: Phone, page: Page) -> Node:
    key, held, top_dp = str(page.args["key"]), str(page.args["held"]), page.args["top_dp"]

    def copy() -> None:
        phone.state.clipboard = held
        phone.back()
        phone.focus(key)

    def paste() -> None:
        phone.back()
        phone.focus(key)
        if isinstance(phone, Types):
            phone.type_text(phone.state.clipboard)

    actions: list[tuple[str, Act]] = []
    if held:
        actions.append((phone.say("Copy"), copy))
    if phone.state.clipboard:
        actions.append((phone.say("Paste"), paste))
    bar = row(
        *(button(words, act, style="text", ink="on_surface", min_height=HEIGHT_DP) for words, act in actions),
        width=None, fill="surface_high", radius=24, elevation=4, pad=(8, 0, 8, 0),
    )  # fmt: skip
    height = top_dp if isinstance(top_dp, float) else 0.0
    beside = stack(on_tap=phone.back, desc=phone.say("Close"))
    return stack(beside, column(space(height=height), row(bar, pad=(16, 0, 16, 0)), space(), height="fill"))
