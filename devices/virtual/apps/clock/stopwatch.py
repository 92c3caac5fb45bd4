"""The stopwatch: start, pause, reset, and laps."""

from __future__ import annotations

from devices.virtual.app import Phone
from devices.virtual.apps.clock.frame import tab_page
from devices.virtual.apps.clock.times import stopwatch_time
from devices.virtual.state import Page, Stopwatch
from devices.virtual.widgets import Node, button, column, icon, row, scroll, space, stack, text


def stopwatch_page(phone: Phone, page: Page) -> Node:
    watch = phone.state.stopwatch
    face = column(
        text(stopwatch_time(_run_s(phone)), 64, text_align="center", id="stopwatch_time_text"),
        pad=(16, 48, 16, 32), align="center",
    )  # fmt: skip
    body = column(face, _laps(phone, watch), _buttons(phone, watch), grow=1)
    return tab_page(phone, "stopwatch", phone.say("Stopwatch"), body)


def _run_s(phone: Phone) -> float:
    watch = phone.state.stopwatch
    return watch.run_s + (phone.state.now_s - watch.started_s if watch.started_s is not None else 0.0)


def _buttons(phone: Phone, watch: Stopwatch) -> Node:
    """Reset, start or pause, and lap; what makes no sense now is not there, as on a real phone."""
    running = watch.started_s is not None

    def toggle() -> None:
        if running:
            watch.run_s, watch.started_s = _run_s(phone), None
        else:
            watch.started_s = phone.state.now_s

    def reset() -> None:
        watch.run_s, watch.started_s = 0.0, None
        watch.laps_s.clear()

    def lap() -> None:
        watch.laps_s.append(_run_s(phone))

    used = running or watch.run_s > 0
    big = stack(
        icon("pause_fill" if running else "play_arrow_fill", 32, ink="on_primary"),
        align="center", width=96, height=64, radius=32, fill="primary", on_tap=toggle,
        desc=phone.say("Pause") if running else phone.say("Start"),
        class_name="android.widget.ImageButton",
    )  # fmt: skip
    left = button(phone.say("Reset"), reset, style="tonal", width=96) if used else space(width=96)
    right = button(phone.say("Lap"), lap, style="tonal", width=96) if running else space(width=96)
    return row(left, big, right, gap=16, justify="center", pad=(16, 8, 16, 24))


def _laps(phone: Phone, watch: Stopwatch) -> Node:
    """Lap number, its length and when it ended; the latest on top."""
    starts = [0.0, *watch.laps_s]
    rows = [
        row(
            text(phone.say("Lap {n}").format(n=index + 1), 16, grow=1, ink="on_surface_dim"),
            text(stopwatch_time(end - starts[index]), 16, grow=1, text_align="center"),
            text(stopwatch_time(end), 16, grow=1, text_align="end"),
            height=44, pad=(32, 0, 32, 0),
        )
        for index, end in enumerate(watch.laps_s)
    ]  # fmt: skip
    return scroll("laps", *reversed(rows)) if rows else space()
