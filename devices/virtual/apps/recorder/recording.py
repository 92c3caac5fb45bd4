"""Recording: start, pause, go on, stop; then a name, or nothing of it is kept."""

from __future__ import annotations

import math

from devices.screen import Box
from devices.virtual.app import Phone
from devices.virtual.apps.clock.times import stopwatch_time
from devices.virtual.apps.files.storage import exists, join, next_number, valid_name
from devices.virtual.apps.parts import draft, words_of
from devices.virtual.apps.recorder.records import BYTES_A_SECOND, FOLDER, PACKAGE
from devices.virtual.painter import Painter
from devices.virtual.state import Page, PhoneState, StoredFile
from devices.virtual.system.dialogs import confirm, dialog
from devices.virtual.system.permissions import ask, granted
from devices.virtual.widgets import Act, Node, app_bar, column, field_, icon, icon_button, row, space, stack, text

ENDING = ".m4a"


def recorded_s(state: PhoneState) -> float:
    """How long the recording is so far."""
    it = state.recorder
    return it.run_s + (state.now_s - it.started_s if it.started_s is not None else 0.0)


def waveform(seed: int, share: float, *, height: float = 160) -> Node:
    """The sound as bars; those up to `share` are coloured."""

    def paint(painter: Painter, box: Box, px_per_dp: float) -> None:
        step, middle = round(6 * px_per_dp), (box.top + box.bottom) // 2
        wide, count = max(round(3 * px_per_dp), 1), box.width // max(round(6 * px_per_dp), 1)
        for at in range(count):
            loud = abs(math.sin(at * 0.9 + seed) * math.sin(at * 0.23 + seed * 1.7)) * 0.8 + 0.06
            half = max(round(box.height * loud / 2), 1)
            left = box.left + at * step
            ink = "primary" if at < share * count else "outline_dim"
            painter.rect(Box(left, middle - half, left + wide, middle + half), ink, wide / 2)

    return Node("canvas", width="fill", height=height, paint=paint)


def recording_page(phone: Phone, page: Page) -> Node:
    it, state = phone.state.recorder, phone.state
    running = it.started_s is not None

    def toggle() -> None:
        if running:
            it.run_s, it.started_s = recorded_s(state), None
        elif granted(phone, PACKAGE, "microphone"):
            it.active, it.started_s = True, state.now_s
        else:
            ask(phone, PACKAGE, "microphone")

    def stop() -> None:
        it.run_s, it.started_s = recorded_s(state), None
        number = next_number(state, FOLDER, "Record-")
        phone.open(Page("save", {"name": f"Record-{number}"}, dialog=True))

    length_s = recorded_s(state)
    bar = app_bar(phone.say("Audio Recorder"), actions=[
        icon_button("list", phone.say("Records"), phone.to(Page("records")) if not it.active else None)
    ])  # fmt: skip
    mood = phone.say("Recording…") if running else phone.say("Paused") if it.active else phone.say("Ready to record")
    face = column(
        space(), waveform(int(length_s * 4) if it.active else 3, 1.0 if running else 0.0), space(),
        text(stopwatch_time(length_s), 52, text_align="center", id="txt_progress"),
        text(mood, 16, ink="on_surface_dim", text_align="center", id="txt_state"), space(),
        gap=8, grow=1, pad=(24, 0, 24, 0),
    )  # fmt: skip
    return column(bar, face, _buttons(phone, toggle, stop, running=running), height="fill", fill="surface")


def _buttons(phone: Phone, toggle: Act, stop: Act, *, running: bool) -> Node:
    """Delete, record or pause, and save."""
    active = phone.state.recorder.active
    name = phone.say("Pause recording") if running else phone.say("Resume recording") if active else phone.say("Record")
    symbol = "pause_fill" if running else "mic_fill"
    big = stack(icon(symbol, 36, ink="white"), align="center", width=88, height=88, radius=44, fill="#d93025",
                on_tap=toggle, desc=name, id="btn_record", class_name="android.widget.ImageButton")  # fmt: skip
    drop = phone.to(Page("discard", dialog=True)) if active else None
    return row(
        icon_button("delete", phone.say("Delete recording"), drop), big,
        icon_button("stop_fill", phone.say("Stop recording"), stop if active else None),
        justify="between", pad=(48, 8, 48, 40),
    )  # fmt: skip


def keep(state: PhoneState, name: str, lasts_s: float) -> None:
    """Put a recording into the storage."""
    path = join(FOLDER, name + ENDING)
    size = int(lasts_s * BYTES_A_SECOND)
    state.files_stored.append(StoredFile(path, "audio", size, state.now_s, lasts_s=lasts_s))


def _forget(state: PhoneState) -> None:
    state.recorder.active, state.recorder.started_s, state.recorder.run_s = False, None, 0.0


def save_dialog(phone: Phone, page: Page) -> Node:
    typed = words_of(page, "name").strip().removesuffix(ENDING)
    free = valid_name(typed) and not exists(phone.state, join(FOLDER, typed + ENDING))

    def save() -> None:
        keep(phone.state, typed, recorded_s(phone.state))
        _forget(phone.state)
        phone.replace(Page("records"))
        phone.toast(phone.say("Recording saved"))

    def drop() -> None:
        _forget(phone.state)
        phone.back()

    field = field_("record_name", words_of(page, "name"), draft(page, "name"), hint=phone.say("Name"), fill="",
                   border="outline", radius=4, on_submit=save if free else None)  # fmt: skip
    buttons: list[tuple[str, Act | None]] = [(phone.say("Discard"), drop), (phone.say("Save"), save if free else None)]
    return dialog(phone, phone.say("Save recording"), column(field, pad=(24, 16, 24, 0)), buttons=buttons)


def discard_dialog(phone: Phone, page: Page) -> Node:
    words = phone.say("What was recorded will be lost.")
    act = lambda: _forget(phone.state)  # noqa: E731
    return confirm(phone, phone.say("Delete recording?"), words, phone.say("Delete"), act)
