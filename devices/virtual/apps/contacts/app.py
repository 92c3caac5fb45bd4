"""Contacts as an app: which page is drawn by whom."""

from __future__ import annotations

from collections.abc import Callable

from devices.virtual.app import Phone
from devices.virtual.apps.contacts import card, form, people
from devices.virtual.state import Page
from devices.virtual.widgets import Node

PAGES: dict[str, Callable[[Phone, Page], Node]] = {
    "people": people.people_page,
    "contact": card.contact_page,
    "contact_menu": card.contact_menu,
    "delete": card.delete_dialog,
    "form": form.form_page,
    "discard": form.discard_dialog,
}


class Contacts:
    """Google's Contacts, in small."""

    package = "com.google.android.contacts"
    activity = "com.android.contacts.activities.PeopleActivity"
    label = "Contacts"
    icon = "person"
    tint = "#2f6fdb"

    def start(self) -> Page:
        return Page("people")

    def view(self, phone: Phone, page: Page) -> Node:
        return PAGES[page.name](phone, page)
