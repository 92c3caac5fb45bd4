"""The Audio Recorder as an app: which page is drawn by whom."""

from __future__ import annotations

from collections.abc import Callable

from devices.virtual.app import Phone
from devices.virtual.apps.links import LINKS
from devices.virtual.apps.recorder import playing, recording, records
from devices.virtual.state import Page, PhoneState
from devices.virtual.system import permissions
from devices.virtual.widgets import Node

PAGES: dict[str, Callable[[Phone, Page], Node]] = {
    "recording": recording.recording_page,
    "save": recording.save_dialog,
    "discard": recording.discard_dialog,
    "records": records.records_page,
    "record": playing.record_page,
    "record_menu": records.record_menu,
    "rename": records.rename_dialog,
    "delete": records.delete_dialog,
    "info": records.info_dialog,
}


class RecorderApp:
    """Records sound, keeps it under a name and plays it, in the manner of Audio Recorder."""

    package = records.PACKAGE
    activity = "org.phoneagent.recorder.MainActivity"
    label = "Audio Recorder"
    icon = "mic"
    tint = "#c0392b"

    def start(self) -> Page:
        return Page("recording")

    def opened(self, phone: Phone) -> None:
        """Without the microphone it is of no use."""
        if not any(page.name == permissions.PAGE for page in phone.state.tasks[-1].stack):
            permissions.ask(phone, self.package, "microphone")

    def runs(self, state: PhoneState) -> bool:
        """It records, or a recording plays."""
        page = state.tasks[-1].stack[-1]
        return state.recorder.started_s is not None or isinstance(page.args.get("since_s"), float)

    def view(self, phone: Phone, page: Page) -> Node:
        return PAGES[page.name](phone, page)


LINKS["file/audio"] = (records.PACKAGE, lambda path: Page("record", {"path": path.removeprefix("//")}))
