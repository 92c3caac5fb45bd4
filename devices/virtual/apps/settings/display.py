"""Settings > Display, and Wallpaper & style: how the phone looks. Everything here shows at once."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from devices.screen import Box
from devices.virtual.app import Phone
from devices.virtual.apps.settings.asking import stored_choice, stored_label
from devices.virtual.apps.settings.rows import (
    View,
    ask,
    flip,
    link,
    main_switch,
    on_off,
    own_switch,
    paragraph,
    screen,
    sliding,
    stored,
    stored_switch,
)
from devices.virtual.painter import Painter
from devices.virtual.state import Page
from devices.virtual.system import dialogs
from devices.virtual.theme import ACCENT_HUES, WALLPAPERS, Theme
from devices.virtual.theme import wallpaper as paper_picture
from devices.virtual.widgets import (
    Node,
    column,
    header,
    icon,
    icon_button,
    row,
    slider,
    stack,
    switch_row,
    text,
)

TIMEOUTS_S = (15, 30, 60, 120, 300, 600, 1800)
FONT_SCALES = ((0.85, "Small"), (1.0, "Default"), (1.15, "Large"), (1.3, "Largest"))
"""Android's four classic steps: settings/res/values/arrays.xml, entryvalues_font_size."""
DENSITIES = (("540", "Small"), ("420", "Default"), ("374", "Large"))
COLOR_MODES = (("0", "Natural"), ("1", "Boosted"), ("3", "Adaptive"))


def display_page(phone: Phone, page: Page) -> Node:
    state, say = phone.state, phone.say
    settings = state.settings

    def darken() -> None:
        state.look.dark = not state.look.dark

    when = say("Will turn off manually") if state.look.dark else say("Will never turn on automatically")
    return screen(
        phone,
        page,
        say("Display"),
        header(say("Brightness")),
        sliding("brightness_6", say("Brightness level"), settings.brightness, _set_brightness(phone), "brightness"),
        own_switch(phone, "adaptive_brightness", say("Adaptive brightness")),
        header(say("Lock display")),
        ask(
            phone,
            "timeout",
            say("Screen timeout"),
            say("After {} of inactivity").format(seconds_words(phone, settings.screen_timeout_s)),
        ),
        header(say("Appearance")),
        switch_row(say("Dark theme"), state.look.dark, darken, when),
        link(phone, "font", say("Font size"), font_words(phone)),
        link(phone, "wallpaper", say("Wallpaper & style"), say("Colors, wallpaper")),
        header(say("Color")),
        link(phone, "night_light", say("Night Light"), on_off(phone, settings.night_light)),
        ask(phone, "color_mode", say("Colors"), stored_label(phone, "system/display_color_mode", COLOR_MODES, "3")),
        header(say("Other display controls")),
        own_switch(phone, "auto_rotate", say("Auto-rotate screen")),
        stored_switch(
            phone,
            "system/peak_refresh_rate",
            say("Smooth display"),
            say("Raises the refresh rate for some content"),
            default=True,
        ),
    )


def _set_brightness(phone: Phone) -> Callable[[float], None]:
    def slid(value: float) -> None:
        phone.state.settings.brightness = value

    return slid


