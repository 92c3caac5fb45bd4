"""New files and folders, and other names for those there are."""

from __future__ import annotations

from collections.abc import Callable

from devices.virtual.app import Phone
from devices.virtual.apps.files.storage import exists, folder_of, join, make_folder, rename, valid_name, write_text
from devices.virtual.apps.parts import draft, page_below, words_of
from devices.virtual.state import Page
from devices.virtual.system.dialogs import dialog
from devices.virtual.widgets import Act, Node, chip, column, field_, row, text

ENDINGS = ((".md", "Markdown"), (".txt", "Plain text"), (".csv", "Table"))


def _name_field(phone: Phone, page: Page, hint: str, on_submit: Act | None) -> Node:
    return field_(
        "file_name", words_of(page, "name"), draft(page, "name"), hint=hint, on_submit=on_submit, fill="",
        border="outline", radius=4,
    )  # fmt: skip


def new_dialog(phone: Phone, page: Page) -> Node:
    """A text file of some kind, or a folder, by the name that is typed."""
    folder, typed, ending = words_of(page, "path"), words_of(page, "name").strip(), words_of(page, "ending")
    known = any(typed.endswith(each) for each, _ in ENDINGS)
    path = join(folder, typed if known else typed + ending)
    free = valid_name(typed) and not exists(phone.state, path)

    def make() -> None:
        write_text(phone.state, path, "")
        phone.replace(Page("text", {"path": path}))
        phone.focus("document")

    def make_it_a_folder() -> None:
        make_folder(phone.state, join(folder, typed))
        phone.back()

    def choose(which: str) -> Act:
        def act() -> None:
            page.args["ending"] = which

        return act

    is_new_folder = valid_name(typed) and not exists(phone.state, join(folder, typed))
    kinds = [chip(phone.say(label), ending == each, choose(each)) for each, label in ENDINGS]
    content = [
        column(_name_field(phone, page, phone.say("Name"), make if free else None), pad=(24, 16, 24, 12)),
        text(phone.say("Type"), 12, ink="on_surface_dim", pad=(24, 0, 24, 6)),
        row(*kinds, gap=6, pad=(24, 0, 24, 0)),
    ]
    buttons: list[tuple[str, Act | None]] = [
        (phone.say("Cancel"), phone.back),
        (phone.say("Folder"), make_it_a_folder if is_new_folder else None),
        (phone.say("OK"), make if free else None),
    ]
    return dialog(phone, phone.say("New file or folder"), *content, buttons=buttons)


def _name_dialog(phone: Phone, page: Page, title: str, folder: str, act: Callable[[str], None]) -> Node:
    """Asks for a name that is free in a folder."""
    typed = words_of(page, "name").strip()
    free = valid_name(typed) and not exists(phone.state, join(folder, typed))

    def ok() -> None:
        phone.back()
        act(typed)

    field = column(_name_field(phone, page, phone.say("Name"), ok if free else None), pad=(24, 16, 24, 0))
    buttons: list[tuple[str, Act | None]] = [(phone.say("Cancel"), phone.back), (phone.say("OK"), ok if free else None)]
    return dialog(phone, title, field, buttons=buttons)


def folder_dialog(phone: Phone, page: Page) -> Node:
    folder = words_of(page, "path")

    def make(name: str) -> None:
        make_folder(phone.state, join(folder, name))

    return _name_dialog(phone, page, phone.say("New folder"), folder, make)


def rename_dialog(phone: Phone, page: Page) -> Node:
    path, below = words_of(page, "path"), page_below(phone)

    def act(name: str) -> None:
        new = rename(phone.state, path, name)
        if below.args.get("path") == path:
            below.args["path"] = new
        below.args.pop("picked", None)
        phone.toast(phone.say("Renamed"))

    return _name_dialog(phone, page, phone.say("Rename"), folder_of(path), act)
