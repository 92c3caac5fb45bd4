"""Files that come and go with mails: looked at, saved, chosen."""

from __future__ import annotations

from devices.virtual.app import Phone
from devices.virtual.apps.mail.boxes import find
from devices.virtual.apps.mail.data import Attachment, Letter
from devices.virtual.apps.parts import nothing_here, number_of, words_of
from devices.virtual.state import Page, StoredFile
from devices.virtual.widgets import Act, Node, app_bar, column, icon, icon_button, list_row, row, scroll, text

SYMBOLS = {
    "image": "image", "video": "movie", "audio": "music_note", "text": "description", "document": "description",
    "archive": "folder_zip",
}  # fmt: skip


def size_words(size_bytes: int) -> str:
    return f"{size_bytes / 1e6:.1f} MB" if size_bytes >= 1_000_000 else f"{max(size_bytes // 1000, 1)} KB"


def attached_line(phone: Phone, letter: Letter, at: int) -> Node:
    """A file of a mail: a tap shows it, the arrow saves it."""
    each = letter.attachments[at]
    save = icon_button("download", phone.say("Save {name}").format(name=each.name), lambda: _save(phone, each))
    card = row(
        icon(SYMBOLS.get(each.kind, "draft"), ink="primary"),
        column(
            text(each.name, 15), text(size_words(each.size_bytes), 12, ink="on_surface_dim"), gap=2, width=None, grow=1
        ),
        save, gap=12, border="outline_dim", radius=12, pad=(14, 6, 6, 6),
        on_tap=phone.to(Page("file", {"id": letter.id, "at": at})),
    )  # fmt: skip
    return row(card, pad=(16, 4, 16, 4))


def _save(phone: Phone, each: Attachment) -> None:
    """Into the downloads; a second time under another name, as Android does."""
    taken = {file.path for file in phone.state.files_stored}
    stem, dot, ending = each.name.rpartition(".")
    if not dot:
        stem, ending = each.name, ""
    names = (f"{stem}{f' ({count})' if count else ''}{dot}{ending}" for count in range(len(taken) + 1))
    path = next(path for path in (f"Download/{name}" for name in names) if path not in taken)
    phone.state.files_stored.append(StoredFile(path, each.kind, each.size_bytes, phone.state.now_s, each.content))
    phone.toast(phone.say("Saved to Downloads"))


def file_page(phone: Phone, page: Page) -> Node:
    """An attachment, looked at."""
    letter = find(phone, page)
    at = number_of(page, "at")
    each = letter.attachments[at] if letter and at < len(letter.attachments) else None
    if each is None:
        return column(app_bar("", on_back=phone.back), height="fill", fill="surface")
    save = icon_button("download", phone.say("Save {name}").format(name=each.name), lambda: _save(phone, each))
    bar = app_bar(each.name, on_back=phone.back, actions=[save])
    if each.kind == "text":
        body = scroll("file", text(each.content, 15, max_lines=200, pad=(20, 16, 20, 16), id="content"))
    else:
        body = nothing_here(SYMBOLS.get(each.kind, "draft"), size_words(each.size_bytes))
    return column(bar, body, height="fill", fill="surface")


def files_page(phone: Phone, page: Page) -> Node:
    """Which file of the phone shall go along?"""
    files = sorted((file for file in phone.state.files_stored if file.kind != "folder"), key=lambda file: -file.at_s)

    def choose(path: str) -> Act:
        def act() -> None:
            phone.back()
            mail = phone.state.tasks[-1].stack[-1]
            paths = [other for other in words_of(mail, "attached").split("\n") if other and other != path]
            mail.args["attached"], mail.args["typed"] = "\n".join([*paths, path]), True

        return act

    rows = [_file_line(file, choose(file.path)) for file in files]
    body = scroll("files", *rows) if rows else nothing_here("folder_open", phone.say("No files"))
    return column(app_bar(phone.say("Choose a file"), on_back=phone.back), body, height="fill", fill="surface")


def _file_line(file: StoredFile, choose: Act) -> Node:
    folder, _, name = file.path.rpartition("/")
    return list_row(
        name, f"{folder}  •  {size_words(file.size_bytes)}", leading=icon(SYMBOLS.get(file.kind, "draft")),
        on_tap=choose,
    )  # fmt: skip
