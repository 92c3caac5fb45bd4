"""Writing a note. What is typed is kept at once; a note that stays empty is never made."""

from __future__ import annotations

from collections.abc import Callable

from devices.virtual.app import Phone
from devices.virtual.apps.clock.times import local, time_of_day
from devices.virtual.apps.parts import menu, number_of
from devices.virtual.state import Note, Page
from devices.virtual.system.dialogs import confirm
from devices.virtual.widgets import Node, column, field_, icon_button, row, scroll, space, text


def find(phone: Phone, page: Page) -> Note | None:
    """The note a page is about; None for one with nothing in it yet."""
    return next((note for note in phone.state.notes if note.id == number_of(page, "id")), None)


def note_page(phone: Phone, page: Page) -> Node:
    note = find(phone, page)
    title, body, pinned = (note.title, note.body, note.pinned) if note else ("", "", bool(page.args.get("pinned")))

    def leave() -> None:
        if note and not (note.title.strip() or note.body.strip()):
            phone.state.notes.remove(note)
            phone.toast(phone.say("Empty note discarded"))
        phone.back()

    def pin() -> None:
        if note:
            note.pinned = not note.pinned
        else:
            page.args["pinned"] = not pinned

    name, ink = (phone.say("Unpin"), "primary") if pinned else (phone.say("Pin"), "on_surface_dim")
    bar = row(
        icon_button("arrow_back", phone.say("Navigate up"), leave), space(),
        icon_button("keep_fill" if pinned else "keep", name, pin, ink=ink),
        icon_button("check", phone.say("Done"), leave), height=64, pad=(4, 0, 4, 0),
    )  # fmt: skip
    fields = scroll(
        "note",
        field_("title", title, _writes(phone, page, "title"), hint=phone.say("Title"),
               on_submit=lambda: phone.focus("body"), size_sp=24, fill="", radius=0, pad=(24, 8, 24, 8)),
        field_("body", body, _writes(phone, page, "body"), hint=phone.say("Note"), multiline=True,
               max_lines=200, fill="", radius=0, pad=(24, 8, 24, 8)),
    )  # fmt: skip
    return column(bar, fields, _foot(phone, page, note), height="fill", fill="surface", on_back=leave)


def _writes(phone: Phone, page: Page, part: str) -> Callable[[str], None]:
    """Keeps what is typed into the title or the body; the first character makes the note."""

    def write(typed: str) -> None:
        note = find(phone, page)
        if note is None:
            if not typed:
                return
            note = Note(phone.state.new_id(), "", "", pinned=bool(page.args.get("pinned")))
            phone.state.notes.append(note)
            page.args["id"] = note.id
        if part == "title":
            note.title = typed
        else:
            note.body = typed
        note.edited_s = phone.state.now_s

    return write


def _foot(phone: Phone, page: Page, note: Note | None) -> Node:
    """When it was edited, and what else can be done with it."""
    when = local(note.edited_s if note and note.edited_s else phone.state.now_s)
    words = phone.say("Edited {time}").format(time=time_of_day(phone, when.hour, when.minute)) if note else ""
    more = phone.to(Page("note_menu", {"id": note.id, "open": True}, dialog=True)) if note else None
    return row(
        space(width=48), text(words, 12, ink="on_surface_dim", text_align="center", grow=1),
        icon_button("more_vert", phone.say("More options"), more), height=56, pad=(4, 0, 4, 0),
    )  # fmt: skip


def note_menu(phone: Phone, page: Page) -> Node:
    note = find(phone, page)

    def pin() -> None:
        if note:
            note.pinned = not note.pinned

    def copy() -> None:
        if note:
            phone.state.notes.append(Note(phone.state.new_id(), note.title, note.body, phone.state.now_s))
            phone.toast(phone.say("Copy made"))

    ask = Page("delete", dict(page.args), dialog=True)
    return menu(
        phone,
        ("keep", phone.say("Unpin") if note and note.pinned else phone.say("Pin"), pin),
        ("content_copy", phone.say("Make a copy"), copy),
        ("delete", phone.say("Delete"), phone.to(ask)),
    )


def delete_dialog(phone: Phone, page: Page) -> Node:
    note = find(phone, page)

    def delete() -> None:
        if note:
            phone.state.notes.remove(note)
        if page.args.get("open"):
            phone.back()
        phone.toast(phone.say("Note deleted"))

    words = phone.say("The note will be gone for good.")
    return confirm(phone, phone.say("Delete note?"), words, phone.say("Delete"), delete)
