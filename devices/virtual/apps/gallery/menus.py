"""What else can be done with a picture: another name, another place, the trash; and what is known of it."""

from __future__ import annotations

from devices.virtual.app import Phone
from devices.virtual.apps.clock.times import countdown
from devices.virtual.apps.files.storage import (
    delete,
    exists,
    find,
    folder_of,
    join,
    name_of,
    rename,
    size_words,
    valid_name,
)
from devices.virtual.apps.gallery.pictures import shape_of
from devices.virtual.apps.parts import draft, menu, page_below, words_of
from devices.virtual.state import Page
from devices.virtual.system.dates import date_words, local, time_of_day
from devices.virtual.system.dialogs import confirm, dialog
from devices.virtual.widgets import Act, Node, column, field_, row, text

LONG_SIDE_PX = 4080
"""Of the photographs of a 12-megapixel camera."""


def photo_menu(phone: Phone, page: Page) -> Node:
    path = words_of(page, "path")

    def renaming() -> None:
        phone.open(Page("rename", {"path": path, "name": name_of(path).rpartition(".")[0]}, dialog=True))
        phone.focus("file_name")

    return menu(
        phone,
        ("edit", phone.say("Rename"), renaming),
        ("content_copy", phone.say("Copy to…"), phone.to(Page("pick", {"verb": "copy", "paths": path}))),
        ("drive_file_move", phone.say("Move to…"), phone.to(Page("pick", {"verb": "move", "paths": path}))),
        ("info", phone.say("Properties"), phone.to(Page("info", {"path": path}, dialog=True))),
    )


def rename_dialog(phone: Phone, page: Page) -> Node:
    """The ending stays, as in Simple Gallery."""
    path, photo = words_of(page, "path"), page_below(phone)
    ending, typed = name_of(path).rpartition(".")[2], words_of(page, "name").strip()
    new = f"{typed}.{ending}"
    free = valid_name(typed) and not exists(phone.state, join(folder_of(path), new))

    def ok() -> None:
        phone.back()
        photo.args["path"] = rename(phone.state, path, new)
        phone.toast(phone.say("Renamed"))

    field = field_("file_name", words_of(page, "name"), draft(page, "name"), hint=phone.say("Name"), fill="",
                   border="outline", radius=4, on_submit=ok if free else None)  # fmt: skip
    buttons: list[tuple[str, Act | None]] = [(phone.say("Cancel"), phone.back), (phone.say("OK"), ok if free else None)]
    return dialog(phone, phone.say("Rename"), column(field, pad=(24, 16, 24, 0)), buttons=buttons)


def delete_dialog(phone: Phone, page: Page) -> Node:
    paths = words_of(page, "paths").split("\n")

    def yes() -> None:
        for path in paths:
            delete(phone.state, path)
        below = phone.state.tasks[-1].stack[-1]
        below.args.pop("picked", None)
        if below.name == "photo":
            phone.back()
        phone.toast(phone.say("Moved to trash"))

    title = phone.say("Delete {} items?").format(len(paths)) if len(paths) > 1 else phone.say("Delete item?")
    words = phone.say("{} will be moved to the trash.").format(", ".join(name_of(path) for path in paths))
    return confirm(phone, title, words, phone.say("Delete"), yes)


def info_dialog(phone: Phone, page: Page) -> Node:
    path = words_of(page, "path")
    file = find(phone.state, path)
    known: list[tuple[str, str]] = []
    if file is not None:
        when, shape = local(file.at_s), shape_of(file.content)
        wide, high = (round(LONG_SIDE_PX * min(shape, 1)), round(LONG_SIDE_PX * min(1 / shape, 1)))
        known = [
            (phone.say("Name"), name_of(path)), (phone.say("Folder"), folder_of(path)),
            (phone.say("File size"), size_words(file.size_bytes)),
            (phone.say("Resolution"), f"{wide} × {high}"),
            (phone.say("Date taken"), f"{date_words(phone, when)}, {time_of_day(phone, when.hour, when.minute)}"),
        ]  # fmt: skip
        if file.lasts_s:
            known.append((phone.say("Duration"), countdown(file.lasts_s)))
    lines = [
        row(text(label, 14, ink="on_surface_dim", width=110), text(value, 14, grow=1, max_lines=2), gap=8)
        for label, value in known
    ]
    content = column(*lines, gap=8, pad=(24, 16, 24, 0))
    return dialog(phone, phone.say("Properties"), content, buttons=[(phone.say("OK"), phone.back)])
