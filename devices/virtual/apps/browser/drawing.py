"""A web page's blocks as widgets."""

from __future__ import annotations

import math
from functools import lru_cache
from random import Random

from PIL import Image, ImageDraw

from devices.screen import Box
from devices.virtual.app import Phone
from devices.virtual.apps.browser import browsing, web
from devices.virtual.painter import Painter
from devices.virtual.widgets import (
    Act,
    Node,
    button,
    checkbox,
    column,
    field_,
    icon,
    list_row,
    radio,
    row,
    stack,
    text,
)  # fmt: skip

SIDE = 20
SKIES = (("#8ec5e8", "#e9f3ea"), ("#f5b971", "#fbe8c8"), ("#6b7fb5", "#e7c9c9"), ("#9fb8a3", "#eef2dc"))


def block_node(phone: Phone, typed: web.Typed, block: web.Block) -> Node:
    """One block."""
    match block:
        case web.Heading(words, size_sp):
            return text(words, size_sp, bold=True, max_lines=4, pad=(SIDE, 12, SIDE, 4))
        case web.Paragraph(words, dim):
            ink = "on_surface_dim" if dim else "on_surface"
            return text(words, 14 if dim else 16, ink=ink, max_lines=40, pad=(SIDE, 6, SIDE, 6))
        case web.Link(words, address, more):
            return _link(phone, words, address, more)
        case web.Picture(name, symbol):
            return row(_picture(name, symbol), pad=(SIDE, 8, SIDE, 8))
        case web.Figures(symbol, name, value):
            return list_row(name, value, leading=icon(symbol, 32, ink="primary"), pad=(SIDE, 10, SIDE, 10))
        case web.Board():
            return _board(phone, block)
        case web.Advert(words, address):
            return _advert(phone, words, address)
        case _:
            return _control(phone, typed, block)


def _control(phone: Phone, typed: web.Typed, block: web.Block) -> Node:
    """What can be filled in, chosen or pressed."""
    match block:
        case web.Field(name, hint):
            return row(_field(typed, name, hint), pad=(SIDE, 6, SIDE, 6))
        case web.Tick(name, words):
            on = typed.get(name) == "yes"
            flip = _sets(typed, name, "" if on else "yes")
            return list_row(words, leading=checkbox(on), on_tap=flip, checked=on, pad=(SIDE, 8, SIDE, 8))
        case web.Pick(name, options):
            return column(*(_option(phone, typed, name, option) for option in options))
        case web.Send():
            return row(button(block.text, _sends(phone, typed, block)), pad=(SIDE, 12, SIDE, 12))
        case web.Press():
            return row(_press(phone, block), pad=(SIDE, 8, SIDE, 8))
        case web.Presses(buttons):
            return row(*(_press(phone, each) for each in buttons), gap=12, justify="center", pad=(SIDE, 6, SIDE, 6))
        case _:
            raise TypeError(f"no way to draw {block!r}")


def _goes(phone: Phone, address: str) -> Act:
    return lambda: browsing.go(phone.state, address)


def _link(phone: Phone, words: str, address: str, more: str) -> Node:
    parts = [text(words, 18, ink="primary", max_lines=3)]
    if more:
        parts.append(text(more, 14, ink="on_surface_dim", max_lines=2))
    return column(*parts, gap=4, pad=(SIDE, 10, SIDE, 10), on_tap=_goes(phone, address))


def _advert(phone: Phone, words: str, address: str) -> Node:
    mark = text(phone.say("Ad"), 12, bold=True, ink="on_tonal", fill="tonal", radius=4, pad=(6, 2, 6, 2))
    card = row(
        icon("redeem", 36, ink="primary"), column(row(mark), text(words, 16, max_lines=3), gap=6, width=None, grow=1),
        gap=16, fill="surface_high", radius=12, pad=(16, 12, 16, 12), on_tap=_goes(phone, address),
    )  # fmt: skip
    return row(card, pad=(SIDE, 10, SIDE, 10))


