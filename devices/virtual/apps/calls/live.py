"""A call: made, going on, ended."""

from __future__ import annotations

from devices.virtual.app import Phone
from devices.virtual.apps.calls.data import Call, LiveCall
from devices.virtual.apps.clock.times import countdown
from devices.virtual.apps.contacts.form import TINTS
from devices.virtual.apps.messages.book import name_of
from devices.virtual.state import Page
from devices.virtual.widgets import Act, Node, app_bar, column, icon, row, space, stack, text

RINGS_S = 4
"""So long it rings until somebody answers."""
KEYS = ("123", "456", "789", "*0#")


def call(phone: Phone, number: str) -> None:
    """Dial; one call at a time. In airplane mode there is no line."""
    calls = phone.state.calls
    if phone.state.settings.airplane:
        phone.toast(phone.say("Turn off airplane mode to make a call"))
        return
    if calls.live is None:
        calls.live = LiveCall(number, phone.state.now_s)
        calls.calls.append(Call(phone.state.new_id(), number, "out", phone.state.now_s))
    phone.open(Page("live"))


def _hang_up(phone: Phone) -> None:
    calls = phone.state.calls
    if calls.live is not None:
        made = next((each for each in reversed(calls.calls) if each.number == calls.live.number), None)
        if made is not None:
            made.lasted_s = _talked_s(phone, calls.live)
    calls.live = None
    phone.back()
    phone.toast(phone.say("Call ended"))


def _talked_s(phone: Phone, live: LiveCall) -> int:
    return max(0, int(phone.state.now_s - (live.started_s or 0.0)) - RINGS_S)


def live_page(phone: Phone, page: Page) -> Node:
    live = phone.state.calls.live
    if live is None:
        return column(app_bar(phone.say("Call ended"), on_back=phone.back), height="fill", fill="surface")
    name = name_of(phone.state, live.number)
    talked_s = _talked_s(phone, live)
    if live.held:
        status = phone.say("On hold")
    else:
        status = countdown(talked_s) if talked_s else phone.say("Calling…")
    keypad = bool(page.args.get("keypad"))

    def flip_keypad() -> None:
        page.args["keypad"] = not keypad

    def mute() -> None:
        live.muted = not live.muted

    def speak() -> None:
        live.speaker = not live.speaker

    def hold() -> None:
        live.held = not live.held

    tint = TINTS[sum(map(ord, name)) % len(TINTS)]
    known = name[:1].upper() if name[:1].isalpha() else "#"
    face = column(
        text(status, 16, ink="on_surface_dim", text_align="center", id="contactgrid_status_text"),
        text(name, 30, text_align="center", max_lines=2, id="contactgrid_contact_name"),
        text(live.number if name != live.number else "", 16, ink="on_surface_dim", text_align="center"),
        gap=8, pad=(24, 32, 24, 16),
    )  # fmt: skip
    portrait = stack(
        text(known, 64, ink="white", text_align="center"), align="center", width=136, height=136, radius=68, fill=tint
    )
    middle = _keys(phone, live) if keypad else column(portrait, align="center")
    buttons = row(
        _round("dialpad", phone.say("Keypad"), keypad, flip_keypad),
        _round("mic_off", phone.say("Mute"), live.muted, mute),
        _round("volume_up", phone.say("Speaker"), live.speaker, speak),
        _round("pause", phone.say("Hold"), live.held, hold), _round("add_call", phone.say("Add call"), False, None),
        pad=(8, 0, 8, 24),
    )  # fmt: skip
    end = row(
        stack(
            icon("call_end", 32, ink="white"), align="center", width=88, height=72, radius=36, fill="#b3261e",
            on_tap=lambda: _hang_up(phone), desc=phone.say("End call"), class_name="android.widget.ImageButton",
        ),
        justify="center", pad=(0, 0, 0, 32),
    )  # fmt: skip
    return column(face, middle, space(), buttons, end, height="fill", fill="surface")


def _round(symbol: str, label: str, on: bool, act: Act | None) -> Node:
    """A button under its icon; filled while it is on."""
    ink = "on_primary" if on else "on_surface" if act else "disabled"
    disc = stack(
        icon(symbol, 24, ink=ink), align="center", width=56, height=56, radius=28,
        fill="primary" if on else "surface_high",
    )  # fmt: skip
    words = text(label, 12, ink="on_surface_dim" if act else "disabled", text_align="center")
    return column(
        disc, words, gap=6, align="center", width=None, grow=1, on_tap=act, enabled=act is not None,
        checked=on if act else None, class_name="android.widget.ToggleButton",
    )  # fmt: skip


def _keys(phone: Phone, live: LiveCall) -> Node:
    """Tones to press during the call."""

    def press(sign: str) -> Act:
        def act() -> None:
            live.tones += sign

        return act

    rows = [
        row(*(_key(sign, press(sign)) for sign in line), justify="center", gap=24)
        for line in KEYS
    ]  # fmt: skip
    return column(text(live.tones, 24, text_align="center", min_height=36, id="tones"), *rows, gap=4)


def _key(sign: str, press: Act) -> Node:
    return stack(
        text(sign, 26, text_align="center"), align="center", width=64, height=56, radius=28, fill="surface_high",
        on_tap=press,
    )  # fmt: skip


def line_below(phone: Phone) -> list[Node]:
    """On the app's other pages: the way back to a call that is going on."""
    live = phone.state.calls.live
    if live is None:
        return []
    words = phone.say("Return to call with {name}").format(name=name_of(phone.state, live.number))
    return [
        row(
            icon("call", 20, ink="on_primary"), text(words, 14, ink="on_primary", bold=True, grow=1),
            gap=12, fill="primary", pad=(16, 12, 16, 12), on_tap=phone.to(Page("live")),
        )
    ]  # fmt: skip
