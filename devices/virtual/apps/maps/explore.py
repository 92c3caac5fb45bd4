"""The map in full, with a search line over it, and searching."""

from __future__ import annotations

from devices.virtual.app import Phone
from devices.virtual.apps.maps.data import Place
from devices.virtual.apps.maps.drawing import DP_PER_M, corner_m, disc, ground, here_dot, pin
from devices.virtual.apps.maps.town import KINDS, address, crow_m, length_words
from devices.virtual.apps.parts import bottom_bar, nothing_here, search_line, words_of
from devices.virtual.state import Page
from devices.virtual.widgets import (
    Act,
    Node,
    chip,
    column,
    icon,
    icon_button,
    list_row,
    row,
    scroll,
    space,
    stack,
    text,
)  # fmt: skip

PACKAGE = "org.phoneagent.maps"
MAP_DP = 640
SWIPE_DP = 160
"""How far a swipe moves the map."""


def may_locate(phone: Phone) -> bool:
    """Whether the phone's own place may be shown."""
    from devices.virtual.system.permissions import granted

    return phone.state.settings.location and granted(phone, PACKAGE, "location")


def ask_to_locate(phone: Phone) -> None:
    """Ask for the permission, or say that location is turned off."""
    from devices.virtual.system.permissions import ask, granted

    if not granted(phone, PACKAGE, "location"):
        ask(phone, PACKAGE, "location")
    elif not phone.state.settings.location:
        phone.toast(phone.say("Location is turned off"))


def map_page(phone: Phone, page: Page) -> Node:
    search = row(
        icon("search"), text(phone.say("Search here"), 16, ink="on_surface_dim", grow=1), fill="surface", radius=28,
        height=56, gap=12, pad=(16, 0, 16, 0), elevation=2, on_tap=lambda: open_search(phone),
        class_name="android.widget.EditText",
    )  # fmt: skip
    over = column(
        row(search, pad=(16, 12, 16, 0)), space(), row(space(), _controls(phone), pad=(0, 0, 12, 16)), height="fill"
    )
    pins = [_place_pin(phone, place) for place in phone.state.maps.places]
    window = stack(_moving(phone, ground(phone.state, MAP_DP)), *pins, *_here(phone, MAP_DP), over, height=None, grow=1)
    return column(*_resume(phone), window, tabs(phone, 0), height="fill", fill="surface")


def _resume(phone: Phone) -> list[Node]:
    """On the map, a line that leads back to the guide; nothing while one is not guided."""
    name = phone.state.maps.going_to
    if not name:
        return []
    words = text(phone.say("On the way to {name}").format(name=name), 14, ink="on_primary", grow=1)
    return [
        row(
            icon("navigation_fill", 20, ink="on_primary"), words, space(width=4), fill="primary", gap=12, height=44,
            pad=(20, 0, 16, 0), on_tap=phone.to(Page("navigation")),
        )
    ]  # fmt: skip


def tabs(phone: Phone, selected: int) -> Node:
    """Explore, and what was saved."""
    lines = [
        ("explore", phone.say("Explore"), lambda: phone.replace(Page("map"))),
        ("bookmark", phone.say("Saved"), lambda: phone.replace(Page("saved"))),
    ]
    return bottom_bar(lines, selected)


def _moving(phone: Phone, picture: Node) -> Node:
    """The map follows a finger."""
    maps = phone.state.maps

    def swiped(direction: str) -> None:
        far_m = round(SWIPE_DP / DP_PER_M[maps.zoom])
        dx, dy = {"left": (1, 0), "right": (-1, 0), "up": (0, 1), "down": (0, -1)}[direction]
        maps.center_x_m, maps.center_y_m = maps.center_x_m + dx * far_m, maps.center_y_m + dy * far_m

    picture.on_swipe = swiped
    return picture


def _place_pin(phone: Phone, place: Place) -> Node:
    maps = phone.state.maps
    kind = KINDS[place.kind]
    symbol, tint = kind.icon, kind.tint
    if any(saved.place == place.name for saved in maps.favorites):
        symbol, tint = "star_fill", "#e0a100"
    elif any(saved.place == place.name for saved in maps.markers):
        symbol, tint = "flag_fill", "#d0453a"
    face = disc(symbol, tint, place.name, phone.to(Page("place", {"name": place.name})), big=maps.zoom > 0)
    return pin(*on_window(phone, place.x_m, place.y_m, MAP_DP), face)


