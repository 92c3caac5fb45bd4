"""Recording an activity, and changing the name and kind of one."""

from __future__ import annotations

from devices.virtual.app import Phone
from devices.virtual.apps.parts import draft, number_of, words_of
from devices.virtual.apps.tracks.data import Track
from devices.virtual.apps.tracks.kinds import KINDS, distance_words, duration_words, speed_words
from devices.virtual.state import Page
from devices.virtual.system.dialogs import Choice, choices
from devices.virtual.widgets import (
    Act,
    Node,
    app_bar,
    button,
    column,
    field_,
    icon,
    list_row,
    row,
    scroll,
    space,
    text,
)  # fmt: skip

PACKAGE = "org.phoneagent.tracks"


def start_recording(phone: Phone) -> None:
    """Begin one, if the phone may be located."""
    from devices.virtual.system.permissions import ask, granted

    if not granted(phone, PACKAGE, "location"):
        ask(phone, PACKAGE, "location")
        return
    phone.state.tracks.started_s = phone.state.now_s
    phone.open(Page("recording"))


def _so_far(phone: Phone) -> tuple[float, int]:
    """Seconds and metres of what is being recorded; the virtual person moves at the kind's usual speed."""
    tracks = phone.state.tracks
    seconds = phone.state.now_s - tracks.started_s if tracks.started_s is not None else 0.0
    return seconds, int(seconds * KINDS[tracks.kind].speed_m_s)


def recording_page(phone: Phone, page: Page) -> Node:
    tracks = phone.state.tracks
    seconds, distance_m = _so_far(phone)

    def stop() -> None:
        name = phone.say("{kind} activity").format(kind=phone.say(KINDS[tracks.kind].label))
        started_s, tracks.started_s = tracks.started_s or phone.state.now_s, None
        track = Track(phone.state.new_id(), name, tracks.kind, started_s, int(seconds), distance_m)
        tracks.records.append(track)
        phone.replace(Page("track", {"id": track.id}))
        phone.toast(phone.say("Activity saved"))

    kind = KINDS[tracks.kind]
    face = column(
        text(duration_words(seconds), 64, text_align="center", id="recording_time"),
        text(distance_words(distance_m), 36, text_align="center", id="recording_distance"),
        text(speed_words(distance_m, seconds), 18, ink="on_surface_dim", text_align="center"),
        gap=16, align="center", justify="center", grow=1,
    )  # fmt: skip
    line = list_row(
        phone.say("Kind of activity"), phone.say(kind.label), leading=icon(kind.icon),
        on_tap=phone.to(Page("kind", dialog=True)),
    )  # fmt: skip
    ends = row(button(phone.say("Stop"), stop if tracks.started_s is not None else None), justify="center")
    return column(
        app_bar(phone.say("Recording"), on_back=phone.back), line, face, column(ends, pad=(0, 0, 0, 48)),
        height="fill", fill="surface",
    )  # fmt: skip


def kind_dialog(phone: Phone, page: Page) -> Node:
    """Which kind is the one that is recorded?"""
    tracks = phone.state.tracks

    def choose(kind: str) -> Act:
        def chosen() -> None:
            tracks.kind = kind

        return chosen

    options = [Choice(phone.say(kind.label), name == tracks.kind, choose(name)) for name, kind in KINDS.items()]
    return choices(phone, phone.say("Kind of activity"), options)


def edit_page(phone: Phone, page: Page) -> Node:
    """Name and kind of an activity."""
    track = next((one for one in phone.state.tracks.records if one.id == number_of(page, "id")), None)
    name = words_of(page, "name")
    kind = words_of(page, "kind") or (track.kind if track else "running")

    def save() -> None:
        if track is not None:
            track.name, track.kind = name.strip(), kind
        phone.back()

    def choose(chosen: str) -> Act:
        def set_kind() -> None:
            page.args["kind"] = chosen

        return set_kind

    field = field_("name", name, draft(page, "name"), hint=phone.say("Name"), on_submit=lambda: phone.focus(""))
    lines = [
        list_row(
            phone.say(each.label), leading=icon(each.icon), on_tap=choose(which), checked=which == kind,
            trailing=icon("check", ink="primary") if which == kind else space(width=24),
        )
        for which, each in KINDS.items()
    ]  # fmt: skip
    bar = app_bar(
        phone.say("Edit activity"), on_back=phone.back,
        actions=[button(phone.say("Save"), save if name.strip() else None), space(width=8)],
    )  # fmt: skip
    return column(bar, row(field, pad=(16, 8, 16, 8)), scroll("kinds", *lines), height="fill", fill="surface")
