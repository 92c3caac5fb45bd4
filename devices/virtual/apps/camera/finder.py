"""The viewfinder: what the camera sees, and taking a photograph or a video of it."""

from __future__ import annotations

from devices.virtual.app import Phone
from devices.virtual.apps.clock.times import countdown
from devices.virtual.apps.files.storage import files_in, join, next_number
from devices.virtual.apps.gallery.pictures import cover, edited, thumbnail
from devices.virtual.apps.links import follow
from devices.virtual.apps.parts import words_of
from devices.virtual.state import Page, PhoneState, StoredFile
from devices.virtual.system.permissions import ask, granted
from devices.virtual.widgets import Act, Node, button, column, icon, icon_button, row, space, stack, text

PACKAGE = "com.android.camera2"
FOLDER = "DCIM/Camera"
PHOTO_BYTES = 3_400_000
VIDEO_BYTES_A_SECOND = 2_100_000
FLASHES = {"off": "auto", "auto": "on", "on": "off"}
"""What a tap on the flash makes of it."""


def seen(state: PhoneState, *, front: bool, zoom: str = "") -> str:
    """What a camera has before it, as the content of a file."""
    return edited(state.camera.face if front else state.camera.scene, zoom=zoom)


def take_photo(state: PhoneState, content: str) -> None:
    """Put a photograph into the storage."""
    path = join(FOLDER, f"IMG_{next_number(state, FOLDER, 'IMG_'):04d}.jpg")
    state.files_stored.append(StoredFile(path, "image", PHOTO_BYTES, state.now_s, content))


def keep_video(state: PhoneState, content: str, lasts_s: float) -> None:
    """Put a video into the storage."""
    path, size = join(FOLDER, f"VID_{next_number(state, FOLDER, 'VID_'):04d}.mp4"), VIDEO_BYTES_A_SECOND * lasts_s
    state.files_stored.append(StoredFile(path, "video", int(size), state.now_s, content, lasts_s))


def camera_page(phone: Phone, page: Page) -> Node:
    camera = phone.state.camera
    if not granted(phone, PACKAGE, "camera"):
        return _needs_permission(phone)
    recording = camera.started_s is not None
    content = seen(phone.state, front=bool(page.args.get("front")), zoom=words_of(page, "zoom"))

    def stop() -> None:
        if camera.started_s is not None:
            keep_video(phone.state, content, phone.state.now_s - camera.started_s)
        camera.started_s = None

    view = stack(cover(content), height=None, grow=1)
    if not recording:
        view.children.append(column(space(), _zooms(page), height="fill", pad=(0, 0, 0, 12)))
    return column(
        _top(phone, page), view, _modes(phone, page), _controls(phone, page, content, stop), height="fill",
        fill="black", on_back=stop if recording else None,
    )  # fmt: skip


def _needs_permission(phone: Phone) -> Node:
    def again() -> None:
        ask(phone, PACKAGE, "camera")

    words = phone.say("Camera needs permission to take pictures.")
    return column(
        icon("photo_camera", 72, ink="#9aa0a6"), text(words, 16, ink="white", text_align="center", max_lines=3),
        button(phone.say("Give permission"), again), gap=24, align="center", justify="center", height="fill",
        fill="black", pad=(32, 32, 32, 32),
    )  # fmt: skip


def _top(phone: Phone, page: Page) -> Node:
    """How long the video is, or the flash."""
    since = phone.state.camera.started_s
    if since is not None:
        length = countdown(int(phone.state.now_s - since))
        pill = row(icon("circle_fill", 12, ink="#ff4b4b"), text(length, 16, ink="white", id="recording_time"), gap=8,
                   width=None, pad=(14, 6, 14, 6), fill="#3a3a3a", radius=16)  # fmt: skip
        return row(pill, height=64, justify="center")
    flash = words_of(page, "flash")
    name = {"off": phone.say("Flash off"), "auto": phone.say("Flash auto"), "on": phone.say("Flash on")}[flash]

    def next_flash() -> None:
        page.args["flash"] = FLASHES[flash]

    front = bool(page.args.get("front"))
    return row(icon_button(f"flash_{flash}", name, None if front else next_flash, ink="white"), space(), height=64,
               pad=(8, 0, 8, 0))  # fmt: skip


