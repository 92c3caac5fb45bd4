"""The list of activities, each of them, and what they add up to."""

from __future__ import annotations

from collections.abc import Sequence

from devices.virtual.app import Phone
from devices.virtual.apps.clock.times import local, time_of_day
from devices.virtual.apps.parts import floating, menu, nothing_here, number_of, words_of
from devices.virtual.apps.tracks.data import Track
from devices.virtual.apps.tracks.drawing import route_picture
from devices.virtual.apps.tracks.kinds import (
    KINDS,
    day_words,
    distance_words,
    duration_words,
    monday_of,
    speed_words,
)
from devices.virtual.apps.tracks.recording import start_recording
from devices.virtual.state import Page
from devices.virtual.system.dialogs import confirm
from devices.virtual.widgets import (
    Act,
    Node,
    app_bar,
    chip,
    column,
    fab,
    icon,
    icon_button,
    list_row,
    row,
    scroll,
    stack,
    text,
)  # fmt: skip


def find(phone: Phone, page: Page) -> Track | None:
    """The activity a page is about, None once it is gone."""
    return next((track for track in phone.state.tracks.records if track.id == number_of(page, "id")), None)


def list_page(phone: Phone, page: Page) -> Node:
    chosen = words_of(page, "kind")
    records = sorted(phone.state.tracks.records, key=lambda track: (-track.at_s, -track.id))
    shown = [track for track in records if chosen in ("", track.kind)]
    bar = app_bar(
        phone.say("Tracks"),
        actions=[icon_button("bar_chart", phone.say("Statistics"), phone.to(Page("statistics")))],
    )  # fmt: skip
    lines = [_line(phone, track) for track in shown]
    empty = nothing_here("route", phone.say("No activities yet"))
    body = scroll("tracks", *lines, pad=(0, 0, 0, 96)) if lines else empty
    if phone.state.tracks.started_s is not None:
        go = fab("timer", phone.say("Show recording"), phone.to(Page("recording")))
    else:
        go = fab("radio_button_checked", phone.say("Record"), lambda: start_recording(phone))
    return column(bar, _kinds(phone, page, records), floating(body, go), height="fill", fill="surface")


def _kinds(phone: Phone, page: Page, records: Sequence[Track]) -> Node:
    """A line of chips: all activities, or those of one kind."""
    chosen = words_of(page, "kind")
    there = [kind for kind in KINDS if any(track.kind == kind for track in records)]

    def show(kind: str) -> Act:
        def shown() -> None:
            page.args["kind"] = "" if kind == chosen else kind

        return shown

    chips = [chip(phone.say(KINDS[kind].label), kind == chosen, show(kind)) for kind in there]
    rows = [row(*chips[at : at + 3], gap=8) for at in range(0, len(chips), 3)]
    return column(*rows, gap=8, pad=(16, 0, 16, 8))


def _line(phone: Phone, track: Track) -> Node:
    disc = stack(
        icon(KINDS[track.kind].icon, ink="on_tonal"), align="center", width=44, height=44, radius=22, fill="tonal"
    )
    when = f"{day_words(phone.say, track.at_s)} · {phone.say(KINDS[track.kind].label)}"
    figures = column(
        text(distance_words(track.distance_m), 16, text_align="end", id="distance"),
        text(duration_words(track.duration_s), 14, ink="on_surface_dim", text_align="end", id="duration"),
        width=84, gap=2,
    )  # fmt: skip
    return list_row(
        track.name, when, leading=disc, trailing=figures, pad=(16, 10, 16, 10),
        on_tap=phone.to(Page("track", {"id": track.id})),
        on_long_press=phone.to(Page("track_menu", {"id": track.id}, dialog=True)),
    )  # fmt: skip