def _field(typed: web.Typed, name: str, hint: str) -> Node:
    def keep(words: str) -> None:
        typed[name] = words

    return field_(name, typed.get(name, ""), keep, hint=hint, fill="", border="outline", radius=6)


def _sets(typed: web.Typed, name: str, value: str) -> Act:
    def act() -> None:
        typed[name] = value

    return act


def _option(phone: Phone, typed: web.Typed, name: str, option: str) -> Node:
    on = typed.get(name) == option
    return list_row(
        phone.say(option), leading=radio(on), on_tap=_sets(typed, name, option), checked=on, min_height=48,
        pad=(SIDE, 6, SIDE, 6),
    )  # fmt: skip


def _sends(phone: Phone, typed: web.Typed, block: web.Send) -> Act:
    """Sends the form, if nothing that is needed is missing."""

    def act() -> None:
        if not all(typed.get(name, "").strip() for name in block.needed):
            phone.toast(phone.say("Please fill in what is missing"))
            return
        browsing.send(phone.state, {name: typed.get(name, "").strip() for name in block.names})
        browsing.go(phone.state, block.then)
        phone.focus("")

    return act


def _acts(phone: Phone, pressed: web.Press | web.Cell) -> Act | None:
    act = pressed.act
    if act is None:
        return None

    def acted() -> None:
        sent = act()
        if sent is not None:
            browsing.send(phone.state, sent)

    return acted


def _press(phone: Phone, block: web.Press) -> Node:
    act = _acts(phone, block)
    if not block.icon:
        return button(block.text, act)
    return row(
        icon(block.icon, ink="on_primary"), text(block.text, 16, ink="on_primary", bold=True), gap=8, width=None,
        height=48, fill="primary", radius=24, pad=(20, 0, 24, 0), on_tap=act, class_name="android.widget.Button",
    )  # fmt: skip


def _board(phone: Phone, board: web.Board) -> Node:
    rows = [row(*(_cell(phone, cell) for cell in cells), gap=3, justify="center") for cells in board.rows]
    return column(*rows, gap=3, pad=(SIDE, 8, SIDE, 8))


def _cell(phone: Phone, cell: web.Cell) -> Node:
    mark = [text(cell.mark, 24, ink="black", bold=True, text_align="center")] if cell.mark else []
    return stack(
        *mark, align="center", width=cell.wide_dp, height=cell.wide_dp, fill=cell.ink, border="outline", radius=4,
        on_tap=_acts(phone, cell), desc=cell.name, class_name="android.view.View",
    )  # fmt: skip


def _picture(name: str, symbol: str) -> Node:
    def paint(painter: Painter, box: Box, px_per_dp: float) -> None:
        painter.image(_landscape(name, box.width, box.height), box.left, box.top)
        if symbol:
            half = round(36 * px_per_dp)
            x, y = (box.left + box.right) // 2, (box.top + box.bottom) // 2
            painter.icon(symbol, Box(x - half, y - half, x + half, y + half), "white")

    return Node("canvas", paint=paint, width="fill", height=170, desc="", id="picture")


@lru_cache(maxsize=24)
def _landscape(name: str, width_px: int, height_px: int) -> Image.Image:
    """A photograph's stand-in: sky, a sun, and hills, the same for the same name."""
    chance = Random(f"picture/{name}")
    sky, low = chance.choice(SKIES)
    picture = Image.new("RGB", (320, 160), sky)
    draw = ImageDraw.Draw(picture)
    draw.rectangle((0, 90, 320, 160), low)
    x, y, reach = chance.randrange(40, 280), chance.randrange(20, 60), chance.randrange(12, 26)
    draw.ellipse((x - reach, y - reach, x + reach, y + reach), "#fff3c4")
    for layer, ink in enumerate(("#7d9a82", "#58745f", "#3b5245")):
        first, length = chance.uniform(0, 6), chance.uniform(40, 90)
        ridge = [(at, 85 + layer * 22 + 14 * math.sin(first + at / length)) for at in range(0, 321, 8)]
        draw.polygon([(0, 160), *ridge, (320, 160)], ink)
    return picture.resize((width_px, height_px), Image.Resampling.BICUBIC)
