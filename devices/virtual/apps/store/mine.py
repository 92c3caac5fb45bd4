"""What is on this phone: updates that wait, and all the apps."""

from __future__ import annotations

from devices.virtual.app import Phone
from devices.virtual.apps.store import shelf
from devices.virtual.apps.store.parts import listing_row, name_of, tabs
from devices.virtual.state import Page
from devices.virtual.widgets import Node, button, column, row, scroll, switch_row, text


def mine_page(phone: Phone, page: Page) -> Node:
    store = phone.state.store
    own = [each for each in store.catalogue if shelf.has(phone.state, each.package)]
    own.sort(key=lambda each: name_of(phone, each.package).lower())
    waiting = [each for each in own if shelf.outdated(phone.state, each)]
    coming = [each for each in store.catalogue if shelf.loading_of(phone.state, each.package) and each not in own]

    def update_all() -> None:
        for each in waiting:
            shelf.begin(phone.state, each.package)

    def flip() -> None:
        store.auto_update = not store.auto_update

    busy = all(shelf.loading_of(phone.state, each.package) for each in waiting)
    heading = phone.say("Updates available: {}").format(len(waiting)) if waiting else phone.say("All apps up to date")
    top = row(
        text(heading, 16, bold=True, grow=1, max_lines=2),
        *([button(phone.say("Update all"), None if busy else update_all, style="tonal")] if waiting else []),
        pad=(20, 8, 20, 8), gap=12,
    )  # fmt: skip
    others = [each for each in own if each not in waiting]
    body = scroll(
        "mine", switch_row(phone.say("Auto-update apps"), store.auto_update, flip, phone.say("Over Wi-Fi only")),
        top, *(listing_row(phone, each, with_button=True) for each in waiting),
        *(listing_row(phone, each) for each in coming),
        text(phone.say("On this phone"), 16, bold=True, pad=(20, 16, 20, 8)),
        *(listing_row(phone, each, with_button=True) for each in others), pad=(0, 0, 0, 16),
    )  # fmt: skip
    title = text(phone.say("Manage apps"), 26, pad=(20, 16, 20, 8), id="title")
    return column(title, body, tabs(phone, "mine"), height="fill", fill="surface")