def track_page(phone: Phone, page: Page) -> Node:
    """One activity: where it went, and its figures."""
    track = find(phone, page)
    if track is None:
        return column(app_bar(phone.say("Tracks"), on_back=phone.back), height="fill", fill="surface")
    about = {"id": track.id, "open": True}
    bar = app_bar(
        track.name, on_back=phone.back,
        actions=[
            icon_button("edit", phone.say("Edit"), phone.to(Page("edit", {**about, "name": track.name}))),
            icon_button("more_vert", phone.say("More options"), phone.to(Page("track_menu", {**about}, dialog=True))),
        ],
    )  # fmt: skip
    started = local(track.at_s)
    when = f"{day_words(phone.say, track.at_s)}, {time_of_day(phone, started.hour, started.minute)}"
    figures = (
        (phone.say("Distance"), distance_words(track.distance_m)),
        (phone.say("Moving time"), duration_words(track.duration_s)),
        (phone.say("Average speed"), speed_words(track.distance_m, track.duration_s)),
        (phone.say("Elevation gain"), f"{track.climb_m} m"),
    )
    kind = row(
        icon(KINDS[track.kind].icon, ink="primary"), text(phone.say(KINDS[track.kind].label), 18, bold=True, grow=1),
        gap=12, pad=(24, 16, 24, 0),
    )  # fmt: skip
    picture = row(route_picture(track), pad=(16, 8, 16, 0))
    body = scroll("track", picture, kind, text(when, 14, ink="on_surface_dim", pad=(24, 4, 24, 8)), _figures(figures))
    return column(bar, body, height="fill", fill="surface")


def _figures(figures: Sequence[tuple[str, str]]) -> Node:
    """Figures two in a row, each under its name."""
    cells = [
        column(
            text(label, 14, ink="on_surface_dim"), text(value, 24), gap=4, width=None, grow=1, fill="surface_low",
            radius=16, pad=(16, 12, 16, 12),
        )
        for label, value in figures
    ]  # fmt: skip
    return column(*(row(*cells[at : at + 2], gap=12) for at in range(0, len(cells), 2)), gap=12, pad=(16, 8, 16, 24))


def track_menu(phone: Phone, page: Page) -> Node:
    about = dict(page.args)
    track = find(phone, page)
    name = track.name if track else ""
    return menu(
        phone,
        ("edit", phone.say("Edit"), phone.to(Page("edit", {**about, "name": name}))),
        ("delete", phone.say("Delete"), phone.to(Page("delete", about, dialog=True))),
    )


def delete_dialog(phone: Phone, page: Page) -> Node:
    track = find(phone, page)

    def delete() -> None:
        if track is not None:
            phone.state.tracks.records.remove(track)
        if page.args.get("open"):
            phone.back()
        phone.toast(phone.say("Activity deleted"))

    words = phone.say("“{name}” will be gone for good.").format(name=track.name if track else "")
    return confirm(phone, phone.say("Delete activity?"), words, phone.say("Delete"), delete)


def statistics_page(phone: Phone, page: Page) -> Node:
    """Sums by kind, of this week or of all time."""
    week = not page.args.get("all")
    since_s = monday_of(phone.state.now_s).timestamp() if week else 0.0
    records = [track for track in phone.state.tracks.records if track.at_s >= since_s]

    def show(all_time: bool) -> Act:
        def shown() -> None:
            page.args["all"] = all_time

        return shown

    choice = row(
        chip(phone.say("This week"), week, show(False)), chip(phone.say("All time"), not week, show(True)),
        gap=8, pad=(16, 0, 16, 8),
    )  # fmt: skip
    cards = [
        _card(phone, kind, [track for track in records if track.kind == kind])
        for kind in KINDS
        if any(track.kind == kind for track in records)
    ]
    empty = nothing_here("bar_chart", phone.say("No activities yet"))
    body = scroll("statistics", *cards, gap=12, pad=(16, 8, 16, 24)) if cards else empty
    return column(app_bar(phone.say("Statistics"), on_back=phone.back), choice, body, height="fill", fill="surface")


def _card(phone: Phone, kind: str, records: Sequence[Track]) -> Node:
    distance_m, duration_s = sum(one.distance_m for one in records), sum(one.duration_s for one in records)
    head = row(icon(KINDS[kind].icon, ink="primary"), text(phone.say(KINDS[kind].label), 18, bold=True, grow=1), gap=12)
    lines = (
        (phone.say("Activities"), str(len(records))),
        (phone.say("Distance"), distance_words(distance_m)),
        (phone.say("Moving time"), duration_words(duration_s)),
    )
    rows = [
        row(text(label, 14, ink="on_surface_dim", grow=1), text(value, 16, text_align="end")) for label, value in lines
    ]
    return column(head, *rows, gap=8, fill="surface_low", radius=16, pad=(16, 16, 16, 16))
