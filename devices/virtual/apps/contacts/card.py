"""One person: how to reach them; star, edit, delete."""

from __future__ import annotations

from devices.virtual.app import Phone
from devices.virtual.apps.contacts.form import edit_contact, find, tint
from devices.virtual.apps.links import can_follow, follow
from devices.virtual.apps.parts import menu, number_of
from devices.virtual.state import Contact, Page
from devices.virtual.system.dialogs import confirm
from devices.virtual.widgets import Act, Node, column, icon, icon_button, list_row, row, scroll, space, stack, text


def contact_page(phone: Phone, page: Page) -> Node:
    person = find(phone, number_of(page, "id"))
    if person is None:
        return column(row(icon_button("arrow_back", phone.say("Navigate up"), phone.back), height=64), fill="surface")

    def star() -> None:
        person.starred = not person.starred

    options = Page("contact_menu", {"id": person.id}, dialog=True)
    starring, ink = phone.say("Add to favorites"), "on_surface_dim"
    if person.starred:
        starring, ink = phone.say("Remove from favorites"), "primary"
    bar = row(
        icon_button("arrow_back", phone.say("Navigate up"), phone.back),
        space(),
        icon_button("edit", phone.say("Edit contact"), lambda: edit_contact(phone, person)),
        icon_button("star_fill" if person.starred else "star", starring, star, ink=ink),
        icon_button("more_vert", phone.say("More options"), phone.to(options)),
        height=64, pad=(4, 0, 4, 0),
    )  # fmt: skip
    face = column(
        _portrait(person), text(person.name, 28, text_align="center", max_lines=2, id="large_title"),
        gap=16, align="center", pad=(24, 8, 24, 24),
    )  # fmt: skip
    ways = row(
        _way("call", phone.say("Call"), _reach(phone, "tel", person.phone)),
        _way("chat", phone.say("Message"), _reach(phone, "smsto", person.phone)),
        _way("videocam", phone.say("Video"), None),
        _way("mail", phone.say("Email"), _reach(phone, "mailto", person.email)),
        gap=8, pad=(16, 0, 16, 16),
    )  # fmt: skip
    return column(
        bar, scroll("contact", face, ways, _details(phone, person), pad=(0, 0, 0, 24)), height="fill", fill="surface"
    )


def _portrait(person: Contact) -> Node:
    letter = text(person.name[:1].upper(), 56, ink="white", text_align="center")
    return stack(letter, align="center", width=120, height=120, radius=60, fill=tint(person))


def _reach(phone: Phone, scheme: str, address: str) -> Act | None:
    """Over into the app for it; None where there is none, or nothing is known."""
    if not address or not can_follow(phone, f"{scheme}:{address}"):
        return None
    return lambda: _follow(phone, f"{scheme}:{address}")


def _follow(phone: Phone, link: str) -> None:
    follow(phone, link)


def _way(symbol: str, label: str, act: Act | None) -> Node:
    """A way to reach someone; drawn disabled where this phone has none."""
    ink = "on_tonal" if act else "disabled"
    pill = stack(
        icon(symbol, ink=ink), align="center", width=64, height=48, radius=24, fill="tonal" if act else "surface_high"
    )
    words = text(label, 12, ink="on_surface" if act else "disabled", text_align="center")
    return column(
        pill, words, gap=6, align="center", width=None, grow=1, on_tap=act, enabled=act is not None,
        class_name="android.widget.Button",
    )  # fmt: skip


def _details(phone: Phone, person: Contact) -> Node:
    """What is known of the person; an empty line asks to be filled."""
    rows = [
        list_row(value, kind, leading=icon(symbol))
        for symbol, value, kind in (
            ("call", person.phone, phone.say("Mobile")),
            ("mail", person.email, phone.say("Email")),
            ("business", person.company, phone.say("Company")),
        )
        if value
    ]
    edit: Act = lambda: edit_contact(phone, person)  # noqa: E731
    if not person.phone:
        rows.append(list_row(phone.say("Add phone number"), leading=icon("add_call"), on_tap=edit))
    if not person.email:
        rows.append(list_row(phone.say("Add email"), leading=icon("mail"), on_tap=edit))
    title = text(phone.say("Contact info"), 16, bold=True, pad=(24, 16, 24, 4))
    return row(column(title, *rows, fill="surface_high", radius=20, pad=(0, 0, 0, 8)), pad=(16, 0, 16, 0))


def contact_menu(phone: Phone, page: Page) -> Node:
    ask = Page("delete", {"id": number_of(page, "id")}, dialog=True)
    return menu(phone, ("delete", phone.say("Delete"), phone.to(ask)))


def delete_dialog(phone: Phone, page: Page) -> Node:
    person = find(phone, number_of(page, "id"))

    def delete() -> None:
        if person is not None:
            phone.state.contacts.remove(person)
            phone.back()
            phone.toast(phone.say("Contact deleted"))

    name = person.name if person else ""
    return confirm(
        phone, phone.say("Delete contact?"), phone.say("{name} will be removed from this phone.").format(name=name),
        phone.say("Delete"), delete,
    )  # fmt: skip
