"""Trees as pictures."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from devices.screen import Box, Pixels
from devices.virtual import shapes
from devices.virtual.layout import lay_out
from devices.virtual.paint import Extras, paint
from devices.virtual.painter import Canvas, Painter, PillowPainter
from devices.virtual.theme import ACCENT_HUES, Theme
from devices.virtual.widgets import (
    Act,
    Node,
    app_bar,
    button,
    checkbox,
    column,
    corner,
    fab,
    field_,
    list_row,
    radio,
    row,
    scroll,
    slider,
    stack,
    switch,
    text,
)

WIDTH_PX, HEIGHT_PX, PX_PER_DP = 360, 640, 1.0
LIGHT, DARK = Theme(), Theme(dark=True)


def nothing(*_: object) -> None:
    """What a widget does in these tests."""


def picture(root: Node, theme: Theme = LIGHT, extras: Extras = Extras(), scroll_px: int = 0) -> Pixels:  # noqa: B008
    lay_out(root, WIDTH_PX, HEIGHT_PX, PX_PER_DP, 1.0, {"list": scroll_px})
    return paint(root, WIDTH_PX, HEIGHT_PX, PX_PER_DP, 1.0, theme, extras)


def has(pixels: Pixels, role: str, theme: Theme = LIGHT) -> bool:
    """Whether some pixel has exactly this colour."""
    return bool((pixels == np.array(theme.color(role)[:3])).all(axis=-1).any())


def test_a_page_is_as_large_as_the_screen_and_mostly_surface() -> None:
    pixels = picture(column(app_bar("Settings"), fill="surface", height="fill"))
    assert pixels.shape == (HEIGHT_PX, WIDTH_PX, 3)
    assert pixels.dtype == np.uint8
    assert (pixels == LIGHT.color("surface")[:3]).all(axis=-1).mean() > 0.9


def test_the_same_tree_is_painted_the_same_twice_and_the_first_picture_stays() -> None:
    page = column(app_bar("One", on_back=nothing), list_row("Wi-Fi", "On", trailing=switch(True)))
    first = picture(page)
    kept = first.copy()
    picture(column(fill="primary", height="fill"))
    assert np.array_equal(first, kept)
    assert np.array_equal(picture(page), first)


def test_text_darkens_only_the_pixels_of_its_box() -> None:
    words = text("Airplane mode", width=200)
    pixels = picture(column(row(words, pad=(40, 50, 0, 0))))
    changed = (pixels != LIGHT.color("surface")[:3]).any(axis=-1)
    rows, columns = np.nonzero(changed)
    box = words.box
    assert box.top <= rows.min() <= rows.max() < box.bottom
    assert box.left <= columns.min() <= columns.max() < box.right


@pytest.mark.parametrize("control", [switch, checkbox, radio])
def test_a_control_shows_whether_it_is_on(control: Callable[[bool, Act], Node]) -> None:
    on, off = picture(column(row(control(True, nothing)))), picture(column(row(control(False, nothing))))
    assert has(on, "primary")
    assert not has(off, "primary")


def test_a_disabled_switch_has_no_accent() -> None:
    assert not has(picture(column(row(switch(True, enabled=False)))), "primary")


def test_a_slider_shows_its_value() -> None:
    def accent_px(value: float) -> int:
        pixels = picture(column(slider(value, nothing)))
        return int((pixels == LIGHT.color("primary")[:3]).all(axis=-1).sum())

    assert accent_px(0.1) < accent_px(0.5) < accent_px(0.9)


def test_only_the_focused_field_has_a_border_and_a_cursor() -> None:
    page = column(field_("name", "Ada", nothing), field_("phone", "", nothing, hint="Phone"))
    assert not has(picture(page), "primary")
    focused = picture(page, extras=Extras(focus="phone"))
    assert has(focused, "primary")
    assert not (focused[: page.children[0].box.bottom] == LIGHT.color("primary")[:3]).all(axis=-1).any()


def test_a_long_text_in_a_focused_field_shows_its_end_and_stays_inside() -> None:
    page = column(row(field_("name", "x" * 80 + "END", nothing, width=200), width=360))
    pixels = picture(page, extras=Extras(focus="name"))
    assert (pixels[:, 201:] == LIGHT.color("surface")[:3]).all()


def test_a_scrolled_list_draws_nothing_over_the_bar_above_it() -> None:
    rows = [list_row(f"Row {number}", "Subtitle") for number in range(40)]
    page = column(app_bar("List"), scroll("list", *rows), height="fill")
    still, moved = picture(page), picture(page, scroll_px=33)
    assert np.array_equal(still[:64], moved[:64])
    assert not np.array_equal(still[64:], moved[64:])


def test_a_scrim_dims_what_is_under_a_dialog_but_not_the_dialog() -> None:
    card = column(text("Sure?"), fill="surface_high", width=200, height=100, elevation=6, radius=28)
    pixels = picture(stack(column(fill="white", height="fill"), stack(card, align="center", fill="scrim")))
    assert 120 < pixels[10, 10, 0] < 200
    assert tuple(pixels[card.box.bottom - 8, card.box.center_px[0]]) == LIGHT.color("surface_high")[:3]


def test_a_floating_button_throws_a_shadow() -> None:
    page = corner(column(fill="surface", height="fill"), fab("add", "Add", nothing))
    pixels = picture(page)
    box = next(child for child in page.children[1].children[1].children if child.elevation).box
    below = pixels[box.bottom + 2, box.center_px[0]]
    assert below.sum() < sum(LIGHT.color("surface")[:3]) - 10


@pytest.mark.parametrize("accent", ACCENT_HUES)
@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize(
    ("ink", "ground"),
    [("on_surface", "surface"), ("on_surface_dim", "surface_high"), ("on_primary", "primary"), ("on_tonal", "tonal"),
     ("primary", "surface"), ("on_error", "error"), ("on_inverse_surface", "inverse_surface"),
     ("on_surface", "keyboard_key")],
)  # fmt: skip
def test_words_can_be_read_in_every_theme(accent: str, dark: bool, ink: str, ground: str) -> None:
    """At least 4.5 to 1, as WCAG 2.2 (1.4.3) asks of text."""
    theme = Theme(dark, accent)

    def luminance(role: str) -> float:
        parts = [value / 255 for value in theme.color(role)[:3]]
        red, green, blue = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    lighter, darker = sorted((luminance(ink), luminance(ground)), reverse=True)
    assert (lighter + 0.05) / (darker + 0.05) >= 4.5


def test_an_unknown_colour_names_the_roles() -> None:
    with pytest.raises(KeyError, match=r"no colour role 'pirmary'; the roles are .*primary"):
        LIGHT.color("pirmary")


def test_a_canvas_draws_itself_with_the_painter() -> None:
    def dial(painter: Painter, box: Box, px_per_dp: float) -> None:
        painter.ring(box, 4 * px_per_dp, "outline_dim")
        painter.ring(box, 4 * px_per_dp, "primary", start=0.25, turns=0.5)
        painter.line([box.center_px, (box.center_px[0], box.top)], 2 * px_per_dp, "error")
        painter.icon("add", Box(box.left, box.top, box.left + 24, box.top + 24), "on_surface")

    node = Node("canvas", width=100, height=100, paint=dial)
    pixels = picture(column(row(node)))
    assert has(pixels, "primary")
    assert has(pixels, "error")


def test_wallpapers_differ_and_come_in_any_size() -> None:
    pictures = [picture(column(fill="wallpaper", height="fill"), Theme(wallpaper=number)) for number in range(3)]
    assert not np.array_equal(pictures[0], pictures[1])
    assert not np.array_equal(pictures[1], pictures[2])
    assert pictures[0].std() > 5


def test_pictures_of_different_sizes_can_follow_each_other() -> None:
    page = column(button("OK", nothing), fill="tonal", height="fill")
    for width_px, height_px, px_per_dp in ((1080, 2400, 2.625), (360, 800, 1.0), (800, 360, 1.0)):
        lay_out(page, width_px, height_px, px_per_dp, 1.3, {})
        pixels = paint(page, width_px, height_px, px_per_dp, 1.3, DARK)
        assert pixels.shape == (height_px, width_px, 3)
        assert tuple(pixels[-1, -1]) == DARK.color("tonal")[:3]


@pytest.mark.parametrize("radius_px", [0, 0.6, 12, 28.3, 70])
@pytest.mark.parametrize("border_px", [0, 1, 5])
def test_large_round_boxes_look_as_if_drawn_in_one_piece(radius_px: float, border_px: int) -> None:
    box, ink = Box(20, 30, 320, 170), "#204060"
    assert box.width * box.height > shapes.SMALL_PX
    canvas = Canvas(WIDTH_PX, HEIGHT_PX)
    PillowPainter(canvas.picture, LIGHT).rect(box, ink, radius_px, border_px)
    pixels = canvas.pixels()
    size = (box.width, box.height, min(round(radius_px, 1), 70.0))
    mask = shapes.frame(*size, border_px) if border_px else shapes.rounded(*size)
    part = pixels[box.top : box.bottom, box.left : box.right]
    expected = np.asarray(mask, np.float64)[..., None] / 255 * (0x20, 0x40, 0x60)
    assert np.abs(part - expected).max() <= 1
    assert pixels.sum() == part.sum()
