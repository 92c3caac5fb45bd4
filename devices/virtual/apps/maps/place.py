"""A place's card, the way to it, and being guided there."""

from __future__ import annotations

from devices.virtual.app import Phone
from devices.virtual.apps.maps import town
from devices.virtual.apps.maps.data import Maps, Place, Saved
from devices.virtual.apps.maps.drawing import NOMINAL_DP, disc, ground, pin
from devices.virtual.apps.maps.explore import ask_to_locate, may_locate
from devices.virtual.apps.parts import nothing_here, words_of
from devices.virtual.state import Page, PhoneState
from devices.virtual.widgets import (
    Act,
    Node,
    app_bar,
    button,
    chip,
    column,
    icon,
    icon_button,
    list_row,
    row,
    scroll,
    stack,
    text,
)  # fmt: skip

PICTURE_DP = 220


def _shown(phone: Phone, page: Page) -> Place | None:
    return town.place_named(phone.state.maps, words_of(page, "name"))


def _gone(phone: Phone) -> Node:
    bar = app_bar("", on_back=phone.back)
    return column(bar, nothing_here("location_off", phone.say("No results")), height="fill", fill="surface")


def place_page(phone: Phone, page: Page) -> Node:
    place = _shown(phone, page)
    if place is None:
        return _gone(phone)
    kind = town.KINDS[place.kind]
    bar = app_bar(
        place.name, on_back=phone.back,
        actions=[icon_button("share", phone.say("Share"), lambda: _share(phone, place))],
    )  # fmt: skip
    hours = phone.say("Open {opens} to {closes}").format(opens=f"{place.opens}:00", closes=f"{place.closes}:00")
    head = column(
        text(place.name, 24, bold=True, max_lines=2, id="title"),
        text(f"{place.stars} ★ · {phone.say(kind.label)}", 16, ink="on_surface_dim"), gap=4, pad=(24, 16, 24, 8),
    )  # fmt: skip
    lines = [
        list_row(town.address(place), leading=icon("location_on")),
        list_row(hours, leading=icon("schedule")),
    ]
    if place.phone:
        lines.append(list_row(place.phone, leading=icon("call"), on_tap=lambda: _call(phone, place)))
    return column(
        bar, _picture(phone.state, place), head, _buttons(phone, place), scroll("place", *lines), height="fill",
        fill="surface",
    )  # fmt: skip


def _picture(state: PhoneState, place: Place) -> Node:
    """A piece of the map around the place."""
    maps = Maps(streets=state.maps.streets, center_x_m=place.x_m, center_y_m=place.y_m, zoom=1)
    around = PhoneState(seed=state.seed, look=state.look, maps=maps)
    kind = town.KINDS[place.kind]
    mark = pin(NOMINAL_DP[0] / 2, PICTURE_DP / 2, disc(kind.icon, kind.tint, "", None))
    return stack(ground(around, PICTURE_DP), mark, height=PICTURE_DP)


def _buttons(phone: Phone, place: Place) -> Node:
    maps = phone.state.maps
    saved = any(each.place == place.name for each in maps.favorites)
    marked = any(each.place == place.name for each in maps.markers)

    def directions() -> None:
        phone.open(Page("directions", {"name": place.name, "mode": "car"}))
        if not may_locate(phone):
            ask_to_locate(phone)

    return row(
        _round("directions", phone.say("Directions"), directions, filled=True),
        _round(
            "bookmark_fill" if saved else "bookmark", phone.say("Saved") if saved else phone.say("Save"),
            flip(maps.favorites, place.name),
        ),
        _round(
            "flag_fill" if marked else "flag", phone.say("Remove marker") if marked else phone.say("Add marker"),
            flip(maps.markers, place.name),
        ),
        gap=8, pad=(16, 8, 16, 8),
    )  # fmt: skip


def flip(saved: list[Saved], name: str) -> Act:
    """Adds a place to a list, or takes it out."""

    def flipped() -> None:
        there = [each for each in saved if each.place == name]
        if there:
            saved.remove(there[0])
        else:
            saved.append(Saved(name))

    return flipped


def _round(symbol: str, label: str, act: Act, *, filled: bool = False) -> Node:
    ink = "on_primary" if filled else "on_tonal"
    circle = stack(
        icon(symbol, ink=ink), align="center", width=72, height=44, radius=22, fill="primary" if filled else "tonal"
    )
    return column(
        circle, text(label, 12, text_align="center"), gap=6, align="center", width=None, grow=1, on_tap=act,
        class_name="android.widget.Button",
    )  # fmt: skip


def _share(phone: Phone, place: Place) -> None:
    from devices.virtual.apps.sharing import share

    share(phone, "text", f"{place.name}, {town.address(place)}")


