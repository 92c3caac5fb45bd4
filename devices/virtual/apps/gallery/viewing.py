"""One picture or video, large, on black; a swipe goes to the next one of the album."""

from __future__ import annotations

from devices.virtual.app import Phone
from devices.virtual.apps.clock.times import countdown
from devices.virtual.apps.files.storage import find, folder_of, name_of
from devices.virtual.apps.gallery.albums import pictures_of
from devices.virtual.apps.gallery.pictures import scene_of, turned, whole
from devices.virtual.apps.parts import words_of
from devices.virtual.apps.sharing import share
from devices.virtual.state import Page, StoredFile
from devices.virtual.widgets import Node, column, icon, icon_button, row, slider, stack, text


def photo_page(phone: Phone, page: Page) -> Node:
    path = words_of(page, "path")
    file = find(phone.state, path)
    bar = row(
        icon_button("arrow_back", phone.say("Navigate up"), phone.back, ink="white"),
        text(name_of(path), 18, ink="white", grow=1, id="title"), *_turning(phone, file),
        height=64, pad=(4, 0, 4, 0),
    )  # fmt: skip
    if file is None:
        gone = text(phone.say("This picture is gone."), 16, ink="white", text_align="center")
        return column(bar, column(gone, justify="center", grow=1), height="fill", fill="black")
    shown = scene_of(file, position_s(phone, page, file.lasts_s))
    view = stack(whole(shown, desc=name_of(path)), height=None, grow=1)
    view.on_swipe = lambda direction: _next(phone, page, file, direction)
    parts = [bar, view]
    if file.kind == "video":
        parts.append(_player(phone, page, file))
    return column(*parts, _foot(phone, file), height="fill", fill="black")


def _turning(phone: Phone, file: StoredFile | None) -> list[Node]:
    """Turning it, and what else can be done with it."""
    if file is None:
        return []

    def turn() -> None:
        file.content = turned(file.content, 90)

    rotate = turn if file.kind == "image" else None
    options = Page("photo_menu", {"path": file.path}, dialog=True)
    return [
        icon_button("rotate_right", phone.say("Rotate right"), rotate, ink="white"),
        icon_button("more_vert", phone.say("More options"), phone.to(options), ink="white"),
    ]


def _next(phone: Phone, page: Page, file: StoredFile, direction: str) -> None:
    """Show the picture beside this one."""
    album = words_of(page, "album") or folder_of(file.path)
    paths = [each.path for each in pictures_of(phone.state, album)]
    step = {"left": 1, "right": -1}.get(direction, 0)
    if file.path in paths and 0 <= paths.index(file.path) + step < len(paths):
        page.args["path"] = paths[paths.index(file.path) + step]
        page.args["since_s"], page.args["at"] = None, 0.0


def _foot(phone: Phone, file: StoredFile) -> Node:
    liked = phone.state.gallery.favourites
    on = file.path in liked

    def like() -> None:
        if on:
            liked.remove(file.path)
        else:
            liked.append(file.path)

    edit = phone.to(Page("edit", {"path": file.path, "content": file.content})) if file.kind == "image" else None
    ask = Page("delete", {"paths": file.path}, dialog=True)
    return row(
        icon_button("favorite_fill" if on else "favorite",
                    phone.say("Remove from favorites") if on else phone.say("Add to favorites"), like, ink="white"),
        icon_button("edit", phone.say("Edit"), edit, ink="white"),
        icon_button("share", phone.say("Share"), lambda: share(phone, "image", file.path), ink="white"),
        icon_button("delete", phone.say("Delete"), phone.to(ask), ink="white"),
        justify="between", height=72, pad=(24, 0, 24, 8),
    )  # fmt: skip


def position_s(phone: Phone, page: Page, lasts_s: float) -> float:
    """How far the page's video or recording has played."""
    at, since = page.args.get("at"), page.args.get("since_s")
    played = at if isinstance(at, float) else 0.0
    if isinstance(since, float):
        played += phone.state.now_s - since
    return min(played, lasts_s)


def _player(phone: Phone, page: Page, file: StoredFile) -> Node:
    """Play and pause, and where the video is."""
    at_s = position_s(phone, page, file.lasts_s)
    playing = isinstance(page.args.get("since_s"), float) and at_s < file.lasts_s

    def toggle() -> None:
        page.args["at"] = 0.0 if at_s >= file.lasts_s else at_s
        page.args["since_s"] = None if playing else phone.state.now_s

    def seek(share_: float) -> None:
        page.args["at"] = share_ * file.lasts_s
        page.args["since_s"] = phone.state.now_s if playing else None

    name = phone.say("Pause") if playing else phone.say("Play")
    button = stack(icon("pause_fill" if playing else "play_arrow_fill", 32, ink="white"), align="center", width=48,
                   height=48, on_tap=toggle, desc=name, class_name="android.widget.ImageButton")  # fmt: skip
    bar = slider(at_s / file.lasts_s if file.lasts_s else 0.0, seek, desc=phone.say("Position"))
    times = text(f"{countdown(at_s)} / {countdown(file.lasts_s)}", 13, ink="white", id="video_time")
    return column(row(button, bar, times, gap=8, pad=(12, 0, 20, 0)))
