"""The recordings there are: playing, naming, sharing and deleting one."""

from __future__ import annotations

from devices.virtual.app import Phone
from devices.virtual.apps.clock.times import countdown
from devices.virtual.apps.files.storage import (
    delete,
    exists,
    files_in,
    find,
    join,
    name_of,
    rename,
    size_words,
    valid_name,
)
from devices.virtual.apps.parts import draft, menu, nothing_here, page_below, words_of
from devices.virtual.apps.sharing import share
from devices.virtual.state import Page, StoredFile
from devices.virtual.system.dates import ago, date_words, local, time_of_day
from devices.virtual.system.dialogs import confirm, dialog
from devices.virtual.widgets import (
    Act,
    Node,
    app_bar,
    column,
    field_,
    icon,
    icon_button,
    list_row,
    row,
    scroll,
    stack,
    text,
)

PACKAGE = "org.phoneagent.recorder"
FOLDER = "Recordings"
BYTES_A_SECOND = 16_000


def stem_of(path: str) -> str:
    """The name without its ending, as the list shows it."""
    return name_of(path).rpartition(".")[0]


def records_page(phone: Phone, page: Page) -> Node:
    found = sorted(
        (file for file in files_in(phone.state, FOLDER) if file.kind == "audio"), key=lambda file: -file.at_s
    )
    bar = app_bar(phone.say("Records"), on_back=phone.back)
    if not found:
        return column(bar, nothing_here("mic", phone.say("No records")), height="fill", fill="surface")
    lines = [_line(phone, file) for file in found]
    return column(bar, scroll("records", *lines, pad=(0, 0, 0, 24)), height="fill", fill="surface")


def _line(phone: Phone, file: StoredFile) -> Node:
    name = stem_of(file.path)
    menu_page = Page("record_menu", {"path": file.path}, dialog=True)
    more = icon_button("more_vert", phone.say("More options for {}").format(name), phone.to(menu_page))
    disc = stack(icon("play_arrow_fill", 22, ink="on_tonal"), align="center", width=40, height=40, radius=20,
                 fill="tonal")  # fmt: skip
    return list_row(
        name, f"{countdown(file.lasts_s)} · {ago(phone, file.at_s)}", leading=disc, trailing=more,
        on_tap=phone.to(Page("record", {"path": file.path})), on_long_press=phone.to(menu_page), pad=(24, 8, 8, 8),
    )  # fmt: skip


def record_menu(phone: Phone, page: Page) -> Node:
    path = words_of(page, "path")

    def renaming() -> None:
        phone.open(Page("rename", {"path": path, "name": stem_of(path)}, dialog=True))
        phone.focus("record_name")

    return menu(
        phone,
        ("share", phone.say("Share"), lambda: share(phone, "file", path)),
        ("edit", phone.say("Rename"), renaming),
        ("info", phone.say("Information"), phone.to(Page("info", {"path": path}, dialog=True))),
        ("delete", phone.say("Delete"), phone.to(Page("delete", {"path": path}, dialog=True))),
    )


def rename_dialog(phone: Phone, page: Page) -> Node:
    path, below = words_of(page, "path"), page_below(phone)
    ending, typed = name_of(path).rpartition(".")[2], words_of(page, "name").strip()
    new = f"{typed}.{ending}"
    free = valid_name(typed) and not exists(phone.state, join(FOLDER, new))

    def ok() -> None:
        phone.back()
        moved = rename(phone.state, path, new)
        if below.name == "record":
            below.args["path"] = moved
        phone.toast(phone.say("Renamed"))

    field = field_("record_name", words_of(page, "name"), draft(page, "name"), hint=phone.say("Name"), fill="",
                   border="outline", radius=4, on_submit=ok if free else None)  # fmt: skip
    buttons: list[tuple[str, Act | None]] = [(phone.say("Cancel"), phone.back), (phone.say("OK"), ok if free else None)]
    return dialog(phone, phone.say("Rename"), column(field, pad=(24, 16, 24, 0)), buttons=buttons)


def delete_dialog(phone: Phone, page: Page) -> Node:
    path = words_of(page, "path")

    def yes() -> None:
        delete(phone.state, path)
        if phone.state.tasks[-1].stack[-1].name == "record":
            phone.back()
        phone.toast(phone.say("Moved to trash"))

    words = phone.say("{} will be moved to the trash.").format(stem_of(path))
    return confirm(phone, phone.say("Delete recording?"), words, phone.say("Delete"), yes)


def info_dialog(phone: Phone, page: Page) -> Node:
    file = find(phone.state, words_of(page, "path"))
    known: list[tuple[str, str]] = []
    if file is not None:
        when = local(file.at_s)
        known = [
            (phone.say("Name"), name_of(file.path)), (phone.say("Duration"), countdown(file.lasts_s)),
            (phone.say("File size"), size_words(file.size_bytes)), (phone.say("Folder"), FOLDER),
            (phone.say("Created"), f"{date_words(phone, when)}, {time_of_day(phone, when.hour, when.minute)}"),
        ]  # fmt: skip
    lines = [
        row(text(label, 14, ink="on_surface_dim", width=110), text(value, 14, grow=1, max_lines=2), gap=8)
        for label, value in known
    ]
    content = column(*lines, gap=8, pad=(24, 16, 24, 0))
    return dialog(phone, phone.say("Information"), content, buttons=[(phone.say("OK"), phone.back)])
