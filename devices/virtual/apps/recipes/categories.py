"""The person's own categories: adding one, dropping one."""

from __future__ import annotations

from devices.virtual.app import Phone
from devices.virtual.apps.parts import draft, words_of
from devices.virtual.state import Page
from devices.virtual.system.dialogs import confirm
from devices.virtual.widgets import Node, app_bar, button, column, field_, icon, icon_button, list_row, row, scroll


def categories_page(phone: Phone, page: Page) -> Node:
    book = phone.state.recipes
    typed = words_of(page, "name").strip()

    def add() -> None:
        book.categories.append(typed)
        page.args["name"] = ""
        phone.focus("")

    ready = add if typed and typed not in book.categories else None
    entry = row(
        field_("name", words_of(page, "name"), draft(page, "name"), hint=phone.say("New category"), width=None, grow=1,
               on_submit=ready),
        button(phone.say("Add"), ready), gap=12, pad=(16, 8, 16, 8),
    )  # fmt: skip
    lines = [_line(phone, name) for name in book.categories]
    bar = app_bar(phone.say("Edit categories"), on_back=phone.back)
    return column(bar, entry, scroll("categories", *lines, pad=(0, 0, 0, 24)), height="fill", fill="surface")


def _line(phone: Phone, name: str) -> Node:
    ask = phone.to(Page("drop", {"name": name}, dialog=True))
    drop = icon_button("delete", phone.say("Delete {}").format(name), ask)
    return list_row(name, leading=icon("label"), trailing=drop, pad=(24, 4, 12, 4))


def drop_dialog(phone: Phone, page: Page) -> Node:
    name = words_of(page, "name")

    def drop() -> None:
        book = phone.state.recipes
        book.categories = [each for each in book.categories if each != name]
        for recipe in book.recipes:
            recipe.categories = [each for each in recipe.categories if each != name]

    words = phone.say("The recipes in it stay.")
    return confirm(phone, phone.say("Delete category?"), words, phone.say("Delete"), drop)
