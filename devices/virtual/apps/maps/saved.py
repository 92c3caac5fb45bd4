"""What was saved: favourites, markers, and planned tracks; and planning one."""

from __future__ import annotations

from devices.virtual.app import Phone
from devices.virtual.apps.maps import town
from devices.virtual.apps.maps.data import PlannedTrack, Saved
from devices.virtual.apps.maps.explore import open_search, tabs
from devices.virtual.apps.maps.place import flip
from devices.virtual.apps.parts import draft, floating, nothing_here, number_of, words_of
from devices.virtual.state import Page
from devices.virtual.system.dialogs import confirm, dialog
from devices.virtual.widgets import (
    Act,
    Node,
    app_bar,
    button,
    chip,
    column,
    fab,
    field_,
    icon,
    icon_button,
    list_row,
    row,
    scroll,
    space,
    text,
)  # fmt: skip


def saved_page(phone: Phone, page: Page) -> Node:
    shown, maps = words_of(page, "list") or "favorites", phone.state.maps

    def show(name: str) -> Act:
        def chosen() -> None:
            page.args["list"] = name

        return chosen

    names = (
        ("favorites", phone.say("Favorites")), ("markers", phone.say("Markers")),
        ("tracks", phone.say("Planned tracks")),
    )  # fmt: skip
    chips = row(*(chip(label, name == shown, show(name)) for name, label in names), gap=8, pad=(16, 0, 16, 8))
    if shown == "tracks":
        lines = [_track_line(phone, at, track) for at, track in enumerate(maps.planned)]
    else:
        saved = maps.favorites if shown == "favorites" else maps.markers
        lines = [_place_line(phone, saved, each.place, shown) for each in saved]
    body = scroll("saved", *lines, pad=(0, 0, 0, 96)) if lines else nothing_here("bookmark", phone.say("Nothing saved"))
    plan = fab("route", phone.say("Plan a track"), lambda: phone.open(Page("plan", {"points": ""})))
    return column(
        app_bar(phone.say("Saved")), chips, floating(body, plan), tabs(phone, 1), height="fill", fill="surface"
    )


def _place_line(phone: Phone, saved: list[Saved], name: str, shown: str) -> Node:
    place = town.place_named(phone.state.maps, name)
    symbol, ink = ("star_fill", "#e0a100") if shown == "favorites" else ("flag_fill", "#d0453a")
    remove = icon_button("delete", phone.say("Remove {name}").format(name=name), flip(saved, name))
    return list_row(
        name, town.address(place) if place else "", leading=icon(symbol, ink=ink), trailing=remove,
        on_tap=phone.to(Page("place", {"name": name})), pad=(24, 8, 8, 8),
    )  # fmt: skip


def _track_line(phone: Phone, at: int, track: PlannedTrack) -> Node:
    ask = phone.to(Page("delete_track", {"at": at}, dialog=True))
    return list_row(
        track.name, phone.say("{count} points").format(count=len(track.points)), leading=icon("route"),
        trailing=icon_button("delete", phone.say("Remove {name}").format(name=track.name), ask),
        on_tap=phone.to(Page("track", {"at": at})), pad=(24, 8, 8, 8),
    )  # fmt: skip


def track_page(phone: Phone, page: Page) -> Node:
    """The points of a track, in order."""
    at, planned = number_of(page, "at"), phone.state.maps.planned
    track = planned[at] if at < len(planned) else PlannedTrack("")
    lines = [
        list_row(f"{number}. {name}", leading=icon("location_on"), on_tap=phone.to(Page("place", {"name": name})))
        for number, name in enumerate(track.points, 1)
    ]
    return column(app_bar(track.name, on_back=phone.back), scroll("points", *lines), height="fill", fill="surface")


def delete_track_dialog(phone: Phone, page: Page) -> Node:
    at, planned = number_of(page, "at"), phone.state.maps.planned

    def delete() -> None:
        del planned[at : at + 1]

    name = planned[at].name if at < len(planned) else ""
    words = phone.say("“{name}” will be gone for good.").format(name=name)
    return confirm(phone, phone.say("Delete track?"), words, phone.say("Delete"), delete)


def plan_page(phone: Phone, page: Page) -> Node:
    """A track in the making: points are searched for and added, one after the other."""
    points = [name for name in words_of(page, "points").split("\n") if name]

    def remove(at: int) -> Act:
        def removed() -> None:
            page.args["points"] = "\n".join(points[:at] + points[at + 1 :])

        return removed

    def save() -> None:
        phone.open(Page("save_track", {"name": "", "points": "\n".join(points)}, dialog=True))
        phone.focus("name")

    bar = app_bar(
        phone.say("Plan a track"), on_back=phone.back,
        actions=[button(phone.say("Save"), save if len(points) > 1 else None), space(width=8)],
    )  # fmt: skip
    lines = [
        list_row(
            name, leading=text(str(at + 1), 18, ink="primary", width=24, text_align="center"),
            trailing=icon_button("close", phone.say("Remove {name}").format(name=name), remove(at)),
        )
        for at, name in enumerate(points)
    ]  # fmt: skip
    body = scroll("points", *lines, pad=(0, 0, 0, 96)) if lines else nothing_here("route", phone.say("No points yet"))
    add = fab("add_location", phone.say("Add point"), lambda: open_search(phone, pick="track"))
    return column(bar, floating(body, add), height="fill", fill="surface")


def save_track_dialog(phone: Phone, page: Page) -> Node:
    """What shall the track be called?"""
    name = words_of(page, "name").strip()

    def save() -> None:
        phone.state.maps.planned.append(PlannedTrack(name, words_of(page, "points").split("\n")))
        phone.back()
        phone.replace(Page("saved", {"list": "tracks"}))
        phone.toast(phone.say("Track saved"))

    field = field_(
        "name", words_of(page, "name"), draft(page, "name"), hint=phone.say("Track name"),
        on_submit=save if name else None,
    )  # fmt: skip
    buttons = [(phone.say("Cancel"), phone.back), (phone.say("Save"), save if name else None)]
    return dialog(phone, phone.say("Save track"), row(field, pad=(24, 16, 24, 0)), buttons=buttons)