def _call(phone: Phone, place: Place) -> None:
    from devices.virtual.apps.links import follow

    follow(phone, f"tel:{place.phone}")


def directions_page(phone: Phone, page: Page) -> Node:
    """How to get there by car, on foot or by bike."""
    place = _shown(phone, page)
    if place is None:
        return _gone(phone)
    bar = app_bar(phone.say("Directions"), on_back=phone.back)
    ends = column(
        list_row(phone.say("Your location"), leading=icon("my_location", ink="primary"), min_height=48),
        list_row(place.name, town.address(place), leading=icon("location_on", ink="error")),
        pad=(0, 0, 0, 8),
    )  # fmt: skip
    if not may_locate(phone):
        return column(
            bar, ends, nothing_here("location_off", phone.say("Location is needed for directions")),
            row(button(phone.say("Use my location"), lambda: ask_to_locate(phone)), justify="center",
                pad=(0, 0, 0, 48)),
            height="fill", fill="surface",
        )  # fmt: skip
    mode = words_of(page, "mode") or "car"
    legs = town.way(phone.state.maps, place)
    far_m = sum(leg.length_m for leg in legs)

    def go_by(name: str) -> Act:
        def chosen() -> None:
            page.args["mode"] = name

        return chosen

    def start() -> None:
        phone.state.maps.going_to, phone.state.maps.going_by = place.name, mode
        phone.replace(Page("navigation"))

    modes = row(
        *(chip(phone.say(label), name == mode, go_by(name)) for name, (label, _, _) in town.MODES.items()),
        gap=8, pad=(16, 0, 16, 8),
    )  # fmt: skip
    summary = row(
        icon(town.MODES[mode][1], 32, ink="primary"),
        text(phone.say("{count} min").format(count=town.minutes(far_m, mode)), 28, id="duration"),
        text(f"({town.length_words(far_m)})", 18, ink="on_surface_dim", grow=1, id="distance"),
        button(phone.say("Start"), start), gap=12, pad=(24, 8, 16, 8),
    )  # fmt: skip
    return column(bar, ends, modes, summary, scroll("steps", *_steps(phone, place)), height="fill", fill="surface")


def _steps(phone: Phone, place: Place) -> list[Node]:
    """What to do at each corner, and arriving."""
    lines = [
        list_row(
            town.leg_words(phone.say, leg), town.length_words(leg.length_m), leading=icon(town.LEG_ICONS[leg.turn])
        )
        for leg in town.way(phone.state.maps, place)
    ]
    arrive = phone.say("Arrive at {name}").format(name=place.name)
    return [*lines, list_row(arrive, leading=icon("flag", ink="error"))]


def navigation_page(phone: Phone, page: Page) -> Node:
    """Being guided: what comes next, the way on the map, and how long it still takes."""
    maps = phone.state.maps
    place = town.place_named(maps, maps.going_to)
    if place is None:
        return _gone(phone)
    legs = town.way(maps, place)
    far_m = sum(leg.length_m for leg in legs)
    first = legs[0] if legs else town.Leg(place.street, 0, "north", "")

    def leave() -> None:
        maps.going_to, maps.going_by = "", ""
        phone.back()

    banner = row(
        icon(town.LEG_ICONS[first.turn], 40, ink="white"),
        column(
            text(town.leg_words(phone.say, first), 20, bold=True, ink="white", max_lines=2),
            text(town.length_words(first.length_m), 16, ink="white"), width=None, grow=1, gap=2,
        ),
        gap=16, pad=(20, 16, 20, 16), fill="#1b6b4a",
    )  # fmt: skip
    around = PhoneState(seed=phone.state.seed, look=phone.state.look)
    around.maps = Maps(streets=maps.streets, center_x_m=maps.here_x_m, center_y_m=maps.here_y_m, zoom=1)
    picture = ground(around, 560, town.way_points(maps, place))
    dot = stack(
        icon("navigation_fill", 28, ink="white"), align="center", width=44, height=44, radius=22, fill="#2f7bf0"
    )
    window = stack(picture, pin(NOMINAL_DP[0] / 2, 280, dot), height=None, grow=1)
    foot = row(
        column(
            text(phone.say("{count} min").format(count=town.minutes(far_m, maps.going_by or "car")), 24, bold=True),
            text(f"{town.length_words(far_m)} · {place.name}", 14, ink="on_surface_dim"), width=None, grow=1, gap=2,
        ),
        button(phone.say("Exit"), leave, fill="error", ink="on_error"), gap=12, pad=(24, 12, 16, 16),
    )  # fmt: skip
    return column(banner, window, foot, height="fill", fill="surface")
