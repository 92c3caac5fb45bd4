"""The form of a new or changed contact; leaving it with something unsaved asks first."""

from __future__ import annotations

from dataclasses import dataclass

from devices.virtual.app import Phone
from devices.virtual.apps.parts import draft, number_of, words_of
from devices.virtual.state import Contact, Page
from devices.virtual.system.dialogs import confirm
from devices.virtual.widgets import Node, button, column, field_, icon, icon_button, row, scroll, space, stack, text

FIELDS = ("first", "last", "company", "phone", "email")


TINTS = ("#5c6bc0", "#c5543f", "#0f8a4f", "#9a43ae", "#00828e", "#b5651d", "#b8326a", "#5d7a2f")
"""Discs behind the white letters."""


@dataclass(frozen=True, slots=True)
class Line:
    """One field of the form."""

    key: str
    hint: str
    symbol: str
    """Icon before it, "" for none."""


def find(phone: Phone, number: int) -> Contact | None:
    """The contact with this id, None once it is gone."""
    return next((person for person in phone.state.contacts if person.id == number), None)


def tint(person: Contact) -> str:
    """The colour of a person's disc, always the same."""
    return TINTS[sum(map(ord, person.name)) % len(TINTS)]


def new_contact(phone: Phone) -> None:
    phone.open(Page("form", {"id": 0}))
    phone.focus("first")


def edit_contact(phone: Phone, person: Contact) -> None:
    phone.open(Page("form", {"id": person.id, **_known(person)}))


def _known(person: Contact | None) -> dict[str, str]:
    """The form's fields as they are saved."""
    if person is None:
        return dict.fromkeys(FIELDS, "")
    first, _, last = person.name.partition(" ")
    return {"first": first, "last": last, "company": person.company, "phone": person.phone, "email": person.email}


def form_page(phone: Phone, page: Page) -> Node:
    person = find(phone, number_of(page, "id"))
    typed = {name: words_of(page, name).strip() for name in FIELDS}
    changed = typed != _known(person)

    def leave() -> None:
        if changed:
            phone.open(Page("discard", dialog=True))
        else:
            phone.back()

    def save() -> None:
        _save(phone, person, typed)

    lines = (
        Line("first", phone.say("First name"), "person"), Line("last", phone.say("Last name"), ""),
        Line("company", phone.say("Company"), "business"), Line("phone", phone.say("Phone"), "call"),
        Line("email", phone.say("Email"), "mail"),
    )  # fmt: skip
    title = phone.say("Edit contact") if person else phone.say("Create contact")
    bar = row(
        icon_button("close", phone.say("Close"), leave), text(title, 22, grow=1, id="title"),
        button(phone.say("Save"), save if any(typed.values()) else None, id="toolbar_button"),
        height=64, gap=4, pad=(4, 0, 12, 0),
    )  # fmt: skip
    portrait = row(
        stack(icon("person", 48, ink="on_tonal"), align="center", width=96, height=96, radius=48, fill="tonal"),
        justify="center", pad=(0, 8, 0, 16),
    )  # fmt: skip
    rows = [_line(phone, page, line, lines[at + 1].key if at + 1 < len(lines) else "") for at, line in enumerate(lines)]
    return column(
        bar, scroll("form", portrait, *rows, gap=4, pad=(16, 0, 24, 24)), height="fill", fill="surface", on_back=leave
    )


def _line(phone: Phone, page: Page, line: Line, following: str) -> Node:
    """A field with its icon; Enter goes to the next one."""
    field = field_(
        line.key, words_of(page, line.key), draft(page, line.key), hint=line.hint,
        on_submit=lambda: phone.focus(following), fill="", border="outline", radius=4,
    )  # fmt: skip
    parts = [column(field, pad=(0, 8, 0, 0))]
    if words_of(page, line.key):
        # the hint has become a label that interrupts the border, as Material's outlined fields have it
        parts.append(
            row(text(line.hint, 12, ink="on_surface_dim", fill="surface", pad=(4, 0, 4, 0)), pad=(12, 0, 0, 0))
        )
    mark = column(icon(line.symbol) if line.symbol else space(height=24), width=24, pad=(0, 8, 0, 0))
    return row(mark, stack(*parts, align="start", width=None, height=None, grow=1), gap=16)


def _save(phone: Phone, person: Contact | None, typed: dict[str, str]) -> None:
    """Make or change the contact and show it."""
    name = f"{typed['first']} {typed['last']}".strip() or typed["company"] or typed["phone"] or typed["email"]
    made = person is None
    if person is None:
        person = Contact(phone.state.new_id(), name)
        phone.state.contacts.append(person)
    person.name, person.phone, person.email, person.company = name, typed["phone"], typed["email"], typed["company"]
    if made:
        phone.replace(Page("contact", {"id": person.id}))
    else:
        phone.back()
    phone.toast(phone.say("Contact saved"))


def discard_dialog(phone: Phone, page: Page) -> Node:
    """Leave without saving?"""
    words = phone.say("Your changes have not been saved.")
    return confirm(phone, phone.say("Discard changes?"), words, phone.say("Discard"), phone.back)
