"""One recording: hear it, go to a place in it."""

from __future__ import annotations

from devices.virtual.app import Phone
from devices.virtual.apps.clock.times import countdown
from devices.virtual.apps.files.storage import find
from devices.virtual.apps.gallery.viewing import position_s
from devices.virtual.apps.parts import nothing_here, words_of
from devices.virtual.apps.recorder.recording import waveform
from devices.virtual.apps.recorder.records import stem_of
from devices.virtual.apps.sharing import share
from devices.virtual.state import Page
from devices.virtual.widgets import Node, app_bar, column, icon, icon_button, row, slider, space, stack, text


def record_page(phone: Phone, page: Page) -> Node:
    path = words_of(page, "path")
    file = find(phone.state, path)
    if file is None:
        bar = app_bar(phone.say("Records"), on_back=phone.back)
        return column(bar, nothing_here("mic", phone.say("No records")), height="fill", fill="surface")
    lasts_s, at_s = max(file.lasts_s, 0.1), position_s(phone, page, max(file.lasts_s, 0.1))
    playing = isinstance(page.args.get("since_s"), float) and at_s < lasts_s

    def toggle() -> None:
        page.args["at"] = 0.0 if at_s >= lasts_s else at_s
        page.args["since_s"] = None if playing else phone.state.now_s

    def seek(share_: float) -> None:
        page.args["at"] = share_ * lasts_s
        page.args["since_s"] = phone.state.now_s if playing else None

    def give() -> None:
        share(phone, "file", path)

    bar = app_bar(stem_of(path), on_back=phone.back, actions=[
        icon_button("share", phone.say("Share"), give),
        icon_button("more_vert", phone.say("More options"), phone.to(Page("record_menu", {"path": path}, dialog=True))),
    ])  # fmt: skip
    times = row(
        text(countdown(int(at_s)), 14, id="txt_progress"), space(), text(countdown(lasts_s), 14, id="txt_duration")
    )
    name = phone.say("Pause") if playing else phone.say("Play")
    big = stack(icon("pause_fill" if playing else "play_arrow_fill", 40, ink="on_primary"), align="center", width=80,
                height=80, radius=40, fill="primary", on_tap=toggle, desc=name, id="btn_play",
                class_name="android.widget.ImageButton")  # fmt: skip
    body = column(
        space(), waveform(sum(path.encode()) % 50, at_s / lasts_s), slider(at_s / lasts_s, seek,
        desc=phone.say("Position")), times, space(), row(big, justify="center", pad=(0, 0, 0, 48)),
        gap=12, grow=1, pad=(24, 0, 24, 0),
    )  # fmt: skip
    return column(bar, body, height="fill", fill="surface")