def on_window(phone: Phone, x_m: float, y_m: float, height_dp: float) -> tuple[float, float]:
    """Where a point of the town lies on the map's window."""
    left_m, top_m = corner_m(phone.state.maps, height_dp)
    scale = DP_PER_M[phone.state.maps.zoom]
    return (x_m - left_m) * scale, (y_m - top_m) * scale


def _here(phone: Phone, height_dp: float) -> list[Node]:
    """The dot where the phone is, if that may be known."""
    if not may_locate(phone):
        return []
    maps = phone.state.maps
    return [pin(*on_window(phone, maps.here_x_m, maps.here_y_m, height_dp), here_dot())]


def _controls(phone: Phone) -> Node:
    """Near, far, and back to where one is."""
    maps = phone.state.maps

    def zoom(by: int) -> Act | None:
        if not 0 <= maps.zoom + by < len(DP_PER_M):
            return None

        def zoomed() -> None:
            maps.zoom += by

        return zoomed

    def locate() -> None:
        if may_locate(phone):
            maps.center_x_m, maps.center_y_m = maps.here_x_m, maps.here_y_m
            phone.toast(phone.say("This is where you are"))
        else:
            ask_to_locate(phone)

    buttons = (
        icon_button("add", phone.say("Zoom in"), zoom(1), fill="surface", radius=12, elevation=2),
        icon_button("remove", phone.say("Zoom out"), zoom(-1), fill="surface", radius=12, elevation=2),
        icon_button("my_location", phone.say("Your location"), locate, fill="surface", radius=24, elevation=2),
    )
    return column(*buttons, gap=12, width=48)


def open_search(phone: Phone, **args: str) -> None:
    """Search with the keyboard ready; `pick` in the args says what a result is for."""
    phone.open(Page("search", {"query": "", **args}))
    phone.focus("search")


def search_page(phone: Phone, page: Page) -> Node:
    maps = phone.state.maps
    query, chosen = words_of(page, "query").lower().strip(), words_of(page, "kind")
    found = [
        place
        for place in maps.places
        if chosen in ("", place.kind)
        and query in f"{place.name} {phone.say(KINDS[place.kind].label)} {address(place)}".lower()
    ]
    found.sort(key=lambda place: crow_m(maps, place))
    back = icon_button("arrow_back", phone.say("Navigate up"), phone.back)
    line = row(back, column(search_line(phone, page, phone.say("Search here")), width=None, grow=1), pad=(4, 0, 0, 0))
    lines = [_result(phone, page, place) for place in found]
    body = scroll("results", *lines) if lines else nothing_here("search_off", phone.say("No results"))
    return column(line, *_kinds(phone, page), body, height="fill", fill="surface")


def _kinds(phone: Phone, page: Page) -> list[Node]:
    """Chips for the kinds of places, while nothing is typed."""
    if words_of(page, "query"):
        return []
    chosen = words_of(page, "kind")

    def show(kind: str) -> Act:
        def shown() -> None:
            page.args["kind"] = "" if kind == chosen else kind

        return shown

    there = [kind for kind in KINDS if any(place.kind == kind for place in phone.state.maps.places)]
    chips = [chip(phone.say(KINDS[kind].label), kind == chosen, show(kind)) for kind in there]
    return [column(*(row(*chips[at : at + 3], gap=8) for at in range(0, len(chips), 3)), gap=8, pad=(16, 0, 16, 8))]


def _result(phone: Phone, page: Page, place: Place) -> Node:
    kind = KINDS[place.kind]
    disc_ = stack(icon(kind.icon, 22, ink="white"), align="center", width=40, height=40, radius=20, fill=kind.tint)
    far = [text(length_words(crow_m(phone.state.maps, place)), 14, ink="on_surface_dim")] if may_locate(phone) else []

    def choose() -> None:
        if words_of(page, "pick") == "track":
            phone.back()
            below = phone.state.tasks[-1].stack[-1]
            below.args["points"] = "\n".join([*filter(None, words_of(below, "points").split("\n")), place.name])
        else:
            phone.open(Page("place", {"name": place.name}))

    return list_row(
        place.name, address(place), leading=disc_, trailing=far[0] if far else None, on_tap=choose, pad=(16, 8, 16, 8)
    )