def _zooms(page: Page) -> Node:
    def zoom(by: str) -> Act:
        def act() -> None:
            page.args["zoom"] = by

        return act

    now = words_of(page, "zoom")
    dots = [
        text(label, 13, ink="black" if now == by else "white", fill="#ffffffd0" if now == by else "#00000080",
             radius=18, width=44, height=36, pad=(0, 9, 0, 9), text_align="center", on_tap=zoom(by), selected=now == by,
             class_name="android.widget.Button")
        for by, label in (("", "1×"), ("2", "2×"), ("3", "3×"))
    ]  # fmt: skip
    return row(*dots, gap=8, justify="center")


def _modes(phone: Phone, page: Page) -> Node:
    """Photograph or video; while one is recorded there is no choice."""
    if phone.state.camera.started_s is not None:
        return space(height=56)

    def switch(mode: str) -> Act:
        def act() -> None:
            page.args["mode"] = mode

        return act

    now = words_of(page, "mode")
    tabs = [
        text(label, 15, bold=True, ink="#ffd54a" if now == mode else "#c8ccd0", pad=(16, 10, 16, 10),
             text_align="center", on_tap=switch(mode), selected=now == mode, class_name="android.widget.Button")
        for mode, label in (("photo", phone.say("Photo")), ("video", phone.say("Video")))
    ]  # fmt: skip
    return row(*tabs, gap=8, justify="center", height=56)


def _controls(phone: Phone, page: Page, content: str, stop: Act) -> Node:
    camera, front = phone.state.camera, bool(page.args.get("front"))
    if camera.started_s is not None:
        middle = _shutter(phone.say("Stop recording"), stop, stack(width=26, height=26, radius=5, fill="#ff4b4b"))
        return row(middle, height=120, justify="center")

    def shoot() -> None:
        take_photo(phone.state, content)

    def record() -> None:
        camera.started_s = phone.state.now_s

    def turn_around() -> None:
        page.args["front"] = not front

    if words_of(page, "mode") == "video":
        middle = _shutter(phone.say("Start recording"), record, stack(width=44, height=44, radius=22, fill="#ff4b4b"))
    else:
        middle = _shutter(phone.say("Take photo"), shoot, stack(width=58, height=58, radius=29, fill="white"))
    back = phone.say("Switch to back camera") if front else phone.say("Switch to front camera")
    return row(
        _last(phone), middle,
        stack(icon("cameraswitch", 28, ink="white"), align="center", width=56, height=56, fill="#3a3a3a", radius=28,
              on_tap=turn_around, desc=back, class_name="android.widget.ImageButton"),
        height=120, justify="between", pad=(36, 0, 36, 16),
    )  # fmt: skip


def _shutter(name: str, act: Act, inside: Node) -> Node:
    return stack(inside, align="center", width=76, height=76, radius=38, border="white", on_tap=act, desc=name,
                 id="shutter_button", class_name="android.widget.ImageButton")  # fmt: skip


def _last(phone: Phone) -> Node:
    """The latest picture; a tap shows it in the Gallery."""
    found = sorted(files_in(phone.state, FOLDER), key=lambda file: file.at_s)
    if not found:
        return stack(icon("photo_library", ink="#5f6368"), align="center", width=56, height=56, fill="#202124",
                     radius=28, enabled=False, desc=phone.say("No pictures yet"))  # fmt: skip
    latest = found[-1]
    return stack(thumbnail(latest, width=56, height=56, mark=24), width=56, height=56,
                 on_tap=lambda: _show(phone, latest), desc=phone.say("Latest picture"),
                 class_name="android.widget.ImageButton")  # fmt: skip


def _show(phone: Phone, file: StoredFile) -> None:
    follow(phone, f"file:{file.path}")
