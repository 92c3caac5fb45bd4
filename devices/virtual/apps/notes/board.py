"""All notes as cards, in two columns or one below the other, and searching them."""

from __future__ import annotations

from devices.virtual.app import Phone
from devices.virtual.apps.parts import floating, nothing_here, search_line, words_of
from devices.virtual.state import Note, Page
from devices.virtual.widgets import Node, column, fab, icon, icon_button, row, scroll, space, text


def board_page(phone: Phone, page: Page) -> Node:
    query = words_of(page, "query").lower().strip()
    found = sorted(
        (note for note in phone.state.notes if query in f"{note.title}\n{note.body}".lower()),
        key=lambda note: (-note.edited_s, -note.id),
    )
    as_list = bool(page.args.get("list"))

    def new() -> None:
        phone.open(Page("note", {"id": 0}))
        phone.focus("body")

    def switch_layout() -> None:
        page.args["list"] = not as_list

    layout = icon_button(
        "grid_view" if as_list else "view_agenda",
        phone.say("Grid view") if as_list else phone.say("List view"),
        switch_layout,
    )
    if found:
        body = scroll("notes", *_sections(phone, found, 1 if as_list else 2), gap=8, pad=(12, 0, 12, 96))
    elif query:
        body = nothing_here("search_off", phone.say("No matching notes"))
    else:
        body = nothing_here("lightbulb", phone.say("Notes you add appear here"))
    return column(
        search_line(phone, page, phone.say("Search your notes"), layout),
        floating(body, fab("add", phone.say("New note"), new)), height="fill", fill="surface",
    )  # fmt: skip


def _sections(phone: Phone, notes: list[Note], columns: int) -> list[Node]:
    """The pinned notes first, under a heading of their own."""
    pinned, others = [note for note in notes if note.pinned], [note for note in notes if not note.pinned]
    if not pinned:
        return [_cards(phone, others, columns)]
    parts = [_heading(phone.say("Pinned")), _cards(phone, pinned, columns)]
    return [*parts, _heading(phone.say("Others")), _cards(phone, others, columns)] if others else parts


def _heading(words: str) -> Node:
    return text(words, 12, ink="on_surface_dim", bold=True, pad=(8, 8, 8, 4))


def _cards(phone: Phone, notes: list[Note], columns: int) -> Node:
    """The cards dealt out to columns, left to right."""
    if columns == 1:
        return column(*(_card(phone, note) for note in notes), gap=8)
    piles = [
        column(*(_card(phone, note) for note in notes[at::columns]), gap=8, width=None, grow=1) for at in range(columns)
    ]
    return row(*piles, gap=8, align="start")


def _card(phone: Phone, note: Note) -> Node:
    words = []
    if note.title:
        words.append(text(note.title, 16, bold=True, max_lines=3, id="index_note_title"))
    if note.body:
        words.append(text(note.body, 14, ink="on_surface_dim", max_lines=8, id="index_note_text"))
    if note.pinned:
        words.append(row(space(), icon("keep_fill", 16, desc=phone.say("Pinned"))))
    return column(
        *words, gap=6, border="outline_dim", radius=12, pad=(14, 14, 14, 14),
        on_tap=phone.to(Page("note", {"id": note.id})),
        on_long_press=phone.to(Page("note_menu", {"id": note.id}, dialog=True)),
        class_name="androidx.cardview.widget.CardView",
    )  # fmt: skip
