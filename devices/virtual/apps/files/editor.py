"""A text file, to write in or to read with its Markdown drawn. What is typed is kept at once."""

from __future__ import annotations

from collections.abc import Callable

from devices.virtual.app import Phone
from devices.virtual.apps.files.making import ENDINGS
from devices.virtual.apps.files.menus import info_dialog, picking_for, renaming
from devices.virtual.apps.files.storage import exists, find, join, name_of, valid_name, write_text
from devices.virtual.apps.parts import draft, menu, words_of
from devices.virtual.apps.sharing import share
from devices.virtual.state import Page
from devices.virtual.system.dialogs import dialog
from devices.virtual.widgets import Act, Node, column, field_, icon_button, row, scroll, text

FOLDER = "Documents"
"""Texts that other apps give lie here."""


def text_page(phone: Phone, page: Page) -> Node:
    path = words_of(page, "path")
    file = find(phone.state, path)
    if file is not None and file.kind != "text":
        return info_dialog(phone, page)
    words, reading = file.content if file else "", bool(page.args.get("reading"))

    def write(typed: str) -> None:
        write_text(phone.state, path, typed)

    def switch() -> None:
        page.args["reading"] = not reading
        phone.focus("")

    def leave() -> None:
        phone.focus("")
        phone.back()

    symbol, label = ("edit", phone.say("Edit")) if reading else ("visibility", phone.say("View mode"))
    bar = row(
        icon_button("arrow_back", phone.say("Navigate up"), leave), text(name_of(path), 20, grow=1, id="title"),
        icon_button(symbol, label, switch),
        icon_button("more_vert", phone.say("More options"), phone.to(Page("text_menu", {"path": path}, dialog=True))),
        height=64, pad=(4, 0, 4, 0),
    )  # fmt: skip
    if reading:
        return column(bar, scroll("reading", *_drawn(words), gap=4, pad=(24, 8, 24, 48)), height="fill", fill="surface")
    field = field_("document", words, write, hint=phone.say("Start writing"), multiline=True, max_lines=500, fill="",
                   radius=0, pad=(24, 8, 24, 8))  # fmt: skip
    return column(bar, scroll("text", field), _tools(phone, words, write), height="fill", fill="surface")


def _tools(phone: Phone, words: str, write: Callable[[str], None]) -> Node:
    """What helps to write: each adds to the end of the text."""

    def add(more: str, *, own_line: bool = True) -> Act:
        def act() -> None:
            lead = "\n" if own_line and words and not words.endswith("\n") else ""
            write(words + lead + more)
            phone.focus("document")

        return act

    paste = add(phone.state.clipboard, own_line=False) if phone.state.clipboard else None

    def copy() -> None:
        phone.state.clipboard = words
        phone.toast(phone.say("Copied to clipboard"))

    return row(
        icon_button("content_paste", phone.say("Paste"), paste),
        icon_button("content_copy", phone.say("Copy all"), copy if words else None),
        icon_button("format_size", phone.say("Heading"), add("# ")),
        icon_button("format_list_bulleted", phone.say("Bullet list"), add("- ")),
        icon_button("checklist", phone.say("Checklist"), add("- [ ] ")),
        justify="between", pad=(8, 0, 8, 0), height=52, fill="surface_high",
    )  # fmt: skip


def _drawn(words: str) -> list[Node]:
    """The lines of a Markdown text as they are meant."""
    lines = []
    for line in words.split("\n"):
        mark, _, rest = line.partition(" ")
        if mark and set(mark) == {"#"} and len(mark) < 4:
            lines.append(text(rest, (28, 24, 20)[len(mark) - 1], bold=True, max_lines=4))
        elif line.startswith(("- [ ] ", "- [x] ")):
            lines.append(text(("☑ " if line[3] == "x" else "☐ ") + line[6:], 16, max_lines=8))
        elif mark in ("-", "*"):
            lines.append(text(f"• {rest}", 16, max_lines=8, pad=(8, 0, 0, 0)))
        else:
            lines.append(text(line, 16, max_lines=20))
    return lines


def text_menu(phone: Phone, page: Page) -> Node:
    path = words_of(page, "path")

    def give_text() -> None:
        file = find(phone.state, path)
        share(phone, "text", file.content if file else "")

    return menu(
        phone,
        ("share", phone.say("Share"), give_text),
        ("edit", phone.say("Rename"), renaming(phone, path)),
        ("drive_file_move", phone.say("Move to…"), picking_for(phone, "move", path)),
        ("content_copy", phone.say("Copy to…"), picking_for(phone, "copy", path)),
        ("delete", phone.say("Delete"), phone.to(Page("delete", {"paths": path}, dialog=True))),
        ("info", phone.say("File info"), phone.to(Page("info", {"path": path}, dialog=True))),
    )


def received_dialog(phone: Phone, page: Page) -> Node:
    """A text that another app gave: under which name is it kept?"""
    typed = words_of(page, "name").strip()
    known = any(typed.endswith(each) for each, _ in ENDINGS)
    path = join(FOLDER, typed if known else f"{typed}.txt")

    def save() -> None:
        write_text(phone.state, path, words_of(page, "value"))
        phone.replace(Page("text", {"path": path}))

    free = save if valid_name(typed) and not exists(phone.state, path) else None
    field = field_("file_name", words_of(page, "name"), draft(page, "name"), hint=phone.say("Name"), fill="",
                   on_submit=free, border="outline", radius=4)  # fmt: skip
    buttons: list[tuple[str, Act | None]] = [(phone.say("Cancel"), phone.back), (phone.say("Save"), free)]
    words = phone.say("It will be saved in {}.").format(FOLDER)
    return dialog(phone, phone.say("Save text"), column(field, pad=(24, 16, 24, 0)), words=words, buttons=buttons)
