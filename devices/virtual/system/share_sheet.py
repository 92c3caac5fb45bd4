"""The share sheet: what is shared, and below it the apps that take it in."""

from __future__ import annotations

from devices.virtual.app import Phone, VirtualApp
from devices.virtual.apps.parts import words_of
from devices.virtual.apps.sharing import TakesIn, receivers
from devices.virtual.state import Page
from devices.virtual.widgets import Act, Node, button, column, icon, row, space, stack, text

RESOLVER = "com.android.intentresolver"
PAGE = "system:share"
COLUMNS = 4
_TITLES = {"text": "Sharing text", "image": "Sharing image", "file": "Sharing 1 file"}
_ICONS = {"image": "image", "file": "description"}


def view(phone: Phone, page: Page) -> Node:
    """A sheet over the lower part of the page; a tap beside it closes it."""
    kind, value = words_of(page, "kind"), words_of(page, "value")

    def give(app: VirtualApp, takes_in: TakesIn) -> Act:
        def act() -> None:
            phone.back()
            phone.launch(app.package, takes_in(value))

        return act

    def copy() -> None:
        phone.state.clipboard = value
        phone.back()
        phone.toast(phone.say("Copied to clipboard"))

    parts = [_target(phone, app, give(app, takes_in)) for app, takes_in in receivers(phone, kind)]
    blanks = [space() for _ in range(-len(parts) % COLUMNS)]
    cells = [*parts, *blanks]
    grid = [row(*cells[at : at + COLUMNS], align="start") for at in range(0, len(cells), COLUMNS)]
    nobody = text(phone.say("No recommended people or apps"), 14, ink="on_surface_dim", text_align="center")
    sheet = column(
        row(stack(width=32, height=4, radius=2, fill="outline_dim"), justify="center", pad=(0, 12, 0, 12)),
        text(phone.say(_TITLES[kind]), 18, id="headline", pad=(8, 0, 8, 12)),
        _preview(phone, kind, value, copy),
        column(*(grid or [nobody]), gap=4, pad=(0, 16, 0, 0)),
        fill="surface_low", radius=28, pad=(16, 0, 16, 24), enabled=False, elevation=6, id="contentPanel",
    )  # fmt: skip
    scrim = stack(fill="scrim", on_tap=phone.back, desc=phone.say("Close"))
    return stack(scrim, column(space(), sheet, height="fill"), package=RESOLVER)


def _preview(phone: Phone, kind: str, value: str, copy: Act) -> Node:
    name = value if kind == "text" else value.rpartition("/")[2]
    words = text(name, 14, max_lines=3, grow=1, id="content_preview_text")
    symbol = [icon(_ICONS[kind])] if kind in _ICONS else []
    copying = [button(phone.say("Copy"), copy, style="tonal", id="chooser_copy_button")] if kind == "text" else []
    return row(*symbol, words, *copying, fill="surface_high", radius=16, gap=12, pad=(16, 14, 16, 14))


def _target(phone: Phone, app: VirtualApp, act: Act) -> Node:
    label = phone.say(app.label)
    disc = stack(icon(app.icon, 28, ink="white"), align="center", width=52, height=52, fill=app.tint, radius=26)
    name = text(label, 12, text_align="center", width="fill", max_lines=2)
    return column(
        row(disc, justify="center"), name, gap=6, pad=(2, 10, 2, 10), width=None, grow=1, on_tap=act, desc=label,
        class_name="android.widget.LinearLayout",
    )  # fmt: skip