def seconds_words(phone: Phone, seconds: int) -> str:
    if seconds < 60:
        return phone.say("{} seconds").format(seconds)
    return phone.say("1 minute") if seconds == 60 else phone.say("{} minutes").format(seconds // 60)


def timeout(phone: Phone, page: Page) -> Node:
    """Dialog."""
    settings = phone.state.settings

    def choice(seconds: int) -> dialogs.Choice:
        def choose() -> None:
            settings.screen_timeout_s = seconds

        return dialogs.Choice(seconds_words(phone, seconds), settings.screen_timeout_s == seconds, choose)

    return dialogs.choices(phone, phone.say("Screen timeout"), [choice(seconds) for seconds in TIMEOUTS_S])


def font_words(phone: Phone) -> str:
    return phone.say(FONT_SCALES[_font_step(phone)][1])


def _font_step(phone: Phone) -> int:
    """The step nearest to the font scale, which `settings put` may have set to anything."""
    scale = phone.state.look.font_scale
    return min(range(len(FONT_SCALES)), key=lambda step: abs(FONT_SCALES[step][0] - scale))


def font_page(phone: Phone, page: Page) -> Node:
    say, step = phone.say, _font_step(phone)
    last = len(FONT_SCALES) - 1

    def go(to: int) -> None:
        phone.state.look.font_scale = FONT_SCALES[min(max(to, 0), last)][0]

    preview = column(
        text(say("Preview"), 14, ink="on_surface_dim"),
        text(say("Everything is always easier to read at the right size."), 18, max_lines=5, id="preview"),
        gap=12, fill="surface_high", radius=24, pad=(24, 24, 24, 24), min_height=200,
    )  # fmt: skip
    bar = row(
        icon_button("remove", say("Make smaller"), (lambda: go(step - 1)) if step > 0 else None),
        slider(step / last, lambda value: go(round(value * last)), grow=1, desc=say("Font size"), id="font_size"),
        icon_button("add", say("Make larger"), (lambda: go(step + 1)) if step < last else None),
        gap=4, pad=(12, 4, 12, 8),
    )  # fmt: skip
    return screen(
        phone,
        page,
        say("Font size"),
        column(preview, pad=(24, 0, 24, 16)),
        row(text(say("Font size"), 16, grow=1), text(font_words(phone), 14, ink="on_surface_dim"), pad=(24, 8, 24, 0)),
        bar,
        paragraph(say("Make the text on your screen smaller or larger.")),
    )


def night_light_page(phone: Phone, page: Page) -> Node:
    say, state = phone.say, phone.state
    strength = float(stored(state, "secure/night_display_color_temperature", "0.5"))

    def slid(value: float) -> None:
        state.system_settings["secure/night_display_color_temperature"] = f"{value:.2f}"

    return screen(
        phone,
        page,
        say("Night Light"),
        main_switch(say("Use Night Light"), state.settings.night_light, flip(phone, "night_light")),
        ask(
            phone,
            "night_schedule",
            say("Schedule"),
            stored_label(phone, "secure/night_display_auto_mode", NIGHT_SCHEDULES),
        ),
        *([sliding("tonality", say("Intensity"), strength, slid, "intensity")] if state.settings.night_light else []),
        paragraph(
            say(
                "Night Light tints your screen amber. This makes it easier to look at your screen in dim light, and "
                "may help you fall asleep."
            )
        ),
    )


NIGHT_SCHEDULES = (
    ("0", "None"),
    ("1", "Turns on at custom time"),
    ("2", "Turns on from sunset to sunrise"),
)
"""Values: ColorDisplayManager.AUTO_MODE_*."""


def wallpaper_page(phone: Phone, page: Page) -> Node:
    say, look = phone.say, phone.state.look

    def paper(number: int) -> Node:
        def choose() -> None:
            look.wallpaper = number

        chosen = look.wallpaper % WALLPAPERS == number
        marks = [column(row(icon("check_circle", 24, ink="white"), justify="center"), justify="center", height="fill")]
        return stack(
            _picture(phone, number), *(marks if chosen else []), height=132, width=None, grow=1, radius=16,
            border="primary" if chosen else "", on_tap=choose, selected=chosen,
            desc=say("Wallpaper {}").format(number + 1), id=f"wallpaper_{number + 1}",
        )  # fmt: skip

    def accent(name: str) -> Node:
        def choose() -> None:
            look.accent = name

        r, g, b, _ = Theme(False, name).color("primary")
        dot = stack(
            *([icon("check", 22, ink="white")] if look.accent == name else []), align="center", width=40, height=40,
            radius=20, fill=f"#{r:02x}{g:02x}{b:02x}",
        )  # fmt: skip
        label = say(name.capitalize())
        return column(
            row(dot, justify="center"), text(label, 12, ink="on_surface_dim", text_align="center", width="fill"),
            gap=6, width=None, grow=1, on_tap=choose, selected=look.accent == name, desc=label, pad=(0, 4, 0, 4),
        )  # fmt: skip

    papers = [row(*(paper(number) for number in range(at, at + 4)), gap=10) for at in range(0, WALLPAPERS, 4)]
    return screen(
        phone,
        page,
        say("Wallpaper & style"),
        header(say("Wallpaper")),
        column(*papers, gap=10, pad=(20, 4, 20, 12)),
        header(say("Wallpaper colors")),
        row(*(accent(name) for name in ACCENT_HUES), pad=(16, 4, 16, 12), align="start"),
        switch_row(say("Dark theme"), look.dark, lambda: setattr(look, "dark", not look.dark)),
    )


def _picture(phone: Phone, number: int) -> Node:
    """The wallpaper as it would look, in small."""
    look = phone.state.look

    def draw(painter: object, box: Box, px_per_dp: float) -> None:
        theme = Theme(look.dark, look.accent, number)
        cast(Painter, painter).image(paper_picture(theme, box.width, box.height), box.left, box.top)

    return Node("canvas", paint=draw, width="fill", height="fill")


PAGES: dict[str, View] = {
    "display": display_page,
    "timeout": timeout,
    "font": font_page,
    "color_mode": stored_choice("Colors", "system/display_color_mode", COLOR_MODES, "3"),
    "night_light": night_light_page,
    "night_schedule": stored_choice("Schedule", "secure/night_display_auto_mode", NIGHT_SCHEDULES),
    "wallpaper": wallpaper_page,
}
